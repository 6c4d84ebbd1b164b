import { applyEdits, type TextEdit } from '../../base/edit.ts';
import type { Span } from '../../base/span.ts';

/** What a piece of a text becomes by edits that lie within it; null where they do not fit. */
export function applyTo(text: string, span: Span, edits: readonly TextEdit[]): string | null {
  const moved = edits.map(edit => ({ ...edit, start: edit.start - span.start, end: edit.end - span.start }));
  return applyEdits(text.slice(span.start, span.end), moved);
}
