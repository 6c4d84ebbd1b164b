import type { OutboundCall } from '../analysis/call.ts';
import {
  isBare,
  isOneDependency,
  lacking,
  outlier,
  standsForItsDependency,
  wishSeverities,
} from './lacking.ts';
import type { Rule } from './rule.ts';

/** A dependency that is down is asked again and again. It is said once per dependency and file, for a breaker belongs to a dependency. */
export const circuitBreaker: Rule = {
  meta: {
    id: 'circuit-breaker',
    summary: 'Calls go on to a dependency that keeps failing.',
    docs: 'docs/rules/circuit-breaker.md',
    ...wishSeverities,
  },
  check(call, scene) {
    if (!lacksIt(call)) {
      return [];
    }
    const odd = outlier(call, 'circuit-breaker', scene);
    if (odd !== null) {
      return [odd];
    }
    const isAlike = (each: OutboundCall): boolean =>
      lacksIt(each) && (scene.pick === 'all' || isOneDependency(each));
    const isWorth = scene.pick === 'all' || isBare(call);
    return isWorth && isAlike(call) && standsForItsDependency(call, scene, isAlike)
      ? [lacking(call, 'circuit-breaker')]
      : [];
  },
};

function lacksIt(call: OutboundCall): boolean {
  return call.guards['circuit-breaker']?.verdict === 'absent' && call.kind === 'leaf';
}
