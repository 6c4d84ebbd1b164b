import { dirname, join } from '../../../base/path.ts';
import type { CompilerConfigs } from './compiler-configs.ts';
import type { Configs } from './configs.ts';
import type { Probe } from './probe.ts';

/** Folders that hold what a build makes; the sources stand in `src` beside them, or in the package's own folder. */
const outputs = new Set([
  'dist',
  'lib',
  'build',
  'out',
  'output',
  'esm',
  'cjs',
  'es',
  'umd',
  'types',
  'typings',
  '.output',
]);
/** Folders inside of the output that stand for a format, or repeat the folder of the sources. */
const formats = new Set([
  ...outputs,
  'mjs',
  'node',
  'browser',
  'commonjs',
  'module',
  'modern',
  'default',
  'src',
  'source',
]);

/**
 * The source that a file of a package is made from, where the file itself is not in the list: through the `outDir` and `rootDir` of
 * the package's compiler options, else by the usual names of folders. Null: not found.
 */
export function sourceOf(
  tools: { configs: Configs; compilers: CompilerConfigs; probe: Probe },
  path: string,
): string | null {
  const { configs, compilers, probe } = tools;
  const folder = configs.manifestsUp(dirname(path))[0]?.folder ?? '';
  const find = (candidate: string): string | null => probe.file(candidate) ?? probe.index(candidate);
  for (const { outDir, declarationDir, rootDir, path: config } of compilers.in(folder)) {
    for (const output of [outDir, declarationDir]) {
      const rest = output === null || output === folder ? null : below(output, path);
      const roots = rootDir === null ? [join(dirname(config), 'src'), dirname(config)] : [rootDir];
      const found = rest === null ? null : firstOf(roots, root => find(join(root, rest)));
      if (found !== null) {
        return found;
      }
    }
  }
  return byUsualNames(folder, path, find);
}

function byUsualNames(folder: string, path: string, find: (path: string) => string | null): string | null {
  const segments = (below(folder, path) ?? '').split('/');
  if (!outputs.has(segments[0] ?? '')) {
    return null;
  }
  for (let skipped = 1; skipped <= segments.length; skipped++) {
    const rest = segments.slice(skipped).join('/');
    const found = find(join(folder, 'src', rest)) ?? (rest === '' ? null : find(join(folder, rest)));
    if (found !== null || !formats.has(segments[skipped] ?? '')) {
      return found;
    }
  }
  return null;
}

function below(folder: string, path: string): string | null {
  if (folder === '') {
    return path;
  }
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : null;
}

/** The first answer that is not null. */
export function firstOf<T, R>(items: Iterable<T>, find: (item: T) => R | null): R | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) {
      return found;
    }
  }
  return null;
}
