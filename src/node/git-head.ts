import { execFile } from 'node:child_process';
import path from 'node:path';

/** A file of that length is read by nobody. */
const mostBytes = 64 * 1024 * 1024;
/** In milliseconds. */
const patience = 5000;

/**
 * The text of a file as git's HEAD has it. null: there is no git, no repository around the file, no commit yet, or no such file in it.
 * Nothing of the repository is run: the blob is taken as it is stored, without the filters that it may name.
 */
export function headText(file: string): Promise<string | null> {
  const args = ['cat-file', 'blob', `HEAD:./${path.basename(file)}`];
  const options = {
    cwd: path.dirname(file),
    encoding: 'utf8',
    maxBuffer: mostBytes,
    timeout: patience,
    windowsHide: true,
    // Of a partial clone, what is missing here is not fetched.
    env: { ...process.env, GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' },
  } as const;
  return new Promise(resolve => {
    execFile('git', args, options, (error, stdout) => {
      resolve(error === null ? stdout : null);
    });
  });
}
