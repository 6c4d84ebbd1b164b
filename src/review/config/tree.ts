import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import type { Span } from '../../base/span.ts';

/** A YAML value with its place. Aliases are followed one step when asked for, so nothing is ever expanded. */
export type Tree =
  | {
      readonly kind: 'scalar';
      readonly span: Span;
      readonly value: string | number | boolean | null;
      readonly source: string;
    }
  | { readonly kind: 'list'; readonly span: Span; readonly items: () => readonly Tree[] }
  | { readonly kind: 'map'; readonly span: Span; readonly entries: () => readonly Entry[] };

export interface Entry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Tree;
}

export interface TreeResult {
  readonly tree: Tree;
  readonly errors: readonly { readonly span: Span; readonly message: string }[];
}

/** Reads YAML; a text with errors gives what could be made of it. Throws a RangeError where it is nested too deeply. */
export function treeOf(text: string): TreeResult {
  // Duplicate keys are looked for by the reader: the package compares each key with all before it.
  const document = parseDocument(text, {
    prettyErrors: false,
    uniqueKeys: false,
    strict: true,
    logLevel: 'silent',
  });
  const { targets, lost } = targetsOf(document);
  const errors = document.errors.map(error => ({
    span: { start: error.pos[0], end: Math.max(error.pos[1], error.pos[0] + 1) },
    message: error.message,
  }));
  const unresolved = lost.map(alias => ({
    span: spanOf(alias, { start: 0, end: 1 }),
    message: 'This alias stands for nothing: no value before it has that anchor',
  }));
  return {
    tree: toTree(document.contents, { start: 0, end: 0 }, targets),
    errors: [...errors, ...unresolved],
  };
}

/** No configuration is nested so deep; the parser takes seconds to find that it cannot go on. */
const deepest = 100;

/** True where a text has more brackets open, or more dashes and question marks in a row, than any configuration. */
export function isDeep(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    depth += character === '[' || character === '{' ? 1 : character === ']' || character === '}' ? -1 : 0;
    if (depth > deepest) {
      return true;
    }
  }
  return new RegExp(`(?:[-?:][ \\t]+){${String(deepest)}}`).test(text);
}

type Targets = ReadonlyMap<Alias, Node>;

/** What each alias stands for: the last node before it with that anchor. One walk for all, as a search for each is quadratic. */
function targetsOf(document: Document.Parsed): {
  readonly targets: Targets;
  readonly lost: readonly Alias[];
} {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  const lost: Alias[] = [];
  visit(document, {
    Node(_, node) {
      if (isAlias(node)) {
        const target = anchors.get(node.source);
        if (target === undefined) {
          lost.push(node);
        } else {
          targets.set(node, target);
        }
      } else if (node.anchor !== undefined) {
        anchors.set(node.anchor, node);
      }
    },
  });
  return { targets, lost };
}

function toTree(node: unknown, around: Span, targets: Targets): Tree {
  if (!isNode(node)) {
    return { kind: 'scalar', span: around, value: null, source: '' };
  }
  const span = spanOf(node, around);
  const target = isAlias(node) ? targets.get(node) : node;
  if (isMap(target)) {
    return { kind: 'map', span, entries: () => target.items.map(item => entryOf(item, span, targets)) };
  }
  if (isSeq(target)) {
    return { kind: 'list', span, items: () => target.items.map(item => toTree(item, span, targets)) };
  }
  if (isScalar(target)) {
    const value = target.value;
    const plain =
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null;
    return {
      kind: 'scalar',
      span,
      value: plain ? value : (target.source ?? null),
      source: target.source ?? '',
    };
  }
  return { kind: 'scalar', span, value: null, source: '' };
}

function entryOf(
  item: { readonly key: unknown; readonly value: unknown },
  around: Span,
  targets: Targets,
): Entry {
  const key = toTree(item.key, around, targets);
  const value = toTree(item.value, key.span, targets);
  return { key: key.kind === 'scalar' ? String(key.value ?? '') : '', keySpan: key.span, value };
}

function spanOf(node: Node, around: Span): Span {
  const range = node.range;
  return range === null || range === undefined
    ? around
    : { start: range[0], end: Math.max(range[1], range[0]) };
}
