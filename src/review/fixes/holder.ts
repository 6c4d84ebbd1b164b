import type { TextEdit } from '../../base/edit.ts';
import { type Span, spanContains } from '../../base/span.ts';
import type { Property, Value, ValueId } from '../analysis/facts/model.ts';
import { removeItems } from './list.ts';
import type { Sheet } from './sheet.ts';

/** A property and the object literal that it stands in. */
export interface Held {
  readonly object: Extract<Value, { kind: 'object' }>;
  readonly property: Extract<Property, { kind: 'property' }>;
  readonly index: number;
}

/** The property whose value that is. */
export function holderOf(sheet: Sheet, value: ValueId | null): Held | null {
  for (const object of value === null ? [] : sheet.facts.values) {
    if (object.kind === 'object') {
      const index = object.properties.findIndex(each => each.kind === 'property' && each.value === value);
      const property = object.properties[index];
      if (property?.kind === 'property') {
        return { object, property, index };
      }
    }
  }
  return null;
}

export function removeHeld(sheet: Sheet, held: Held): readonly TextEdit[] {
  const list = { span: held.object.span, items: held.object.properties.map(property => property.span) };
  return removeItems(sheet.text, list, [held.index]);
}

/** True where an object belongs to what stands in `around` alone: it is written there, or is a constant that is named nowhere else. */
export function belongsTo(sheet: Sheet, held: Held, around: Span): boolean {
  if (spanContains(around, held.object.span)) {
    return true;
  }
  const { values, bindings, exports } = sheet.facts;
  const binding = bindings.find(
    each => each.kind === 'const' && each.values.length === 1 && values[each.values[0] ?? -1] === held.object,
  );
  if (binding === undefined || exports.some(each => each.kind === 'value' && each.name === binding.name)) {
    return false;
  }
  const name = /^[\w$]+/.exec(binding.name)?.[0].replaceAll('$', '\\$') ?? '';
  const uses = [...sheet.text.matchAll(new RegExp(`(?<![\\w$])${name}(?![\\w$])`, 'g'))];
  return (
    uses.length === 2 && uses.some(use => spanContains(around, { start: use.index, end: use.index + 1 }))
  );
}
