import type { Field, ObjectiveField, SloFix, Unit } from '../model/model.ts';
import { ratioOfPercent } from '../units/decimal.ts';
import { quoted, type Reading, report } from './reading.ts';

/** What a tool takes for an objective, in its own unit. */
export interface ObjectiveRange {
  readonly unit: Unit;
  /** As it is said in a message: `more than 0 and at most 100`. */
  readonly words: string;
  readonly takes: (value: number) => boolean;
}

/**
 * The objective of a field, as a ratio. Where the tool does not take it, an issue says so. null: there is none that anything can be
 * worked out from: outside of 0 to 1, or no number.
 */
export function readObjective(
  field: Field<number>,
  range: ObjectiveRange,
  reading: Reading,
): ObjectiveField | null {
  if (!range.takes(field.value)) {
    report(
      reading,
      'objective-range',
      field.span,
      `The objective ${quoted(field.source)} must be ${range.words}`,
      {
        fixes: otherUnitFixes(field, range),
      },
    );
  }
  const value = range.unit === 'percent' ? ratioOfPercent(field.value) : field.value;
  return value >= 0 && value <= 1
    ? { value, span: field.span, source: field.source, unit: range.unit }
    : null;
}

/** A per cent number where a ratio belongs is the likely slip: what it would be in the right unit. */
function otherUnitFixes(field: Field<number>, range: ObjectiveRange): readonly SloFix[] {
  const ratio = ratioOfPercent(field.value);
  if (range.unit !== 'ratio' || field.value <= 1 || !range.takes(ratio)) {
    return [];
  }
  const text = String(ratio);
  const edits = [{ start: field.span.start, end: field.span.end, text }];
  return [{ id: 'objective-unit', title: `Write ${text}, a ratio`, preferred: true, edits }];
}
