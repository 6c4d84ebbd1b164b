import { isObject, type Json, type JsonObject } from '../../../base/jsonc.ts';
import { dirname, join } from '../../../base/path.ts';
import { compareText } from '../../../base/place.ts';
import { type Configs, objectIn, textIn, textsIn } from './configs.ts';

/** What a `tsconfig.json` or `jsconfig.json` says, with what it extends. Paths are relative to the review root. */
export interface CompilerConfig {
  readonly path: string;
  readonly paths: readonly PathMapping[];
  /** Where plain specifiers may begin; null: not set. */
  readonly baseUrl: string | null;
  /** Globs. null: not set. */
  readonly files: readonly string[] | null;
  readonly include: readonly string[] | null;
  readonly exclude: readonly string[] | null;
  readonly outDir: string | null;
  readonly declarationDir: string | null;
  readonly rootDir: string | null;
  /** Lower case. */
  readonly target: string | null;
  /** Lower case; null: those of the target. */
  readonly lib: readonly string[] | null;
  readonly references: readonly string[];
}

export interface PathMapping {
  /** With at most one `*`. */
  readonly pattern: string;
  readonly targets: readonly string[];
}

/** Finds the folder of a package of the workspace, for `extends: '@acme/tsconfig/base.json'`. */
export type PackageFolder = (from: string, packageName: string) => string | null;

type Draft = Omit<CompilerConfig, 'path' | 'references'>;

const nothing: Draft = {
  paths: [],
  baseUrl: null,
  files: null,
  include: null,
  exclude: null,
  outDir: null,
  declarationDir: null,
  rootDir: null,
  target: null,
  lib: null,
};

/** Far more than anybody writes: what is extended twice counts twice. */
const mostExtended = 200;

/** Reads a configuration with all that it extends; what is not there is left out, and circles end and are told. */
export function loadCompilerConfig(
  configs: Configs,
  packageFolder: PackageFolder,
  path: string,
): CompilerConfig {
  const json = configs.json(path);
  const references =
    isObject(json) && Array.isArray(json.references) ? (json.references as readonly Json[]) : [];
  return {
    ...draftOf({ configs, packageFolder, leaf: dirname(path), left: mostExtended }, path, []),
    path,
    references: references.flatMap(each => {
      const target = textIn(each, 'path');
      return target === null ? [] : referenced(configs, join(dirname(path), target));
    }),
  };
}

function referenced(configs: Configs, path: string): readonly string[] {
  const candidates = [path, join(path, 'tsconfig.json'), `${path}.json`];
  return candidates.filter(each => configs.host.files.has(each)).slice(0, 1);
}

interface Loading {
  readonly configs: Configs;
  readonly packageFolder: PackageFolder;
  /** The folder that `${configDir}` stands for. */
  readonly leaf: string;
  /** How many more are read. */
  left: number;
}

function draftOf(loading: Loading, path: string, above: readonly string[]): Draft {
  if (above.includes(path)) {
    tellCircle(loading.configs, above.slice(above.indexOf(path)));
    return nothing;
  }
  loading.left -= 1;
  const json = loading.left < 0 || above.length > 20 ? undefined : loading.configs.json(path);
  if (!isObject(json)) {
    return nothing;
  }
  let draft = nothing;
  for (const specifier of textsIn(json, 'extends')) {
    const base = extended(loading, dirname(path), specifier);
    if (base !== null) {
      draft = over(draft, draftOf(loading, base, [...above, path]));
    }
  }
  return over(draft, ownDraft(loading, dirname(path), json));
}

/** Says it of the first by name, whichever was asked for: the same circle is one problem. */
function tellCircle(configs: Configs, circle: readonly string[]): void {
  const first = [...circle].sort(compareText)[0] ?? '';
  const at = circle.indexOf(first);
  const way = [...circle.slice(at), ...circle.slice(0, at), first];
  configs.report(first, `\`extends\` leads in a circle: ${way.join(' → ')}`);
}

/** The upper one's fields win where they are set. */
function over(lower: Draft, upper: Draft): Draft {
  return {
    paths: upper.paths.length > 0 ? upper.paths : lower.paths,
    baseUrl: upper.baseUrl ?? lower.baseUrl,
    files: upper.files ?? lower.files,
    include: upper.include ?? lower.include,
    exclude: upper.exclude ?? lower.exclude,
    outDir: upper.outDir ?? lower.outDir,
    declarationDir: upper.declarationDir ?? lower.declarationDir,
    rootDir: upper.rootDir ?? lower.rootDir,
    target: upper.target ?? lower.target,
    lib: upper.lib ?? lower.lib,
  };
}

function ownDraft({ leaf }: Loading, folder: string, json: JsonObject): Draft {
  const options = objectIn(json, 'compilerOptions');
  const place = (value: string, base = folder): string =>
    value.startsWith('${configDir}') ? join(leaf, value.slice(12)) : join(base, value);
  const placed = (key: string): string | null => {
    const value = textIn(options, key);
    return value === null ? null : place(value);
  };
  const list = (key: string): readonly string[] | null =>
    json[key] === undefined ? null : textsIn(json, key).map(each => place(each));
  const baseUrl = placed('baseUrl');
  const mappings = Object.entries(objectIn(options, 'paths'));
  return {
    paths: mappings.map(([pattern]) => ({
      pattern,
      targets: textsIn(options.paths, pattern).map(target => place(target, baseUrl ?? folder)),
    })),
    baseUrl,
    files: list('files'),
    include: list('include'),
    exclude: list('exclude'),
    outDir: placed('outDir'),
    declarationDir: placed('declarationDir'),
    rootDir: placed('rootDir'),
    target: textIn(options, 'target')?.toLowerCase() ?? null,
    lib: options.lib === undefined ? null : textsIn(options, 'lib').map(each => each.toLowerCase()),
  };
}

function extended(loading: Loading, folder: string, specifier: string): string | null {
  const { configs } = loading;
  if (/^\.\.?(?:\/|$)/.test(specifier)) {
    const path = join(folder, specifier);
    const candidates = path.endsWith('.json') ? [path] : [`${path}.json`, path, join(path, 'tsconfig.json')];
    return candidates.find(each => configs.host.files.has(each)) ?? candidates[0] ?? null;
  }
  const [, name = '', rest = ''] = /^((?:@[^/]+\/)?[^/]+)\/?(.*)$/.exec(specifier) ?? [];
  const packageFolder = loading.packageFolder(folder, name);
  if (packageFolder === null) {
    return null;
  }
  const path = join(packageFolder, rest);
  const candidates = [path, `${path}.json`, join(path, 'tsconfig.json')];
  return (
    candidates.find(each => each.endsWith('.json') && configs.host.files.has(each)) ??
    (rest === '' ? null : path)
  );
}
