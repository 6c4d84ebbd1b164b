import type { Branch } from './branch.ts';

/** Go counts time in whole nanoseconds: divisions cut off. */
const nanosecondsPerSecond = 1_000_000_000n;
const minute = 60n * nanosecondsPerSecond;

interface PyrraRow {
  readonly severity: 'critical' | 'warning';
  readonly branch: string;
  readonly factor: number;
  /** What the SLO's window is divided by. */
  readonly for: bigint;
  readonly long: bigint;
  readonly short: bigint;
}

/** The divisors come from 28 days: an hour is a 672nd of them. Source: `Windows` of pyrra-dev/pyrra `slo/rules.go`. */
const rows: readonly PyrraRow[] = [
  { severity: 'critical', branch: 'fast', factor: 14, for: 20_160n, long: 672n, short: 8064n },
  { severity: 'critical', branch: 'medium', factor: 7, for: 2688n, long: 112n, short: 1344n },
  { severity: 'warning', branch: 'slow', factor: 2, for: 672n, long: 28n, short: 336n },
  { severity: 'warning', branch: 'long-term', factor: 1, for: 224n, long: 7n, short: 112n },
];

/**
 * The alerts that Pyrra makes for a window of any length: integer division of nanoseconds, rounded to a minute, half a minute up. Below
 * 2.8 days the first short window is 0 s, which Pyrra writes all the same and Prometheus refuses. Takes seconds. The branches are
 * called as in `alerting.severities`: `fast`, `medium`, `slow`, `long-term`.
 */
export function pyrraBranches(windowSeconds: number): readonly Branch[] {
  const window = nanosecondsOf(windowSeconds);
  return rows.map(row => ({
    severity: row.severity,
    branch: row.branch,
    longSeconds: secondsOf(toMinute(window / row.long)),
    shortSeconds: secondsOf(toMinute(window / row.short)),
    burnRate: row.factor,
    forSeconds: secondsOf(toMinute(window / row.for)),
  }));
}

/**
 * How long a metric must be absent before Pyrra says so, in seconds: the time that a full outage needs to fire the first alert, with its
 * `for`, rounded to a minute. Takes the objective as a ratio. Source: `AbsentDuration` of pyrra-dev/pyrra `slo/slo.go`.
 */
export function pyrraAbsentSeconds(objective: number, windowSeconds: number): number {
  const first = pyrraBranches(windowSeconds)[0];
  // The tool's own floating point decides which second is cut off.
  const threshold = (first?.burnRate ?? 0) * (1 - objective);
  const seconds = Math.trunc(threshold * (first?.longSeconds ?? 0)) + (first?.forSeconds ?? 0);
  return secondsOf(toMinute(nanosecondsOf(seconds)));
}

/** What Pyrra labels an alert with as `exhaustion`, in whole seconds: the window over the factor. Source: `Exhausts`, as above. */
export function pyrraExhaustionSeconds(windowSeconds: number, burnRate: number): number {
  return Math.trunc(windowSeconds / burnRate);
}

/** How often Pyrra evaluates its rules of a window's increase, in seconds: 30 below a week and 30 more with each, up to 240. */
export function pyrraIncreaseInterval(windowSeconds: number): number {
  const weeks = Math.floor(windowSeconds / (7 * 86_400));
  return 30 * (Math.min(weeks, 7) + 1);
}

function nanosecondsOf(seconds: number): bigint {
  const milliseconds = Number.isFinite(seconds) ? Math.max(0, Math.round(seconds * 1000)) : 0;
  return (BigInt(milliseconds) * nanosecondsPerSecond) / 1000n;
}

function secondsOf(nanoseconds: bigint): number {
  return Number(nanoseconds / nanosecondsPerSecond);
}

/** `Round(time.Minute)` of Go: to the nearest, halves away from zero. */
function toMinute(nanoseconds: bigint): bigint {
  return ((nanoseconds + minute / 2n) / minute) * minute;
}
