import { floorCount, tidy } from '../units/decimal.ts';

/** How many slices a window has: `P / slice`, whole ones. 2 weeks have 20,160 minutes. Takes seconds. */
export function slicesIn(windowSeconds: number, sliceSeconds: number): number {
  return sliceSeconds > 0 ? floorCount(windowSeconds / sliceSeconds) : 0;
}

/**
 * How many slices may be bad while the objective holds: `floor(b · n)`. 95 % of 2 weeks by the minute leave 1,008.
 * Source: README of https://github.com/OpenSLO/OpenSLO, "budgetingMethod: Timeslices".
 */
export function allowedBadSlices(budget: number, windowSeconds: number, sliceSeconds: number): number {
  return floorCount(budget * slicesIn(windowSeconds, sliceSeconds));
}

/** Whether a slice is good: its share of good events reaches the slice's own target; a slice without events is good. Source: as above. */
export function isGoodSlice(goodShare: number | null, sliceTarget: number): boolean {
  return goodShare === null || goodShare >= sliceTarget;
}

/** The share of the budget that bad slices have spent in a rolling window: `(bad / measured) / b`. Source: elastic/kibana#143980. */
export function slicesConsumed(bad: number, measured: number, budget: number): number {
  return bad === 0 ? 0 : tidy(bad / measured / budget);
}

/**
 * The share of the budget that bad slices have spent in a calendar window, by all the slices that it will have: `bad / n / b`. A week
 * by five minutes has 2,016. Source: elastic/kibana#143980.
 */
export function calendarSlicesConsumed(
  bad: number,
  windowSeconds: number,
  sliceSeconds: number,
  budget: number,
): number {
  return slicesConsumed(bad, slicesIn(windowSeconds, sliceSeconds), budget);
}

/**
 * With ratios of timeslices, where what is missing of each slice adds up: seconds that a bad phase may last in a window that is
 * otherwise less than perfect, `(b − base) · P / (during − base)`. Both are shares of bad events. 95 % of 2 weeks with 1 % bad as a rule
 * and 99 % under attack: 13.714 h. Infinity: the budget lasts; 0: the base alone spends it.
 * Source: README of https://github.com/OpenSLO/OpenSLO, "RatioTimeslices".
 */
export function ratioSlicesEndurance(
  budget: number,
  windowSeconds: number,
  base: number,
  during: number,
): number {
  if (base >= budget) {
    return 0;
  }
  return during <= budget ? Infinity : tidy(((budget - base) * windowSeconds) / (during - base));
}
