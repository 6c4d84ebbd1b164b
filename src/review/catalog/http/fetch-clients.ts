import { at, each, local, locals, methodIn, objectAt } from '../define.ts';
import { noDefault, retriesOf, signalOption, whole } from '../cloud/shapes.ts';
import type { CallEntity, Entity, Library, MakerEntity, ObjectType, Operation } from '../schema.ts';

const deadline = {
  ms: 5_000,
  why: 'most HTTP interfaces answer within a second; five leave room for a slow one',
} as const;
const safe = ['GET', 'HEAD', 'OPTIONS', 'TRACE'];

const ofetchCall: CallEntity = {
  is: 'call',
  options: [at(1)],
  operation: methodIn('method'),
  timeout: 'ofetch',
  target: { argument: 0 },
};

const ofetchCreate: MakerEntity = {
  is: 'maker',
  object: 'ofetch',
  by: 'call',
  options: [at(0)],
  inherits: 'receiver',
  target: { option: 'baseURL' },
};

const ofetchInstance: ObjectType = {
  call: ofetchCall,
  members: {
    raw: ofetchCall,
    // It is the platform's own: neither the timeout nor the repetition of ofetch.
    native: { ...ofetchCall, timeout: 'native', retry: 'native' },
    create: ofetchCreate,
  },
};

/** ofetch@1.5.1 dist/shared/ofetch.CWycOUEr.mjs:145-187,261-289; run with it. */
export const ofetch: Library = {
  id: 'ofetch',
  packages: ['ofetch', 'ohmyfetch'],
  kind: 'http',
  depth: 'full',
  sources: ['ofetch@1.5.1 dist/shared/ofetch.CWycOUEr.mjs', 'run with ofetch 1.5.1'],
  exports: {
    ...each(['ofetch', '$fetch', 'fetch'], { is: 'object', object: 'ofetch' }),
    createFetch: {
      is: 'maker',
      object: 'ofetch',
      by: 'call',
      options: [],
      target: { option: 'defaults.baseURL' },
    },
    ...locals('Headers', 'FetchError'),
  },
  globals: { $fetch: { is: 'object', object: 'ofetch' } },
  types: { $Fetch: 'ofetch', FetchInstance: 'ofetch' },
  objects: { ofetch: ofetchInstance },
  timeouts: {
    ofetch: {
      options: [
        {
          path: 'signal',
          at: 'both',
          form: 'signal',
          effect: 'bounds',
          covers: whole,
          overrides: 'timeout',
          note: 'bounds all attempts, reading the body too',
        },
        {
          path: 'timeout',
          at: 'both',
          form: 'ms',
          effect: 'bounds',
          covers: ['connect', 'headers'],
          off: [0],
          note: 'bounds each attempt until the headers, not the body; `signal` switches it off',
        },
      ],
      defaults: [noDefault],
      fixes: [
        { at: 'call', set: { signal: '$signal' }, note: 'bounds all attempts, reading the body too' },
        { at: 'client', set: { timeout: '$ms' }, note: 'bounds each attempt until the headers' },
      ],
    },
    native: {
      options: [signalOption('signal', { note: 'bounds the whole request' })],
      defaults: [noDefault],
      fixes: [{ at: 'call', set: { signal: '$signal' }, note: 'bounds the whole request' }],
    },
  },
  retries: {
    default: retriesOf(
      [
        {
          path: 'retry',
          at: 'both',
          form: 'retries',
          off: [0, false],
          note: 'repeats a request that failed, whatever its method',
        },
      ],
      {
        retries: 1,
        operations: safe,
        option: 'retry',
        note: 'repeats a request without a body once, at once, by default',
      },
    ),
    native: retriesOf([]),
  },
  deadline,
};

const chainOperation: Operation = {
  kind: 'chain',
  safe: ['get', 'head', 'put', 'delete', 'del', 'options', 'opts'],
  unsafe: ['post', 'patch'],
  default: { name: 'get', idempotent: true },
};

const superagentSend: CallEntity = {
  is: 'call',
  options: [],
  operation: chainOperation,
  timeout: 'superagent',
};

const chainTimeout: Entity = {
  is: 'guard',
  guards: { what: 'chain' },
  adds: [{ guard: 'timeout', note: 'bounds each attempt' }],
  gives: 'request',
};
const chainRetry: Entity = {
  is: 'guard',
  guards: { what: 'chain' },
  adds: [
    {
      guard: 'retry',
      amount: { argument: 0, form: 'retries', default: 1, off: [0, false] },
      note: 'repeats a request that failed at once, whatever its method',
    },
  ],
  gives: 'request',
};

const request: Entity = { is: 'object', object: 'request' };
const superagentVerbs = each(['get', 'head', 'delete', 'del', 'options', 'post', 'put', 'patch'], request);

/** Sent when it is awaited, and by these. superagent@10.4.2 lib/request-base.js:108-213,747-761; run with 8 and 10. */
export const superagent: Library = {
  id: 'superagent',
  packages: ['superagent'],
  kind: 'http',
  depth: 'full',
  sources: ['superagent@10.4.2 lib/request-base.js', 'run with superagent 8.1.2 and 10.4.2'],
  exports: {
    default: { is: 'object', object: 'superagent' },
    ...superagentVerbs,
    agent: { is: 'object', object: 'agent' },
  },
  types: { SuperAgentStatic: 'superagent', SuperAgentRequest: 'request', Request: 'request' },
  objects: {
    superagent: { call: request, members: { ...superagentVerbs, agent: { is: 'object', object: 'agent' } } },
    agent: {
      members: {
        ...superagentVerbs,
        ...each(['timeout', 'retry', 'set', 'use', 'auth', 'query', 'type', 'accept'], {
          is: 'object',
          object: 'agent',
        }),
      },
    },
    request: {
      members: {
        ...each(['end', 'pipe'], superagentSend),
        timeout: chainTimeout,
        retry: chainRetry,
        ...locals('abort', 'toJSON', 'on', 'once'),
      },
      otherwise: request,
      awaited: superagentSend,
    },
  },
  timeouts: {
    superagent: {
      options: [],
      defaults: [noDefault],
      fixes: [],
      noFix: 'its deadline is a link of the chain: `.timeout({ response: 5000, deadline: 10000 })`',
    },
  },
  deadline,
};

const wretchVerb: CallEntity = { is: 'call', options: [], operation: chainOperation, timeout: 'wretch' };

/** The verb sends; what stands before it is the same chain. wretch@3.0.9, wretch@2.11.1 dist/middlewares/retry.js; run with both. */
export const wretch: Library = {
  id: 'wretch',
  packages: ['wretch'],
  kind: 'http',
  depth: 'full',
  sources: ['wretch@3.0.9 and wretch@2.11.1 dist/middlewares/retry.js', 'run with both'],
  exports: {
    ...each(['default', 'wretch'], {
      is: 'maker',
      object: 'wretch',
      by: 'call',
      options: [at(1)],
      target: { argument: 0 },
    }),
    WretchError: local,
    '*Addon': local,
  },
  types: { Wretch: 'wretch' },
  objects: {
    wretch: {
      members: {
        ...each(['get', 'head', 'delete', 'opts', 'post', 'put', 'patch', 'fetch'], wretchVerb),
        options: {
          is: 'maker',
          object: 'wretch',
          by: 'call',
          options: [at(0)],
          inherits: 'receiver',
        },
        ...locals('toFetch'),
      },
      otherwise: { is: 'object', object: 'wretch' },
    },
  },
  timeouts: {
    wretch: {
      options: [
        {
          path: 'signal',
          at: 'client',
          form: 'signal',
          effect: 'bounds',
          covers: whole,
          note: 'bounds the whole request',
        },
        {
          path: 'timeout',
          at: 'client',
          form: 'ms',
          effect: 'ignored',
          covers: [],
          instead: '`.options({ signal })`',
          note: 'is handed on to `fetch`, which does not know it',
        },
      ],
      defaults: [noDefault],
      after: [
        {
          method: 'setTimeout',
          ms: 0,
          effect: 'bounds',
          covers: ['connect', 'headers', 'body', 'total'],
          note: 'ends the request after that time',
        },
      ],
      fixes: [],
      noFix: 'its deadline is a link of the chain: `.options({ signal: AbortSignal.timeout(5000) })`',
    },
  },
  deadline,
};

const fetchCall: CallEntity = { ...ofetchCall, timeout: 'fetch' };

/** make-fetch-happen@16.0.1 lib/options.js:21-33, lib/remote.js:84-113; run with it. */
export const makeFetchHappen: Library = {
  id: 'make-fetch-happen',
  packages: ['make-fetch-happen'],
  kind: 'http',
  depth: 'full',
  sources: ['make-fetch-happen@16.0.1 lib/options.js, lib/remote.js', 'run with make-fetch-happen 16.0.1'],
  exports: {
    default: { is: 'object', object: 'fetch' },
    ...locals('FetchError', 'Headers', 'Request', 'Response'),
  },
  objects: {
    fetch: {
      call: fetchCall,
      members: {
        defaults: {
          is: 'maker',
          object: 'fetch',
          by: 'call',
          options: [objectAt(0), at(1)],
          inherits: 'receiver',
        },
        delete: local,
      },
    },
  },
  timeouts: {
    fetch: {
      options: [
        {
          path: 'timeout',
          at: 'both',
          form: 'ms',
          effect: 'bounds',
          covers: ['headers', 'body', 'total'],
          off: [0],
          note: 'bounds the request once it is sent, not connecting',
        },
        signalOption('signal', { note: 'bounds the whole request' }),
      ],
      defaults: [noDefault],
      fixes: [
        { at: 'call', set: { timeout: '$ms' }, note: 'bounds the request once it is sent' },
        { at: 'client', set: { timeout: '$ms' }, note: 'bounds every request once it is sent' },
      ],
    },
  },
  retries: {
    default: retriesOf([
      {
        path: 'retry.retries',
        at: 'both',
        form: 'retries',
        off: [0],
        operations: [...safe, 'PUT', 'DELETE'],
        note: 'repeats a request that failed, but no POST',
      },
      {
        path: 'retry',
        at: 'both',
        form: 'retries',
        off: [0, false],
        operations: [...safe, 'PUT', 'DELETE'],
        note: 'repeats a request that failed, but no POST',
      },
    ]),
  },
  deadline,
};
