import { at, local, locals } from '../define.ts';
import type { CallEntity, Library, ObjectType, RetryProfile, TimeoutProfile } from '../schema.ts';

/** `client.method(request, metadata?, options?, callback?)`: metadata are told from options by their class. */
const rpc: CallEntity = {
  is: 'call',
  options: [{ at: 'before-callback' }],
  operation: {
    kind: 'member-name',
    safe: [
      'get',
      'list',
      'find',
      'search',
      'read',
      'fetch',
      'lookup',
      'describe',
      'count',
      'check',
      'exists',
      'query',
    ],
    unsafe: ['getOrCreate', 'findOrCreate'],
  },
  timeout: 'rpc',
};

/** A stub, generated or made at run time: what it offers, the service's definition says. */
const client: ObjectType = {
  members: {
    // Its deadline is an argument that it cannot do without.
    waitForReady: local,
    ...locals('close', 'getChannel', 'resolveCallInterceptors', 'checkOptionalUnaryResponseArguments'),
  },
  otherwise: rpc,
  extensible: true,
};

/** `grpc.loadPackageDefinition(…)`: packages and services by name, each a constructor in the end. */
const definitions: ObjectType = {
  call: { is: 'maker', object: 'client', by: 'new', options: [at(2)], target: { argument: 0 } },
  members: { service: local, serviceName: local },
  otherwise: { is: 'object', object: 'definitions' },
};

/** @grpc/grpc-js@1.14.7 build/src/service-config.js; run against a silent server: a call without a deadline waits for ever. */
const timeouts: TimeoutProfile = {
  options: [
    {
      path: 'deadline',
      at: 'call',
      form: 'epoch',
      effect: 'bounds',
      covers: ['connect', 'headers', 'body', 'total'],
      off: ['Infinity'],
      note: 'bounds the whole call, connecting and retries too',
    },
    {
      path: 'timeout',
      at: 'call',
      form: 'ms',
      effect: 'ignored',
      covers: [],
      instead: '`deadline: Date.now() + …`',
      note: 'is no option of a call',
    },
    {
      path: 'interceptors',
      at: 'both',
      form: 'text',
      effect: 'unknown',
      covers: [],
      note: 'may set a deadline',
    },
    {
      path: 'grpc.service_config',
      keys: ['grpc.service_config'],
      at: 'client',
      form: 'text',
      effect: 'unknown',
      covers: [],
      note: 'may set a timeout for each method',
    },
  ],
  defaults: [{ ms: null, effect: 'bounds', covers: [], note: 'has no deadline by default' }],
  fixes: [
    { at: 'call', set: { deadline: '$epoch' }, note: 'bounds the whole call, connecting and retries too' },
  ],
};

/** Only what never reached the application is sent again by itself; a `retryPolicy` of the service's configuration says more (run). */
const retries: RetryProfile = {
  options: [
    {
      path: 'grpc.service_config',
      keys: ['grpc.service_config'],
      at: 'client',
      form: 'policy',
      effect: 'unknown',
      note: 'may hold a `retryPolicy`',
    },
    { path: 'interceptors', at: 'client', form: 'policy', effect: 'unknown', note: 'may repeat calls' },
    {
      path: 'interceptors',
      at: 'call',
      form: 'policy',
      effect: 'unknown',
      rare: true,
      note: 'may repeat the call',
    },
  ],
  defaults: [{ retries: null, note: 'repeats no call that a server has got' }],
};

export const grpc: Library = {
  id: 'grpc',
  packages: ['@grpc/grpc-js'],
  kind: 'rpc',
  depth: 'full',
  sources: [
    '@grpc/grpc-js@1.14.7 build/src/service-config.js',
    'run with @grpc/grpc-js 1.14.7 and @grpc/proto-loader 0.8.1',
  ],
  exports: {
    loadPackageDefinition: { is: 'local', gives: 'definitions' },
    makeGenericClientConstructor: { is: 'local', gives: 'definitions' },
    makeClientConstructor: { is: 'local', gives: 'definitions' },
    Client: { is: 'maker', object: 'client', by: 'new', options: [at(2)], target: { argument: 0 } },
    ...locals(
      'Metadata',
      'Server',
      'ServerCredentials',
      'credentials',
      'CallCredentials',
      'ChannelCredentials',
    ),
    ...locals(
      'status',
      'connectivityState',
      'propagate',
      'InterceptingCall',
      'ListenerBuilder',
      'RequesterBuilder',
    ),
    ...locals(
      'setLogger',
      'setLogVerbosity',
      'getClientChannel',
      'StatusBuilder',
      'experimental',
      'logVerbosity',
    ),
  },
  types: { Client: 'client', ServiceClient: 'client' },
  objects: { client, definitions },
  timeouts: { rpc: timeouts },
  retries: { default: retries },
  deadline: {
    ms: 5_000,
    why: 'calls between services answer in milliseconds; five seconds mean that something is wrong',
  },
};
