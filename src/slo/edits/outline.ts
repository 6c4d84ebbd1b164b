import {
  type Alias,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import type { Span } from '../../base/span.ts';
import { parsedYaml } from '../parsed-yaml.ts';

/** From the root of an object to a value: keys, and numbers from 0 in lists. */
export type Path = readonly (string | number)[];

/** One object of a file: a YAML document, or an item of a document that is a list (as Nobl9 writes them). */
export interface OutlineObject {
  readonly root: YAMLMap;
  readonly span: Span;
  /** From anchors to the values that an alias after them stands for; null: something that is no scalar. */
  readonly anchors: ReadonlyMap<string, Scalar | null>;
}

export interface Leaf {
  readonly path: Path;
  readonly node: Scalar | Alias;
  /** Its own source: quotes and the header of a block included; anchor, tag, comment and the line's end not. */
  readonly span: Span;
  readonly value: string | number | boolean | null;
  /** Within `{}` or `[]`. */
  readonly flow: boolean;
}

/** The objects of a YAML text. What does not parse is left out; nothing is expanded. */
export function outlineOf(text: string): readonly OutlineObject[] {
  // Of one nested so deeply that the parser gives up, the reader has said so.
  return (parsedYaml(text) ?? []).flatMap(document => {
    const anchors = new Map<string, Scalar | null>();
    if (text.includes('&')) {
      collectAnchors(document.contents, anchors);
    }
    const contents: unknown = document.contents;
    const roots: readonly unknown[] = isSeq(contents) ? contents.items : [contents];
    return roots.filter(root => isMap(root)).map(root => ({ root, span: spanOf(root), anchors }));
  });
}

function collectAnchors(node: unknown, anchors: Map<string, Scalar | null>): void {
  if (!isNode(node) || isAlias(node)) {
    return;
  }
  if (node.anchor !== undefined && node.anchor !== '') {
    anchors.set(node.anchor, isScalar(node) ? node : null);
  }
  const below = isMap(node) ? node.items.flatMap(pairNodes) : isSeq(node) ? node.items : [];
  below.forEach(item => {
    collectAnchors(item, anchors);
  });
}

function pairNodes(pair: Pair): readonly unknown[] {
  return [pair.key, pair.value];
}

function spanOf(node: Node): Span {
  const [start, end] = node.range ?? [0, 0];
  return { start, end: Math.max(start, end) };
}

/** Every scalar and alias below a map, in the order of the text. */
export function leavesOf(text: string, object: OutlineObject): readonly Leaf[] {
  const leaves: Leaf[] = [];
  const visit = (node: unknown, path: Path, flow: boolean): void => {
    if (isMap(node)) {
      node.items.forEach(pair => {
        visit(pair.value, [...path, keyOf(pair)], flow || node.flow === true);
      });
    } else if (isSeq(node)) {
      node.items.forEach((item, index) => {
        visit(item, [...path, index], flow || node.flow === true);
      });
    } else if (isScalar(node) || isAlias(node)) {
      leaves.push({ path, node, span: leafSpan(text, node), value: valueOf(node, object), flow });
    }
  };
  visit(object.root, [], false);
  return leaves;
}

export function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
}

export function leafSpan(text: string, node: Node): Span {
  const { start, end } = spanOf(node);
  const breaks = /\r?\n$/.exec(text.slice(start, end));
  return { start, end: end - (breaks?.[0].length ?? 0) };
}

function valueOf(node: Scalar | Alias, object: OutlineObject): Leaf['value'] {
  const target = isAlias(node) ? (object.anchors.get(node.source) ?? null) : node;
  const value = target?.value ?? null;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** What stands at a path, or undefined. */
export function nodeAt(root: YAMLMap, path: Path): Node | undefined {
  let node: unknown = root;
  for (const step of path) {
    node = childOf(node, step);
  }
  return isNode(node) ? node : undefined;
}

function childOf(node: unknown, step: string | number): unknown {
  if (typeof step === 'number') {
    return isSeq(node) ? node.items[step] : undefined;
  }
  return isMap(node) ? pairOf(node, step)?.value : undefined;
}

export function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find(pair => keyOf(pair) === key);
}
