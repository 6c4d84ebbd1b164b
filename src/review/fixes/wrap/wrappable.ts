import type { OutboundCall } from '../../analysis/call.ts';
import { spanContains, type Span } from '../../../base/span.ts';
import type { Sheet } from '../sheet.ts';
import { slice } from '../sheet.ts';
import type { ValueId } from '../../analysis/facts/model.ts';
import { isMoreThanPromise } from './handed-on.ts';
import type { WrappingGuard } from '../../catalog/kits.ts';
import { isNarrowed } from './narrowed.ts';
import { sendsStream } from './once.ts';
import { isJavaScript } from './stand-in.ts';

/** Why a call is not wrapped; null: it can be. */
export function hindrance(call: OutboundCall, sheet: Sheet, guard: WrappingGuard): string | null {
  const { site } = call;
  if (call.kind !== 'leaf' || site.fact.by === 'new') {
    return 'it is no call that gives a promise';
  }
  if (site.spec.result !== undefined) {
    return site.spec.result === 'emitter' ? 'it gives an emitter or a stream' : 'it answers in a callback';
  }
  if (isGivenCallback(call, sheet)) {
    return 'it answers in a callback';
  }
  if (isMoreThanPromise(call, sheet)) {
    return 'what it gives is more than a promise';
  }
  if (/\b(?:yield|arguments|super|new\.target)\b/.test(slice(sheet, site.fact.span))) {
    return 'it belongs to the function around it';
  }
  if (!isJavaScript(sheet.file) && isNarrowed(call, sheet)) {
    return 'the compiler would forget what the code around it has made sure of';
  }
  if (guard === 'retry') {
    return retryHindrance(call, sheet);
  }
  return null;
}

function retryHindrance(call: OutboundCall, sheet: Sheet): string | null {
  if (call.idempotent !== true) {
    return 'it is not known to be safe to repeat';
  }
  if (call.guards.retry?.verdict === 'not-applicable') {
    return 'waiting is what it is for';
  }
  if (sendsStream(call, sheet)) {
    return 'it sends a stream, which can be read only once';
  }
  const isOutside = call.guards.timeout?.sources.some(({ signal }) => {
    const made = signal?.made.file === sheet.file ? sheet.facts.calls[signal.made.call] : undefined;
    return signal !== undefined && (made === undefined || !spanContains(call.site.fact.span, made.span));
  });
  return isOutside === true ? 'its signal is made outside, and all attempts would share it' : null;
}

/** A function where a callback may stand: the last argument of a library that takes one, or of a call that nobody waits for. */
function isGivenCallback({ site }: OutboundCall, sheet: Sheet): boolean {
  const last = site.fact.args.at(-1);
  const takesOne =
    site.spec.givesCallback !== undefined ||
    site.spec.onlyWithCallback === true ||
    site.spec.options.some(ref => ref.at === 'before-callback') ||
    sheet.facts.contexts[site.fact.context]?.kind === 'statement';
  return last !== undefined && ((takesOne && isFunction(sheet, last.value)) || isAnswered(sheet, last.value));
}

/** `(error, rows) => …` */
function isAnswered({ facts }: Sheet, id: ValueId): boolean {
  const value = facts.values[id];
  const first = value?.kind === 'function' ? facts.functions[value.fn]?.parameters[0] : undefined;
  return /^(?:e|err|error)$/.test(first?.name ?? '');
}

/** A function that stands there, or one of that name. */
function isFunction({ facts }: Sheet, id: ValueId): boolean {
  const value = facts.values[id];
  const binding = value?.kind === 'binding' ? facts.bindings[value.binding] : undefined;
  return (
    value?.kind === 'function' ||
    binding?.kind === 'function' ||
    /^(?:cb|callback|done|next)$/.test(binding?.name ?? '')
  );
}

/** Whether an `await` of the function around stands in a span: the function that takes its place must be `async`. */
export function awaitsInside(sheet: Sheet, span: Span): boolean {
  const inner = sheet.facts.functions.filter(fn => spanContains(span, fn.span)).map(fn => fn.span);
  return sheet.facts.values.some(
    value =>
      value.kind === 'await' &&
      spanContains(span, value.span) &&
      !inner.some(fn => spanContains(fn, value.span)),
  );
}
