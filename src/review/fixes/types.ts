import type { BindingId, DeclaredType, TypeFact, TypeId } from '../analysis/facts/model.ts';
import type { ArgumentKind } from './judge.ts';
import type { Sheet } from './sheet.ts';

/** What a binding is annotated as. */
export function bindingType(sheet: Sheet, id: BindingId): TypeId | null {
  return sheet.facts.bindings[id]?.type ?? null;
}

function declaredType(sheet: Sheet, name: string): DeclaredType | undefined {
  const { declared } = sheet.facts;
  return Object.hasOwn(declared, name) ? declared[name] : undefined;
}

/** What a type annotation says of a value that is there; null: it does not say. */
export function typeSays(sheet: Sheet, id: TypeId | null): ArgumentKind | null {
  const type = id === null ? undefined : sheet.facts.types[id];
  switch (type?.kind) {
    case 'keyword':
      return keywordSays(type.name);
    case 'name':
      return nameSays(sheet, type);
    case 'union':
      return unionSays(type.arms.map(arm => typeSays(sheet, arm)));
    case 'intersection':
    case 'members':
      return 'object';
    case 'array':
      return 'array';
    case 'function':
      return 'function';
    default:
      return null;
  }
}

function keywordSays(name: string): ArgumentKind | null {
  switch (name) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'bigint':
      return 'other';
    case 'undefined':
    case 'null':
    case 'void':
      return 'nothing';
    default:
      return null;
  }
}

/** Types of the platform that are no options. */
const plain = new Set([
  'URL',
  'Buffer',
  'Date',
  'URLSearchParams',
  'FormData',
  'Blob',
  'ReadableStream',
  'Uint8Array',
]);

function nameSays(sheet: Sheet, type: Extract<TypeFact, { kind: 'name' }>): ArgumentKind | null {
  if (type.path.length > 0) {
    return null;
  }
  if (type.binding === null && plain.has(type.name)) {
    return 'other';
  }
  const declared = declaredType(sheet, type.name);
  return declared === undefined || type.args.length > 0 ? null : typeSays(sheet, declared.type);
}

function unionSays(arms: readonly (ArgumentKind | null)[]): ArgumentKind | null {
  const some = arms.filter(arm => arm !== 'nothing');
  const first = some[0] ?? null;
  if (some.length === 0) {
    return 'nothing';
  }
  return some.every(arm => arm === first) ? first : null;
}

/** Whether a type lets a value be `undefined` or `null`; null: it does not say. */
export function admitsNothing(sheet: Sheet, id: TypeId | null): boolean | null {
  const type = id === null ? undefined : sheet.facts.types[id];
  switch (type?.kind) {
    case 'keyword':
      return type.name === 'any' || type.name === 'unknown' ? null : keywordSays(type.name) === 'nothing';
    case 'union': {
      const arms = type.arms.map(arm => admitsNothing(sheet, arm));
      return arms.includes(true) ? true : arms.includes(null) ? null : false;
    }
    case 'name': {
      const declared = declaredType(sheet, type.name);
      return declared === undefined ? false : admitsNothing(sheet, declared.type);
    }
    case 'members':
    case 'array':
    case 'function':
    case 'intersection':
    case 'imported':
      return false;
    case 'typeof':
    case 'other':
    case undefined:
      return null;
  }
}

/** The names of the members of a type that is written out in this file; null: it is not. */
export function memberNames(sheet: Sheet, id: TypeId | null): readonly string[] | null {
  const type = id === null ? undefined : sheet.facts.types[id];
  switch (type?.kind) {
    case 'members':
      return Object.keys(type.members);
    case 'name': {
      const declared = declaredType(sheet, type.name);
      if (declared === undefined || type.path.length > 0) {
        return null;
      }
      const own = memberNames(sheet, declared.type);
      const inherited = declared.extends.map(each => memberNames(sheet, each));
      return own === null || inherited.includes(null)
        ? null
        : [...own, ...inherited.flatMap(names => names ?? [])];
    }
    case 'union': {
      const arms = type.arms
        .filter(arm => admitsNothing(sheet, arm) !== true)
        .map(arm => memberNames(sheet, arm));
      return arms.includes(null) || arms.length === 0 ? null : arms.flatMap(names => names ?? []);
    }
    default:
      return null;
  }
}

export function isCallbackName(name: string): boolean {
  return /^(?:cb|callback|done|next|resolve|reject)$|(?:Callback|Cb)$/.test(name);
}

/** Names that stand for a text or a number by custom, never for an object of options. */
export function isTextName(name: string): boolean {
  return /(?:ur[li]|href|dsn|host|hostname|port|path|endpoint|connectionString)$/i.test(name);
}
