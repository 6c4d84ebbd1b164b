import { at, httpMethod, local, locals, methodIn, objectAt } from '../define.ts';
import type { CallEntity, Entity, Library, TimeoutAfter, TimeoutOption, TimeoutProfile } from '../schema.ts';

/** `http.request(url | options, options?, callback?)`: nothing is sent before `end`, which `http.get` calls itself. */
const place = {
  options: [objectAt(0), { at: 'before-callback' }],
  timeout: 'request',
  target: { argument: 0 },
  result: 'emitter',
} as const;
const request: CallEntity = { is: 'call', operation: methodIn('method'), sentBy: ['end'], ...place };
const get: CallEntity = { is: 'call', operation: httpMethod('get'), ...place };

const names: Readonly<Record<string, Entity>> = {
  request,
  get,
  ClientRequest: { ...request, by: 'new' },
  Agent: { is: 'maker', object: 'agent', by: 'new', options: [at(0)] },
  globalAgent: local,
  ...locals(
    'createServer',
    'Server',
    'IncomingMessage',
    'ServerResponse',
    'OutgoingMessage',
    'METHODS',
    'STATUS_CODES',
  ),
  ...locals('validateHeaderName', 'validateHeaderValue', 'setMaxIdleHTTPParsers', 'maxHeaderSize'),
};

/** Ways out of a `timeout` event: ending the request, or telling the caller. */
const ways = ['destroy', 'abort', 'reject'];

const listeners: readonly TimeoutAfter[] = ['on', 'once', 'addListener', 'prependListener'].map(method => ({
  method,
  event: 'timeout',
  handler: 1,
  calls: ways,
  effect: 'listener',
  covers: [],
  note: 'ends the request when it has been silent for too long',
}));

/** Node's own idle timer only emits an event: nothing ends unless a listener does it (measured on Node 20 and 24). */
function idle(path: string, note: string): TimeoutOption {
  return {
    path,
    at: 'call',
    form: 'ms',
    effect: 'bounds',
    covers: ['connect', 'headers', 'body'],
    off: [0],
    needsAfter: true,
    instead: "`signal`, or a `'timeout'` listener that destroys the request",
    note,
  };
}

const signal: TimeoutOption = {
  path: 'signal',
  at: 'call',
  form: 'signal',
  effect: 'bounds',
  covers: ['connect', 'headers', 'body', 'total'],
  note: 'bounds connecting, headers and body, not the wait for a free socket of the agent',
};

const nodeTimeouts: TimeoutProfile = {
  options: [
    signal,
    idle('timeout', "only emits 'timeout' after a silence; a listener must end the request"),
    idle('agent.timeout', "only emits 'timeout' after a silence; a listener must end the request"),
  ],
  defaults: [{ ms: null, effect: 'bounds', covers: [], note: 'has no timeout by default' }],
  after: [
    {
      method: 'setTimeout',
      ms: 0,
      handler: 1,
      calls: ways,
      effect: 'bounds',
      covers: ['connect', 'headers', 'body'],
      note: 'ends the request after a silence of this length',
    },
    {
      method: 'setTimeout',
      ms: 0,
      needsListener: true,
      effect: 'bounds',
      covers: ['connect', 'headers', 'body'],
      note: "emits 'timeout' after a silence of this length, which a listener takes for the end",
    },
    ...listeners,
  ],
  fixes: [{ at: 'call', set: { signal: '$signal' }, note: 'bounds connecting, headers and body' }],
};

const deadline = {
  ms: 5_000,
  why: 'most HTTP interfaces answer within a second; five leave room for a slow one',
} as const;

function nodeModule(id: string, packages: readonly string[]): Library {
  return {
    id,
    packages,
    kind: 'http',
    depth: 'full',
    sources: ['measured on Node 20.20.2 and 24.21.0'],
    exports: names,
    objects: { agent: { members: {} } },
    timeouts: { request: nodeTimeouts },
    deadline,
  };
}

export const nodeHttp = nodeModule('node:http', ['node:http', 'http']);
export const nodeHttps = nodeModule('node:https', ['node:https', 'https']);

/**
 * The same interface over redirects. One fact differs (follow-redirects@1.16.3 index.js:217-281): its `setTimeout` destroys a socket that
 * is silent for so long by itself.
 */
export const followRedirects: Library = {
  id: 'follow-redirects',
  packages: ['follow-redirects'],
  kind: 'http',
  depth: 'full',
  sources: ['follow-redirects@1.16.3 index.js'],
  exports: {
    http: { is: 'object', object: 'module' },
    https: { is: 'object', object: 'module' },
    wrap: { is: 'local' },
  },
  objects: { module: { members: names }, agent: { members: {} } },
  timeouts: {
    request: {
      ...nodeTimeouts,
      after: [
        {
          method: 'setTimeout',
          ms: 0,
          effect: 'bounds',
          covers: ['connect', 'headers', 'body'],
          note: 'destroys a socket that is silent for so long',
        },
        ...listeners,
      ],
    },
  },
  deadline,
};
