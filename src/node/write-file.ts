import { chmodSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Replaces what a file holds, all at once: whoever reads it sees the old or the new text, also where the machine stops halfway. A
 * file that is there keeps its mode, and a link goes on leading where it leads; one that is not there is made. `path` is
 * absolute. Throws what the file system throws, and leaves nothing behind then.
 */
export function replaceFile(path: string, content: string | Uint8Array): void {
  const there = statSync(path, { throwIfNoEntry: false });
  const target = there === undefined ? path : realpathSync(path);
  const temporary = join(dirname(target), `.${basename(target)}.${String(process.pid)}.tmp`);
  try {
    writeFileSync(temporary, content, { flag: 'wx' });
    if (there !== undefined) {
      chmodSync(temporary, there.mode & 0o7777);
    }
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
