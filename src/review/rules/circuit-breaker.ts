import { isBare, lacking, outlier, standsForItsDependency, wishSeverities } from './lacking.ts';
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
    if (call.guards['circuit-breaker']?.verdict !== 'absent' || call.kind !== 'leaf') {
      return [];
    }
    const odd = outlier(call, 'circuit-breaker', scene);
    if (odd !== null) {
      return [odd];
    }
    const isWorth = scene.pick === 'all' || isBare(call);
    return isWorth && standsForItsDependency(call, 'circuit-breaker', scene)
      ? [lacking(call, 'circuit-breaker')]
      : [];
  },
};
