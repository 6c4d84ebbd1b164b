import type { OutboundCall } from '../analysis/call.ts';
import {
  isBare,
  isSafeToRepeat,
  lacking,
  outlier,
  standsForItsDependency,
  wishSeverities,
} from './lacking.ts';
import type { Rule, Scene } from './rule.ts';

/** One failure of a call that could be made again is the end of it. */
export const retry: Rule = {
  meta: {
    id: 'retry',
    summary: 'An outbound call that is safe to repeat is tried only once.',
    docs: 'docs/rules/retry.md',
    ...wishSeverities,
  },
  check(call, scene) {
    if (!lacksIt(call, scene)) {
      return [];
    }
    const odd = outlier(call, 'retry', scene);
    if (odd !== null) {
      return [odd];
    }
    return scene.pick === 'all' || (isBare(call) && isFirstOfHelper(call, scene))
      ? [lacking(call, 'retry')]
      : [];
  },
};

function lacksIt(call: OutboundCall, { pick }: Scene): boolean {
  const isSafe = pick === 'useful' ? isSafeToRepeat(call) : call.idempotent !== false;
  return call.guards.retry?.verdict === 'absent' && call.kind === 'leaf' && isSafe;
}

/** The calls of a helper for all that a host serves (`get`, `put`, `delete`) want one retry, around what they share. */
function isFirstOfHelper(call: OutboundCall, scene: Scene): boolean {
  const isAlike = (each: OutboundCall): boolean => each.address === 'base' && lacksIt(each, scene);
  return call.address !== 'base' || standsForItsDependency(call, scene, isAlike);
}
