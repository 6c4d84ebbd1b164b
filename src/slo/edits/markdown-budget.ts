import type { TextEdit } from '../../base/edit.ts';
import { budgetRatio, budgetSeconds } from '../math/budget.ts';
import type { Slo, SloFile } from '../model/model.ts';
import { durationInWords } from '../units/words.ts';

/**
 * What makes the figures of a Markdown document follow from its target again: those that the reader holds against it. `changed` is the
 * file after `before` has been applied; the edits given are against the text before.
 */
export function settledFigures(
  changed: SloFile,
  id: string,
  before: readonly TextEdit[],
): readonly TextEdit[] {
  const slo = changed.slos.find(each => each.id === id);
  const flagged = changed.issues.filter(({ rule }) => rule === 'budget-figure');
  return flagged.flatMap(issue => {
    const [fix] = issue.fixes ?? [];
    const words = fix === undefined ? budgetWords(slo) : null;
    const edits = fix?.edits ?? (words === null ? [] : [{ ...issue.span, text: words }]);
    return edits.map(edit => movedBack(edit, before));
  });
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
