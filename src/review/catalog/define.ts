import type { ArgumentRef, CallEntity, Entity, LocalEntity, Operation } from './schema.ts';

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
