import type {
  AddedGuard,
  ArgumentRef,
  CallEntity,
  Entity,
  GuardEntity,
  GuardedThing,
  Library,
  LocalEntity,
  MakerEntity,
  Operation,
} from './schema.ts';

/** Short forms for what every family writes again and again. They only build data. */

export function at(position: number): ArgumentRef {
  return { at: position };
}

/** The argument there, where it is an object of options. */
export function objectAt(position: number): ArgumentRef {
  return { at: position, if: 'object' };
}

export const local: LocalEntity = { is: 'local' };

/** Several members that stay in the process. */
export function locals(...names: readonly string[]): Readonly<Record<string, Entity>> {
  return Object.fromEntries(names.map(name => [name, local]));
}

/** Several members that are the same. */
export function each(names: readonly string[], entity: Entity): Readonly<Record<string, Entity>> {
  return Object.fromEntries(names.map(name => [name, entity]));
}

/** An HTTP method that a call stands for; idempotent as RFC 9110, section 9.2.2, says. */
export function httpMethod(name: string): Operation {
  const method = name.toUpperCase();
  return { kind: 'fixed', name: method, idempotent: method !== 'POST' && method !== 'PATCH' };
}

/** The HTTP method in the options, else `fallback`. */
export function methodIn(option: string, fallback = 'GET'): Operation {
  return { kind: 'http-method', option, default: fallback };
}

/** Calls named like the HTTP methods that they send, all alike but for the method. */
export function verbs(
  names: readonly string[],
  like: Omit<CallEntity, 'is' | 'operation'>,
): Readonly<Record<string, Entity>> {
  return Object.fromEntries(names.map(name => [name, { is: 'call', operation: httpMethod(name), ...like }]));
}

/** A package that guards what it is handed, and calls nothing by itself. */
export function guardLibrary(
  of: Pick<Library, 'id' | 'packages' | 'sources' | 'exports'> &
    Partial<Pick<Library, 'objects' | 'types' | 'globals'>>,
): Library {
  return {
    objects: {},
    ...of,
    onlyGuards: true,
    kind: 'network',
    depth: 'full',
    timeouts: {},
    deadline: { ms: 10_000, why: 'it is called by nobody: what it guards has a deadline of its own' },
  };
}

/** What runs, under guards, a function in an argument. */
export function runs(
  argument: number | 'any',
  adds: GuardEntity['adds'],
  more: Omit<GuardEntity, 'is' | 'guards' | 'adds'> & { readonly path?: string; readonly list?: true } = {},
): GuardEntity {
  const { path, list, ...rest } = more;
  const guards: GuardedThing = {
    what: 'function',
    argument,
    ...(path === undefined ? {} : { path }),
    ...(list === undefined ? {} : { list }),
  };
  return { is: 'guard', guards, adds, ...rest };
}

/** An operator on what it is piped behind; `first`: or on its own first argument. */
export function operator(adds: readonly AddedGuard[], first?: 'first'): GuardEntity {
  return {
    is: 'guard',
    guards: first === undefined ? { what: 'piped' } : { what: 'piped', first: true },
    adds,
  };
}

/** What only hands on a function, or a promise, in an argument: what it gives stands for it. */
export function lifts(what: 'function' | 'promise', argument: number, path?: string): GuardEntity {
  return {
    is: 'guard',
    guards:
      what === 'promise' ? { what, argument } : { what, argument, ...(path === undefined ? {} : { path }) },
    adds: [],
    lifts: true,
  };
}

/** What makes a policy. */
export function policy(object: string, by: MakerEntity['by'] = 'call'): MakerEntity {
  return { is: 'maker', object, by, options: [] };
}
