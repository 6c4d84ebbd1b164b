import type { ObjectiveField, SloFix } from '../model/model.ts';
import { percentOfRatio } from '../units/decimal.ts';
import { percentInWords } from '../units/words.ts';
import type { Draft, Judged } from './draft.ts';
import { quoted } from './words.ts';

/** An objective in the wrong unit, and one that leaves no budget. */
export function checkObjectives({ slos }: Judged): readonly Draft[] {
  return slos.flatMap(({ slo: { objective } }) =>
    objective === null ? [] : [...wrongUnit(objective), ...hundred(objective)],
  );
}

/** The least ratio that a per cent number below 1 is taken for: nobody promises less than half. */
const leastMeant = 0.5;

/** Whether a ratio stands where a per cent number belongs; nothing else can be said of such an objective. */
export function isWrongUnit({ unit, value }: ObjectiveField): boolean {
  const number = percentOfRatio(value);
  return unit === 'percent' && number >= leastMeant && number <= 1;
}

function wrongUnit(objective: ObjectiveField): readonly Draft[] {
  const { value, span, source } = objective;
  if (!isWrongUnit(objective)) {
    return [];
  }
  const meant = String(percentOfRatio(percentOfRatio(value)));
  return [
    {
      rule: 'objective-unit',
      message: `${quoted(bare(source))} is ${percentInWords(value)} here; write ${quoted(meant)}, in per cent`,
      span,
      fixes: [rewritten(objective, meant)],
    },
  ];
}

function bare(source: string): string {
  return source.replaceAll(/^["']|["']$/g, '');
}

/** The objective in the quotes that it has. */
function rewritten({ span, source }: ObjectiveField, text: string): SloFix {
  const quote = /^["']/.exec(source)?.[0] ?? '';
  return {
    id: 'objective-unit',
    title: `Write ${text}, in per cent`,
    preferred: true,
    edits: [{ ...span, text: quote + text + quote }],
  };
}

function hundred({ value, span }: ObjectiveField): readonly Draft[] {
  return value === 1
    ? [
        {
          rule: 'objective-hundred',
          message: 'At 100 % there is no error budget; one error breaks the objective',
          span,
        },
      ]
    : [];
}
