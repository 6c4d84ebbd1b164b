import { basename } from '../../../../base/path.ts';
import { bunLockfile } from './bun.ts';
import type { Lockfile } from './lockfile.ts';
import { npmLockfile } from './npm.ts';
import { pnpmLockfile } from './pnpm.ts';
import { yarnLockfile } from './yarn.ts';

/** Lockfiles by name, in the order in which they speak where a folder has several. The binary `bun.lockb` is not read. */
export const lockfileReaders: ReadonlyMap<string, (text: string) => Lockfile> = new Map([
  ['pnpm-lock.yaml', pnpmLockfile],
  ['yarn.lock', yarnLockfile],
  ['bun.lock', bunLockfile],
  ['npm-shrinkwrap.json', npmLockfile],
  ['package-lock.json', npmLockfile],
]);

export function isLockfile(path: string): boolean {
  return lockfileReaders.has(basename(path));
}
