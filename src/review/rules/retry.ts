import { isBare, isSafeToRepeat, lacking, outlier, wishSeverities } from './lacking.ts';
import type { Rule } from './rule.ts';

/** One failure of a call that could be made again is the end of it. */
export const retry: Rule = {
  meta: {
    id: 'retry',
    summary: 'An outbound call that is safe to repeat is tried only once.',
    docs: 'docs/rules/retry.md',
    ...wishSeverities,
  },
  check(call, scene) {
    if (call.guards.retry?.verdict !== 'absent' || call.kind !== 'leaf') {
      return [];
    }
    const isSafe = scene.pick === 'useful' ? isSafeToRepeat(call) : call.idempotent !== false;
    if (!isSafe) {
      return [];
    }
    const odd = outlier(call, 'retry', scene);
    if (odd !== null) {
      return [odd];
    }
    return scene.pick === 'all' || isBare(call) ? [lacking(call, 'retry')] : [];
  },
};
