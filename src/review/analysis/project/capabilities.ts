import semver from 'semver';
import { dirname, extname } from '../../../base/path.ts';
import { type Manifest, objectIn, remember, textIn } from './configs.ts';
import { platformOf, type Platform } from './platform.ts';
import type { ProjectHost } from './host.ts';
import { projectToolsOf } from './resolver.ts';
import { satisfies } from './satisfies.ts';
import { createVersions, type Versions } from './versions.ts';
import type { CompilerConfig } from './tsconfig.ts';

export type YesNoUnknown = 'yes' | 'no' | 'unknown';

/** What the code of a file can rely on where it runs, as far as the project says. */
export interface Capabilities {
  /** By extension, then by `type` in the nearest `package.json`; TypeScript and JSX that nothing is said about is written as modules. */
  readonly module: 'esm' | 'cjs';
  /** The oldest Node that `engines.node` of the nearest `package.json` that has it allows; null: not said. */
  readonly nodeMin: string | null;
  readonly lib: {
    readonly dom: boolean;
    /** 2022 for `es2022`; null: not said. */ readonly es: number | null;
  };
  /**
   * Whether `AbortSignal.timeout` is there: Node 17.3 and 16.14 on. Where `engines.node` is said: `yes`, every Node that it allows has
   * it; `unknown`, every major that it allows and that is maintained got it; `no`, it allows an older one. Else `@types/node` 18 on says yes, and so do compiler options with the DOM and a target of ES2022 on: such a platform is
   * younger than the method (https://nodejs.org/api/globals.html#static-method-abortsignaltimeoutdelay, Baseline 2024).
   */
  readonly signalTimeout: YesNoUnknown;
  /**
   * Whether `AbortSignal.any` is there: Node 20.3 and 18.17 on; else as above, with `@types/node` 20 on
   * (https://nodejs.org/api/globals.html#static-method-abortsignalanysignals).
   */
  readonly signalAny: YesNoUnknown;
  /** What the package of the file is for. */
  readonly platform: Platform;
}

export interface CapabilitiesOf {
  /** Reads no more than what is asked for: a look at `module` asks the host for nothing in `node_modules`. */
  of(file: string): Capabilities;
}

const methods = {
  signalTimeout: { node: '^16.14.0 || >=17.3.0', majors: '>=16', types: '>=18' },
  signalAny: { node: '^18.17.0 || >=20.3.0', majors: '>=18', types: '>=20' },
} as const;

const youngTarget = 2022;

export function createCapabilities(host: ProjectHost): CapabilitiesOf {
  const { configs, compilers } = projectToolsOf(host);
  const versions = createVersions(host);
  const platforms = new Map<string, Platform>();
  return {
    of(file) {
      const manifests = configs.manifestsUp(dirname(file));
      const has = (method: keyof typeof methods): YesNoUnknown => {
        const engines = enginesOf(manifests);
        return engines === null
          ? withoutEngines(versions, file, compilers.of(file), methods[method].types)
          : enginesHave(engines, methods[method]);
      };
      return {
        get module() {
          return moduleOf(file, manifests);
        },
        get nodeMin() {
          const engines = enginesOf(manifests);
          return engines === null ? null : (semver.minVersion(engines)?.version ?? null);
        },
        get lib() {
          return libOf(compilers.of(file));
        },
        get signalTimeout() {
          return has('signalTimeout');
        },
        get signalAny() {
          return has('signalAny');
        },
        get platform() {
          const [manifest, above] = manifests;
          return manifest === undefined
            ? 'unknown'
            : remember(platforms, manifest.path, () =>
                platformOf(above === undefined ? '' : manifest.folder, manifest.json),
              );
        },
      };
    },
  };
}

function moduleOf(file: string, manifests: readonly Manifest[]): 'esm' | 'cjs' {
  switch (extname(file)) {
    case '.mts':
    case '.mjs':
      return 'esm';
    case '.cts':
    case '.cjs':
      return 'cjs';
    default: {
      const type =
        manifests.map(manifest => textIn(manifest.json, 'type')).find(each => each !== null) ?? null;
      const written = extname(file) === '.js' ? 'cjs' : 'esm';
      return type === 'module' ? 'esm' : type === 'commonjs' ? 'cjs' : written;
    }
  }
}

/** `engines.node` of the nearest package that says it; `*` says nothing. */
function enginesOf(manifests: readonly Manifest[]): string | null {
  for (const manifest of manifests) {
    const range = textIn(objectIn(manifest.json, 'engines'), 'node');
    if (range !== null && semver.validRange(range) !== null && semver.validRange(range) !== '*') {
      return range;
    }
  }
  return null;
}

function enginesHave(
  engines: string,
  having: { readonly node: string; readonly majors: string },
): YesNoUnknown {
  return semver.subset(engines, having.node)
    ? 'yes'
    : semver.subset(engines, having.majors)
      ? 'unknown'
      : 'no';
}

function withoutEngines(
  versions: Versions,
  file: string,
  config: CompilerConfig | null,
  types: string,
): YesNoUnknown {
  const version = versions.versionOf(file, '@types/node');
  if (version !== null && version !== 'pending' && satisfies(version, types) === 'yes') {
    return 'yes';
  }
  const { dom, es } = libOf(config);
  return dom && es !== null && es >= youngTarget ? 'yes' : 'unknown';
}

/** The libraries of the compiler options: where `lib` is not set, those of the target, the DOM among them. */
function libOf(config: CompilerConfig | null): { dom: boolean; es: number | null } {
  if (config === null) {
    return { dom: false, es: null };
  }
  const names = config.lib ?? [config.target ?? '', 'dom'];
  const levels = names.flatMap(name => levelOf(name) ?? []);
  return {
    dom: names.includes('dom') && (config.lib !== null || config.target !== null),
    es: levels.length === 0 ? null : Math.max(...levels),
  };
}

function levelOf(name: string): number | null {
  if (name === 'esnext' || name.startsWith('esnext.')) {
    return 9999;
  }
  const year = /^es(20\d\d)/.exec(name)?.[1];
  return year !== undefined ? Number(year) : name === 'es6' ? 2015 : null;
}
