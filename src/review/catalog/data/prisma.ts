import { at, each, local, locals } from '../define.ts';
import type { CallEntity, Library, MakerEntity, ObjectType, Operation, TimeoutProfile } from '../schema.ts';
import { bounding, named, partial, queryDeadline, sqlIn, unfixable } from './drivers.ts';

const reads = [
  ...['findUnique', 'findUniqueOrThrow', 'findFirst', 'findFirstOrThrow', 'findMany', 'count', 'aggregate'],
  ...['groupBy', 'findRaw', 'aggregateRaw'],
];
const writes = ['update', 'updateMany', 'updateManyAndReturn', 'upsert', 'delete', 'deleteMany'];
const adds = ['create', 'createMany', 'createManyAndReturn'];

const operation: Operation = {
  kind: 'chain',
  safe: [...reads, ...writes],
  unsafe: adds,
  default: { name: 'findUnique', idempotent: true },
};

/** A query is sent when it is awaited; within `$transaction([…])` that sends it. A relation is read on: `findUnique(…).posts()`. */
const query: ObjectType = {
  members: {},
  otherwise: { is: 'object', object: 'query' },
  awaited: { is: 'call', options: [], operation, timeout: 'query' },
};

const raw: ObjectType = { members: {}, awaited: { ...named('raw', null), operation: sqlIn(0) } };

const batch: CallEntity = named('transaction', false, { timeout: 'query' });
const transaction: CallEntity = named('transaction', false, {
  options: [at(1)],
  timeout: 'transaction',
  gives: 'client',
  givesCallback: 0,
  forms: [{ argument: 0, is: 'array', call: batch }],
});

/** Every other member is a model. */
const client: ObjectType = {
  members: {
    $connect: named('connect', true, { timeout: 'query' }),
    $transaction: transaction,
    ...each(
      [
        '$queryRaw',
        '$executeRaw',
        '$queryRawUnsafe',
        '$executeRawUnsafe',
        '$queryRawTyped',
        '$runCommandRaw',
      ],
      { is: 'object', object: 'raw' },
    ),
    $extends: { is: 'local', gives: 'client' },
    ...locals('$on', '$use', '$disconnect', '$metrics', '$parent'),
  },
  otherwise: { is: 'object', object: 'model' },
  extensible: true,
};

const model: ObjectType = {
  members: each([...reads, ...writes, ...adds], { is: 'object', object: 'query' }),
};

const maker: MakerEntity = {
  is: 'maker',
  object: 'client',
  by: 'new',
  options: [at(0)],
  target: { option: 'datasourceUrl' },
};
/** What it is made of, a pool or its options, holds the options of the driver. */
const adapter: MakerEntity = { is: 'maker', object: 'adapter', by: 'new', options: [at(0)] };

/** @prisma/client 6.19.3 and 7.10.1 with @prisma/adapter-pg, run against PostgreSQL 15. */
const queryTimeouts: TimeoutProfile = unfixable(
  [
    bounding('adapter.query_timeout', 'bounds every query, in the driver'),
    bounding('adapter.statement_timeout', 'lets the database end a statement'),
    bounding('adapter.socketTimeout', 'bounds each silence, in the driver'),
    partial('adapter.connectionTimeoutMillis', 'bounds connecting and the wait for a connection only'),
    partial('adapter.connectTimeout', 'bounds connecting only'),
    partial('transactionOptions.timeout', 'bounds interactive transactions, between their queries'),
    partial('transactionOptions.maxWait', 'bounds the wait for a transaction to start'),
  ],
  'a query has no deadline of its own: `query_timeout` of the driver adapter bounds it, or `socket_timeout` in the URL of the database',
);

const transactionTimeouts: TimeoutProfile = {
  options: [
    {
      path: 'timeout',
      at: 'call',
      form: 'ms',
      effect: 'bounds',
      covers: ['total'],
      note: 'bounds the transaction, and is looked at between its queries',
    },
    {
      path: 'transactionOptions.timeout',
      at: 'client',
      form: 'ms',
      effect: 'bounds',
      covers: ['total'],
      overrides: 'timeout',
      note: 'bounds every interactive transaction, and is looked at between its queries',
    },
    partial('maxWait', 'bounds the wait for the transaction to start', 'call'),
  ],
  defaults: [
    {
      ms: 5_000,
      effect: 'bounds',
      covers: ['total'],
      option: 'timeout',
      note: 'ends an interactive transaction after 5 s by default, between its queries',
    },
  ],
  fixes: [
    { at: 'call', set: { timeout: '$ms' }, note: 'bounds the transaction, between its queries' },
    {
      at: 'client',
      set: { 'transactionOptions.timeout': '$ms' },
      note: 'bounds every interactive transaction',
    },
  ],
};

export const prisma: Library = {
  id: '@prisma/client',
  packages: ['@prisma/client', '@prisma/adapter-*'],
  kind: 'database',
  depth: 'full',
  sources: ['run with @prisma/client 6.19.3 and 7.10.1 and @prisma/adapter-pg against PostgreSQL 15'],
  exports: { PrismaClient: maker, 'Prisma*': adapter, Prisma: local, '*Error': local },
  types: { PrismaClient: 'client', TransactionClient: 'client' },
  generated: [
    'generated/prisma',
    'generated/prisma/client',
    'generated/prisma/edge',
    'generated/prisma-client',
    'prisma/generated/client',
  ],
  objects: { client, model, query, raw, adapter: { members: {} } },
  timeouts: { query: queryTimeouts, transaction: transactionTimeouts },
  deadline: queryDeadline,
};
