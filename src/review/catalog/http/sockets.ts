import { at, each, local, locals, objectAt } from '../define.ts';
import { byName, noDefault } from '../cloud/shapes.ts';
import type { CallEntity, Library, TimeoutProfile } from '../schema.ts';

const staysOpen = 'it stays open to receive what comes';
const deadline = {
  ms: 10_000,
  why: 'a peer that is there answers within a second; ten leave room for a slow network',
} as const;

const none: TimeoutProfile = {
  options: [],
  defaults: [noDefault],
  fixes: [],
  noFix: 'it has no option that bounds it: a timer of your own has to close it',
};

function opening(more: Partial<CallEntity> = {}): CallEntity {
  return {
    is: 'call',
    by: 'new',
    options: [],
    operation: { kind: 'fixed', name: 'connect', idempotent: true },
    timeout: 'connect',
    target: { argument: 0 },
    ...more,
  };
}

/** ws@8.23.0 lib/websocket.js:668,789; run with 7 and 8. */
export const ws: Library = {
  id: 'ws',
  packages: ['ws'],
  kind: 'network',
  depth: 'full',
  sources: ['ws@8.23.0 lib/websocket.js', 'run with ws 7.5.14 and 8.23.0'],
  exports: {
    ...each(['default', 'WebSocket', '='], opening({ options: [objectAt(1), at(2)] })),
    ...locals('WebSocketServer', 'Server', 'createWebSocketStream', 'Receiver', 'Sender'),
  },
  objects: {},
  timeouts: {
    connect: {
      options: [
        {
          path: 'handshakeTimeout',
          at: 'call',
          form: 'ms',
          effect: 'bounds',
          covers: ['connect', 'headers'],
          note: 'bounds connecting up to the open socket',
        },
        {
          path: 'signal',
          at: 'call',
          form: 'signal',
          effect: 'bounds',
          covers: ['connect', 'headers'],
          note: 'bounds connecting up to the open socket',
        },
        {
          path: 'timeout',
          at: 'call',
          form: 'ms',
          effect: 'ignored',
          covers: [],
          instead: '`handshakeTimeout`',
          note: 'ends nothing',
        },
      ],
      defaults: [
        { ms: null, effect: 'bounds', covers: [], note: 'waits for a silent server without end by default' },
      ],
      fixes: [
        { at: 'call', set: { handshakeTimeout: '$ms' }, note: 'bounds connecting up to the open socket' },
      ],
    },
  },
  deadline,
};

/** https://websockets.spec.whatwg.org/, https://html.spec.whatwg.org/multipage/server-sent-events.html */
export const webSocket: Library = {
  id: 'WebSocket',
  packages: [],
  kind: 'network',
  depth: 'full',
  sources: ['https://websockets.spec.whatwg.org/', 'measured with node 22.23.3'],
  exports: {},
  globals: { WebSocket: opening({ waits: staysOpen }), EventSource: opening({ waits: staysOpen }) },
  watch: ['WebSocket', 'EventSource'],
  objects: {},
  timeouts: { connect: none },
  deadline,
};

/** eventsource@5.1.5 dist/EventSource.js, eventsource@2.0.2 lib/eventsource.js: it connects anew without end. */
export const eventSource: Library = {
  id: 'eventsource',
  packages: ['eventsource'],
  kind: 'network',
  depth: 'full',
  sources: ['eventsource@5.1.5 dist/EventSource.js', 'eventsource@2.0.2 lib/eventsource.js', 'run with both'],
  exports: each(['default', 'EventSource', '='], opening({ options: [at(1)], waits: staysOpen })),
  objects: {},
  timeouts: { connect: none },
  retries: {
    default: {
      options: [],
      defaults: [{ retries: Infinity, note: 'connects anew after an error of the network, without end' }],
    },
  },
  deadline,
};

const emit: CallEntity = {
  is: 'call',
  options: [],
  operation: { kind: 'fixed', name: 'emit', idempotent: false },
  timeout: 'acknowledge',
};

/** socket.io-client@4.8.4 build/cjs/manager.js:62-188, build/cjs/socket.js:252-365; run with it. */
export const socketIo: Library = {
  id: 'socket.io-client',
  packages: ['socket.io-client'],
  kind: 'network',
  depth: 'full',
  sources: [
    'socket.io-client@4.8.4 build/cjs/manager.js, build/cjs/socket.js',
    'run with socket.io-client 4.8.4',
  ],
  exports: {
    ...each(['default', 'io', 'connect', '='], {
      is: 'maker',
      object: 'socket',
      by: 'call',
      options: [objectAt(0), at(1)],
      target: { argument: 0 },
    }),
    Manager: local,
  },
  types: { Socket: 'socket' },
  objects: {
    socket: {
      members: {
        emitWithAck: emit,
        timeout: {
          is: 'guard',
          guards: { what: 'chain' },
          adds: [
            {
              guard: 'timeout',
              amount: { argument: 0, form: 'ms', default: null },
              note: 'bounds the wait for the acknowledgement',
            },
          ],
          gives: 'socket',
        },
        volatile: { is: 'object', object: 'socket' },
        ...locals('emit', 'send', 'connect', 'open', 'disconnect', 'close', 'compress'),
      },
    },
  },
  timeouts: {
    acknowledge: {
      options: [
        {
          path: 'ackTimeout',
          at: 'client',
          form: 'ms',
          effect: 'bounds',
          covers: ['headers', 'body'],
          note: 'bounds the wait for every acknowledgement',
        },
        {
          path: 'timeout',
          at: 'client',
          form: 'ms',
          effect: 'partial',
          covers: ['connect'],
          note: 'bounds one attempt to connect',
        },
      ],
      defaults: [
        {
          ms: null,
          effect: 'bounds',
          covers: [],
          note: 'waits for an acknowledgement without end by default',
        },
      ],
      fixes: [
        { at: 'client', set: { ackTimeout: '$ms' }, note: 'bounds the wait for every acknowledgement' },
      ],
    },
  },
  deadline,
};

const command: CallEntity = { is: 'call', options: [], operation: byName, timeout: 'command' };

/** It answers in a callback or with an event. */
const answering: CallEntity = { ...command, result: 'callback' };

/** ssh2@1.17.0 lib/client.js:133-144,1112,1138; run with it. */
export const ssh2: Library = {
  id: 'ssh2',
  packages: ['ssh2'],
  kind: 'network',
  depth: 'full',
  sources: ['ssh2@1.17.0 lib/client.js', 'run with ssh2 1.17.0'],
  exports: {
    Client: { is: 'maker', object: 'client', by: 'new', options: [] },
    ...locals('Server', 'utils'),
  },
  types: { Client: 'client', SFTPWrapper: 'sftp' },
  objects: {
    client: {
      members: {
        connect: {
          ...answering,
          options: [at(0)],
          timeout: 'connect',
          operation: { kind: 'fixed', name: 'connect', idempotent: true },
        },
        ...each(['exec', 'shell', 'forwardOut', 'forwardIn', 'subsys'], answering),
        sftp: { ...answering, gives: 'sftp', givesCallback: 1 },
      },
      extensible: true,
    },
    sftp: { members: locals('end'), otherwise: answering },
  },
  timeouts: {
    command: { ...none, noFix: 'a command has no option that ends it' },
    connect: {
      options: [
        {
          path: 'readyTimeout',
          at: 'call',
          form: 'ms',
          effect: 'bounds',
          covers: ['connect', 'headers'],
          off: [0],
          note: 'bounds connecting, the handshake and signing in',
        },
        {
          path: 'timeout',
          at: 'call',
          form: 'ms',
          effect: 'partial',
          covers: [],
          note: 'only emits an event when the socket is silent',
        },
      ],
      defaults: [
        {
          ms: 20_000,
          effect: 'bounds',
          covers: ['connect', 'headers'],
          option: 'readyTimeout',
          note: 'gives up connecting after 20 s by default',
        },
      ],
      fixes: [{ at: 'call', set: { readyTimeout: '$ms' }, note: 'bounds connecting and signing in' }],
    },
  },
  deadline,
};

/** basic-ftp@6.2.6 dist/Client.js:39-44: an idle time for both of its sockets, as the first argument; 30 s by default. */
export const basicFtp: Library = {
  id: 'basic-ftp',
  packages: ['basic-ftp'],
  kind: 'network',
  depth: 'full',
  sources: ['basic-ftp@6.2.6 dist/Client.js', 'run with basic-ftp 5.3.1 and 6.2.6'],
  exports: { Client: { is: 'maker', object: 'client', by: 'new', options: [] } },
  types: { Client: 'client' },
  objects: {
    client: {
      members: locals('close', 'closed', 'ftp', 'trackProgress', 'availableListCommands', 'parseList'),
      otherwise: command,
      extensible: true,
    },
  },
  timeouts: {
    command: {
      options: [],
      defaults: [
        {
          ms: 30_000,
          effect: 'bounds',
          covers: ['connect', 'headers', 'body'],
          note: 'gives up after 30 s of silence by default',
        },
      ],
      fixes: [],
      noFix: 'its idle time is the argument of `new Client(5000)`',
    },
  },
  deadline,
};
