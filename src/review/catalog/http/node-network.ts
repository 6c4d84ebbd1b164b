import { at, each, local, locals, objectAt } from '../define.ts';
import { noDefault, retriesOf, whole } from '../cloud/shapes.ts';
import type { CallEntity, Library, Operation } from '../schema.ts';

const deadline = {
  ms: 5_000,
  why: 'a server that is there answers within a second; five leave room for a slow one',
} as const;

const connect: Operation = { kind: 'fixed', name: 'connect', idempotent: true };

/** Measured with node 20.20.2 and 24.21.0: a stream without an answer waits for ever. */
export const http2: Library = {
  id: 'node:http2',
  packages: ['http2'],
  kind: 'http',
  depth: 'full',
  sources: ['measured with node 20.20.2 and 24.21.0'],
  exports: {
    connect: { is: 'maker', object: 'session', by: 'call', options: [at(1)], target: { argument: 0 } },
    ...locals('createServer', 'createSecureServer', 'constants', 'sensitiveHeaders'),
  },
  types: { ClientHttp2Session: 'session' },
  objects: {
    session: {
      members: {
        request: {
          is: 'call',
          options: [at(1)],
          operation: { kind: 'fixed', name: 'request', idempotent: null },
          timeout: 'request',
          result: 'emitter',
        },
        ...locals('ping', 'close', 'destroy', 'setTimeout', 'goaway', 'settings'),
      },
    },
  },
  timeouts: {
    request: {
      options: [
        {
          path: 'signal',
          at: 'call',
          form: 'signal',
          effect: 'bounds',
          covers: whole,
          note: 'ends the stream',
        },
      ],
      defaults: [noDefault],
      after: [
        {
          method: 'setTimeout',
          ms: 0,
          handler: 1,
          calls: ['close', 'destroy'],
          effect: 'bounds',
          covers: ['headers', 'body'],
          note: 'ends the stream when it is silent',
        },
      ],
      fixes: [{ at: 'call', set: { signal: '$signal' }, note: 'ends the stream' }],
    },
  },
  deadline,
};

function dnsCall(more: Partial<CallEntity> = {}): CallEntity {
  return {
    is: 'call',
    options: [],
    operation: { kind: 'fixed', name: 'resolve', idempotent: true },
    timeout: 'resolve',
    ...more,
  };
}

const queries = [
  ...[
    'resolve',
    'resolve4',
    'resolve6',
    'resolveAny',
    'resolveCaa',
    'resolveCname',
    'resolveMx',
    'resolveNaptr',
  ],
  ...['resolveNs', 'resolvePtr', 'resolveSoa', 'resolveSrv', 'resolveTlsa', 'resolveTxt', 'reverse'],
];

const dnsMembers = {
  ...each(queries, dnsCall()),
  ...each(
    ['lookup', 'lookupService'],
    dnsCall({
      timeout: 'lookup',
      retry: 'lookup',
      operation: { kind: 'fixed', name: 'lookup', idempotent: true },
    }),
  ),
  Resolver: { is: 'maker', object: 'resolver', by: 'new', options: [at(0)] },
  promises: { is: 'object', object: 'dns' },
  ...locals('setServers', 'getServers', 'setDefaultResultOrder', 'getDefaultResultOrder'),
} as const;

/** Measured with node 20.20.2 and 24.21.0: a silent server was asked four times, for 25 s in all. */
export const dns: Library = {
  id: 'node:dns',
  packages: ['dns', 'dns/promises'],
  kind: 'network',
  depth: 'full',
  sources: ['measured with node 20.20.2 and 24.21.0'],
  exports: { ...dnsMembers, '=': { is: 'object', object: 'dns' } },
  objects: {
    dns: { members: dnsMembers },
    resolver: {
      members: {
        ...each(queries, dnsCall()),
        ...locals('cancel', 'setServers', 'getServers', 'setLocalAddress'),
      },
    },
  },
  timeouts: {
    resolve: {
      options: [
        {
          path: 'timeout',
          at: 'client',
          form: 'ms',
          effect: 'bounds',
          covers: ['headers'],
          note: 'bounds each question to a server; `tries` says how many there are',
        },
      ],
      defaults: [
        {
          ms: 25_000,
          effect: 'bounds',
          covers: ['headers'],
          option: 'timeout',
          note: 'gives up after four questions, some 25 s, by default',
        },
      ],
      fixes: [{ at: 'client', set: { timeout: '$ms' }, note: 'bounds each question to a server' }],
    },
    lookup: {
      options: [],
      defaults: [
        {
          ms: null,
          effect: 'bounds',
          covers: [],
          note: 'asks the resolver of the system, with the time limits of that',
        },
      ],
      fixes: [],
      noFix: 'it cannot be limited: `new Resolver({ timeout })` asks by itself',
    },
  },
  retries: {
    default: retriesOf(
      [{ path: 'tries', at: 'client', form: 'attempts', off: [1], note: 'asks again where no answer comes' }],
      { retries: 3, note: 'asks four times by default' },
    ),
    lookup: retriesOf([]),
  },
  deadline: { ms: 2_000, why: 'a name server answers within a fraction of a second' },
};

const socketConnect: CallEntity = {
  is: 'call',
  options: [objectAt(0)],
  operation: connect,
  timeout: 'connect',
  target: { option: 'host' },
};

/** Measured with node 20.20.2 and 24.21.0: `timeout` only emits an event. */
const socketTimeouts: Library['timeouts'] = {
  connect: {
    options: [
      {
        path: 'signal',
        at: 'call',
        form: 'signal',
        effect: 'bounds',
        covers: ['connect'],
        note: 'destroys the socket, also while it connects',
      },
      {
        path: 'timeout',
        at: 'call',
        form: 'ms',
        effect: 'bounds',
        covers: ['connect', 'headers', 'body'],
        off: [0],
        needsAfter: true,
        instead: 'a `timeout` listener that destroys the socket, beside it',
        note: 'bounds each silence, with a listener that destroys the socket',
      },
    ],
    defaults: [
      { ms: null, effect: 'bounds', covers: [], note: 'connects for as long as the system does by default' },
    ],
    after: [
      {
        method: 'on',
        event: 'timeout',
        handler: 1,
        calls: ['destroy', 'destroySoon', 'end', 'emit'],
        effect: 'listener',
        covers: [],
        note: 'destroys the socket when it is silent',
      },
      {
        method: 'once',
        event: 'timeout',
        handler: 1,
        calls: ['destroy', 'destroySoon', 'end', 'emit'],
        effect: 'listener',
        covers: [],
        note: 'destroys the socket when it is silent',
      },
      {
        method: 'setTimeout',
        ms: 0,
        handler: 1,
        calls: ['destroy', 'destroySoon', 'end', 'emit'],
        effect: 'bounds',
        covers: ['connect', 'headers', 'body'],
        note: 'destroys the socket when it is silent for that long',
      },
      {
        method: 'setTimeout',
        ms: 0,
        needsListener: true,
        effect: 'bounds',
        covers: ['connect', 'headers', 'body'],
        note: 'destroys the socket when it is silent for that long',
      },
    ],
    fixes: [{ at: 'call', set: { signal: '$signal' }, note: 'destroys the socket while it connects' }],
  },
};

function socketLibrary(id: string, names: readonly string[], others: readonly string[]): Library {
  return {
    id: `node:${id}`,
    packages: [id],
    kind: 'network',
    depth: 'full',
    sources: ['measured with node 20.20.2 and 24.21.0'],
    exports: {
      ...each(names, socketConnect),
      ...(id === 'net'
        ? { Socket: { is: 'maker', object: 'socket', by: 'new', options: [at(0)] } as const }
        : {}),
      ...locals(...others),
    },
    ...(id === 'net' ? { types: { Socket: 'socket' } } : {}),
    objects: id === 'net' ? { socket: { members: { connect: socketConnect, end: local } } } : {},
    timeouts: socketTimeouts,
    deadline,
  };
}

export const net = socketLibrary(
  'net',
  ['connect', 'createConnection'],
  ['createServer', 'isIP', 'isIPv4', 'isIPv6', 'Server'],
);
export const tls = socketLibrary(
  'tls',
  ['connect'],
  ['createServer', 'createSecureContext', 'TLSSocket', 'Server', 'rootCertificates'],
);
