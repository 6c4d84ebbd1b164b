import { at, each, local, locals } from './define.ts';
import { blockingWhy, listeningWhy, redisOperation } from './redis-commands.ts';
import type {
  CallEntity,
  Entity,
  Library,
  MakerEntity,
  ObjectType,
  TimeoutOption,
  TimeoutProfile,
} from './schema.ts';

/** A command takes no options of ours, but for 4.x: `commandOptions({ signal })` in front of its own arguments. */
const command: CallEntity = {
  is: 'call',
  options: [],
  operation: redisOperation,
  timeout: 'command',
  carrier: { argument: 0, object: 'command-options' },
};

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
    ...each(blocking, block),
    ...each(listening, listen),
    ...each(['xRead', 'xReadGroup', 'XREAD', 'XREADGROUP', 'xread', 'xreadgroup'], read),
    sendCommand: { ...command, options: [at(1)] },
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
  timeout: 'command',
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

/** Where the options of a connection stand: of a client, of the nodes of a cluster, of a sentinel's. */
const holders = ['', 'defaults.', 'nodeClientOptions.'];

function inEach(option: Omit<TimeoutOption, 'at' | 'form'>): readonly TimeoutOption[] {
  return holders.map(holder => ({ ...option, path: `${holder}${option.path}`, at: 'client', form: 'ms' }));
}

function ignored(path: string, instead: string, note: string, versions?: string): readonly TimeoutOption[] {
  return inEach({
    path,
    effect: 'ignored',
    covers: [],
    instead,
    note,
    ...(versions === undefined ? {} : { versions }),
  });
}

/** Majors of a package that stand for node-redis 3, 4 and 5 or later. */
interface Majors {
  readonly three: string | null;
  readonly four: string;
  readonly five: string;
}

/** @redis/client@5.12.1 dist/lib/client/socket.js:236,324, commands-queue.js:181-195,388-395; @redis/client@1.6.1 the same files. All run. */
function commandTimeouts({ three, four, five }: Majors): TimeoutProfile {
  const before5 = three === null ? four : `${three} || ${four}`;
  return {
    options: [
      {
        path: 'signal',
        at: 'call',
        form: 'signal',
        versions: before5,
        effect: 'bounds',
        covers: ['headers', 'body', 'total'],
        note: 'bounds the command, its reply too',
      },
      ...inEach({
        path: 'socket.socketTimeout',
        versions: five,
        effect: 'bounds',
        covers: ['headers', 'body'],
        note: 'destroys a connection that is silent, one that nobody uses too',
      }),
      ...ignored(
        'socket.socketTimeout',
        '`commandOptions({ signal })`',
        'is not known before redis 5',
        before5,
      ),
      ...inEach({
        path: 'commandOptions.timeout',
        versions: five,
        effect: 'partial',
        covers: ['pool-wait'],
        note: 'bounds the wait until the command is sent, not its reply',
      }),
      ...inEach({
        path: 'socket.connectTimeout',
        effect: 'partial',
        covers: ['connect'],
        note: 'bounds connecting only',
      }),
      ...inEach({
        path: 'acquireTimeout',
        effect: 'partial',
        covers: ['pool-wait'],
        note: 'bounds the wait for a client only',
      }),
      ...(three === null
        ? []
        : inEach({
            path: 'connect_timeout',
            versions: three,
            effect: 'partial',
            covers: ['connect'],
            note: 'bounds reconnecting only',
          })),
      ...ignored('socket.timeout', '`socket: { socketTimeout: … }`', 'is no option of redis'),
      ...ignored('commandTimeout', '`socket: { socketTimeout: … }`', 'is an option of another client'),
      ...ignored(
        'connectTimeout',
        '`socket: { connectTimeout: … }`',
        'belongs into `socket`',
        `${four} || ${five}`,
      ),
    ],
    defaults: [{ ms: null, effect: 'bounds', covers: [], note: 'has no timeout for commands by default' }],
    fixes: [
      {
        at: 'call',
        versions: four,
        set: { commandOptions: 'commandOptions({ signal: $signal })' },
        shape: { kind: 'prepend', imports: 'commandOptions' },
        note: 'bounds the command, its reply too',
      },
    ],
    noFix:
      'redis 5 has no limit for one command; `socketTimeout` also ends idle connections and, by default, the client',
  };
}

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
    timeouts: { command: commandTimeouts(majors) },
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
