import { isScalar, parseDocument } from 'yaml';

export type ScalarValue = string | number | boolean;

/** Where a scalar stands: what may be written there depends on it. */
export interface ScalarPlace {
  /** What stands there now: its style is kept as far as it can hold the value. */
  readonly source: string;
  /** Within `{}` or `[]`. */
  readonly flow: boolean;
  /** Column of the first character of the line that the scalar's key or dash stands on: blocks are deeper. */
  readonly indent: number;
  readonly eol: '\n' | '\r\n';
}

/**
 * The source of a value in the style that stands at a place: quotes stay quotes, a block keeps its header (comment, chomping) and the
 * indentation of its lines. A value that the style cannot hold is double-quoted.
 */
export function scalarText(value: ScalarValue, place: ScalarPlace): string {
  const candidates = [keepStyle(value, place), doubleQuoted(String(value))];
  return candidates.find(candidate => reads(candidate, value, place)) ?? doubleQuoted(String(value));
}

function keepStyle(value: ScalarValue, place: ScalarPlace): string {
  const text = String(value);
  switch (place.source.charAt(0)) {
    case "'":
      return /[\r\n]/.test(text) ? doubleQuoted(text) : singleQuoted(text);
    case '"':
      return doubleQuoted(text);
    case '|':
    case '>':
      return blockText(text, place);
    default:
      return plainText(value, place);
  }
}

export function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

export function doubleQuoted(text: string): string {
  const escaped = Array.from(text, character => escapes[character] ?? unprintable(character));
  return `"${escaped.join('')}"`;
}

function unprintable(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hidden =
    code < 0x20 || (code >= 0x7f && code < 0xa0) || code === 0x2028 || code === 0x2029 || code === 0xfeff;
  const lone = code >= 0xd800 && code <= 0xdfff;
  return hidden || lone ? `\\u${code.toString(16).padStart(4, '0')}` : character;
}

/** Plain where that reads back as the same value; else in quotes, as a string that looks like a number must be. */
function plainText(value: ScalarValue, place: ScalarPlace): string {
  const text = String(value);
  if (reads(text, value, place)) {
    return text;
  }
  return /[\r\n]/.test(text) || text.includes("'") ? doubleQuoted(text) : singleQuoted(text);
}

function blockText(text: string, place: ScalarPlace): string {
  const [header = '|', ...lines] = place.source.split(/\r?\n/);
  const first = lines.find(line => line.trim() !== '');
  const indent = first === undefined ? ' '.repeat(place.indent + 2) : (/^ */.exec(first)?.[0] ?? '');
  const folded = header.startsWith('>');
  const wanted = text.replace(/\r?\n$/, '').split(/\r?\n/);
  const written = folded ? wanted.flatMap((line, at) => (at === 0 ? [line] : ['', line])) : wanted;
  const body = written.map(line => (line === '' ? '' : indent + line));
  return [header, ...body].join(place.eol);
}

/** True where a source, put at its place, is read as the value (the last line break of a block aside). */
function reads(source: string, value: ScalarValue, place: ScalarPlace): boolean {
  const key = `${' '.repeat(place.indent)}k: `;
  const around = place.flow ? `${' '.repeat(place.indent)}[${source} , z]` : `${key}${source}\n`;
  const document = parseDocument(around, { logLevel: 'silent', prettyErrors: false });
  if (document.errors.length > 0) {
    return false;
  }
  const node: unknown = document.getIn([place.flow ? 0 : 'k'], true);
  if (!isScalar(node) || ((node.comment ?? '') !== '' && !/^[|>]/.test(source))) {
    return false;
  }
  return typeof node.value === 'string' && (typeof value === 'string' || node.type !== 'PLAIN')
    ? withoutLastBreak(node.value) === withoutLastBreak(String(value))
    : node.value === value;
}

function withoutLastBreak(text: string): string {
  return text.replace(/\r\n/g, '\n').replace(/\n+$/, '');
}
