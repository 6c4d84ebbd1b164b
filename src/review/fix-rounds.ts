import { applyEdits, type NewFile, type TextEdit } from '../base/edit.ts';
import type { Finding } from '../base/finding.ts';
import type { FixResult, Session } from './session-types.ts';

/** What fixing asks of a session. */
export type FixedSession = Pick<Session, 'file' | 'fix'>;

/** Picks the fix of a finding that is to be made, by its id; null: none. */
export type FixPick = (finding: Finding) => string | null;

/** Fixes that do not meet, against the present texts of the session: made together, or not at all. */
export interface FixRound {
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  readonly creates: readonly NewFile[];
  readonly made: readonly MadeFix[];
}

export interface MadeFix {
  readonly finding: Finding;
  readonly title: string;
  /** Every file that it changes or adds. */
  readonly files: readonly string[];
}

export interface FixRoundsOptions {
  /** What the session finds now, in the files whose findings are to be fixed. */
  readonly findings: () => readonly Finding[];
  readonly pick: FixPick;
  /** `file`: a fix changes the file of its finding and no other. */
  readonly reach: 'file' | 'project';
  readonly mostRounds: number;
}

/** The fix that may be made without a person looking: the library's own, and the one that is preferred; null: there is none. */
export function safeFixOf({ suppressed, fixes }: Finding): string | null {
  return suppressed === null ? (fixes.find(fix => fix.preferred && fix.kit === 'native')?.id ?? null) : null;
}

/**
 * Fixes that are picked, round by round: one may be wrong once its neighbour is made, so those that do not meet are made together,
 * and the rest is looked at again. Between two rounds the caller gives the session the new texts and brings it to its end. Each fix
 * of a finding is tried once: one that does not make its finding go is not made again and again.
 */
export function* fixRounds(
  session: FixedSession,
  options: FixRoundsOptions,
): Generator<FixRound, void, void> {
  const tried = new Set<string>();
  for (let count = 0; count < options.mostRounds; count++) {
    const round = nextRound(session, options, tried);
    if (round.made.length === 0) {
      return;
    }
    yield round;
  }
}

function nextRound(session: FixedSession, options: FixRoundsOptions, tried: Set<string>): FixRound {
  const draft = new Draft(session);
  for (const finding of options.findings()) {
    const fix = finding.suppressed === null ? options.pick(finding) : null;
    const key = `${finding.id} ${fix ?? ''}`;
    if (fix === null || tried.has(key)) {
      continue;
    }
    const result = session.fix(finding.file, finding.id, fix);
    if (result === null || (options.reach === 'file' && !staysIn(finding.file, result))) {
      tried.add(key);
    } else if (draft.take(finding, result)) {
      tried.add(key);
    }
  }
  return draft;
}

function staysIn(file: string, { edits, creates = [] }: FixResult): boolean {
  return creates.length === 0 && edits.every(each => each.file === file);
}

/** A round in the making. */
class Draft implements FixRound {
  readonly edits = new Map<string, readonly TextEdit[]>();
  readonly creates: NewFile[] = [];
  readonly made: MadeFix[] = [];
  private readonly session: FixedSession;
  private readonly texts = new Map<string, string | null>();

  constructor(session: FixedSession) {
    this.session = session;
  }

  /** False where it meets another fix of the round: it waits for the next. */
  take(finding: Finding, { title, edits, creates = [] }: FixResult): boolean {
    const fits =
      edits.every(({ file, edits: own }) => fitsBeside(this.textOf(file), this.edits.get(file) ?? [], own)) &&
      creates.every(({ path }) => !this.creates.some(other => other.path === path));
    if (!fits) {
      return false;
    }
    for (const { file, edits: own } of edits) {
      this.edits.set(file, [...(this.edits.get(file) ?? []), ...own]);
    }
    this.creates.push(...creates);
    const files = [...edits.map(({ file }) => file), ...creates.map(({ path }) => path)];
    this.made.push({ finding, title, files });
    return true;
  }

  /** The text that edits are made for; null where it does not parse, so that positions are those of an older one. */
  private textOf(file: string): string | null {
    let text = this.texts.get(file);
    if (text === undefined) {
      const review = this.session.file(file);
      text = review?.state === 'parsed' ? review.text : null;
      this.texts.set(file, text);
    }
    return text;
  }
}

/** Insertions at one place would come in an order that nobody has chosen. */
function fitsBeside(text: string | null, taken: readonly TextEdit[], edits: readonly TextEdit[]): boolean {
  const touches = edits.some(edit => taken.some(other => edit.start <= other.end && other.start <= edit.end));
  return text !== null && !touches && applyEdits(text, [...taken, ...edits]) !== null;
}
