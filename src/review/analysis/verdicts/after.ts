import { phases } from '../../../base/guard.ts';
import type { TimeoutAfter, TimeoutProfile } from '../../catalog/schema.ts';
import type { CallFact, FileFacts, ValueId } from '../facts/model.ts';
import type { CallRef } from '../link/known.ts';
import type { Linker } from '../link/linker.ts';
import { quantityOf } from '../link/numbers.ts';
import type { Contributions } from './contributions.ts';
import { callsNamed } from './call-index.ts';
import { doesAtOnce } from './executors.ts';
import { functionOf, globalCallee, isWithin, memberName, placeIn } from './inspect.ts';
import { delayOf } from './timers.ts';

/** What is done to the result of a call afterwards and bounds it: `req.setTimeout(5000, () => req.destroy())`. */
export interface AfterFound {
  /** A handler stands there that makes the call's own `timeout` option work. */
  readonly listener: boolean;
}

/**
 * Looks at what a call gives where it stands and, as long as it is returned, at its callers, the innermost first. What is returned to
 * somebody who is not seen may be bounded there.
 */
export function afterwards(
  linker: Linker,
  file: string,
  call: CallFact,
  callers: readonly CallRef[],
  profile: TimeoutProfile,
  into: Contributions,
): AfterFound {
  let { listener } = afterCall(linker, file, call, profile, into);
  let returned = profile.after !== undefined && isReturned(linker.facts(file), call);
  for (const caller of callers) {
    const next = returned ? linker.call(caller) : null;
    if (next !== null) {
      const found = afterCall(linker, caller.file, next, profile, into);
      listener ||= found.listener;
      returned = isReturned(linker.facts(caller.file), next);
    }
  }
  if (returned) {
    const why = 'whoever is given the request may bound it';
    into.open.push({ why, at: { ...placeIn(linker, file, call.calleeSpan), message: why } });
  }
  return { listener };
}

/** Whether a function gives the result of a call to its callers; a callback gives it to nobody that is seen. */
function isReturned(facts: FileFacts | null, call: CallFact): boolean {
  const fn = facts?.functions[call.within ?? -1];
  return (
    facts !== null &&
    fn !== undefined &&
    facts.contexts[fn.context ?? -1]?.kind !== 'argument' &&
    fn.returns.some(value => isResult(facts, value, call))
  );
}

function afterCall(
  linker: Linker,
  file: string,
  call: CallFact,
  profile: TimeoutProfile,
  into: Contributions,
): AfterFound {
  const facts = linker.facts(file);
  let listener = false;
  const bounding: { readonly later: CallFact; readonly spec: TimeoutAfter }[] = [];
  if (facts === null || profile.after === undefined) {
    return { listener };
  }
  for (const spec of profile.after) {
    for (const later of callsNamed(facts, spec.method)) {
      if (!isOn(facts, later, call)) {
        continue;
      }
      if (!fits(linker, file, facts, later, spec)) {
        continue;
      }
      if (spec.effect === 'listener') {
        listener = true;
      } else {
        bounding.push({ later, spec });
      }
    }
  }
  for (const { later, spec } of bounding) {
    if (spec.needsListener !== true || listener) {
      bound(linker, file, later, spec, into);
    }
  }
  endedByTimer(linker, file, facts, call, profile.after, into);
  return { listener };
}

/** Whether a call is one of a method of what another gave. */
function isOn(facts: FileFacts, later: CallFact, call: CallFact): boolean {
  const callee = facts.values[later.callee];
  return callee?.kind === 'member' && isResult(facts, callee.object, call);
}

/** `setTimeout(() => req.destroy(), 5000)`, not within a callback of the request itself. */
function endedByTimer(
  linker: Linker,
  file: string,
  facts: FileFacts,
  call: CallFact,
  after: readonly TimeoutAfter[],
  into: Contributions,
): void {
  const ends = new Set(after.flatMap(spec => spec.calls ?? []));
  for (const timer of callsNamed(facts, 'setTimeout')) {
    const [first] = timer.args;
    const within = timer.span.start >= call.span.start && timer.span.end <= call.span.end;
    if (first === undefined || within || globalCallee(linker, file, timer) !== 'setTimeout') {
      continue;
    }
    const run = functionOf(linker, { file, value: first.value, env: null });
    const is = (inner: CallFact): boolean =>
      ends.has(memberName(facts, inner) ?? '') && isOn(facts, inner, call);
    if (
      run?.file === file &&
      doesAtOnce(linker, file, facts, run.fn, { is, except: fn => isWithin(facts, call, fn) })
    ) {
      const ms = delayOf(linker, file, timer, null);
      into.sources.push({
        origin: 'call',
        value: ms === null ? null : { amount: ms, unit: 'ms' },
        covers: [...phases],
        evidence: [{ ...placeIn(linker, file, timer.span), message: 'a timer ends the request' }],
      });
    }
  }
}

/** Whether a value is what the call gave: directly in a chain, or by its name. */
function isResult(facts: FileFacts, value: ValueId, call: CallFact, seen = new Set<ValueId>()): boolean {
  const node = facts.values[value];
  if (value === call.value) {
    return true;
  }
  if (node === undefined || seen.has(value)) {
    return false;
  }
  seen.add(value);
  if (node.kind === 'binding') {
    return facts.bindings[node.binding]?.values.some(each => isResult(facts, each, call, seen)) ?? false;
  }
  if (node.kind === 'call') {
    // `http.get(…).on('error', …)` gives the request again.
    const callee = facts.values[facts.calls[node.call]?.callee ?? -1];
    return callee?.kind === 'member' && isResult(facts, callee.object, call, seen);
  }
  return false;
}

function fits(linker: Linker, file: string, facts: FileFacts, later: CallFact, spec: TimeoutAfter): boolean {
  if (spec.event !== undefined) {
    const [event] = later.args;
    const node = event === undefined ? undefined : facts.values[event.value];
    if (node?.kind !== 'literal' || node.value !== spec.event) {
      return false;
    }
  }
  if (spec.handler === undefined) {
    return true;
  }
  const handler = later.args[spec.handler];
  if (handler === undefined) {
    return false;
  }
  const run = functionOf(linker, { file, value: handler.value, env: null });
  const calls = spec.calls ?? [];
  if (run === null) {
    // `req.on('timeout', req.destroy)`: the member itself.
    const node = facts.values[handler.value];
    return node?.kind === 'member' && calls.includes(node.property ?? '');
  }
  const where = linker.facts(run.file);
  return (
    where?.calls.some(
      inner =>
        isWithin(where, inner, run.fn) &&
        (calls.includes(memberName(where, inner) ?? '') || calls.includes(inner.calleeText)),
    ) ?? false
  );
}

function bound(linker: Linker, file: string, later: CallFact, spec: TimeoutAfter, into: Contributions): void {
  const argument = spec.ms === undefined ? undefined : later.args[spec.ms];
  const quantity =
    argument === undefined ? null : quantityOf(linker, { file, value: argument.value, env: null });
  const ms =
    quantity?.kind === 'number' ? quantity.value : quantity?.kind === 'variable' ? quantity.hint : null;
  if (ms === 0) {
    return;
  }
  into.sources.push({
    origin: 'call',
    value: ms === null ? null : { amount: ms, unit: 'ms' },
    covers: spec.covers.length === 0 ? [...phases] : spec.covers,
    evidence: [{ ...placeIn(linker, file, later.span), message: spec.note }],
  });
}
