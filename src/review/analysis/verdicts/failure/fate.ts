import type { ArmFact, BindingId, BranchFact, FileFacts, ValueId } from '../../facts/model.ts';
import { branchesIn } from '../branch-index.ts';
import { assignedWithin } from './assignments.ts';
import { fateOfGiven, named } from './given.ts';
import { type Fate, type Handler, isOfError, mentions, namesIn } from './handler.ts';
import { toldBy } from './told.ts';
import { shownValue } from './shown.ts';
import { givenBy, neverEnds } from './values.ts';

/** What becomes of a failure that a handler is given. Asked again and again for one handler; the answer is kept. */
export function fateIn(handler: Handler): Fate {
  const { linker, file, span } = handler;
  return linker.kept<Fate>(
    `fate in ${String(span.start)} ${handler.kind} of ${file}`,
    { kind: 'open', why: 'what handles the failure leads back to itself' },
    () => judge(handler),
  );
}

function judge(handler: Handler): Fate {
  const { exits } = handler;
  const { returns, throws } = exits;
  if (neverEnds(handler) && !exits.breaks && !exits.continues) {
    return { kind: 'rethrown' };
  }
  const goesOn = exits.completes || exits.breaks || exits.continues;
  if (!goesOn && returns.length === 0) {
    return { kind: 'told', how: 'the process ends' };
  }
  if (!goesOn && isThrownAtLast(handler)) {
    const kept = returns.find(value => isKeptValue(handler, value));
    return kept === undefined || kept === null
      ? { kind: 'rethrown' }
      : { kind: 'replaced', by: named(handler, kept) };
  }
  const conditional = throws.map(value => rethrownIf(handler, value));
  const fate = conditional.find(each => each !== null);
  return fate ?? rest(handler, goesOn);
}

/** What is thrown last is thrown by default: what stands before it handles one kind of failure. A bare `return` tells no place. */
function isThrownAtLast(handler: Handler): boolean {
  const { returns, throws } = handler.exits;
  const last = returns.reduce<number>((max, value) => Math.max(max, startOf(handler, value)), -1);
  return throws.some(
    value =>
      startOf(handler, value) > last &&
      (!returns.includes(null) || armAround(handler, startOf(handler, value)) === null),
  );
}

function startOf({ facts }: Handler, value: ValueId | null): number {
  return value === null ? -1 : (facts.values[value]?.span.start ?? -1);
}

/** `if (cached) return cached`: something that was there before, or not, is tested, not the failure. */
function isKeptValue(handler: Handler, value: ValueId | null): boolean {
  const { facts } = handler;
  const test = value === null ? null : armAround(handler, startOf(handler, value))?.branch.test;
  const name = value === null ? null : rootName(facts, value);
  return (
    value !== null &&
    name !== null &&
    test !== undefined &&
    test !== null &&
    !isOfError(handler, test) &&
    mentions(facts, test, name) &&
    givenBy(handler, value) === 'substitute'
  );
}

/** The name that a value begins with: `cached` of `cached.items`. */
function rootName(facts: FileFacts, value: ValueId, depth = 0): BindingId | null {
  const node = facts.values[value];
  if (depth > 6) {
    return null;
  }
  switch (node?.kind) {
    case 'binding':
      return node.binding;
    case 'member':
      return rootName(facts, node.object, depth + 1);
    case 'typed':
    case 'await':
      return rootName(facts, node.value, depth + 1);
    case 'object': {
      const [first] = node.properties;
      return first === undefined ? null : rootName(facts, first.value, depth + 1);
    }
    default:
      return null;
  }
}

interface Arm {
  readonly branch: BranchFact;
  readonly arm: ArmFact;
}

/** The innermost arm of a branch of the handler that a place stands in. */
function armAround(handler: Handler, at: number): Arm | null {
  let found: Arm | null = null;
  for (const branch of branchesIn(handler.facts, handler.span)) {
    for (const arm of [branch.then, branch.otherwise]) {
      const isIn = arm !== null && arm.span.start <= at && at < arm.span.end;
      if (
        isIn &&
        (found === null || arm.span.end - arm.span.start < found.arm.span.end - found.arm.span.start)
      ) {
        found = { branch, arm };
      }
    }
  }
  return found;
}

/**
 * `if (error.code !== 'ENOENT') throw error`: the rest is thrown. `if (isAbort(error)) throw error` and `if (!cached) throw error`: what
 * follows is for the rest: null.
 */
function rethrownIf(handler: Handler, value: ValueId): Fate | null {
  const found = armAround(handler, startOf(handler, value));
  if (found === null) {
    return null;
  }
  const { branch, arm } = found;
  const isOtherwise = arm === branch.otherwise;
  if (!isOfError(handler, branch.test)) {
    return isOfOwn(handler, branch.test) ? null : someAgain;
  }
  return isNegated(handler, branch.test) !== isOtherwise
    ? { kind: 'rethrown' }
    : isSpecial(handler, branch.test)
      ? null
      : someAgain;
}

const someAgain: Fate = { kind: 'open', why: 'some failures are thrown again' };

/** Whether a test is about something that the handler itself has looked for. */
function isOfOwn({ facts, span }: Handler, test: ValueId): boolean {
  const name = namesIn(facts, test).map(id => facts.bindings[id]);
  return name.some(
    binding => binding !== undefined && binding.span.start >= span.start && binding.span.start < span.end,
  );
}

function isNegated({ facts }: Pick<Handler, 'facts'>, test: ValueId): boolean {
  const node = facts.values[test];
  if (node?.kind === 'either') {
    return node.op !== '?:' && node.arms.every(arm => isNegated({ facts }, arm));
  }
  return (
    (node?.kind === 'unary' && node.op === '!') ||
    (node?.kind === 'binary' && (node.op === '!==' || node.op === '!='))
  );
}

/** Whether a test is about one kind of failure; a test for any error, or for something else, is not. */
function isSpecial(handler: Handler, test: ValueId): boolean {
  const { facts } = handler;
  const node = facts.values[test];
  if (!isOfError(handler, test)) {
    return false;
  }
  switch (node?.kind) {
    case 'binary':
      return node.op !== 'instanceof' || !/^(?:Error|AxiosError)$/.test(shownValue(facts, node.right) ?? '');
    case 'call':
      return !/isAxiosError$|isError$|isNativeError$/.test(facts.calls[node.call]?.calleeText ?? '');
    case 'either':
      return node.arms.some(arm => isSpecial(handler, arm));
    default:
      return false;
  }
}

/** What goes on where it is not thrown again. */
function rest(handler: Handler, goesOn: boolean): Fate {
  const { exits } = handler;
  const told = toldBy(handler);
  if (told !== null && told.kind !== 'open') {
    return told;
  }
  if (goesOn) {
    return told ?? { kind: 'replaced', by: withWhat(handler) };
  }
  const last = exits.returns.reduce((a, b) => (startOf(handler, b) >= startOf(handler, a) ? b : a));
  const fate = fateOfGiven(handler, last);
  return fate.kind === 'replaced' ? (told ?? fate) : fate;
}

/** What a handler puts in the place of the result, where it goes on behind: what it assigns. */
function withWhat(handler: Handler): string {
  const { facts, exits, span } = handler;
  if (exits.continues && !exits.completes) {
    return 'the next one';
  }
  const assigned = assignedWithin(facts, span).at(-1);
  return assigned === undefined ? 'nothing' : named(handler, assigned.value);
}
