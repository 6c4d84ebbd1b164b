import type { Problem } from '../../base/problem.ts';
import { isAtLeast, type Severity } from '../../base/severity.ts';
import { compareFindings } from '../rules/index.ts';
import { type JoinedFinding, joinPerCall } from '../rules/join.ts';
import type { Review } from '../session-types.ts';
import type { BaselineComparison } from './baseline-state.ts';
import { problemsInOrder } from './json.ts';
import { matrixLines } from './markdown-matrix.ts';
import { code, escaped, placeLink, sentence } from './markdown-text.ts';
import { painter } from './sgr.ts';
import { staleLines, summaryParts } from './text-summary.ts';
import { counted } from './words.ts';

export interface MarkdownOptions {
  /** The lowest severity that is listed; lower ones are counted. */
  readonly severity: Severity;
  /** `findings`: without the summary and the table of dependencies. */
  readonly detail: 'full' | 'findings';
  /** Known findings are counted and not listed; null: all are new. */
  readonly baseline: BaselineComparison | null;
  /** What the summary says was looked at besides the files; left out: the outbound calls. */
  readonly looked?: string | null;
}

/** A comment on GitHub holds 65,536 characters; a wiki page is not read to that end either. */
const mostCharacters = 60_000;

/** The report for a pull request or a wiki, in GitHub's Markdown. Links are relative to the root of the review. */
export function toMarkdown(review: Review, options: MarkdownOptions): string {
  const { baseline, severity, looked = null } = options;
  const fresh = review.findings.filter(finding => baseline?.known.has(finding) !== true);
  const joined = joinPerCall([...fresh].sort(compareFindings));
  const listed = joined.filter(({ speaks }) => isAtLeast(speaks.severity, severity));
  const hidden = joined.filter(entry => !listed.includes(entry));
  const [first = '', ...rest] = summaryParts(review, { listed, hidden, baseline, looked }, painter('off'));
  const head =
    options.detail === 'findings'
      ? []
      : [
          [`**${escaped(first)}**`, ...rest.map(escaped)].join(' · '),
          ...staleLines(baseline).map(escaped),
          matrixLines(review).join('\n'),
        ];
  const problems = listOfProblems(problemsInOrder(review));
  const room = mostCharacters - lengthOf(head) - lengthOf(problems);
  const blocks = [...head, ...listOfFindings(listed, room), ...problems].filter(block => block !== '');
  return blocks.length === 0 ? '' : `${blocks.join('\n\n')}\n`;
}

function lengthOf(blocks: readonly string[]): number {
  return blocks.reduce((sum, block) => sum + block.length + 2, 0);
}

/** A heading and a list for each file, as many as there is room for. */
function listOfFindings(listed: readonly JoinedFinding[], room: number): readonly string[] {
  const blocks: string[] = [];
  let left = room;
  let file = '';
  for (const [index, { speaks }] of listed.entries()) {
    const item = itemOf(speaks);
    const heading = `#### ${placeLink(speaks.file, null, code(speaks.file))}`;
    left -= item.length + (speaks.file === file ? 1 : heading.length + 4);
    if (left < 0) {
      return [...blocks, `… and ${counted(listed.length - index, 'finding')} more`];
    }
    if (speaks.file === file) {
      blocks.push(`${blocks.pop() ?? ''}\n${item}`);
    } else {
      blocks.push(heading, item);
    }
    file = speaks.file;
  }
  return blocks;
}

function itemOf({ file, line, severity, message, ruleId }: JoinedFinding['speaks']): string {
  return `- ${placeLink(file, line, `line ${String(line)}`)}: **${severity}** ${sentence(message)} (${code(ruleId)})`;
}

/** So many are named; the JSON report has them all. */
const mostProblems = 20;

function listOfProblems(problems: readonly Problem[]): readonly string[] {
  if (problems.length === 0) {
    return [];
  }
  const rest = problems.length - mostProblems;
  const items = problems.slice(0, mostProblems).map(({ file, range, message }) => {
    const line = range?.line ?? null;
    const label = code(line === null ? file : `${file}:${String(line)}`);
    return `- ${placeLink(file, line, label)}: ${sentence(message)}`;
  });
  return [
    '#### Could not be reviewed',
    [...items, ...(rest > 0 ? [`- … and ${counted(rest, 'problem')} more`] : [])].join('\n'),
  ];
}
