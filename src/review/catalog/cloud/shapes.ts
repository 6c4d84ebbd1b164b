import type { Phase } from '../../../base/guard.ts';
import { at, each, local, locals } from '../define.ts';
import type {
  CallEntity,
  Entity,
  MakerEntity,
  NativeFix,
  ObjectType,
  Operation,
  RetryDefault,
  RetryOption,
  RetryProfile,
  TimeoutDefault,
  TimeoutOption,
  TimeoutProfile,
} from '../schema.ts';

/** Shapes that the SDKs of services share. They only build data. */

/** One clock over the whole. */
export const whole: readonly Phase[] = ['connect', 'headers', 'body', 'total'];
/** Each silence, also within the body. */
export const silences: readonly Phase[] = ['connect', 'headers', 'body'];
export const untilHeaders: readonly Phase[] = ['connect', 'headers'];

type Given<T, K extends keyof T> = Partial<Omit<T, K>>;

/** An option that bounds; left out: a number of milliseconds of the client, over the whole. */
export function bound(
  path: string,
  note: string,
  given: Given<TimeoutOption, 'path' | 'note'> = {},
): TimeoutOption {
  return { path, at: 'client', form: 'ms', effect: 'bounds', covers: whole, note, ...given };
}

/** An AbortSignal for a call, its retries too. */
export function signalOption(path: string, given: Given<TimeoutOption, 'path'> = {}): TimeoutOption {
  const note = 'bounds the whole call, its retries too';
  return { path, at: 'call', form: 'signal', effect: 'bounds', covers: whole, note, ...given };
}

/** An option that does nothing where it stands. */
export function idle(
  path: string,
  note: string,
  instead: string,
  given: Given<TimeoutOption, 'path' | 'note'> = {},
): TimeoutOption {
  return { path, at: 'call', form: 'ms', effect: 'ignored', covers: [], instead, note, ...given };
}

export const noDefault: TimeoutDefault = {
  ms: null,
  effect: 'bounds',
  covers: [],
  note: 'has no timeout by default',
};

/** Nobody has looked: a call without a deadline of its own is left open. */
export const untold: TimeoutDefault = {
  ms: null,
  effect: 'unknown',
  covers: [],
  note: 'may have a timeout by default',
};

/** What the library does by itself; `option`: where that is given, the default does not hold. */
export function byDefault(ms: number, given: Given<TimeoutDefault, 'ms'> = {}): TimeoutDefault {
  return { ms, effect: 'bounds', covers: whole, note: `gives up after ${seconds(ms)} by default`, ...given };
}

function seconds(ms: number): string {
  return ms % 60_000 === 0 && ms > 60_000 ? `${String(ms / 60_000)} minutes` : `${String(ms / 1000)} s`;
}

const placeholders = { ms: '$ms', s: '$s', signal: '$signal', epoch: '$epoch', text: '$ms' } as const;

/** A profile whose fixes are its options that bound, in that order; without one, `noFix` says why. */
export function timeoutsOf(
  options: readonly TimeoutOption[],
  defaults: readonly TimeoutDefault[],
  noFix = 'its calls and its client have no option that bounds them',
): TimeoutProfile {
  const fixes = options.flatMap(fixesOf);
  return { options, defaults, fixes, ...(fixes.length === 0 ? { noFix } : {}) };
}

function fixesOf({ path, at: place, form, effect, versions, needs, keys, note }: TimeoutOption): NativeFix[] {
  if (effect !== 'bounds' || needs !== undefined || keys !== undefined) {
    return [];
  }
  const places = place === 'both' ? (['call', 'client'] as const) : [place];
  return places.map(where => ({
    at: where,
    ...(versions === undefined ? {} : { versions }),
    set: { [path]: placeholders[form] },
    note,
  }));
}

/** A client that fetches by itself has no option, and takes a function in place of `fetch`. */
export const ownFetch = 'it takes a deadline only in a `fetch` that is given to its client';

export function retryOption(
  path: string,
  note: string,
  given: Given<RetryOption, 'path' | 'note'> = {},
): RetryOption {
  return { path, at: 'client', form: 'retries', off: [0], note, ...given };
}

const times = ['never', 'once', 'twice', 'three times', 'four times', 'five times'];

export function repeats(retries: number, given: Given<RetryDefault, 'retries'> = {}): RetryDefault {
  return {
    retries,
    note: `repeats a failed call ${times[retries] ?? `${String(retries)} times`} by default`,
    ...given,
  };
}

export const repeatsNothing: RetryDefault = { retries: null, note: 'repeats nothing by default' };

export function retriesOf(
  options: readonly RetryOption[],
  ...defaults: readonly RetryDefault[]
): RetryProfile {
  return { options, defaults: defaults.length === 0 ? [repeatsNothing] : defaults };
}

/** It repeats nothing by itself, and has no option for it. */
export const noRetries = { default: retriesOf([]) };

/** Nobody has looked whether it repeats anything. */
export const unknownRetries = { default: retriesOf([], { ...repeatsNothing, uncertain: true as const }) };

/** What a method does, by the beginning of its name. */
export const byName: Extract<Operation, { readonly kind: 'member-name' }> = {
  kind: 'member-name',
  safe: [
    ...['get', 'list', 'find', 'fetch', 'search', 'retrieve', 'describe', 'count', 'exists', 'query', 'read'],
    ...[
      'download',
      'head',
      'check',
      'lookup',
      'view',
      'all',
      'iterate',
      'delete',
      'remove',
      'put',
      'set',
      'upsert',
    ],
  ],
  unsafe: [
    ...['create', 'send', 'post', 'add', 'insert', 'publish', 'submit', 'charge', 'capture', 'refund', 'pay'],
    ...['run', 'execute', 'start', 'trigger', 'invite', 'generate', 'chat', 'complete', 'stream', 'transfer'],
    ...[
      'sendBatch',
      'issue',
      'sale',
      'broadcast',
      'write',
      'open',
      'push',
      'enqueue',
      'track',
      'reply',
      'batch',
    ],
  ],
};

/** A method that leaves the process; left out: it takes no options, and has the profile `request`. */
export function method(given: Given<CallEntity, 'is'> = {}): CallEntity {
  return { is: 'call', options: [], operation: byName, timeout: 'request', ...given };
}

/** A method whose options are its last argument, where that is an object. */
export function lastObject(given: Given<CallEntity, 'is'> = {}): CallEntity {
  return method({ options: [{ at: 'last-object' }], ...given });
}

/** `new X(options)`; left out: the options are the first argument. */
export function made(given: Given<MakerEntity, 'is'> = {}): MakerEntity {
  return { is: 'maker', object: 'client', by: 'new', options: [at(0)], ...given };
}

export function object(name: string): Entity {
  return { is: 'object', object: name };
}

/** Members of clients that hold or show something. */
const plain = locals(
  ...[
    'options',
    'config',
    'logger',
    'baseUrl',
    'baseURL',
    'token',
    'apiKey',
    'close',
    'destroy',
    'disconnect',
  ],
  ...['errors', 'emitter', 'setLogger', 'addHook', 'middleware', 'interceptors', 'version', 'timeout'],
);

type Members = Readonly<Record<string, Entity>>;

/**
 * A client with resources in resources, whatever their depth: what is called leaves the process. `client`: members of the client
 * alone; `anywhere`: members of the resources too, such as those that stay inside.
 */
export function resources(
  call: CallEntity,
  { client = {}, anywhere = {} }: { readonly client?: Members; readonly anywhere?: Members } = {},
): Readonly<Record<'client' | 'resource', ObjectType>> {
  const otherwise = object('resource');
  return {
    client: { members: { ...plain, ...anywhere, ...client }, otherwise, extensible: true },
    resource: { call, members: { ...plain, ...anywhere }, otherwise },
  };
}

/** A client whose methods all leave the process, but for those that are named. */
export function methods(call: CallEntity, members: Members = {}): ObjectType {
  return { members: { ...plain, ...members }, otherwise: call, extensible: true };
}

/** Several exports that are the same client. */
export function clients(maker: MakerEntity, ...names: readonly string[]): Members {
  return each(names, maker);
}

/** Classes of errors, types and helpers that every SDK exports. */
export const exported: Members = { '*Error': local, '*Exception': local };
