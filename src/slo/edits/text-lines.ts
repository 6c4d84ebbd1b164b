/** The line breaks that a text has: those of its first line. */
export function eolOf(text: string): '\n' | '\r\n' {
  const first = text.indexOf('\n');
  return first > 0 && text.charAt(first - 1) === '\r' ? '\r\n' : '\n';
}

/** Offset of the first character of the line that an offset is in; a byte order mark is none. */
export function lineStart(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return start === 0 && text.startsWith('\uFEFF') ? 1 : start;
}

/** Offset behind the last character of the line that an offset is in, before its break. */
export function lineEnd(text: string, offset: number): number {
  const next = text.indexOf('\n', offset);
  if (next < 0) {
    return text.length;
  }
  return next > offset && text.charAt(next - 1) === '\r' ? next - 1 : next;
}

/** Column of the first character that is no space on the line of an offset, dashes of list items skipped. */
export function columnOf(text: string, offset: number): number {
  const line = text.slice(lineStart(text, offset), lineEnd(text, offset));
  return (/^ *(?:- +)*/.exec(line)?.[0] ?? '').length;
}
