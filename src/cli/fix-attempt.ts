import { applyEdits } from '../base/edit.ts';
import type { Finding } from '../base/finding.ts';
import { compareText } from '../base/place.ts';
import type { FolderReview } from '../node/driver.ts';
import type { FileChange } from '../node/write-together.ts';
import {
  type FixedSession,
  type FixPick,
  type FixRound,
  fixRounds,
  type MadeFix,
} from '../review/fix-rounds.ts';
import type { Review } from '../review/session-types.ts';

/** What fixing has come to; nothing is written yet. */
export interface FixAttempt {
  readonly changes: readonly FileChange[];
  readonly made: readonly MadeFix[];
  /** Of the texts as they would be. */
  readonly review: Review;
}

/** Fixes until nothing more is to be done, or so many rounds are over: each makes at least one finding go. */
const mostRounds = 500;

/** What fixing asks of a review. */
export type FixedFolder = Pick<FolderReview, 'review' | 'withTexts'> & { readonly session: FixedSession };

/** Makes the fixes that `pick` picks, in the session alone. */
export async function attemptFixes(folder: FixedFolder, pick: FixPick): Promise<FixAttempt> {
  const { session } = folder;
  const before = new Map<string, string | null>();
  const after = new Map<string, string>();
  const made: MadeFix[] = [];
  let review = folder.review;
  const findings = (): readonly Finding[] => review.findings;
  for (const round of fixRounds(session, { findings, pick, reach: 'project', mostRounds })) {
    const texts = textsOf(session, round);
    const undo = new Map([...texts.keys()].map(file => [file, session.file(file)?.text ?? null]));
    review = await folder.withTexts(texts);
    if ([...texts.keys()].some(file => !isReviewed(session, file))) {
      review = await folder.withTexts(undo);
      continue;
    }
    made.push(...round.made);
    for (const [file, text] of texts) {
      if (!after.has(file)) {
        before.set(file, undo.get(file) ?? null);
      }
      after.set(file, text);
    }
  }
  const changes = [...after]
    .map(([file, text]) => ({ file, before: before.get(file) ?? null, after: text }))
    .sort((a, b) => compareText(a.file, b.file));
  return { changes, made, review };
}

function textsOf(session: FixedSession, { edits, creates }: FixRound): ReadonlyMap<string, string> {
  const texts = new Map(creates.map(({ path, text }) => [path, text]));
  for (const [file, own] of edits) {
    const text = applyEdits(session.file(file)?.text ?? '', own);
    if (text !== null) {
      texts.set(file, text);
    }
  }
  return texts;
}

/** False for a text that does not parse: then a fix has gone wrong. */
function isReviewed(session: FixedSession, file: string): boolean {
  return session.file(file)?.state !== 'last-good';
}

/**
 * Changes that hang together, to be written all or not at all: those of a fix that spans files. A file that is added may be used by
 * all the others.
 */
export function changesTogether({ changes, made }: FixAttempt): readonly (readonly FileChange[])[] {
  if (changes.some(({ before }) => before === null)) {
    return [changes];
  }
  const groups = new Map(changes.map(({ file }) => [file, new Set([file])]));
  for (const { files } of made) {
    const joined = new Set(files.flatMap(file => [...(groups.get(file) ?? [])]));
    for (const file of joined) {
      groups.set(file, joined);
    }
  }
  return [...new Set(groups.values())].map(group => changes.filter(({ file }) => group.has(file)));
}
