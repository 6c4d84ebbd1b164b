import type { Span } from './span.ts';

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
/** Has no prototype: a key such as `constructor` is there only where the text has it. */
export interface JsonObject {
  readonly [key: string]: Json;
}

export interface JsonFlaw extends Span {
  /** What is wrong, in one sentence without a full stop. */
  readonly message: string;
}

export interface JsonResult {
  /** As far as it could be read; undefined: nothing. */
  readonly value: Json | undefined;
  /** The first thing that is wrong; null: nothing is. */
  readonly flaw: JsonFlaw | null;
}

const deepest = 100;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /[A-Za-z_$][\w$]*/y;
const literals: ReadonlyMap<string, Json> = new Map<string, Json>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** Reads JSON with comments and trailing commas (as `tsconfig.json` has them) and keeps what stands before a flaw. */
export function readJsonc(text: string): JsonResult {
  const reader = new Reader(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
  const value = reader.value(0);
  reader.end();
  return { value, flaw: reader.flaw };
}

/** Reads one value at an offset of a larger text, and nothing behind it. */
export function readJsonAt(text: string, at: number): Json | undefined {
  return new Reader(text, at).value(0);
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

class Reader {
  flaw: JsonFlaw | null = null;
  readonly #text: string;
  #at: number;

  constructor(text: string, at: number) {
    this.#text = text;
    this.#at = at;
  }

  value(depth: number): Json | undefined {
    this.#skip();
    if (depth > deepest) {
      this.#fail('This is nested too deeply to be read');
      return;
    }
    switch (this.#text[this.#at]) {
      case '{':
        return this.#object(depth);
      case '[':
        return this.#array(depth);
      case '"':
        return this.#string();
      default:
        return this.#scalar();
    }
  }

  end(): void {
    if (this.flaw === null) {
      this.#skip();
      if (this.#at < this.#text.length) {
        this.#fail('Nothing may follow the end of the JSON value');
      }
    }
  }

  #object(depth: number): JsonObject {
    const result = Object.create(null) as Record<string, Json>;
    this.#at += 1;
    while (this.#isOpen('}')) {
      const key =
        this.#text[this.#at] === '"'
          ? this.#string()
          : this.#fail('A property name in double quotes is expected');
      this.#skip();
      if (key === undefined || !this.#take(':')) {
        break;
      }
      const value = this.value(depth + 1);
      if (value !== undefined) {
        result[key] = value;
      }
      if (!this.#isSeparated('}')) {
        break;
      }
    }
    return result;
  }

  #array(depth: number): readonly Json[] {
    const result: Json[] = [];
    this.#at += 1;
    while (this.#isOpen(']')) {
      const value = this.value(depth + 1);
      if (value !== undefined) {
        result.push(value);
      }
      if (!this.#isSeparated(']')) {
        break;
      }
    }
    return result;
  }

  /** False at the closing bracket, which is taken, and at a flaw. */
  #isOpen(closing: string): boolean {
    if (this.flaw !== null) {
      return false;
    }
    this.#skip();
    if (this.#text[this.#at] !== closing) {
      return true;
    }
    this.#at += 1;
    return false;
  }

  #isSeparated(closing: string): boolean {
    if (this.flaw !== null) {
      return false;
    }
    this.#skip();
    if (this.#text[this.#at] === ',') {
      this.#at += 1;
    } else if (this.#text[this.#at] !== closing) {
      this.#fail(`\`,\` or \`${closing}\` is expected`);
      return false;
    }
    return true;
  }

  #take(character: string): boolean {
    if (this.flaw === null && this.#text[this.#at] === character) {
      this.#at += 1;
      return true;
    }
    this.#fail(`\`${character}\` is expected`);
    return false;
  }

  #string(): string | undefined {
    const start = this.#at;
    let escaped = false;
    for (let i = start + 1; i < this.#text.length; i++) {
      const code = this.#text.charCodeAt(i);
      if (code === 34) {
        this.#at = i + 1;
        return escaped ? this.#unescape(start, i + 1) : this.#text.slice(start + 1, i);
      }
      if (code === 10 || code === 13) {
        break;
      }
      if (code === 92) {
        escaped = true;
        i += 1;
      }
    }
    this.#fail('This text is not closed');
  }

  #unescape(start: number, end: number): string | undefined {
    try {
      return String(JSON.parse(this.#text.slice(start, end)));
    } catch {
      this.#at = start;
      this.#fail('This text holds an escape or a control character that JSON does not have');
      return;
    }
  }

  #scalar(): Json | undefined {
    number.lastIndex = this.#at;
    const digits = number.exec(this.#text)?.[0];
    if (digits !== undefined) {
      this.#at += digits.length;
      return Number(digits);
    }
    word.lastIndex = this.#at;
    const name = word.exec(this.#text)?.[0] ?? '';
    const literal = literals.get(name);
    if (literal === undefined) {
      this.#fail(
        this.#at >= this.#text.length ? 'The text ends where a value is expected' : 'A value is expected',
      );
      return;
    }
    this.#at += name.length;
    return literal;
  }

  #skip(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === 32 || (code >= 9 && code <= 13)) {
        this.#at += 1;
      } else if (code === 47 && this.#text[this.#at + 1] === '/') {
        const end = this.#text.indexOf('\n', this.#at);
        this.#at = end < 0 ? this.#text.length : end;
      } else if (code === 47 && this.#text[this.#at + 1] === '*') {
        const end = this.#text.indexOf('*/', this.#at + 2);
        this.#at = end < 0 ? this.#text.length : end + 2;
      } else {
        return;
      }
    }
  }

  /** Keeps the first flaw: at one character, or at the last one where the text has ended. Gives undefined, for what was not read. */
  #fail(message: string): string | undefined {
    const start = Math.max(0, Math.min(this.#at, this.#text.length - 1));
    this.flaw ??= { start, end: Math.min(start + 1, this.#text.length), message };
    return undefined;
  }
}
