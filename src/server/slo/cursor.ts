import { type FlowPlace, flowPlace } from './flow-cursor.ts';

/** Where the cursor stands in a YAML text that need not parse. Offsets are those of the text. */
export interface Cursor {
  /** Keys from the root of the document to the mapping that the cursor is in; a list adds the number 0. */
  readonly path: readonly (string | number)[];
  /** `key`: a name of a key is being written; `value`: what stands behind one. */
  readonly at: { readonly kind: 'key' } | { readonly kind: 'value'; readonly key: string };
  /** What is written there so far, to be replaced. */
  readonly start: number;
  readonly end: number;
  /** Keys that the mapping has already. */
  readonly siblings: ReadonlySet<string>;
  /** Whether what is written there stands in a line of its own, or within `{}` or `[]`. */
  readonly style: 'block' | 'flow';
  /** The YAML document that the cursor is in. */
  readonly document: string;
}

interface Line {
  readonly text: string;
  readonly start: number;
  /** Column of the key, behind the dashes of a list; of an empty line, its length. */
  readonly column: number;
  /** Column of each dash before it. */
  readonly dashes: readonly number[];
  readonly key: string | null;
  /** What stands behind the colon. */
  readonly rest: string;
}

/** Reads the lines around an offset; null: nothing can be offered there (a comment, a text of several lines). */
export function cursorAt(text: string, offset: number): Cursor | null {
  const document = documentAround(text, offset);
  const lines = document.text.split('\n').reduce<Line[]>((all, line) => {
    const before = all.at(-1);
    all.push(lineOf(line, before === undefined ? document.start : before.start + before.text.length + 1));
    return all;
  }, []);
  const number = lines.findLastIndex(({ start }) => start <= offset);
  const line = lines[number];
  if (line === undefined || isInside(lines, number)) {
    return null;
  }
  const before = line.text.slice(0, offset - line.start);
  if (/(?:^|\s)#/.test(before)) {
    return null;
  }
  const value = /^(?: *(?:- +)*)?["']?[\w./-]+["']?:[ \t]+(.*)$/.exec(before);
  const around = { siblings: siblingsOf(lines, number), document: document.text, style: 'block' } as const;
  const flow = inBraces(line, before, value?.[1] ?? null);
  if (flow !== null) {
    const behind = /^[\w.-]*/.exec(line.text.slice(before.length))?.[0] ?? '';
    const range = { start: line.start + flow.start, end: offset + behind.length };
    return { ...around, ...flow, ...range, path: [...parentsOf(lines, number), ...flow.path], style: 'flow' };
  }
  if (line.key !== null && value !== null) {
    const start = offset - (value[1] ?? '').length;
    const end = line.start + valueEnd(line.text, start - line.start);
    const path = parentsOf(lines, number);
    return { path, at: { kind: 'value', key: line.key }, start, end: Math.max(offset, end), ...around };
  }
  const word = /[\w."'/-]*$/.exec(before)?.[0] ?? '';
  const behind = /^[\w.-]*/.exec(line.text.slice(before.length))?.[0] ?? '';
  const range = { start: offset - word.length, end: offset + behind.length };
  return { path: parentsOf(lines, number), at: { kind: 'key' }, ...range, ...around };
}

/** Where in a line that holds braces or brackets, behind a key or a dash, the cursor is in them; null: it is in none. */
function inBraces(line: Line, before: string, value: string | null): FlowPlace | null {
  const written = line.key === null ? before.slice(line.column) : value;
  const place = written === null ? null : flowPlace(written);
  return (
    place && {
      ...place,
      path: line.key === null ? place.path : [line.key, ...place.path],
      start: before.length - (written ?? '').length + place.start,
    }
  );
}

/** Behind `---` up to the next one. */
function documentAround(text: string, offset: number): { readonly text: string; readonly start: number } {
  const marks = [...text.matchAll(/^---(?:[ \t].*)?\r?\n?/gm)];
  const before = marks.findLast(mark => mark.index + mark[0].length <= offset);
  const after = marks.find(mark => mark.index >= offset);
  const start = before === undefined ? 0 : before.index + before[0].length;
  return { text: text.slice(start, after?.index ?? text.length), start };
}

function lineOf(text: string, start: number): Line {
  const dashes: number[] = [];
  let column = /^ */.exec(text)?.[0].length ?? 0;
  for (;;) {
    const dash = /^-( +|$|\r)/.exec(text.slice(column));
    if (dash === null) {
      break;
    }
    dashes.push(column);
    column += dash[0].replace('\r', '').length;
  }
  const match = /^(["']?)([\w./-]+)\1:(?=[ \t\r]|$)(.*)$/.exec(text.slice(column).replace(/\r$/, ''));
  return { text, start, column, dashes, key: match?.[2] ?? null, rest: (match?.[3] ?? '').trim() };
}

/** Whether a line is of a text of several lines that began above it. */
function isInside(lines: readonly Line[], number: number): boolean {
  const line = lines[number];
  let column = line === undefined ? 0 : columnOf(line);
  for (let at = number - 1; at >= 0; at--) {
    const above = lines[at];
    if (above === undefined || isBlank(above) || columnOf(above) >= column) {
      continue;
    }
    if (above.key !== null && /^[|>][-+\d]*(?:[ \t]+#.*)?$/.test(above.rest)) {
      return true;
    }
    column = columnOf(above);
  }
  return false;
}

/** Where the line begins, a dash included. */
function columnOf({ dashes, column }: Line): number {
  return dashes[0] ?? column;
}

function isBlank({ text }: Line): boolean {
  return /^\s*(?:#.*)?$/.test(text);
}

/** The path to the mapping that a line belongs to. */
function parentsOf(lines: readonly Line[], number: number): readonly (string | number)[] {
  const path: (string | number)[] = [];
  const own = lines[number];
  if (own === undefined) {
    return path;
  }
  let column = own.column;
  let dashes = [...own.dashes];
  for (let at = number; ; at--) {
    // A dash right before the key: the mapping is an item of a list.
    while (dashes.length > 0) {
      path.unshift(0);
      column = dashes.pop() ?? 0;
      if (dashes.length === 0) {
        // The key of a list may stand in the column of its dashes.
        column += 1;
      }
    }
    const above = at === 0 ? -1 : lines.findLastIndex((line, index) => index < at && isParent(line, column));
    const parent = lines[above];
    if (parent === undefined) {
      return path;
    }
    if (parent.column >= column) {
      // The first line of the same item.
      dashes = [...parent.dashes];
    } else {
      path.unshift(parent.key ?? '');
      column = parent.column;
      dashes = [...parent.dashes];
    }
    at = above + 1;
  }
}

/** A key further to the left, or the line of a dash whose mapping this is. */
function isParent(line: Line, column: number): boolean {
  if (isBlank(line)) {
    return false;
  }
  return (
    (line.key !== null && line.column < column) ||
    (line.dashes.length > 0 && line.column === column && columnOf(line) < column)
  );
}

/** The keys of the mapping that a line belongs to, without its own. */
function siblingsOf(lines: readonly Line[], number: number): ReadonlySet<string> {
  const found = new Set<string>();
  const own = lines[number];
  if (own === undefined) {
    return found;
  }
  const collect = (direction: -1 | 1): void => {
    for (let at = number + direction; lines[at] !== undefined; at += direction) {
      const line = lines[at];
      if (line === undefined || isBlank(line)) {
        continue;
      }
      const begins = line.dashes.length > 0;
      if (columnOf(line) < own.column && !(direction === -1 && line.column === own.column)) {
        return;
      }
      if (line.column === own.column && line.key !== null && !(begins && direction === 1)) {
        found.add(line.key);
      }
      if (begins && line.column === own.column) {
        return;
      }
    }
  };
  if (own.dashes.length === 0) {
    collect(-1);
  }
  collect(1);
  return found;
}

/** Where a value of one line ends, from the column that it begins at: before a comment and the space in front of it. */
function valueEnd(text: string, from: number): number {
  const comment = /[ \t]+#/.exec(text.slice(from));
  const end = comment === null ? text.length : from + comment.index;
  return from + text.slice(from, end).trimEnd().length;
}
