import { isMap, isNode, isScalar, isSeq, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { TextEdit } from '../../base/edit.ts';
import { leafSpan, nodeAt, type OutlineObject, pairOf, type Path } from './outline.ts';
import { flowKey, flowKind, flowText } from './yaml-flow.ts';
import { eolOf, lineEnd, lineStart } from './text-lines.ts';
import {
  entryLines,
  indented,
  map,
  usualStyle,
  type YamlStyle,
  type YamlValue,
  yamlLines,
} from './yaml-text.ts';

/** How an object is indented: the first map in a map and the first list in a map say it. */
export function styleOf(text: string, object: OutlineObject): YamlStyle {
  const deeper = offsetsIn(text, object.root);
  const step = deeper.find(({ kind, by }) => kind === 'map' && by > 0)?.by;
  const dash = deeper.find(({ kind }) => kind === 'list')?.by;
  return { step: step ?? usualStyle.step, dash: dash ?? step ?? usualStyle.dash };
}

interface Offset {
  readonly kind: 'map' | 'list';
  /** Columns from a key to what stands below it. */
  readonly by: number;
}

function offsetsIn(text: string, node: unknown): readonly Offset[] {
  if (isSeq(node)) {
    return node.items.flatMap(item => offsetsIn(text, item));
  }
  if (!isMap(node) || node.flow === true) {
    return [];
  }
  return node.items.flatMap(({ key, value }) => {
    const isBlock = (isMap(value) || isSeq(value)) && value.flow !== true;
    const by = indentOf(text, value) - columnAt(text, startOf(key));
    const own: readonly Offset[] = isBlock && by >= 0 ? [{ kind: isMap(value) ? 'map' : 'list', by }] : [];
    return [...own, ...offsetsIn(text, value)];
  });
}

function indentOf(text: string, node: unknown): number {
  return columnAt(text, startOf(node));
}

function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

function columnAt(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** Offset behind the last character of a value's own source. */
function endOf(text: string, node: unknown): number {
  if ((isMap(node) || isSeq(node)) && node.flow !== true && node.items.length > 0) {
    const last = node.items.at(-1);
    return isMap(node) ? pairEnd(text, last as Pair) : endOf(text, last);
  }
  return isNode(node) ? leafSpan(text, node).end : 0;
}

function pairEnd(text: string, pair: Pair): number {
  const keyEnd = isNode(pair.key) ? leafSpan(text, pair.key).end : 0;
  const isEmpty =
    pair.value === null || (isScalar(pair.value) && leafSpan(text, pair.value).end <= startOf(pair.value));
  return isEmpty ? keyEnd : Math.max(keyEnd, endOf(text, pair.value));
}

export interface Insertion {
  readonly text: string;
  readonly object: OutlineObject;
}

/**
 * Sets what stands at a path that is not there yet: the missing maps are made, each at the end of the one that holds it, or behind the
 * first of `after` that stands there. null: something on the way is no map, or the value is there already.
 */
export function insertAt(
  { text, object }: Insertion,
  path: Path,
  value: YamlValue,
  after: readonly string[] = [],
): TextEdit | null {
  const depth = path.findIndex((_, index) => nothingAt(object, path.slice(0, index + 1)));
  if (depth < 0) {
    return null;
  }
  const holder = nodeAt(object.root, path.slice(0, depth));
  const keys = path.slice(depth).map(String);
  const [key = '', ...below] = keys;
  const whole = below.reduceRight<YamlValue>((inner, name) => map({ [name]: inner }), value);
  return isMap(holder) ? insertEntry({ text, object }, holder, key, whole, after) : null;
}

function nothingAt(object: OutlineObject, path: Path): boolean {
  const node = nodeAt(object.root, path);
  return node === undefined || (isScalar(node) && node.value === null);
}

function insertEntry(
  { text, object }: Insertion,
  holder: YAMLMap,
  key: string,
  value: YamlValue,
  after: readonly string[],
): TextEdit {
  const empty = pairOf(holder, key);
  if (empty !== undefined) {
    return fillEntry(text, object, empty, value);
  }
  if (holder.flow === true) {
    const kind = flowKind(holder);
    return insertIntoFlow(text, holder, `${flowKey(key, kind)}: ${flowText(value, kind)}`);
  }
  const style = styleOf(text, object);
  const before =
    after.map(name => pairOf(holder, name)).find(pair => pair !== undefined) ?? holder.items.at(-1);
  const at = before === undefined ? startOf(holder) : lineEnd(text, pairEnd(text, before));
  const column = before === undefined ? indentOf(text, holder) : columnAt(text, startOf(before.key));
  return linesAt(text, at, indented(entryLines({ key, value }, style), column));
}

/** A key that stands there without a value gets one. */
function fillEntry(text: string, object: OutlineObject, pair: Pair, value: YamlValue): TextEdit {
  const style = styleOf(text, object);
  const keyEnd = isNode(pair.key) ? leafSpan(text, pair.key).end : 0;
  const present = isScalar(pair.value) ? leafSpan(text, pair.value) : { start: 0, end: 0 };
  if (present.end > present.start) {
    // `null` or `~` is written out: only a value in one line can take its place.
    return { ...present, text: flowText(value, 'yaml') };
  }
  const colon = text.indexOf(':', keyEnd) + 1;
  if (value.kind === 'scalar') {
    return { start: colon, end: colon, text: ` ${value.source}` };
  }
  const deeper = value.kind === 'list' ? style.dash : style.step;
  const column = columnAt(text, startOf(pair.key)) + deeper;
  const lines = value.kind === 'block' ? value.lines : yamlLines(value, style);
  const edit = linesAt(text, lineEnd(text, colon), indented(lines, column));
  return value.kind === 'block' ? { ...edit, start: colon, end: colon, text: ` |${edit.text}` } : edit;
}

function linesAt(text: string, at: number, lines: readonly string[]): TextEdit {
  const eol = eolOf(text);
  return { start: at, end: at, text: lines.map(line => eol + line).join('') };
}

function insertIntoFlow(text: string, holder: YAMLMap | YAMLSeq, written: string): TextEdit {
  const end = (holder.range?.[1] ?? 1) - 1;
  const inside = text.slice(startOf(holder) + 1, end);
  const trimmed = end - (/\s*$/.exec(inside)?.[0].length ?? 0);
  const comma = inside.trim() === '' || inside.trimEnd().endsWith(',') ? '' : ', ';
  return { start: trimmed, end: trimmed, text: comma + written };
}

/** Adds an item to the end of a list; the list is made where there is none. null: something else stands there. */
export function appendItem(
  { text, object }: Insertion,
  path: Path,
  item: YamlValue,
  after: readonly string[] = [],
): TextEdit | null {
  const node = nodeAt(object.root, path);
  if (node === undefined || (isScalar(node) && node.value === null)) {
    return insertAt({ text, object }, path, { kind: 'list', items: [item] }, after);
  }
  if (!isSeq(node)) {
    return null;
  }
  return appendToList(text, node, [item], styleOf(text, object));
}

/** Adds items to the end of a list that stands there. */
export function appendToList(
  text: string,
  node: YAMLSeq,
  items: readonly YamlValue[],
  style: YamlStyle,
): TextEdit {
  if (node.flow === true) {
    const kind = flowKind(node);
    return insertIntoFlow(text, node, items.map(item => flowText(item, kind)).join(', '));
  }
  const lines = yamlLines({ kind: 'list', items }, style);
  return linesAt(text, lineEnd(text, endOf(text, node)), indented(lines, indentOf(text, node)));
}

/** Adds YAML documents to the end of a text, each behind a `---`. */
export function appendDocuments(text: string, documents: readonly YamlValue[], style: YamlStyle): TextEdit {
  const eol = eolOf(text);
  const body = documents.map(document => ['---', ...yamlLines(document, style)].join(eol) + eol).join('');
  const gap = text === '' || text.endsWith('\n') ? '' : eol;
  return { start: text.length, end: text.length, text: gap + body };
}

/** Takes an entry out, with its own lines and the comment behind it; comments above it stay. null: it is not there. */
export function removeEntry({ text, object }: Insertion, path: Path): TextEdit | null {
  const holder = nodeAt(object.root, path.slice(0, -1));
  const pair = isMap(holder) ? pairOf(holder, String(path.at(-1))) : undefined;
  if (pair === undefined || !isMap(holder) || holder.flow === true || holder.items.length === 1) {
    return null;
  }
  const start = startOf(pair.key);
  const end = lineEnd(text, pairEnd(text, pair));
  if (holder.items[0] === pair) {
    // Its line may begin with the dash of an item: the next key moves up.
    const next = holder.items[1];
    return next === undefined ? null : { start, end: startOf(next.key), text: '' };
  }
  const from = lineStart(text, start);
  return { start: from, end: Math.min(text.length, end + (text.startsWith('\r\n', end) ? 2 : 1)), text: '' };
}
