import type { ClassFact } from '../facts/model.ts';
import type { Known, Resolved } from './known.ts';
import { basesOf } from './declared-types.ts';
import type { Linker } from './linker.ts';
import { exportedTypeOf, resolveType } from './type-values.ts';
import { own } from './world.ts';

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

/**
 * The members through which what a file exports under a name, a class, leads to a client; null: it does by itself, or by more than
 * can be told.
 */
export function carryingMembers(linker: Linker, file: string, name: string): ReadonlySet<string> | null {
  const into = new Set<string>();
  const values = (linker.facts(file)?.exports ?? []).flatMap(entry =>
    entry.kind === 'value' && entry.name === name ? [entry.value] : [],
  );
  const told = values.every(value => addMembers(linker, linker.resolve({ file, value, env: null }), into));
  return values.length > 0 && told ? into : null;
}

/** Null where something else than a class is among them. */
function addMembers(linker: Linker, of: Resolved, into: Set<string>, depth = 0): boolean {
  return (
    of.open === null &&
    depth <= deepest &&
    of.alternatives.every(known => {
      const fact = known.kind === 'class' ? linker.facts(known.file)?.classes[known.class] : undefined;
      if (known.kind !== 'class' || fact === undefined) {
        return false;
      }
      const search: Search = { linker, reach: 'anybody', looked: new Map() };
      for (const name of membersOfClass(fact, search.reach, depth)) {
        if (memberCarries(search, known, fact, name, depth)) {
          into.add(name);
        }
      }
      const { superclass } = fact;
      return (
        superclass === null ||
        addMembers(
          linker,
          linker.resolve({ file: known.file, value: superclass, env: null }),
          into,
          depth + 1,
        )
      );
    })
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
      return (
        (fact.superclass !== null && at(known.file, fact.superclass)) ||
        membersOfClass(fact, search.reach, depth).some(name =>
          memberCarries(search, known, fact, name, depth),
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

/** Fields and methods that are open. Only the class that is extended opens its hidden members, not the objects that it holds. */
function membersOfClass(fact: ClassFact, reach: Reach, depth: number): readonly string[] {
  const names = Object.keys({ ...fact.fields, ...fact.fieldTypes, ...fact.methods });
  return reach === 'subclass' && depth === 0 ? names : names.filter(name => !fact.hidden.includes(name));
}

function memberCarries(
  search: Search,
  of: { readonly file: string; readonly class: number },
  fact: ClassFact,
  name: string,
  depth: number,
): boolean {
  const isField = Object.hasOwn(fact.fields, name) || Object.hasOwn(fact.fieldTypes, name);
  const self: Known = { kind: 'instance', file: of.file, class: of.class, call: null, env: null };
  const fn = own(fact.methods, name);
  return (
    (isField &&
      carries(search, search.linker.member({ alternatives: [self], open: null }, name), depth + 1)) ||
    (fn !== undefined && carriesKnown(search, { kind: 'function', file: of.file, fn, env: null }, depth + 1))
  );
}
