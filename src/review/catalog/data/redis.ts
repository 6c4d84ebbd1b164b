import { at, each, local, locals } from '../define.ts';
import { blockingWhy, listeningWhy, readingCommands, redisOperation } from './redis-commands.ts';
import { timeoutsOf, type Majors } from './redis-timeouts.ts';
import type { CallEntity, Entity, Library, MakerEntity, ObjectType, RetryProfile } from '../schema.ts';

/** A command takes no options of ours, but for 4.x: `commandOptions({ signal })` in front of its own arguments. */
const command: CallEntity = {
  is: 'call',
  options: [],
  operation: redisOperation,
  timeout: 'command',
  carrier: { argument: 0, object: 'command-options' },
};

/** `sendCommand(words, options)`: in 4 the signal is among the options behind the words. */
const raw: CallEntity = { is: 'call', options: [at(1)], operation: redisOperation, timeout: 'raw' };

const block: CallEntity = { ...command, waits: blockingWhy };
const listen: CallEntity = { ...command, waits: listeningWhy };
const read: CallEntity = {
  ...command,
  waitsIf: { words: ['BLOCK'], option: { at: { at: 'last-object' }, path: 'BLOCK' }, why: blockingWhy },
};

/** Names as 4 and 5 have them, in upper case too, and as 3 has them. */
const blocking = [
  ...['blPop', 'brPop', 'brPopLPush', 'blMove', 'blmPop', 'blMPop', 'bzPopMin', 'bzPopMax', 'bzmPop', 'wait'],
  ...['BLPOP', 'BRPOP', 'BRPOPLPUSH', 'BLMOVE', 'BLMPOP', 'BZPOPMIN', 'BZPOPMAX', 'BZMPOP', 'WAIT'],
  ...['blpop', 'brpop', 'brpoplpush', 'bzpopmin', 'bzpopmax'],
];
const listening = [
  ...['subscribe', 'pSubscribe', 'sSubscribe', 'monitor', 'psubscribe'],
  ...['SUBSCRIBE', 'PSUBSCRIBE', 'SSUBSCRIBE', 'MONITOR'],
];

/** The same client, seen otherwise: `client.withTypeMapping(…).get(key)`. */
const view: Entity = { is: 'local', gives: 'client' };

const client: ObjectType = {
  members: {
    ...readingCommands(command, name => name),
    ...each(blocking, block),
    ...each(listening, listen),
    ...each(['xRead', 'xReadGroup', 'XREAD', 'XREADGROUP', 'xread', 'xreadgroup'], read),
    sendCommand: raw,
    ...each(['multi', 'MULTI', 'batch'], { is: 'object', object: 'multi' }),
    ...each(['json', 'ft', 'ts', 'bf', 'cf', 'cms', 'topK', 'tDigest', 'graph'], {
      is: 'object',
      object: 'module',
    }),
    ...each(['withTypeMapping', 'withCommandOptions', 'withAbortSignal', 'asap', 'legacy'], view),
    // 4 in legacy mode.
    v4: { is: 'object', object: 'client' },
    connect: {
      ...command,
      operation: { kind: 'fixed', name: 'connect', idempotent: true },
      waits: 'it goes on connecting until the server is there, as `reconnectStrategy` says',
    },
    duplicate: { is: 'maker', object: 'client', by: 'call', options: [at(0)], inherits: 'receiver' },
    ...locals(
      'quit',
      'QUIT',
      'disconnect',
      'close',
      'destroy',
      'end',
      'ref',
      'unref',
      'execute',
      'executeIsolated',
    ),
    ...locals('unsubscribe', 'pUnsubscribe', 'sUnsubscribe', 'UNSUBSCRIBE', 'PUNSUBSCRIBE', 'SUNSUBSCRIBE'),
    ...locals(
      'isOpen',
      'isReady',
      'options',
      'createPool',
      'getPubSubListeners',
      'resetIfDirty',
      'setDirtyWatch',
    ),
    ...locals(
      'prependListener',
      'prependOnceListener',
      'listeners',
      'rawListeners',
      'eventNames',
      'getMaxListeners',
    ),
  },
  otherwise: command,
};

const exec: CallEntity = {
  is: 'call',
  options: [],
  operation: { kind: 'fixed', name: 'exec', idempotent: null },
  timeout: 'transaction',
};

/** Nothing is sent before `exec`. */
const multi: ObjectType = {
  members: { ...each(['exec', 'EXEC', 'execAsPipeline', 'execTyped', 'exec_atomic'], exec) },
  otherwise: { is: 'object', object: 'multi' },
};

function maker(name: string): MakerEntity {
  return {
    is: 'maker',
    object: 'client',
    by: 'call',
    // A pool has its own options behind those of its clients.
    options: name === 'createClientPool' ? [at(0), at(1)] : [at(0)],
    target: { option: 'url' },
  };
}

/**
 * @redis/client@5.12.1 dist/lib/client/socket.js:324-331 (run, 4 and 5): what waits for a connection outlives its loss, what was sent does
 * not and is rejected.
 */
const retries: RetryProfile = {
  options: [
    {
      path: 'socket.reconnectStrategy',
      at: 'client',
      form: 'switch',
      note: 'decides how often a command waits for another connection',
    },
  ],
  defaults: [
    {
      retries: null,
      uncertain: true,
      option: 'socket.reconnectStrategy',
      note: 'keeps commands while it connects again, and repeats none that was sent',
    },
  ],
};

function nodeRedis(id: string, majors: Majors): Library {
  return {
    id,
    packages: [id],
    kind: 'cache',
    depth: 'full',
    sources: [
      '@redis/client@5.12.1 dist/lib/client/socket.js, commands-queue.js, pool.js',
      '@redis/client@1.6.1 dist/lib/client/socket.js, commands-queue.js',
      '@redis/client@6.3.1 dist/lib/client/socket.js, commands-queue.js',
      'redis@3.1.2 index.js',
    ],
    exports: {
      createClient: maker('createClient'),
      createCluster: maker('createCluster'),
      createClientPool: maker('createClientPool'),
      createSentinel: maker('createSentinel'),
      commandOptions: { is: 'maker', object: 'command-options', by: 'call', options: [at(0)] },
      defineScript: local,
    },
    types: {
      'RedisClient*': 'client',
      'RedisClusterType*': 'client',
      'RedisSentinelType*': 'client',
      RedisClientOptions: 'options',
      RedisClientMultiCommandType: 'multi',
    },
    objects: {
      client,
      multi,
      module: { members: {}, otherwise: command },
      'command-options': { members: {} },
      options: { members: {} },
    },
    timeouts: timeoutsOf(majors),
    retries: { default: retries },
    deadline: {
      ms: 1_000,
      why: 'a cache answers in a few milliseconds, and what it holds can be had elsewhere',
    },
  };
}

/** node-redis. 3 has callbacks and connects by itself, 4 brought promises, 5 the time a socket may be silent. */
export const redis = nodeRedis('redis', { three: '<4.0.0', four: '>=4.0.0 <5.0.0', five: '>=5.0.0' });

/** Its client alone, numbered otherwise until 5. */
export const redisClient = nodeRedis('@redis/client', { three: null, four: '<5.0.0', five: '>=5.0.0' });
