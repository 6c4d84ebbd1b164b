import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { codeOf, messageOf } from '../../node/failure.ts';
import type { Io } from '../io.ts';
import { giveUp, status, type Status } from '../usage.ts';

/** Writes a document to the standard output, or into a new file: never over one that is there. */
export function write(io: Io, text: string, output: string | null): Status {
  if (output === null) {
    io.stdout.write(text);
    return status.fine;
  }
  try {
    writeFileSync(resolve(io.cwd, output), text, { flag: 'wx' });
  } catch (error) {
    return giveUp(
      io,
      codeOf(error) === 'EEXIST'
        ? `${output} is there already; it stays as it is`
        : `${output} cannot be written: ${codeOf(error) === 'ENOENT' ? 'its folder is not there' : messageOf(error)}`,
    );
  }
  io.stderr.write(`Wrote ${output}\n`);
  return status.fine;
}
