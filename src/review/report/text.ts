import { isAtLeast, type Severity } from '../../base/severity.ts';
import { compareFindings } from '../rules/index.ts';
import { joinPerCall } from '../rules/join.ts';
import type { Review } from '../session-types.ts';
import { painter } from './sgr.ts';
import { findingLines } from './text-findings.ts';
import { problemLines, skippedLines, summaryLine } from './text-summary.ts';
import { tableLines } from './text-table.ts';

export interface TextOptions {
  readonly colour: 'on' | 'off';
  /** Columns of the terminal; null where it is none: then nothing is wrapped or cut. */
  readonly width: number | null;
  /** The lowest severity that is listed; lower ones are counted. */
  readonly severity: Severity;
  /** `findings`: without the summary and the table of dependencies, and nothing at all where there is nothing to say. */
  readonly detail: 'full' | 'findings';
}

/**
 * The report for people: findings by file, a summary, what could not be reviewed, and each dependency with its guards. One line
 * per call, in which the most severe finding speaks. Ends with an end of line unless it is empty.
 */
export function toText(review: Review, options: TextOptions): string {
  const paint = painter(options.colour);
  const joined = joinPerCall([...review.findings].sort(compareFindings));
  const listed = joined.filter(({ speaks }) => isAtLeast(speaks.severity, options.severity));
  const problems = problemLines(review.problems, paint);
  const blocks =
    options.detail === 'findings'
      ? [...findingLines(listed, options.width, paint), problems]
      : [
          ...findingLines(listed, options.width, paint),
          [
            summaryLine(review, { listed, hidden: joined.filter(entry => !listed.includes(entry)) }, paint),
            ...problems,
            ...skippedLines(review.files.skipped),
          ],
          tableLines(review, options.width, paint),
        ];
  const lines = blocks.filter(block => block.length > 0).map(block => block.join('\n'));
  return lines.length === 0 ? '' : `${lines.join('\n\n')}\n`;
}
