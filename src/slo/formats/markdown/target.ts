import type { ObjectiveField } from '../../model/model.ts';
import { ratioOfPercent } from '../../units/decimal.ts';
import { quoted, type Reading, report } from '../reading.ts';
import type { Section } from './sections.ts';

const percent = /(?<![\w.])(\d{1,3}(?:[.,]\d+)?)[ \t\u00A0\u202F]*(?:%|per ?cent\b)/i;
const ratio =
  /(?<![\w.])(0?\.\d+|1(?:\.0+)?)(?![\w%.]|[ \t]*(?:ms|s|sec|seconds?|minutes?|h|hours?|days?|weeks?|months?)\b)/;

/** The number of a target: the first per cent number of its text, or else the first ratio. null, with an issue: there is none. */
export function readTarget(section: Section, reading: Reading): ObjectiveField | null {
  for (const line of section.lines) {
    for (const [pattern, unit] of [
      [percent, 'percent'],
      [ratio, 'ratio'],
    ] as const) {
      const match = pattern.exec(line.text);
      const source = match?.[1];
      if (match !== null && source !== undefined) {
        const start = line.start + match.index + match[0].indexOf(source);
        const number = Number(source.replace(',', '.'));
        const value = unit === 'percent' ? ratioOfPercent(number) : number;
        return checked({ value, span: { start, end: start + source.length }, source, unit }, reading);
      }
    }
  }
  report(reading, 'objective-range', section.label, 'The target says no number; write one, such as `99.9%`');
  return null;
}

function checked(field: ObjectiveField, reading: Reading): ObjectiveField | null {
  if (field.value > 0 && field.value <= 1) {
    return field;
  }
  report(
    reading,
    'objective-range',
    field.span,
    `The target ${quoted(field.source)} must be more than 0 and at most 100 %`,
  );
  return null;
}
