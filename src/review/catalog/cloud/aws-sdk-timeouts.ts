import type { NativeFix, TimeoutDefault, TimeoutOption, TimeoutProfile } from '../schema.ts';

/**
 * What bounds a call of the AWS SDK for JavaScript 3: its abort signal, and the settings of its HTTP handler.
 * From @smithy/node-http-handler 4.4.0 on, `requestTimeout` only logs a warning unless `throwOnRequestTimeout` is set
 * (@4.14.2 dist-cjs/index.js:84-103,403-412); before, it bounded each silence of the socket. All run against hanging servers.
 */
const whole = ['connect', 'headers', 'body', 'total'] as const;

function abortSignal(path: string, at: 'call' | 'client' = 'call'): TimeoutOption {
  return {
    path,
    at,
    form: 'signal',
    effect: 'bounds',
    covers: whole,
    note: 'bounds the whole call, its retries and reading the body too',
  };
}

type Setting = Omit<TimeoutOption, 'path' | 'at' | 'form' | 'off'> & { readonly name: string };

const requestTimeout: readonly Setting[] = [
  {
    name: 'requestTimeout',
    versions: '>=4.4.0',
    effect: 'bounds',
    covers: ['connect', 'headers'],
    needs: { path: 'throwOnRequestTimeout', value: true, otherwise: 'ignored' },
    instead: '`throwOnRequestTimeout: true` beside it',
    note: 'only logs a warning without `throwOnRequestTimeout`',
  },
  {
    name: 'requestTimeout',
    versions: '<4.4.0',
    effect: 'bounds',
    covers: ['headers', 'body'],
    note: 'bounds each silence of the connection',
  },
];

const socketSettings: readonly Setting[] = [
  {
    name: 'socketTimeout',
    effect: 'bounds',
    covers: ['headers', 'body'],
    note: 'bounds each silence of the connection, reading the body too',
  },
  {
    name: 'connectionTimeout',
    effect: 'partial',
    covers: ['connect'],
    note: 'bounds connecting only',
  },
];

/** Settings of the HTTP handler, where `holder` leads to it: a plain object, or `new NodeHttpHandler({ … })`. */
function handler(
  holder: string,
  at: 'call' | 'client',
  settings: readonly Setting[],
): readonly TimeoutOption[] {
  return settings.map(({ name, needs, ...setting }) => ({
    ...setting,
    path: `${holder}.${name}`,
    at,
    form: 'ms',
    off: [0],
    ...(needs === undefined ? {} : { needs: { ...needs, path: `${holder}.${needs.path}` } }),
  }));
}

const http1 = [...requestTimeout, ...socketSettings];

/** `send(command, { requestTimeout })`: read from 4.1.0 on, and bound to `throwOnRequestTimeout` of the client from 4.4.0 on. */
const perCall: readonly TimeoutOption[] = [
  {
    path: 'requestTimeout',
    at: 'call',
    form: 'ms',
    versions: '>=4.4.0',
    effect: 'bounds',
    covers: ['connect', 'headers'],
    off: [0],
    needs: { path: 'requestHandler.throwOnRequestTimeout', at: 'client', value: true, otherwise: 'ignored' },
    instead: '`abortSignal: AbortSignal.timeout(…)`',
    note: 'only logs a warning without `throwOnRequestTimeout` of the client',
  },
  {
    path: 'requestTimeout',
    at: 'call',
    form: 'ms',
    versions: '>=4.1.0 <4.4.0',
    effect: 'bounds',
    covers: ['headers', 'body'],
    off: [0],
    note: 'bounds each silence of the connection',
  },
  {
    path: 'requestTimeout',
    at: 'call',
    form: 'ms',
    versions: '<4.1.0',
    effect: 'ignored',
    covers: [],
    instead: '`abortSignal: AbortSignal.timeout(…)`',
    note: 'is not known to a call before @smithy/node-http-handler 4.1',
  },
];

/** Options that people bring from version 2, or set one level too high. */
const misset: readonly TimeoutOption[] = [
  'requestTimeout',
  'connectionTimeout',
  'socketTimeout',
  'httpOptions.timeout',
].map(path => ({
  path,
  at: 'client',
  form: 'ms',
  effect: 'ignored',
  covers: [],
  instead: '`requestHandler: { … }`',
  note: 'is no option of the client itself',
}));

/**
 * Newest clients know an idle time of their service, 300 or 900 s, and use it only where the environment has
 * AWS_ENABLE_DEFAULT_SOCKET_TIMEOUT_2026=true (@aws-sdk/core@3.981.1 dist-es/submodules/client/getDefaultSocketTimeout.js).
 */
const none: readonly TimeoutDefault[] = [
  { ms: null, effect: 'bounds', covers: [], note: 'has no timeout by default' },
];

const signalFix: NativeFix = {
  at: 'call',
  set: { abortSignal: '$signal' },
  note: 'bounds the whole call, its retries and reading the body too',
};

export const awsTimeouts: TimeoutProfile = {
  options: [abortSignal('abortSignal'), ...perCall, ...handler('requestHandler', 'client', http1), ...misset],
  defaults: none,
  fixes: [
    signalFix,
    {
      at: 'client',
      versions: '>=4.4.0',
      set: { 'requestHandler.requestTimeout': '$ms', 'requestHandler.throwOnRequestTimeout': 'true' },
      note: 'bounds each attempt of every call until the headers',
    },
    {
      at: 'client',
      versions: '>=3.0.0 <4.4.0',
      set: { 'requestHandler.requestTimeout': '$ms' },
      note: 'bounds each silence of the connection, of every call',
    },
  ],
};

const http2: readonly Setting[] = [
  {
    name: 'requestTimeout',
    effect: 'bounds',
    covers: ['headers', 'body'],
    note: 'bounds each silence of the stream',
  },
  {
    name: 'sessionTimeout',
    effect: 'partial',
    covers: [],
    note: 'closes idle sessions',
  },
];

/** @smithy/node-http-handler@4.14.2 dist-cjs/index.js:740-850. */
export const http2Timeouts: TimeoutProfile = {
  options: [
    abortSignal('abortSignal'),
    {
      path: 'requestTimeout',
      at: 'call',
      form: 'ms',
      versions: '>=4.1.0',
      effect: 'bounds',
      covers: ['headers', 'body'],
      off: [0],
      note: 'bounds each silence of the stream',
    },
    ...handler('requestHandler', 'client', http2),
    ...misset,
  ],
  defaults: none,
  fixes: [
    signalFix,
    {
      at: 'client',
      versions: '>=3.0.0',
      set: { 'requestHandler.requestTimeout': '$ms' },
      note: 'bounds each silence of the stream, of every call',
    },
  ],
};

/** The client stands in the first argument; what is behind the input goes to `send`. */
export const paginatorTimeouts: TimeoutProfile = {
  options: [abortSignal('abortSignal'), ...handler('client.requestHandler', 'call', http1)],
  defaults: none,
  fixes: [],
  noFix: 'its pages are fetched one by one, under the timeouts of its client',
};

export const waiterTimeouts: TimeoutProfile = {
  options: [
    {
      path: 'maxWaitTime',
      at: 'call',
      form: 's',
      effect: 'bounds',
      covers: ['total'],
      note: 'bounds the waiting in all, between its attempts',
    },
    abortSignal('abortSignal'),
    ...handler('client.requestHandler', 'call', http1),
  ],
  defaults: none,
  fixes: [],
  noFix: '`maxWaitTime` is required, and bounds it',
};

export const uploadTimeouts: TimeoutProfile = {
  options: [
    abortSignal('abortController.signal', 'client'),
    ...handler('client.requestHandler', 'client', http1),
  ],
  defaults: none,
  fixes: [],
  noFix: 'its parts are sent one by one, under the timeouts of its client',
};
