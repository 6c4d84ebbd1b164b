import { at, each, local, locals, objectAt } from '../define.ts';
import type {
  CallEntity,
  Library,
  MakerEntity,
  ObjectType,
  TimeoutOption,
  TimeoutProfile,
} from '../schema.ts';
import { bounding, connecting, leaving, named, partial, queryDeadline, sqlIn } from './drivers.ts';

/** `query(sql, values?, callback?)` or `query({ sql, values, timeout }, …)`. */
const query: CallEntity = {
  is: 'call',
  options: [objectAt(0)],
  operation: sqlIn(0),
  timeout: 'query',
  misplaced: [
    {
      argument: 2,
      paths: ['timeout'],
      among: ['timeout'],
      note: 'is taken for no option there: only those of the object in front count',
      instead: '`query({ sql, values, timeout })`',
    },
  ],
};

const command = named('command', null);

const connection: ObjectType = {
  members: {
    ...each(['query', 'execute', 'queryStream', 'batch'], query),
    prepare: { ...named('prepare', true), gives: 'statement' },
    connect: connecting(),
    ...each(
      ['beginTransaction', 'commit', 'rollback', 'changeUser', 'reset', 'statistics', 'importFile'],
      command,
    ),
    ping: named('ping', true),
    promise: { is: 'local', gives: 'connection' },
    ...leaving,
  },
  extensible: true,
};

const pool: ObjectType = {
  members: {
    ...connection.members,
    getConnection: connecting({ gives: 'connection', givesCallback: 1 }),
    promise: { is: 'local', gives: 'pool' },
  },
  extensible: true,
};

const cluster: ObjectType = {
  members: {
    of: { is: 'object', object: 'pool' },
    getConnection: connecting({ gives: 'connection', givesCallback: 1 }),
    ...locals('add', 'remove', 'end'),
  },
};

function maker(object: string): MakerEntity {
  return { is: 'maker', object, by: 'call', options: [objectAt(0), objectAt(1)], target: { option: 'host' } };
}

/** An option of one query, where it is an object. */
function perQuery(note: string): TimeoutOption {
  return bounding('timeout', note, { at: 'call', off: [0] });
}

function idleOption(path: string, instead: string): TimeoutOption {
  return {
    path,
    at: 'client',
    form: 'ms',
    effect: 'ignored',
    covers: [],
    instead,
    note: 'is not known to it',
  };
}

const queryFix = {
  at: 'call',
  set: { timeout: '$ms' },
  shape: { kind: 'wrap-first-argument', key: 'sql', valuesKey: 'values' },
  note: 'bounds the query once it is sent',
} as const;

function connectTimeouts(defaultNote: string, options: readonly TimeoutOption[]): TimeoutProfile {
  return {
    options: [bounding('connectTimeout', 'bounds connecting', { covers: ['connect'] }), ...options],
    defaults: [
      { ms: 10_000, effect: 'bounds', covers: ['connect'], option: 'connectTimeout', note: defaultNote },
    ],
    fixes: [{ at: 'client', set: { connectTimeout: '$ms' }, note: 'bounds connecting' }],
  };
}

const shared = {
  kind: 'database',
  depth: 'full',
  types: {
    Pool: 'pool',
    Connection: 'connection',
    PoolConnection: 'connection',
    PoolCluster: 'cluster',
    PreparedStatementInfo: 'statement',
  },
  objects: { pool, connection, cluster, statement: { members: { execute: command, close: local } } },
  deadline: queryDeadline,
} as const;

const makers = {
  createPool: maker('pool'),
  createConnection: maker('connection'),
  createPoolCluster: { is: 'maker', object: 'cluster', by: 'call', options: [at(0)] },
} as const;

const waits = partial('waitForConnections', 'tells whether a free connection is waited for');

export const mysql2: Library = {
  ...shared,
  id: 'mysql2',
  packages: ['mysql2'],
  sources: [
    'mysql2@3.24.6 lib/commands/query.js, lib/base/pool.js, lib/connection_config.js',
    'run with mysql2 3.24.6',
  ],
  exports: { ...makers, ...locals('format', 'escape', 'escapeId', 'raw', 'Types') },
  timeouts: {
    query: {
      options: [
        perQuery(
          'bounds the query once it is sent, neither the wait for a connection nor that behind another query',
        ),
        idleOption('timeout', '`timeout` in the object of each query'),
        idleOption('acquireTimeout', '`timeout` in the object of each query'),
        partial('connectTimeout', 'bounds connecting only'),
        waits,
      ],
      defaults: [{ ms: null, effect: 'bounds', covers: [], note: 'has no timeout for queries by default' }],
      fixes: [queryFix],
    },
    connect: connectTimeouts(
      'gives up connecting after 10 s by default; a free connection is waited for without end',
      [],
    ),
  },
};

export const mysql: Library = {
  ...shared,
  id: 'mysql',
  packages: ['mysql'],
  sources: ['mysql@2.18.1 lib/Pool.js, lib/Connection.js, lib/protocol/Protocol.js', 'run with mysql 2.18.1'],
  exports: { ...makers, ...locals('format', 'escape', 'escapeId', 'raw', 'Types') },
  timeouts: {
    query: {
      options: [
        perQuery('bounds each silence while the query runs, not connecting'),
        partial('connectTimeout', 'bounds connecting only'),
        partial('acquireTimeout', 'bounds opening and checking a connection, not the wait for a free one'),
        waits,
      ],
      defaults: [{ ms: null, effect: 'bounds', covers: [], note: 'has no timeout for queries by default' }],
      fixes: [queryFix],
    },
    connect: connectTimeouts('gives up the TCP connection after 10 s by default', [
      partial('acquireTimeout', 'bounds opening and checking a connection, not the wait for a free one'),
    ]),
  },
};

export const mariadb: Library = {
  ...shared,
  id: 'mariadb',
  packages: ['mariadb'],
  sources: ['mariadb@3.5.4 lib/config/connection-options.js, lib/config/pool-options.js, lib/cmd/query.js'],
  exports: { ...makers, ...locals('version', 'SqlError', 'defaultOptions') },
  timeouts: {
    query: {
      options: [
        perQuery('lets the server end the query; MySQL and old servers refuse it'),
        bounding('queryTimeout', 'lets the server end each query; MySQL and old servers refuse it'),
        bounding('socketTimeout', 'bounds each silence while a command runs'),
        partial('connectTimeout', 'bounds connecting only'),
        partial('acquireTimeout', 'bounds the wait for a connection only'),
      ],
      defaults: [{ ms: null, effect: 'bounds', covers: [], note: 'has no timeout for queries by default' }],
      fixes: [
        { at: 'client', set: { socketTimeout: '$ms' }, note: 'bounds each silence while a command runs' },
      ],
    },
    connect: {
      options: [
        bounding('acquireTimeout', 'bounds the wait for a connection of the pool', { covers: ['pool-wait'] }),
        bounding('connectTimeout', 'bounds connecting', { covers: ['connect'] }),
      ],
      defaults: [
        {
          ms: 10_000,
          effect: 'bounds',
          covers: ['connect', 'pool-wait'],
          option: 'acquireTimeout',
          note: 'gives up connecting after 1 s, and waiting for a connection of the pool after 10 s, by default',
        },
      ],
      fixes: [{ at: 'client', set: { acquireTimeout: '$ms' }, note: 'bounds the wait for a connection' }],
    },
  },
};
