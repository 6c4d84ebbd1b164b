import { at, each, locals, objectAt } from '../define.ts';
import type { CallEntity, Library, MakerEntity, ObjectType, TimeoutOption } from '../schema.ts';
import { bounding, connecting, leaving, named, partial, queryDeadline, sqlIn, unfixable } from './drivers.ts';

const query: CallEntity = { is: 'call', options: [objectAt(0)], operation: sqlIn(0), timeout: 'query' };
/** `task(fn)`, `tx(options, fn)`: the function is given the same interface. */
const task = named('transaction', false, { gives: 'db', givesCallback: 0 });

const db: ObjectType = {
  members: {
    ...each(['query', 'none', 'one', 'oneOrNone', 'many', 'manyOrNone', 'any', 'result'], query),
    ...each(['multi', 'multiResult', 'map', 'each', 'func', 'proc', 'stream'], query),
    ...each(['task', 'taskIf', 'tx', 'txIf'], task),
    connect: connecting({ timeout: 'query', gives: 'db' }),
    ...locals('$pool', '$config', '$cn', '$dc', 'done', 'batch', 'page', 'sequence', 'ctx'),
  },
};

const client: MakerEntity = {
  is: 'maker',
  object: 'db',
  by: 'call',
  options: [at(0)],
  target: { option: 'host' },
};

/** Options of the pool of pg, which are handed on. pg@8.23.1 lib/client.js, lib/connection-parameters.js */
function pgOptions(): readonly TimeoutOption[] {
  return [
    bounding('query_timeout', 'bounds the query, neither connecting nor the wait for a free client'),
    bounding(
      'statement_timeout',
      'lets the server end the statement; a dead network or server is not covered',
    ),
    partial('connectionTimeoutMillis', 'bounds connecting and the wait for a client only'),
    partial('idleTimeoutMillis', 'closes idle connections, and bounds no query'),
  ];
}

export const pgPromise: Library = {
  id: 'pg-promise',
  packages: ['pg-promise'],
  kind: 'database',
  depth: 'full',
  sources: [
    'pg-promise@11.15.0 lib/database.js, lib/main.js',
    'pg@8.23.1 lib/client.js, lib/connection-parameters.js',
  ],
  exports: { default: { is: 'maker', object: 'library', by: 'call', options: [] } },
  types: { IDatabase: 'db', ITask: 'db', IMain: 'library', IBaseProtocol: 'db' },
  objects: {
    // `const pgp = require('pg-promise')(initOptions); const db = pgp(connection);`
    library: { call: client, members: locals('pg', 'helpers', 'as', 'end', 'utils', 'txMode', 'errors') },
    db,
  },
  timeouts: {
    query: {
      options: pgOptions(),
      defaults: [{ ms: null, effect: 'bounds', covers: [], note: 'has no timeout by default' }],
      fixes: [
        {
          at: 'client',
          set: { query_timeout: '$ms', connectionTimeoutMillis: '$ms' },
          note: 'bounds every query, and connecting with the wait for a client',
        },
      ],
    },
  },
  deadline: queryDeadline,
};

const sqlQuery: ObjectType = {
  members: {
    ...each(['execute', 'cursor', 'forEach', 'describe'], named('query', null)),
    cancel: named('cancel', true),
    ...each(['simple', 'values', 'raw', 'readable', 'writable'], { is: 'object', object: 'query' }),
  },
  awaited: named('query', null, { operation: sqlIn(0) }),
  iterated: named('query', null),
};

const sqlClient: MakerEntity = {
  is: 'maker',
  object: 'sql',
  by: 'call',
  options: [objectAt(0), at(1)],
  target: { argument: 0 },
};

const begin = named('transaction', false, { gives: 'sql', givesCallback: 0 });

/** postgres@3.4.9 src/index.js:430-513, src/query.js, src/connection.js; run against PostgreSQL. */
export const postgres: Library = {
  id: 'postgres',
  packages: ['postgres'],
  kind: 'database',
  depth: 'full',
  sources: ['postgres@3.4.9 src/index.js, src/query.js, src/connection.js', 'run with postgres 3.4.9'],
  exports: { default: sqlClient },
  types: { Sql: 'sql', TransactionSql: 'sql', ReservedSql: 'sql', ISql: 'sql', PendingQuery: 'query' },
  objects: {
    sql: {
      // A name or a list of values: a fragment of a query.
      call: { is: 'local' },
      tag: { is: 'object', object: 'query' },
      members: {
        ...each(['unsafe', 'file'], { is: 'object', object: 'query' }),
        ...each(['begin', 'savepoint'], begin),
        reserve: connecting({ timeout: 'query', gives: 'sql' }),
        notify: named('notify', false),
        ...each(['listen', 'subscribe'], {
          ...named('listen', true),
          waits: 'it stays open to receive what comes',
        }),
        ...leaving,
        ...locals('array', 'json', 'typed', 'types', 'parameters'),
      },
    },
    query: sqlQuery,
  },
  timeouts: {
    query: {
      options: [
        bounding('connection.statement_timeout', 'lets the server end the statement'),
        {
          path: 'statement_timeout',
          at: 'client',
          form: 'ms',
          effect: 'ignored',
          covers: [],
          instead: '`connection: { statement_timeout: … }`',
          note: 'belongs into `connection`, and does nothing here',
        },
        partial('connect_timeout', 'bounds connecting only, in seconds'),
        partial('idle_timeout', 'closes idle connections, and bounds no query'),
        partial('timeout', 'is another name of `idle_timeout`, and bounds no query'),
      ],
      defaults: [
        {
          ms: 30_000,
          effect: 'partial',
          covers: ['connect'],
          note: 'gives up connecting after 30 s, and waits for a query without end, by default',
        },
      ],
      fixes: [
        {
          at: 'client',
          set: { 'connection.statement_timeout': '$ms' },
          note: 'lets the server end the statement',
        },
      ],
    },
  },
  deadline: queryDeadline,
};

const neonQuery: CallEntity = named('query', null, {
  operation: sqlIn(0),
  options: [at(2)],
  timeout: 'http',
});

const neonSql: MakerEntity = {
  is: 'maker',
  object: 'sql',
  by: 'call',
  options: [at(1)],
  target: { argument: 0 },
};

/** @neondatabase/serverless@1.2.0 index.d.ts: over HTTP, or pg over a WebSocket. */
export const neon: Library = {
  id: '@neondatabase/serverless',
  packages: ['@neondatabase/serverless'],
  kind: 'database',
  depth: 'full',
  sources: ['@neondatabase/serverless@1.2.0 index.d.ts, index.js', 'run with @neondatabase/serverless 1.2.0'],
  exports: {
    neon: neonSql,
    Pool: { is: 'maker', object: 'pool', by: 'new', options: [at(0)] },
    Client: { is: 'maker', object: 'pool', by: 'new', options: [at(0)] },
    ...locals('neonConfig', 'types', 'NeonDbError'),
  },
  types: {
    NeonQueryFunction: 'sql',
    Pool: 'pool',
    Client: 'pool',
    PoolClient: 'pool',
    NeonQueryPromise: 'query',
  },
  objects: {
    sql: {
      call: neonQuery,
      tag: { is: 'object', object: 'query' },
      members: { query: neonQuery, transaction: { ...neonQuery, options: [at(1)] }, unsafe: { is: 'local' } },
    },
    query: { members: {}, awaited: { ...neonQuery, options: [] } },
    pool: {
      members: {
        query,
        connect: connecting({ timeout: 'query', gives: 'pool' }),
        ...leaving,
      },
      extensible: true,
    },
  },
  timeouts: {
    http: {
      options: [
        {
          path: 'fetchOptions.signal',
          at: 'both',
          form: 'signal',
          effect: 'bounds',
          covers: ['connect', 'headers', 'body', 'total'],
          note: 'bounds the request',
        },
      ],
      defaults: [{ ms: null, effect: 'bounds', covers: [], note: 'has no timeout by default' }],
      fixes: [],
      noFix: 'its deadline is a signal in the options of `sql.query(text, values, { fetchOptions })`',
    },
    query: unfixable(pgOptions(), 'its pool takes `query_timeout` and `connectionTimeoutMillis`'),
  },
  deadline: queryDeadline,
};
