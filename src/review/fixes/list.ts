import type { TextEdit } from '../../base/edit.ts';
import type { Span } from '../../base/span.ts';
import { commentEnd, indentAt, isFirstOnLine, lastContent, lineStart, tailOf } from './scan.ts';
import type { Style } from './style.ts';

/** Arguments, properties or elements with the brackets around them. */
export interface List {
  /** From the opening to the closing bracket. */
  readonly span: Span;
  readonly items: readonly Span[];
}

/** A new item; it is told the indentation of the line that it will begin on, for what it breaks over several lines. */
export type Item = (indent: string) => string;

/**
 * Puts items into a list before the item of that index (or behind all of them), written as the list is written: on the same line
 * or on lines of their own, with or without a trailing comma; comments stay where they are.
 */
export function insertItems(
  text: string,
  style: Style,
  list: List,
  index: number,
  items: readonly Item[],
): readonly TextEdit[] {
  if (items.length === 0) {
    return [];
  }
  if (list.items.length === 0) {
    return [intoEmpty(text, style, list, items)];
  }
  return index < list.items.length
    ? [before(text, style, list, index, items)]
    : behind(text, style, list, items);
}

function intoEmpty(text: string, style: Style, list: List, items: readonly Item[]): TextEdit {
  const open = list.span.start + 1;
  const close = list.span.end - 1;
  const pad = text[list.span.start] === '{' ? ' ' : '';
  const outer = indentAt(text, close);
  if (text.slice(open, close).trim() === '') {
    return { start: open, end: close, text: pad + joined(items, outer) + pad };
  }
  const at = lastContent(text, open, close);
  if (isFirstOnLine(text, close)) {
    const indent = outer + style.indent;
    return {
      start: at,
      end: at,
      text: items
        .map(item => `${style.eol}${indent}${item(indent)},`)
        .join('')
        .replace(/,$/, trailing(text, list)),
    };
  }
  return { start: at, end: close, text: ` ${joined(items, outer)}${pad}` };
}

/** An empty list on lines of its own tells nothing of trailing commas; objects mostly have them, arguments mostly not. */
function trailing(text: string, list: List): string {
  return text[list.span.start] === '{' ? ',' : '';
}

function joined(items: readonly Item[], indent: string): string {
  return items.map(item => item(indent)).join(', ');
}

function before(text: string, style: Style, list: List, index: number, items: readonly Item[]): TextEdit {
  const at = startOfItem(text, list, index);
  const indent = indentAt(text, at);
  const separator = isFirstOnLine(text, at) ? `,${style.eol}${indent}` : ', ';
  return { start: at, end: at, text: items.map(item => item(indent) + separator).join('') };
}

/** Where an item begins, with the comments that belong to it: behind the comma and the rest of its line where only a comment stands there. */
function startOfItem(text: string, list: List, index: number): number {
  const close = list.span.end - 1;
  const previous = list.items[index - 1];
  let at =
    previous === undefined ? list.span.start + 1 : (tailOf(text, previous, close).comma ?? previous.end) + 1;
  for (;;) {
    while (/[ \t]/.test(text.charAt(at))) {
      at++;
    }
    const comment = commentEnd(text, at);
    if (comment !== null && /^[ \t]*(?:\r|\n)/.test(text.slice(comment))) {
      at = comment;
    } else {
      break;
    }
    if (/[\r\n]/.test(text.charAt(at))) {
      break;
    }
  }
  while (/\s/.test(text.charAt(at))) {
    at++;
  }
  return at;
}

function behind(text: string, style: Style, list: List, items: readonly Item[]): readonly TextEdit[] {
  const close = list.span.end - 1;
  const last = list.items.at(-1) ?? list.span;
  const { end, comma } = tailOf(text, last, close);
  if (!isFirstOnLine(text, close)) {
    const at = comma ?? lastContent(text, end, close);
    const indent = indentAt(text, last.start);
    return [{ start: at, end: at, text: items.map(item => `, ${item(indent)}`).join('') }];
  }
  const indent = itemIndent(text, style, list, last);
  const at = lastContent(text, comma === null ? end : comma + 1, close);
  const lines = items.map(item => `${style.eol}${indent}${item(indent)}`);
  return comma === null
    ? [
        { start: end, end, text: ',' },
        { start: at, end: at, text: lines.join(',') },
      ]
    : [{ start: at, end: at, text: lines.map(line => `${line},`).join('') }];
}

function itemIndent(text: string, style: Style, list: List, last: Span): string {
  const own = list.items.find(item => isFirstOnLine(text, item.start)) ?? last;
  return isFirstOnLine(text, own.start)
    ? indentAt(text, own.start)
    : indentAt(text, list.span.end - 1) + style.indent;
}

/** Takes items out of a list, with their commas and, where they stand on lines of their own, those lines. */
export function removeItems(text: string, list: List, indices: readonly number[]): readonly TextEdit[] {
  const gone = new Set(indices);
  if (gone.size === 0) {
    return [];
  }
  if (list.items.every((_, index) => gone.has(index))) {
    return [emptied(text, list)];
  }
  const spans = [...gone].sort((a, b) => a - b).flatMap(index => removal(text, list, index, gone));
  const merged: { start: number; end: number }[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last !== undefined && span.start <= last.end) {
      last.end = Math.max(last.end, span.end);
    } else {
      merged.push({ ...span });
    }
  }
  return merged.map(span => ({ ...span, text: '' }));
}

function emptied(text: string, list: List): TextEdit {
  const first = list.items[0] ?? list.span;
  const last = list.items.at(-1) ?? list.span;
  const { end, comma } = tailOf(text, last, list.span.end - 1);
  const rest = { start: first.start, end: comma === null ? end : comma + 1 };
  const around = text.slice(list.span.start + 1, rest.start) + text.slice(rest.end, list.span.end - 1);
  return around.trim() === ''
    ? { start: list.span.start + 1, end: list.span.end - 1, text: '' }
    : { ...rest, text: '' };
}

/** The pieces to delete for one item: it, and the comma behind it or, for the last one, in front of it. Comments stay. */
function removal(text: string, list: List, index: number, gone: ReadonlySet<number>): readonly Span[] {
  const close = list.span.end - 1;
  const item = list.items[index] ?? list.span;
  const { end, comma } = tailOf(text, item, close);
  if (comma !== null) {
    const next = list.items[index + 1];
    const lineEnd = /^[ \t]*(?:\r\n|\r|\n)/.exec(text.slice(comma + 1));
    if (isFirstOnLine(text, item.start) && lineEnd !== null) {
      return [{ start: lineStart(text, item.start), end: comma + 1 + lineEnd[0].length }];
    }
    // Behind the last one, what follows on other lines stays there.
    const space = (next === undefined ? /^[ \t]*/ : /^\s*/).exec(text.slice(comma + 1))?.[0].length ?? 0;
    return [{ start: item.start, end: Math.min(comma + 1 + space, next?.start ?? close) }];
  }
  const kept = list.items.findLastIndex((_, other) => other < index && !gone.has(other));
  const previous = list.items[kept];
  const before = previous === undefined ? null : tailOf(text, previous, close).comma;
  if (before === null) {
    return [{ start: item.start, end }];
  }
  return [
    { start: before, end: before + 1 },
    { start: lastContent(text, before + 1, item.start), end },
  ];
}
