import { nameAt, skipTrivia, stringAt, type Token, wordAt } from './lexical.ts';

/** A clause that was read, and the offset behind it. */
export interface Clause<T> {
  readonly value: T;
  readonly end: number;
}

export const openBrace = 123;
const closeBrace = 125;
export const star = 42;
export const comma = 44;

/** A name in braces, or a namespace. */
export interface Binding {
  readonly name: string;
  readonly alias: string;
  readonly typeOnly: boolean;
}

/** `{ a, b as c, type d, 'e' as f }` at `at`; null where it is none. */
export function listAt(text: string, at: number): Clause<readonly Binding[]> | null {
  if (text.charCodeAt(at) !== openBrace) {
    return null;
  }
  const list: Binding[] = [];
  let next = skipTrivia(text, at + 1);
  while (text.charCodeAt(next) !== closeBrace) {
    const binding = bindingAt(text, next);
    if (binding === null) {
      return null;
    }
    list.push(binding.value);
    next = skipTrivia(text, binding.end);
    if (text.charCodeAt(next) === comma) {
      next = skipTrivia(text, next + 1);
    } else if (text.charCodeAt(next) !== closeBrace) {
      return null;
    }
  }
  return { value: list, end: next + 1 };
}

function bindingAt(text: string, at: number): Clause<Binding> | null {
  const first = nameAt(text, at);
  if (first === null) {
    return null;
  }
  const next = skipTrivia(text, first.end);
  const code = text.charCodeAt(next);
  if (code === comma || code === closeBrace) {
    return { value: { name: first.value, alias: first.value, typeOnly: false }, end: next };
  }
  return longBindingAt(text, first, next);
}

function longBindingAt(text: string, first: Token, at: number): Clause<Binding> | null {
  const words = [first.value];
  let next = at;
  while (words.length < 4) {
    const token = nameAt(text, next);
    if (token === null) {
      break;
    }
    words.push(token.value);
    next = skipTrivia(text, token.end);
  }
  const binding = bindingOf(words);
  return binding === null ? null : { value: binding, end: next };
}

/** `type` and `as` are names too: `{ type }`, `{ type as }`, `{ as as as }`, `{ type as as x }`. */
function bindingOf(words: readonly string[]): Binding | null {
  const [first = '', second, third, fourth] = words;
  if (second === undefined) {
    return null;
  }
  if (third === undefined) {
    return first === 'type' ? { name: second, alias: second, typeOnly: true } : null;
  }
  if (fourth === undefined) {
    return second === 'as' ? { name: first, alias: third, typeOnly: false } : null;
  }
  return first === 'type' && third === 'as' ? { name: second, alias: fourth, typeOnly: true } : null;
}

/** `from 'x'` at `at`. */
export function fromAt(text: string, at: number): Token | null {
  return text.startsWith('from', at) ? stringAt(text, skipTrivia(text, at + 4)) : null;
}

const modifiers = new Set(['type', 'typeof', 'defer', 'source']);

/** The modifier that stands at `at`, and not a default import of that name; or ''. */
export function modifierAt(text: string, at: number): string {
  const word = wordAt(text, at);
  if (!modifiers.has(word)) {
    return '';
  }
  const next = skipTrivia(text, at + word.length);
  const code = text.charCodeAt(next);
  if (code === openBrace || code === star) {
    return word;
  }
  const following = wordAt(text, next);
  return following === '' || (following === 'from' && fromAt(text, next) !== null) ? '' : word;
}

/** `* as x`. */
export function namespaceAt(text: string, at: number): Clause<readonly Binding[]> | null {
  const as = skipTrivia(text, at + 1);
  const name = text.startsWith('as', as) ? nameAt(text, skipTrivia(text, as + 2)) : null;
  return name === null ? null : { value: [{ name: '*', alias: name.value, typeOnly: false }], end: name.end };
}
