import type { Span } from '../base/span.ts';

/** One edit as an editor reports it: the span of the text before it, and how long what stands there now is. */
export interface Replacement extends Span {
  readonly length: number;
}

/**
 * Where a span of a text stands after edits, in their order. What is typed at its edges stays outside; null where
 * what it marked was replaced or deleted altogether.
 */
export function moved(span: Span, edits: readonly Replacement[]): Span | null {
  let at: Span | null = span;
  for (const edit of edits) {
    at = movedBy(at, edit);
    if (at === null) {
      return null;
    }
  }
  return at;
}

function movedBy(span: Span, edit: Replacement): Span | null {
  const shift = edit.length - (edit.end - edit.start);
  if (edit.start >= span.end) {
    return span;
  }
  if (edit.end <= span.start) {
    return { start: span.start + shift, end: span.end + shift };
  }
  if (edit.start <= span.start && edit.end >= span.end) {
    return null;
  }
  if (edit.start <= span.start) {
    return { start: edit.start + edit.length, end: span.end + shift };
  }
  return edit.end <= span.end
    ? { start: span.start, end: span.end + shift }
    : { start: span.start, end: edit.start };
}

/** The least edit that makes one text of another, by what they have in common at both ends; null where they are equal. */
export function difference(before: string, after: string): Replacement | null {
  if (before === after) {
    return null;
  }
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) {
    head++;
  }
  let tail = 0;
  while (
    tail < shorter - head &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail++;
  }
  return { start: head, end: before.length - tail, length: after.length - tail - head };
}
