import type { TextEdit } from '../base/edit.ts';
import type { Finding } from '../base/finding.ts';
import { fixRounds, safeFixOf } from '../review/fix-rounds.ts';
import type { Session } from '../review/session-types.ts';
import { Pieces } from './pieces.ts';

/** Each round makes at least one finding go; a file with more than that is fixed by asking again. */
const mostRounds = 20;

export function hasSafeFix(findings: readonly Finding[]): boolean {
  return findings.some(finding => safeFixOf(finding) !== null);
}

/**
 * The edits that make every safe fix of one file, and touch no other. The session is left as it was found; it must be idle, and
 * nobody else may have a turn meanwhile.
 */
export function fixAll(session: Session, path: string, text: string): readonly TextEdit[] {
  const pieces = new Pieces(text);
  const rounds = fixRounds(session, {
    findings: () => session.file(path)?.findings ?? [],
    pick: safeFixOf,
    reach: 'file',
    mostRounds,
  });
  try {
    for (const { edits } of rounds) {
      pieces.apply(edits.get(path) ?? []);
      session.set(path, pieces.text);
      finish(session);
      if (session.file(path)?.state !== 'parsed') {
        return [];
      }
    }
  } finally {
    session.set(path, text);
    finish(session);
  }
  return pieces.edits();
}

/** Without I/O: what the session still wants of the disk is left as unknown. */
function finish(session: Session): void {
  while (session.step(1000) === 'more') {
    // The next slice.
  }
}
