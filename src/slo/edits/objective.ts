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
  return slo.format !== 'markdown' || target.kind !== 'edits'
    ? target
    : edited([...target.edits, ...settledFigures(file, slo, ratio, target.edits)]);
}
