import { type Span, spanContains } from '../../../base/span.ts';
import type { OutboundCall } from '../../analysis/call.ts';
import type { Value } from '../../analysis/facts/model.ts';
import { type Sheet, slice } from '../sheet.ts';

/**
 * Whether the function around a call has looked at what the call is made of (`if (order.id)`, `this.token ??= …`). The compiler forgets that
 * inside of a function for members, and for variables that are set again: what was sure to be there no longer is.
 */
export function isNarrowed(call: OutboundCall, sheet: Sheet): boolean {
  const { fact } = call.site;
  const from = sheet.facts.functions[fact.within ?? -1]?.span.start ?? 0;
  const before = sheet.text.slice(from, fact.span.start);
  const forgotten = new Set(
    sheet.facts.values
      .filter(value => spanContains(fact.span, value.span) && !isInFunction(sheet, fact.span, value.span))
      .filter(value => value.kind === 'member' || isSetAgain(sheet, value, fact.span.start))
      .map(value => slice(sheet, value.span))
      .filter(path => /^[\w$]+(?:\??\.[\w$#]+|!)*$/.test(path)),
  );
  return [...forgotten].some(path => isLookedAt(before, path));
}

function isInFunction(sheet: Sheet, within: Span, span: Span): boolean {
  return sheet.facts.functions.some(fn => spanContains(within, fn.span) && spanContains(fn.span, span));
}

/** A variable that has another value later on; one that is set before the call alone keeps its type. */
function isSetAgain(sheet: Sheet, value: Value, at: number): boolean {
  const binding = value.kind === 'binding' ? sheet.facts.bindings[value.binding] : undefined;
  return (
    binding !== undefined &&
    binding.kind !== 'const' &&
    binding.values.length > 1 &&
    binding.values.some(id => (sheet.facts.values[id]?.span.start ?? 0) > at)
  );
}

/** It stands in a test, or is assigned. */
function isLookedAt(code: string, path: string): boolean {
  const name = path
    .split(/[?!]?\./)
    .map(part => part.replace(/[$!]/g, '\\$&'))
    .join('[?!]?\\.');
  const tested = `(?:\\b(?:if|while|assert\\w*|invariant)\\b[^;{}\\r\\n]*|!|&&[^;\\r\\n]*|\\|\\|[^;\\r\\n]*|\\btypeof )`;
  const used = `\\s*(?:&&|\\|\\||\\?(?!\\.)|[!=]==?|instanceof\\b|(?:\\?\\?|\\|\\|)?=(?!=|>))`;
  return new RegExp(`${tested}(?<![\\w$.])${name}(?![\\w$])|(?<![\\w$.])${name}(?:\\??\\.\\w+)?${used}`).test(
    code,
  );
}
