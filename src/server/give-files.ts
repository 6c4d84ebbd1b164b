import { isConfiguration } from '../node/file-names.ts';
import type { Session } from '../review/session-types.ts';
import type { FileList } from './platform.ts';

/**
 * Names the files of a folder to its session, in the order in which they are wanted: configuration, without which nothing is
 * parsed, then open documents, whose texts are at hand, then the rest.
 */
export function giveFiles(
  session: Session,
  { files, failures }: FileList,
  overlay: ReadonlyMap<string, string>,
): void {
  const open = [...overlay.keys()];
  const configuration = files.filter(isConfiguration);
  const sources = files.filter(file => !isConfiguration(file));
  session.files([...new Set([...configuration, ...open, ...sources])], { complete: true });
  session.open(open);
  for (const [path, failure] of failures) {
    if (!overlay.has(path)) {
      session.fail(path, failure);
    }
  }
  for (const [path, text] of overlay) {
    session.set(path, text);
  }
}
