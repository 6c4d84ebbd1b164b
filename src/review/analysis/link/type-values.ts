import type { DeclaredType, ExportFact, TypeFact, ValueId } from '../facts/model.ts';
import { basesOf } from './declared-types.ts';
import { starsFor } from './exports.ts';
import { type Known, nothing, one, type Resolved, union, unknown } from './known.ts';
import type { Linker } from './linker.ts';
import { byName, own } from './world.ts';

/** Types that stand for what is in them. */
const transparent: ReadonlySet<string> = new Set([
  'Promise',
  'PromiseLike',
  'Awaited',
  'Readonly',
  'Partial',
  'Required',
  'NonNullable',
  'Pick',
  'Omit',
]);

/** What a value of an annotated type is, as far as the annotation tells by itself: `http: AxiosInstance`. */
export function resolveType(linker: Linker, file: string, id: number): Resolved {
  return linker.kept(`type ${String(id)} of ${file}`, nothing, () => readType(linker, file, id));
}

function readType(linker: Linker, file: string, id: number): Resolved {
  const type = linker.facts(file)?.types[id];
  if (type === undefined) {
    return nothing;
  }
  switch (type.kind) {
    case 'name':
      return namedType(linker, file, type);
    case 'typeof':
      return injected(linker.resolve({ file, value: type.value, env: null }));
    case 'union':
    case 'intersection':
      return union(type.arms.map(arm => resolveType(linker, file, arm)));
    case 'members':
      return one({ kind: 'shape', file, type: id });
    case 'imported': {
      const [name] = type.path;
      const target = linker.world.resolve(file, type.specifier);
      return name === undefined || target.kind !== 'package'
        ? nothing
        : packageType(linker, target.name, type.path);
    }
    case 'array':
    case 'keyword':
    case 'function':
    case 'other':
      return nothing;
  }
}

function namedType(linker: Linker, file: string, type: TypeFact & { kind: 'name' }): Resolved {
  const [argument] = type.args;
  if (type.binding === null) {
    if (argument !== undefined && transparent.has(type.name)) {
      return resolveType(linker, file, argument);
    }
    if (argument !== undefined && (type.name === 'ReturnType' || type.name === 'InstanceType')) {
      return returnedBy(linker, file, argument);
    }
  }
  const declared = own(linker.facts(file)?.declared ?? {}, type.name);
  if (declared !== undefined && type.path.length === 0) {
    return declaredAs(linker, file, declared);
  }
  if (type.binding !== null) {
    return boundType(linker, file, type);
  }
  const known = globalType(linker, type);
  return known.alternatives.length > 0 ? known : constantAsType(linker, file, type);
}

/** A type of the platform that stands for something of a library: `request: Request`. */
function globalType(linker: Linker, type: TypeFact & { kind: 'name' }): Resolved {
  const known = type.path.length === 0 ? linker.world.globalOf(type.name) : null;
  return known?.entity.is === 'maker'
    ? one({
        kind: 'entity',
        library: known.library,
        entity: { is: 'object', object: known.entity.object },
        of: null,
        name: null,
        origin: 'injected',
        client: null,
        env: null,
      })
    : nothing;
}

/** An interface without members of its own is what it extends. */
function declaredAs(linker: Linker, file: string, declared: DeclaredType): Resolved {
  const inner = linker.facts(file)?.types[declared.type];
  if (inner?.kind !== 'members') {
    return resolveType(linker, file, declared.type);
  }
  return declared.extends.length > 0 && Object.keys(inner.members).length === 0
    ? union(declared.extends.map(base => resolveType(linker, file, base)))
    : one({ kind: 'shape', file, type: declared.type });
}

/** A type that is imported, or a class of this file. */
function boundType(linker: Linker, file: string, type: TypeFact & { kind: 'name' }): Resolved {
  const facts = linker.facts(file);
  const binding = type.binding === null ? undefined : facts?.bindings[type.binding];
  const value = binding?.values[0] === undefined ? undefined : facts?.values[binding.values[0]];
  if (value?.kind === 'class') {
    return one({ kind: 'instance', file, class: value.class, call: null, env: null });
  }
  if (value?.kind === 'imported') {
    const target = linker.world.resolve(file, value.specifier);
    if (target.kind === 'package') {
      return packageType(
        linker,
        target.name,
        value.name === 'default' ? ['default', ...type.path] : [value.name, ...type.path],
      );
    }
    return target.kind === 'file' ? exportedType(linker, target.path, value.name, new Set()) : nothing;
  }
  if (value?.kind === 'module') {
    const target = linker.world.resolve(file, value.specifier);
    const [name] = type.path;
    if (target.kind === 'package') {
      return packageType(linker, target.name, type.path);
    }
    return target.kind === 'file' && name !== undefined
      ? exportedType(linker, target.path, name, new Set())
      : nothing;
  }
  return nothing;
}

/** In JavaScript with types: `const { Collection } = require('mongodb')`, `collection: Collection`. */
function constantAsType(linker: Linker, file: string, { name, path }: TypeFact & { kind: 'name' }): Resolved {
  const facts = linker.facts(file);
  const binding =
    path.length > 0
      ? undefined
      : facts?.bindings.find(each => each.name === name && each.within === null && each.kind === 'const');
  const [value] = binding?.values ?? [];
  return value === undefined ? nothing : classOf(linker.resolve({ file, value, env: null }));
}

/** A type of a package: one that the catalog names, or a class that it exports. */
function packageType(linker: Linker, packageName: string, path: readonly string[]): Resolved {
  const library = linker.world.libraryOf(packageName);
  const name = path.at(-1);
  if (library === null || name === undefined) {
    return nothing;
  }
  const object = library.types === undefined ? undefined : byName(library.types, name);
  if (object !== undefined) {
    return one({
      kind: 'entity',
      library,
      entity: { is: 'object', object },
      of: null,
      name: null,
      origin: 'injected',
      client: null,
      env: null,
    });
  }
  const exported = byName(library.exports, name);
  return exported?.is === 'maker'
    ? one({
        kind: 'entity',
        library,
        entity: { is: 'object', object: exported.object },
        of: null,
        name: null,
        origin: 'injected',
        client: null,
        env: null,
      })
    : nothing;
}

/** A type exported by a file of the project: a class, an interface or an alias, through re-exports. */
function exportedType(linker: Linker, file: string, name: string, seen: Set<string>): Resolved {
  return seen.size === 0
    ? linker.kept(`exported type ${name} of ${file}`, nothing, () => findType(linker, file, name, seen))
    : findType(linker, file, name, seen);
}

function findType(linker: Linker, file: string, name: string, seen: Set<string>): Resolved {
  const facts = linker.facts(file);
  if (facts === null || seen.has(`${file}\0${name}`)) {
    return nothing;
  }
  seen.add(`${file}\0${name}`);
  const declared = own(facts.declared, name);
  if (declared !== undefined) {
    return declaredAs(linker, file, declared);
  }
  const stars = new Set<ExportFact>(starsFor(linker, file, facts, name));
  for (const entry of facts.exports) {
    if (entry.kind === 'value' && entry.name === name) {
      return valueType(linker, file, entry.value);
    }
    if ((entry.kind === 'from' && entry.name === name) || (entry.kind === 'star' && stars.has(entry))) {
      const target = linker.world.resolve(file, entry.specifier);
      const imported = entry.kind === 'from' ? entry.imported : name;
      const found =
        target.kind === 'file'
          ? exportedType(linker, target.path, imported, seen)
          : target.kind === 'package'
            ? packageType(linker, target.name, [imported])
            : nothing;
      if (found.alternatives.length > 0) {
        return found;
      }
    }
  }
  return nothing;
}

/** A class, or an imported type, that is exported under another statement. */
function valueType(linker: Linker, file: string, value: ValueId): Resolved {
  const found = classOf(linker.resolve({ file, value, env: null }));
  const node = linker.value({ file, value, env: null });
  return found.alternatives.length > 0 || node?.kind !== 'binding'
    ? found
    : boundType(linker, file, { kind: 'name', name: '', path: [], binding: node.binding, args: [] });
}

/** What the exported type of a name gives: a client, an object of a class, a shape. */
export function exportedTypeOf(linker: Linker, file: string, name: string): Resolved {
  return exportedType(linker, file, name, new Set());
}

/** An object of a class that a value is. */
function classOf(resolved: Resolved): Resolved {
  return union(
    resolved.alternatives.map(known => {
      if (known.kind === 'class') {
        return one({ kind: 'instance', file: known.file, class: known.class, call: null, env: null });
      }
      return known.kind === 'entity' && known.entity.is === 'maker'
        ? one({ ...known, entity: { is: 'object', object: known.entity.object }, origin: 'injected' })
        : nothing;
    }),
  );
}

/** The same thing, but handed in: nothing is known of its options. */
function injected(resolved: Resolved): Resolved {
  return {
    alternatives: resolved.alternatives.map((known): Known =>
      known.kind === 'entity' ? { ...known, origin: 'injected', client: null, env: null } : known,
    ),
    open: resolved.open,
  };
}

/** `ReturnType<typeof createClient>`, `InstanceType<typeof Client>`. */
function returnedBy(linker: Linker, file: string, id: number): Resolved {
  const type = linker.facts(file)?.types[id];
  if (type?.kind !== 'typeof') {
    return nothing;
  }
  const of = linker.resolve({ file, value: type.value, env: null });
  const parts = of.alternatives.map((known): Resolved => {
    if (known.kind === 'entity' && known.entity.is === 'maker') {
      return one({
        ...known,
        entity: { is: 'object', object: known.entity.object },
        of: null,
        origin: 'injected',
      });
    }
    if (known.kind === 'class') {
      return one({ kind: 'instance', file: known.file, class: known.class, call: null, env: null });
    }
    if (known.kind === 'function') {
      const fn = linker.fn(known.file, known.fn);
      return injected(
        union((fn?.returns ?? []).map(value => linker.resolve({ file: known.file, value, env: null }))),
      );
    }
    return nothing;
  });
  return union(parts);
}

/** A member of something of which only the type is known. */
export function typeMember(linker: Linker, file: string, id: number, name: string): Resolved {
  return linker.kept(`member ${name} of type ${String(id)} of ${file}`, nothing, () =>
    findTypeMember(linker, file, id, name),
  );
}

function findTypeMember(linker: Linker, file: string, id: number, name: string): Resolved {
  const type = linker.facts(file)?.types[id];
  if (type?.kind !== 'members') {
    return nothing;
  }
  const member = own(type.members, name);
  if (member !== undefined) {
    const resolved = resolveType(linker, file, member);
    return resolved.alternatives.length > 0 ? resolved : unknown(`only the type of \`${name}\` is known`);
  }
  for (const base of basesOf(linker.facts(file), id)) {
    const inherited = linker.member(resolveType(linker, file, base), name);
    if (inherited.alternatives.length > 0) {
      return inherited;
    }
  }
  return unknown(`\`${name}\` is not among the members of its type`);
}
