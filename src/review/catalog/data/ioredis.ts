import { at, each, local, locals, objectAt } from '../define.ts';
import {
  blockingCommands,
  blockingWhy,
  listeningCommands,
  listeningWhy,
  readingCommands,
  redisOperation,
} from './redis-commands.ts';
import type {
  ArgumentRef,
  CallEntity,
  Entity,
  Library,
  MakerEntity,
  ObjectType,
  RetryProfile,
  TimeoutOption,
  TimeoutProfile,
} from '../schema.ts';

function command(timeout: string): CallEntity {
  return { is: 'call', options: [], operation: redisOperation, timeout, retry: retriesLike(timeout) };
}

/** Profiles of retries are called as those of timeouts; that of commands is the usual one. */
function retriesLike(timeout: string): string {
  return timeout === 'cluster' ? 'cluster' : 'default';
}

/** Each command has a twin that gives buffers. */
function withBuffers(names: readonly string[]): readonly string[] {
  return names.flatMap(name => [name, `${name}Buffer`]);
}

const maybeBlocking = { words: ['BLOCK'], why: blockingWhy } as const;
const raw = { words: ['BLOCK', ...blockingCommands, ...listeningCommands], why: blockingWhy } as const;

/** A connection, or a cluster of them: every command of Redis in lower case, and those of `defineCommand`. */
function commander(timeout: string, duplicate: Entity): ObjectType {
  const call = command(timeout);
  const block: CallEntity = { ...call, waits: blockingWhy };
  const listen: CallEntity = { ...call, waits: listeningWhy };
  const read: CallEntity = { ...call, waitsIf: maybeBlocking };
  const streamed: CallEntity = { ...call, result: 'emitter' };
  return {
    members: {
      ...readingCommands(call, name => name.toLowerCase()),
      ...each(withBuffers(blockingCommands), block),
      ...each(withBuffers(listeningCommands), listen),
      ...each(withBuffers(['xread', 'xreadgroup']), read),
      ...each(['call', 'callBuffer', 'sendCommand', 'send_command'], { ...call, waitsIf: raw }),
      ...each(['scanStream', 'hscanStream', 'sscanStream', 'zscanStream'], streamed),
      ...each(['scanBufferStream', 'hscanBufferStream', 'sscanBufferStream', 'zscanBufferStream'], streamed),
      // Nothing is sent before `exec`.
      ...each(['pipeline', 'multi'], {
        is: 'object',
        object: timeout === 'cluster' ? 'cluster-pipeline' : 'pipeline',
      }),
      connect: {
        ...call,
        operation: { kind: 'fixed', name: 'connect', idempotent: true },
        timeout: 'connect',
        retry: 'connect',
      },
      duplicate,
      ...locals(
        'quit',
        'disconnect',
        'end',
        'defineCommand',
        'unsubscribe',
        'punsubscribe',
        'sunsubscribe',
        'nodes',
      ),
      ...locals('createBuiltinCommand', 'addBuiltinCommand', 'getBuiltinCommands', 'setStatus', 'silentEmit'),
      ...locals(
        'prependListener',
        'prependOnceListener',
        'listeners',
        'rawListeners',
        'eventNames',
        'getMaxListeners',
      ),
    },
    otherwise: call,
    extensible: true,
  };
}

function pipeline(timeout: string, object: string): ObjectType {
  const exec: CallEntity = {
    is: 'call',
    options: [],
    operation: { kind: 'fixed', name: 'exec', idempotent: null },
    timeout,
    retry: retriesLike(timeout),
  };
  return { members: { exec, execBuffer: exec, length: local }, otherwise: { is: 'object', object } };
}

/** `new Redis(options)`, `(url, options?)`, `(port, host?, options?)`. */
const places: readonly ArgumentRef[] = [objectAt(0), objectAt(1), at(2)];

const cluster: MakerEntity = { is: 'maker', object: 'cluster', by: 'new', options: [at(1)] };
const redis: MakerEntity = {
  is: 'maker',
  object: 'redis',
  by: 'either',
  options: places,
  target: { option: 'host' },
  members: {
    Cluster: cluster,
    Redis: { is: 'maker', object: 'redis', by: 'new', options: places },
    Command: local,
  },
};

const source = 'ioredis@5.11.1 built/redis/RedisOptions.js, built/redis/RedisOptions.d.ts';

/** Options of a connection, at the top or, for a cluster, within `redisOptions`. */
function options(prefix: '' | 'redisOptions.'): readonly TimeoutOption[] {
  const setting = { at: 'client', form: 'ms' } as const;
  return [
    {
      ...setting,
      path: `${prefix}commandTimeout`,
      effect: 'bounds',
      covers: ['pool-wait', 'headers', 'body', 'total'],
      note: 'bounds every command, its wait for a connection too',
    },
    {
      ...setting,
      path: `${prefix}socketTimeout`,
      versions: '>=5.4.0',
      effect: 'bounds',
      covers: ['headers', 'body'],
      note: 'destroys a connection that is silent while a command waits',
    },
    {
      ...setting,
      path: `${prefix}socketTimeout`,
      versions: '<5.4.0',
      effect: 'ignored',
      covers: [],
      instead: '`commandTimeout`',
      note: 'is not known before ioredis 5.4',
    },
    {
      ...setting,
      path: `${prefix}connectTimeout`,
      effect: 'partial',
      covers: ['connect'],
      note: 'bounds connecting only: a server that accepts and never answers is not covered',
    },
    {
      ...setting,
      path: `${prefix}blockingTimeout`,
      effect: 'partial',
      covers: [],
      note: 'bounds blocking commands only',
    },
  ];
}

/** A silent server is waited for without end (measured); `maxRetriesPerRequest` counts lost connections only. */
function commandTimeouts(prefix: '' | 'redisOptions.'): TimeoutProfile {
  return {
    options: [
      ...options(prefix),
      ...(prefix === ''
        ? []
        : [
            {
              path: 'commandTimeout',
              at: 'client',
              form: 'ms',
              effect: 'ignored',
              covers: [],
              instead: '`redisOptions: { commandTimeout: … }`',
              note: 'belongs into `redisOptions` of a cluster',
            } as const,
          ]),
    ],
    defaults: [{ ms: null, effect: 'bounds', covers: [], note: 'has no timeout for commands by default' }],
    fixes: [
      {
        at: 'client',
        set: { [`${prefix}commandTimeout`]: '$ms' },
        note: 'bounds every command; blocking ones need a connection of their own',
      },
    ],
    noFix: 'a command takes no options, so only its connection can bound it',
  };
}

const connectTimeouts: TimeoutProfile = {
  options: [
    {
      path: 'connectTimeout',
      at: 'client',
      form: 'ms',
      effect: 'bounds',
      covers: ['connect'],
      off: [0],
      note: 'bounds connecting',
    },
  ],
  defaults: [
    {
      ms: 10_000,
      effect: 'bounds',
      covers: ['connect'],
      option: 'connectTimeout',
      note: 'gives a connection 10 s by default',
    },
  ],
  fixes: [{ at: 'client', set: { connectTimeout: '$ms' }, note: 'bounds connecting' }],
};

/**
 * built/redis/RedisOptions.js; run: a command whose connection is lost is sent again once there is another, whatever it does; null does so
 * without end.
 */
const commandRetries: RetryProfile = {
  options: [
    {
      path: 'maxRetriesPerRequest',
      at: 'client',
      form: 'retries',
      endless: [null],
      note: 'is how many lost connections a command outlives',
    },
  ],
  defaults: [
    {
      versions: '<4.0.0',
      retries: Infinity,
      note: 'sends a command again whenever its connection is lost',
    },
    {
      retries: 20,
      option: 'maxRetriesPerRequest',
      note: 'sends a command again after up to 20 lost connections by default',
    },
  ],
};

/** built/cluster/ClusterOptions.js: what a lost connection, or a node that is down, answers is tried again like a redirection. */
const clusterRetries: RetryProfile = {
  options: [
    {
      path: 'maxRedirections',
      at: 'client',
      form: 'retries',
      note: 'is how often a command is sent again, to another node or over another connection',
    },
  ],
  defaults: [
    {
      retries: 16,
      option: 'maxRedirections',
      note: 'sends a command again up to 16 times by default, to another node or over another connection',
    },
  ],
};

/** It fails for whoever waits for it, and goes on behind their back. */
const connectRetries: RetryProfile = {
  options: [],
  defaults: [{ retries: null, note: 'gives up `connect()` with its first failure' }],
};

export const ioredis: Library = {
  id: 'ioredis',
  packages: ['ioredis'],
  kind: 'cache',
  depth: 'full',
  sources: [
    source,
    'ioredis@4.31.0 built/redis/RedisOptions.js',
    'ioredis@6.0.0 built/redis/RedisOptions.js',
  ],
  exports: {
    default: redis,
    Redis: redis,
    Cluster: cluster,
    ...locals(
      'Command',
      'ScanStream',
      'Pipeline',
      'ReplyError',
      'AbstractConnector',
      'SentinelConnector',
      'print',
    ),
  },
  types: {
    Redis: 'redis',
    Cluster: 'cluster',
    default: 'redis',
    Commander: 'redis',
    RedisCommander: 'redis',
    ChainableCommander: 'pipeline',
    Pipeline: 'pipeline',
  },
  objects: {
    redis: commander('command', {
      is: 'maker',
      object: 'redis',
      by: 'call',
      options: [at(0)],
      inherits: 'receiver',
    }),
    cluster: commander('cluster', {
      is: 'maker',
      object: 'cluster',
      by: 'call',
      options: [at(1)],
      inherits: 'receiver',
    }),
    pipeline: pipeline('command', 'pipeline'),
    'cluster-pipeline': pipeline('cluster', 'cluster-pipeline'),
  },
  timeouts: {
    command: commandTimeouts(''),
    cluster: commandTimeouts('redisOptions.'),
    connect: connectTimeouts,
  },
  retries: { default: commandRetries, cluster: clusterRetries, connect: connectRetries },
  deadline: {
    ms: 1_000,
    why: 'a cache answers in a few milliseconds, and what it holds can be had elsewhere',
  },
};
