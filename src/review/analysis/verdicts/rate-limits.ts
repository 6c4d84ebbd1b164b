import type { Span } from '../../../base/span.ts';
import type { CallFact, FileFacts, FunctionId } from '../facts/model.ts';
import type { Env } from '../link/known.ts';
import type { Linker } from '../link/linker.ts';
import { calledFunction, type Cell } from './cells.ts';
import type { Contributions } from './contributions.ts';
import { type Effects, effectsIn, effectsOf, looksAtClock, ownCalls } from './effects.ts';
import { guardsAt } from './guard-entities.ts';
import { handedGuards, pushAdded } from './handed.ts';
import { functionsOut, placeIn } from './inspect.ts';
import { addedAt } from './policies.ts';

/**
 * What limits how often a call is made: what it is handed to, what is asked for leave before it (`await limiter.removeTokens(1)`), and code
 * that does so by itself: it counts against the clock, and waits or refuses.
 */
export function enclosingRateLimits(
  linker: Linker,
  file: string,
  call: CallFact,
  into: Contributions,
  env: Env | null = null,
): void {
  const facts = linker.facts(file);
  const [fn] = facts === null ? [] : functionsOut(facts, call.context);
  if (facts !== null && fn !== undefined) {
    gatedBefore(linker, file, facts, fn, call, into, env);
  }
  handedGuards(linker, file, call, 'rate-limit', into, env);
}

function gatedBefore(
  linker: Linker,
  file: string,
  facts: FileFacts,
  fn: FunctionId,
  call: CallFact,
  into: Contributions,
  env: Env | null,
): void {
  const before: Span = { start: facts.functions[fn]?.bodySpan.start ?? 0, end: call.span.start };
  const scene = { linker, file, facts, guard: 'rate-limit' as const, env };
  for (const gate of ownCalls(facts, fn, before)) {
    const isAsked = isAwaited(facts, gate) || decides(facts, gate, before);
    if (!isAsked) {
      continue;
    }
    for (const at of guardsAt(linker, file, gate, env)) {
      if (at.guard.guards.what === 'gate') {
        const run = { ...scene, takes: null, again: true, operation: null };
        pushAdded(scene, addedAt(run, at, { file, call: gate, env }), gate, into, 'enclosing');
      }
    }
    const asked = calledFunction(linker, file, facts, gate);
    const home = asked === null ? null : linker.facts(asked.file);
    if (asked !== null && home !== null && looksAtClock(home) && isGate(effectsOf(linker, asked))) {
      found(linker, file, gate, into);
      return;
    }
  }
  if (looksAtClock(facts) && isGate(effectsIn(linker, file, before, 0))) {
    found(linker, file, call, into);
  }
}

function found(linker: Linker, file: string, at: CallFact, into: Contributions): void {
  const message = 'how often it runs is counted against the clock, and limited';
  into.sources.push({
    origin: 'enclosing',
    value: null,
    covers: [],
    evidence: [{ ...placeIn(linker, file, at.calleeSpan), message }],
  });
}

/** It counts, or notes the time, and what it has noted decides whether it waits, refuses, or says no. */
function isGate({ up, down, set, times, tested, clock }: Effects): boolean {
  const counts: Cell[] = [...up, ...down, ...times];
  const derived = [...set].flatMap(([cell, reasons]) =>
    [...reasons].some(reason => tested.has(reason)) ? [cell] : [],
  );
  return clock && derived.length + counts.length > 0 && counts.some(cell => tested.has(cell));
}

function isAwaited(facts: FileFacts, call: CallFact): boolean {
  return facts.contexts[call.context]?.kind === 'await';
}

/** Whether it stands in the test of a branch that leaves before the call is made, or of a loop. */
function decides(facts: FileFacts, call: CallFact, before: Span): boolean {
  return (testedUntil(facts).get(call) ?? Infinity) <= before.end;
}

const ends = new WeakMap<FileFacts, ReadonlyMap<CallFact, number>>();

/** For the calls that stand in the test of a branch or of a loop: where the first of what they decide ends. */
function testedUntil(facts: FileFacts): ReadonlyMap<CallFact, number> {
  let found = ends.get(facts);
  if (found === undefined) {
    found = findTested(facts);
    ends.set(facts, found);
  }
  return found;
}

interface Test {
  readonly span: Span;
  readonly until: number;
}

function findTested(facts: FileFacts): ReadonlyMap<CallFact, number> {
  const found = new Map<CallFact, number>();
  const tests = testsOf(facts).sort((a, b) => a.span.start - b.span.start);
  let open: Test[] = [];
  let next = 0;
  for (const call of [...facts.calls].sort((a, b) => a.span.start - b.span.start)) {
    for (
      let test = tests[next];
      test !== undefined && test.span.start <= call.span.start;
      test = tests[next]
    ) {
      open.push(test);
      next += 1;
    }
    open = open.filter(test => test.span.end > call.span.start);
    const around = open.filter(test => test.span.end >= call.span.end).map(test => test.until);
    if (around.length > 0) {
      found.set(call, Math.min(...around));
    }
  }
  return found;
}

function testsOf(facts: FileFacts): Test[] {
  const testAt = (value: number | null, until: number): readonly Test[] => {
    const span = value === null ? undefined : facts.values[value]?.span;
    return span === undefined ? [] : [{ span, until }];
  };
  return [
    ...facts.branches.flatMap(({ test, then }) => testAt(test, then.span.end)),
    ...facts.contexts.flatMap(context =>
      context.kind === 'loop' ? testAt(context.test, context.span.end) : [],
    ),
  ];
}
