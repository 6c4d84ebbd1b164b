import { tidy } from '../units/decimal.ts';

/**
 * How fast a share of errors spends the budget: `e / b`. 1 spends it exactly over the window, 14.4 spends 2 % of 30 days in an hour.
 * No errors: 0; errors and no budget: Infinity. Source: SRE Workbook, ch. 5, "Alert on Burn Rate".
 */
export function burnRateOf(errorShare: number, budget: number): number {
  return errorShare === 0 ? 0 : tidy(errorShare / budget);
}

/** The share of errors at which the budget burns so fast: `B · b`. Above 1 there is no such share. */
export function errorShareAt(burnRate: number, budget: number): number {
  return tidy(burnRate * budget);
}

/**
 * Seconds until the whole budget is spent at a burn rate: `P / B`; with `remaining`, until that share of it is. Infinity: never, 0: it
 * is spent. Source: SRE Workbook, ch. 5, table 5-4 (burn rates 1, 2, 10 and 1,000: 30 days, 15 days, 3 days, 43 minutes).
 */
export function exhaustionSeconds(burnRate: number, windowSeconds: number, remaining = 1): number {
  if (remaining <= 0) {
    return 0;
  }
  return burnRate > 0 ? tidy((remaining * windowSeconds) / burnRate) : Infinity;
}

/** The share of a budget that a burn rate spends in some seconds: `B · t / P`. Source: SRE Workbook, ch. 5. */
export function consumedIn(seconds: number, burnRate: number, windowSeconds: number): number {
  return tidy((burnRate * seconds) / windowSeconds);
}

/** The burn rate that spends a share of the budget in a window: `B = share · P / W`. 2 % of 30 days in an hour: 14.4. Source: as above. */
export function burnRateFor(share: number, windowSeconds: number, longSeconds: number): number {
  return tidy((share * windowSeconds) / longSeconds);
}
