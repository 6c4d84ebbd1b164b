import type { Span } from '../../../../base/span.ts';
import type { BindingId, FileFacts, ValueId } from '../../facts/model.ts';
import { firstFrom } from '../sorted.ts';

/** A value that a name is given somewhere after it is declared, or with it. */
export interface Assignment {
  readonly binding: BindingId;
  readonly value: ValueId;
  readonly start: number;
}

const indices = new WeakMap<FileFacts, readonly Assignment[]>();

/** What is assigned within a span to names that are declared outside of it, in the order of the text. */
export function assignedWithin(facts: FileFacts, span: Span): readonly Assignment[] {
  const all = indices.get(facts) ?? indexed(facts);
  const result: Assignment[] = [];
  for (let i = firstFrom(all, each => each.start, span.start); i < all.length; i++) {
    const each = all[i];
    if (each === undefined || each.start >= span.end) {
      break;
    }
    const declared = facts.bindings[each.binding]?.span.start ?? 0;
    if (declared < span.start || declared >= span.end) {
      result.push(each);
    }
  }
  return result;
}

function indexed(facts: FileFacts): readonly Assignment[] {
  const all = facts.bindings
    .flatMap(({ values, kind }, binding) =>
      kind === 'let' || kind === 'parameter'
        ? values.map(value => ({ binding, value, start: facts.values[value]?.span.start ?? 0 }))
        : [],
    )
    .sort((a, b) => a.start - b.start);
  indices.set(facts, all);
  return all;
}
