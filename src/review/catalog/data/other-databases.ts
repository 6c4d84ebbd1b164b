import { at, each, local, locals } from '../define.ts';
import { byName, noDefault, repeats, retriesOf, whole } from '../cloud/shapes.ts';
import type { CallEntity, Library, MakerEntity, ObjectType } from '../schema.ts';
import { answer, bounding, connecting, leaving, named, partial, queryDeadline, sqlIn } from './drivers.ts';

const sqlCall: CallEntity = named('query', null, { operation: sqlIn(0) });

const mssqlRequest: ObjectType = {
  members: {
    ...each(['query', 'batch'], sqlCall),
    ...each(['execute', 'bulk'], named('execute', null)),
    ...each(['input', 'output', 'replaceInput', 'replaceOutput'], { is: 'object', object: 'request' }),
    ...locals('cancel', 'pause', 'resume', 'parameters', 'multiple', 'stream'),
  },
};

function requestMaker(by: MakerEntity['by'], position: number): MakerEntity {
  return {
    is: 'maker',
    object: 'request',
    by,
    options: [at(position)],
    inherits: by === 'new' ? { argument: 0 } : 'receiver',
  };
}

const mssqlPool: ObjectType = {
  members: {
    connect: connecting({ gives: 'pool' }),
    ...each(['query', 'batch'], sqlCall),
    request: requestMaker('call', 0),
    ...each(['transaction', 'preparedStatement'], { is: 'object', object: 'transaction' }),
    ...leaving,
    ...locals('connected', 'connecting', 'healthy'),
  },
  extensible: true,
};

const mssqlMembers = {
  connect: connecting({ options: [at(0)], gives: 'pool', makes: true }),
  ConnectionPool: { is: 'maker', object: 'pool', by: 'new', options: [at(0)], target: { option: 'server' } },
  Request: requestMaker('new', 1),
  ...each(['Transaction', 'PreparedStatement'], {
    is: 'maker',
    object: 'transaction',
    by: 'new',
    options: [at(1)],
    inherits: { argument: 0 },
  }),
  ...each(['query', 'batch'], sqlCall),
  ...locals('close', 'Table', 'TYPES', 'MAX', 'Int', 'VarChar', 'NVarChar', 'ISOLATION_LEVEL', 'on'),
} as const;

const requestTimeout = bounding('requestTimeout', 'bounds every request once it is sent', { off: [0] });

/** mssql@12.7.14 lib/tedious/connection-pool.js:42-54, lib/base/request.js:42-60 */
export const mssql: Library = {
  id: 'mssql',
  packages: ['mssql'],
  kind: 'database',
  depth: 'full',
  sources: ['mssql@12.7.14 lib/tedious/connection-pool.js, lib/base/request.js'],
  exports: { default: { is: 'object', object: 'mssql' }, ...mssqlMembers },
  types: {
    ConnectionPool: 'pool',
    Request: 'request',
    Transaction: 'transaction',
    PreparedStatement: 'transaction',
  },
  objects: {
    mssql: { members: mssqlMembers },
    pool: mssqlPool,
    request: mssqlRequest,
    transaction: {
      members: {
        ...each(
          ['begin', 'commit', 'rollback', 'prepare', 'execute', 'unprepare'],
          named('transaction', null),
        ),
        request: requestMaker('call', 0),
        ...locals('input', 'output'),
      },
    },
  },
  timeouts: {
    query: {
      options: [
        requestTimeout,
        bounding('timeout', 'stands in for `requestTimeout` and `connectionTimeout`'),
        partial('connectionTimeout', 'bounds connecting only'),
        partial('pool.acquireTimeoutMillis', 'bounds the wait for a connection only'),
      ],
      defaults: [
        {
          ms: 15_000,
          effect: 'bounds',
          covers: answer,
          option: 'requestTimeout',
          note: 'gives a request 15 s by default',
        },
      ],
      fixes: [{ at: 'client', set: { requestTimeout: '$ms' }, note: 'bounds every request once it is sent' }],
    },
    connect: {
      options: [
        bounding('connectionTimeout', 'bounds connecting', { at: 'both', covers: ['connect'] }),
        bounding('timeout', 'stands in for `requestTimeout` and `connectionTimeout`', {
          at: 'both',
          covers: ['connect'],
        }),
      ],
      defaults: [
        {
          ms: 15_000,
          effect: 'bounds',
          covers: ['connect'],
          option: 'connectionTimeout',
          note: 'gives up connecting after 15 s by default',
        },
      ],
      fixes: [{ at: 'client', set: { connectionTimeout: '$ms' }, note: 'bounds connecting' }],
    },
  },
  deadline: queryDeadline,
};

/** tedious@19.2.2 lib/connection.js:54-66,490,738: its options stand in `options`. */
export const tedious: Library = {
  id: 'tedious',
  packages: ['tedious'],
  kind: 'database',
  depth: 'full',
  sources: ['tedious@19.2.2 lib/connection.js'],
  exports: {
    Connection: {
      is: 'maker',
      object: 'connection',
      by: 'new',
      options: [at(0)],
      target: { option: 'server' },
    },
    ...locals('Request', 'TYPES', 'BulkLoad', 'ISOLATION_LEVEL'),
  },
  types: { Connection: 'connection' },
  objects: {
    connection: {
      members: {
        connect: connecting(),
        ...each(
          ['execSql', 'execSqlBatch', 'callProcedure', 'execBulkLoad', 'prepare', 'unprepare', 'execute'],
          named('execute', null),
        ),
        ...each(
          ['beginTransaction', 'commitTransaction', 'rollbackTransaction', 'saveTransaction'],
          named('transaction', null),
        ),
        ...locals('close', 'cancel', 'reset', 'newBulkLoad', 'on'),
      },
    },
  },
  timeouts: {
    query: {
      options: [
        bounding('options.requestTimeout', 'bounds every request'),
        {
          path: 'requestTimeout',
          at: 'client',
          form: 'ms',
          effect: 'ignored',
          covers: [],
          instead: '`options: { requestTimeout: … }`',
          note: 'belongs into `options`, and does nothing here',
        },
      ],
      defaults: [
        {
          ms: 15_000,
          effect: 'bounds',
          covers: answer,
          option: 'options.requestTimeout',
          note: 'gives a request 15 s by default',
        },
      ],
      fixes: [{ at: 'client', set: { 'options.requestTimeout': '$ms' }, note: 'bounds every request' }],
    },
    connect: {
      options: [bounding('options.connectTimeout', 'bounds connecting', { covers: ['connect'] })],
      defaults: [
        {
          ms: 15_000,
          effect: 'bounds',
          covers: ['connect'],
          option: 'options.connectTimeout',
          note: 'gives up connecting after 15 s by default',
        },
      ],
      fixes: [{ at: 'client', set: { 'options.connectTimeout': '$ms' }, note: 'bounds connecting' }],
    },
  },
  retries: {
    default: retriesOf([], {
      retries: null,
      note: 'repeats connecting three times, and no request, by default',
    }),
  },
  deadline: queryDeadline,
};

const cassandraCall: CallEntity = { is: 'call', options: [at(2)], operation: sqlIn(0), timeout: 'query' };

/** cassandra-driver@4.10.0 lib/client-options.js:77-85, lib/policies/retry.js:43-118; run with it. */
export const cassandra: Library = {
  id: 'cassandra-driver',
  packages: ['cassandra-driver'],
  kind: 'database',
  depth: 'full',
  sources: [
    'cassandra-driver@4.10.0 lib/client-options.js, lib/policies/retry.js',
    'run with cassandra-driver 4.10.0',
  ],
  exports: {
    Client: { is: 'maker', object: 'client', by: 'new', options: [at(0)] },
    mapping: { is: 'object', object: 'mapping' },
    ...locals('types', 'policies', 'auth', 'errors', 'concurrent'),
  },
  types: { Client: 'client', Mapper: 'mapper', ModelMapper: 'models' },
  objects: {
    client: {
      members: {
        ...each(['execute', 'eachRow', 'stream'], cassandraCall),
        batch: {
          ...cassandraCall,
          options: [at(1)],
          operation: { kind: 'fixed', name: 'batch', idempotent: null },
        },
        connect: connecting({ timeout: 'query' }),
        ...locals('shutdown', 'getState', 'hosts', 'metadata', 'keyspace'),
      },
    },
    mapping: { members: { Mapper: { is: 'maker', object: 'mapper', by: 'new', options: [] } } },
    mapper: {
      members: {
        forModel: { is: 'object', object: 'models' },
        batch: { ...cassandraCall, operation: byName },
      },
    },
    models: {
      members: each(['get', 'find', 'findAll', 'insert', 'update', 'remove', 'mapWithQuery'], {
        ...cassandraCall,
        operation: byName,
      }),
    },
  },
  timeouts: {
    query: {
      options: [
        bounding('readTimeout', 'bounds each attempt on one host', { at: 'call', off: [0] }),
        bounding('socketOptions.readTimeout', 'bounds each attempt on one host', {
          off: [0],
          overrides: 'readTimeout',
        }),
        partial('socketOptions.connectTimeout', 'bounds connecting only'),
      ],
      defaults: [
        {
          ms: 12_000,
          effect: 'bounds',
          covers: answer,
          option: 'readTimeout',
          note: 'gives each attempt on one host 12 s by default',
        },
      ],
      fixes: [
        { at: 'call', set: { readTimeout: '$ms' }, note: 'bounds each attempt on one host' },
        {
          at: 'client',
          set: { 'socketOptions.readTimeout': '$ms' },
          note: 'bounds each attempt on one host',
        },
      ],
    },
  },
  retries: {
    default: retriesOf(
      [
        {
          path: 'policies.retry',
          at: 'client',
          form: 'policy',
          effect: 'unknown',
          note: 'decides what is repeated',
        },
      ],
      repeats(1, { note: 'repeats what a host could not answer once, on the next host, by default' }),
    ),
  },
  deadline: queryDeadline,
};

const cypher = {
  kind: 'first-word',
  argument: 0,
  words: { MATCH: true, RETURN: true, MERGE: true, CREATE: false },
} as const;
const neoRun: CallEntity = {
  is: 'call',
  options: [at(2)],
  operation: cypher,
  timeout: 'query',
  retry: 'none',
};
const neoManaged: CallEntity = {
  ...neoRun,
  options: [at(1)],
  operation: { kind: 'fixed', name: 'transaction', idempotent: null },
  retry: 'default',
  gives: 'transaction',
  givesCallback: 0,
};

/** neo4j-driver-core@6.3.0 lib/types.js:100-175, lib/internal/tx-config.js:69-100; run with neo4j-driver 6.3.0. */
export const neo4j: Library = {
  id: 'neo4j-driver',
  packages: ['neo4j-driver', 'neo4j-driver-lite'],
  kind: 'database',
  depth: 'full',
  sources: ['neo4j-driver-core@6.3.0 lib/types.js, lib/internal/tx-config.js', 'run with neo4j-driver 6.3.0'],
  exports: {
    default: { is: 'object', object: 'neo4j' },
    driver: { is: 'maker', object: 'driver', by: 'call', options: [at(2)], target: { argument: 0 } },
    ...locals('auth', 'int', 'isInt', 'types', 'session', 'integer'),
  },
  types: {
    Driver: 'driver',
    Session: 'session',
    Transaction: 'transaction',
    ManagedTransaction: 'transaction',
  },
  objects: {
    neo4j: {
      members: {
        driver: { is: 'maker', object: 'driver', by: 'call', options: [at(2)], target: { argument: 0 } },
        ...locals('auth', 'int', 'session', 'types'),
      },
    },
    driver: {
      members: {
        session: { is: 'object', object: 'session' },
        executeQuery: { ...neoRun, retry: 'default' },
        ...each(
          ['verifyConnectivity', 'getServerInfo', 'verifyAuthentication'],
          connecting({ timeout: 'query' }),
        ),
        ...leaving,
      },
    },
    session: {
      members: {
        run: neoRun,
        ...each(['executeRead', 'executeWrite', 'readTransaction', 'writeTransaction'], neoManaged),
        beginTransaction: {
          ...neoRun,
          options: [at(0)],
          operation: { kind: 'fixed', name: 'transaction', idempotent: null },
          gives: 'transaction',
        },
        ...leaving,
      },
    },
    transaction: {
      members: {
        run: { ...neoRun, options: [] },
        ...each(['commit', 'rollback'], named('transaction', null, { retry: 'none' })),
      },
    },
  },
  timeouts: {
    query: {
      options: [
        bounding('timeout', 'lets the server end the transaction', { at: 'call', off: [0] }),
        partial('connectionAcquisitionTimeout', 'bounds the wait for a connection only'),
        partial('connectionTimeout', 'bounds connecting only'),
        partial('maxTransactionRetryTime', 'bounds for how long a transaction is repeated'),
      ],
      defaults: [
        {
          ms: 60_000,
          effect: 'partial',
          covers: ['pool-wait'],
          note: 'waits up to 60 s for a connection, and for an answer without end, by default',
        },
      ],
      fixes: [{ at: 'call', set: { timeout: '$ms' }, note: 'lets the server end the transaction' }],
    },
  },
  retries: {
    default: retriesOf([], {
      retries: Infinity,
      note: 'repeats a transaction after a passing error, for 30 s, by default',
    }),
    none: retriesOf([]),
  },
  deadline: queryDeadline,
};

const oracleCall: CallEntity = named('execute', null, { operation: sqlIn(0), options: [{ at: 'receiver' }] });
const oracleConnect = connecting({ options: [at(0)], gives: 'connection' });

/** oracledb@26.0.0 lib/settings.js:52-60, lib/thin/protocol/protocol.js:56,247 */
export const oracledb: Library = {
  id: 'oracledb',
  packages: ['oracledb'],
  kind: 'database',
  depth: 'full',
  sources: ['oracledb@26.0.0 lib/settings.js, lib/thin/protocol/protocol.js, lib/connection.js'],
  exports: {
    getConnection: oracleConnect,
    createPool: {
      is: 'maker',
      object: 'pool',
      by: 'call',
      options: [at(0)],
      target: { option: 'connectString' },
    },
    getPool: { is: 'local', gives: 'pool' },
    ...locals('initOracleClient', 'STRING', 'NUMBER', 'BIND_OUT', 'BIND_IN', 'OUT_FORMAT_OBJECT'),
  },
  types: { Connection: 'connection', Pool: 'pool' },
  objects: {
    pool: { members: { getConnection: { ...oracleConnect, options: [] }, ...leaving } },
    connection: {
      members: {
        ...each(['execute', 'executeMany', 'queryStream'], oracleCall),
        ...each(
          ['commit', 'rollback', 'ping', 'getDbObjectClass', 'changePassword'],
          named('command', null, { options: [{ at: 'receiver' }] }),
        ),
        ...leaving,
      },
    },
  },
  timeouts: {
    query: {
      options: [
        bounding('callTimeout', 'bounds each round trip on this connection', { at: 'call', off: [0] }),
      ],
      defaults: [noDefault],
      fixes: [],
      noFix: 'its deadline is assigned: `connection.callTimeout = 5000`',
    },
    connect: {
      options: [
        bounding('queueTimeout', 'bounds the wait for a connection of the pool', { covers: ['pool-wait'] }),
        partial('poolTimeout', 'closes idle connections'),
      ],
      defaults: [
        {
          ms: 60_000,
          effect: 'bounds',
          covers: ['pool-wait'],
          option: 'queueTimeout',
          note: 'waits up to 60 s for a connection of the pool by default',
        },
      ],
      fixes: [{ at: 'client', set: { queueTimeout: '$ms' }, note: 'bounds the wait for a connection' }],
    },
  },
  deadline: queryDeadline,
};

const ldapCall: CallEntity = {
  is: 'call',
  options: [],
  operation: {
    kind: 'member-name',
    safe: ['bind', 'search', 'compare'],
    unsafe: ['add', 'modify', 'del', 'exop'],
  },
  timeout: 'operation',
};
const ldapObject: ObjectType = {
  members: {
    ...each(
      [
        'bind',
        'search',
        'searchPaginated',
        'compare',
        'add',
        'modify',
        'modifyDN',
        'del',
        'exop',
        'starttls',
        'startTLS',
      ],
      ldapCall,
    ),
    ...locals('unbind', 'destroy', 'abandon'),
  },
};

/** ldapjs@3.0.7 lib/client/client.js:123-140,845; ldapts@8.2.0 dist/index.cjs:2708,3163; run with both. */
export const ldap: Library = {
  id: 'ldapts',
  packages: ['ldapts', 'ldapjs'],
  kind: 'network',
  depth: 'full',
  sources: ['ldapjs@3.0.7 lib/client/client.js', 'ldapts@8.2.0 dist/index.cjs', 'run with both'],
  exports: {
    createClient: { is: 'maker', object: 'client', by: 'call', options: [at(0)], target: { option: 'url' } },
    Client: { is: 'maker', object: 'client', by: 'new', options: [at(0)], target: { option: 'url' } },
    ...locals('createServer', 'Attribute', 'Change', 'filters', 'parseDN'),
    '*Error': local,
  },
  types: { Client: 'client' },
  objects: { client: ldapObject },
  timeouts: {
    operation: {
      options: [
        bounding('timeout', 'bounds every operation', { covers: whole, off: [0] }),
        partial('connectTimeout', 'bounds connecting only'),
        partial('idleTimeout', 'closes an idle connection'),
      ],
      defaults: [noDefault],
      fixes: [
        {
          at: 'client',
          set: { timeout: '$ms', connectTimeout: '$ms' },
          note: 'bounds every operation, and connecting',
        },
      ],
    },
  },
  deadline: { ms: 5_000, why: 'a directory answers within a fraction of a second' },
};

const influxCall: CallEntity = { is: 'call', options: [], operation: byName, timeout: 'request' };

/** Run with influx 5.12.0. */
export const influx: Library = {
  id: 'influx',
  packages: ['influx'],
  kind: 'database',
  depth: 'full',
  sources: ['run with influx 5.12.0'],
  exports: {
    InfluxDB: { is: 'maker', object: 'client', by: 'new', options: [at(0)], target: { option: 'host' } },
    ...locals('FieldType', 'escape'),
  },
  types: { InfluxDB: 'client' },
  objects: { client: { members: locals('addSchema'), otherwise: influxCall } },
  timeouts: {
    request: {
      options: [bounding('options.timeout', 'bounds every request', { off: [] })],
      defaults: [
        {
          ms: 30_000,
          effect: 'bounds',
          covers: answer,
          option: 'options.timeout',
          note: 'gives a request 30 s by default',
        },
      ],
      fixes: [],
      noFix: 'its deadline stands with each host: `hosts: [{ host, options: { timeout: 5000 } }]`',
    },
  },
  deadline: queryDeadline,
};

/** Run with @influxdata/influxdb-client 1.35.0. */
export const influxClient: Library = {
  id: '@influxdata/influxdb-client',
  packages: ['@influxdata/influxdb-client'],
  kind: 'database',
  depth: 'full',
  sources: ['run with @influxdata/influxdb-client 1.35.0'],
  exports: {
    InfluxDB: { is: 'maker', object: 'client', by: 'new', options: [at(0)], target: { option: 'url' } },
    ...locals('Point', 'flux', 'HttpError'),
  },
  types: { InfluxDB: 'client', QueryApi: 'query', WriteApi: 'write' },
  objects: {
    client: {
      members: {
        getQueryApi: { is: 'object', object: 'query' },
        getWriteApi: { is: 'object', object: 'write' },
      },
    },
    query: {
      members: {
        ...each(
          [
            'collectRows',
            'collectLines',
            'queryRows',
            'queryLines',
            'queryRaw',
            'iterateRows',
            'iterateLines',
          ],
          influxCall,
        ),
        with: { is: 'object', object: 'query' },
      },
    },
    // Points are only kept until one of these.
    write: {
      members: {
        ...each(['flush', 'close'], { ...influxCall, retry: 'write' }),
        ...locals('writePoint', 'writePoints', 'writeRecord', 'writeRecords'),
      },
    },
  },
  timeouts: {
    request: {
      options: [bounding('timeout', 'bounds every request', { off: [] })],
      defaults: [
        {
          ms: 10_000,
          effect: 'bounds',
          covers: answer,
          option: 'timeout',
          note: 'gives a request 10 s by default',
        },
      ],
      fixes: [{ at: 'client', set: { timeout: '$ms' }, note: 'bounds every request' }],
    },
  },
  retries: {
    default: retriesOf([]),
    write: retriesOf([], repeats(5, { note: 'repeats writing five times by default' })),
  },
  deadline: queryDeadline,
};
