import { at, each, local, locals } from '../define.ts';
import type { CallEntity, GuardEntity, Library, MakerEntity, ObjectType, Operation } from '../schema.ts';
import { driverOptions, named, partial, queryDeadline, sqlIn, unfixable } from './drivers.ts';

/** What a chain does: `db('orders').where({ id }).update({ … })` updates. */
const operation: Operation = {
  kind: 'chain',
  safe: [
    'select',
    'first',
    'pluck',
    'count',
    'countDistinct',
    'min',
    'max',
    'sum',
    'avg',
    'update',
    'del',
    'delete',
  ],
  unsafe: ['insert', 'upsert', 'increment', 'decrement', 'batchInsert', 'truncate'],
  default: { name: 'select', idempotent: true },
};

const query: CallEntity = { is: 'call', options: [], operation, timeout: 'query' };

/** `.timeout(ms, { cancel })` on the chain. */
const bounded: GuardEntity = {
  is: 'guard',
  guards: { what: 'chain' },
  adds: [
    {
      guard: 'timeout',
      amount: { argument: 0, form: 'ms', default: null, off: [0] },
      note: 'bounds the query, not the wait for a connection',
    },
  ],
  gives: 'builder',
};

/** Sent when it is awaited, and by these. */
const builder: ObjectType = {
  members: {
    timeout: bounded,
    ...each(['stream', 'pipe', 'asCallback'], query),
    ...locals('toSQL', 'toString', 'toQuery', 'toNative', 'on', 'once'),
  },
  otherwise: { is: 'object', object: 'builder' },
  awaited: query,
};

const raw: ObjectType = {
  ...builder,
  awaited: { ...query, operation: sqlIn(0) },
};

const transaction = named('transaction', false, { gives: 'knex', givesCallback: 0 });

const knexObject: ObjectType = {
  call: { is: 'object', object: 'builder' },
  members: {
    raw: { is: 'object', object: 'raw' },
    schema: { is: 'object', object: 'schema' },
    migrate: { is: 'object', object: 'tool' },
    seed: { is: 'object', object: 'tool' },
    transaction,
    savepoint: transaction,
    transactionProvider: local,
    ...each(['commit', 'rollback'], named('commit', null)),
    ...locals('fn', 'ref', 'client', 'context', 'userParams', 'functionHelper', 'destroy', 'initialize'),
    ...locals('isTransaction', 'isCompleted', 'executionPromise', 'queryBuilder', 'VERSION'),
    withUserParams: { is: 'object', object: 'knex' },
  },
  otherwise: { is: 'object', object: 'builder' },
};

const maker: MakerEntity = {
  is: 'maker',
  object: 'knex',
  by: 'call',
  options: [at(0)],
  target: { option: 'connection.host' },
};

/** knex@3.3.0 lib/execution/runner.js:149-220, lib/client.js:253-265,547; run against PostgreSQL. */
const timeouts = unfixable(
  [
    ...driverOptions('connection.'),
    partial('acquireConnectionTimeout', 'bounds the wait for a connection only'),
    partial('pool.acquireTimeoutMillis', 'bounds the wait for a connection only'),
    partial('pool.createTimeoutMillis', 'bounds connecting only'),
  ],
  'its deadline is a link of the chain: `.timeout(5000, { cancel: true })`',
  {
    ms: 60_000,
    effect: 'partial',
    covers: ['connect', 'pool-wait'],
    note: 'waits up to 60 s for a connection, and for a query without end, by default',
  },
);

export const knex: Library = {
  id: 'knex',
  packages: ['knex'],
  kind: 'database',
  depth: 'full',
  sources: ['knex@3.3.0 lib/client.js, lib/execution/runner.js', 'run with knex 3.3.0 against PostgreSQL'],
  exports: {
    default: { ...maker, members: { knex: maker, default: maker, Client: local } },
    knex: maker,
    Knex: local,
  },
  types: {
    Knex: 'knex',
    Transaction: 'knex',
    QueryBuilder: 'builder',
    QueryInterface: 'knex',
    Raw: 'raw',
    SchemaBuilder: 'schema',
  },
  objects: {
    knex: knexObject,
    builder,
    raw,
    schema: { ...builder, otherwise: { is: 'object', object: 'schema' }, awaited: named('schema', null) },
    tool: { members: {}, otherwise: named('migrate', null) },
  },
  timeouts: { query: timeouts },
  deadline: queryDeadline,
};
