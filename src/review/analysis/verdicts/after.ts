import { phases } from '../../../base/guard.ts';
import type { TimeoutAfter, TimeoutProfile } from '../../catalog/schema.ts';
import type { CallFact, FileFacts, ValueId } from '../facts/model.ts';
import type { Linker } from '../link/linker.ts';
import { quantityOf } from '../link/numbers.ts';
import type { Contributions } from './contributions.ts';
import { functionOf, isWithin, memberName, placeIn } from './inspect.ts';

/** What is done to the result of a call afterwards and bounds it: `req.setTimeout(5000, () => req.destroy())`. */
export interface AfterFound {
  /** A handler stands there that makes the call's own `timeout` option work. */
  readonly listener: boolean;
}

export function afterCall(
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
  for (const later of facts.calls) {
    const name = memberName(facts, later);
    const specs = profile.after.filter(after => after.method === name);
    const callee = facts.values[later.callee];
    if (specs.length === 0 || callee?.kind !== 'member' || !isResult(facts, callee.object, call)) {
      continue;
    }
    for (const spec of specs) {
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
  return { listener };
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
