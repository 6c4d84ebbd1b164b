import type { Span } from '../../../base/span.ts';
import type { CallFact, FileFacts, FunctionId } from '../facts/model.ts';
import type { Env } from '../link/known.ts';
import type { Linker } from '../link/linker.ts';
import { isChain } from './call-index.ts';
import { calledFunction, type Cell, readBy } from './cells.ts';
import type { Contributions } from './contributions.ts';
import { type Effects, effectsIn, effectsOf, keyOfFunction, ownCalls } from './effects.ts';
import { contextsOut, functionOf, placeIn } from './inspect.ts';
import { handedGuards } from './handed.ts';

/**
 * What breaks the circuit around a call: what it is handed to, and code that does so by itself. Such code refuses, before the call, on what
 * its failures have counted up, and looks at the clock to let the call through again; what it is called does not matter.
 */
export function enclosingBreakers(
  linker: Linker,
  file: string,
  call: CallFact,
  into: Contributions,
  env: Env | null = null,
): void {
  const facts = linker.facts(file);
  if (facts !== null) {
    breaksAround(linker, file, facts, call, into);
  }
  handedGuards(linker, file, call, 'circuit-breaker', into, env);
}

function breaksAround(
  linker: Linker,
  file: string,
  facts: FileFacts,
  call: CallFact,
  into: Contributions,
): void {
  const failures: Span[] = [];
  for (const context of contextsOut(facts, call.context)) {
    if (context.kind === 'try' && context.part === 'block' && context.try.handler !== null) {
      failures.push(context.try.handler);
    } else if (context.kind === 'receiver' && isChain(context.property)) {
      failures.push(...handlersOf(linker, file, facts, facts.calls[context.call], context.property));
    } else if (context.kind === 'function') {
      if (failures.length > 0 && breaks(linker, file, facts, context.fn, call, failures)) {
        into.sources.push({
          origin: 'enclosing',
          value: null,
          covers: [],
          evidence: [
            {
              ...placeIn(linker, file, call.calleeSpan),
              message: 'failures are counted around it, and it is refused once there are too many',
            },
          ],
        });
        return;
      }
      const handed = facts.contexts[facts.functions[context.fn]?.context ?? -1];
      if (handed?.kind !== 'argument' && handed?.kind !== 'return') {
        return;
      }
    }
  }
}

/** `.catch(error => …)`, `.then(…, error => …)` */
function handlersOf(
  linker: Linker,
  file: string,
  facts: FileFacts,
  chained: CallFact | undefined,
  property: string,
): Span[] {
  const argument =
    property === 'catch' ? chained?.args[0] : property === 'then' ? chained?.args[1] : undefined;
  const run = argument === undefined ? null : functionOf(linker, { file, value: argument.value, env: null });
  const span = run?.file === file ? facts.functions[run.fn]?.span : undefined;
  return span === undefined ? [] : [span];
}

function breaks(
  linker: Linker,
  file: string,
  facts: FileFacts,
  fn: FunctionId,
  call: CallFact,
  failures: readonly Span[],
): boolean {
  const failed = failures.map(span => effectsIn(linker, file, span));
  const counted = new Set(failed.flatMap(each => [...each.up]));
  const repeats = failed.some(each => each.called.has(keyOfFunction({ file, fn })));
  if (counted.size === 0 || repeats) {
    return false;
  }
  const refused = refusals(linker, file, facts, fn, call);
  const opened = new Set([...counted, ...failed.flatMap(each => setBecauseOf(each, counted))]);
  const clock = refused.clock || failed.some(each => each.clock);
  return clock && [...refused.cells].some(cell => opened.has(cell));
}

/** What is set because of what has been counted. */
function setBecauseOf({ set }: Effects, counted: ReadonlySet<Cell>): Cell[] {
  return [...set].flatMap(([cell, reasons]) =>
    [...reasons].some(reason => counted.has(reason)) ? [cell] : [],
  );
}

/** What is read to refuse a call before it is made: by branches that leave, and by functions called before it that throw. */
function refusals(
  linker: Linker,
  file: string,
  facts: FileFacts,
  fn: FunctionId,
  call: CallFact,
): { readonly cells: ReadonlySet<Cell>; readonly clock: boolean } {
  const cells = new Set<Cell>();
  let clock = false;
  const before: Span = { start: facts.functions[fn]?.bodySpan.start ?? 0, end: call.span.start };
  for (const { test, then, otherwise } of facts.branches) {
    const leaves = !then.exits.completes && then.exits.returns.length + then.exits.throws.length > 0;
    const isBefore = then.span.start >= before.start && then.span.end <= before.end;
    // `if (this.canRun()) { … } else { throw … }` holds the call in one of its arms.
    const isAround = otherwise !== null && !otherwise.exits.completes && contains(then.span, call.span);
    if ((leaves && isBefore) || isAround) {
      const read = readBy(linker, file, test);
      read.cells.forEach(cell => cells.add(cell));
      clock ||= read.clock;
    }
  }
  // The outer test of a refusal inside another `if` decides as well.
  for (const { test, then } of facts.conditions) {
    const { returns, throws } = then.exits;
    if (
      then.span.start >= before.start &&
      then.span.end <= before.end &&
      returns.length + throws.length > 0
    ) {
      readBy(linker, file, test).cells.forEach(cell => cells.add(cell));
    }
  }
  for (const each of ownCalls(facts, fn, before)) {
    const called = calledFunction(linker, file, facts, each);
    const effects = called === null ? null : effectsOf(linker, called, 1);
    if (effects?.throws === true) {
      effects.tested.forEach(cell => cells.add(cell));
      clock ||= effects.clock;
    }
  }
  return { cells, clock };
}

function contains(outer: Span, inner: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
