import { applyEdits, type TextEdit } from '../../base/edit.ts';
import { markdownText } from '../formats/markdown/lines.ts';
import { agrees, type Share, sharesIn } from '../formats/markdown/numbers.ts';
import { markdownSlos } from '../formats/markdown/sections.ts';
import { readSlo } from '../formats/read.ts';
import { budgetRatio, budgetSeconds } from '../math/budget.ts';
import type { Slo, SloFile } from '../model/model.ts';
import { complement, percentOfRatio, tidy } from '../units/decimal.ts';
import { durationInWords } from '../units/words.ts';

/**
 * What makes the figures of a Markdown document's error budget follow once `target` has changed its objective to `ratio`: shares that
 * followed before, and whatever the reader holds against the document afterwards. All against the text before.
 */
export function settledFigures(
  file: SloFile,
  slo: Slo,
  ratio: number,
  target: readonly TextEdit[],
): readonly TextEdit[] {
  const shares = movedShares(file, slo, ratio);
  const changed = applyEdits(file.text, target);
  const read = changed === null ? null : readSlo(file.path, changed);
  const flagged = (read?.issues ?? []).filter(({ rule }) => rule === 'budget-figure');
  const times = flagged.flatMap(({ span, fixes = [] }) => {
    const [fix] = fixes;
    const words = fix === undefined ? budgetWords(read?.slos.find(({ id }) => id === slo.id)) : null;
    const edits = fix?.edits ?? (words === null ? [] : [{ ...span, text: words }]);
    return edits.map(edit => movedBack(edit, target));
  });
  const isFree = ({ start, end }: TextEdit) =>
    shares.every(share => end <= share.start || share.end <= start);
  return [...shares, ...times.filter(isFree)];
}

function movedShares({ text }: SloFile, slo: Slo, ratio: number): readonly TextEdit[] {
  const before = slo.objective?.value ?? null;
  const described = markdownSlos(markdownText(text)).find(({ start }) => start === slo.span.start);
  const lines = (described?.sections ?? [])
    .filter(({ name }) => name === 'budget')
    .flatMap(each => each.lines);
  return lines.flatMap(sharesIn).flatMap((share): readonly TextEdit[] => {
    const isOwn = before !== null && agrees(share, wanted(share, before));
    return isOwn && share.number !== null ? [{ ...share.number, text: shown(wanted(share, ratio)) }] : [];
  });
}

function wanted(share: Share, ratio: number): number {
  const budget = complement(ratio);
  return share.kind === 'percent' ? percentOfRatio(budget) : budget * share.of;
}

function shown(value: number): string {
  return String(tidy(Number(value.toPrecision(12))));
}

/** `43 min 12 s`: what takes the place of a length of time in several units. */
function budgetWords(slo: Slo | undefined): string | null {
  const objective = slo?.objective?.value ?? null;
  const budget = objective === null ? null : budgetRatio(objective);
  const window = slo?.window?.seconds ?? null;
  return budget === null || window === null ? null : durationInWords(budgetSeconds(budget, window));
}

/** An edit of the changed text, as one of the text before. */
function movedBack(edit: TextEdit, before: readonly TextEdit[]): TextEdit {
  const earlier = before.filter(({ start }) => start < edit.start);
  const shift = earlier.reduce((sum, { start, end, text }) => sum + text.length - (end - start), 0);
  return { start: edit.start - shift, end: edit.end - shift, text: edit.text };
}
