import { at, local, locals, objectAt } from '../define.ts';
import type {
  CallEntity,
  Library,
  MakerEntity,
  ObjectType,
  TimeoutOption,
  TimeoutProfile,
} from '../schema.ts';

/** `query(text, values?)` or `query({ text, values, query_timeout? })`. Sent or queued at once, awaited or not. */
const query: CallEntity = {
  is: 'call',
  options: [objectAt(0)],
  operation: { kind: 'sql', argument: 0 },
  timeout: 'query',
};

/** A connection of the pool: waits for a free one, or opens one. */
const take: CallEntity = {
  is: 'call',
  options: [],
  operation: { kind: 'fixed', name: 'connect', idempotent: true },
  timeout: 'connect',
  gives: 'client',
  givesCallback: 1,
};

const open: CallEntity = {
  is: 'call',
  options: [],
  operation: { kind: 'fixed', name: 'connect', idempotent: true },
  timeout: 'connect',
};

const pool: ObjectType = { members: { query, connect: take }, extensible: true };
const client: ObjectType = { members: { query, connect: open }, extensible: true };

function maker(object: string): MakerEntity {
  return { is: 'maker', object, by: 'new', options: [at(0)], target: { option: 'host' } };
}

function setting(
  path: string,
  effect: 'bounds' | 'partial',
  covers: TimeoutOption['covers'],
  note: string,
): TimeoutOption {
  return { path, at: 'client', form: 'ms', effect, covers, off: [0, false, null], note };
}

/** An option of the connection that the object of one query does not take (run: the query went on for its full time). */
function notPerQuery(path: string): TimeoutOption {
  return {
    path,
    at: 'call',
    form: 'ms',
    effect: 'ignored',
    covers: [],
    instead: '`query_timeout`',
    note: 'is no option of one query',
  };
}

/** pg@8.23.1 lib/client.js:702-730 (query_timeout), lib/connection-parameters.js (statement_timeout); all run against PostgreSQL. */
const queryTimeouts: TimeoutProfile = {
  options: [
    {
      path: 'query_timeout',
      at: 'both',
      form: 'ms',
      effect: 'bounds',
      covers: ['headers', 'body'],
      off: [0, false, null],
      note: 'bounds the query, neither connecting nor the wait for a free client',
    },
    setting(
      'statement_timeout',
      'bounds',
      ['headers', 'body'],
      'lets the server end the statement; a dead network or server is not covered',
    ),
    notPerQuery('statement_timeout'),
    notPerQuery('timeout'),
    setting(
      'connectionTimeoutMillis',
      'partial',
      ['connect', 'pool-wait'],
      'bounds connecting and the wait for a client only',
    ),
    setting('lock_timeout', 'partial', [], 'bounds the wait for locks only'),
    setting('idle_in_transaction_session_timeout', 'partial', [], 'ends idle transactions only'),
    setting('idleTimeoutMillis', 'partial', [], 'closes idle connections, and bounds no query'),
  ],
  defaults: [{ ms: null, effect: 'bounds', covers: [], note: 'has no timeout by default' }],
  fixes: [
    {
      at: 'client',
      set: { query_timeout: '$ms', connectionTimeoutMillis: '$ms' },
      note: 'bounds every query, and connecting with the wait for a client',
    },
  ],
};

/** pg@8.23.1 lib/client.js:116,167; pg-pool index.js:206,250: on a pool it bounds the wait for a free client too. */
const connectTimeouts: TimeoutProfile = {
  options: [
    setting(
      'connectionTimeoutMillis',
      'bounds',
      ['connect', 'pool-wait'],
      'bounds connecting and the wait for a client',
    ),
    setting('query_timeout', 'partial', ['headers', 'body'], 'bounds queries, not connecting'),
    setting('statement_timeout', 'partial', ['headers', 'body'], 'bounds statements, not connecting'),
    setting('idleTimeoutMillis', 'partial', [], 'closes idle connections, and bounds no wait'),
  ],
  defaults: [{ ms: null, effect: 'bounds', covers: [], note: 'has no timeout by default' }],
  fixes: [
    {
      at: 'client',
      set: { connectionTimeoutMillis: '$ms' },
      note: 'bounds connecting and the wait for a client',
    },
  ],
};

const shared = {
  kind: 'database',
  depth: 'full',
  sources: [
    'pg@8.23.1 lib/client.js, lib/connection-parameters.js, lib/defaults.js',
    'pg-pool index.js, as pg 8.23.1 has it',
  ],
  types: { Pool: 'pool', PoolClient: 'client', Client: 'client', ClientBase: 'client' },
  timeouts: { query: queryTimeouts, connect: connectTimeouts },
  deadline: {
    ms: 5_000,
    why: 'a query that serves a request answers in milliseconds; five seconds mean that something is wrong',
  },
} as const;

export const pg: Library = {
  ...shared,
  id: 'pg',
  packages: ['pg'],
  exports: {
    Pool: maker('pool'),
    Client: maker('client'),
    // libpq's client, the same but for its transport.
    native: { is: 'object', object: 'module' },
    ...locals(
      'types',
      'defaults',
      'Query',
      'Connection',
      'DatabaseError',
      'TypeOverrides',
      'escapeIdentifier',
      'escapeLiteral',
    ),
  },
  objects: { pool, client, module: { members: { Pool: maker('pool'), Client: maker('client') } } },
};

/** The pool of pg as a package of its own. */
export const pgPool: Library = {
  ...shared,
  id: 'pg-pool',
  packages: ['pg-pool'],
  exports: { default: maker('pool'), Pool: local },
  types: { ...shared.types, default: 'pool' },
  objects: { pool, client },
};
