import type { Span } from '../../base/span.ts';

/** A text in a document and the source that it is written as there. */
export interface WrittenText {
  readonly value: string;
  readonly source: string;
  readonly span: Span;
}

/**
 * The span in the file of a piece of a text that stands there in quotes, in a block or folded over lines. What YAML folds is white
 * space; all other characters of the value stand in the source in the same order, so the pieces are counted by them. Where they do
 * not agree (an alias, a tag that changes the value), the whole scalar is given.
 */
export function spanInSource(written: WrittenText, piece: Span, style: 'yaml' | 'raw'): Span {
  const { value, span } = written;
  const places = placesOf(written.source, style);
  const marks = value.replaceAll(/\s/g, '').length;
  if (marks === 0 || places.length !== marks) {
    return span;
  }
  const start = value.slice(0, piece.start).replaceAll(/\s/g, '').length;
  const end = value.slice(0, piece.end).replaceAll(/\s/g, '').length;
  const from = places[Math.min(start, marks - 1)];
  const to = places[Math.min(Math.max(end, start + 1), marks) - 1];
  return from === undefined || to === undefined
    ? span
    : { start: span.start + from.start, end: span.start + to.end };
}

/** Where each character of the value that is no white space stands in the source. */
function placesOf(source: string, style: 'yaml' | 'raw'): readonly Span[] {
  const first = style === 'raw' ? '' : (source[0] ?? '');
  switch (first) {
    case '|':
    case '>': {
      const header = source.indexOf('\n');
      return header < 0 ? [] : plain(source, header, source.length);
    }
    case "'":
      return single(source);
    case '"':
      return double(source);
    default:
      return plain(source, 0, source.length);
  }
}

function plain(source: string, from: number, to: number): readonly Span[] {
  const places: Span[] = [];
  for (let i = from; i < to; i++) {
    if (!isSpace(source[i])) {
      places.push({ start: i, end: i + 1 });
    }
  }
  return places;
}

function isSpace(char: string | undefined): boolean {
  return char === undefined || /\s/.test(char);
}

function single(source: string): readonly Span[] {
  const places: Span[] = [];
  for (let i = 1; i < source.length - 1; i++) {
    const isQuote = source.startsWith("''", i);
    if (!isSpace(source[i])) {
      places.push({ start: i, end: i + (isQuote ? 2 : 1) });
    }
    i += isQuote ? 1 : 0;
  }
  return places;
}

const spaces = new Set(['n', 't', 'r', 'v', 'f', ' ', '\t', '\n', '\r', 'N', 'L', 'P', '_']);
const digits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function double(source: string): readonly Span[] {
  const places: Span[] = [];
  for (let i = 1; i < source.length - 1; i++) {
    const next = source[i + 1] ?? '';
    if (source[i] !== '\\') {
      if (!isSpace(source[i])) {
        places.push({ start: i, end: i + 1 });
      }
    } else if (spaces.has(next)) {
      i++;
    } else {
      const length = 2 + (digits[next] ?? 0);
      places.push({ start: i, end: i + length });
      i += length - 1;
    }
  }
  return places;
}
