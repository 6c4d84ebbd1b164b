import type { FileFacts, TypeFact, TypeId } from '../facts/model.ts';
import { starsFor } from './exports.ts';
import type { Ref } from './known.ts';
import type { Linker } from './linker.ts';
import { own } from './world.ts';

/** A type as it is written in a file. */
export interface TypeRef {
  readonly file: string;
  readonly type: TypeId;
}

/** Names and files that one look may go through: types may refer to themselves. */
const farthest = 16;

/** The type that stands behind names, through the files that export it; null: it is not one of the project's, or not read. */
export function typeBehind(linker: Linker, ref: TypeRef): TypeRef | null {
  let at: TypeRef | null = ref;
  for (let steps = 0; at !== null && steps < farthest; steps++) {
    const type = factOf(linker, at);
    if (type?.kind !== 'name' || type.path.length > 0) {
      return type === null ? null : at;
    }
    at = typeNamed(linker, at.file, type.name);
  }
  return null;
}

export function factOf(linker: Linker, ref: TypeRef): TypeFact | null {
  return linker.facts(ref.file)?.types[ref.type] ?? null;
}

/** What a name stands for in a file: an alias or interface of its own, or one that it imports. */
function typeNamed(linker: Linker, file: string, name: string): TypeRef | null {
  let at: Named | null = { file, name };
  const seen = new Set<string>();
  for (let first = true; at !== null && !seen.has(`${at.file}\0${at.name}`); first = false) {
    seen.add(`${at.file}\0${at.name}`);
    const facts = linker.facts(at.file);
    const declared = own(facts?.declared ?? {}, at.name);
    if (facts === null || declared !== undefined) {
      return declared === undefined ? null : { file: at.file, type: declared.type };
    }
    at = first ? importedAs(linker, at.file, facts, at.name) : exportedAs(linker, at.file, facts, at.name);
  }
  return null;
}

interface Named {
  readonly file: string;
  readonly name: string;
}

function importedAs(linker: Linker, file: string, facts: FileFacts, name: string): Named | null {
  for (const binding of facts.bindings) {
    if (binding.kind === 'import' && binding.name === name) {
      const [only] = binding.values;
      const value = only === undefined ? undefined : facts.values[only];
      return value?.kind === 'imported' ? fileOf(linker, file, value.specifier, value.name) : null;
    }
  }
  return null;
}

function exportedAs(linker: Linker, file: string, facts: FileFacts, name: string): Named | null {
  for (const entry of facts.exports) {
    if (entry.kind === 'from' && entry.name === name) {
      return fileOf(linker, file, entry.specifier, entry.imported);
    }
    if (entry.kind === 'value' && entry.name === name) {
      const value = facts.values[entry.value];
      const local = value?.kind === 'binding' ? facts.bindings[value.binding]?.name : undefined;
      return local === undefined
        ? null
        : local === name
          ? importedAs(linker, file, facts, name)
          : { file, name: local };
    }
  }
  for (const entry of starsFor(linker, file, facts, name)) {
    const target = fileOf(linker, file, entry.specifier, name);
    if (target !== null && own(linker.facts(target.file)?.declared ?? {}, name) !== undefined) {
      return target;
    }
  }
  return null;
}

function fileOf(linker: Linker, from: string, specifier: string, name: string): Named | null {
  const target = linker.world.resolve(from, specifier);
  return target.kind === 'file' ? { file: target.path, name } : null;
}

/** The types that an interface extends. */
export function basesOf(facts: FileFacts | null, type: TypeId): readonly TypeId[] {
  return Object.values(facts?.declared ?? {}).find(each => each.type === type)?.extends ?? [];
}

/** The type that the source gives a value by an annotation, its own or that of what it is a part of; null: it gives none. */
export function declaredTypeOf(linker: Linker, ref: Ref, depth = 0): TypeRef | null {
  const facts = linker.facts(ref.file);
  const value = facts?.values[ref.value];
  if (facts === null || value === undefined || depth > farthest) {
    return null;
  }
  const of = (id: number): TypeRef | null => declaredTypeOf(linker, { ...ref, value: id }, depth + 1);
  switch (value.kind) {
    case 'typed':
      return { file: ref.file, type: value.type };
    case 'parameter': {
      const type = facts.functions[value.fn]?.parameters[value.index]?.type ?? null;
      return type === null ? null : { file: ref.file, type };
    }
    case 'binding': {
      const binding = facts.bindings[value.binding];
      const [only] = binding?.values ?? [];
      if (binding !== undefined && binding.type !== null) {
        return { file: ref.file, type: binding.type };
      }
      return only === undefined ? null : of(only);
    }
    case 'either': {
      const [first] = value.arms;
      return value.op === 'default' && first !== undefined ? of(first) : null;
    }
    case 'member': {
      const object = value.property === null ? null : of(value.object);
      return object === null || value.property === null ? null : memberType(linker, object, value.property);
    }
    default:
      return null;
  }
}

function memberType(linker: Linker, object: TypeRef, name: string): TypeRef | null {
  const behind = typeBehind(linker, object);
  const type = behind === null ? null : factOf(linker, behind);
  const member = type?.kind === 'members' ? own(type.members, name) : undefined;
  return behind === null || member === undefined ? null : { file: behind.file, type: member };
}

/** Whether a type cannot stand for a function that answers with what `answers` names: it is another one that is named alike. */
export function isAnother(linker: Linker, ref: TypeRef, answers: string): boolean {
  return isOther(linker, ref, answers, new Set());
}

/** What refers to itself stays undecided. */
function isOther(linker: Linker, ref: TypeRef, answers: string, seen: Set<string>): boolean {
  const behind = typeBehind(linker, ref);
  const type = behind === null ? null : factOf(linker, behind);
  const key = behind === null ? '' : `${behind.file}\0${String(behind.type)}`;
  if (behind === null || type === null || seen.has(key)) {
    return false;
  }
  seen.add(key);
  switch (type.kind) {
    case 'function':
      return (
        type.returns === null ||
        !mayAnswer(linker, { file: behind.file, type: type.returns }, answers, new Set())
      );
    case 'union':
    case 'intersection':
      return type.arms.every(arm => isOther(linker, { file: behind.file, type: arm }, answers, seen));
    case 'keyword':
      return type.name !== 'any' && type.name !== 'unknown';
    case 'array':
      return true;
    default:
      return false;
  }
}

function mayAnswer(linker: Linker, ref: TypeRef, answers: string, seen: Set<string>): boolean {
  const type = factOf(linker, ref);
  const key = `${ref.file}\0${String(ref.type)}`;
  if (type === null || seen.has(key)) {
    return type === null;
  }
  seen.add(key);
  const any = (ids: readonly TypeId[]): boolean =>
    ids.some(id => mayAnswer(linker, { file: ref.file, type: id }, answers, seen));
  switch (type.kind) {
    case 'name': {
      if (type.name.includes(answers) || any(type.args)) {
        return true;
      }
      const behind = type.path.length === 0 ? typeNamed(linker, ref.file, type.name) : null;
      return behind !== null && mayAnswer(linker, behind, answers, seen);
    }
    case 'union':
    case 'intersection':
      return any(type.arms);
    case 'keyword':
      return type.name === 'any' || type.name === 'unknown';
    case 'typeof':
    case 'imported':
    case 'other':
      return true;
    case 'members':
    case 'array':
    case 'function':
      return false;
  }
}
