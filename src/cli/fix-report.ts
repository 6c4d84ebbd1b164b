import type { Finding } from '../base/finding.ts';
import { compareText } from '../base/place.ts';
import type { MadeFix } from '../review/fix-rounds.ts';
import { painter, visible } from '../review/report/sgr.ts';
import { toText } from '../review/report/text.ts';
import { counted } from '../review/report/words.ts';
import type { Review } from '../review/session-types.ts';
import { hasColour, type Io } from './io.ts';

/** What has come of fixing. */
export interface FixOutcome {
  /** Findings that are gone. */
  readonly fixed: number;
  readonly files: ReadonlySet<string>;
  readonly made: readonly MadeFix[];
  /** Findings of those asked for that are still there. */
  readonly remaining: readonly Finding[];
  /** Why files were left as they are, in sentences. */
  readonly skipped: readonly string[];
}

/** What was fixed and what was not, for people. `review`: of the texts as they are now. */
export function fixReport(outcome: FixOutcome, review: Review, io: Io): string {
  const colour = hasColour(io.stdout, io.env) ? 'on' : 'off';
  const remaining = toText(
    { ...review, findings: outcome.remaining },
    {
      colour,
      width: io.stdout.isTerminal ? io.stdout.columns : null,
      severity: 'hint',
      detail: 'findings',
      baseline: null,
    },
  );
  const paint = painter(colour);
  const made = madeByFile(outcome.made).map(([file, titles]) =>
    [
      paint('underline', visible(file)),
      ...titles.map(title => `  ${paint('green', 'fixed')}  ${title}`),
    ].join('\n'),
  );
  const end = [...outcome.skipped.map(visible), fixSummary(outcome, review, 'did')].join('\n');
  return `${[...made, remaining.trimEnd(), end].filter(block => block !== '').join('\n\n')}\n`;
}

/** The titles under the file of the finding, each once with how many times it was made. */
function madeByFile(made: readonly MadeFix[]): readonly (readonly [string, readonly string[]])[] {
  const byFile = new Map<string, Map<string, number>>();
  for (const { finding, title } of made) {
    const titles = byFile.get(finding.file) ?? new Map<string, number>();
    titles.set(title, (titles.get(title) ?? 0) + 1);
    byFile.set(finding.file, titles);
  }
  return [...byFile]
    .sort(([a], [b]) => compareText(a, b))
    .map(([file, titles]) => [
      file,
      [...titles].map(([title, count]) => visible(title) + (count === 1 ? '' : ` (${String(count)} times)`)),
    ]);
}

/** `Fixed 12 findings in 5 files; 3 need a decision`. */
export function fixSummary(
  { fixed, files, remaining }: FixOutcome,
  review: Review,
  mood: 'did' | 'would',
): string {
  const { length } = remaining;
  const rest = length === 0 ? [] : [`${String(length)} ${length === 1 ? 'needs' : 'need'} a decision`];
  const done =
    fixed === 0
      ? `Nothing to fix in ${counted(review.files.seen, 'file')}`
      : `${mood === 'did' ? 'Fixed' : 'Would fix'} ${counted(fixed, 'finding')} in ${counted(files.size, 'file')}`;
  return [done, ...rest].join('; ');
}
