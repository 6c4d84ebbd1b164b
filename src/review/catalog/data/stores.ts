import { at, each, local, locals } from '../define.ts';
import { byName, noDefault, repeats, retriesOf, retryOption, signalOption, whole } from '../cloud/shapes.ts';
import type { CallEntity, Entity, Library, ObjectType } from '../schema.ts';
import { answer, bounding, leaving, named, partial, queryDeadline, sqlIn, unfixable } from './drivers.ts';
import { blockingWhy, redisOperation } from './redis-commands.ts';

const cacheDeadline = {
  ms: 1_000,
  why: 'a cache answers in a few milliseconds, and what it holds can be had elsewhere',
} as const;

const upstashCommand: CallEntity = { is: 'call', options: [], operation: redisOperation, timeout: 'command' };

/** Each command is a request. @upstash/redis@1.39.0 nodejs.js:120-235; run with it. */
export const upstashRedis: Library = {
  id: '@upstash/redis',
  packages: ['@upstash/redis'],
  kind: 'cache',
  depth: 'full',
  sources: ['@upstash/redis@1.39.0 nodejs.js', 'run with @upstash/redis 1.39.0'],
  exports: {
    Redis: {
      is: 'maker',
      object: 'redis',
      by: 'new',
      options: [at(0)],
      target: { option: 'url' },
      members: { fromEnv: { is: 'maker', object: 'redis', by: 'call', options: [at(0)] } },
    },
  },
  types: { Redis: 'redis', Pipeline: 'pipeline' },
  objects: {
    redis: {
      members: {
        ...each(['pipeline', 'multi', 'autoPipeline'], { is: 'object', object: 'pipeline' }),
        json: { is: 'object', object: 'module' },
        ...each(['subscribe', 'psubscribe'], { ...upstashCommand, waits: blockingWhy }),
        ...locals('createScript', 'use', 'addTelemetry', 'readYourWritesSyncToken'),
      },
      otherwise: upstashCommand,
      extensible: true,
    },
    module: { members: {}, otherwise: upstashCommand },
    pipeline: {
      members: { exec: named('exec', null, { timeout: 'command' }), length: local },
      otherwise: { is: 'object', object: 'pipeline' },
    },
  },
  timeouts: {
    command: {
      options: [
        {
          path: 'signal',
          at: 'client',
          form: 'text',
          effect: 'bounds',
          covers: whole,
          note: 'bounds every request, where it is a function that makes a signal',
        },
        {
          path: 'timeout',
          at: 'client',
          form: 'ms',
          effect: 'ignored',
          covers: [],
          instead: '`signal: () => AbortSignal.timeout(…)`',
          note: 'is not known to it',
        },
      ],
      defaults: [noDefault],
      fixes: [
        { at: 'client', set: { signal: '() => AbortSignal.timeout($ms)' }, note: 'bounds every request' },
      ],
    },
  },
  retries: {
    default: retriesOf(
      [
        retryOption('retry.retries', 'repeats a command after an error of the network, whatever it does'),
        retryOption('retry', 'repeats a command after an error of the network', {
          form: 'policy',
          off: [false],
        }),
      ],
      repeats(5, {
        note: 'repeats a command five times after an error of the network by default, whatever it does',
      }),
    ),
  },
  deadline: cacheDeadline,
};

const cacheCall: CallEntity = {
  is: 'call',
  options: [],
  operation: {
    kind: 'member-name',
    safe: ['get', 'set', 'delete', 'del', 'replace', 'touch', 'stats', 'version'],
    unsafe: ['gets', 'add', 'incr', 'decr', 'append', 'prepend', 'flush', 'cas'],
  },
  timeout: 'command',
};

/** memjs@1.3.2 lib/memjs/memjs.js:18,65-67,836: in seconds; run with it. */
export const memjs: Library = {
  id: 'memjs',
  packages: ['memjs'],
  kind: 'cache',
  depth: 'full',
  sources: ['memjs@1.3.2 lib/memjs/memjs.js', 'run with memjs 1.3.2'],
  exports: {
    Client: {
      is: 'maker',
      object: 'client',
      by: 'new',
      options: [at(1)],
      members: {
        create: { is: 'maker', object: 'client', by: 'call', options: [at(1)], target: { argument: 0 } },
      },
    },
  },
  types: { Client: 'client' },
  objects: { client: { members: leaving, otherwise: cacheCall } },
  timeouts: {
    command: {
      options: [
        bounding('timeout', 'bounds each attempt, in seconds', { form: 's', off: [] }),
        partial('conntimeout', 'bounds connecting, in seconds'),
      ],
      defaults: [
        {
          ms: 500,
          effect: 'bounds',
          covers: answer,
          option: 'timeout',
          note: 'gives each attempt half a second by default',
        },
      ],
      fixes: [{ at: 'client', set: { timeout: '$s' }, note: 'bounds each attempt' }],
    },
  },
  retries: {
    default: retriesOf(
      [retryOption('retries', 'repeats whatever failed')],
      repeats(2, { option: 'retries', note: 'repeats whatever failed twice by default' }),
    ),
  },
  deadline: cacheDeadline,
};

/** memcached@2.2.2 lib/memcached.js:81-91,176; run: a server that accepts and says nothing is waited for. */
export const memcached: Library = {
  id: 'memcached',
  packages: ['memcached'],
  kind: 'cache',
  depth: 'full',
  sources: ['memcached@2.2.2 lib/memcached.js', 'run with memcached 2.2.2'],
  exports: {
    default: { is: 'maker', object: 'client', by: 'new', options: [at(1)], target: { argument: 0 } },
  },
  objects: { client: { members: leaving, otherwise: cacheCall } },
  timeouts: {
    command: unfixable(
      [partial('timeout', 'bounds the silence of a socket while it connects; a silent server is waited for')],
      'it has no option that ends a command on a silent server',
      {
        ms: 5_000,
        effect: 'partial',
        covers: ['connect'],
        note: 'gives a socket 5 s by default, and waits for a silent server',
      },
    ),
  },
  deadline: cacheDeadline,
};

const postgrestOperation = {
  kind: 'chain',
  safe: ['select', 'upsert', 'update', 'delete'],
  unsafe: ['insert', 'rpc'],
  default: { name: 'select', idempotent: true },
} as const;
const postgrest: CallEntity = { is: 'call', options: [], operation: postgrestOperation, timeout: 'query' };
const supabaseCall: CallEntity = {
  is: 'call',
  options: [],
  operation: byName,
  timeout: 'service',
  retry: 'service',
};

const supabaseQuery: ObjectType = {
  members: {
    abortSignal: {
      is: 'guard',
      guards: { what: 'chain' },
      adds: [{ guard: 'timeout', uncertain: true, note: 'ends the query when the signal aborts' }],
      gives: 'query',
    },
    retry: { is: 'object', object: 'query' },
  },
  otherwise: { is: 'object', object: 'query' },
  awaited: postgrest,
};

/** Its queries are sent when they are awaited. @supabase/postgrest-js dist/index.mjs as @supabase/supabase-js 2.109.0 has it; run with that. */
export const supabase: Library = {
  id: '@supabase/supabase-js',
  packages: [
    '@supabase/supabase-js',
    '@supabase/ssr',
    '@supabase/postgrest-js',
    '@supabase/auth-helpers-nextjs',
  ],
  kind: 'database',
  depth: 'full',
  sources: [
    '@supabase/postgrest-js dist/index.mjs and @supabase/functions-js dist/main/FunctionsClient.js, as 2.109.0 has them',
    'run with @supabase/supabase-js 2.109.0',
  ],
  exports: {
    ...each(
      [
        'createClient',
        'createServerClient',
        'createBrowserClient',
        'createClientComponentClient',
        'createServerComponentClient',
      ],
      {
        is: 'maker',
        object: 'client',
        by: 'call',
        options: [at(2)],
        target: { argument: 0 },
      },
    ),
    '*Error': local,
  },
  types: { SupabaseClient: 'client' },
  objects: {
    client: {
      members: {
        ...each(['from', 'rpc'], { is: 'object', object: 'query' }),
        schema: { is: 'object', object: 'client' },
        auth: { is: 'object', object: 'auth' },
        storage: { is: 'object', object: 'storage' },
        functions: { is: 'object', object: 'functions' },
        ...locals('channel', 'removeChannel', 'removeAllChannels', 'getChannels', 'realtime'),
      },
    },
    query: supabaseQuery,
    auth: {
      members: {
        admin: { is: 'object', object: 'auth' },
        mfa: { is: 'object', object: 'auth' },
        ...locals('onAuthStateChange', 'startAutoRefresh', 'stopAutoRefresh'),
      },
      otherwise: supabaseCall,
    },
    storage: {
      members: {
        from: { is: 'object', object: 'bucket' },
        ...each(
          ['listBuckets', 'getBucket', 'createBucket', 'updateBucket', 'deleteBucket', 'emptyBucket'],
          supabaseCall,
        ),
      },
    },
    bucket: { members: locals('getPublicUrl'), otherwise: supabaseCall },
    functions: {
      members: { invoke: { ...supabaseCall, options: [at(1)], timeout: 'function' }, setAuth: local },
    },
  },
  timeouts: {
    query: {
      options: [
        bounding('db.timeout', 'bounds every query; what fails is the `error` of its answer', {
          covers: whole,
        }),
        {
          path: 'global.fetch',
          at: 'client',
          form: 'text',
          effect: 'unknown',
          covers: [],
          note: 'may set a deadline',
        },
      ],
      defaults: [noDefault],
      fixes: [{ at: 'client', set: { 'db.timeout': '$ms' }, note: 'bounds every query' }],
    },
    service: unfixable(
      [
        {
          path: 'global.fetch',
          at: 'client',
          form: 'text',
          effect: 'unknown',
          covers: [],
          note: 'may set a deadline',
        },
      ],
      'it takes a deadline only in `global: { fetch }` of its client',
    ),
    function: {
      options: [
        bounding('timeout', 'bounds the call', { at: 'call', covers: whole }),
        signalOption('signal', { note: 'bounds the call' }),
      ],
      defaults: [noDefault],
      fixes: [{ at: 'call', set: { timeout: '$ms' }, note: 'bounds the call' }],
    },
  },
  retries: {
    default: retriesOf(
      [],
      repeats(3, { operations: ['select'], note: 'repeats a reading query three times by default' }),
    ),
    service: retriesOf([]),
  },
  deadline: queryDeadline,
};

const clickhouseCall: CallEntity = { is: 'call', options: [at(0)], operation: byName, timeout: 'query' };

/** @clickhouse/client@1.23.1 dist/common/config.js:93; run with it. */
export const clickhouse: Library = {
  id: '@clickhouse/client',
  packages: ['@clickhouse/client', '@clickhouse/client-web'],
  kind: 'database',
  depth: 'full',
  sources: ['@clickhouse/client@1.23.1 dist/common/config.js', 'run with @clickhouse/client 1.23.1'],
  exports: {
    createClient: { is: 'maker', object: 'client', by: 'call', options: [at(0)], target: { option: 'url' } },
    ...locals('ClickHouseLogLevel'),
  },
  types: { ClickHouseClient: 'client' },
  objects: {
    client: {
      members: { ...each(['query', 'exec', 'command', 'insert', 'ping'], clickhouseCall), ...leaving },
    },
  },
  timeouts: {
    query: {
      options: [
        bounding('request_timeout', 'bounds each silence of a request', { off: [] }),
        signalOption('abort_signal', { note: 'bounds the whole call' }),
      ],
      defaults: [
        {
          ms: 30_000,
          effect: 'bounds',
          covers: answer,
          option: 'request_timeout',
          note: 'gives up after 30 s of silence by default',
        },
      ],
      fixes: [
        { at: 'call', set: { abort_signal: '$signal' }, note: 'bounds the whole call' },
        { at: 'client', set: { request_timeout: '$ms' }, note: 'bounds each silence of a request' },
      ],
    },
  },
  deadline: queryDeadline,
};

const sqlCall: CallEntity = named('query', null, { operation: sqlIn(0) });

/** @planetscale/database@1.20.2 dist/index.js:55,131; run: it has no timeout. */
export const planetscale: Library = {
  id: '@planetscale/database',
  packages: ['@planetscale/database'],
  kind: 'database',
  depth: 'full',
  sources: ['@planetscale/database@1.20.2 dist/index.js', 'run with @planetscale/database 1.20.2'],
  exports: {
    connect: { is: 'maker', object: 'connection', by: 'call', options: [at(0)], target: { option: 'url' } },
    Client: { is: 'maker', object: 'connection', by: 'new', options: [at(0)], target: { option: 'url' } },
    ...locals('cast', 'hex', 'DatabaseError'),
  },
  types: { Connection: 'connection', Client: 'connection' },
  objects: {
    connection: {
      members: {
        execute: sqlCall,
        transaction: named('transaction', false, { gives: 'connection', givesCallback: 0 }),
        refresh: named('refresh', true),
        connection: { is: 'object', object: 'connection' },
      },
    },
  },
  timeouts: {
    query: unfixable(
      [
        {
          path: 'fetch',
          at: 'client',
          form: 'text',
          effect: 'unknown',
          covers: [],
          note: 'may set a deadline',
        },
      ],
      'it takes a deadline only in a `fetch` that is given to `connect`',
    ),
  },
  deadline: queryDeadline,
};

const etcdCall: CallEntity = { is: 'call', options: [], operation: byName, timeout: 'call' };
const etcdBuilder: Entity = { is: 'object', object: 'builder' };

/** Sent when it is awaited. etcd3@1.1.2 lib/connection-pool.js:87,173-174; run with it. */
export const etcd3: Library = {
  id: 'etcd3',
  packages: ['etcd3'],
  kind: 'database',
  depth: 'full',
  sources: ['etcd3@1.1.2 lib/connection-pool.js', 'run with etcd3 1.1.2'],
  exports: { Etcd3: { is: 'maker', object: 'client', by: 'new', options: [at(0)] }, '*Error': local },
  types: { Etcd3: 'client', Namespace: 'client' },
  objects: {
    client: {
      members: {
        ...each(['get', 'getAll', 'put', 'delete', 'if', 'lock'], etcdBuilder),
        namespace: { is: 'object', object: 'client' },
        ...each(['lease', 'watch', 'election', 'stm'], { is: 'object', object: 'lasting' }),
        ...leaving,
      },
    },
    builder: {
      members: each(
        [
          'string',
          'json',
          'number',
          'exec',
          'commit',
          'buffer',
          'strings',
          'keys',
          'count',
          'acquire',
          'release',
          'do',
        ],
        etcdCall,
      ),
      otherwise: etcdBuilder,
      awaited: etcdCall,
    },
    lasting: {
      members: {
        ...each(['create', 'watcher'], { ...etcdCall, waits: 'a watcher stays open to receive what comes' }),
        ...each(['grant', 'revoke', 'keepaliveOnce', 'transact'], etcdCall),
      },
      otherwise: { is: 'object', object: 'lasting' },
    },
  },
  timeouts: {
    call: unfixable(
      [
        {
          path: 'defaultCallOptions',
          at: 'client',
          form: 'text',
          effect: 'bounds',
          covers: whole,
          note: 'is a function that gives each call a deadline',
        },
        partial('dialTimeout', 'does not end a call on a silent host'),
      ],
      'its deadline stands in a function: `defaultCallOptions: () => ({ deadline: Date.now() + 5000 })`',
    ),
  },
  retries: {
    default: retriesOf([], repeats(3, { note: 'repeats what can be recovered from three times by default' })),
  },
  deadline: queryDeadline,
};
