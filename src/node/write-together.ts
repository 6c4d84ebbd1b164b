import { accessSync, constants, lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { messageOf } from './failure.ts';
import { decode, encodeLike } from './read-text.ts';
import { replaceFile } from './write-file.ts';

/** Another text for a file, relative to the root. `before`: the one that it was made of; null: the file is new. */
export interface FileChange {
  readonly file: string;
  readonly before: string | null;
  readonly after: string;
}

/**
 * Writes files that belong together: all of them, or none. A file that holds something else than was thought, and one that is there
 * though it was to be new, are left as they are. Encoding, mark and mode stay. `root` is absolute, with `/`. Gives in one sentence
 * why nothing was written; null: everything was.
 */
export function writeTogether(root: string, changes: readonly FileChange[]): string | null {
  const written: (() => void)[] = [];
  try {
    const ready = changes.map(change => readied(root, change));
    const obstacle = ready.find(each => typeof each === 'string');
    if (typeof obstacle === 'string') {
      return obstacle;
    }
    for (const each of ready) {
      if (typeof each !== 'string') {
        each.write();
        written.push(each.undo);
      }
    }
    return null;
  } catch (error) {
    for (const undo of written.reverse()) {
      undo();
    }
    const names = changes.map(({ file }) => file).join(', ');
    return `${names} cannot be written: ${messageOf(error)}`;
  }
}

interface Ready {
  readonly write: () => void;
  readonly undo: () => void;
}

/** A change that can be made, or in one sentence why it cannot. */
function readied(root: string, { file, before, after }: FileChange): Ready | string {
  const path = `${root === '/' ? '' : root}/${file}`;
  const there = lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  if (before === null) {
    return there ? `${file} is there already, and is not written over` : creation(path, after);
  }
  if (!there) {
    return `${file} is gone since it was reviewed`;
  }
  const bytes = readFileSync(path);
  const read = decode(bytes);
  if (read.kind !== 'text' || read.text !== before) {
    return `${file} has changed since it was reviewed`;
  }
  // A file is replaced through its folder, which would not ask whether the file itself may be written.
  accessSync(path, constants.W_OK);
  return {
    write: () => replaceFile(path, encodeLike(bytes, after)),
    undo: () => replaceFile(path, bytes),
  };
}

function creation(path: string, text: string): Ready {
  return {
    write: () => {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text, { flag: 'wx' });
    },
    undo: () => {
      rmSync(path, { force: true });
    },
  };
}
