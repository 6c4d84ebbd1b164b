/** Finds the listed source that a path without or with another extension stands for. */
export interface Probe {
  /** A file, by TypeScript's rules: `./x` and `./x.js` may be `x.ts`. Null: none. */
  file(path: string): string | null;
  /** `index` in a folder. */
  index(folder: string): string | null;
}

const plain = ['.ts', '.tsx', '.js', '.jsx', '.mts', '.cts', '.mjs', '.cjs'] as const;

/** What a written extension may stand for, TypeScript first: where both are there, the `.js` is output. */
const written: readonly (readonly [string, readonly string[]])[] = [
  ['.d.ts', plain],
  ['.d.mts', ['.mts', '.mjs', '.ts', '.js']],
  ['.d.cts', ['.cts', '.cjs', '.ts', '.js']],
  ['.js', ['.ts', '.tsx', '.js', '.jsx']],
  ['.jsx', ['.tsx', '.jsx', '.ts']],
  ['.tsx', ['.tsx', '.ts']],
  ['.ts', ['.ts', '.tsx']],
  ['.mjs', ['.mts', '.mjs', '.ts', '.js']],
  ['.cjs', ['.cts', '.cjs', '.ts', '.js']],
];

/** A source file by its name: what an import may lead to. Declarations and data hold no calls. */
const sourceEnd = /\.[cm]?[jt]sx?$/;

export function createProbe(files: ReadonlySet<string>): Probe {
  const file = (path: string): string | null => {
    if (path === '' || path.endsWith('/')) {
      return null;
    }
    const exact = sourceEnd.test(path) ? writtenAs(files, path) : null;
    if (exact !== null) {
      return exact;
    }
    for (const extension of plain) {
      const candidate = path + extension;
      if (files.has(candidate)) {
        return candidate;
      }
    }
    return null;
  };
  return { file, index: folder => file(folder === '' ? 'index' : `${folder}/index`) };
}

function writtenAs(files: ReadonlySet<string>, path: string): string | null {
  for (const [end, extensions] of written) {
    if (path.endsWith(end)) {
      const stem = path.slice(0, -end.length);
      for (const extension of extensions) {
        if (files.has(stem + extension)) {
          return stem + extension;
        }
      }
    }
  }
  return files.has(path) ? path : null;
}
