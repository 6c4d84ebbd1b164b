import type { Span } from '../../../../base/span.ts';
import type {
  BindingId,
  CallFact,
  ContextFact,
  ContextId,
  FileFacts,
  FunctionId,
} from '../../facts/model.ts';
import type { Linker } from '../../link/linker.ts';
import { callsGiven } from '../call-index.ts';
import type { Contributions } from '../contributions.ts';
import { contextsOut, functionsOut, globalCallee, memberName } from '../inspect.ts';
import { callsOn } from '../local-index.ts';
import { chainFate } from './chains.ts';
import { defaultOf, isTakenApart } from './defaults.ts';
import { emitted } from './events.ts';
import { fateIn } from './fate.ts';
import { handlerOfTry } from './handler.ts';
import { met, type Path, present, said } from './report.ts';
import { fateInLoop } from './rounds.ts';
import { shownValue } from './shown.ts';

/** Follows what a call throws, or rejects with, from the call outwards, up to the function that its caller calls. */
export function followFailure(linker: Linker, file: string, call: CallFact, into: Contributions): void {
  const facts = linker.facts(file);
  if (facts !== null) {
    const path = { linker, file, facts, call, into };
    if (!emitted(path)) {
      follow(path, call.context, 'pending', 0);
    }
  }
}

/** pending: it is in a promise that is handed on · thrown: the promise was awaited here. */
type State = 'pending' | 'thrown';

const deepest = 3;

function follow(path: Path, from: ContextId, start: State, depth: number): void {
  const { facts } = path;
  let state = start;
  /** The promise is given back by the function that it stands in. */
  let isReturned = false;
  /** The call whose result stands for it. */
  let carrier = path.call;
  for (const context of contextsOut(facts, from)) {
    switch (context.kind) {
      case 'await':
        state = 'thrown';
        break;
      case 'return':
        isReturned = true;
        break;
      case 'receiver':
      case 'argument': {
        const outer = state === 'pending' ? facts.calls[context.call] : undefined;
        if (outer !== undefined && passed(path, outer, context)) {
          return;
        }
        carrier = outer ?? carrier;
        break;
      }
      case 'initializer':
        if (state === 'pending') {
          if (defaulted(path, carrier) || keptAs(path, context.binding, depth)) {
            return;
          }
          state = 'thrown';
        }
        break;
      case 'statement':
        if (state === 'pending' && !isReturned) {
          if (!defaulted(path, carrier) && !isTakenApart(facts, carrier)) {
            dropped(path, carrier, context.outer);
          }
          return;
        }
        break;
      case 'try':
        if (state === 'thrown' && context.part === 'block' && caught(path, context)) {
          return;
        }
        break;
      case 'function':
        if (isCalledByName(facts, context.fn)) {
          return;
        }
        state = 'pending';
        isReturned = false;
        break;
      default:
        break;
    }
  }
}

/** A function whose calls are looked at as those of a caller: it has a name, and is not only written down to be handed to a call. */
function isCalledByName(facts: FileFacts, fn: FunctionId): boolean {
  const fact = facts.functions[fn];
  const place = facts.contexts[fact?.context ?? -1];
  switch (place?.kind) {
    case 'argument':
      return false;
    case 'property':
      return !isInArgument(facts, fact?.context ?? null);
    case 'initializer':
      return true;
    default:
      return fact?.name !== null;
  }
}

/** `useQuery({ queryFn: () => … })`: in a literal that is an argument. */
function isInArgument(facts: FileFacts, from: ContextId | null): boolean {
  for (const context of contextsOut(facts, from)) {
    if (context.kind !== 'property' && context.kind !== 'element') {
      return context.kind === 'argument';
    }
  }
  return false;
}

/** The promise goes on as the receiver or an argument of a call; gives whether that is the end of it. */
function passed(
  path: Path,
  outer: CallFact,
  context: ContextFact & { kind: 'receiver' | 'argument' },
): boolean {
  const { linker, file } = path;
  if (context.kind === 'argument') {
    return isSettled(outer) && settled(path, outer);
  }
  const chain = chainFate(linker, file, outer, context.property);
  return chain !== null && met(path, chain.fate, chain.span, chain.name);
}

function isSettled(call: CallFact): boolean {
  return /(?:^|\.)allSettled$/.test(call.calleeText);
}

/** `Promise.allSettled`: the others go on, unless somebody throws for those that failed. */
function settled(path: Path, outer: CallFact): boolean {
  const { facts, into } = path;
  const throws = outer.within === null ? [] : (facts.functions[outer.within]?.exits.throws ?? []);
  const thrown = throws.find(value => (facts.values[value]?.span.start ?? -1) >= outer.span.end);
  if (thrown === undefined) {
    present(path, outer.calleeSpan, 'goes on with those that succeed');
  } else {
    into.open.push({
      why: 'those that failed may be thrown later',
      at: said(path, outer.calleeSpan, 'settled here, whatever comes of them'),
    });
  }
  return true;
}

/** The promise is kept under a name: what is done with that. Gives whether that is the end of it. */
function keptAs(path: Path, binding: BindingId, depth: number): boolean {
  const { facts, linker, file, call } = path;
  for (const later of callsOn(facts, call)) {
    const chain =
      later.span.start < call.span.end
        ? null
        : chainFate(linker, file, later, memberName(facts, later) ?? '');
    if (chain !== null && chain.fate.kind !== 'rethrown') {
      return met(path, chain.fate, chain.span, chain.name);
    }
  }
  for (const { call: outer } of callsGiven(facts, binding)) {
    if (isSettled(outer)) {
      return settled(path, outer);
    }
    if (depth < deepest && globalCallee(linker, file, outer) === 'Promise.all') {
      follow(path, outer.context, 'pending', depth + 1);
      return true;
    }
  }
  return false;
}

/** A query gives its data when it comes: until then, and without it, something else is used. */
function defaulted(path: Path, carrier: CallFact): boolean {
  const { facts } = path;
  const value = defaultOf(facts, carrier);
  if (value === null) {
    return false;
  }
  const shown = shownValue(facts, value);
  present(
    path,
    facts.values[value]?.span ?? carrier.calleeSpan,
    `${shown === null ? 'a default' : `\`${shown}\``} while there is no data`,
  );
  return true;
}

/** Nobody waits for it: what fails then reaches no one, or whoever is given the function that it stands in. */
function dropped(path: Path, carrier: CallFact, outer: ContextId | null): void {
  const { facts, call, into } = path;
  const within = functionsOut(facts, outer)[0] ?? null;
  // An object that is made with the function runs it when it likes: a policy, a worker.
  const isHeld = carrier.by === 'new' && within !== call.within;
  if (!isHeld && !isStored(facts, carrier, within)) {
    const name = /[\w$]+$/.exec(carrier.calleeText)?.[0] ?? carrier.calleeText;
    const message =
      within === call.within
        ? 'not awaited, and nothing handles its failure'
        : `its failure is left to \`${name}\`, which is given the function`;
    into.ends.push(said(path, carrier.calleeSpan, message));
  }
}

/** `this.pending = fetch(…)`, `cache.entry = fetch(…)`: somebody may wait for it later. */
function isStored(facts: FileFacts, carrier: CallFact, within: FunctionId | null): boolean {
  return (
    facts.writes.some(
      write =>
        write.within === within &&
        write.span.start <= carrier.span.start &&
        write.span.end >= carrier.span.end,
    ) ||
    facts.classes.some(({ fields }) => Object.values(fields).some(values => values.includes(carrier.value)))
  );
}

/** What is thrown here meets a `catch`; gives whether that is the end of it. */
function caught(path: Path, context: ContextFact & { kind: 'try' }): boolean {
  const { linker, file, facts } = path;
  const handler = handlerOfTry(linker, file, context.try, functionsOut(facts, context.outer)[0] ?? null);
  if (handler === null) {
    return false;
  }
  const fate = fateIn(handler);
  const loop = loopAround(facts, context.outer);
  const goesOn = handler.exits.completes || handler.exits.continues || handler.exits.breaks;
  const whole =
    loop !== null && goesOn && fate.kind !== 'told' ? fateInLoop(handler, loop, context.try, fate) : fate;
  return met(path, whole, keyword(handler.span, 'catch'), 'catch');
}

/** The loop that a place stands in, in the same function and the same `try`. */
function loopAround(facts: FileFacts, from: ContextId | null): (ContextFact & { kind: 'loop' }) | null {
  for (const context of contextsOut(facts, from)) {
    if (context.kind === 'loop') {
      return context;
    }
    if (context.kind === 'function' || context.kind === 'try') {
      return null;
    }
  }
  return null;
}

/** The word that a clause begins with. */
function keyword({ start }: Span, word: string): Span {
  return { start, end: start + word.length };
}
