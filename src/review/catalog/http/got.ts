import { at, local, methodIn, objectAt, verbs } from '../define.ts';
import type {
  CallEntity,
  Library,
  MakerEntity,
  ObjectType,
  RetryProfile,
  TimeoutOption,
  TimeoutProfile,
} from '../schema.ts';

const methods = ['get', 'post', 'put', 'patch', 'head', 'delete', 'query'];
/** `got(url, options?)`, `got(options)`: the address may stand in the options. */
const place = { options: [objectAt(0), at(1)], timeout: 'got', target: { argument: 0 } } as const;
const send: CallEntity = { is: 'call', operation: methodIn('method'), ...place };

const extend: MakerEntity = {
  is: 'maker',
  object: 'got',
  by: 'call',
  options: [at(0), at(1), at(2)],
  inherits: 'receiver',
  target: { option: 'prefixUrl' },
};

const instance: ObjectType = {
  call: send,
  members: {
    ...verbs(methods, place),
    stream: { is: 'object', object: 'stream' },
    paginate: { is: 'object', object: 'paginate' },
    extend,
    default: { is: 'object', object: 'got' },
    got: { is: 'object', object: 'got' },
  },
};

const streamed = { ...place, retry: 'stream', result: 'emitter' } as const;
const stream: ObjectType = { call: { ...send, ...streamed }, members: verbs(methods, streamed) };

/** `for await (… of got.paginate(url))`: as many requests as there are pages, each with the same options. */
const paginate: ObjectType = { call: send, members: { all: send, each: send } };

function phase(path: string, note: string): TimeoutOption {
  return { path, at: 'both', form: 'ms', effect: 'partial', covers: ['connect'], note };
}

/** got@11.8.6 dist/source/core/utils/timed-out.js; measured with 11, 12, 13, 14 and 16. No timeout by default in any. */
const timeouts: TimeoutProfile = {
  options: [
    {
      path: 'timeout',
      at: 'both',
      form: 'ms',
      versions: '<12.0.0',
      effect: 'bounds',
      covers: ['connect', 'headers', 'body', 'total'],
      note: 'bounds each attempt, reading the body too',
    },
    {
      path: 'timeout',
      at: 'both',
      form: 'ms',
      versions: '>=12.0.0',
      effect: 'refused',
      covers: [],
      instead: '`timeout: { request: … }`',
      note: 'as a number is refused from got 12 on',
    },
    {
      path: 'timeout.request',
      at: 'both',
      form: 'ms',
      effect: 'bounds',
      covers: ['connect', 'headers', 'body', 'total'],
      note: 'bounds each attempt, reading the body too; retries start it anew',
    },
    {
      path: 'timeout.response',
      at: 'both',
      form: 'ms',
      effect: 'bounds',
      covers: ['headers'],
      note: 'bounds the wait for the headers, not the body',
    },
    {
      path: 'timeout.socket',
      at: 'both',
      form: 'ms',
      effect: 'bounds',
      covers: ['headers', 'body'],
      note: 'bounds each silence on the socket, not the whole',
    },
    {
      path: 'timeout.read',
      at: 'both',
      form: 'ms',
      versions: '>=12.0.0',
      effect: 'partial',
      covers: ['body'],
      note: 'bounds reading the body only',
    },
    {
      path: 'timeout.read',
      at: 'both',
      form: 'ms',
      versions: '<12.0.0',
      effect: 'ignored',
      covers: [],
      instead: '`timeout: { request: … }`',
      note: 'is not known before got 12',
    },
    phase('timeout.lookup', 'bounds the name lookup only'),
    phase('timeout.connect', 'bounds connecting only'),
    phase('timeout.secureConnect', 'bounds the TLS handshake only'),
    phase('timeout.send', 'bounds sending the request only'),
    {
      path: 'signal',
      at: 'both',
      form: 'signal',
      effect: 'bounds',
      covers: ['connect', 'headers', 'body', 'total'],
      note: 'bounds the whole, its retries too',
    },
  ],
  defaults: [{ ms: null, effect: 'bounds', covers: [], note: 'has no timeout by default' }],
  fixes: [
    { at: 'call', set: { 'timeout.request': '$ms' }, note: 'bounds each attempt, reading the body too' },
    {
      at: 'client',
      set: { 'timeout.request': '$ms' },
      note: 'bounds each attempt of every request of this instance',
    },
  ],
};

const repeated = ['GET', 'PUT', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE', 'QUERY'];

/** got@11.8.6 dist/source/index.js:19, got@16.1.0 dist/source/core/options.js:350-386; measured: no POST, no PATCH. */
const retries: RetryProfile = {
  options: [
    {
      path: 'retry',
      at: 'both',
      form: 'retries',
      versions: '<12.0.0',
      operations: repeated,
      note: 'is how often a failed request is sent again',
    },
    {
      path: 'retry',
      at: 'both',
      form: 'retries',
      versions: '>=12.0.0',
      effect: 'ignored',
      instead: '`retry: { limit: … }`',
      note: 'as a number is refused from got 12 on',
    },
    {
      path: 'retry.limit',
      at: 'both',
      form: 'retries',
      operations: repeated,
      note: 'is how often a failed request is sent again',
    },
    {
      path: 'retry.calculateDelay',
      at: 'both',
      form: 'policy',
      note: 'decides for each failure whether the request is sent again',
    },
  ],
  defaults: [
    {
      retries: 2,
      operations: repeated,
      option: 'retry.limit',
      note: 'sends a failed request again twice by default',
    },
  ],
  operations: { path: 'retry.methods', at: 'both' },
};

/** A stream is made anew only by a listener for its event `retry` (measured). */
const streamRetries: RetryProfile = {
  options: [],
  defaults: [{ retries: null, note: 'repeats no stream by itself' }],
};

export const got: Library = {
  id: 'got',
  packages: ['got'],
  kind: 'http',
  depth: 'full',
  sources: [
    'got@11.8.6 dist/source/core/utils/timed-out.js, dist/source/index.js',
    'got@16.1.0 dist/source/core/options.js',
    'measured with got 11.8.6, 12.6.1, 13.0.0, 14.6.6 and 16.1.0',
  ],
  exports: {
    default: { is: 'object', object: 'got' },
    got: { is: 'object', object: 'got' },
    Options: local,
    '*Error': local,
  },
  types: { Got: 'got', ExtendedGot: 'got', GotStream: 'stream', GotPaginate: 'paginate' },
  objects: { got: instance, stream, paginate },
  timeouts: { got: timeouts },
  retries: { default: retries, stream: streamRetries },
  deadline: { ms: 5_000, why: 'most HTTP interfaces answer within a second; five leave room for a slow one' },
};
