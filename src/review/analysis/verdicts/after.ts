import { phases } from '../../../base/guard.ts';
import type { TimeoutAfter, TimeoutProfile } from '../../catalog/schema.ts';
import type { CallFact, FileFacts } from '../facts/model.ts';
import type { CallRef } from '../link/known.ts';
import type { Linker } from '../link/linker.ts';
import { quantityOf } from '../link/numbers.ts';
import type { Contributions } from './contributions.ts';
import { callsInside } from './call-index.ts';
import { isInside, timersRunning } from './executors.ts';
import { functionOf, isWithin, memberName, placeIn } from './inspect.ts';
import { callsOn, rootsOf } from './local-index.ts';
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
    fn.returns.some(value => rootsOf(facts, value).has(call.value))
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
  for (const later of callsOn(facts, call)) {
    const name = memberName(facts, later);
    for (const spec of profile.after) {
      if (spec.method !== name || !fits(linker, file, facts, later, spec)) {
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
  for (const ending of callsOn(facts, call)) {
    if (!ends.has(memberName(facts, ending) ?? '')) {
      continue;
    }
    const runs = timersRunning(linker, file, facts, ending, null);
    const run = runs.find(
      ({ timer, through }) => !isInside(timer, call) && !through.some(fn => isWithin(facts, call, fn)),
    );
    if (run !== undefined) {
      const ms = delayOf(linker, file, run.timer, null);
      into.sources.push({
        origin: 'call',
        value: ms === null ? null : { amount: ms, unit: 'ms' },
        covers: [...phases],
        evidence: [{ ...placeIn(linker, file, run.timer.span), message: 'a timer ends the request' }],
      });
      return;
    }
  }
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
    where !== null &&
    callsInside(where, run.fn).some(
      inner => calls.includes(memberName(where, inner) ?? '') || calls.includes(inner.calleeText),
    )
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
