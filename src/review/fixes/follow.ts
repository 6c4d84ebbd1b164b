import type { ValueId } from '../analysis/facts/model.ts';
import type { FixContext, ValueRef } from './context.ts';

/** How many names are followed; code that leads further is not understood here. */
const limit = 16;

/** What a value stands for: through assertions, constants of its file, and what the session resolves across files. */
export function followed(context: FixContext, ref: ValueRef): ValueRef {
  const near = inFile(context, ref);
  const far = context.resolve(near.file, near.value);
  return far === null || (far.file === near.file && far.value === near.value) ? near : inFile(context, far);
}

function inFile(context: FixContext, { file, value }: ValueRef): ValueRef {
  const facts = context.facts(file);
  let id: ValueId = value;
  for (let step = 0; step < limit && facts !== null; step++) {
    const shape = facts.values[id];
    const binding = shape?.kind === 'binding' ? facts.bindings[shape.binding] : undefined;
    const isConstant = binding?.kind === 'const' || binding?.kind === 'function' || binding?.kind === 'class';
    const only = isConstant && binding.values.length === 1 ? binding.values[0] : undefined;
    const next = shape?.kind === 'typed' ? shape.value : only;
    if (next === undefined) {
      break;
    }
    id = next;
  }
  return { file, value: id };
}
