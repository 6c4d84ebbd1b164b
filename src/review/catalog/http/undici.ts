import { at, local, locals, methodIn, objectAt } from '../define.ts';
import { fetchCall, fetchRetries, fetchTimeouts, requestMaker, requestObject } from './fetch.ts';
import type {
  ArgumentRef,
  CallEntity,
  Entity,
  Library,
  MakerEntity,
  ObjectType,
  RetryProfile,
  TimeoutProfile,
} from '../schema.ts';

/** `request(url, options?)` of the module, `request(options)` of a dispatcher. */
function send(position: number, retry = 'default'): CallEntity {
  return {
    is: 'call',
    retry,
    options: [at(position)],
    operation: methodIn('method'),
    timeout: 'request',
    target: position === 0 ? { option: 'origin' } : { argument: 0 },
  };
}

function tunnel(position: number, name: string, retry?: string): CallEntity {
  return { ...send(position, retry), operation: { kind: 'fixed', name, idempotent: false } };
}

function senders(position: number, retry?: string): Readonly<Record<string, Entity>> {
  return {
    request: send(position, retry),
    stream: send(position, retry),
    pipeline: send(position, retry),
    connect: tunnel(position, 'CONNECT', retry),
    upgrade: tunnel(position, 'UPGRADE', retry),
  };
}

function dispatcher(retry?: string): ObjectType {
  return {
    members: {
      ...senders(0, retry),
      dispatch: send(0, retry),
      // Interceptors lie over the dispatcher, whose options hold on.
      compose: { is: 'local', gives: 'composed-dispatcher' },
    },
    extensible: true,
  };
}

function maker(
  options: readonly ArgumentRef[],
  inherits?: MakerEntity['inherits'],
  object = 'dispatcher',
): MakerEntity {
  return {
    is: 'maker',
    object,
    by: 'new',
    options,
    ...(inherits === undefined ? {} : { inherits }),
  };
}

const repeated = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'TRACE'];

/**
 * undici@7.30.2 lib/dispatcher/client.js:262-263, lib/core/connect.js:75. All measured with 5, 6, 7 and 8: its own limits are idle times of
 * 300 s for headers and body, and 10 s for connecting. A signal ends a request once it is sent, in 5 also while it waits for that.
 */
const timeouts: TimeoutProfile = {
  options: [
    {
      path: 'headersTimeout',
      at: 'both',
      form: 'ms',
      effect: 'bounds',
      covers: ['headers'],
      off: [0],
      note: 'bounds the wait for the headers; `bodyTimeout` bounds each silence of the body',
    },
    {
      path: 'dispatcher.headersTimeout',
      at: 'call',
      form: 'ms',
      effect: 'bounds',
      covers: ['headers'],
      off: [0],
      note: 'bounds the wait for the headers',
    },
    {
      path: 'signal',
      at: 'call',
      form: 'signal',
      effect: 'bounds',
      covers: ['headers', 'body', 'total'],
      note: 'bounds headers and body once the request is sent; connecting has a limit of its own',
    },
    {
      path: 'bodyTimeout',
      at: 'both',
      form: 'ms',
      effect: 'partial',
      covers: ['body'],
      off: [0],
      note: 'bounds each silence within the body only',
    },
    {
      path: 'connect.timeout',
      at: 'client',
      form: 'ms',
      effect: 'partial',
      covers: ['connect'],
      off: [0],
      note: 'bounds connecting only',
    },
    {
      path: 'connectTimeout',
      at: 'client',
      form: 'ms',
      effect: 'partial',
      covers: ['connect'],
      off: [0],
      note: 'bounds connecting only',
    },
    {
      path: 'timeout',
      at: 'both',
      form: 'ms',
      effect: 'ignored',
      covers: [],
      instead: '`headersTimeout` and `bodyTimeout`',
      note: 'is no option of undici',
    },
  ],
  defaults: [
    {
      ms: 300_000,
      effect: 'partial',
      covers: ['headers', 'body'],
      note: 'has no deadline; it gives up after 300 s without a sign of life',
    },
  ],
  fixes: [
    {
      at: 'call',
      set: { headersTimeout: '$ms', bodyTimeout: '$ms' },
      note: 'bounds the wait for the headers, then each silence of the body',
    },
    {
      at: 'client',
      set: { headersTimeout: '$ms', bodyTimeout: '$ms' },
      note: 'bounds the wait for the headers, then each silence of the body, of every request',
    },
  ],
};

/** undici@7.30.2 lib/handler/retry-handler.js:84-130 (run): not after a timeout for the headers. */
const agentRetries: RetryProfile = {
  options: [
    {
      path: 'maxRetries',
      at: 'client',
      form: 'retries',
      operations: repeated,
      note: 'is how often a failed request is sent again',
    },
  ],
  defaults: [
    {
      retries: 5,
      operations: repeated,
      option: 'maxRetries',
      note: 'sends a failed request again up to five times through a RetryAgent',
    },
  ],
  operations: { path: 'methods', at: 'client' },
};

const composedRetries: RetryProfile = {
  options: [],
  defaults: [{ retries: null, uncertain: true, note: 'may have an interceptor here that repeats requests' }],
};

/** A connection that is kept: how long it lives is not a matter of a deadline. */
function kept(what: string): CallEntity {
  return {
    is: 'call',
    by: 'new',
    options: [at(1)],
    operation: { kind: 'fixed', name: 'connect', idempotent: true },
    timeout: 'fetch',
    target: { argument: 0 },
    waits: `${what} stays open to receive what comes`,
  };
}

export const undici: Library = {
  id: 'undici',
  packages: ['undici'],
  kind: 'http',
  depth: 'full',
  sources: [
    'undici@7.30.2 lib/dispatcher/client.js, lib/core/connect.js, lib/api/api-request.js',
    'measured with undici 5.29.0, 6.29.1, 7.30.2 and 8.12.4',
  ],
  exports: {
    ...senders(1),
    fetch: fetchCall,
    Request: requestMaker,
    Client: maker([at(1)]),
    Pool: maker([at(1)]),
    BalancedPool: maker([at(1)]),
    RoundRobinPool: maker([at(1)]),
    Agent: maker([at(0)]),
    ProxyAgent: maker([objectAt(0)]),
    EnvHttpProxyAgent: maker([at(0)]),
    // The options in argument 1 say how to retry; those of the agent in argument 0 hold for each attempt.
    RetryAgent: maker([at(1)], { argument: 0 }, 'retry-dispatcher'),
    WebSocket: kept('a WebSocket'),
    EventSource: kept('an event stream'),
    setGlobalDispatcher: local,
    getGlobalDispatcher: local,
    'Mock*': local,
    ...locals('Response', 'Headers', 'FormData', 'interceptors', 'errors', 'buildConnector', 'RetryHandler'),
  },
  types: { Dispatcher: 'dispatcher', RetryAgent: 'retry-dispatcher' },
  objects: {
    dispatcher: dispatcher(),
    'retry-dispatcher': dispatcher('agent'),
    'composed-dispatcher': dispatcher('composed'),
    request: requestObject,
  },
  timeouts: { request: timeouts, fetch: fetchTimeouts },
  retries: { default: fetchRetries, agent: agentRetries, composed: composedRetries },
  deadline: { ms: 5_000, why: 'most HTTP interfaces answer within a second; five leave room for a slow one' },
};
