import type { OutboundCall } from '../analysis/call.ts';
import type { FixContext } from './context.ts';
import { followed } from './follow.ts';
import { isRepeatable } from './judge.ts';
import { lookUp } from './lookup.ts';
import type { StandingSignal } from './signal.ts';
import { type Sheet, slice, valueAt } from './sheet.ts';

/**
 * The signal that a call has from an object in another argument, and that one in its options would replace:
 * `fetch(request, { signal })`. `none`: there is none; null: it cannot be told, or cannot be kept.
 */
export function carriedSignal(
  context: FixContext,
  sheet: Sheet,
  call: OutboundCall,
): StandingSignal | 'none' | null {
  const { carrier } = call.site.spec;
  const argument = carrier === undefined ? undefined : call.site.fact.args[carrier.argument];
  const value = argument === undefined ? null : valueAt(sheet, argument.value);
  if (carrier === undefined || argument === undefined || value === null) {
    return 'none';
  }
  const made = madeCarrier(context, sheet, call, argument.value);
  const typed =
    value.kind === 'binding' &&
    isTypedAs(sheet, call, carrier.object, sheet.facts.bindings[value.binding]?.type ?? null);
  if (made === 'without' || (made === 'other' && !typed)) {
    return 'none';
  }
  return isRepeatable(sheet, argument.value)
    ? { text: `${slice(sheet, argument.span)}.signal`, missing: false, repeatable: true, combined: null }
    : null;
}

/** Whether the carrier is made in the source, and with a signal of its own. */
function madeCarrier(
  context: FixContext,
  sheet: Sheet,
  call: OutboundCall,
  id: number,
): 'with' | 'without' | 'other' {
  const target = followed(context, { file: sheet.file, value: id });
  const facts = context.facts(target.file);
  const value = facts?.values[target.value];
  const fact = value?.kind === 'call' ? facts?.calls[value.call] : undefined;
  const { globals = {}, exports } = call.library;
  const name = fact?.calleeText.split('.').at(-1) ?? '';
  const entity = globals[name] ?? exports[name];
  if (fact?.by !== 'new' || entity?.is !== 'maker' || entity.object !== call.site.spec.carrier?.object) {
    return 'other';
  }
  const found = fact.args
    .slice(1)
    .map(argument => lookUp(context, { file: target.file, value: argument.value }, 'signal'));
  return found.some(each => each.kind !== 'absent') ? 'with' : 'without';
}

function isTypedAs(sheet: Sheet, call: OutboundCall, object: string, id: number | null): boolean {
  const type = id === null ? undefined : sheet.facts.types[id];
  if (type?.kind === 'union') {
    return type.arms.some(arm => isTypedAs(sheet, call, object, arm));
  }
  const { types = {}, globals = {} } = call.library;
  const entity = type?.kind === 'name' ? globals[type.name] : undefined;
  return (
    type?.kind === 'name' &&
    (types[type.name] === object || (entity?.is === 'maker' && entity.object === object))
  );
}
