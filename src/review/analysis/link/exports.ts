import type { ExportFact, FileFacts } from '../facts/model.ts';
import type { Library } from '../../catalog/schema.ts';
import { type EntityKnown, type Known, nothing, one, type Resolved, union, unknown } from './known.ts';
import { packageNameOf } from '../index/watch.ts';
import type { Linker } from './linker.ts';
import { byName, own } from './world.ts';
import type { Entity } from '../../catalog/schema.ts';

/** What a module gives as a value: `require('x')`, `import * as x`. */
export function resolveModule(linker: Linker, from: string, specifier: string): Resolved {
  const target = linker.world.resolve(from, specifier);
  switch (target.kind) {
    case 'file': {
      const facts = linker.facts(target.path);
      if (facts === null) {
        return unknown(`${target.path} is not read`);
      }
      const whole = exportOf(facts, '=');
      return whole === undefined
        ? one({ kind: 'namespace', file: target.path })
        : resolveExport(linker, target.path, '=', new Set());
    }
    case 'package': {
      const library = linker.world.libraryOf(target.name, target.subpath);
      return one(
        library === null
          ? { kind: 'foreign', package: target.name, path: [] }
          : { kind: 'package', library, name: target.name },
      );
    }
    case 'missing':
      return unknown(`\`${specifier}\` is not found`);
  }
}

/** A name imported by a statement. */
export function resolveImported(linker: Linker, from: string, specifier: string, name: string): Resolved {
  const declared = declaredExport(linker, { package: packageNameOf(specifier) }, name);
  if (declared !== null) {
    return declared;
  }
  const target = linker.world.resolve(from, specifier);
  switch (target.kind) {
    case 'file':
      return resolveExport(linker, target.path, name, new Set());
    case 'package': {
      const library = linker.world.libraryOf(target.name, target.subpath);
      return library === null
        ? one({ kind: 'foreign', package: target.name, path: name === 'default' ? [] : [name] })
        : packageExport(library, target.name, name);
    }
    case 'missing':
      return unknown(`\`${specifier}\` is not found`);
  }
}

/** What the team has declared an export to be; null: nothing. */
export function declaredExport(
  linker: Linker,
  at: Parameters<Linker['world']['declared']>[0],
  name: string,
): Resolved | null {
  const declared = linker.world.declared(at, name);
  return declared === null
    ? null
    : one(sharedEntity(declared.library, declared.entity, name === 'default' ? null : name));
}

/** An export of a catalogued package. A default that is not listed is the module itself: CommonJS interop. */
export function packageExport(library: Library, packageName: string, name: string): Resolved {
  const entity = byName(library.exports, name);
  if (entity !== undefined) {
    return one(sharedEntity(library, entity, name === 'default' ? null : name));
  }
  if (name === 'default') {
    return one({ kind: 'package', library, name: packageName });
  }
  return one({ kind: 'foreign', package: packageName, path: [name] });
}

/** What a package is where it is called, constructed or asked for a member itself. */
export function packageItself(library: Library): EntityKnown | null {
  const entity = own(library.exports, '=') ?? own(library.exports, 'default');
  return entity === undefined ? null : sharedEntity(library, entity, null);
}

export function sharedEntity(library: Library, entity: Entity, name: string | null): EntityKnown {
  return { kind: 'entity', library, entity, of: null, name, origin: 'shared', client: null, env: null };
}

function exportOf(facts: FileFacts, name: string): ExportFact | undefined {
  return facts.exports.find(entry => entry.kind !== 'star' && entry.name === name);
}

/** An export of a file of the project, through re-exports, `export *` and `module.exports = { … }`. */
export function resolveExport(linker: Linker, file: string, name: string, seen: Set<string>): Resolved {
  return seen.size === 0
    ? linker.kept(`export ${name} of ${file}`, unknown('it is exported in a circle'), () =>
        findExport(linker, file, name, seen),
      )
    : findExport(linker, file, name, seen);
}

function findExport(linker: Linker, file: string, name: string, seen: Set<string>): Resolved {
  const declared = declaredExport(linker, { file }, name);
  if (declared !== null) {
    return declared;
  }
  const facts = linker.facts(file);
  if (facts === null) {
    return unknown(`${file} is not read`);
  }
  if (seen.has(`${file}\0${name}`)) {
    return nothing;
  }
  seen.add(`${file}\0${name}`);
  const entries = facts.exports.filter(entry => entry.kind !== 'star' && entry.name === name);
  if (entries.length > 0) {
    return union(entries.map(entry => followExport(linker, file, entry, seen)));
  }
  const whole = wholeExport(linker, file, facts, name, seen);
  return whole ?? fromStars(linker, file, facts, name, seen);
}

function followExport(linker: Linker, file: string, entry: ExportFact, seen: Set<string>): Resolved {
  switch (entry.kind) {
    case 'value':
      return linker.resolve({ file, value: entry.value, env: null });
    case 'from':
      return fromSpecifier(linker, file, entry.specifier, entry.imported, seen);
    case 'namespace':
      return resolveModule(linker, file, entry.specifier);
    case 'star':
      return nothing;
  }
}

function fromSpecifier(
  linker: Linker,
  file: string,
  specifier: string,
  name: string,
  seen: Set<string>,
): Resolved {
  const declared = declaredExport(linker, { package: packageNameOf(specifier) }, name);
  const target = linker.world.resolve(file, specifier);
  return declared === null && target.kind === 'file'
    ? resolveExport(linker, target.path, name, seen)
    : resolveImported(linker, file, specifier, name);
}

/** `module.exports = …`: the default import of it, or a member of the object. */
function wholeExport(
  linker: Linker,
  file: string,
  facts: FileFacts,
  name: string,
  seen: Set<string>,
): Resolved | null {
  if (exportOf(facts, '=') === undefined) {
    return name === 'default' && facts.module === 'cjs' ? one({ kind: 'namespace', file }) : null;
  }
  const whole = resolveExport(linker, file, '=', seen);
  if (name === 'default') {
    return whole;
  }
  return linker.member(whole, name);
}

/** The `export *` of a file that can give a name: those whose text says so, and all of them where none does. */
export function starsFor(
  linker: Linker,
  file: string,
  facts: FileFacts,
  name: string,
): readonly (ExportFact & { kind: 'star' })[] {
  const stars = facts.exports.filter(entry => entry.kind === 'star');
  const telling = stars.filter(entry => {
    const target = linker.world.resolve(file, entry.specifier);
    return target.kind === 'file' && linker.world.exportsName(target.path, name);
  });
  return telling.length > 0 ? telling : stars;
}

function fromStars(
  linker: Linker,
  file: string,
  facts: FileFacts,
  name: string,
  seen: Set<string>,
): Resolved {
  if (name === 'default') {
    // `export *` hands on everything but the default.
    return nothing;
  }
  let missing = false;
  for (const entry of starsFor(linker, file, facts, name)) {
    const target = linker.world.resolve(file, entry.specifier);
    if (target.kind === 'package') {
      const library = linker.world.libraryOf(target.name, target.subpath);
      const entity = library === null ? undefined : byName(library.exports, name);
      if (library !== null && entity !== undefined) {
        return one(sharedEntity(library, entity, name));
      }
      missing = true;
    } else if (target.kind === 'file') {
      const found = resolveExport(linker, target.path, name, seen);
      if (found.alternatives.length > 0) {
        return found;
      }
      missing ||= found.open !== null;
    } else {
      missing = true;
    }
  }
  return missing ? unknown(`\`${name}\` of ${file} is not found`) : nothing;
}

/** A member of a module's namespace. */
export function namespaceMember(
  linker: Linker,
  known: Known & { kind: 'namespace' },
  name: string,
): Resolved {
  return resolveExport(linker, known.file, name, new Set());
}
