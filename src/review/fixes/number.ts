import type { TimeoutProfile } from '../catalog/schema.ts';
import type { ValueId } from '../analysis/facts/model.ts';
import type { FixContext } from './context.ts';
import type { Deadline } from './deadline.ts';
import { followed } from './follow.ts';
import { isRepeatable, kindOfArgument, mayBeMissing } from './judge.ts';
import { admitsNothing, bindingType } from './types.ts';
import { type Sheet, slice, valueAt } from './sheet.ts';
import type { Span } from '../../base/span.ts';

/**
 * The time that an author wrote where it does nothing, to be kept where it works; `fallback` (ms) where it is no time, or may be
 * left out. `inScope`: what it is written in can be said again where the fix writes.
 */
export function writtenDeadline(
  context: FixContext,
  sheet: Sheet,
  profile: TimeoutProfile,
  option: string,
  at: { readonly value: ValueId; readonly span: Span; readonly inScope: 'yes' | 'no' },
  fallback: number,
): Deadline {
  const none: Deadline = { kind: 'constant', ms: fallback };
  const form = profile.options.find(each => each.path === option)?.form ?? 'ms';
  const factor = form === 's' ? 1000 : 1;
  const value = valueAt(sheet, at.value);
  if (form === 'signal' || form === 'epoch' || value === null) {
    return none;
  }
  if (value.kind === 'literal') {
    const { value: amount, span } = value;
    const said = factor === 1 ? { text: slice(sheet, span) } : {};
    return typeof amount === 'number' && amount > 0
      ? { kind: 'constant', ms: amount * factor, ...said }
      : none;
  }
  const number = constantOf(context, sheet, at.value);
  if (at.inScope === 'no') {
    return number === null ? none : { kind: 'constant', ms: number * factor };
  }
  const text = slice(sheet, at.span);
  if (number !== null || (isRepeatable(sheet, at.value) && isNumber(sheet, at.value))) {
    return number === 0
      ? none
      : { kind: 'expression', text: factor === 1 ? text : `${text} * ${String(factor)}` };
  }
  const mayBeTime =
    factor === 1 && isRepeatable(sheet, at.value) && mayBeTimeByType(context, sheet, at.value);
  return mayBeTime ? { kind: 'expression', text: `${text} ?? ${String(fallback)}` } : none;
}

function mayBeTimeByType(context: FixContext, sheet: Sheet, id: ValueId): boolean {
  return kindOfArgument(context, sheet, id) === 'unknown' && mayBeMissing(context, sheet, id);
}

/** A name that is annotated as a number and always there. */
function isNumber(sheet: Sheet, id: ValueId): boolean {
  const value = valueAt(sheet, id);
  const type = value?.kind === 'binding' ? bindingType(sheet, value.binding) : null;
  const fact = type === null ? undefined : sheet.facts.types[type];
  return fact?.kind === 'keyword' && fact.name === 'number' && admitsNothing(sheet, type) === false;
}

/** The number that an expression of constants gives. */
export function constantOf(context: FixContext, sheet: Sheet, id: ValueId): number | null {
  return evaluate(context, sheet.file, id, 0);
}

function evaluate(context: FixContext, file: string, id: ValueId, depth: number): number | null {
  const value = depth > 8 ? undefined : context.facts(file)?.values[id];
  switch (value?.kind) {
    case 'literal':
      return typeof value.value === 'number' ? value.value : null;
    case 'typed':
      return evaluate(context, file, value.value, depth + 1);
    case 'binary': {
      const left = evaluate(context, file, value.left, depth + 1);
      const right = evaluate(context, file, value.right, depth + 1);
      return left === null || right === null ? null : calculate(value.op, left, right);
    }
    case 'binding':
    case 'member': {
      const target = followed(context, { file, value: id });
      return target.file === file && target.value === id
        ? null
        : evaluate(context, target.file, target.value, depth + 1);
    }
    default:
      return null;
  }
}

function calculate(op: string, left: number, right: number): number | null {
  switch (op) {
    case '*':
      return left * right;
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '/':
      return left / right;
    default:
      return null;
  }
}
