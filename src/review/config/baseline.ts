import type { Finding } from '../../base/finding.ts';
import { isObject, type Json, readJsonc } from '../../base/jsonc.ts';
import { compareText, lineStartsOf, positionAt } from '../../base/place.ts';

/** The findings that a team has found before and lives with for now: by file and id, how many of them there are. */
export type Baseline = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** A baseline, or in one sentence why its text is none. */
export type BaselineReading =
  | { readonly kind: 'baseline'; readonly baseline: Baseline }
  | { readonly kind: 'mistake'; readonly line: number | null; readonly message: string };

/** How the findings of a review stand to a baseline. */
export interface BaselineComparison {
  /** Those that the baseline has; all others are new. Suppressed findings are neither. */
  readonly known: ReadonlySet<Finding>;
  /** Findings of the baseline that were not found again. */
  readonly stale: number;
}

const version = 1;

/** Reads the text of a baseline file. */
export function readBaseline(text: string): BaselineReading {
  const { value, flaw } = readJsonc(text);
  if (flaw !== null) {
    return {
      kind: 'mistake',
      line: positionAt(lineStartsOf(text), flaw.start).line,
      message: flaw.message,
    };
  }
  if (!isObject(value) || typeof value.version !== 'number') {
    return mistake('it has no `version`');
  }
  if (value.version > version) {
    return mistake(`it is of version ${value.version}, which a newer Faultline has written`);
  }
  return value.version === version ? filesOf(value.files) : mistake(`there is no version ${value.version}`);
}

function filesOf(files: Json | undefined): BaselineReading {
  if (!isObject(files)) {
    return mistake('`files` is no object');
  }
  const baseline = new Map<string, ReadonlyMap<string, number>>();
  for (const [file, findings] of Object.entries(files)) {
    const counts = countsOf(findings);
    if (counts === null) {
      return mistake(`\`${file}\` holds something else than ids with their counts`);
    }
    baseline.set(file, counts);
  }
  return { kind: 'baseline', baseline };
}

function countsOf(findings: Json): ReadonlyMap<string, number> | null {
  if (!isObject(findings)) {
    return null;
  }
  const counts = new Map<string, number>();
  for (const [id, count] of Object.entries(findings)) {
    if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 1) {
      return null;
    }
    counts.set(id, count);
  }
  return counts;
}

function mistake(message: string): BaselineReading {
  return { kind: 'mistake', line: null, message };
}

/** The text of a baseline file: JSON, a line for each id, in an order that is the same on every machine. */
export function baselineText(baseline: Baseline): string {
  const files = sorted(baseline).map(([file, counts]) => [file, Object.fromEntries(sorted(counts))] as const);
  return `${JSON.stringify({ version, files: Object.fromEntries(files) }, null, 2)}\n`;
}

function sorted<T>(map: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...map].sort(([a], [b]) => compareText(a, b));
}

/**
 * Tells known findings from new ones. Of several with one id the first are known, as many as the baseline has.
 * `reviewed`: whether a file was looked at in this review; what the baseline has of the others is not missed.
 */
export function compareWithBaseline(
  findings: readonly Finding[],
  baseline: Baseline,
  reviewed: (file: string) => boolean,
): BaselineComparison {
  const left = new Map([...baseline].map(([file, counts]) => [file, new Map(counts)]));
  const known = new Set<Finding>();
  for (const finding of findings) {
    const counts = finding.suppressed === null ? left.get(finding.file) : undefined;
    const count = counts?.get(finding.id) ?? 0;
    if (count > 0) {
      counts?.set(finding.id, count - 1);
      known.add(finding);
    }
  }
  const stale = [...left]
    .filter(([file]) => reviewed(file))
    .flatMap(([, counts]) => [...counts.values()])
    .reduce((sum, count) => sum + count, 0);
  return { known, stale };
}

/** The baseline of what was found now; files that were not looked at keep what was known of them. */
export function updatedBaseline(
  findings: readonly Finding[],
  before: Baseline,
  reviewed: (file: string) => boolean,
): Baseline {
  const after = new Map<string, Map<string, number>>();
  for (const [file, counts] of before) {
    if (!reviewed(file)) {
      after.set(file, new Map(counts));
    }
  }
  for (const { file, id, suppressed } of findings) {
    if (suppressed === null && reviewed(file)) {
      const counts = after.get(file) ?? new Map<string, number>();
      counts.set(id, (counts.get(id) ?? 0) + 1);
      after.set(file, counts);
    }
  }
  return after;
}
