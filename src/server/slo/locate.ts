import { isMap, isNode, isSeq, type Node } from 'yaml';
import type { Span } from '../../base/span.ts';
import { formatOf } from '../../slo/edits/edit.ts';
import { keyOf, leafSpan, type OutlineObject } from '../../slo/edits/outline.ts';
import type { SloFormat } from '../../slo/model/model.ts';
import type { SloDocument } from './documents.ts';
import type { KeyPath } from './keys/index.ts';

/** What stands at a place of a YAML document. */
export interface Located {
  readonly object: OutlineObject;
  readonly format: SloFormat;
  /** Its `kind`, where it says one. */
  readonly kind: string | null;
  /** Ends with the key whose name, or whose scalar, is there. */
  readonly path: KeyPath;
  /** Of the key, or of the scalar. */
  readonly span: Span;
  /** Of the value that stands behind the key. */
  readonly value: Span;
}

/** The key at an offset, whether the offset is in its name or in its scalar; null: none is there. */
export function locate(slo: SloDocument, offset: number): Located | null {
  const object = slo.outline.find(({ span }) => span.start <= offset && offset <= span.end);
  const format = object === undefined ? null : formatOf(slo.file, object);
  if (object === undefined || format === null) {
    return null;
  }
  const found = find(object.root, offset, [], slo.text);
  return found === null ? null : { ...found, object, format, kind: kindOf(object) };
}

type Found = Pick<Located, 'path' | 'span' | 'value'>;

function find(node: Node, offset: number, path: KeyPath, text: string): Found | null {
  if (isMap(node)) {
    for (const pair of node.items) {
      const below = [...path, keyOf(pair)];
      const value = isNode(pair.value) ? pair.value : null;
      const valueSpan = value === null ? { start: offset, end: offset } : leafSpan(text, value);
      if (isNode(pair.key) && holds(leafSpan(text, pair.key), offset)) {
        return { path: below, span: leafSpan(text, pair.key), value: valueSpan };
      }
      if (value !== null && holds(valueSpan, offset)) {
        const here = { path: below, span: valueSpan, value: valueSpan };
        if (!isMap(value) && !isSeq(value)) {
          return here;
        }
        // Between the lines of a block is nothing; within brackets everything is of the key.
        return find(value, offset, below, text) ?? (value.flow === true ? here : null);
      }
    }
    return null;
  }
  if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) {
      if (isNode(item) && holds(leafSpan(text, item), offset)) {
        const span = leafSpan(text, item);
        return isMap(item) || isSeq(item)
          ? find(item, offset, [...path, index], text)
          : { path: [...path, index], span, value: span };
      }
    }
  }
  return null;
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** The `kind` that an object says it is. */
export function kindOf({ root }: OutlineObject): string | null {
  const kind = root.get('kind');
  return typeof kind === 'string' ? kind : null;
}
