import { basename, dirname } from '../../../base/path.ts';
import { isCompilerConfig } from './config-files.ts';
import { type Configs, remember } from './configs.ts';
import { type Glob, globOf, globOfAllIn, matchesGlob, segmentsOf } from './globs.ts';
import { type CompilerConfig, loadCompilerConfig, type PackageFolder } from './tsconfig.ts';

/** Which compiler options hold for a file. */
export interface CompilerConfigs {
  /**
   * The nearest `tsconfig.json` or `jsconfig.json` that includes the file, itself or through `references`; where none does, the
   * nearest one; null: there is none.
   */
  of(file: string): CompilerConfig | null;
  /** All that stand in a folder itself, under any of their names. */
  in(folder: string): readonly CompilerConfig[];
}

interface Scope {
  readonly files: ReadonlySet<string>;
  readonly include: readonly Glob[];
  readonly exclude: readonly Glob[];
}

const mostReferences = 60;
const mainNames = new Set(['tsconfig.json', 'jsconfig.json']);

export function createCompilerConfigs(configs: Configs, packageFolder: PackageFolder): CompilerConfigs {
  const loaded = new Map<string, CompilerConfig>();
  const scopes = new Map<string, Scope>();
  const chains = new Map<string, readonly CompilerConfig[]>();
  const choices = new Map<string, readonly CompilerConfig[]>();
  const answers = new Map<string, CompilerConfig | null>();
  const load = (path: string): CompilerConfig =>
    remember(loaded, path, () => loadCompilerConfig(configs, packageFolder, path));
  const includes = (config: CompilerConfig, file: string): boolean =>
    isInScope(
      remember(scopes, config.path, () => scopeOf(config)),
      file,
    );
  let byFolder: ReadonlyMap<string, readonly string[]> | null = null;
  const pathsIn = (folder: string): readonly string[] => {
    byFolder ??= compilerConfigsByFolder(configs.host.files);
    return byFolder.get(folder) ?? [];
  };
  const chainOf = (folder: string): readonly CompilerConfig[] =>
    remember(chains, folder, () => {
      const above = folder === '' ? [] : chainOf(dirname(folder));
      const own = pathsIn(folder).find(path => mainNames.has(basename(path)));
      return own === undefined ? above : [load(own), ...above];
    });
  const choicesOf = (config: CompilerConfig): readonly CompilerConfig[] =>
    remember(choices, config.path, () => withReferences(config, load));
  return {
    of: file =>
      remember(answers, file, () => {
        const chain = chainOf(dirname(file));
        for (const config of chain) {
          const choice = choicesOf(config).find(each => includes(each, file));
          if (choice !== undefined) {
            return choice;
          }
        }
        return chain[0] ?? null;
      }),
    in: folder => pathsIn(folder).map(load),
  };
}

function compilerConfigsByFolder(files: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const byFolder = new Map<string, string[]>();
  for (const path of files) {
    if (path.endsWith('.json') && isCompilerConfig(basename(path))) {
      remember(byFolder, dirname(path), () => []).push(path);
    }
  }
  for (const paths of byFolder.values()) {
    // `tsconfig.json` before `jsconfig.json`, the same on every machine.
    paths.sort().reverse();
  }
  return byFolder;
}

/** A configuration and what it refers to, breadth first: one that only refers includes nothing of its own. */
function withReferences(
  config: CompilerConfig,
  load: (path: string) => CompilerConfig,
): readonly CompilerConfig[] {
  const seen = new Set([config.path]);
  const all: CompilerConfig[] = [config];
  for (let i = 0; i < all.length && all.length < mostReferences; i++) {
    for (const path of all[i]?.references ?? []) {
      if (!seen.has(path)) {
        seen.add(path);
        all.push(load(path));
      }
    }
  }
  return all;
}

/** A pattern that names a folder stands for all in it, in `include` and in `exclude`. */
function scopeOf(config: CompilerConfig): Scope {
  const folder = dirname(config.path);
  const include = config.include ?? (config.files === null ? [folder] : []);
  const outputs = [config.outDir, config.declarationDir].filter(path => path !== null && path !== folder);
  const exclude = config.exclude ?? outputs;
  return {
    files: new Set(config.files ?? []),
    include: include.map(globOf).map(glob => (glob.some(isFolderPattern) ? globOfAllIn(glob) : glob)),
    exclude: exclude.filter(pattern => pattern !== null).map(pattern => globOfAllIn(globOf(pattern))),
  };
}

/** `src`, but not `src/*` or `src/index.ts`. */
function isFolderPattern(segments: readonly string[]): boolean {
  const last = segments.at(-1) ?? '';
  return last === '**' || !/[*?.]/.test(last);
}

function isInScope({ files, include, exclude }: Scope, file: string): boolean {
  if (files.has(file)) {
    return true;
  }
  const segments = segmentsOf(file);
  return (
    include.some(glob => matchesGlob(glob, segments)) && !exclude.some(glob => matchesGlob(glob, segments))
  );
}
