import { basename } from '../base/path.ts';
import { isConfiguration, isSource } from '../node/file-names.ts';

/** What has happened to a file on disk: its text has changed, or it has come or gone. */
export interface FileChange {
  /** Relative to the folder's root. */
  readonly path: string;
  readonly kind: 'changed' | 'listed';
}

/** True where the review of a folder depends on the file. */
export function concernsReview({ path }: FileChange): boolean {
  return isSource(path) || isConfiguration(path) || isIgnoreFile(path);
}

/** True where the folder is to be listed again. */
export function changesList({ path, kind }: FileChange): boolean {
  return kind === 'listed' || isIgnoreFile(path);
}

function isIgnoreFile(path: string): boolean {
  return basename(path) === '.gitignore';
}
