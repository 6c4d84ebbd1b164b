import { rejectedPage, sloRuleOf } from '../../slo/rules/rules.ts';
import { unreadableRule } from './findings.ts';

/** The page that tells of a rule about SLO documents, as `explain` names it; empty: there is none. */
export function explainedBy(rule: string): string {
  const docs = rule === unreadableRule ? rejectedPage : sloRuleOf(rule)?.docs;
  return docs === undefined ? '' : docs.replace(/^docs\/rules\/|\.md$/g, '');
}
