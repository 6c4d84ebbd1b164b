import type { Cursor } from './cursor.ts';

/** Where the cursor stands in braces or brackets: the path from the value that they are, and from where on something is written there. */
export interface FlowPlace extends Pick<Cursor, 'path' | 'at' | 'siblings'> {
  readonly start: number;
}

/** One pair of braces or brackets that is still open. */
interface Frame {
  readonly kind: 'map' | 'list';
  readonly keys: Set<string>;
  /** The key whose value is being written. */
  key: string | null;
  /** Where what is being written began. */
  start: number;
}

/** Reads a value up to the cursor; null: it is no map or list in the style of JSON, or it is closed before. */
export function flowPlace(value: string): FlowPlace | null {
  const frames: Frame[] = [];
  let at = 0;
  while (at < value.length) {
    const quoted = quotedAt(value, at, frames.at(-1));
    if (quoted === '') {
      step(value, at, frames);
    }
    at += Math.max(1, quoted.length);
  }
  const top = frames.at(-1);
  if (top === undefined) {
    return null;
  }
  const start = top.start + (/^\s*/.exec(value.slice(top.start))?.[0].length ?? 0);
  const path = frames.slice(0, -1).map(({ kind, key }) => (kind === 'list' ? 0 : (key ?? '')));
  const place = { start, siblings: top.keys };
  return top.kind === 'list'
    ? { ...place, path, at: { kind: 'value', key: '0' } }
    : top.key === null
      ? { ...place, path, at: { kind: 'key' } }
      : { ...place, path, at: { kind: 'value', key: top.key } };
}

/** A text in quotes that begins there, closed or not yet; quotes within a plain text are none. */
function quotedAt(value: string, at: number, top: Frame | undefined): string {
  return top !== undefined && isBlank(value.slice(top.start, at))
    ? (/^(?:"(?:[^"\\]|\\.)*"?|'[^']*'?)/.exec(value.slice(at))?.[0] ?? '')
    : '';
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

function step(value: string, at: number, frames: Frame[]): void {
  const top = frames.at(-1);
  const char = value.charAt(at);
  switch (char) {
    case '{':
    case '[':
      if (top === undefined ? at === 0 : isBlank(value.slice(top.start, at))) {
        frames.push({ kind: char === '{' ? 'map' : 'list', keys: new Set(), key: null, start: at + 1 });
      }
      return;
    case '}':
    case ']':
      frames.pop();
      return;
    case ',':
      if (top !== undefined) {
        top.key = null;
        top.start = at + 1;
      }
      return;
    case ':':
      if (top?.kind === 'map' && top.key === null && /^[\s"'{[]|^$/.test(value.slice(at + 1, at + 2))) {
        top.key = value
          .slice(top.start, at)
          .trim()
          .replace(/^["']|["']$/g, '');
        top.keys.add(top.key);
        top.start = at + 1;
      }
  }
}
