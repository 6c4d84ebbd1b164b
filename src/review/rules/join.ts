import type { Finding } from '../../base/finding.ts';
import { severities } from '../../base/severity.ts';
import { rules } from './index.ts';

/** What one squiggle says: the most severe finding of a call speaks, the others stand behind it. */
export interface JoinedFinding {
  readonly speaks: Finding;
  /** The other findings of that call, from the most to the least severe. */
  readonly others: readonly Finding[];
}

/**
 * Joins the findings of each call; one that belongs to no call stands by itself, and suppressed ones are left out.
 * The order is that in which a call or finding is first met. Calls are told apart by file and id.
 */
export function joinPerCall(findings: readonly Finding[]): readonly JoinedFinding[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.suppressed === null) {
      const key = finding.call === null ? `finding ${finding.id}` : `call ${finding.file} ${finding.call}`;
      const group = groups.get(key);
      if (group === undefined) {
        groups.set(key, [finding]);
      } else {
        group.push(finding);
      }
    }
  }
  return [...groups.values()].flatMap(group => {
    const [speaks, ...others] = group.sort(byWeight);
    return speaks === undefined ? [] : [{ speaks, others }];
  });
}

function byWeight(a: Finding, b: Finding): number {
  return severities.indexOf(a.severity) - severities.indexOf(b.severity) || rank(a.ruleId) - rank(b.ruleId);
}

function rank(ruleId: string): number {
  const index = rules.findIndex(rule => rule.meta.id === ruleId);
  return index < 0 ? rules.length : index;
}
