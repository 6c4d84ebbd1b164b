import type { Known, Resolved } from './known.ts';
import { basesOf } from './declared-types.ts';
import type { Linker } from './linker.ts';
import { exportedTypeOf, resolveType } from './type-values.ts';

const deepest = 4;

/** Who looks: anybody, or a class that extends, which reaches what is hidden from others. */
export type Reach = 'anybody' | 'subclass';

/**
 * The names under which a file exports something that leads to a catalogued library: a client, a function that gives one, a
 * class that holds one. Whoever imports such a name may make outbound calls with it.
 */
export function carriedNames(linker: Linker, file: string, reach: Reach): readonly string[] {
  const facts = linker.facts(file);
  if (facts === null) {
    return [];
  }
  const names = new Set<string>();
  const search: Search = { linker, reach, looked: new Map() };
  for (const entry of facts.exports) {
    if (
      entry.kind === 'value' &&
      !names.has(entry.name) &&
      carries(search, linker.resolve({ file, value: entry.value, env: null }), 0)
    ) {
      names.add(entry.name);
    } else if (entry.kind === 'from' && leadsToLibrary(linker, file, entry.specifier)) {
      names.add(entry.name);
    } else if (entry.kind === 'star' && leadsToLibrary(linker, file, entry.specifier)) {
      names.add('*');
    }
  }
  return [...names];
}

/**
 * The names of the types that a file exports and that lead to a client, for those who import no more of it than its type: aliases,
 * interfaces, and classes by the members that they show.
 */
export function carriedTypes(linker: Linker, file: string): readonly string[] {
  const facts = linker.facts(file);
  const names = new Set([
    ...Object.keys(facts?.declared ?? {}),
    ...(facts?.exports ?? []).flatMap(entry =>
      entry.kind === 'value' || entry.kind === 'from' ? [entry.name] : [],
    ),
  ]);
  const search: Search = { linker, reach: 'anybody', looked: new Map() };
  return [...names].filter(name =>
    exportedTypeOf(linker, file, name).alternatives.some(known => carriesKnown(search, known, 0)),
  );
}

function leadsToLibrary(linker: Linker, file: string, specifier: string): boolean {
  const target = linker.world.resolve(file, specifier);
  const library = target.kind === 'package' ? linker.world.libraryOf(target.name) : null;
  return library !== null && library.onlyGuards !== true;
}

interface Search {
  readonly linker: Linker;
  readonly reach: Reach;
  /** What was looked into in vain, and how deep it was met: a second look could go no further. */
  readonly looked: Map<string, number>;
}

function carries(search: Search, resolved: Resolved, depth: number): boolean {
  return depth <= deepest && resolved.alternatives.some(known => carriesKnown(search, known, depth));
}

function carriesKnown(search: Search, known: Known, depth: number): boolean {
  const name = nameOf(known);
  if (name !== null) {
    if ((search.looked.get(name) ?? Infinity) <= depth) {
      return false;
    }
    search.looked.set(name, depth);
  }
  const found = looksInto(search, known, depth);
  if (found && name !== null) {
    search.looked.delete(name);
  }
  return found;
}

/** Tells what can be looked into from everything else; null: it holds nothing. */
function nameOf(known: Known): string | null {
  switch (known.kind) {
    case 'function':
      return `function ${String(known.fn)} of ${known.file}`;
    case 'class':
    case 'instance':
      return `class ${String(known.class)} of ${known.file}`;
    case 'shape':
      return `type ${String(known.type)} of ${known.file}`;
    case 'object':
      return `object ${String(known.ref.value)} of ${known.ref.file}`;
    default:
      return null;
  }
}

function looksInto(search: Search, known: Known, depth: number): boolean {
  const { linker } = search;
  const at = (file: string, value: number): boolean =>
    carries(search, linker.resolve({ file, value, env: null }), depth + 1);
  switch (known.kind) {
    case 'entity':
      return known.entity.is !== 'local' && known.library.onlyGuards !== true;
    case 'package':
      return known.library.onlyGuards !== true;
    case 'function': {
      const fn = linker.fn(known.file, known.fn);
      return fn?.returns.some(value => at(known.file, value)) ?? false;
    }
    case 'class':
    case 'instance': {
      const fact = linker.facts(known.file)?.classes[known.class];
      if (fact === undefined) {
        return false;
      }
      const inherited = fact.superclass !== null && at(known.file, fact.superclass);
      // Only the class that is extended opens its hidden members, not the objects that it holds.
      const open = (name: string): boolean =>
        (search.reach === 'subclass' && depth === 0) || !fact.hidden.includes(name);
      const held = Object.keys({ ...fact.fields, ...fact.fieldTypes })
        .filter(open)
        .some(name =>
          carries(
            search,
            linker.member(
              {
                alternatives: [
                  { kind: 'instance', file: known.file, class: known.class, call: null, env: null },
                ],
                open: null,
              },
              name,
            ),
            depth + 1,
          ),
        );
      return (
        inherited ||
        held ||
        Object.entries(fact.methods).some(
          ([name, fn]) =>
            open(name) &&
            carriesKnown(search, { kind: 'function', file: known.file, fn, env: null }, depth + 1),
        )
      );
    }
    case 'object': {
      const value = linker.value(known.ref);
      return (
        value?.kind === 'object' && value.properties.some(property => at(known.ref.file, property.value))
      );
    }
    case 'shape': {
      const type = linker.facts(known.file)?.types[known.type];
      const parts = type?.kind === 'members' ? Object.values(type.members) : [];
      return [...parts, ...basesOf(linker.facts(known.file), known.type)].some(part =>
        carries(search, resolveType(linker, known.file, part), depth + 1),
      );
    }
    default:
      return false;
  }
}
