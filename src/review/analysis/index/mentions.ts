import { isCommented } from './comments.ts';
import { isIdentifierPart, skipSpaceBack, wordAt, wordBefore } from './lexical.ts';

const globalObjects = new Set(['globalThis', 'window', 'self', 'global']);

/** Words that may follow an expression; any other word behind a name, on the same line, makes it prose. */
const operators = new Set([
  'as',
  'satisfies',
  'in',
  'of',
  'instanceof',
  'is',
  'from',
  'extends',
  'if',
  'else',
  'while',
]);

/**
 * True where the text names a global anywhere outside of what is certainly a comment or prose. A dotted one
 * (`navigator.sendBeacon`) is looked for by its last name. A member (`this.fetch`) is none, unless of a global object. What ends in a dot
 * or a parenthesis is looked for as it stands.
 */
export function mentions(text: string, global: string): boolean {
  if (global.endsWith('.') || global.endsWith('(')) {
    return text.includes(global);
  }
  const dot = global.lastIndexOf('.');
  const word = global.slice(dot + 1);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    if (isMention(text, at, at + word.length, dot >= 0) && !isCommented(text, at)) {
      return true;
    }
  }
  return false;
}

function isMention(text: string, start: number, end: number, dotted: boolean): boolean {
  const before = text.charCodeAt(start - 1);
  const after = text.charCodeAt(end);
  if (isIdentifierPart(before) || isIdentifierPart(after)) {
    return false;
  }
  if (isQuote(before) || isQuote(after)) {
    // `window['fetch']` is one; a string that begins or ends with the word is not.
    return before === after;
  }
  return !isProse(text, end) && (dotted || !isMember(text, start));
}

function isQuote(code: number): boolean {
  return code === 34 || code === 39;
}

function isProse(text: string, end: number): boolean {
  let at = end;
  while (text.charCodeAt(at) === 32) {
    at += 1;
  }
  const word = at === end ? '' : wordAt(text, at);
  return word !== '' && !operators.has(word);
}

/** `x.fetch`, but not `...fetch` and not `globalThis.fetch`. */
function isMember(text: string, start: number): boolean {
  const before = skipSpaceBack(text, start);
  if (text.charCodeAt(before) !== 46 || text.charCodeAt(before - 1) === 46) {
    return false;
  }
  const chain = text.charCodeAt(before - 1) === 63 ? before - 1 : before;
  let last = skipSpaceBack(text, chain);
  if (text.charCodeAt(last) === 33) {
    last -= 1;
  }
  const object = wordBefore(text, last);
  // `(globalThis as any).fetch`: what a parenthesis holds is not looked at.
  return object !== '' && !globalObjects.has(object);
}
