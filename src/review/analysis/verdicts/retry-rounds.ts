import type { BranchFact, CallFact, ContextFact, FileFacts, TryFact, ValueId } from '../facts/model.ts';
import type { Linker } from '../link/linker.ts';
import { branchesIn } from './branch-index.ts';
import { givesUp } from './gives-up.ts';
import { isCounted } from './loop-amount.ts';
import { endingOf, isIn, leaves } from './loop-ends.ts';
import { isFlag } from './loop-flags.ts';
import { handlesItems } from './loop-items.ts';
import { armsOf, type Outcome, outcomeOf, type Tested } from './outcomes.ts';

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

/**
 * Whether a loop repeats a call. others: after a failure it makes it about another item, a host perhaps · unclear: it goes on after a
 * failure, and after a success mostly too, as batches and polls do.
 */
export type Repetition = 'repeated' | 'others' | 'unclear' | 'none';

/** Whether the loop makes the call again when it fails, and ends when it succeeds. */
export function repetitionOf(round: Round): Repetition {
  const repetition = repeatedIn(round);
  if (repetition === 'none' || !handlesItems(round)) {
    return repetition;
  }
  return repetition === 'repeated' ? 'others' : 'none';
}

function repeatedIn(round: Round): Repetition {
  const { loop, caught, swallowed, facts } = round;
  const { exits } = loop;
  const tested = testedIn(round);
  const goesOn = exits.completes || exits.continues;
  if (
    loop.test !== null &&
    outcomeOf(tested, loop.test) === 'failure' &&
    (caught !== null || swallowed || goesOn)
  ) {
    return 'repeated';
  }
  const told = branchOutcomes(round, tested);
  if (told !== null) {
    return told === 'repeated' && goesOn ? 'repeated' : 'none';
  }
  const handler = caught?.handlerExits ?? null;
  if (caught === null || handler === null || !(handler.continues || (handler.completes && goesOn))) {
    return 'none';
  }
  switch (endingOf(round, caught)) {
    case 'always':
      return 'repeated';
    case 'sometimes':
      return handlesItems(round) ? 'none' : isCounted(facts, loop) ? 'repeated' : 'unclear';
    case 'never':
      // `while (!done)`, with `done = true` in the `try`, or `failed = true` where the failure is caught.
      return loop.test !== null && isFlag(facts, loop.test, caught, round.subject) ? 'repeated' : 'none';
  }
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
    const outcome = isIn(branch.then.span, caught?.handler ?? null) ? null : outcomeOf(tested, branch.test);
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
      !isIn(branch.then.span, caught?.span ?? null) &&
      outcomeOf({ ...tested, failsBy: 'answer' }, branch.test) === null;
  }
  return left ? 'left' : null;
}

function repeats(round: Round, branch: BranchFact, outcome: Outcome): boolean {
  const { exits } = round.loop;
  const { success, failure } = armsOf(branch, outcome);
  if (success !== null && leaves(success.exits)) {
    return failure === null || failure.exits.completes || failure.exits.continues;
  }
  // `if (!response.ok) continue;`, and what stands behind leaves; with items, always.
  return failure?.exits.continues === true && leaves(exits) && (!exits.completes || !handlesItems(round));
}
