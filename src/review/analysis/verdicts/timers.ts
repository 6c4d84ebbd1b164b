import type { CallFact, CallId, FileFacts, FunctionId, Property, ValueId } from '../facts/model.ts';
import type { CallRef, Env, Known, Ref } from '../link/known.ts';
import { keyOf, type Linker } from '../link/linker.ts';
import { quantityOf } from '../link/numbers.ts';
import { callsNamed, isChain } from './call-index.ts';
import { contextsOut, functionOf, globalCallee, isWithin } from './inspect.ts';
import { localFunction } from './local-index.ts';

/** A deadline that a timer sets: its milliseconds where they are constant. */
export interface Timer {
  readonly ms: number | null;
}

/** What aborts a controller. */
export type Abortion =
  | { readonly kind: 'timer'; readonly timer: Timer; readonly file: string; readonly call: CallFact }
  /** It is aborted by hand, or by another signal: `signals` are the values listened to. */
  | { readonly kind: 'linked'; readonly signals: readonly Ref[] }
  /** It leaves the code that is followed: somebody else may abort it. */
  | { readonly kind: 'escapes' }
  | { readonly kind: 'never' };

/** Milliseconds of a `setTimeout(fn, ms)`; null: not constant. */
export function delayOf(linker: Linker, file: string, call: CallFact, env: Env | null): number | null {
  const argument = call.args[1];
  if (argument === undefined) {
    return 0;
  }
  const quantity = quantityOf(linker, { file, value: argument.value, env });
  return quantity.kind === 'number' ? quantity.value : quantity.kind === 'variable' ? quantity.hint : null;
}

/** Finds what aborts the controller that a call makes, in the file where it is made. */
export function abortionOf(linker: Linker, controller: CallRef): Abortion {
  const facts = linker.facts(controller.file);
  if (facts === null) {
    return { kind: 'escapes' };
  }
  const linked: Ref[] = [];
  const { file } = controller;
  for (const call of callsNamed(facts, 'abort')) {
    if (!isController(linker, controller, receiverOf(facts, file, call))) {
      continue;
    }
    const timer = timerAround(linker, file, facts, call);
    if (timer !== null) {
      return byTimer(linker, controller, timer);
    }
    linked.push(...listenedSignals(linker, file, facts, call));
  }
  for (const call of callsNamed(facts, 'setTimeout')) {
    if (runsAbort(linker, controller, facts, call)) {
      return byTimer(linker, controller, call);
    }
  }
  if (linked.length > 0) {
    return { kind: 'linked', signals: linked };
  }
  return escapes(linker, controller, facts) ? { kind: 'escapes' } : { kind: 'never' };
}

function byTimer(linker: Linker, { file, env }: CallRef, call: CallFact): Abortion {
  return { kind: 'timer', timer: { ms: delayOf(linker, file, call, env) }, file, call };
}

function receiverOf(facts: FileFacts, file: string, call: CallFact): Ref | null {
  const callee = facts.values[call.callee];
  return callee?.kind === 'member' ? { file, value: callee.object, env: null } : null;
}

function isController(linker: Linker, controller: CallRef, ref: Ref | null): boolean {
  return (
    ref !== null &&
    linker
      .resolve(ref)
      .alternatives.some(
        known => known.kind === 'result' && known.path.length === 0 && sameCall(known.call, controller),
      )
  );
}

function sameCall(a: CallRef, b: CallRef): boolean {
  return a.file === b.file && a.call === b.call;
}

/** The `setTimeout` whose function holds the call. */
function timerAround(linker: Linker, file: string, facts: FileFacts, call: CallFact): CallFact | null {
  for (const context of contextsOut(facts, call.context)) {
    if (context.kind === 'function') {
      const timer = timerOf(linker, file, facts, context.fn);
      if (timer !== null) {
        return timer;
      }
    }
  }
  return null;
}

/** The `setTimeout` that runs a function: written in its place, or by its name. */
export function timerOf(linker: Linker, file: string, facts: FileFacts, fn: FunctionId): CallFact | null {
  return timersOf(linker, file, facts).get(fn) ?? null;
}

/** The timers of a file by the function that they run. */
function timersOf(linker: Linker, file: string, facts: FileFacts): ReadonlyMap<FunctionId, CallFact> {
  return linker.kept<ReadonlyMap<FunctionId, CallFact>>(`timers of ${file}`, new Map(), () => {
    const timers = new Map<FunctionId, CallFact>();
    for (const call of callsNamed(facts, 'setTimeout')) {
      const [first] = call.args;
      const fn = first === undefined ? null : runOf(linker, file, facts, first.value);
      if (fn !== null && !timers.has(fn) && globalCallee(linker, file, call) === 'setTimeout') {
        timers.set(fn, call);
      }
    }
    return timers;
  });
}

/** The function of this file that a value is; only what its names do not tell is followed. */
function runOf(linker: Linker, file: string, facts: FileFacts, value: ValueId): FunctionId | null {
  const fn = localFunction(facts, value);
  const run = fn === null ? functionOf(linker, { file, value, env: null }) : null;
  return run?.file === file ? run.fn : fn;
}

/** `setTimeout(controller.abort.bind(controller), ms)`. */
function runsAbort(linker: Linker, controller: CallRef, facts: FileFacts, call: CallFact): boolean {
  const [first] = call.args;
  return (
    first !== undefined &&
    linker
      .resolve({ file: controller.file, value: first.value, env: null })
      .alternatives.some(each => isAbortOf(linker, controller, facts, each)) &&
    globalCallee(linker, controller.file, call) === 'setTimeout'
  );
}

function isAbortOf(linker: Linker, controller: CallRef, facts: FileFacts, known: Known): boolean {
  if (known.kind !== 'result') {
    return false;
  }
  if (sameCall(known.call, controller)) {
    return known.path[0] === 'abort';
  }
  // `controller.abort.bind(controller)` is the result of a call on the member.
  const call = linker.call(known.call);
  const callee = call === null ? undefined : facts.values[call.callee];
  if (callee?.kind !== 'member' || callee.property !== 'bind') {
    return false;
  }
  const bound = linker.resolve({ file: known.call.file, value: callee.object, env: null }).alternatives;
  return bound.some(
    each => each.kind === 'result' && sameCall(each.call, controller) && each.path[0] === 'abort',
  );
}

/** `signal.addEventListener('abort', () => controller.abort())`: the signals that it follows. */
function listenedSignals(linker: Linker, file: string, facts: FileFacts, call: CallFact): Ref[] {
  const result: Ref[] = [];
  for (const context of contextsOut(facts, call.context)) {
    if (context.kind !== 'function') {
      continue;
    }
    for (const listen of callsNamed(facts, 'addEventListener')) {
      const callee = facts.values[listen.callee];
      const [event, handler] = listen.args;
      const heard = event === undefined ? undefined : facts.values[event.value];
      if (
        callee?.kind !== 'member' ||
        callee.property !== 'addEventListener' ||
        handler === undefined ||
        heard?.kind !== 'literal' ||
        heard.value !== 'abort'
      ) {
        continue;
      }
      const run = functionOf(linker, { file, value: handler.value, env: null });
      if (run?.file === file && run.fn === context.fn) {
        result.push({ file, value: callee.object, env: null });
      }
    }
  }
  return result;
}

/** Functions that only look at a controller, and abort none. */
const harmless = /(?:^|\.)(?:clearTimeout|log|debug|info|warn|error|addEventListener|removeEventListener)$/;

/** Whether the controller itself (not its signal) is handed to other code, stored or exported. */
function escapes(linker: Linker, controller: CallRef, facts: FileFacts): boolean {
  return escapees(linker, controller.file, facts).has(controller.call);
}

/** The calls of a file whose result leaves it: found for all of them at once. */
function escapees(linker: Linker, file: string, facts: FileFacts): ReadonlySet<CallId> {
  return linker.kept<ReadonlySet<CallId>>(`what leaves ${file}`, new Set(), () => {
    const calls = new Set<CallId>();
    for (const value of leaving(facts)) {
      for (const known of linker.resolve({ file, value, env: null }).alternatives) {
        if (known.kind === 'result' && known.path.length === 0 && known.call.file === file) {
          calls.add(known.call.call);
        }
      }
    }
    return calls;
  });
}

/** Values that are given to other code: arguments, what is stored, exported and returned, fields, and members other than `signal`. */
function leaving(facts: FileFacts): ReadonlySet<ValueId> {
  const plain = (value: ValueId): boolean => isPlainName(facts, value);
  return new Set([
    ...facts.calls
      .filter(call => !harmless.test(call.calleeText))
      .flatMap(call => call.args.map(argument => argument.value).filter(plain)),
    ...facts.writes.map(write => write.value).filter(plain),
    ...facts.exports.flatMap(entry => (entry.kind === 'value' ? [entry.value] : [])),
    ...facts.functions.flatMap(fn => fn.returns.filter(plain)),
    ...facts.classes.flatMap(each => Object.values(each.fields).flat()),
    ...facts.values.flatMap(value =>
      value.kind === 'object' ? value.properties.flatMap(heldIn).filter(plain) : [],
    ),
  ]);
}

function heldIn(property: Property): ValueId[] {
  return property.kind === 'property' && property.key !== 'signal' ? [property.value] : [];
}

function isPlainName(facts: FileFacts, value: ValueId): boolean {
  const kind = facts.values[value]?.kind;
  return kind === 'binding' || kind === 'call';
}

/**
 * Whether a value is a promise that a timer settles: `new Promise((_, reject) => setTimeout(reject, ms))`, a function that gives one,
 * or the timers of Node and of the `delay` kind.
 */
export function promiseTimer(linker: Linker, ref: Ref): Timer | 'unknown' | null {
  return linker.kept<Timer | 'unknown' | null>(`timer ${keyOf(ref)}`, 'unknown', () =>
    findTimer(linker, ref),
  );
}

function findTimer(linker: Linker, ref: Ref): Timer | 'unknown' | null {
  const resolved = linker.resolve(ref);
  let open = resolved.alternatives.length === 0 && resolved.open !== null;
  for (const known of resolved.alternatives) {
    const timer = known.kind === 'result' ? timerOfResult(linker, known.call) : null;
    if (timer !== null && timer !== 'unknown') {
      return timer;
    }
    open ||= timer === 'unknown' || known.kind === 'parameter';
  }
  return open ? 'unknown' : null;
}

const waits = /(?:timeout|timer|sleep|delay|deadline|wait|expire)/i;

function timerOfResult(linker: Linker, ref: CallRef): Timer | 'unknown' | null {
  const facts = linker.facts(ref.file);
  const call = facts?.calls[ref.call];
  if (facts === null || call === undefined) {
    return 'unknown';
  }
  const callee = linker.resolve({ file: ref.file, value: call.callee, env: ref.env });
  const [known] = callee.alternatives;
  if (known?.kind === 'global' && known.path.join('.') === 'Promise') {
    return executorTimer(linker, ref, facts, call);
  }
  if (known?.kind === 'foreign' && /^(?:node:)?timers\/promises$/.test(known.package)) {
    const [first] = call.args;
    const quantity =
      first === undefined ? null : quantityOf(linker, { file: ref.file, value: first.value, env: ref.env });
    return { ms: quantity?.kind === 'number' ? quantity.value : null };
  }
  const member = facts.values[call.callee];
  if (member?.kind === 'member' && isChain(member.property)) {
    return promiseTimer(linker, { file: ref.file, value: member.object, env: ref.env });
  }
  return waits.test(call.calleeText) ? 'unknown' : null;
}

/** The timer in `new Promise(executor)` that settles it. */
function executorTimer(linker: Linker, ref: CallRef, facts: FileFacts, call: CallFact): Timer | null {
  const [executor] = call.args;
  const run =
    executor === undefined
      ? null
      : functionOf(linker, { file: ref.file, value: executor.value, env: ref.env });
  if (run?.file !== ref.file) {
    return null;
  }
  for (const inner of callsNamed(facts, 'setTimeout')) {
    if (isWithin(facts, inner, run.fn) && globalCallee(linker, ref.file, inner) === 'setTimeout') {
      const [, delay] = inner.args;
      const quantity =
        delay === undefined ? null : quantityOf(linker, { file: ref.file, value: delay.value, env: ref.env });
      return {
        ms:
          quantity?.kind === 'number' ? quantity.value : quantity?.kind === 'variable' ? quantity.hint : null,
      };
    }
  }
  return null;
}
