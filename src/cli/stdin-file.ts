import { basename, dirname, resolve } from 'node:path';
import { decode, type TextRead } from '../node/read-text.ts';
import { scopeOf } from '../node/review-root.ts';
import type { Io } from './io.ts';

/** What stands in for a file: the standard input, and where that file is or will be. */
export interface StdinFile {
  /** Absolute, with `/`. */
  readonly root: string;
  /** Relative to the root. */
  readonly file: string;
  readonly read: TextRead;
}

/** The file need not be there; its folder must, or a sentence says that it is not. */
export async function stdinFile(io: Io, filename: string): Promise<StdinFile | string> {
  const path = resolve(io.cwd, filename);
  const result = scopeOf(io.cwd, [dirname(path)]);
  if (result.kind === 'missing') {
    return `There is no folder for ${filename}`;
  }
  const { root, folders } = result.scope;
  const file = [folders[0] ?? '', basename(path)].filter(part => part !== '').join('/');
  return { root, file, read: decode(await io.stdin()) };
}
