import type { FileFacts, Value } from '../analysis/facts/model.ts';
import type { FixContext, ValueRef } from './context.ts';
import { followed } from './follow.ts';
import { sheetOf } from './sheet.ts';
import { bindingType, memberNames } from './types.ts';

/** What is known of a key in an object that stands elsewhere. */
export type Found =
  | { readonly kind: 'absent' }
  | { readonly kind: 'present'; readonly at: ValueRef }
  /** It may hold it. */
  | { readonly kind: 'unknown' };

const absent: Found = { kind: 'absent' };
const unknown: Found = { kind: 'unknown' };

/** How far a value is followed; what is deeper is not known. */
const depthLimit = 8;

/** Looks a key up in what a value stands for: through bindings, spreads, alternatives and what functions return. */
export function lookUp(context: FixContext, ref: ValueRef, key: string, depth = 0): Found {
  const facts = context.facts(ref.file);
  const value = facts?.values[ref.value];
  if (facts === null || value === undefined || depth > depthLimit) {
    return unknown;
  }
  switch (value.kind) {
    case 'object':
      return inObject(context, ref.file, value, key, depth);
    case 'undefined':
      return absent;
    case 'literal':
      return value.value === null ? absent : unknown;
    case 'typed':
    case 'await':
      return lookUp(context, { file: ref.file, value: value.value }, key, depth + 1);
    case 'either':
      // What is false spreads nothing: of `a && b` only `b` counts.
      return all(
        (value.op === '&&' ? value.arms.slice(1) : value.arms).map(arm =>
          lookUp(context, { file: ref.file, value: arm }, key, depth + 1),
        ),
      );
    case 'binding':
      return inBinding(context, facts, ref, value, key, depth);
    case 'call':
      return inResult(context, facts, ref.file, value, key, depth);
    default:
      return follow(context, ref, key, depth);
  }
}

/** Of several that it may be: known only where all say the same, and absent. */
function all(found: readonly Found[]): Found {
  return found.every(each => each.kind === 'absent') ? absent : unknown;
}

function inObject(
  context: FixContext,
  file: string,
  value: Extract<Value, { kind: 'object' }>,
  key: string,
  depth: number,
): Found {
  for (const property of value.properties.toReversed()) {
    if (property.kind === 'property' && property.key === key) {
      return { kind: 'present', at: { file, value: property.value } };
    }
    if (property.kind === 'computed') {
      return unknown;
    }
    if (property.kind === 'spread') {
      const found = lookUp(context, { file, value: property.value }, key, depth + 1);
      if (found.kind !== 'absent') {
        return found;
      }
    }
  }
  return absent;
}

function inBinding(
  context: FixContext,
  facts: FileFacts,
  ref: ValueRef,
  value: Extract<Value, { kind: 'binding' }>,
  key: string,
  depth: number,
): Found {
  const isWritten = facts.writes.some(write => {
    const object = facts.values[write.object];
    return object?.kind === 'binding' && object.binding === value.binding && write.path[0] === key;
  });
  if (isWritten) {
    return unknown;
  }
  const sheet = sheetOf(context, ref.file);
  const names = sheet === null ? null : memberNames(sheet, bindingType(sheet, value.binding));
  return names !== null && !names.includes(key) ? absent : follow(context, ref, key, depth);
}

function inResult(
  context: FixContext,
  facts: FileFacts,
  file: string,
  value: Extract<Value, { kind: 'call' }>,
  key: string,
  depth: number,
): Found {
  const call = facts.calls[value.call];
  const target = call?.by === 'call' ? followed(context, { file, value: call.callee }) : null;
  const there = target === null ? null : context.facts(target.file);
  const made = target === null || there === null ? undefined : there.values[target.value];
  const fn = made?.kind === 'function' ? there?.functions[made.fn] : undefined;
  if (target === null || fn === undefined || fn.returns.length === 0) {
    return unknown;
  }
  return all(fn.returns.map(each => lookUp(context, { file: target.file, value: each }, key, depth + 1)));
}

function follow(context: FixContext, ref: ValueRef, key: string, depth: number): Found {
  const target = followed(context, ref);
  return target.file === ref.file && target.value === ref.value
    ? unknown
    : lookUp(context, target, key, depth + 1);
}
