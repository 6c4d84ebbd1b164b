import { complement } from '../units/decimal.ts';
import { Cumulated } from './cumulated.ts';
import { isGoodSlice } from './timeslices.ts';
import type { Load, Timeline } from './timeline.ts';

/** How slices are counted: good or bad by a share that each must reach, or each by its own share. */
export type SliceRule =
  | { readonly kind: 'timeslices'; readonly seconds: number; readonly target: number }
  | { readonly kind: 'ratio-timeslices'; readonly seconds: number };

/**
 * A timeline as timeslices count it: one event in each slice, which is bad where its share of good events misses the target
 * (`timeslices`), or bad by its share (`ratio-timeslices`). Slices begin at 0. Only slices in which something changes are looked at one by
 * one. Source: README of https://github.com/OpenSLO/OpenSLO, `budgetingMethod`.
 */
export function slicedTimeline(timeline: Timeline, rule: SliceRule): Timeline {
  const { seconds } = rule;
  const bad = new Cumulated(timeline, ({ perSecond, errors }) => perSecond * errors);
  const all = new Cumulated(timeline, ({ perSecond }) => perSecond);
  const slices = changingSlices(timeline.times, seconds);
  let step = 0;
  const loads = slices.map(({ slice, isMixed }) => {
    const [start, end] = [slice * seconds, (slice + 1) * seconds];
    while ((timeline.times[step] ?? Infinity) <= start) {
      step += 1;
    }
    const steady = timeline.loads[step];
    if (!isMixed && steady !== undefined) {
      return countedAs(steady.perSecond > 0 ? steady.errors : null, rule);
    }
    const total = all.over(end, seconds);
    return countedAs(total > 0 ? Math.max(0, bad.over(end, seconds)) / total : null, rule);
  });
  const before = timeline.loads[0];
  const first = countedAs(before !== undefined && before.perSecond > 0 ? before.errors : null, rule);
  return { times: slices.map(({ slice }) => slice * seconds), loads: [first, ...loads] };
}

/** The slices that differ from the one before them, in order: those in which something changes, and the one behind each. */
function changingSlices(
  times: readonly number[],
  seconds: number,
): readonly { readonly slice: number; readonly isMixed: boolean }[] {
  const mixed = new Map<number, boolean>();
  for (const time of times) {
    const slice = Math.floor(time / seconds);
    if (slice * seconds < time) {
      mixed.set(slice, true);
      mixed.set(slice + 1, mixed.get(slice + 1) ?? false);
    } else {
      mixed.set(slice, mixed.get(slice) ?? false);
    }
  }
  return [...mixed].sort(([a], [b]) => a - b).map(([slice, isMixed]) => ({ slice, isMixed }));
}

function countedAs(share: number | null, rule: SliceRule): Load {
  return { perSecond: 1 / rule.seconds, errors: badnessOf(share, rule) };
}

/** How bad a slice is by the share of its events that were; null: it had none. */
function badnessOf(share: number | null, rule: SliceRule): number {
  switch (rule.kind) {
    case 'timeslices':
      return isGoodSlice(share === null ? null : complement(share), rule.target) ? 0 : 1;
    case 'ratio-timeslices':
      return share ?? 0;
  }
}
