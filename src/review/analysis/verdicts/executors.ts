import type { BindingId, CallFact, FileFacts, FunctionId, ValueId } from '../facts/model.ts';
import type { Linker } from '../link/linker.ts';
import { callsInside, callsNamed } from './call-index.ts';
import { contextsOut, functionOf, globalCallee, isWithin, memberName } from './inspect.ts';
import { delayOf, type Timer } from './timers.ts';

/** A timer that stands beside a call. */
export interface TimerBeside extends Timer {
  readonly call: CallFact;
}

/** The executor that a function is: `new Promise(fn)`. */
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
): TimerBeside | 'unknown' | null {
  const settlers = new Set(
    (facts.functions[executor]?.parameters ?? []).flatMap(parameter =>
      parameter.binding === null ? [] : [parameter.binding],
    ),
  );
  for (const timer of callsNamed(facts, 'setTimeout')) {
    const [first] = timer.args;
    if (
      first !== undefined &&
      isWithin(facts, timer, executor) &&
      isSetBeside(linker, file, facts, executor, timer, subject) &&
      globalCallee(linker, file, timer) === 'setTimeout' &&
      settles(linker, file, facts, first.value, settlers, subject)
    ) {
      return isRegistered(facts, executor, subject)
        ? 'unknown'
        : { ms: delayOf(linker, file, timer, null), call: timer };
    }
  }
  return null;
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
function isSetBeside(
  linker: Linker,
  file: string,
  facts: FileFacts,
  executor: FunctionId,
  timer: CallFact,
  subject: CallFact,
): boolean {
  const { within } = timer;
  if (within === null || isInside(timer, subject)) {
    return false;
  }
  return (
    isWithin(facts, subject, within) ||
    callsInside(facts, executor).some(
      call =>
        call.within !== null &&
        !isInside(call, subject) &&
        isWithin(facts, subject, call.within) &&
        isFunction(linker, file, call.callee, within),
    )
  );
}

function isFunction(linker: Linker, file: string, value: ValueId, fn: FunctionId): boolean {
  const run = functionOf(linker, { file, value, env: null });
  return run?.file === file && run.fn === fn;
}

/** Whether a call stands among the arguments of another, or in its callee. */
function isInside(call: CallFact, other: CallFact): boolean {
  return call.span.start >= other.span.start && call.span.end <= other.span.end;
}

/** Whether what a timer runs settles the promise: `reject`, `reject.bind(null, error)`, `() => rejectOnce(error)`. */
function settles(
  linker: Linker,
  file: string,
  facts: FileFacts,
  value: ValueId,
  settlers: ReadonlySet<BindingId>,
  subject: CallFact,
): boolean {
  const node = facts.values[value];
  if (isOneOf(facts, value, settlers)) {
    return true;
  }
  const bound = node?.kind === 'call' ? facts.values[facts.calls[node.call]?.callee ?? -1] : undefined;
  if (bound?.kind === 'member' && bound.property === 'bind') {
    return settles(linker, file, facts, bound.object, settlers, subject);
  }
  const run = functionOf(linker, { file, value, env: null });
  return (
    run?.file === file &&
    doesAtOnce(linker, file, facts, run.fn, {
      is: call =>
        isOneOf(facts, call.callee, settlers) ||
        // `finish(reject, error)`, a function of the same file.
        (call.args.some(argument => isOneOf(facts, argument.value, settlers)) &&
          functionOf(linker, { file, value: call.callee, env: null })?.file === file),
      except: fn => isWithin(facts, subject, fn),
    })
  );
}

function isOneOf(facts: FileFacts, value: ValueId, bindings: ReadonlySet<BindingId>): boolean {
  const node = facts.values[value];
  return node?.kind === 'binding' && bindings.has(node.binding);
}

export interface Sought {
  readonly is: (call: CallFact) => boolean;
  /** Functions that are not looked into. */
  readonly except: (fn: FunctionId) => boolean;
}

/** Whether a function makes a call of some kind when it runs, itself or through functions of its file; not in a callback, later. */
export function doesAtOnce(
  linker: Linker,
  file: string,
  facts: FileFacts,
  fn: FunctionId,
  sought: Sought,
  seen = new Set<FunctionId>(),
): boolean {
  if (seen.has(fn) || seen.size > 16 || sought.except(fn)) {
    return false;
  }
  seen.add(fn);
  const own = callsInside(facts, fn).filter(call => call.within === fn);
  return (
    own.some(sought.is) ||
    own.some(call => {
      const next = functionOf(linker, { file, value: call.callee, env: null });
      return next?.file === file && doesAtOnce(linker, file, facts, next.fn, sought, seen);
    })
  );
}
