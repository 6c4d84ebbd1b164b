import { complement, tidy } from '../units/decimal.ts';

/** What lies so near to a threshold, relative to it, is at it: the rest is arithmetic. */
const noise = 1e-12;

/** Whether a share of errors is over a threshold, which it is not where only the arithmetic lifts it over. */
export function isOver(value: number, threshold: number): boolean {
  return value - threshold > noise * Math.abs(threshold);
}

/**
 * Whether an alert can fire at all: a full outage is over its threshold, `B · b < 1`. Errors cannot exceed all requests, so 14.4 on an
 * objective of 93 % never fires. Source: follows from the SRE Workbook, ch. 5 ("Low-Availability" objectives).
 */
export function canFire(burnRate: number, budget: number): boolean {
  return isOver(1, burnRate * budget);
}

/** The objective that an alert of this burn rate must stay above to be able to fire: `1 − 1 / B`. 14.4: 0.930556. */
export function leastObjective(burnRate: number): number {
  return burnRate <= 0 ? -Infinity : complement(tidy(1 / burnRate));
}

/** Whether an alert may fire although the objective is being met: a burn rate below 1 does. Source: as `canFire`. */
export function firesInside(burnRate: number): boolean {
  return isOver(1, burnRate);
}
