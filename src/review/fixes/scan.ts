import type { Span } from '../../base/span.ts';

/**
 * Reads the gaps between the pieces that the facts know: there is nothing in them but space, comments, brackets and commas,
 * so no parser is needed.
 */

/** The end of the comment that begins at an offset; null: none begins there. */
export function commentEnd(text: string, at: number): number | null {
  if (text.startsWith('//', at)) {
    const end = text.slice(at).search(/[\r\n]/);
    return end < 0 ? text.length : at + end;
  }
  if (text.startsWith('/*', at)) {
    const end = text.indexOf('*/', at + 2);
    return end < 0 ? text.length : end + 2;
  }
  return null;
}

/** The next offset, at most `limit`, where neither space nor a comment stands. */
export function skipTrivia(text: string, at: number, limit: number): number {
  let here = at;
  while (here < limit) {
    const comment = commentEnd(text, here);
    if (comment !== null) {
      here = comment;
    } else if (/\s/.test(text.charAt(here))) {
      here++;
    } else {
      break;
    }
  }
  return Math.min(here, limit);
}

/** Behind an item of a list: the end with its closing brackets, and the comma that follows. */
export function tailOf(
  text: string,
  item: Span,
  limit: number,
): { readonly end: number; readonly comma: number | null } {
  let end = item.end;
  for (;;) {
    const next = skipTrivia(text, end, limit);
    if (next < limit && text[next] === ')') {
      end = next + 1;
    } else {
      return { end, comma: next < limit && text[next] === ',' ? next : null };
    }
  }
}

/** The start of an item with the brackets around it: `((x))`. */
export function headOf(text: string, item: Span, from: number): number {
  let start = item.start;
  for (;;) {
    const before = text.slice(from, start).trimEnd();
    if (!before.endsWith('(')) {
      return start;
    }
    start = from + before.length - 1;
  }
}

/** The offset behind the last thing, comments included, that stands between two offsets. */
export function lastContent(text: string, from: number, limit: number): number {
  return from + text.slice(from, limit).trimEnd().length;
}

export function lineStart(text: string, at: number): number {
  return Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
}

/** The space that the line of an offset begins with. */
export function indentAt(text: string, at: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, at)))?.[0] ?? '';
}

/** True where nothing but space stands before it on its line. */
export function isFirstOnLine(text: string, at: number): boolean {
  return text.slice(lineStart(text, at), at).trim() === '';
}
