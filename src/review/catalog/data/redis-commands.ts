import type { CallEntity, Entity, Operation } from '../schema.ts';

/** Facts of Redis itself that its clients share: https://redis.io/docs/latest/commands/ */

/** What a command does and whether it may be repeated, by the beginning of its name. */
export const redisOperation: Operation = {
  kind: 'member-name',
  // Whatever reads, and what sets to a value that the caller names.
  safe: [
    ...[
      'get',
      'mget',
      'exists',
      'ttl',
      'pttl',
      'type',
      'keys',
      'scan',
      'strlen',
      'touch',
      'ping',
      'dbsize',
      'info',
    ],
    ...[
      'hget',
      'hmget',
      'hexists',
      'hkeys',
      'hvals',
      'hlen',
      'hscan',
      'hstrlen',
      'hrandfield',
      'httl',
      'hset',
      'hdel',
    ],
    ...[
      'lrange',
      'llen',
      'lindex',
      'lpos',
      'lset',
      'ltrim',
      'smembers',
      'smismember',
      'sismember',
      'scard',
      'sscan',
    ],
    ...[
      'srandmember',
      'sinter',
      'sunion',
      'sdiff',
      'sadd',
      'srem',
      'zrange',
      'zrevrange',
      'zscore',
      'zmscore',
      'zcard',
    ],
    ...[
      'zcount',
      'zrank',
      'zrevrank',
      'zscan',
      'zadd',
      'zrem',
      'zinter',
      'zunion',
      'zdiff',
      'set',
      'mset',
      'psetex',
    ],
    ...[
      'del',
      'unlink',
      'expire',
      'pexpire',
      'persist',
      'bitcount',
      'bitpos',
      'setbit',
      'geoadd',
      'geodist',
      'geopos',
    ],
    ...[
      'geosearch',
      'pfadd',
      'pfcount',
      'xrange',
      'xrevrange',
      'xlen',
      'xinfo',
      'xpending',
      'xread',
      'xack',
      'object',
    ],
  ],
  // What would count, move or send twice.
  unsafe: [
    ...[
      'getset',
      'getdel',
      'getex',
      'hgetdel',
      'hgetex',
      'setnx',
      'hsetnx',
      'msetnx',
      'incr',
      'decr',
      'append',
      'setrange',
    ],
    ...[
      'hincr',
      'zincr',
      'lpush',
      'rpush',
      'lpop',
      'rpop',
      'lmpop',
      'zmpop',
      'zpop',
      'spop',
      'linsert',
      'lrem',
      'lmove',
    ],
    ...['smove', 'rpoplpush', 'rename', 'publish', 'spublish', 'xadd', 'xreadgroup', 'xclaim', 'xautoclaim'],
    ...[
      'eval',
      'fcall',
      'blpop',
      'brpop',
      'blmove',
      'blmpop',
      'bzpop',
      'bzmpop',
      'brpoplpush',
      'multi',
      'exec',
    ],
  ],
};

/** Commands that wait on the server until there is something: in lower case. */
export const blockingCommands: readonly string[] = [
  'blpop',
  'brpop',
  'brpoplpush',
  'blmove',
  'blmpop',
  'bzpopmin',
  'bzpopmax',
  'bzmpop',
  'wait',
  'waitaof',
];

/** Commands after which the connection only listens. */
export const listeningCommands: readonly string[] = ['subscribe', 'psubscribe', 'ssubscribe', 'monitor'];

export const blockingWhy = 'a blocking command waits on the server, for as long as its own argument says';
export const listeningWhy = 'a subscription stays open to receive what comes';

/** What a command that reads gives where nothing is stored under the key. */
const nothing: Readonly<Record<string, readonly string[]>> = {
  null: ['get', 'hGet', 'lIndex'],
  '[]': ['sMembers', 'lRange', 'zRange', 'keys', 'hKeys', 'hVals'],
  '{}': ['hGetAll'],
  '0': ['exists', 'lLen', 'hLen', 'sCard', 'zCard', 'strLen'],
};

/** Commands that read, which a cache that is away may answer as one that holds nothing. `spelt`: as the client writes their names. */
export function readingCommands(
  command: CallEntity,
  spelt: (name: string) => string,
): Readonly<Record<string, Entity>> {
  return Object.fromEntries(
    Object.entries(nothing).flatMap(([standIn, names]) =>
      names.map((name): [string, Entity] => [spelt(name), { ...command, standIn }]),
    ),
  );
}
