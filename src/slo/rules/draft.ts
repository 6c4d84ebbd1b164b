import type { Slo, SloFile, SloIssue } from '../model/model.ts';
import type { JudgedQuery } from './queries.ts';
import type { OwnRuleId } from './rules.ts';

/** What a rule has found, before it is weighed. */
export interface Draft extends Omit<SloIssue, 'rule' | 'severity'> {
  readonly rule: OwnRuleId;
  /**
   * `rejected`: the document's own tool does not take it, which is an error in every preset. `quiet`: no louder than an information.
   */
  readonly weight?: 'rejected' | 'quiet';
}

/** One SLO with its queries read. */
export interface JudgedSlo {
  readonly slo: Slo;
  readonly queries: readonly JudgedQuery[];
}

/** All that a rule may look at. */
export interface Judged {
  readonly file: SloFile;
  readonly slos: readonly JudgedSlo[];
  /** The other SLO files of the workspace. */
  readonly others: readonly SloFile[];
}
