import type { Span } from '../../base/span.ts';
import type { Field } from '../model/model.ts';
import type { Entry, MapTree, ScalarTree, Tree } from './tree.ts';

/** How the keys of a format are matched: as they are written, or whatever their case, as Go's JSON does. */
export type KeyMatch = 'exact' | 'folded';

/** The entry of a map by its key; null: there is none, or the tree is no map. */
export function entryOf(tree: Tree | null, key: string, match: KeyMatch = 'exact'): Entry | null {
  if (tree?.kind !== 'map') {
    return null;
  }
  const entries = tree.entries();
  for (const entry of entries) {
    if (entry.key === key) {
      return entry;
    }
  }
  if (match === 'folded') {
    const lower = key.toLowerCase();
    return entries.find(entry => entry.key.toLowerCase() === lower) ?? null;
  }
  return null;
}

/** The value under a key; null: there is none, or it is empty (`key:`, `key: null`). */
export function valueOf(tree: Tree | null, key: string, match: KeyMatch = 'exact'): Tree | null {
  const value = entryOf(tree, key, match)?.value ?? null;
  return value === null || isEmpty(value) ? null : value;
}

/** The map under a key; null: no map is there. */
export function mapOf(tree: Tree | null, key: string, match: KeyMatch = 'exact'): MapTree | null {
  const value = valueOf(tree, key, match);
  return value?.kind === 'map' ? value : null;
}

/** The items of the list under a key; empty where there is none. */
export function listOf(tree: Tree | null, key: string, match: KeyMatch = 'exact'): readonly Tree[] {
  const value = valueOf(tree, key, match);
  return value?.kind === 'list' ? value.items() : [];
}

export function isEmpty(tree: Tree): boolean {
  return tree.kind === 'scalar' && tree.value === null;
}

/** A scalar as text, whatever YAML makes of it; null: it is no scalar, or empty. */
export function textField(tree: Tree | null): Field<string> | null {
  if (tree?.kind !== 'scalar' || tree.value === null) {
    return null;
  }
  return { value: textOf(tree), span: tree.span, source: tree.source };
}

/** The text of the scalar under a key; null: there is none. */
export function textAt(tree: Tree | null, key: string, match: KeyMatch = 'exact'): string | null {
  return textField(valueOf(tree, key, match))?.value ?? null;
}

function textOf(tree: ScalarTree): string {
  return typeof tree.value === 'string' ? tree.value : tree.written;
}

/** A scalar as a number as Go's YAML reads it (`1_000` too); null: it is none. NaN and infinities are given as they are. */
export function numberOf(tree: Tree | null): number | null {
  if (tree?.kind !== 'scalar') {
    return null;
  }
  if (typeof tree.value === 'number') {
    return tree.value;
  }
  const grouped = tree.plain && /^[-+]?\d[\d_]*(?:\.[\d_]*)?$/.test(tree.written);
  return grouped ? Number(tree.written.replaceAll('_', '')) : null;
}

export function numberField(tree: Tree | null): Field<number> | null {
  const value = numberOf(tree);
  return value === null || tree?.kind !== 'scalar' ? null : { value, span: tree.span, source: tree.source };
}

const goWords: Readonly<Record<string, boolean>> = {
  ...{ true: true, True: true, TRUE: true, yes: true, Yes: true, YES: true, on: true, On: true, ON: true },
  ...{
    false: false,
    False: false,
    FALSE: false,
    no: false,
    No: false,
    NO: false,
    off: false,
    Off: false,
    OFF: false,
  },
  ...{ y: true, Y: true, n: false, N: false },
};

/** A scalar as a truth value as Go's YAML reads it (`yes` and `off` too, without quotes); null: it is none. */
export function booleanOf(tree: Tree | null): boolean | null {
  if (tree?.kind !== 'scalar') {
    return null;
  }
  return typeof tree.value === 'boolean' ? tree.value : tree.plain ? (goWords[tree.written] ?? null) : null;
}

/** Where to point for something that is missing in a map: at its first key, or at the braces of an empty one. */
export function headOf(tree: Tree): Span {
  const first = tree.kind === 'map' ? tree.entries().find(entry => !entry.merged) : undefined;
  return first?.keySpan ?? tree.span;
}
