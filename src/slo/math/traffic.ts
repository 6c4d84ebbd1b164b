import { floorCount, tidy } from '../units/decimal.ts';

/** What happened in a stretch of time: how many events, and which share of them was bad. */
export interface Measured {
  readonly total: number;
  /** A ratio. */
  readonly errors: number;
}

/** The share of bad events over some stretches: all bad over all events; null: there were none. */
export function errorShareOf(parts: readonly Measured[]): number | null {
  const total = parts.reduce((sum, part) => sum + part.total, 0);
  const bad = parts.reduce((sum, part) => sum + part.total * part.errors, 0);
  return total === 0 ? null : tidy(bad / total);
}

/**
 * The share that Sloth records for its period: the plain mean of the shares of stretches of the same length, whatever their traffic.
 * NaN where one of them had no events at all (0 ÷ 0), which then holds for the whole period.
 * Source: the rule `slo:sli_error:ratio_rate30d` of slok/sloth, `sum_over_time(5m ratio) / count_over_time(5m ratio)`.
 */
export function averagedErrorShare(parts: readonly Measured[]): number {
  return parts.reduce((sum, { total, errors }) => sum + (total === 0 ? NaN : errors), 0) / parts.length;
}

/**
 * The least events in a window at which one bad event alone does not fire an alert: `1 / (B · b)`, so many or more. 14.4 on 99.9 %
 * over an hour: 69.4 events. Source: follows from the SRE Workbook, ch. 5, "Low-Traffic Services and Error Budget Alerting".
 */
export function leastEvents(burnRate: number, budget: number): number {
  return tidy(1 / (burnRate * budget));
}

/** How many bad events of so many in a window it takes to fire: the next whole number above `B · b · N`. May exceed N: it never fires. */
export function badEventsToFire(burnRate: number, budget: number, events: number): number {
  return floorCount(burnRate * budget * events) + 1;
}

/** The burn rate that one bad event of so many is: `1 / (N · b)`. One that came alone, at 99.9 %: 1,000. Source: as `leastEvents`. */
export function burnRateOfOne(events: number, budget: number): number {
  return tidy(1 / (events * budget));
}

/** The share of the whole budget that one bad event spends, of the events that a window brings: `1 / (b · N)`. Source: as above. */
export function consumedByOne(budget: number, eventsInWindow: number): number {
  return tidy(1 / (budget * eventsInWindow));
}

/**
 * A threshold that follows the traffic: the share of errors at which a window has spent a share of the budget of the whole period,
 * `(N_P / N_W) · share · b`. With even traffic it is `B · b`; in a quiet hour it is higher, so that one failure does not page.
 * Source: pyrra-dev/pyrra#1602.
 */
export function trafficAwareThreshold(
  budget: number,
  consumed: number,
  eventsInPeriod: number,
  eventsInWindow: number,
): number {
  return tidy((eventsInPeriod / eventsInWindow) * consumed * budget);
}

/** Whether an alert with a least number of failures fires (Grafana's `min_failures`): over the threshold, and with more bad events than that. */
export function firesWithLeastFailures(
  { total, errors }: Measured,
  threshold: number,
  leastFailures: number,
): boolean {
  return errors > threshold && total * errors > leastFailures;
}
