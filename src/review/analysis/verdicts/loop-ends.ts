import type { Exits, FileFacts, TryFact, ValueId } from '../facts/model.ts';
import type { Span } from '../../../base/span.ts';
import { branchesIn } from './branch-index.ts';
import type { Round } from './retry-rounds.ts';

/** Whether a `return` or `break` stands where only success comes to: in the `try` behind the call, or behind the `try`. */
export type Ending = 'always' | 'sometimes' | 'never';

export function endingOf({ facts, call, loop }: Round, caught: TryFact): Ending {
  const { blockExits, handlerExits } = caught;
  const block: Span = { start: caught.span.start, end: (caught.handler ?? caught.span).start };
  const behindCall: Span = { start: call.span.end, end: block.end };
  const behindTry: Span = { start: caught.span.end, end: loop.span.end };
  if (
    (leaves(blockExits) && !blockExits.completes) ||
    (leaves(loop.exits) && !loop.exits.completes && handlerExits?.continues === true)
  ) {
    return 'always';
  }
  const returned = [...blockExits.returns, ...loop.exits.returns].some(
    value =>
      value !== null && !isBefore(facts, value, call.span.end) && !isIn(spanOf(facts, value), caught.handler),
  );
  return returned || leavesIn(facts, behindCall) || leavesIn(facts, behindTry) ? 'sometimes' : 'never';
}

/** What is returned ends before the call does: it is a way out that the call has no part in. */
function isBefore(facts: FileFacts, value: ValueId, offset: number): boolean {
  return spanOf(facts, value).end < offset;
}

function spanOf(facts: FileFacts, value: ValueId): Span {
  return facts.values[value]?.span ?? { start: 0, end: 0 };
}

function leavesIn(facts: FileFacts, span: Span): boolean {
  return branchesIn(facts, span).some(
    ({ then, otherwise }) => leaves(then.exits) || (otherwise !== null && leaves(otherwise.exits)),
  );
}

export function leaves(exits: Exits): boolean {
  return exits.returns.length > 0 || exits.breaks;
}

export function isIn(inner: Span, outer: Span | null): boolean {
  return outer !== null && inner.start >= outer.start && inner.end <= outer.end;
}
