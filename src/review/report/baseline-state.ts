import type { Finding } from '../../base/finding.ts';
import type { BaselineComparison } from '../config/baseline.ts';

export type { BaselineComparison } from '../config/baseline.ts';

/** How a finding stands to the baseline, in the words of SARIF; null: there is none, or the finding is suppressed. */
export function baselineStateOf(
  finding: Finding,
  baseline: BaselineComparison | null,
): 'new' | 'unchanged' | null {
  if (baseline === null || finding.suppressed !== null) {
    return null;
  }
  return baseline.known.has(finding) ? 'unchanged' : 'new';
}
