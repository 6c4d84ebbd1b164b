import { type SeverityByPreset, sloRuleTable } from '../../base/slo-rules.ts';
import { readerIssues } from '../formats/issue-ids.ts';

/** How loud a rule is by preset; `as-found`: whatever was found says so itself, in every preset. */
export type SloSeverities = SeverityByPreset | 'as-found';

export interface SloRule {
  /** With its prefix, as comments, settings and reports name it: `slo/objective-unit`. */
  readonly id: string;
  /** One sentence: what it reports. */
  readonly summary: string;
  /** Its page, from the root of the package. */
  readonly docs: string;
  readonly severities: SloSeverities;
}

export type OwnRuleId = keyof typeof sloRuleTable;

/** The page of everything that the reader finds. */
export const rejectedPage = 'docs/rules/slo/rejected.md';

function ownRules(): readonly SloRule[] {
  return Object.entries(sloRuleTable).map(([id, [summary, severities]]) => ({
    id: `slo/${id}`,
    summary,
    docs: `docs/rules/slo/${id}.md`,
    severities,
  }));
}

function readerRules(): readonly SloRule[] {
  return Object.entries(readerIssues)
    .filter(([id]) => !Object.hasOwn(sloRuleTable, id))
    .map(([id, summary]) => ({
      id: `slo/${id}`,
      summary: `${summary}.`,
      docs: rejectedPage,
      severities: 'as-found' as const,
    }));
}

/** Every rule about SLO documents: Faultline's own, then what reading a document finds and its tool rejects. */
export const sloRules: readonly SloRule[] = [...ownRules(), ...readerRules()];

const byId = new Map(sloRules.map(rule => [rule.id, rule]));

/** The rule of an id with its prefix; undefined: there is none. */
export function sloRuleOf(id: string): SloRule | undefined {
  return byId.get(id);
}
