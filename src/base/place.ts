import type { Span } from './span.ts';

/** A range as people read it: lines and columns from 1, columns in UTF-16 code units, the end excluded. */
export interface Range {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A range in a file. `file` is a posix path relative to the review root. */
export interface Place extends Range {
  readonly file: string;
}

export interface PlaceWithMessage extends Place {
  readonly message: string;
}

/** Offsets at which the lines of a text begin; the first is 0. Ends of line are LF, CRLF and CR. */
export type LineStarts = readonly number[];

const LF = 10;
const CR = 13;

export function lineStartsOf(text: string): LineStarts {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LF || (code === CR && text.charCodeAt(i + 1) !== LF)) {
      starts.push(i + 1);
    }
  }
  return starts;
}

/** Line and column, from 1, of an offset. */
export function positionAt(lines: LineStarts, offset: number): { line: number; column: number } {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle] ?? 0) <= offset) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return { line: low + 1, column: offset - (lines[low] ?? 0) + 1 };
}

/** Offset of a line and column, both from 1; positions past the last line give its start plus the column. */
export function offsetAt(lines: LineStarts, line: number, column: number): number {
  const start = lines[Math.min(Math.max(line, 1), lines.length) - 1] ?? 0;
  return start + column - 1;
}

export function rangeOf(lines: LineStarts, span: Span): Range {
  const from = positionAt(lines, span.start);
  const to = positionAt(lines, span.end);
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

export function spanOf(lines: LineStarts, range: Range): Span {
  return {
    start: offsetAt(lines, range.line, range.column),
    end: offsetAt(lines, range.endLine, range.endColumn),
  };
}

export function placeOf(file: string, lines: LineStarts, span: Span): Place {
  return { file, ...rangeOf(lines, span) };
}

/** The order of reports: by file, then by position. */
export function comparePlaces(a: Place, b: Place): number {
  return (
    compareText(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    a.endLine - b.endLine ||
    a.endColumn - b.endColumn
  );
}

/** Orders texts by code unit, the same on every machine and in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
