import type { Finding } from '../../base/finding.ts';
import { severities } from '../../base/severity.ts';
import { rules } from './index.ts';
import { lackMessage } from './lacking.ts';

/** What one squiggle says: the most severe finding of a call speaks, the others stand behind it. */
export interface JoinedFinding {
  readonly speaks: Finding;
  /** The other findings of that call, from the most to the least severe. */
  readonly others: readonly Finding[];
  /** What is left to say of them: guards that the call lacks are one sentence. */
  readonly also: readonly Finding[];
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
    if (speaks === undefined) {
      return [];
    }
    const [first = speaks, ...also] = asOneSentence([speaks, ...others]);
    return [{ speaks: first, others, also }];
  });
}

/** "No retry, circuit breaker or fallback around …": the findings that say what is lacking, equally loud, as one. */
function asOneSentence(findings: readonly Finding[]): readonly Finding[] {
  const isSame = (a: Finding, b: Finding): boolean =>
    a.lacks !== undefined && b.lacks !== undefined && a.severity === b.severity;
  return findings.flatMap((finding, index) => {
    const alike = findings.filter(each => each === finding || isSame(each, finding));
    if (findings.findIndex(each => alike.includes(each)) !== index) {
      return [];
    }
    const { lacks } = finding;
    const guards = alike.flatMap(each => each.lacks?.guard ?? []);
    return lacks === undefined || alike.length < 2
      ? [finding]
      : [saying(finding, lackMessage(guards, lacks.callee))];
  });
}

/** The same finding with another message. A spread would work out its fixes, which only a menu asks for. */
function saying(finding: Finding, message: string): Finding {
  return Object.create(Object.prototype, {
    ...Object.getOwnPropertyDescriptors(finding),
    message: { value: message, enumerable: true },
  }) as Finding;
}

function byWeight(a: Finding, b: Finding): number {
  return severities.indexOf(a.severity) - severities.indexOf(b.severity) || rank(a.ruleId) - rank(b.ruleId);
}

function rank(ruleId: string): number {
  const index = rules.findIndex(rule => rule.meta.id === ruleId);
  return index < 0 ? rules.length : index;
}
