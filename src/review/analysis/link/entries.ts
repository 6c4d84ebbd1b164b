import { anyEntry } from '../facts/model.ts';
import { type Known, nothing, type Ref, type Resolved, union, unknown } from './known.ts';
import type { Linker } from './linker.ts';

/**
 * A member by a computed name: what is written into any entry of that record, and what it holds from the beginning. Told only where
 * that is one thing, or the same interface without a client of its own: which of several it is, the source does not say.
 */
export function entryOf(linker: Linker, record: Ref): Resolved {
  const entries = union([...written(linker, record), ...held(linker, record)]);
  const telling = entries.alternatives.filter(known => known.kind !== 'undefined');
  const [first, other] = telling;
  const agree = other === undefined ? first !== undefined && isHolder(first) : isOneLibrary(telling);
  return agree
    ? { alternatives: telling, open: entries.open ?? 'the member is computed' }
    : unknown('the member is computed');
}

function isHolder(known: Known): boolean {
  return known.kind === 'entity' || known.kind === 'instance' || known.kind === 'package';
}

/** `{ 'http:': http, 'https:': https }`: what they offer is the same. */
function isOneLibrary(entries: readonly Known[]): boolean {
  const libraries = entries.map(known =>
    known.kind === 'package' || (known.kind === 'entity' && known.client === null)
      ? known.library.exports
      : null,
  );
  return libraries.every(exports => exports !== null && exports === libraries[0]);
}

/** `clients[key] = …`, `this.clients[key] = …`. */
function written(linker: Linker, record: Ref): readonly Resolved[] {
  const value = linker.value(record);
  if (value?.kind === 'binding') {
    return linker
      .writes(record.file, value.binding)
      .filter(write => write.path.length === 1 && write.path[0] === anyEntry)
      .map(write => linker.resolve({ ...record, value: write.value }));
  }
  if (value?.kind !== 'member' || value.property === null) {
    return [];
  }
  const owners = linker
    .resolve({ ...record, value: value.object })
    .alternatives.filter(known => known.kind === 'instance' || known.kind === 'class');
  return owners.length === 0
    ? []
    : [linker.member({ alternatives: owners, open: null }, `${value.property}${anyEntry}`)];
}

/** The entries of a literal. */
function held(linker: Linker, record: Ref): readonly Resolved[] {
  return linker.resolve(record).alternatives.flatMap(known => {
    const value = known.kind === 'object' || known.kind === 'array' ? linker.value(known.ref) : null;
    if (known.kind !== 'object' && known.kind !== 'array') {
      return [];
    }
    const at = (id: number): Resolved => linker.resolve({ ...known.ref, value: id });
    if (value?.kind === 'object') {
      return value.properties.map(each =>
        each.kind === 'spread' ? unknown('a spread value may set it') : at(each.value),
      );
    }
    return value?.kind === 'array'
      ? value.elements.map(each => (typeof each === 'number' ? at(each) : unknown('a spread element')))
      : [nothing];
  });
}
