import { complement, floorCount, tidy } from '../units/decimal.ts';

/**
 * The error budget of an objective, as a ratio: `1 − T`, as decimal numbers subtract (0.999 leaves 0.001). null where the objective is
 * no share: below 0, above 1, NaN. An objective of 1 leaves 0. Source: SRE Workbook, ch. 2, "error budget".
 */
export function budgetRatio(objective: number): number | null {
  return objective >= 0 && objective <= 1 ? complement(objective) : null;
}

/** The error budget as time of full outage, in seconds: `b · P`. 99.9 % of 30 days leave 2592 s. Source: SRE Workbook, ch. 2. */
export function budgetSeconds(budget: number, windowSeconds: number): number {
  return tidy(budget * windowSeconds);
}

/** The error budget in events: `b · N`, not rounded. A burn rate of one failure in it is whole: see `allowedBadEvents`. */
export function budgetEvents(budget: number, events: number): number {
  return tidy(budget * events);
}

/** How many events may be bad while the objective holds: `floor(b · N)`, in decimal (0.1 % of 29,000 are 29). */
export function allowedBadEvents(budget: number, events: number): number {
  return floorCount(budget * events);
}

/**
 * The share of the error budget that is left: `1 − (1 − SLI) / (1 − T)`, here with the share of bad events and the budget. 1: nothing
 * is spent, 0: all, below 0: overspent, without a bound. With a budget of 0 any bad event is −∞.
 * Source: SRE Workbook, ch. 5; Sloth and Pyrra leave it unbounded, Kibana stops at 0.
 */
export function budgetRemaining(badShare: number, budget: number): number {
  return badShare === 0 ? 1 : tidy(1 - badShare / budget);
}

/** The same by the SLI: the share of good events, and the objective. */
export function budgetRemainingOf(sli: number, objective: number): number {
  return budgetRemaining(complement(sli), complement(objective));
}

/** The share of the budget that bad events have spent, by counts: `(bad / total) / b`; 0 where nothing was measured. */
export function budgetConsumed(bad: number, total: number, budget: number): number {
  return bad === 0 ? 0 : tidy(bad / total / budget);
}
