import type { Finding } from '../base/finding.ts';
import type { Kit } from '../base/settings.ts';
import { isAtLeast } from '../base/severity.ts';
import type { FolderReview } from '../node/driver.ts';
import { readText } from '../node/read-text.ts';
import { writeTogether } from '../node/write-together.ts';
import { type FixPick, safeFixOf } from '../review/fix-rounds.ts';
import type { Review, SessionSettings } from '../review/session-types.ts';
import { attemptFixes, changesTogether, type FixAttempt } from './fix-attempt.ts';
import { fixReport, fixSummary, type FixOutcome } from './fix-report.ts';
import { hasColour, type Io } from './io.ts';
import { patchOf, shownPatch } from './patch.ts';
import { progressBar } from './progress.ts';
import { nothingIn, reviewSubject, subjectOf } from './review-run.ts';
import { giveUp, status, type Status } from './usage.ts';

/** What is to be fixed, as it was asked for. */
export interface FixRequest {
  readonly paths: readonly string[];
  /** null: what can be fixed without a choice. */
  readonly rules: readonly string[] | null;
  readonly kit: Kit | 'native' | null;
  readonly settings: SessionSettings;
  readonly cache: 'on' | 'off';
  readonly write: 'yes' | 'no';
}

/** Reviews, makes the fixes that are asked for and says what remains; tells the exit status. */
export async function runFix(request: FixRequest, io: Io): Promise<Status> {
  const subject = subjectOf(io, request.paths);
  if (typeof subject === 'string') {
    return giveUp(io, subject);
  }
  const bar = progressBar(io.stderr, () => performance.now());
  const folder = await reviewSubject(subject, request, bar);
  if (folder.review.files.seen === 0) {
    bar.clear();
    return giveUp(io, nothingIn(request.paths));
  }
  const attempt = await attemptFixes(folder, pickFor(request));
  if (request.write === 'no') {
    bar.clear();
    return preview(folder, attempt, request, io);
  }
  const { root } = subject.scope;
  const { skipped, written } = writeAll(root, attempt);
  const review =
    skipped.length === 0 ? attempt.review : await folder.withTexts(textsOnDisk(root, attempt, written));
  bar.clear();
  const outcome: FixOutcome = {
    ...outcomeOf(folder.review, review, attempt, request),
    files: written,
    made: attempt.made.filter(({ files }) => files.every(file => written.has(file))),
    skipped,
  };
  io.stdout.write(fixReport(outcome, review, io));
  return outcome.remaining.length > 0 || skipped.length > 0 ? status.findings : status.fine;
}

/** The patch alone goes to the standard output, for a program to take it. */
function preview(folder: FolderReview, attempt: FixAttempt, request: FixRequest, io: Io): Status {
  const patch = patchOf(attempt.changes);
  const shown = io.stdout.isTerminal ? shownPatch(patch, hasColour(io.stdout, io.env) ? 'on' : 'off') : patch;
  io.stdout.write(shown);
  const outcome = outcomeOf(folder.review, attempt.review, attempt, request);
  io.stderr.write(`${fixSummary(outcome, folder.review, 'would')}\n`);
  return status.fine;
}

function pickFor({ rules, kit }: FixRequest): FixPick {
  if (rules === null) {
    return safeFixOf;
  }
  return ({ ruleId, fixes, tag }) => {
    if (!rules.includes(ruleId)) {
      return null;
    }
    if (tag === 'unnecessary') {
      return kit === null || kit === 'native' ? 'disable/remove' : null;
    }
    return fixes.find(fix => kit === null || fix.kit === kit)?.id ?? null;
  };
}

/** The findings that are to be fixed: those of the rules, else what a review lists and whatever has a safe fix. */
function askedFor(review: Review, { rules }: FixRequest): readonly Finding[] {
  return review.findings.filter(
    finding =>
      finding.suppressed === null &&
      (rules === null
        ? isAtLeast(finding.severity, 'information') || safeFixOf(finding) !== null
        : rules.includes(finding.ruleId)),
  );
}

function outcomeOf(before: Review, after: Review, attempt: FixAttempt, request: FixRequest): FixOutcome {
  const remaining = askedFor(after, request);
  const left = new Set(remaining.map(({ id }) => id));
  const gone = attempt.made.filter(({ finding }) => !left.has(finding.id)).length;
  // A fix at a client makes more findings go than its own; one that wraps a call may give others another id.
  const fewer = askedFor(before, request).length - remaining.length;
  return {
    fixed: Math.max(gone, fewer),
    files: new Set(attempt.changes.map(({ file }) => file)),
    made: attempt.made,
    remaining,
    skipped: [],
  };
}

interface Written {
  readonly written: ReadonlySet<string>;
  /** Why files were left as they are, in sentences. */
  readonly skipped: readonly string[];
}

function writeAll(root: string, attempt: FixAttempt): Written {
  const written = new Set<string>();
  const skipped: string[] = [];
  for (const group of changesTogether(attempt)) {
    const obstacle = writeTogether(root, group);
    if (obstacle === null) {
      group.forEach(({ file }) => written.add(file));
    } else {
      const others =
        group.length > 1 ? `; so are the ${String(group.length - 1)} that hang together with it` : '';
      skipped.push(`${obstacle}; left as it is${others}`);
    }
  }
  return { written, skipped };
}

/** What those files hold that were not written: something else than was reviewed. */
function textsOnDisk(
  root: string,
  { changes }: FixAttempt,
  written: ReadonlySet<string>,
): ReadonlyMap<string, string | null> {
  const missed = changes.filter(({ file }) => !written.has(file));
  return new Map(
    missed.map(({ file }) => {
      const read = readText(`${root === '/' ? '' : root}/${file}`, Infinity);
      return [file, read.kind === 'text' ? read.text : null];
    }),
  );
}
