import type { Span } from '../../base/span.ts';
import type { Property } from '../analysis/facts/model.ts';
import { skipTrivia } from './scan.ts';

/** How a property is written. */
export type PropertyText =
  | { readonly kind: 'pair'; readonly key: Span; readonly value: Span }
  /** `{ signal }`: key and value are one. */
  | { readonly kind: 'shorthand'; readonly value: Span }
  /** A method or accessor. */
  | { readonly kind: 'method' };

/** Reads where key and value of a property stand; the value with all that belongs to it (brackets, `!`, `as`). */
export function propertyText(text: string, property: Exclude<Property, { kind: 'spread' }>): PropertyText {
  const { start, end } = property.span;
  const keyEnd = endOfKey(text, start, end);
  const next = skipTrivia(text, keyEnd, end);
  if (next >= end) {
    return { kind: 'shorthand', value: property.span };
  }
  return text[next] === ':'
    ? { kind: 'pair', key: { start, end: keyEnd }, value: { start: skipTrivia(text, next + 1, end), end } }
    : { kind: 'method' };
}

function endOfKey(text: string, start: number, end: number): number {
  const first = text.charAt(start);
  if (first === '"' || first === "'") {
    const close = /^(['"])(?:\\.|(?!\1).)*\1/.exec(text.slice(start, end));
    return start + (close?.[0].length ?? 1);
  }
  if (first === '[') {
    let depth = 0;
    for (let i = start; i < end; i++) {
      depth += text[i] === '[' ? 1 : text[i] === ']' ? -1 : 0;
      if (depth === 0) {
        return i + 1;
      }
    }
  }
  return start + (/^[\w$\u0080-\uffff]+/.exec(text.slice(start, end))?.[0].length ?? 0);
}

/** True where every key of an object is written in quotes. */
export function quotesKeys(text: string, properties: readonly Property[]): boolean {
  const keys = properties
    .filter(property => property.kind === 'property')
    .map(property => text.charAt(property.span.start));
  return keys.length > 0 && keys.every(first => first === '"' || first === "'");
}
