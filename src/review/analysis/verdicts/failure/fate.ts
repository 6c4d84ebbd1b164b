import type { ValueId } from '../../facts/model.ts';
import { branchesIn } from '../branch-index.ts';
import { assignedWithin } from './assignments.ts';
import { type Fate, type Handler, isOfError } from './handler.ts';
import { shownValue } from './shown.ts';
import { toldBy } from './told.ts';
import { type Given, givenBy, neverEnds } from './values.ts';

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
  // What is thrown last is thrown by default: what stands before it handles one kind of failure.
  const last = returns.reduce<number>((max, value) => Math.max(max, startOf(handler, value)), -1);
  if (!goesOn && throws.some(value => startOf(handler, value) > last)) {
    return { kind: 'rethrown' };
  }
  const conditional = throws.map(value => rethrownIf(handler, value));
  const fate = conditional.find(each => each !== null);
  return fate ?? rest(handler, goesOn);
}

function startOf({ facts }: Handler, value: ValueId | null): number {
  return value === null ? -1 : (facts.values[value]?.span.start ?? -1);
}

/** `if (error.code !== 'ENOENT') throw error`: the rest is thrown. `if (isAbort(error)) throw error`: the rest is not: null. */
function rethrownIf(handler: Handler, value: ValueId): Fate | null {
  const at = startOf(handler, value);
  const found = branchesIn(handler.facts, handler.span)
    .flatMap(branch => {
      const arm = [branch.then, branch.otherwise].find(
        each => each !== null && each.span.start <= at && at < each.span.end,
      );
      return arm === undefined || arm === null ? [] : [{ branch, arm }];
    })
    .sort((a, b) => a.arm.span.end - a.arm.span.start - (b.arm.span.end - b.arm.span.start))[0];
  if (found === undefined) {
    return null;
  }
  const { branch, arm } = found;
  const negated = isNegated(handler, branch.test) !== (arm === branch.otherwise);
  return negated
    ? { kind: 'rethrown' }
    : isSpecial(handler, branch.test)
      ? null
      : { kind: 'open', why: 'some failures are thrown again' };
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
  const given = exits.returns.map(value => ({
    value,
    at: startOf(handler, value),
    is: givenBy(handler, value),
  }));
  const last = given.reduce((a, b) => (b.at >= a.at ? b : a));
  return fateOf(handler, last.is, last.value, told);
}

function fateOf(handler: Handler, given: Given, value: ValueId | null, told: Fate | null): Fate {
  switch (given) {
    case 'failure':
      return { kind: 'told', how: 'the failure is what it gives' };
    case 'rethrown':
      return { kind: 'rethrown' };
    case 'open':
      return { kind: 'open', why: 'whether what it gives stands for a failure is not known' };
    case 'substitute':
      return told ?? { kind: 'replaced', by: value === null ? 'nothing' : named(handler, value) };
  }
}

function named({ facts }: Handler, value: ValueId): string {
  const shown = shownValue(facts, value);
  return shown === null ? 'another value' : `\`${shown}\``;
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
