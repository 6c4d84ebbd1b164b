import { at, each, local, locals, objectAt } from '../define.ts';
import { byName, retriesOf, signalOption, whole } from '../cloud/shapes.ts';
import type {
  CallEntity,
  Entity,
  Library,
  MakerEntity,
  ObjectType,
  Operation,
  TimeoutProfile,
} from '../schema.ts';

/** What a method of a service does, by the beginning of its name. */
const operation: Operation = {
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
};

const noDefault = [{ ms: null, effect: 'bounds', covers: [], note: 'has no deadline by default' }] as const;

const deadline = {
  ms: 5_000,
  why: 'calls between services answer in milliseconds; five seconds mean that something is wrong',
} as const;

function service(more: Partial<CallEntity> = {}): ObjectType {
  return {
    members: {},
    otherwise: { is: 'call', options: [at(1)], operation, timeout: 'rpc', ...more },
  };
}

/** Its options are those of the transport in an argument. */
function clientOf(transport: number): MakerEntity {
  return {
    is: 'maker',
    object: 'client',
    by: 'call',
    options: [at(transport)],
    target: { option: 'baseUrl' },
  };
}
const transport: MakerEntity = {
  is: 'maker',
  object: 'transport',
  by: 'call',
  options: [at(0)],
  target: { option: 'baseUrl' },
};

/** @connectrpc/connect@2.2.0 dist/cjs/promise-client.js:73, dist/cjs/protocol/run-call.js:106, dist/cjs/protocol-connect/transport.js:62,136 */
export const connectRpc: Library = {
  id: '@connectrpc/connect',
  packages: [
    '@connectrpc/connect',
    '@connectrpc/connect-node',
    '@connectrpc/connect-web',
    '@bufbuild/connect',
    '@bufbuild/connect-node',
    '@bufbuild/connect-web',
  ],
  kind: 'rpc',
  depth: 'full',
  sources: [
    '@connectrpc/connect@2.2.0 dist/cjs/promise-client.js, dist/cjs/protocol/run-call.js, dist/cjs/protocol-connect/transport.js',
  ],
  exports: {
    ...each(['createClient', 'createPromiseClient', 'createCallbackClient'], clientOf(1)),
    ...each(['createConnectTransport', 'createGrpcTransport', 'createGrpcWebTransport'], transport),
    ...locals('createRouterTransport', 'ConnectError', 'Code', 'createContextValues', 'createConnectRouter'),
  },
  types: { Client: 'client', PromiseClient: 'client', CallbackClient: 'client' },
  objects: { client: service(), transport: { members: {} } },
  timeouts: {
    rpc: {
      options: [
        {
          path: 'timeoutMs',
          at: 'call',
          form: 'ms',
          effect: 'bounds',
          covers: whole,
          note: 'bounds the whole call',
        },
        signalOption('signal', { note: 'bounds the whole call' }),
        {
          path: 'defaultTimeoutMs',
          at: 'client',
          form: 'ms',
          effect: 'bounds',
          covers: whole,
          note: 'bounds every call over this transport',
        },
        {
          path: 'interceptors',
          at: 'client',
          form: 'text',
          effect: 'unknown',
          covers: [],
          note: 'may set a deadline',
        },
      ],
      defaults: noDefault,
      fixes: [{ at: 'call', set: { timeoutMs: '$ms' }, note: 'bounds the whole call' }],
    },
  },
  deadline,
};

/** `createClient(definition, channel)`, `createClientFactory().use(middleware).create(…)`. nice-grpc@2.1.18 lib/client/createUnaryMethod.js:23 */
export const niceGrpc: Library = {
  id: 'nice-grpc',
  packages: ['nice-grpc', 'nice-grpc-web'],
  kind: 'rpc',
  depth: 'full',
  sources: ['nice-grpc@2.1.18 lib/client/createUnaryMethod.js, lib/client/connectTimeoutPatch.js'],
  exports: {
    createClient: { is: 'maker', object: 'client', by: 'call', options: [], target: { argument: 1 } },
    createClientFactory: { is: 'local', gives: 'factory' },
    ...locals('createChannel', 'createServer', 'Metadata', 'ChannelCredentials'),
  },
  types: { Client: 'client', RawClient: 'client' },
  objects: {
    client: service(),
    factory: {
      members: {
        use: { is: 'local', gives: 'factory' },
        create: { is: 'maker', object: 'client', by: 'call', options: [] },
      },
    },
  },
  timeouts: {
    rpc: {
      options: [
        signalOption('signal', { note: 'bounds the whole call' }),
        {
          path: 'deadline',
          at: 'call',
          form: 'epoch',
          effect: 'unknown',
          covers: [],
          note: 'counts only where the client has the middleware for it',
        },
      ],
      defaults: noDefault,
      fixes: [{ at: 'call', set: { signal: '$signal' }, note: 'bounds the whole call' }],
    },
  },
  deadline,
};

const workflow: CallEntity = { is: 'call', options: [], operation: byName, timeout: 'rpc' };
const awaitsWorkflow: CallEntity = { ...workflow, waits: 'it waits for the workflow to end' };

const handle: ObjectType = {
  members: {
    ...each(['query', 'signal', 'describe', 'cancel', 'terminate', 'fetchHistory', 'startUpdate'], workflow),
    ...each(['result', 'executeUpdate'], awaitsWorkflow),
  },
};

const workflows: ObjectType = {
  members: {
    ...each(['start', 'signalWithStart', 'count', 'startUpdateWithStart'], workflow),
    execute: awaitsWorkflow,
    getHandle: { is: 'object', object: 'handle' },
    list: workflow,
    ...locals('options', 'withDeadline', 'connection'),
  },
};

/** @temporalio/client@1.24.0 lib/connection.js:65,243-247, lib/grpc-retry.js:34-55 */
const temporalTimeouts: TimeoutProfile = {
  options: [
    {
      path: 'connectTimeout',
      at: 'both',
      form: 'text',
      effect: 'partial',
      covers: ['connect'],
      note: 'bounds connecting only',
    },
  ],
  defaults: noDefault,
  fixes: [],
  noFix: 'its deadline is set around it: `client.withDeadline(Date.now() + 5000, () => …)`',
};

export const temporal: Library = {
  id: '@temporalio/client',
  packages: ['@temporalio/client'],
  kind: 'rpc',
  depth: 'full',
  sources: ['@temporalio/client@1.24.0 lib/connection.js, lib/grpc-retry.js'],
  exports: {
    Connection: {
      is: 'maker',
      object: 'connection',
      by: 'new',
      options: [at(0)],
      members: {
        connect: { ...workflow, options: [at(0)], timeout: 'connect', gives: 'connection', makes: true },
        lazy: { is: 'maker', object: 'connection', by: 'call', options: [at(0)] },
      },
    },
    Client: { is: 'maker', object: 'client', by: 'new', options: [at(0)] },
    WorkflowClient: { is: 'maker', object: 'workflows', by: 'new', options: [at(0)] },
    ScheduleClient: { is: 'maker', object: 'schedules', by: 'new', options: [at(0)] },
    '*Error': local,
  },
  types: {
    Connection: 'connection',
    Client: 'client',
    WorkflowClient: 'workflows',
    'WorkflowHandle*': 'handle',
  },
  objects: {
    connection: {
      members: { workflowService: { is: 'object', object: 'service' }, ...locals('close', 'withDeadline') },
    },
    client: {
      members: {
        workflow: { is: 'object', object: 'workflows' },
        schedule: { is: 'object', object: 'schedules' },
        workflowService: { is: 'object', object: 'service' },
        // What runs in it has its deadline.
        withDeadline: {
          is: 'guard',
          guards: { what: 'function', argument: 1 },
          adds: [{ guard: 'timeout', note: 'bounds every call in the function' }],
        },
        connection: { is: 'object', object: 'connection' },
      },
    },
    workflows,
    handle,
    schedules: { members: { getHandle: { is: 'object', object: 'service' } }, otherwise: workflow },
    service: { members: {}, otherwise: workflow },
  },
  timeouts: {
    rpc: temporalTimeouts,
    connect: {
      options: [
        {
          path: 'connectTimeout',
          at: 'call',
          form: 'text',
          effect: 'bounds',
          covers: ['connect'],
          note: 'bounds connecting',
        },
      ],
      defaults: [
        {
          ms: 10_000,
          effect: 'bounds',
          covers: ['connect'],
          option: 'connectTimeout',
          note: 'gives up connecting after 10 s by default',
        },
      ],
      fixes: [{ at: 'call', set: { connectTimeout: '$ms' }, note: 'bounds connecting' }],
    },
  },
  retries: {
    default: retriesOf([], {
      retries: 9,
      note: 'repeats a call that failed, ten attempts in all, by default',
    }),
  },
  deadline,
};

const thriftConnection: MakerEntity = {
  is: 'maker',
  object: 'connection',
  by: 'call',
  options: [at(2)],
  target: { argument: 0 },
};

/** thrift@0.24.0 lib/nodejs/lib/thrift/connection.js:66-109,272 */
export const thrift: Library = {
  id: 'thrift',
  packages: ['thrift'],
  kind: 'rpc',
  depth: 'thin',
  sources: ['thrift@0.24.0 lib/nodejs/lib/thrift/connection.js'],
  exports: {
    ...each(
      ['createConnection', 'createSSLConnection', 'createHttpConnection', 'createUDSConnection'],
      thriftConnection,
    ),
    ...each(['createClient', 'createHttpClient'], {
      is: 'maker',
      object: 'client',
      by: 'call',
      options: [at(1)],
    }),
  },
  objects: {
    connection: { members: {} },
    client: {
      members: locals('output', 'seqid', 'new_seqid', 'pClass'),
      otherwise: { is: 'call', options: [], operation, timeout: 'rpc' },
    },
  },
  timeouts: {
    rpc: {
      options: [
        {
          path: 'timeout',
          at: 'client',
          form: 'ms',
          effect: 'partial',
          covers: [],
          note: 'only emits an event when the connection is silent; no call fails',
        },
        {
          path: 'connect_timeout',
          at: 'client',
          form: 'ms',
          effect: 'partial',
          covers: ['connect'],
          note: 'bounds connecting anew only',
        },
      ],
      defaults: noDefault,
      fixes: [],
      noFix: 'it has no option that ends a call',
    },
  },
  deadline,
};

const procedure: Operation = { kind: 'member-name', safe: ['query'], unsafe: ['mutate'] };
const trpcCall: CallEntity = { is: 'call', options: [at(1)], operation: procedure, timeout: 'rpc' };
const trpcMembers: Readonly<Record<string, Entity>> = {
  ...each(['query', 'mutate'], trpcCall),
  subscribe: { ...trpcCall, waits: 'a subscription stays open to receive what comes' },
};

/** @trpc/client@11.25.2 src/links/httpBatchLink.ts:63-115, src/links/retryLink.ts */
export const trpc: Library = {
  id: '@trpc/client',
  packages: ['@trpc/client'],
  kind: 'rpc',
  depth: 'full',
  sources: [
    '@trpc/client@11.25.2 src/links/httpBatchLink.ts, src/links/retryLink.ts',
    'run with @trpc/client 11.25.2',
  ],
  exports: {
    ...each(['createTRPCClient', 'createTRPCProxyClient', 'createTRPCUntypedClient'], {
      is: 'maker',
      object: 'client',
      by: 'call',
      options: [objectAt(0)],
    }),
    '*Link': local,
  },
  types: { TRPCClient: 'client', CreateTRPCClient: 'client', CreateTRPCProxyClient: 'client' },
  objects: { client: { members: trpcMembers, otherwise: { is: 'object', object: 'client' } } },
  timeouts: {
    rpc: {
      options: [
        signalOption('signal', {
          note: 'bounds the call, unless it shares a batch with others that have none',
        }),
        {
          path: 'links',
          at: 'client',
          form: 'text',
          effect: 'unknown',
          covers: [],
          note: 'may have a `fetch` with a deadline',
        },
      ],
      defaults: noDefault,
      fixes: [{ at: 'call', set: { signal: '$signal' }, note: 'bounds the call, unless it shares a batch' }],
    },
  },
  deadline,
};
