import { isAtLeast, type Severity } from '../../base/severity.ts';
import type { BaselineComparison } from '../config/baseline.ts';
import { compareFindings } from '../rules/index.ts';
import { joinPerCall } from '../rules/join.ts';
import type { Review } from '../session-types.ts';
import { painter } from './sgr.ts';
import { findingLines } from './text-findings.ts';
import { problemLines, skippedLines, staleLines, summaryLine } from './text-summary.ts';
import { tableLines } from './text-table.ts';

export interface TextOptions {
  readonly colour: 'on' | 'off';
  /** Columns of the terminal; null where it is none: then nothing is wrapped or cut. */
  readonly width: number | null;
  /** The lowest severity that is listed; lower ones are counted. */
  readonly severity: Severity;
  /** `findings`: without the summary and the table of dependencies, and nothing at all where there is nothing to say. */
  readonly detail: 'full' | 'findings';
  /** Known findings are counted and not listed; null: all are new. */
  readonly baseline: BaselineComparison | null;
  /** What the summary says was looked at besides the files; left out: the outbound calls. */
  readonly looked?: string | null;
}

/**
 * The report for people: findings by file, a summary, what could not be reviewed, and each dependency with its guards. One line
 * per call, in which the most severe finding speaks. Ends with an end of line unless it is empty.
 */
export function toText(review: Review, options: TextOptions): string {
  const paint = painter(options.colour);
  const { baseline, looked = null } = options;
  const fresh = review.findings.filter(finding => baseline?.known.has(finding) !== true);
  const joined = joinPerCall([...fresh].sort(compareFindings));
  const listed = joined.filter(({ speaks }) => isAtLeast(speaks.severity, options.severity));
  const problems = problemLines(review.problems, paint);
  const blocks =
    options.detail === 'findings'
      ? [...findingLines(listed, options.width, paint), problems]
      : [
          ...findingLines(listed, options.width, paint),
          [
            summaryLine(
              review,
              { listed, hidden: joined.filter(entry => !listed.includes(entry)), baseline, looked },
              paint,
            ),
            ...staleLines(baseline),
            ...problems,
            ...skippedLines(review.files.skipped),
          ],
          tableLines(review, options.width, paint),
        ];
  const lines = blocks.filter(block => block.length > 0).map(block => block.join('\n'));
  return lines.length === 0 ? '' : `${lines.join('\n\n')}\n`;
}
