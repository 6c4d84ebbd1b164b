import type { PlaceWithMessage } from '../../../base/place.ts';
import { phases } from '../../../base/guard.ts';
import type { BindingId, CallFact, ContextFact, FileFacts, FunctionId, ValueId } from '../facts/model.ts';
import type { Ref } from '../link/known.ts';
import type { Linker } from '../link/linker.ts';
import type { Contributions } from './contributions.ts';
import { callsGiven, callsInside, isChain } from './call-index.ts';
import { isExecutor, settlingTimer } from './executors.ts';
import { contextsOut, functionOf, globalCallee, placeIn, soleCallee } from './inspect.ts';
import { promiseTimer, type Timer } from './timers.ts';

/** A call, or a function that runs it, in the file where it stands. */
interface Subject {
  readonly file: string;
  readonly facts: FileFacts;
}

/**
 * What encloses a call and bounds its time: a race with a timer, and functions (of the project or of a package) that the call, or a
 * function around it, is handed to. A function that cannot be seen into leaves the verdict open.
 */
export function enclosingTimeouts(linker: Linker, file: string, call: CallFact, into: Contributions): void {
  const facts = linker.facts(file);
  if (facts === null) {
    return;
  }
  const subject = { file, facts };
  let flows = true;
  let awaited = false;
  for (const context of contextsOut(facts, call.context)) {
    switch (context.kind) {
      case 'await':
        awaited = true;
        break;
      case 'statement':
      case 'receiver':
      case 'property':
        flows = context.kind === 'receiver' && isChain(context.property) && flows;
        break;
      case 'initializer':
        if (flows && !awaited) {
          racedLater(linker, subject, context.binding, into);
        }
        break;
      case 'argument':
        if (flows) {
          handedPromise(linker, subject, context, awaited ? 'awaited' : 'pending', into);
        }
        flows = flows && isPlain(linker, subject, context);
        break;
      case 'function':
        handedFunction(linker, subject, context.fn, into);
        settledAround(linker, subject, context.fn, call, into);
        flows = facts.functions[context.fn]?.style === 'arrow' && !isArgument(facts, context.fn) && flows;
        awaited = false;
        break;
      default:
        break;
    }
  }
}

/** What a function gives that is handed to a call is that call's affair. */
function isArgument(facts: FileFacts, fn: FunctionId): boolean {
  return facts.contexts[facts.functions[fn]?.context ?? -1]?.kind === 'argument';
}

const combinators = /^Promise\.(?:all|allSettled|any|resolve)$/;

/** A call through which a promise goes on as one: `Promise.all([…])`. */
function isPlain(linker: Linker, subject: Subject, context: ContextFact & { kind: 'argument' }): boolean {
  const outer = subject.facts.calls[context.call];
  return outer !== undefined && combinators.test(globalCallee(linker, subject.file, outer) ?? '');
}

/** The promise of the call stands among the arguments of another call. */
function handedPromise(
  linker: Linker,
  subject: Subject,
  context: ContextFact & { kind: 'argument' },
  state: 'awaited' | 'pending',
  into: Contributions,
): void {
  const outer = subject.facts.calls[context.call];
  if (outer === undefined) {
    return;
  }
  const name = globalCallee(linker, subject.file, outer);
  if (name === 'Promise.race') {
    race(linker, subject, outer, state, into);
  } else if (name === null && state === 'pending') {
    handedTo(linker, subject, outer, context.index, into);
  }
}

/** `const pending = fetch(…); await Promise.race([pending, timer])`. */
function racedLater(linker: Linker, subject: Subject, binding: BindingId, into: Contributions): void {
  const { facts, file } = subject;
  for (const { call, index } of callsGiven(facts, binding)) {
    if (globalCallee(linker, file, call) === 'Promise.race') {
      race(linker, subject, call, 'pending', into);
    } else if (
      facts.values[call.args[index]?.value ?? -1]?.kind === 'binding' &&
      globalCallee(linker, file, call) === null &&
      soleCallee(linker, file, call)?.kind === 'function'
    ) {
      handedTo(linker, subject, call, index, into);
    }
  }
}

function race(
  linker: Linker,
  subject: Subject,
  call: CallFact,
  state: 'awaited' | 'pending',
  into: Contributions,
): void {
  const [list] = call.args;
  const place = placeIn(linker, subject.file, call.span);
  const timer =
    list === undefined ? null : timerAmong(linker, { file: subject.file, value: list.value, env: null });
  if (timer === null) {
    return;
  }
  if (timer === 'unknown') {
    into.open.push({
      why: 'what it is raced with is not known',
      at: { ...place, message: 'it is raced here' },
    });
  } else if (state === 'awaited') {
    into.defects.push({
      kind: 'late-race',
      at: { place, file: subject.file, span: call.span, value: call.value },
    });
  } else {
    bounded(timer, { ...place, message: 'a race with a timer; the call itself goes on' }, 'enclosing', into);
  }
}

function bounded(
  timer: Timer,
  evidence: PlaceWithMessage,
  origin: 'enclosing' | 'wrapper',
  into: Contributions,
): void {
  into.sources.push({
    origin,
    value: timer.ms === null ? null : { amount: timer.ms, unit: 'ms' },
    covers: [...phases],
    evidence: [evidence],
  });
}

/** The timer among the elements of a race. */
function timerAmong(linker: Linker, list: Ref): Timer | 'unknown' | null {
  let open = false;
  for (const known of linker.resolve(list).alternatives) {
    const value = known.kind === 'array' ? linker.value(known.ref) : null;
    if (known.kind !== 'array' || value?.kind !== 'array') {
      open = true;
      continue;
    }
    for (const element of value.elements) {
      const timer =
        typeof element === 'number' ? promiseTimer(linker, { ...known.ref, value: element }) : 'unknown';
      if (timer !== null && timer !== 'unknown') {
        return timer;
      }
      open ||= timer === 'unknown';
    }
  }
  return open ? 'unknown' : null;
}

/** A function around the call is handed to another: `withTimeout(() => fetch(…), 5000)`. */
function handedFunction(linker: Linker, subject: Subject, fn: FunctionId, into: Contributions): void {
  const { facts, file } = subject;
  const context = facts.contexts[facts.functions[fn]?.context ?? -1];
  if (context?.kind === 'argument') {
    const outer = facts.calls[context.call];
    if (outer !== undefined && globalCallee(linker, file, outer) === null) {
      handedTo(linker, subject, outer, context.index, into);
    }
  }
}

/** The call stands in the executor of a promise that a timer settles. */
function settledAround(
  linker: Linker,
  subject: Subject,
  fn: FunctionId,
  call: CallFact,
  into: Contributions,
): void {
  const { facts, file } = subject;
  const timer = isExecutor(linker, file, facts, fn) ? settlingTimer(linker, file, facts, fn, call) : null;
  if (timer === 'unknown') {
    const at = { ...placeIn(linker, file, call.calleeSpan), message: 'a listener makes the call' };
    into.open.push({ why: 'whether a timer bounds it is not known', at });
  } else if (timer !== null) {
    const message = 'a timer settles the promise around it; the call itself goes on';
    bounded(timer, { ...placeIn(linker, file, timer.call.span), message }, 'enclosing', into);
  }
}

/** Names under which a function is only registered or run over items, whoever offers them. */
const ordinary: ReadonlySet<string> = new Set([
  'then',
  'catch',
  'finally',
  'map',
  'flatMap',
  'forEach',
  'filter',
  'reduce',
  'some',
  'every',
  'find',
  'findIndex',
  'sort',
  'from',
  'on',
  'once',
  'off',
  'addListener',
  'addEventListener',
  'subscribe',
  'use',
  'get',
  'post',
  'put',
  'patch',
  'delete',
  'all',
  'options',
  'head',
  'route',
  'register',
  'handle',
  'command',
  'action',
  'option',
  'it',
  'test',
  'describe',
  'before',
  'after',
  'beforeEach',
  'afterEach',
  'beforeAll',
  'afterAll',
  'listen',
  'push',
  'unshift',
  'set',
  'add',
  'query',
  'mutation',
  'procedure',
  'transaction',
  'pipe',
  'tap',
  'next',
]);

/** What a function does with a promise or function that it is handed at an index. */
function handedTo(
  linker: Linker,
  subject: Subject,
  outer: CallFact,
  index: number,
  into: Contributions,
): void {
  const place = placeIn(linker, subject.file, outer.calleeSpan);
  const known = soleCallee(linker, subject.file, outer);
  const name = /[\w$]+$/.exec(outer.calleeText)?.[0] ?? outer.calleeText;
  if (known?.kind === 'function') {
    const bound = boundsParameter(linker, known.file, known.fn, index);
    if (bound === 'unknown') {
      into.open.push({
        why: `whether \`${name}\` sets a deadline is not known`,
        at: { ...place, message: 'it is handed on here' },
      });
    } else if (bound !== null) {
      bounded(bound, { ...place, message: `\`${name}\` bounds what it is given` }, 'wrapper', into);
    }
    return;
  }
  if (known?.kind === 'foreign' || known?.kind === 'result' || known?.kind === 'package') {
    const packageName =
      known.kind === 'foreign'
        ? known.package
        : known.kind === 'package'
          ? known.name
          : packageOfResult(linker, known.call.file, known.call.call);
    if (packageName !== null && linker.world.guardsOf(packageName).includes('timeout')) {
      into.open.push({
        why: `\`${name}\` of ${packageName} may set a deadline`,
        at: { ...place, message: 'it is handed on here' },
      });
    }
    return;
  }
  if ((known === null || known.kind === 'parameter') && !ordinary.has(name)) {
    into.open.push({
      why: `what \`${name}\` does with it is not known`,
      at: { ...place, message: 'it is handed on here' },
    });
  }
}

/** The package whose function or class made something: `new CircuitBreaker(…)`, `wrap(a, b)`. */
function packageOfResult(linker: Linker, file: string, call: number): string | null {
  const fact = linker.call({ file, call, env: null });
  const known = fact === null ? null : soleCallee(linker, file, fact);
  if (known?.kind === 'foreign') {
    return known.package;
  }
  return known?.kind === 'result' ? packageOfResult(linker, known.call.file, known.call.call) : null;
}

/** Whether a function of the project bounds the promise, or the function, in one of its parameters. */
function boundsParameter(
  linker: Linker,
  file: string,
  fn: FunctionId,
  index: number,
): Timer | 'unknown' | null {
  return linker.kept<Timer | 'unknown' | null>(
    `bound of parameter ${String(index)} of ${String(fn)} of ${file}`,
    null,
    () => findBound(linker, file, fn, index),
  );
}

function findBound(linker: Linker, file: string, fn: FunctionId, index: number): Timer | 'unknown' | null {
  const facts = linker.facts(file);
  const binding = facts?.functions[fn]?.parameters[index]?.binding ?? null;
  if (facts === null || binding === null) {
    return null;
  }
  let open = false;
  for (const call of callsInside(facts, fn)) {
    const result =
      racesIt(linker, file, facts, call, binding) ??
      executorBounds(linker, file, facts, call, binding) ??
      handsOn(linker, file, facts, call, binding);
    if (result !== null && result !== 'unknown') {
      return result;
    }
    open ||= result === 'unknown';
  }
  return open ? 'unknown' : null;
}

/** `Promise.race([promise, timer])`, also with `run()` and `run().then(…)` for a function. */
function racesIt(
  linker: Linker,
  file: string,
  facts: FileFacts,
  call: CallFact,
  binding: BindingId,
): Timer | 'unknown' | null {
  const [list] = call.args;
  if (list === undefined || globalCallee(linker, file, call) !== 'Promise.race') {
    return null;
  }
  return reaches(facts, list.value, binding)
    ? timerAmong(linker, { file, value: list.value, env: null })
    : null;
}

/** Whether a value is made of a parameter: itself, a call of it, a chain on it, an element, a name for one of these. */
function reaches(facts: FileFacts, value: ValueId, binding: BindingId, seen = new Set<ValueId>()): boolean {
  const node = facts.values[value];
  if (node === undefined || seen.has(value)) {
    return false;
  }
  seen.add(value);
  switch (node.kind) {
    case 'binding':
      return (
        node.binding === binding ||
        (facts.bindings[node.binding]?.values.some(each => reaches(facts, each, binding, seen)) ?? false)
      );
    case 'array':
      return node.elements.some(
        element => typeof element === 'number' && reaches(facts, element, binding, seen),
      );
    case 'await':
      return reaches(facts, node.value, binding, seen);
    case 'call': {
      const callee = facts.calls[node.call]?.callee;
      return callee !== undefined && reaches(facts, callee, binding, seen);
    }
    case 'member':
      return reaches(facts, node.object, binding, seen);
    default:
      return false;
  }
}

/** `new Promise((resolve, reject) => { setTimeout(() => reject(…), ms); promise.then(resolve, reject); })`. */
function executorBounds(
  linker: Linker,
  file: string,
  facts: FileFacts,
  call: CallFact,
  binding: BindingId,
): Timer | 'unknown' | null {
  if (call.by !== 'new' || globalCallee(linker, file, call) !== 'Promise') {
    return null;
  }
  const [executor] = call.args;
  const run = executor === undefined ? null : functionOf(linker, { file, value: executor.value, env: null });
  if (run?.file !== file) {
    return null;
  }
  for (const inner of callsInside(facts, run.fn)) {
    const timer = reaches(facts, inner.callee, binding)
      ? settlingTimer(linker, file, facts, run.fn, inner)
      : null;
    if (timer !== null) {
      return timer;
    }
  }
  return null;
}

/** The function hands its parameter on: `return this.policy.execute(run)`, `return race(run(), ms)`. */
function handsOn(
  linker: Linker,
  file: string,
  facts: FileFacts,
  call: CallFact,
  binding: BindingId,
): Timer | 'unknown' | null {
  const index = call.args.findIndex(argument => !argument.spread && isHanded(facts, argument.value, binding));
  if (index < 0 || globalCallee(linker, file, call) !== null) {
    return null;
  }
  const known = soleCallee(linker, file, call);
  if (known?.kind === 'function') {
    return boundsParameter(linker, known.file, known.fn, index);
  }
  const packageName =
    known?.kind === 'foreign'
      ? known.package
      : known?.kind === 'result'
        ? packageOfResult(linker, known.call.file, known.call.call)
        : null;
  if (packageName !== null) {
    return linker.world.guardsOf(packageName).includes('timeout') ? 'unknown' : null;
  }
  const name = /[\w$]+$/.exec(call.calleeText)?.[0] ?? '';
  return known === null && !ordinary.has(name) ? 'unknown' : null;
}

/** The parameter itself, a call of it, or an arrow that calls it. */
function isHanded(facts: FileFacts, value: ValueId, binding: BindingId): boolean {
  const node = facts.values[value];
  if (node?.kind === 'function') {
    return facts.functions[node.fn]?.returns.some(each => reaches(facts, each, binding)) ?? false;
  }
  return reaches(facts, value, binding);
}
