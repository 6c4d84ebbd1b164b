import type { Slo, SloFile } from '../model/model.ts';
import { percentOfRatio, tidy } from '../units/decimal.ts';
import { type EditResult, impossible } from './result.ts';
import { setField } from './place.ts';

/** Changes the objective. Takes a ratio; writes it in the unit and the quotes that stand there. */
export function setObjective(file: SloFile, slo: Slo, ratio: number): EditResult {
  if (slo.objective === null) {
    return impossible('The document has no objective that can be read; write one first.');
  }
  if (!(ratio > 0 && ratio <= 1)) {
    return impossible('An objective is more than 0 and at most 100 %.');
  }
  const number = slo.objective.unit === 'percent' ? percentOfRatio(ratio) : tidy(ratio);
  return setField(file, slo.objective, number);
}
