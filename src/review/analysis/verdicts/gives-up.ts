import type { FileFacts, FunctionId, TryFact, ValueId } from '../facts/model.ts';
import type { Linker } from '../link/linker.ts';
import { functionOf } from './inspect.ts';

/** Whether a call is one of a function of the project that catches its failures and gives nothing then: `catch { return false; }`. */
export function givesUp(linker: Linker, file: string, facts: FileFacts, value: ValueId): boolean {
  const node = facts.values[value];
  const call = node?.kind === 'call' ? facts.calls[node.call] : undefined;
  const fn = call === undefined ? null : functionOf(linker, { file, value: call.callee, env: null });
  const where = fn === null ? null : linker.facts(fn.file);
  return fn !== null && where !== null && triesIn(where, fn.fn).some(each => givesNothing(where, each));
}

function givesNothing(facts: FileFacts, { handlerExits }: TryFact): boolean {
  return (handlerExits?.returns ?? []).some(value => {
    const node = value === null ? null : facts.values[value];
    return (
      node === null ||
      node?.kind === 'undefined' ||
      (node?.kind === 'literal' && (node.value === false || node.value === null))
    );
  });
}

const indices = new WeakMap<FileFacts, readonly TryFact[]>();

/** The `try` statements in a function, as far as they hold a call. */
function triesIn(facts: FileFacts, fn: FunctionId): readonly TryFact[] {
  let tries = indices.get(facts);
  if (tries === undefined) {
    tries = [...new Set(facts.contexts.flatMap(context => (context.kind === 'try' ? [context.try] : [])))];
    indices.set(facts, tries);
  }
  const span = facts.functions[fn]?.span;
  return span === undefined
    ? []
    : tries.filter(each => each.span.start >= span.start && each.span.end <= span.end);
}
