import { bucketOf, complementOf, type Count, type Counter, counter } from './counts.ts';
import type { DraftIndicator } from './draft.ts';

export type Events = Extract<DraftIndicator, { kind: 'events' }>;

/** The good events, where a query counts them: given, or what a difference takes off the total. */
export function goodOf({ good, bad, total }: Events): Count | null {
  if (good !== null) {
    return good;
  }
  return bad?.kind === 'difference' && total.kind === 'counter' && sameCounter(bad.all, total)
    ? bad.less
    : null;
}

/** The bad events, where a query counts them: given, or what the total has and the good ones lack. */
export function badOf(events: Events): Count | null {
  const { bad, total } = events;
  const good = goodOf(events);
  if (bad !== null && (bad.kind !== 'difference' || good === null)) {
    return bad;
  }
  if (good?.kind !== 'counter' || total.kind !== 'counter' || !sameLabels(good.by, total.by)) {
    return null;
  }
  const selector = complementOf(total.selector, good.selector);
  return selector === null ? null : counter(selector, total.by);
}

/** The good events as a query: counted, or what the total has and the bad ones lack. */
export function goodCountOf(events: Events): Count | null {
  const { bad, total } = events;
  const good = goodOf(events);
  if (good !== null || bad?.kind !== 'counter' || total.kind !== 'counter' || !sameLabels(bad.by, total.by)) {
    return good;
  }
  const selector = complementOf(total.selector, bad.selector);
  return selector === null ? null : counter(selector, total.by);
}

/** The bound of the histogram's bucket that makes an event a good one; null: there is none. */
export function boundOf(events: Events): string | null {
  const good = goodOf(events);
  return good?.kind === 'counter' ? bucketOf(good.selector) : null;
}

function sameCounter(a: Counter, b: Counter): boolean {
  return a.selector.replace(/\s/g, '') === b.selector.replace(/\s/g, '') && sameLabels(a.by, b.by);
}

function sameLabels(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every(label => b.includes(label));
}
