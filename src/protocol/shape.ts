/** Says whether a value from elsewhere is a T. Keys that the shape does not name do not matter. */
export type Shape<T> = (value: unknown) => value is T;

export const text: Shape<string> = value => typeof value === 'string';

/** Not NaN, nor infinite: neither survives JSON. */
export const finite: Shape<number> = (value): value is number => Number.isFinite(value);

/** A whole number from 0. */
export const count: Shape<number> = (value): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;

export const truth: Shape<boolean> = value => typeof value === 'boolean';

/** One of some texts. */
export function oneOf<const T extends string>(...values: readonly T[]): Shape<T> {
  const all: ReadonlySet<unknown> = new Set(values);
  return (value): value is T => all.has(value);
}

export function either<A, B>(a: Shape<A>, b: Shape<B>): Shape<A | B> {
  return (value): value is A | B => a(value) || b(value);
}

export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return (value): value is T | null => value === null || shape(value);
}

/** A key that may be missing. */
export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value): value is T | undefined => value === undefined || shape(value);
}

export function listOf<T>(shape: Shape<T>): Shape<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(shape);
}

export function recordOf<T>(shape: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return (value): value is Readonly<Record<string, T>> =>
    isObject(value) && Object.values(value).every(shape);
}

/** The shape of every key of T. */
export type Fields<T> = { readonly [K in keyof T]-?: Shape<T[K]> };

export function object<T>(fields: Fields<T>): Shape<T> {
  const entries = Object.entries<Shape<unknown>>(fields);
  return (value): value is T => isObject(value) && entries.every(([key, shape]) => shape(value[key]));
}

/** The shapes of the keys of one of several objects, but for the `kind` that tells them apart. */
type KindFields<T extends { readonly kind: string }> = {
  readonly [K in T['kind']]: Fields<Omit<Extract<T, { readonly kind: K }>, 'kind'>>;
};

/** One of several objects, told apart by their `kind`. */
export function kinds<T extends { readonly kind: string }>(fields: KindFields<T>): Shape<T> {
  const entries = Object.entries<Fields<object>>(fields);
  const shapes = new Map(entries.map(([kind, each]) => [kind, object(each)]));
  return (value): value is T =>
    isObject(value) && typeof value.kind === 'string' && shapes.get(value.kind)?.(value) === true;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
