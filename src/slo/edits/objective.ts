import { applyEdits } from '../../base/edit.ts';
import { readSlo } from '../formats/read.ts';
import type { Slo, SloFile } from '../model/model.ts';
import { percentOfRatio, tidy } from '../units/decimal.ts';
import { setField } from './place.ts';
import { edited, type EditResult, impossible } from './result.ts';
import { settledFigures } from './markdown-budget.ts';

/**
 * Changes the objective. Takes a ratio; writes it in the unit and the quotes that stand there. In a Markdown document the figures of its
 * error budget follow.
 */
export function setObjective(file: SloFile, slo: Slo, ratio: number): EditResult {
  if (slo.objective === null) {
    return impossible('The document has no objective that can be read; write one first.');
  }
  if (!(ratio > 0 && ratio <= 1)) {
    return impossible('An objective is more than 0 and at most 100 %.');
  }
  const number = slo.objective.unit === 'percent' ? percentOfRatio(ratio) : tidy(ratio);
  const target = setField(file, slo.objective, number);
  const changed = target.kind === 'edits' ? applyEdits(file.text, target.edits) : null;
  if (slo.format !== 'markdown' || target.kind !== 'edits' || changed === null) {
    return target;
  }
  return edited([...target.edits, ...settledFigures(readSlo(file.path, changed), slo.id, target.edits)]);
}
