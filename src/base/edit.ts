import type { Span } from './span.ts';

/** Replaces a span of a text; an empty span inserts. */
export interface TextEdit extends Span {
  readonly text: string;
}

/** Edits of one file, against the text that they were made for. */
export interface FileEdits {
  readonly file: string;
  readonly edits: readonly TextEdit[];
}

/** A file that a fix adds. None is there yet, and whoever writes it overwrites none. */
export interface NewFile {
  /** Posix, from the review root. */
  readonly path: string;
  readonly text: string;
}

/**
 * Applies edits to a text. Edits may come in any order; two insertions at one place keep the order given.
 * Returns null where two edits overlap or one lies outside of the text: half an edit is worse than none.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string | null {
  const ordered = edits
    .map((edit, order) => ({ edit, order }))
    .sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.order - b.order);
  let result = '';
  let at = 0;
  for (const { edit } of ordered) {
    if (edit.start < at || edit.end < edit.start || edit.end > text.length) {
      return null;
    }
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}
