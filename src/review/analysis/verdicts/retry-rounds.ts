import type {
  BranchFact,
  CallFact,
  ContextFact,
  Exits,
  FileFacts,
  TryFact,
  ValueId,
} from '../facts/model.ts';
import type { Span } from '../../../base/span.ts';
import type { Linker } from '../link/linker.ts';
import { branchesIn } from './branch-index.ts';
import { givesUp } from './gives-up.ts';
import { handlesItems } from './loop-items.ts';
import { armsOf, type Outcome, outcomeOf, type Tested } from './outcomes.ts';
import { isFlag } from './loop-flags.ts';

export type Loop = ContextFact & { readonly kind: 'loop' };

/** A call in a loop, and what stops its failure on the way there. */
export interface Round {
  readonly linker: Linker;
  readonly file: string;
  readonly facts: FileFacts;
  /** The call itself, in whose arguments the items of the loop may stand. */
  readonly call: CallFact;
  /** The value that stands for what it gives at this place. */
  readonly subject: ValueId;
  readonly loop: Loop;
  /** The `try` whose handler the failure ends in; null: none within the loop. */
  readonly caught: TryFact | null;
  /** Its failure has been turned into a value before. */
  readonly swallowed: boolean;
}

/** Whether a loop repeats a call; `others`: after a failure it makes it about another item, a host perhaps. */
export type Repetition = 'repeated' | 'others' | 'none';

/** Whether the loop makes the call again when it fails, and ends when it succeeds. */
export function repetitionOf(round: Round): Repetition {
  return isMadeAgain(round) ? (handlesItems(round) ? 'others' : 'repeated') : 'none';
}

function isMadeAgain(round: Round): boolean {
  const { loop, caught, swallowed } = round;
  const { exits } = loop;
  const tested = testedIn(round);
  const goesOn = exits.completes || exits.continues;
  if (
    loop.test !== null &&
    outcomeOf(tested, loop.test) === 'failure' &&
    (caught !== null || swallowed || goesOn)
  ) {
    return true;
  }
  const told = branchOutcomes(round, tested);
  if (told !== null) {
    return told === 'repeated' && goesOn;
  }
  const handler = caught?.handlerExits ?? null;
  if (caught === null || handler === null) {
    return false;
  }
  const reaches = handler.continues || (handler.completes && goesOn);
  return reaches && (endsOnSuccess(round, caught, handler) || endsByTest(round, caught));
}

function testedIn({ linker, file, facts, subject, caught, swallowed }: Round): Tested {
  return {
    linker,
    file,
    facts,
    isSubject: value => value === subject,
    path: [],
    failsBy: caught !== null || swallowed || givesUp(linker, file, facts, subject) ? 'caught' : 'answer',
  };
}

/**
 * What the branches in the loop that test the call's outcome do: leave on success and go on after a failure (`repeated`), or leave when
 * the value shows that it was caught (`left`); null: there are none.
 */
function branchOutcomes(round: Round, tested: Tested): 'repeated' | 'left' | null {
  const { facts, loop, caught } = round;
  let left = false;
  for (const branch of branchesIn(facts, loop.span)) {
    const outcome = isIn(branch.then.span, caught?.handler ?? nowhere)
      ? null
      : outcomeOf(tested, branch.test);
    if (outcome === null) {
      continue;
    }
    if (repeats(round, branch, outcome)) {
      return 'repeated';
    }
    const { failure } = armsOf(branch, outcome);
    left ||=
      failure !== null &&
      leaves(failure.exits) &&
      !failure.exits.completes &&
      !isIn(branch.then.span, caught?.span ?? nowhere) &&
      outcomeOf({ ...tested, failsBy: 'answer' }, branch.test) === null;
  }
  return left ? 'left' : null;
}

const nowhere: Span = { start: -1, end: -1 };

function repeats(round: Round, branch: BranchFact, outcome: Outcome): boolean {
  const { exits } = round.loop;
  const { success, failure } = armsOf(branch, outcome);
  if (success !== null && leaves(success.exits)) {
    return failure === null || failure.exits.completes || failure.exits.continues;
  }
  // `if (!response.ok) continue;`, and what stands behind leaves; with items, always.
  return failure?.exits.continues === true && leaves(exits) && (!exits.completes || !handlesItems(round));
}

function leaves(exits: Exits): boolean {
  return exits.returns.length > 0 || exits.breaks;
}

/** A `return` or `break` that only success comes to: in the `try`, or behind it. */
function endsOnSuccess(round: Round, caught: TryFact, handler: Exits): boolean {
  const { loop } = round;
  const { blockExits } = caught;
  const isUnconditional = leaves(blockExits) && !blockExits.completes;
  if (handlesItems(round)) {
    // Each round is about another item, unless the first that answers is enough.
    return isUnconditional || (!loop.exits.completes && handler.continues);
  }
  const others = loop.exits.returns.filter(value => !handler.returns.includes(value));
  return leaves(blockExits) || others.length > 0 || (loop.exits.breaks && !handler.breaks);
}

/** `while (!done)`, with `done = true` in the `try`, or `failed = true` where the failure is caught. */
function endsByTest(round: Round, caught: TryFact): boolean {
  const { loop, facts } = round;
  return loop.test !== null && isFlag(facts, loop.test, caught, round.subject);
}

export function isIn(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
