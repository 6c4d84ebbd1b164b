import { applyEdits, type TextEdit } from '../base/edit.ts';
import type { Finding } from '../base/finding.ts';
import type { Session } from '../review/session-types.ts';
import { Pieces } from './pieces.ts';

/** Each round makes at least one finding go; a file with more than that is fixed by asking again. */
const mostRounds = 20;

/** True for a fix that may be made without a person looking: the library's own, and the one that is preferred. */
function safeFixOf(finding: Finding): string | null {
  return finding.suppressed === null
    ? (finding.fixes.find(fix => fix.preferred && fix.kit === 'native')?.id ?? null)
    : null;
}

export function hasSafeFix(findings: readonly Finding[]): boolean {
  return findings.some(finding => safeFixOf(finding) !== null);
}

/**
 * The edits that make every safe fix of one file, and touch no other. A fix may be wrong once its neighbour is made, so
 * those that do not meet are made together, then the file is reviewed again. The session is left as it was found; it
 * must be idle, and nobody else may have a turn meanwhile.
 */
export function fixAll(session: Session, path: string, text: string): readonly TextEdit[] {
  const pieces = new Pieces(text);
  try {
    for (let round = 0; round < mostRounds; round++) {
      const edits = editsOfRound(session, path, pieces.text);
      if (edits.length === 0) {
        break;
      }
      pieces.apply(edits);
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

function editsOfRound(session: Session, path: string, text: string): readonly TextEdit[] {
  const taken: TextEdit[] = [];
  for (const finding of session.file(path)?.findings ?? []) {
    const fix = safeFixOf(finding);
    const result = fix === null ? null : session.fix(path, finding.id, fix);
    const [own, ...others] = result?.edits ?? [];
    if (own?.file === path && others.length === 0 && fitsBeside(text, taken, own.edits)) {
      taken.push(...own.edits);
    }
  }
  return taken;
}

/** Insertions at one place would come in an order that nobody has chosen. */
function fitsBeside(text: string, taken: readonly TextEdit[], edits: readonly TextEdit[]): boolean {
  const touches = edits.some(edit => taken.some(other => edit.start <= other.end && other.start <= edit.end));
  return !touches && applyEdits(text, [...taken, ...edits]) !== null;
}

/** Without I/O: what the session still wants of the disk is left as unknown. */
function finish(session: Session): void {
  while (session.step(1000) === 'more') {
    // The next slice.
  }
}
