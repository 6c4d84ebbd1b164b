import type { OutboundCall } from '../../analysis/call.ts';
import type { BindingId, TypeId, ValueId } from '../../analysis/facts/model.ts';
import { callsOf } from '../../analysis/verdicts/local-index.ts';
import type { Sheet } from '../sheet.ts';

/** What a promise has. */
const settling: ReadonlySet<string> = new Set(['then', 'catch', 'finally']);

/**
 * Whether the code does more with what a call gives than a promise can: goes on with a method of it (`got(url).json()`), iterates over it, or
 * gives it a type of its own. What wraps the call gives a promise and nothing else.
 */
export function isMoreThanPromise(call: OutboundCall, sheet: Sheet): boolean {
  const { fact } = call.site;
  const { contexts } = sheet.facts;
  if (hasMembers(sheet, fact.value) || isIterated(sheet, fact.value)) {
    return true;
  }
  const context = contexts[fact.context];
  switch (context?.kind) {
    case 'receiver':
      return !settling.has(context.property);
    case 'initializer':
      return isMore(sheet, context.binding);
    case 'return':
      return fact.within !== null && isReturnedAsMore(sheet, fact.within);
    default:
      return false;
  }
}

/** A member of it is read, or it is taken apart. */
function hasMembers({ facts }: Sheet, object: ValueId): boolean {
  return facts.values.some(
    value => value.kind === 'member' && value.object === object && !settling.has(value.property ?? ''),
  );
}

function isIterated({ facts }: Sheet, value: ValueId): boolean {
  return facts.contexts.some(context => context.kind === 'loop' && context.over === value);
}

/** A name whose members are read before it is awaited. */
function isMore(sheet: Sheet, binding: BindingId): boolean {
  return sheet.facts.values.some(
    (value, id) =>
      value.kind === 'binding' &&
      value.binding === binding &&
      (hasMembers(sheet, id) || isIterated(sheet, id)),
  );
}

function isReturnedAsMore(sheet: Sheet, fn: number): boolean {
  const fact = sheet.facts.functions[fn];
  if (fact?.flow !== 'sync') {
    return false;
  }
  return (
    isOtherType(sheet, fact.returnType) ||
    callsOf(sheet.facts, fn).some(
      caller => hasMembers(sheet, caller.value) || isIterated(sheet, caller.value),
    )
  );
}

/** A type that says something else than a promise. */
function isOtherType({ facts }: Sheet, id: TypeId | null): boolean {
  const type = id === null ? undefined : facts.types[id];
  return type?.kind === 'name' && !/^(?:Promise|PromiseLike|Awaitable|MaybePromise)$/.test(type.name);
}
