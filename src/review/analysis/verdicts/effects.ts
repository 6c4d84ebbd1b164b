import type { Span } from '../../../base/span.ts';
import type { BranchFact, CallFact, FileFacts, FunctionId, ValueId } from '../facts/model.ts';
import type { Linker } from '../link/linker.ts';
import { callsWithin } from './call-index.ts';
import { calledFunction, type Cell, cellOf, type FunctionAt, readBy } from './cells.ts';
import { memberName } from './inspect.ts';

/** What code does to what is kept between calls, itself and through the functions that it calls. */
export interface Effects {
  readonly up: Set<Cell>;
  readonly down: Set<Cell>;
  /** What it sets, with what is read to decide that, or what to. */
  readonly set: Map<Cell, Set<Cell>>;
  /** What is set to a time. */
  readonly times: Set<Cell>;
  /** What is read by the tests in it. */
  readonly tested: Set<Cell>;
  /** It looks at the clock, or sets a timer. */
  clock: boolean;
  /** It can throw. */
  throws: boolean;
  /** It makes a promise that somebody else settles. */
  waits: boolean;
  /** The functions that it calls, by file and number. */
  readonly called: Set<string>;
}

export function keyOfFunction({ file, fn }: FunctionAt): string {
  return `${String(fn)} ${file}`;
}

/** How many functions are followed. */
const mostFunctions = 12;

/** What the code in a span of a file does; `within`: the function whose own code it is. */
export function effectsIn(linker: Linker, file: string, span: Span, layers = 2): Effects {
  const key = `effects of ${String(span.start)} ${String(span.end)} of ${file} ${String(layers)}`;
  return linker.kept<Effects>(key, none(), () => {
    const into = none();
    const facts = linker.facts(file);
    if (facts !== null && span.end > span.start) {
      gather({ linker, file, facts, into }, span, layers);
    }
    return into;
  });
}

/** What a function does when it is called. */
export function effectsOf(linker: Linker, { file, fn }: FunctionAt, layers = 2): Effects {
  const span = linker.fn(file, fn)?.bodySpan ?? { start: 0, end: 0 };
  return effectsIn(linker, file, span, layers);
}

function none(): Effects {
  return {
    up: new Set(),
    down: new Set(),
    set: new Map(),
    times: new Set(),
    tested: new Set(),
    clock: false,
    throws: false,
    waits: false,
    called: new Set(),
  };
}

interface Gathering {
  readonly linker: Linker;
  readonly file: string;
  readonly facts: FileFacts;
  readonly into: Effects;
}

function isIn(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

function gather(at: Gathering, span: Span, layers: number): void {
  const { linker, file, facts, into } = at;
  for (const { target, direction, span: where } of facts.updates) {
    const cell = isIn(where, span) ? cellOf(file, facts, target) : null;
    if (cell !== null) {
      into[direction].add(cell);
    }
  }
  const tests = [...facts.branches, ...facts.conditions].filter(({ then }) => isIn(then.span, span));
  for (const { test, then, otherwise } of tests) {
    readBy(linker, file, test, layers).cells.forEach(cell => into.tested.add(cell));
    into.throws ||= then.exits.throws.length > 0 || (otherwise?.exits.throws.length ?? 0) > 0;
  }
  loopTests(at, span);
  assigned(at, span, tests);
  calls(at, span, layers);
}

function loopTests({ linker, file, facts, into }: Gathering, span: Span): void {
  for (const context of facts.contexts) {
    if (context.kind === 'loop' && context.test !== null && isIn(context.span, span)) {
      readBy(linker, file, context.test, 1).cells.forEach(cell => into.tested.add(cell));
    }
  }
}

/** `this.state = 'open'`, `state = 'open'`: with what the tests around it read, and what it is made of. */
function assigned(at: Gathering, span: Span, tests: readonly BranchFact[]): void {
  const { linker, file, facts, into } = at;
  const note = (cell: Cell, value: ValueId, where: Span): void => {
    const made = readBy(linker, file, value, 1);
    const reasons = into.set.get(cell) ?? new Set<Cell>();
    into.set.set(cell, reasons);
    made.cells.forEach(each => reasons.add(each));
    if (made.clock) {
      into.times.add(cell);
      into.clock = true;
    }
    for (const { test, then, otherwise } of tests) {
      if (isIn(where, then.span) || (otherwise !== null && isIn(where, otherwise.span))) {
        readBy(linker, file, test, 1).cells.forEach(each => reasons.add(each));
      }
    }
  };
  for (const { path, value, span: where } of facts.writes) {
    if (isIn(where, span)) {
      note(`.${path.at(-1) ?? ''}`, value, where);
    }
  }
  facts.bindings.forEach((binding, id) => {
    if (binding.kind !== 'let') {
      return;
    }
    for (const value of binding.values) {
      const where = facts.values[value]?.span;
      if (where !== undefined && isIn(where, span) && !isIn(binding.span, span)) {
        note(`${String(id)} ${file}`, value, where);
      }
    }
  });
}

const adding: ReadonlySet<string> = new Set(['push', 'add', 'unshift', 'enqueue']);
const taking: ReadonlySet<string> = new Set(['shift', 'pop', 'splice', 'delete', 'clear', 'dequeue']);
const watches = /^(?:Date\.now|performance\.now|Date)$/;
const timers = /^(?:globalThis\.)?(?:setTimeout|setInterval)$/;

function calls(at: Gathering, span: Span, layers: number): void {
  const { linker, file, facts, into } = at;
  let left = mostFunctions;
  for (const call of callsWithin(facts, span)) {
    countedBy(at, call);
    const fn = left > 0 ? calledFunction(linker, file, facts, call) : null;
    if (fn === null || (fn.file === file && isIn(facts.functions[fn.fn]?.span ?? noSpan, span))) {
      continue;
    }
    into.called.add(keyOfFunction(fn));
    if (layers > 0) {
      left -= 1;
      add(into, effectsOf(linker, fn, layers - 1));
    }
  }
}

const noSpan: Span = { start: -1, end: -1 };

/** Calls that count, look at the clock, or wait: `queue.push(resolve)`, `Date.now()`, `new Promise(…)`. */
function countedBy({ file, facts, into }: Gathering, call: CallFact): void {
  const name = memberName(facts, call);
  const callee = facts.values[call.callee];
  const cell = callee?.kind === 'member' ? cellOf(file, facts, callee.object) : null;
  if (cell !== null && name !== null) {
    if (adding.has(name)) {
      into.up.add(cell);
    } else if (taking.has(name)) {
      into.down.add(cell);
    } else if (name === 'set' && call.args.length === 2) {
      into.up.add(cell);
    }
  }
  into.clock ||= timers.test(call.calleeText) || watches.test(call.calleeText);
  into.waits ||= call.by === 'new' && call.calleeText === 'Promise';
  into.waits ||= /(?:sleep|delay|wait|setTimeout)$/i.test(call.calleeText);
}

function add(into: Effects, other: Effects): void {
  other.up.forEach(cell => into.up.add(cell));
  other.down.forEach(cell => into.down.add(cell));
  other.times.forEach(cell => into.times.add(cell));
  other.tested.forEach(cell => into.tested.add(cell));
  other.called.forEach(key => into.called.add(key));
  for (const [cell, reasons] of other.set) {
    const before = into.set.get(cell) ?? new Set<Cell>();
    reasons.forEach(reason => before.add(reason));
    into.set.set(cell, before);
  }
  into.clock ||= other.clock;
  into.throws ||= other.throws;
  into.waits ||= other.waits;
}

/** The calls of a function itself that stand in a span, not those of functions in it. */
export function ownCalls(facts: FileFacts, fn: FunctionId, span: Span): readonly CallFact[] {
  return callsWithin(facts, span).filter(call => call.within === fn);
}

const watching = new WeakMap<FileFacts, boolean>();

/** Whether a file looks at the clock at all. */
export function looksAtClock(facts: FileFacts): boolean {
  let looks = watching.get(facts);
  if (looks === undefined) {
    looks = facts.calls.some(call => watches.test(call.calleeText));
    watching.set(facts, looks);
  }
  return looks;
}
