/** The longest message, in UTF-16 code units: it must fit one line of a hover and of a terminal. */
export const messageLimit = 99;

/** A part of a message that may be shortened to no less than `least`, where it says least. */
export interface Piece {
  readonly text: string;
  readonly cut: 'middle' | 'left';
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
  return text.length <= length ? text : cut === 'left' ? cutLeft(text, length) : cutMiddle(text, length);
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

/** Without the halves of surrogate pairs that a cut has left at either end. */
function whole(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]/, '').replace(/[\uD800-\uDBFF]$/, '');
}

/** Code as it can stand between backticks: on one line, without backticks of its own. */
export function inline(code: string): string {
  return code.replace(/\s+/g, ' ').replaceAll('`', "'").trim();
}
