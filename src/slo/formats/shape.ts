import { closest } from '../../base/did-you-mean.ts';
import type { Span } from '../../base/span.ts';
import { booleanOf, isEmpty, numberOf } from './fields.ts';
import { note, quoted, type Reading, report } from './reading.ts';
import type { Entry, MapTree, ScalarTree, Tree } from './tree.ts';

/** What a value may be, as the types that a tool decodes into. An empty value is always taken: it is the type's own nothing. */
export type Shape =
  | { readonly kind: 'text' }
  | { readonly kind: 'number' }
  | { readonly kind: 'whole' }
  | { readonly kind: 'truth' }
  /** Anything at all; nothing inside is looked at. */
  | { readonly kind: 'any' }
  | { readonly kind: 'list'; readonly of: Shape }
  /** Any keys, values of one shape. */
  | { readonly kind: 'map'; readonly of: Shape }
  | { readonly kind: 'object'; readonly fields: Readonly<Record<string, Shape>> }
  /** One text or a list of them, as the values of OpenSLO's labels. */
  | { readonly kind: 'texts' };

export const text: Shape = { kind: 'text' };
export const number: Shape = { kind: 'number' };
export const whole: Shape = { kind: 'whole' };
export const truth: Shape = { kind: 'truth' };
export const any: Shape = { kind: 'any' };
export const texts: Shape = { kind: 'texts' };
export const listOfShape = (of: Shape): Shape => ({ kind: 'list', of });
export const mapOfShape = (of: Shape): Shape => ({ kind: 'map', of });
export const object = (fields: Readonly<Record<string, Shape>>): Shape => ({ kind: 'object', fields });

/** How a tool decodes: what it rejects, what it drops, and what it makes fit. */
export interface Decoding {
  readonly tool: string;
  readonly unknownKeys: 'rejected' | 'dropped';
  readonly repeatedKeys: 'rejected' | 'dropped';
  /** What becomes of a number or truth value where a text belongs. */
  readonly scalars: 'made-text' | 'rejected';
  readonly keys: 'exact' | 'folded';
}

export interface ShapeCheck {
  readonly reading: Reading;
  readonly decoding: Decoding;
  readonly document: number;
}

/** Holds a value against a shape: issues where the tool rejects it, notes where it drops or changes something. `name`: its key. */
export function checkShape(tree: Tree, shape: Shape, name: string, check: ShapeCheck): void {
  if (isEmpty(tree) || shape.kind === 'any') {
    return;
  }
  switch (shape.kind) {
    case 'text':
      checkText(tree, name, check);
      return;
    case 'number':
      if (numberOf(tree) === null) {
        wrongType(tree, name, 'a number', check);
      }
      return;
    case 'whole': {
      const value = numberOf(tree);
      if (value === null || !Number.isSafeInteger(value)) {
        wrongType(tree, name, 'a whole number', check);
      }
      return;
    }
    case 'truth':
      if (booleanOf(tree) === null) {
        wrongType(tree, name, '`true` or `false`', check);
      }
      return;
    case 'list':
      if (tree.kind === 'list') {
        tree.items().forEach(item => {
          checkShape(item, shape.of, name, check);
        });
      } else {
        wrongType(tree, name, 'a list', check);
      }
      return;
    case 'texts':
      if (tree.kind === 'list') {
        tree.items().forEach(item => {
          checkText(item, name, check);
        });
      } else {
        checkText(tree, name, check);
      }
      return;
    case 'map':
    case 'object':
      if (tree.kind === 'map') {
        checkEntries(tree, shape, check);
      } else {
        wrongType(tree, name, 'a mapping', check);
      }
  }
}

function checkEntries(
  tree: MapTree,
  shape: Extract<Shape, { kind: 'map' | 'object' }>,
  check: ShapeCheck,
): void {
  for (const entry of tree.repeated()) {
    repeated(entry, check);
  }
  for (const entry of tree.entries()) {
    const field = shape.kind === 'map' ? shape.of : fieldOf(shape.fields, entry.key, check.decoding.keys);
    if (field === null) {
      unknown(entry, Object.keys(shape.kind === 'object' ? shape.fields : {}), check);
    } else {
      checkShape(entry.value, field, entry.key, check);
    }
  }
}

function fieldOf(fields: Readonly<Record<string, Shape>>, key: string, keys: Decoding['keys']): Shape | null {
  if (Object.hasOwn(fields, key)) {
    return fields[key] ?? null;
  }
  if (keys === 'folded') {
    const lower = key.toLowerCase();
    const name = Object.keys(fields).find(field => field.toLowerCase() === lower);
    return name === undefined ? null : (fields[name] ?? null);
  }
  return null;
}

function checkText(tree: Tree, name: string, check: ShapeCheck): void {
  if (tree.kind !== 'scalar') {
    wrongType(tree, name, 'a text', check);
    return;
  }
  if (tree.value === null || !isOtherScalar(tree)) {
    return;
  }
  if (check.decoding.scalars === 'rejected') {
    report(
      check.reading,
      'schema',
      tree.span,
      `${quoted(name)} wants a text; put ${quoted(tree.source)} in quotes`,
      {
        fixes: [
          {
            id: 'quote',
            title: `Put ${tree.source} in quotes`,
            preferred: true,
            edits: [{ start: tree.span.start, end: tree.span.end, text: JSON.stringify(tree.written) }],
          },
        ],
      },
    );
  } else {
    note(check.reading, 'coerced', { document: check.document, key: name, span: tree.span });
  }
}

/** True for what YAML 1.1 or 1.2 takes for a number or a truth value. */
function isOtherScalar(tree: ScalarTree): boolean {
  return typeof tree.value !== 'string' || (booleanOf(tree) !== null && tree.written.length > 1);
}

function wrongType(tree: Tree, name: string, wanted: string, check: ShapeCheck): void {
  const got =
    tree.kind === 'scalar'
      ? `not ${quoted(tree.source)}`
      : tree.kind === 'list'
        ? 'not a list'
        : 'not a mapping';
  report(check.reading, 'schema', tree.span, `${quoted(name)} wants ${wanted}, ${got}`);
}

function repeated(entry: Entry, check: ShapeCheck): void {
  if (check.decoding.repeatedKeys === 'rejected') {
    report(
      check.reading,
      'duplicate-key',
      entry.keySpan,
      `${quoted(entry.key)} stands twice in this mapping; keep one`,
    );
  } else {
    note(check.reading, 'repeated-key', { document: check.document, key: entry.key, span: entry.keySpan });
  }
}

function unknown(entry: Entry, known: readonly string[], check: ShapeCheck): void {
  const meant = meantKey(entry.key, known);
  if (check.decoding.unknownKeys === 'dropped') {
    note(
      check.reading,
      'unknown-key',
      { document: check.document, key: entry.key, span: entry.keySpan },
      meant,
    );
    return;
  }
  const advice = meant.instead === null ? 'remove it' : `write ${quoted(meant.instead)}`;
  report(
    check.reading,
    'schema',
    entry.keySpan,
    `${check.decoding.tool} knows no ${quoted(entry.key)} here; ${advice}`,
    {
      fixes: meant.instead === null ? [] : [renameFix(entry.keySpan, meant.instead)],
    },
  );
}

function renameFix(span: Span, name: string) {
  return {
    id: 'rename-key',
    title: `Rename to ${name}`,
    preferred: true,
    edits: [{ start: span.start, end: span.end, text: name }],
  };
}

const bare = (key: string): string => key.replace(/[_-]/g, '').toLowerCase();

/** The known key that an unknown one was probably meant for. */
export function meantKey(
  key: string,
  known: readonly string[],
): { readonly instead: string | null; readonly by: 'case' | 'slip' | null } {
  const same = known.find(each => bare(each) === bare(key));
  if (same !== undefined) {
    return { instead: same, by: 'case' };
  }
  const near = closest(key, known);
  return near === null ? { instead: null, by: null } : { instead: near, by: 'slip' };
}
