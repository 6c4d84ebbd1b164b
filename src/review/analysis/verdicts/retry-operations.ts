import type { RetryProfile } from '../../catalog/schema.ts';
import type { Ref } from '../link/known.ts';
import type { Linker } from '../link/linker.ts';
import { optionOver } from '../link/options.ts';
import { safeMethods } from '../operations.ts';
import type { CallAtHand } from './call-at-hand.ts';
import { type Layer, pathIn } from './option-layers.ts';

const methods: ReadonlySet<string> = new Set([...safeMethods, 'POST', 'PATCH', 'CONNECT']);

/** Whether a library repeats a call for what it does: some repeat no POST. */
export type Repeated = 'yes' | 'no' | 'unknown';

/** Tells of a list of operations (undefined: all of them) whether that of the call is among them. */
export type Repeats = (operations: readonly string[] | undefined) => Repeated;

/** Where an option lists the operations that are repeated, that list decides; else the one that the catalog knows. */
export function repeatsIn(at: CallAtHand, profile: RetryProfile, layers: readonly Layer[]): Repeats {
  const listed = listedIn(at, profile, layers);
  return operations => {
    const list = listed ?? operations;
    const { operation } = at.told;
    if (list === undefined) {
      return 'yes';
    }
    if (list === 'unknown' || operation === null) {
      return 'unknown';
    }
    // Where HTTP methods decide, the name of a member does not tell.
    const isTold = methods.has(operation) || !list.every(each => methods.has(each));
    return list.includes(operation) ? 'yes' : isTold ? 'no' : 'unknown';
  };
}

function listedIn(
  at: CallAtHand,
  { operations }: RetryProfile,
  layers: readonly Layer[],
): readonly string[] | 'unknown' | null {
  for (const layer of operations === undefined ? [] : layers) {
    const path = operations === undefined ? null : pathIn(layer, operations);
    const [list] = path === null ? [] : optionOver(at.linker, layer.refs, path).values;
    if (list !== undefined) {
      return namesIn(at.linker, list);
    }
  }
  return null;
}

/** The texts of a list, in upper case. */
function namesIn(linker: Linker, ref: Ref): readonly string[] | 'unknown' {
  const { alternatives, open } = linker.resolve(ref);
  const [only] = alternatives;
  const list = only?.kind === 'array' && alternatives.length === 1 && open === null ? only.ref : null;
  const value = list === null ? null : linker.value(list);
  if (list === null || value?.kind !== 'array') {
    return 'unknown';
  }
  const names: string[] = [];
  for (const element of value.elements) {
    const [known] =
      typeof element === 'number' ? linker.resolve({ ...list, value: element }).alternatives : [];
    if (known?.kind !== 'literal' || typeof known.value !== 'string') {
      return 'unknown';
    }
    names.push(known.value.toUpperCase());
  }
  return names;
}
