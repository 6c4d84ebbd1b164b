import { at, methodIn } from '../define.ts';
import type {
  CallEntity,
  Library,
  MakerEntity,
  ObjectType,
  RetryProfile,
  TimeoutOption,
  TimeoutProfile,
} from '../schema.ts';

/** Timeouts of undici's dispatchers, which fetch takes no notice of in its own options. */
const dispatcherOnly: readonly TimeoutOption[] = ['headersTimeout', 'bodyTimeout', 'connectTimeout'].map(
  path => ({
    path,
    at: 'call',
    form: 'ms',
    effect: 'ignored',
    covers: [],
    instead: '`signal: AbortSignal.timeout(…)`',
    note: 'belongs to the dispatcher; fetch takes no notice of it',
  }),
);

/**
 * How any fetch of the standard is bounded: by its signal alone, over connecting, redirects and reading the body.
 * Measured against hanging servers on Node 20, 22 and 24; so is that `timeout` does nothing.
 */
export const fetchTimeouts: TimeoutProfile = {
  options: [
    {
      path: 'signal',
      at: 'call',
      form: 'signal',
      effect: 'bounds',
      covers: ['connect', 'headers', 'body', 'total'],
      note: 'bounds the whole request, reading the body too',
    },
    {
      path: 'timeout',
      at: 'call',
      form: 'ms',
      effect: 'ignored',
      covers: [],
      instead: '`signal: AbortSignal.timeout(…)`',
      note: 'is no option of fetch',
    },
    ...dispatcherOnly,
    {
      path: 'dispatcher.headersTimeout',
      at: 'call',
      form: 'ms',
      effect: 'bounds',
      covers: ['headers'],
      off: [0],
      note: 'bounds the wait for the headers, on Node',
    },
    {
      path: 'dispatcher.bodyTimeout',
      at: 'call',
      form: 'ms',
      effect: 'partial',
      covers: ['body'],
      off: [0],
      note: 'bounds each silence within the body only',
    },
    {
      path: 'dispatcher.connect.timeout',
      at: 'call',
      form: 'ms',
      effect: 'partial',
      covers: ['connect'],
      off: [0],
      note: 'bounds connecting only',
    },
  ],
  defaults: [
    {
      ms: 300_000,
      effect: 'partial',
      covers: ['headers', 'body'],
      note: 'has no deadline; Node gives up after 300 s without a sign of life, other hosts later or never',
    },
  ],
  fixes: [{ at: 'call', set: { signal: '$signal' }, note: 'bounds the whole request, reading the body too' }],
};

/** No fetch repeats anything (measured), but for a dispatcher of undici that does. */
export const fetchRetries: RetryProfile = {
  options: [
    {
      path: 'dispatcher',
      at: 'call',
      form: 'policy',
      objects: ['retry-dispatcher'],
      rare: true,
      note: 'is a dispatcher that repeats failed requests',
    },
    {
      path: 'dispatcher',
      at: 'call',
      form: 'policy',
      objects: ['composed-dispatcher'],
      effect: 'unknown',
      rare: true,
      note: 'may hold an interceptor that repeats failed requests',
    },
  ],
  defaults: [{ retries: null, note: 'repeats nothing by itself' }],
};

/** `fetch(input, init?)`. The body is read through its result, under the same signal. */
export const fetchCall: CallEntity = {
  is: 'call',
  options: [at(1)],
  operation: methodIn('method'),
  timeout: 'fetch',
  target: { argument: 0 },
  answers: 'Response',
  carrier: { argument: 0, object: 'request' },
  body: ['json', 'text', 'arrayBuffer', 'blob', 'formData', 'bytes'],
};

/** `new Request(input, init?)`: sends nothing, and carries the signal. */
export const requestMaker: MakerEntity = {
  is: 'maker',
  object: 'request',
  by: 'new',
  options: [at(1)],
  inherits: { argument: 0 },
  target: { argument: 0 },
};

export const requestObject: ObjectType = { members: { clone: { is: 'object', object: 'request' } } };

/** The fetch of the platform: Node (undici inside), browsers, Bun, Deno. */
export const fetchLibrary: Library = {
  id: 'fetch',
  packages: [],
  kind: 'http',
  depth: 'full',
  sources: [
    'measured against hanging servers on Node 20.20.2, 22.23.3 and 24.21.0, Bun 1.4.5 and Deno 2.9.6',
    'undici@7.30.2 lib/dispatcher/client.js, lib/core/connect.js',
  ],
  exports: {},
  globals: { fetch: { ...fetchCall, standIn: 'Response.json(null)' }, Request: requestMaker },
  objects: { request: requestObject },
  timeouts: { fetch: fetchTimeouts },
  retries: { default: fetchRetries },
  deadline: { ms: 5_000, why: 'most HTTP interfaces answer within a second; five leave room for a slow one' },
};
