import { dirname, join } from '../../../base/path.ts';
import type { Problem } from '../../../base/problem.ts';
import { builtinOf } from './builtins.ts';
import { createCompilerConfigs, type CompilerConfigs } from './compiler-configs.ts';
import { type Configs, configsOf, remember } from './configs.ts';
import type { ProjectHost } from './host.ts';
import { folderAt, internalTargets, moduleAt, packageModule, type Tools } from './package-entry.ts';
import { fitPattern } from './package-targets.ts';
import { createProbe } from './probe.ts';
import { firstOf } from './source-of.ts';
import type { CompilerConfig } from './tsconfig.ts';
import { createWorkspaces, type Workspaces } from './workspaces.ts';

export { configFiles, isConfigFile } from './config-files.ts';
export type { ProjectHost } from './host.ts';

/** Where a specifier leads. */
export type Resolution =
  | { readonly kind: 'file'; readonly path: string }
  /** `subpath`: without the name and the slash; '' for the package itself. */
  | { readonly kind: 'package'; readonly name: string; readonly subpath: string }
  /** Of the runtime. `name`: without `node:`. */
  | { readonly kind: 'builtin'; readonly name: string; readonly subpath: string }
  | { readonly kind: 'missing'; readonly reason: string };

export interface Resolver {
  /** Where a specifier in a file leads. Remembered by folder and compiler options. */
  resolve(from: string, specifier: string): Resolution;
  /** What is wrong with the configuration files that were read so far. */
  problems(): readonly Problem[];
}

interface Scope {
  readonly from: string;
  readonly folder: string;
  readonly config: CompilerConfig | null;
  readonly known: Map<string, Resolution>;
}

/** The compiler options and workspace of a host: made once for all who ask. */
export interface ProjectTools extends Tools {
  readonly workspaces: Workspaces;
}

const toolsByHost = new WeakMap<ProjectHost, ProjectTools>();

export function projectToolsOf(host: ProjectHost): ProjectTools {
  let tools = toolsByHost.get(host);
  if (tools === undefined) {
    const configs: Configs = configsOf(host);
    const workspaces = createWorkspaces(configs);
    const compilers: CompilerConfigs = createCompilerConfigs(
      configs,
      (from, name) => workspaces.find(from, name)?.folder ?? null,
    );
    tools = { configs, workspaces, compilers, probe: createProbe(host.files), known: new Map() };
    toolsByHost.set(host, tools);
  }
  return tools;
}

/**
 * Makes a resolver over the listed files. It answers from what is known now: make a new one (with a new host) when the list or a
 * configuration file changes.
 */
export function createResolver(host: ProjectHost): Resolver {
  const tools = projectToolsOf(host);
  const scopes = new Map<string, Scope>();
  const scopesByPlace = new Map<string, Scope>();
  const scopeOf = (from: string): Scope =>
    remember(scopes, from, () => {
      const folder = dirname(from);
      const config = tools.compilers.of(from);
      return remember(scopesByPlace, `${folder}\0${config?.path ?? ''}`, () => ({
        from,
        folder,
        config,
        known: new Map(),
      }));
    });
  return {
    resolve(from, specifier) {
      const scope = scopeOf(from);
      return remember(scope.known, specifier, () => resolveIn(tools, scope, specifier));
    },
    problems: () => tools.configs.problems(),
  };
}

function resolveIn(tools: ProjectTools, scope: Scope, specifier: string): Resolution {
  if (/^\.\.?(?:\/|$)/.test(specifier)) {
    return relative(tools, scope, specifier);
  }
  const { config } = scope;
  const mapped = config === null ? null : byPaths(tools, config, specifier);
  if (mapped !== null) {
    return mapped;
  }
  if (specifier.startsWith('#')) {
    return internal(tools, scope, specifier);
  }
  const base = specifier.startsWith('/') ? null : (config?.baseUrl ?? null);
  const based = base === null ? null : fileOf(moduleAt(tools, join(base, specifier)));
  return based ?? bare(tools, scope, specifier);
}

function fileOf(path: string | null): Resolution | null {
  return path === null ? null : { kind: 'file', path };
}

function missing(reason: string): Resolution {
  return { kind: 'missing', reason };
}

function relative(tools: ProjectTools, { folder }: Scope, specifier: string): Resolution {
  const path = pathFrom(folder, specifier);
  if (path.startsWith('..')) {
    return missing('it lies outside of the reviewed folder');
  }
  const isFolder = /(?:^|\/)\.{0,2}$/.test(specifier);
  const found = isFolder ? folderAt(tools, path) : moduleAt(tools, path);
  const query = path.search(/[?#]/);
  const withoutQuery = found === null && query > 0 ? moduleAt(tools, path.slice(0, query)) : null;
  return fileOf(found ?? withoutQuery) ?? missing(`no source of that name is listed`);
}

/** A path that `join` would change: it holds an empty segment, `.` or `..`, or ends in a slash. */
const unsettled = /(?:^|\/)\.{0,2}(?:\/|$)/;

/** As `join`, and faster for what nearly all specifiers are: some `./` or `../`, then plain names. */
function pathFrom(folder: string, specifier: string): string {
  let base = folder;
  let at = specifier.startsWith('./') ? 2 : 0;
  while (base !== '' && specifier.startsWith('../', at)) {
    base = dirname(base);
    at += 3;
  }
  const rest = specifier.slice(at);
  if (unsettled.test(rest)) {
    return join(base === '' ? '.' : base, rest);
  }
  return base === '' ? rest : `${base}/${rest}`;
}

/** By `paths` of the compiler options: an exact pattern wins, then the longest beginning. */
function byPaths(tools: ProjectTools, config: CompilerConfig, specifier: string): Resolution | null {
  let best: { readonly star: number; readonly rest: string; readonly targets: readonly string[] } | null =
    null;
  for (const { pattern, targets } of config.paths) {
    const fit =
      pattern === specifier
        ? { star: Infinity, rest: '' }
        : pattern.endsWith('/')
          ? null
          : fitPattern(pattern, specifier);
    if (fit !== null && (best === null || fit.star > best.star)) {
      best = { ...fit, targets };
    }
  }
  return best === null ? null : toTargets(tools, best.targets, best.rest, specifier);
}

function toTargets(
  tools: ProjectTools,
  targets: readonly string[],
  rest: string,
  specifier: string,
): Resolution | null {
  return firstOf(targets, target => {
    const path = join(target.replace('*', () => rest));
    const inPackages = path.lastIndexOf('node_modules/');
    if (inPackages >= 0) {
      const name = path.slice(inPackages + 'node_modules/'.length);
      return packageOf(name.startsWith('@types/') ? specifier : name);
    }
    return fileOf(moduleAt(tools, path));
  });
}

/** By `imports` of the nearest package. */
function internal(tools: ProjectTools, scope: Scope, specifier: string): Resolution {
  const found = internalTargets(tools, scope.from, specifier);
  const target = firstOf(found?.targets ?? [], each =>
    each.startsWith('./')
      ? fileOf(moduleAt(tools, join(found?.folder ?? '', each)))
      : bare(tools, scope, each),
  );
  return (
    target ??
    byCommonAlias(tools, scope, specifier) ??
    missing('no `imports` in package.json lead to a listed source')
  );
}

function bare(tools: ProjectTools, scope: Scope, specifier: string): Resolution {
  const builtin = builtinOf(specifier);
  if (builtin !== null) {
    const [name = '', ...rest] = builtin.split('/');
    return { kind: 'builtin', name, subpath: rest.join('/') };
  }
  const named = packageOf(specifier);
  if (named?.kind !== 'package') {
    return (
      byCommonAlias(tools, scope, specifier) ?? missing('it is neither a path nor the name of a package')
    );
  }
  const member = tools.workspaces.find(scope.folder, named.name);
  if (member === null) {
    return named;
  }
  return (
    fileOf(packageModule(tools, member, named.subpath)) ??
    missing(`no listed source is the entry of ${named.name}`)
  );
}

const packageName =
  /^(?:npm:)?((?:@[a-z0-9~_.-]+\/)?[a-z0-9~_.-]*[a-z0-9_-][a-z0-9~_.-]*)(?:@[^/]*)?(?:\/(.*))?$/i;

function packageOf(specifier: string): (Resolution & { kind: 'package' }) | null {
  const match = /^[~.]/.test(specifier) ? null : packageName.exec(specifier);
  return match === null ? null : { kind: 'package', name: match[1] ?? '', subpath: match[2] ?? '' };
}

/** Names that frameworks give to folders without compiler options that say so: tried only where nothing else fits. */
const commonAliases: readonly (readonly [string, readonly string[]])[] = [
  ['@/', ['src', '', 'app']],
  ['~/', ['src', '', 'app']],
  ['#/', ['src', '']],
  ['@@/', ['']],
  ['~~/', ['']],
  ['$lib/', ['src/lib']],
  ['/', ['', 'src']],
];

function byCommonAlias(tools: ProjectTools, { folder }: Scope, specifier: string): Resolution | null {
  for (const [alias, roots] of commonAliases) {
    if (specifier.startsWith(alias)) {
      const rest = specifier.slice(alias.length);
      const packages = tools.configs.manifestsUp(folder).map(manifest => manifest.folder);
      const folders = [...packages, ''].flatMap(each => roots.map(root => join(each, root, rest)));
      return fileOf(firstOf(folders, path => moduleAt(tools, path)));
    }
  }
  return null;
}
