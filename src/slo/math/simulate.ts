import type { Branch } from './branch.ts';
import { Cumulated } from './cumulated.ts';
import { edgesOf, type Interval, intersection, whereAbove } from './intervals.ts';
import type { Timeline } from './timeline.ts';

/** When a branch of an alert is over its threshold, and when it fires. Seconds, as in the timeline. */
export interface BranchRun<B extends Branch = Branch> {
  readonly branch: B;
  /** The long window is over. */
  readonly long: readonly Interval[];
  /** The short window is over; null: there is none. */
  readonly short: readonly Interval[] | null;
  /** Both are: with a `for`, it is pending at first. */
  readonly over: readonly Interval[];
  /** It fires from here and clears there. */
  readonly firing: readonly Interval[];
}

/** A crossing so much nearer than the size of the sums is their noise. */
const noise = 1e-12;

/**
 * Runs an alert over a course of traffic and errors, and says to the instant when each window crosses the threshold, when it fires and when
 * it clears. Nothing is stepped: the bad events of a window less those that the threshold allows are linear between the instants at which
 * a step of the timeline enters or leaves the window, so that each crossing is worked out. A window without events is not over (0 ÷ 0 is no
 * number, and that is above nothing). `budget`: a ratio. Source: follows from the SRE Workbook, ch. 5, "Multiwindow, Multi-Burn-Rate
 * Alerts"; pending and firing as in https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/.
 */
export function runBranch<B extends Branch>(timeline: Timeline, budget: number, branch: B): BranchRun<B> {
  const threshold = branch.burnRate * budget;
  const excess = new Cumulated(timeline, load => load.perSecond * excessOf(load.errors, threshold));
  const long = windowOver(excess, branch.longSeconds);
  const short = branch.shortSeconds === null ? null : windowOver(excess, branch.shortSeconds);
  const over = short === null ? long : intersection(long, short);
  const pending = branch.forSeconds ?? 0;
  const firing = over
    .map(({ from, to }) => ({ from: from + pending, to }))
    .filter(({ from, to }) => to > from);
  return { branch, long, short, over, firing };
}

/** How far errors are over a threshold; what only arithmetic puts there is at it. */
function excessOf(errors: number, threshold: number): number {
  const excess = errors - threshold;
  return Math.abs(excess) <= noise * threshold ? 0 : excess;
}

/** When the excess over a window is above nothing. */
function windowOver(excess: Cumulated, window: number): readonly Interval[] {
  if (!(window > 0)) {
    return [];
  }
  const points = edgesOf(excess.times, window);
  return whereAbove(points, excess.overAlong(points, window), noise * excess.size);
}

/** Runs each branch: see `runBranch`. */
export function runAlerts<B extends Branch>(
  timeline: Timeline,
  budget: number,
  branches: readonly B[],
): readonly BranchRun<B>[] {
  return branches.map(branch => runBranch(timeline, budget, branch));
}

/** The burn rate of a window at each instant that is asked for; 0 where nothing came in. */
export function burnRateCurve(
  timeline: Timeline,
  budget: number,
  window: number,
): (seconds: number) => number {
  const bad = new Cumulated(timeline, ({ perSecond, errors }) => perSecond * errors);
  const all = new Cumulated(timeline, ({ perSecond }) => perSecond);
  return seconds => {
    const events = all.over(seconds, window);
    const failed = Math.max(0, bad.over(seconds, window));
    return events > 0 && failed > noise * bad.size ? failed / events / budget : 0;
  };
}
