import type { Span } from '../../base/span.ts';

/** An entry of a block mapping, with all that stands below it. */
export interface EntryLines {
  /** From its key to the end of its last line, without the line break. */
  readonly span: Span;
  /** Column of the key, from 0. */
  readonly column: number;
  /** Whether the key stands behind the dash of a list item. */
  readonly isFirst: boolean;
}

/** The entry whose key begins at an offset; null: something else stands before it on its line, as in `{ a: 1 }`. */
export function entryLines(text: string, offset: number): EntryLines | null {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(start, offset);
  if (!/^[ ]*(?:- +)*$/.test(before)) {
    return null;
  }
  const column = before.length;
  let end = endOfLine(text, offset);
  for (let next = nextLine(text, end); next !== null; next = nextLine(text, endOfLine(text, next))) {
    const line = text.slice(next, endOfLine(text, next));
    const indent = line.length - line.trimStart().length;
    if (line.trim() !== '' && indent <= column && !isItemBelow(line, indent, column)) {
      break;
    }
    end = line.trim() === '' ? end : endOfLine(text, next);
  }
  return { span: { start: offset, end }, column, isFirst: before.includes('-') };
}

/** A list may stand at the column of its key. */
function isItemBelow(line: string, indent: number, column: number): boolean {
  return indent === column && /^ *- /.test(line);
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  const last = end < 0 ? text.length : end;
  return text[last - 1] === '\r' && last > offset ? last - 1 : last;
}

/** The start of the line behind an end of line; null: there is none. */
function nextLine(text: string, end: number): number | null {
  const line = text.indexOf('\n', end);
  return line < 0 || line + 1 >= text.length ? null : line + 1;
}

/** What to cut out so that an entry is gone and all else stays; null: it cannot be cut out by its lines. */
export function entryCut(text: string, offset: number): Span | null {
  const entry = entryLines(text, offset);
  if (entry === null) {
    return null;
  }
  const { span, column, isFirst } = entry;
  const next = nextLine(text, span.end);
  if (isFirst) {
    const follows =
      next !== null &&
      text.slice(next, next + column).trim() === '' &&
      /^[^\s#-]/.test(text.slice(next + column));
    return follows ? { start: span.start, end: next + column } : null;
  }
  return { start: span.start - column, end: next ?? text.length };
}

/** The items of the list below a key, each with its lines and the break behind them; none where it is no list in lines. */
export function itemLines(text: string, offset: number): readonly Span[] {
  const entry = entryLines(text, offset);
  if (entry === null) {
    return [];
  }
  const starts: number[] = [];
  let indent: number | null = null;
  const first = nextLine(text, endOfLine(text, offset));
  for (let at = first; at !== null && at < entry.span.end; at = nextLine(text, endOfLine(text, at))) {
    const [, space] = /^( *)- /.exec(text.slice(at, endOfLine(text, at))) ?? [];
    indent ??= space?.length ?? null;
    if (space?.length === indent) {
      starts.push(at);
    }
  }
  const end = nextLine(text, entry.span.end) ?? text.length;
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? end }));
}

/** The value of a key beside an entry, in the same block mapping: its span on one line; null: there is none. */
export function siblingValue(text: string, offset: number, key: string): Span | null {
  const entry = entryLines(text, offset);
  if (entry === null) {
    return null;
  }
  const lines = linesAround(text, offset, entry);
  const pattern = new RegExp(`^(?: *(?:- +)*)${key}:[ \\t]+(?=\\S)`);
  for (const start of lines) {
    const line = text.slice(start, endOfLine(text, start));
    const [head] = pattern.exec(line) ?? [];
    const [value] = head === undefined ? [] : (/^[^\s#]+/.exec(line.slice(head.length)) ?? []);
    if (head !== undefined && value !== undefined && line.indexOf(key) === entry.column) {
      return { start: start + head.length, end: start + head.length + value.length };
    }
  }
  return null;
}

/** The starts of the lines of the mapping that an entry stands in. */
function linesAround(text: string, offset: number, { column, isFirst, span }: EntryLines): readonly number[] {
  const own = text.lastIndexOf('\n', offset - 1) + 1;
  const starts = [own];
  for (let start = own, done = isFirst; !done && start > 0;) {
    start = text.lastIndexOf('\n', start - 2) + 1;
    const line = text.slice(start, endOfLine(text, start));
    const indent = line.search(/[^ -]/);
    done = indent >= 0 && (indent < column || line.slice(0, column).includes('-'));
    if (indent === column) {
      starts.unshift(start);
    }
  }
  for (let next = nextLine(text, span.end); next !== null; next = nextLine(text, endOfLine(text, next))) {
    const line = text.slice(next, endOfLine(text, next));
    const indent = line.search(/\S/);
    if (indent >= 0 && (indent < column || line.slice(0, column).includes('-'))) {
      break;
    }
    if (indent === column) {
      starts.push(next);
    }
  }
  return starts;
}
