import type { CallFact, FileFacts, FunctionId, TryFact, ValueId } from '../facts/model.ts';
import type { Linker } from '../link/linker.ts';
import { branchesIn } from './branch-index.ts';
import { contextsOut, isWithin, memberName } from './inspect.ts';
import { isInside } from './executors.ts';
import { isIn } from './loop-ends.ts';
import { callsOf } from './local-index.ts';
import { armsOf, outcomeOf, type Tested } from './outcomes.ts';

/** A call in a function, and what its failure passes there. */
export interface Attempt {
  readonly linker: Linker;
  readonly file: string;
  readonly facts: FileFacts;
  readonly call: CallFact;
  readonly subject: ValueId;
  readonly fn: FunctionId;
  /** The `try` statements around it, and the calls of `catch` and `then` that its promise goes through. */
  readonly tries: readonly TryFact[];
  readonly chains: readonly CallFact[];
}

/** How many calls of itself are looked at in one function. */
const mostCalls = 32;

/** The call by which a function calls itself after a failure: in a `catch`, behind it, or where the answer says that it failed. */
export function repeatingCall(attempt: Attempt): CallFact | null {
  const { facts, fn, call } = attempt;
  return (
    callsOf(facts, fn)
      .slice(0, mostCalls)
      .find(
        self =>
          self !== call &&
          isWithin(facts, self, fn) &&
          isHandedOn(facts, self, fn) &&
          (isInHandler(attempt, self) || isAfterFailure(attempt, self) || isOnError(facts, self, fn)),
      ) ?? null
  );
}

function isInHandler({ tries, chains }: Attempt, self: CallFact): boolean {
  return (
    tries.some(
      each =>
        (each.handler !== null && isIn(self.span, each.handler)) ||
        // The `try` returns what it gets, so only a failure comes behind it.
        (self.span.start >= each.span.end &&
          !each.blockExits.completes &&
          each.handlerExits?.completes === true),
    ) ||
    chains.some(chain => isInside(self, chain) && chain.args.some(argument => isIn(self.span, argument.span)))
  );
}

/** `if (response.status === 429) return load(url, attempt + 1)`, and what follows `if (response.ok) return response`. */
function isAfterFailure(attempt: Attempt, self: CallFact): boolean {
  const { linker, file, facts, subject, fn } = attempt;
  const span = facts.functions[fn]?.span;
  const tested: Tested = {
    linker,
    file,
    facts,
    isSubject: value => value === subject,
    path: [],
    failsBy: attempt.tries.length + attempt.chains.length > 0 ? 'caught' : 'answer',
  };
  return (span === undefined ? [] : branchesIn(facts, span)).some(branch => {
    const isBehind = self.span.start >= (branch.otherwise ?? branch.then).span.end;
    const isAmong =
      isIn(self.span, branch.then.span) ||
      (branch.otherwise !== null && isIn(self.span, branch.otherwise.span));
    const outcome = isBehind || isAmong ? outcomeOf(tested, branch.test) : null;
    if (outcome === null) {
      return false;
    }
    const { success, failure } = armsOf(branch, outcome);
    return isAmong
      ? failure !== null && isIn(self.span, failure.span)
      : success !== null && success.exits.returns.length > 0 && !success.exits.completes;
  });
}

/** `request.on('error', () => resolve(load(url)))`. */
function isOnError(facts: FileFacts, self: CallFact, fn: FunctionId): boolean {
  for (const context of contextsOut(facts, self.context)) {
    if (context.kind === 'function' && context.fn === fn) {
      return false;
    }
    const taker = context.kind === 'argument' ? facts.calls[context.call] : undefined;
    const name = taker === undefined ? null : memberName(facts, taker);
    const event = facts.values[taker?.args[0]?.value ?? -1];
    if (
      (name === 'on' || name === 'once') &&
      event?.kind === 'literal' &&
      (event.value === 'error' || event.value === 'timeout')
    ) {
      return true;
    }
  }
  return false;
}

/**
 * Whether what a call gives goes on to whoever called the function: awaited or returned, and not merely started
 * (`setTimeout(() => load(url), 500)`).
 */
function isHandedOn(facts: FileFacts, self: CallFact, fn: FunctionId): boolean {
  let goesOn = false;
  for (const context of contextsOut(facts, self.context)) {
    if (context.kind === 'function') {
      if (context.fn === fn || !goesOn) {
        return goesOn;
      }
      const place = facts.contexts[facts.functions[context.fn]?.context ?? -1];
      const taker = place?.kind === 'argument' ? facts.calls[place.call] : undefined;
      if (
        taker === undefined ||
        !/(?:^|\.)(?:then|catch|finally)$/.test(taker.calleeText.replace(/\s+/g, ''))
      ) {
        return false;
      }
    } else if (context.kind === 'await' || context.kind === 'return' || context.kind === 'initializer') {
      goesOn = true;
    } else if (context.kind === 'argument' && isSettler(facts, facts.calls[context.call])) {
      return true;
    }
  }
  return false;
}

/** `resolve(…)`: a call of a parameter. */
function isSettler(facts: FileFacts, call: CallFact | undefined): boolean {
  const callee = call === undefined ? undefined : facts.values[call.callee];
  return callee?.kind === 'binding' && facts.bindings[callee.binding]?.kind === 'parameter';
}
