/** Reads single tokens of JavaScript at an offset. Everything is bounded, so that no text makes a look at it slow. */

const longestComment = 4000;
const longestSpecifier = 2000;

/** A letter, digit, `_`, `$` or anything beyond ASCII that is no space. */
export function isIdentifierPart(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 36 ||
    (code >= 128 && !isSpace(code))
  );
}

/** White space and ends of line, the byte order mark included. */
export function isSpace(code: number): boolean {
  return (
    code === 32 ||
    (code >= 9 && code <= 13) ||
    (code >= 128 &&
      (code === 0xa0 ||
        code === 0xfeff ||
        code === 0x2028 ||
        code === 0x2029 ||
        code === 0x3000 ||
        code === 0x202f))
  );
}

/** The offset of the next token: behind white space and comments. */
export function skipTrivia(text: string, at: number): number {
  for (;;) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) {
      at += 1;
    } else if (code === 47 && text.charCodeAt(at + 1) === 47) {
      at = endOfLine(text, at);
    } else if (code === 47 && text.charCodeAt(at + 1) === 42) {
      const end = text.slice(at + 2, at + longestComment).indexOf('*/');
      if (end < 0) {
        return at;
      }
      at += end + 4;
    } else {
      return at;
    }
  }
}

function endOfLine(text: string, at: number): number {
  const end = text.slice(at, at + longestComment).search(/[\r\n\u2028\u2029]/);
  return end < 0 ? text.length : at + end;
}

/** The offset of the token before `at`, without comments: that of its last character, or -1. */
export function skipSpaceBack(text: string, at: number): number {
  let before = at - 1;
  while (before >= 0 && isSpace(text.charCodeAt(before))) {
    before -= 1;
  }
  return before;
}

/** The identifier that begins at `at`, or ''. */
export function wordAt(text: string, at: number): string {
  let end = at;
  while (isIdentifierPart(text.charCodeAt(end))) {
    end += 1;
  }
  return text.slice(at, end);
}

/** The identifier whose last character is at `last`, or ''. */
export function wordBefore(text: string, last: number): string {
  let start = last;
  while (start >= 0 && isIdentifierPart(text.charCodeAt(start))) {
    start -= 1;
  }
  return text.slice(start + 1, last + 1);
}

export interface Token {
  readonly value: string;
  /** The offset behind it. */
  readonly end: number;
}

/** The string, or the template without expressions, that begins at `at`; null: none, or one that no specifier is. */
export function stringAt(text: string, at: number): Token | null {
  const quote = text.charCodeAt(at);
  if (quote !== 34 && quote !== 39 && quote !== 96) {
    return null;
  }
  const last = Math.min(text.length, at + longestSpecifier);
  let escaped = false;
  for (let i = at + 1; i < last; i++) {
    const code = text.charCodeAt(i);
    if (code === quote) {
      const raw = text.slice(at + 1, i);
      return { value: escaped ? unescape(raw) : raw, end: i + 1 };
    }
    if (code === 10 || code === 13 || (quote === 96 && code === 36 && text.charCodeAt(i + 1) === 123)) {
      return null;
    }
    if (code === 92) {
      escaped = true;
      i += 1;
    }
  }
  return null;
}

const escapes = /\\(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2})|([^]))/gi;

function unescape(raw: string): string {
  return raw.replace(escapes, (all: string, ...groups: (string | undefined)[]) => {
    const [braced, four, two, other] = groups;
    if (other !== undefined) {
      return other;
    }
    const code = Number.parseInt(braced ?? four ?? two ?? '', 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}

/** A word or a string: the names in `import { … }` and `export { … }`. */
export function nameAt(text: string, at: number): Token | null {
  const word = wordAt(text, at);
  return word === '' ? stringAt(text, at) : { value: word, end: at + word.length };
}
