import type { ClientSite } from '../call.ts';
import type { Entity, Library, ObjectType } from '../../catalog/schema.ts';
import type { CallId, ClassId, FunctionId, TypeId, ValueId } from '../facts/model.ts';

/**
 * The calls through which a value was reached: parameters of `fn` stand for the arguments of `call`.
 * Null: the function is read by itself, its parameters stand for themselves.
 */
export interface Env {
  /** The same for the same chain of calls: made by `Linker.env` alone. */
  readonly id: number;
  readonly depth: number;
  readonly file: string;
  readonly fn: FunctionId;
  readonly call: CallRef;
  readonly outer: Env | null;
}

/** A value in a file, as seen through an environment. */
export interface Ref {
  readonly file: string;
  readonly value: ValueId;
  readonly env: Env | null;
}

export interface CallRef {
  readonly file: string;
  readonly call: CallId;
  readonly env: Env | null;
}

/** What a value turned out to be. */
export type Known =
  | EntityKnown
  | { readonly kind: 'package'; readonly library: Library; readonly name: string }
  /** Something of a package that the catalog does not know. */
  | { readonly kind: 'foreign'; readonly package: string; readonly path: readonly string[] }
  | { readonly kind: 'namespace'; readonly file: string }
  | { readonly kind: 'global'; readonly path: readonly string[] }
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null; readonly ref: Ref }
  | { readonly kind: 'undefined' }
  | { readonly kind: 'object'; readonly ref: Ref }
  | { readonly kind: 'array'; readonly ref: Ref }
  | { readonly kind: 'function'; readonly file: string; readonly fn: FunctionId; readonly env: Env | null }
  | { readonly kind: 'class'; readonly file: string; readonly class: ClassId; readonly env: Env | null }
  /** An object of a class of the project; `call`: where it is made (null: `this`, or only its type is known). */
  | {
      readonly kind: 'instance';
      readonly file: string;
      readonly class: ClassId;
      readonly call: CallRef | null;
      readonly env: Env | null;
    }
  /** What a call of something else gives, and a path into it: `new AbortController()` → `signal`. */
  | { readonly kind: 'result'; readonly call: CallRef; readonly path: readonly string[] }
  /** A parameter whose argument is not known, and a path into it. */
  | {
      readonly kind: 'parameter';
      readonly file: string;
      readonly fn: FunctionId;
      readonly index: number;
      readonly path: readonly string[];
    }
  /** Something of which only the members' types are known. */
  | { readonly kind: 'shape'; readonly file: string; readonly type: TypeId }
  /** A number, text or boolean of some expression. */
  | { readonly kind: 'expression'; readonly ref: Ref };

/** Something of a catalogued library. */
export interface EntityKnown {
  readonly kind: 'entity';
  readonly library: Library;
  readonly entity: Entity;
  /** The name of the object that it is a member of, where it is one. */
  readonly of: ObjectType | null;
  /** The member's own name: `get`. */
  readonly name: string | null;
  /** `shared`: the library's own instance · `made`: made in code that is known · `injected`: handed in; its options are not known. */
  readonly origin: 'shared' | 'made' | 'injected';
  readonly client: ClientSite | null;
  /** The environment in which the client's arguments are read. */
  readonly env: Env | null;
  /** The calls that gave this function in place of the one that they were given, under guards (`fetchRetry(fetch)`). */
  readonly guarded?: readonly CallRef[];
}

/** All that a value can be, as far as the source tells. */
export interface Resolved {
  readonly alternatives: readonly Known[];
  /** It may be something else besides; why, in one clause, for the evidence. */
  readonly open: string | null;
}

export const nothing: Resolved = { alternatives: [], open: null };

export function one(known: Known): Resolved {
  return { alternatives: [known], open: null };
}

export function unknown(why: string): Resolved {
  return { alternatives: [], open: why };
}

const widest = 12;

/** Everything that any of them can be. */
export function union(parts: readonly Resolved[]): Resolved {
  if (parts.length === 1 && parts[0] !== undefined) {
    return parts[0];
  }
  const alternatives = parts.flatMap(part => part.alternatives);
  const open = parts.find(part => part.open !== null)?.open ?? null;
  return alternatives.length > widest
    ? { alternatives: alternatives.slice(0, widest), open: 'too many possibilities' }
    : { alternatives, open };
}
