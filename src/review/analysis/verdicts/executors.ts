import type { BindingId, CallFact, FileFacts, FunctionId, ValueId } from '../facts/model.ts';
import type { Env } from '../link/known.ts';
import type { Linker } from '../link/linker.ts';
import { callsInside, callsNamed } from './call-index.ts';
import { contextsOut, globalCallee, isWithin, memberName } from './inspect.ts';
import { callsOf, localFunction } from './local-index.ts';
import { delayOf, timerOf, type Timer } from './timers.ts';

/** A timer that stands beside a call. */
export interface TimerBeside extends Timer {
  readonly call: CallFact;
}

/** A timer that runs something at once, and the functions that lead there, the timer's own last. */
export interface TimerRun {
  readonly timer: CallFact;
  readonly through: readonly FunctionId[];
}

/** Whether a function is handed to `new Promise`. */
export function isExecutor(linker: Linker, file: string, facts: FileFacts, fn: FunctionId): boolean {
  const context = facts.contexts[facts.functions[fn]?.context ?? -1];
  const call = context?.kind === 'argument' && context.index === 0 ? facts.calls[context.call] : undefined;
  return call?.by === 'new' && globalCallee(linker, file, call) === 'Promise';
}

/**
 * The timer in an executor that settles its promise whatever becomes of a call in it: `setTimeout(() => reject(…), ms)`. It must be
 * set when the call is made, not by what the call brings; and what it starts itself, it does not bound.
 */
export function settlingTimer(
  linker: Linker,
  file: string,
  facts: FileFacts,
  executor: FunctionId,
  subject: CallFact,
  env: Env | null = null,
): TimerBeside | 'unknown' | null {
  const found = settlingTimers(linker, file, facts, executor).find(
    ({ timer, through }) =>
      isSetBeside(facts, executor, timer, subject) && !through.some(fn => isWithin(facts, subject, fn)),
  );
  if (found === undefined) {
    return null;
  }
  return isRegistered(facts, executor, subject)
    ? 'unknown'
    : { ms: delayOf(linker, file, found.timer, env), call: found.timer };
}

/** An executor with more of them is looked at no further. */
const mostTimers = 16;

function settlingTimers(
  linker: Linker,
  file: string,
  facts: FileFacts,
  executor: FunctionId,
): readonly TimerRun[] {
  return linker.kept<readonly TimerRun[]>(`timers that settle ${String(executor)} of ${file}`, [], () => {
    const settlers = new Set(
      (facts.functions[executor]?.parameters ?? []).flatMap(parameter =>
        parameter.binding === null ? [] : [parameter.binding],
      ),
    );
    const runs: TimerRun[] = [];
    for (const call of callsInside(facts, executor)) {
      if (runs.length >= mostTimers) {
        break;
      }
      if (settles(facts, call, settlers)) {
        runs.push(...timersRunning(linker, file, facts, call, executor));
      } else if (isGivenSettler(facts, call, settlers) && isTimer(linker, file, facts, call)) {
        runs.push({ timer: call, through: [] });
      }
    }
    return runs;
  });
}

/** `reject(error)`, or `finish(reject, error)` of a function of the file. */
function settles(facts: FileFacts, call: CallFact, settlers: ReadonlySet<BindingId>): boolean {
  return (
    isOneOf(facts, call.callee, settlers) ||
    (localFunction(facts, call.callee) !== null &&
      call.args.some(argument => isOneOf(facts, argument.value, settlers)))
  );
}

/** `setTimeout(reject, ms)`, `setTimeout(reject.bind(null, error), ms)`. */
function isGivenSettler(facts: FileFacts, call: CallFact, settlers: ReadonlySet<BindingId>): boolean {
  const [first] = call.args;
  if (first === undefined) {
    return false;
  }
  const node = facts.values[first.value];
  const bound = node?.kind === 'call' ? facts.values[facts.calls[node.call]?.callee ?? -1] : undefined;
  return (
    isOneOf(facts, first.value, settlers) ||
    (bound?.kind === 'member' && bound.property === 'bind' && isOneOf(facts, bound.object, settlers))
  );
}

function isOneOf(facts: FileFacts, value: ValueId, bindings: ReadonlySet<BindingId>): boolean {
  const node = facts.values[value];
  return node?.kind === 'binding' && bindings.has(node.binding);
}

function isTimer(linker: Linker, file: string, facts: FileFacts, call: CallFact): boolean {
  return callsNamed(facts, 'setTimeout').includes(call) && globalCallee(linker, file, call) === 'setTimeout';
}

/** How many functions are looked at on the way from a call to the timers that run it. */
const mostFunctions = 24;

/**
 * The timers whose function makes a call as soon as it runs, itself or through functions of the file; not those that only lead to it
 * by a callback. `within`: what stands outside of this function is left alone.
 */
export function timersRunning(
  linker: Linker,
  file: string,
  facts: FileFacts,
  call: CallFact,
  within: FunctionId | null,
): readonly TimerRun[] {
  const found: TimerRun[] = [];
  const seen = new Set<FunctionId>();
  const paths: (readonly FunctionId[])[] = call.within === null ? [] : [[call.within]];
  for (const path of paths) {
    const fn = path.at(-1);
    if (fn === undefined || fn === within || seen.has(fn) || seen.size >= mostFunctions) {
      continue;
    }
    seen.add(fn);
    const timer = timerOf(linker, file, facts, fn);
    if (timer !== null && (within === null || isWithin(facts, timer, within))) {
      found.push({ timer, through: path });
    }
    for (const caller of callsOf(facts, fn)) {
      if (caller.within !== null && !seen.has(caller.within) && paths.length < mostFunctions * 4) {
        paths.push([...path, caller.within]);
      }
    }
  }
  return found;
}

/** Methods that keep a function for whatever comes later. */
const registers = new Set([
  'on',
  'once',
  'addListener',
  'prependListener',
  'addEventListener',
  'subscribe',
  'use',
]);

/** Whether only a listener makes the call: when, and how often, is not known. */
function isRegistered(facts: FileFacts, executor: FunctionId, subject: CallFact): boolean {
  for (const context of contextsOut(facts, subject.context)) {
    if (context.kind !== 'function') {
      continue;
    }
    if (context.fn === executor) {
      return false;
    }
    const place = facts.contexts[facts.functions[context.fn]?.context ?? -1];
    const taker = place?.kind === 'argument' ? facts.calls[place.call] : undefined;
    if (taker !== undefined && registers.has(memberName(facts, taker) ?? '')) {
      return true;
    }
  }
  return false;
}

/** Whether a timer is set where the call is made: around it, or in a function that is called there (`arm()`). */
function isSetBeside(facts: FileFacts, executor: FunctionId, timer: CallFact, subject: CallFact): boolean {
  const { within } = timer;
  if (within === null || isInside(timer, subject)) {
    return false;
  }
  return (
    isWithin(facts, subject, within) ||
    callsOf(facts, within)
      .slice(0, mostTimers)
      .some(
        call =>
          call.within !== null &&
          isWithin(facts, call, executor) &&
          !isInside(call, subject) &&
          isWithin(facts, subject, call.within),
      )
  );
}

/** Whether a call stands among the arguments of another, or in its callee. */
export function isInside(call: CallFact, other: CallFact): boolean {
  return call.span.start >= other.span.start && call.span.end <= other.span.end;
}
