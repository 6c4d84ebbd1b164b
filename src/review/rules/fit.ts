/** The longest message, in UTF-16 code units: it must fit one line of a hover and of a terminal. */
export const messageLimit = 99;

/** A part of a message that may be shortened to no less than `least`, where it says least. */
export interface Piece {
  readonly text: string;
  readonly cut: 'middle' | 'left' | 'names';
  readonly least: number;
}

const ellipsis = '…';

/**
 * Builds a message of its pieces and shortens them, in the order given, until it fits `messageLimit`. `build` uses each
 * piece once; its own words and the `least` of all pieces must fit.
 */
export function fit<K extends string>(
  pieces: Readonly<Record<K, Piece>>,
  build: (texts: Readonly<Record<K, string>>) => string,
): string {
  const keys = Object.keys(pieces) as K[];
  const texts = Object.fromEntries(keys.map(key => [key, pieces[key].text])) as Record<K, string>;
  for (const key of keys) {
    const over = build(texts).length - messageLimit;
    if (over <= 0) {
      break;
    }
    texts[key] = shorten(pieces[key], over);
  }
  return build(texts);
}

/** The first message that fits as it is; else the last one, which says least. */
export function firstFitting(messages: readonly string[]): string {
  return messages.find(message => message.length <= messageLimit) ?? messages.at(-1) ?? '';
}

function shorten({ text, cut, least }: Piece, over: number): string {
  const length = Math.max(least, text.length - over);
  switch (cut) {
    case 'middle':
      return cutMiddle(text, length);
    case 'left':
      return cutLeft(text, length);
    case 'names':
      return cutNames(text, length);
  }
}

/** `client.v1.resources…retrieve`: both ends tell more than the middle. `length` ≥ 2, in UTF-16 code units. */
export function cutMiddle(text: string, length: number): string {
  if (text.length <= length) {
    return text;
  }
  const head = Math.floor((length - 1) / 2);
  return whole(text.slice(0, head)) + ellipsis + whole(text.slice(text.length - (length - 1 - head)));
}

/** `…/services/http.ts:12`: from a slash on, where there is one. `length` ≥ 2, in UTF-16 code units. */
export function cutLeft(text: string, length: number): string {
  if (text.length <= length) {
    return text;
  }
  const tail = text.slice(text.length - (length - 1));
  const slash = tail.indexOf('/');
  return ellipsis + whole(slash < 0 ? tail : tail.slice(slash));
}

/** `…requestTimeout`: of a path of names as many of the last ones as fit; other code is cut in its middle. `length` ≥ 2. */
export function cutNames(text: string, length: number): string {
  if (text.length <= length) {
    return text;
  }
  const names = /^[\w$]+(?:\.[\w$]+)+$/.test(text) ? text.split('.') : [];
  const endings = names.slice(1).map((_, index) => ellipsis + names.slice(index + 1).join('.'));
  return endings.find(ending => ending.length <= length) ?? cutMiddle(names.at(-1) ?? text, length);
}

/** Without the halves of surrogate pairs that a cut has left at either end. */
function whole(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]/, '').replace(/[\uD800-\uDBFF]$/, '');
}

/** Code as it can stand between backticks: on one line, chains without gaps, without backticks of its own. */
export function inline(code: string): string {
  return code
    .replace(/\s+/g, ' ')
    .replace(/ (?=\??\.[\p{L}_$#])/gu, '')
    .replaceAll('`', "'")
    .trim();
}
