import type { PromqlProblem } from './model.ts';
import { quoted } from './text.ts';

const simple: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
};

const longer: readonly RegExp[] = [/^x[\da-fA-F]{2}/, /^u[\da-fA-F]{4}/, /^U[\da-fA-F]{8}/, /^[0-3][0-7]{2}/];

/** The escape that `text` begins with, behind its backslash; null: there is none like it. */
function escapeOf(text: string, quote: string): { readonly length: number; readonly value: string } | null {
  const first = text[0] ?? '';
  const plain = first === quote ? quote : simple[first];
  if (plain !== undefined) {
    return { length: 1, value: plain };
  }
  for (const pattern of longer) {
    const [match] = pattern.exec(text) ?? [];
    if (match !== undefined) {
      const code = /^[xuU]/.test(match) ? Number.parseInt(match.slice(1), 16) : Number.parseInt(match, 8);
      return { length: match.length, value: code > 0x10ffff ? '' : String.fromCodePoint(code) };
    }
  }
  return null;
}

/** The value of a string as Prometheus reads it: `"5\\.."` → `5\..`; what cannot be unescaped stays as it is. */
export function unquote(source: string): string {
  const quote = source[0] ?? '';
  const ends = source.length > 1 && source.endsWith(quote);
  const body = source.slice(1, ends ? -1 : undefined);
  if (quote === '`' || !body.includes('\\')) {
    return body;
  }
  let value = '';
  for (let i = 0; i < body.length; i++) {
    const escape = body[i] === '\\' ? escapeOf(body.slice(i + 1, i + 11), quote) : null;
    value += escape === null ? (body[i] ?? '') : escape.value;
    i += escape?.length ?? 0;
  }
  return value;
}

/** Where the string that begins at `start` ends, behind its quote; or what is wrong with it. */
export function endOfString(text: string, start: number): number | PromqlProblem {
  const quote = text[start] ?? '';
  let bad: PromqlProblem | null = null;
  for (let i = start + 1; i < text.length; i++) {
    const char = text[i];
    if (char === quote) {
      return bad ?? i + 1;
    }
    if (quote !== '`' && char === '\n') {
      break;
    }
    if (quote !== '`' && char === '\\') {
      const escape = escapeOf(text.slice(i + 1, i + 11), quote);
      bad ??= escape === null ? badEscape(text, i) : null;
      i += escape?.length ?? 1;
    }
  }
  return {
    kind: 'syntax',
    start,
    end: Math.min(start + 1, text.length),
    message: `This string is never closed; add ${quote === '`' ? 'a backtick' : quoted(quote)}`,
  };
}

function badEscape(text: string, at: number): PromqlProblem {
  const char = String.fromCodePoint(text.codePointAt(at + 1) ?? 0x20);
  return {
    kind: 'syntax',
    start: at,
    end: at + 1 + char.length,
    message: `${quoted(`\\${char}`)} is no escape in a string of PromQL; write ${quoted(`\\\\${char}`)}`,
  };
}
