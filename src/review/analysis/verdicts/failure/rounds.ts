import type { ContextFact, FileFacts, TryFact, ValueId } from '../../facts/model.ts';
import type { Fate, Handler } from './handler.ts';
import { fateOfGiven } from './given.ts';

type Loop = ContextFact & { readonly kind: 'loop' };

/**
 * What becomes of a failure in a loop whose handler goes on to the next round. A loop that ends with the first success only tries again:
 * then what stands behind it tells. One that goes through items goes on with the next.
 */
export function fateInLoop(handler: Handler, loop: Loop, attempt: TryFact, fate: Fate): Fate {
  const { exits } = handler;
  const isLeft = exits.breaks && !exits.completes && !exits.continues;
  if (isLeft || !endsWithSuccess(handler, loop, attempt)) {
    return fate;
  }
  if (exits.throws.length > 0) {
    return { kind: 'rethrown' };
  }
  // `if (attempt === 3) return left(error)`: what it gives up with.
  const given = exits.returns.at(-1);
  return given === undefined ? behind(handler, loop) : fateOfGiven(handler, given);
}

/** Whether a round that succeeds is the last one: it returns, or breaks, where the handler does not. */
function endsWithSuccess({ facts, exits }: Handler, loop: Loop, { blockExits, handler }: TryFact): boolean {
  const handled = new Set(exits.returns);
  const returns = loop.exits.returns.filter(value => !handled.has(value) && isOutside(facts, value, handler));
  return (
    blockExits.returns.length > 0 ||
    blockExits.breaks ||
    returns.length > 0 ||
    (loop.exits.breaks && !exits.breaks)
  );
}

function isOutside(facts: FileFacts, value: ValueId | null, span: TryFact['handler']): boolean {
  const at = value === null ? undefined : facts.values[value]?.span.start;
  return at !== undefined && (span === null || at < span.start || at >= span.end);
}

/** What stands behind a loop in its function: it throws, gives something, or ends. */
function behind(handler: Handler, loop: Loop): Fate {
  const { facts, within } = handler;
  const exits = within === null ? undefined : facts.functions[within]?.exits;
  const later = (values: readonly (ValueId | null)[]): ValueId[] =>
    values
      .filter(value => value !== null)
      .filter(value => (facts.values[value]?.span.start ?? -1) >= loop.span.end);
  const [given] = later(exits?.returns ?? []).slice(-1);
  if (given !== undefined) {
    return fateOfGiven(handler, given);
  }
  if (later(exits?.throws ?? []).length > 0) {
    return loop.over === null
      ? { kind: 'rethrown' }
      : { kind: 'open', why: 'the next one is tried, and the last failure thrown' };
  }
  return { kind: 'open', why: 'it is tried again and again' };
}
