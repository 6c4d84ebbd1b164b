import { compareText } from '../../base/place.ts';
import type { Problem } from '../../base/problem.ts';
import { severities, type Severity } from '../../base/severity.ts';
import type { BaselineComparison } from '../config/baseline.ts';
import type { JoinedFinding } from '../rules/join.ts';
import type { Review } from '../session-types.ts';
import { type Paint, visible } from './sgr.ts';
import { severityStyles } from './text-findings.ts';
import { counted, countedSeverity, someOf } from './words.ts';

/** What a summary is made of: findings that are listed, those below the floor, and what was known before. */
export interface Summed {
  readonly listed: readonly JoinedFinding[];
  readonly hidden: readonly JoinedFinding[];
  readonly baseline: BaselineComparison | null;
  /** What was looked at besides the files; null: the outbound calls. */
  readonly looked: string | null;
}

/** `3 warnings in 2 of 214 files · 37 outbound calls to 6 dependencies · 4 hints (--severity hint)`. */
export function summaryLine(review: Review, summed: Summed, paint: Paint): string {
  return summaryParts(review, summed, paint).join(' · ');
}

/** The same in pieces; the first says what was found. */
export function summaryParts(review: Review, summed: Summed, paint: Paint): readonly string[] {
  return [
    found(review, summed, paint),
    summed.looked ?? callsOf(review),
    ...hiddenOf(summed.hidden),
    ...knownOf(summed.baseline),
    ...suppressedOf(review),
  ];
}

function found(review: Review, { listed, baseline }: Summed, paint: Paint): string {
  const { seen } = review.files;
  if (listed.length === 0) {
    return `No ${baseline === null ? '' : 'new '}findings in ${counted(seen, 'file')}`;
  }
  const counts = countsOf(listed).map(([severity, count]) =>
    paint('bold', paint(severityStyles[severity], countedSeverity(count, severity))),
  );
  const files = new Set(listed.map(({ speaks }) => speaks.file)).size;
  return `${counts.join(', ')} in ${String(files)} of ${counted(Math.max(seen, files), 'file')}`;
}

function countsOf(findings: readonly JoinedFinding[]): readonly (readonly [Severity, number])[] {
  return severities
    .map(
      severity => [severity, findings.filter(({ speaks }) => speaks.severity === severity).length] as const,
    )
    .filter(([, count]) => count > 0);
}

function callsOf(review: Review): string {
  const own = review.calls.filter(({ context }) => context !== 'test');
  const tests = review.calls.length - own.length;
  const dependencies = new Set(own.map(({ dependency }) => dependency)).size;
  const calls =
    own.length === 0
      ? 'no outbound calls'
      : `${counted(own.length, 'outbound call')} to ${counted(dependencies, 'dependency', 'dependencies')}`;
  return tests === 0 ? calls : `${calls}, ${String(tests)} in tests`;
}

/** What the floor keeps out of the list, and how to see it. */
function hiddenOf(hidden: readonly JoinedFinding[]): readonly string[] {
  const counts = countsOf(hidden);
  const lowest = counts.at(-1)?.[0];
  const words = counts.map(([severity, count]) => countedSeverity(count, severity)).join(', ');
  return lowest === undefined ? [] : [`${words} (--severity ${lowest})`];
}

function knownOf(baseline: BaselineComparison | null): readonly string[] {
  return baseline === null ? [] : [`${String(baseline.known.size)} known`];
}

function suppressedOf({ findings }: Review): readonly string[] {
  const count = findings.filter(({ suppressed }) => suppressed !== null).length;
  return count === 0 ? [] : [`${String(count)} suppressed`];
}

const kinds: readonly (readonly [Problem['kind'], string])[] = [
  ['syntax', 'could not be parsed'],
  ['unreadable', 'could not be read'],
  ['encoding', 'could not be decoded'],
  ['config', 'could not be used as configuration'],
  ['internal', 'could not be reviewed'],
];

/** How many are named in a line; the JSON report has them all. */
const mostNamed = 5;

/** `1 file could not be parsed: src/legacy.ts:7 (';' expected)`: one line for each kind of problem. */
export function problemLines(problems: readonly Problem[], paint: Paint): readonly string[] {
  return kinds.flatMap(([kind, what]) => {
    const some = problems
      .filter(problem => problem.kind === kind)
      .sort((a, b) => compareText(a.file, b.file));
    const files = new Set(some.map(({ file }) => file)).size;
    return some.length === 0
      ? []
      : [
          `${paint('yellow', `${counted(files, 'file')} ${what}`)}: ${someOf(some.map(problemText), mostNamed)}`,
        ];
  });
}

function problemText({ file, range, message }: Problem): string {
  return `${visible(range === null ? file : `${file}:${String(range.line)}`)} (${visible(message)})`;
}

/** `3 baseline entries no longer found; --update-baseline drops them`. */
export function staleLines(baseline: BaselineComparison | null): readonly string[] {
  const stale = baseline?.stale ?? 0;
  const entries = counted(stale, 'baseline entry', 'baseline entries');
  return stale === 0
    ? []
    : [`${entries} no longer found; --update-baseline drops ${stale === 1 ? 'it' : 'them'}`];
}

/** What was left out on purpose. */
export function skippedLines(skipped: Review['files']['skipped']): readonly string[] {
  if (skipped.length === 0) {
    return [];
  }
  const texts = skipped.map(({ file, reason }) => `${visible(file)} (${visible(reason)})`).sort(compareText);
  return [`${counted(skipped.length, 'file')} skipped: ${someOf(texts, mostNamed)}`];
}
