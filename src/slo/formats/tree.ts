import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { Span } from '../../base/span.ts';

/**
 * A YAML value and where it stands. Maps and lists unfold when they are asked for, so an alias costs nothing until then.
 *
 * The span of a scalar is that of its own source: quotes in, anchor, tag and comment out. A value that an alias stands for has the
 * span and source of the alias (`*x`), since replacing it there changes this one place only; what a merge (`<<`) brings, and what is
 * inside of an aliased map, stands where it is written, and an edit there changes all that share it.
 */
export type Tree = ScalarTree | ListTree | MapTree;

export interface ScalarTree {
  readonly kind: 'scalar';
  readonly span: Span;
  readonly value: string | number | boolean | null;
  readonly source: string;
  /** The text without quotes and folding, before YAML makes a number or a word of it. */
  readonly written: string;
  /** Without quotes, so that the tool decides what it is. */
  readonly plain: boolean;
}

export interface ListTree {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: () => readonly Tree[];
}

export interface MapTree {
  readonly kind: 'map';
  readonly span: Span;
  readonly entries: () => readonly Entry[];
  /** Keys that stand there again: the last one counts, as in the libraries for Go, and these are all but the last. */
  readonly repeated: () => readonly Entry[];
}

export interface Entry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Tree;
  /** Brought in by `<<`. */
  readonly merged: boolean;
}

/** What each alias stands for; one that is missing stands for nothing. */
export type Targets = ReadonlyMap<Alias, Node>;

export interface TreeSource {
  readonly text: string;
  readonly targets: Targets;
}

export function toTree(node: unknown, around: Span, source: TreeSource): Tree {
  const target = isAlias(node) ? source.targets.get(node) : (node as Node | null | undefined);
  const span = isNodeLike(node) ? spanOf(node, around) : around;
  if (isMap(target)) {
    return mapTree(target.items, span, source);
  }
  if (isSeq(target)) {
    const { items } = target;
    let known: readonly Tree[] | null = null;
    return {
      kind: 'list',
      span,
      items: () => (known ??= items.map(item => toTree(item, span, source))),
    };
  }
  if (isScalar(target)) {
    const { value } = target;
    const simple = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return {
      kind: 'scalar',
      span,
      value: simple || value === null ? value : (target.source ?? null),
      source: source.text.slice(span.start, span.end),
      written: target.source ?? '',
      plain: target.type === 'PLAIN' && target.tag === undefined,
    };
  }
  return { kind: 'scalar', span, value: null, source: '', written: '', plain: true };
}

function isNodeLike(node: unknown): node is Node {
  return typeof node === 'object' && node !== null;
}

interface Gathered {
  readonly entries: readonly Entry[];
  readonly repeated: readonly Entry[];
}

function mapTree(items: readonly Pair[], span: Span, source: TreeSource): MapTree {
  let known: Gathered | null = null;
  const gathered = () => (known ??= gather(items, span, source));
  return {
    kind: 'map',
    span,
    entries: () => gathered().entries,
    repeated: () => gathered().repeated,
  };
}

function gather(items: readonly Pair[], span: Span, source: TreeSource): Gathered {
  const entries: Entry[] = [];
  const repeated: Entry[] = [];
  let merges: Tree[] | null = null;
  // Only where there are many keys does a table pay.
  const places = items.length > 16 ? new Map<string, number>() : null;
  for (const { key, value } of items) {
    const keySpan = isNodeLike(key) ? spanOf(key, span) : span;
    const name = keyOf(key, source);
    const tree = toTree(value, { start: keySpan.end, end: keySpan.end }, source);
    if (name === '<<' && isScalar(key) && key.type === 'PLAIN') {
      merges = [...(merges ?? []), tree];
      continue;
    }
    const entry: Entry = { key: name, keySpan, value: tree, merged: false };
    const at = places === null ? entries.findIndex(each => each.key === name) : (places.get(name) ?? -1);
    const before = entries[at];
    if (before === undefined) {
      places?.set(name, entries.length);
      entries.push(entry);
    } else {
      repeated.push(before);
      entries[at] = entry;
    }
  }
  if (merges !== null) {
    mergeInto(entries, new Set(entries.map(entry => entry.key)), merges);
  }
  return { entries, repeated };
}

/** Earlier maps of a list win over later ones, and own keys over both, as YAML's merge type has it. */
function mergeInto(entries: Entry[], taken: Set<string>, merges: readonly Tree[]): void {
  for (const tree of merges) {
    if (tree.kind === 'list') {
      mergeInto(entries, taken, tree.items());
    } else if (tree.kind === 'map') {
      for (const entry of tree.entries()) {
        if (!taken.has(entry.key)) {
          taken.add(entry.key);
          entries.push({ ...entry, merged: true });
        }
      }
    }
  }
}

function keyOf(key: unknown, source: TreeSource): string {
  const target = isAlias(key) ? source.targets.get(key) : key;
  return isScalar(target) ? (target.source ?? '') : '';
}

function spanOf(node: Node, around: Span): Span {
  const { range } = node;
  if (range === null || range === undefined) {
    return around;
  }
  return { start: range[0], end: Math.max(range[1], range[0]) };
}
