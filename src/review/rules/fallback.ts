import { hasStandIn, isBare, lacking, wishSeverities } from './lacking.ts';
import type { Rule } from './rule.ts';

/** A failure of the call is a failure of whoever asked. */
export const fallback: Rule = {
  meta: {
    id: 'fallback',
    summary: 'Nothing stands in for an outbound call that fails.',
    docs: 'docs/rules/fallback.md',
    ...wishSeverities,
  },
  check(call, scene) {
    if (call.guards.fallback?.verdict !== 'absent' || call.kind !== 'leaf') {
      return [];
    }
    const isWorth = scene.pick === 'useful' ? hasStandIn(call) : call.idempotent !== false;
    return isWorth && (scene.pick === 'all' || isBare(call)) ? [lacking(call, 'fallback')] : [];
  },
};
