import type { Known, Resolved } from './known.ts';
import type { Linker } from './linker.ts';

const deepest = 4;

/**
 * The names under which a file exports something that leads to a catalogued library: a client, a function that gives one, a
 * class that holds one. Whoever imports such a name may make outbound calls with it.
 */
export function carriedNames(linker: Linker, file: string): readonly string[] {
  const facts = linker.facts(file);
  if (facts === null) {
    return [];
  }
  const names = new Set<string>();
  for (const entry of facts.exports) {
    if (
      entry.kind === 'value' &&
      !names.has(entry.name) &&
      carries(linker, linker.resolve({ file, value: entry.value, env: null }), 0)
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

function leadsToLibrary(linker: Linker, file: string, specifier: string): boolean {
  const target = linker.world.resolve(file, specifier);
  return target.kind === 'package' && linker.world.libraryOf(target.name) !== null;
}

function carries(linker: Linker, resolved: Resolved, depth: number): boolean {
  return depth <= deepest && resolved.alternatives.some(known => carriesKnown(linker, known, depth));
}

function carriesKnown(linker: Linker, known: Known, depth: number): boolean {
  const at = (file: string, value: number): boolean =>
    carries(linker, linker.resolve({ file, value, env: null }), depth + 1);
  switch (known.kind) {
    case 'entity':
      return known.entity.is !== 'local';
    case 'package':
      return true;
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
      const held = Object.keys({ ...fact.fields, ...fact.fieldTypes }).some(name =>
        carries(
          linker,
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
        Object.values(fact.methods).some(fn =>
          carriesKnown(linker, { kind: 'function', file: known.file, fn, env: null }, depth + 1),
        )
      );
    }
    case 'object': {
      const value = linker.value(known.ref);
      return (
        value?.kind === 'object' && value.properties.some(property => at(known.ref.file, property.value))
      );
    }
    default:
      return false;
  }
}
