import type { Entity, Library, ObjectType } from '../../catalog/schema.ts';
import type { ClassFact, FileFacts } from '../facts/model.ts';
import { classMember } from './class-members.ts';
import { declaredExport, namespaceMember, packageExport, packageItself } from './exports.ts';
import { type EntityKnown, type Known, nothing, one, type Resolved, union, unknown } from './known.ts';
import type { Linker } from './linker.ts';
import { objectProperty } from './objects.ts';
import { typeMember } from './type-values.ts';
import { byName, own } from './world.ts';

/** A member of everything that an object can be. */
export function memberOf(linker: Linker, object: Resolved, name: string | null): Resolved {
  if (name === null) {
    return unknown('the member is computed');
  }
  const parts = object.alternatives.map(known => memberOfKnown(linker, known, name));
  if (parts.length === 0) {
    return unknown(object.open ?? 'nothing is known of the object');
  }
  const all = union(parts);
  return { alternatives: all.alternatives, open: all.open ?? object.open };
}

function memberOfKnown(linker: Linker, known: Known, name: string): Resolved {
  switch (known.kind) {
    case 'entity':
      return entityMember(known, name);
    case 'package':
      return packageMember(known.library, known.name, name);
    case 'foreign':
      return (
        (known.path.length === 0 ? declaredExport(linker, { package: known.package }, name) : null) ??
        one({ ...known, path: [...known.path, name] })
      );
    case 'namespace':
      return namespaceMember(linker, known, name);
    case 'global':
      return globalMember(linker, known.path, name);
    case 'object':
      return objectProperty(linker, known.ref, name).resolved;
    case 'instance':
      return classMember(linker, known, name);
    case 'class':
      return staticMember(linker, known, name);
    case 'function':
      return name === 'bind' || name === 'call' || name === 'apply'
        ? one(known)
        : unknown('a property of a function');
    case 'parameter':
      return one({ ...known, path: [...known.path, name] });
    case 'shape':
      return typeMember(linker, known.file, known.type, name);
    case 'result':
      return one({ ...known, path: [...known.path, name] });
    case 'array':
      return arrayMember(linker, known, name);
    case 'literal':
    case 'expression':
    case 'undefined':
      return nothing;
  }
}

/** A member of something of a catalogued library, with the same client behind it. */
export function entityMember(known: EntityKnown, name: string): Resolved {
  const { library, entity } = known;
  if (entity.is === 'maker') {
    const member = entity.members === undefined ? undefined : byName(entity.members, name);
    return member === undefined ? nothing : one({ ...known, entity: member, of: null, name });
  }
  if (entity.is !== 'object') {
    return nothing;
  }
  const type = own(library.objects, entity.object);
  if (type === undefined) {
    return nothing;
  }
  if (name === type.defaults) {
    return unknown('the options of the client');
  }
  const member = memberEntity(type, name);
  return one({ ...known, entity: member, of: type, name });
}

const local: Entity = { is: 'local' };

function memberEntity(type: ObjectType, name: string): Entity {
  const member = byName(type.members, name) ?? type.otherwise;
  // Every object has these, and none of them goes anywhere.
  return member === undefined || (member === type.otherwise && ordinary.has(name)) ? local : member;
}

const ordinary: ReadonlySet<string> = new Set([
  'constructor',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'then',
  'catch',
  'finally',
  'bind',
  'on',
  'once',
  'off',
  'emit',
  'addListener',
  'removeListener',
  'removeAllListeners',
  'listenerCount',
  'setMaxListeners',
]);

function packageMember(library: Library, packageName: string, name: string): Resolved {
  if (byName(library.exports, name) !== undefined) {
    return packageExport(library, packageName, name);
  }
  const itself = packageItself(library);
  if (name === 'default') {
    return itself === null ? one({ kind: 'package', library, name: packageName }) : one(itself);
  }
  return itself === null
    ? one({ kind: 'foreign', package: packageName, path: [name] })
    : entityMember(itself, name);
}

const holders: ReadonlySet<string> = new Set(['globalThis', 'window', 'self', 'global']);

function globalMember(linker: Linker, path: readonly string[], name: string): Resolved {
  if (path.length === 1 && holders.has(path[0] ?? '')) {
    const known = linker.world.globalOf(name);
    return one(
      known === null
        ? { kind: 'global', path: [name] }
        : { kind: 'entity', ...known, of: null, name, origin: 'shared', client: null, env: null },
    );
  }
  return one({ kind: 'global', path: [...path, name] });
}

function staticMember(linker: Linker, known: Known & { kind: 'class' }, name: string): Resolved {
  const facts: FileFacts | null = linker.facts(known.file);
  const fact: ClassFact | undefined = facts?.classes[known.class];
  if (fact === undefined) {
    return nothing;
  }
  return classMember(
    linker,
    { kind: 'instance', file: known.file, class: known.class, call: null, env: known.env },
    name,
  );
}

/** Arrays keep what they hold through these. */
const keeping: ReadonlySet<string> = new Set([
  'filter',
  'concat',
  'slice',
  'flat',
  'reverse',
  'toSorted',
  'sort',
]);

function arrayMember(linker: Linker, known: Known & { kind: 'array' }, name: string): Resolved {
  if (keeping.has(name)) {
    return one(known);
  }
  const value = linker.value(known.ref);
  const before =
    value?.kind === 'array' && /^\d+$/.test(name) ? value.elements.slice(0, Number(name) + 1) : [];
  // Behind a spread nobody knows which one it is.
  const element = before.every(each => typeof each === 'number') ? before[Number(name)] : undefined;
  return typeof element === 'number'
    ? linker.resolve({ ...known.ref, value: element })
    : unknown('a member of an array');
}
