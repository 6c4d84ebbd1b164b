import { extname } from '../base/path.ts';

const sourceExtensions: ReadonlySet<string> = new Set([
  '.js',
  '.jsx',
  '.mjs',
  '.cjs',
  '.ts',
  '.tsx',
  '.mts',
  '.cts',
]);

/** Whether a path is reviewed: JavaScript or TypeScript, and no declaration. */
export function isSource(path: string): boolean {
  return sourceExtensions.has(extname(path)) && !/\.d\.[mc]?ts$/.test(path);
}
