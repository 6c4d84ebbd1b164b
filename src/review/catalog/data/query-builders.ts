import { at, each, local, locals } from '../define.ts';
import type { CallEntity, Library, MakerEntity, ObjectType, Operation } from '../schema.ts';
import { driverOptions, named, queryDeadline, unfixable } from './drivers.ts';

const selects = ['select', 'selectDistinct', 'selectDistinctOn', 'findMany', 'findFirst', '$count'];

const drizzleOperation: Operation = {
  kind: 'chain',
  safe: [...selects, 'update', 'delete'],
  unsafe: ['insert', 'execute'],
  default: { name: 'query', idempotent: null },
};
const drizzleQuery: CallEntity = { is: 'call', options: [], operation: drizzleOperation, timeout: 'query' };

/** Sent when it is awaited, and by these. */
const drizzleBuilder: ObjectType = {
  members: {
    ...each(['execute', 'all', 'get', 'run'], drizzleQuery),
    prepare: { is: 'object', object: 'prepared' },
    ...locals('toSQL', 'getSQL', 'as', 'getSelectedFields'),
  },
  otherwise: { is: 'object', object: 'builder' },
  awaited: drizzleQuery,
};

const drizzleDb: ObjectType = {
  members: {
    ...each([...selects, 'insert', 'update', 'delete', 'with', 'execute', 'refreshMaterializedView'], {
      is: 'object',
      object: 'builder',
    }),
    query: { is: 'object', object: 'relations' },
    transaction: named('transaction', false, { gives: 'db', givesCallback: 0 }),
    ...each(['batch', 'all', 'get', 'run', 'values', 'rollback'], drizzleQuery),
    ...locals('$with', '$client', 'dialect', 'session', '_'),
    $withAuth: { is: 'object', object: 'db' },
  },
};

const noOption = 'it has no option of its own: its driver has, which it is given';

/** A pool, or its options, in the first argument. */
const drizzleMaker: MakerEntity = { is: 'maker', object: 'db', by: 'call', options: [at(0)] };

export const drizzle: Library = {
  id: 'drizzle-orm',
  packages: ['drizzle-orm'],
  kind: 'database',
  depth: 'full',
  sources: ['run with drizzle-orm 0.45.4 on pg against PostgreSQL'],
  exports: { drizzle: drizzleMaker, migrate: named('migrate', null) },
  types: { '*Database': 'db', '*Transaction': 'db' },
  objects: {
    db: drizzleDb,
    builder: drizzleBuilder,
    relations: { members: {}, otherwise: { is: 'object', object: 'relation' } },
    relation: { members: each(['findMany', 'findFirst'], { is: 'object', object: 'builder' }) },
    prepared: { members: each(['execute', 'all', 'get', 'run', 'values'], drizzleQuery) },
  },
  timeouts: {
    query: unfixable(driverOptions('', 'client.', 'connection.', 'connection.connection.'), noOption),
  },
  deadline: queryDeadline,
};

const kyselyOperation: Operation = {
  kind: 'chain',
  safe: ['selectFrom', 'selectNoFrom', 'updateTable', 'deleteFrom', 'replaceInto'],
  unsafe: ['insertInto', 'mergeInto'],
  default: { name: 'query', idempotent: null },
};
const kyselyQuery: CallEntity = { is: 'call', options: [], operation: kyselyOperation, timeout: 'query' };

/** Nothing is sent before one of these is called; awaiting a builder does nothing. */
const kyselyBuilder: ObjectType = {
  members: {
    ...each(['execute', 'executeTakeFirst', 'executeTakeFirstOrThrow', 'stream', 'explain'], kyselyQuery),
    ...locals('compile', 'toOperationNode', 'as', 'castTo'),
  },
  otherwise: { is: 'object', object: 'builder' },
};

const kyselyDb: ObjectType = {
  members: {
    ...each(['transaction', 'startTransaction', 'connection'], { is: 'object', object: 'transaction' }),
    executeQuery: kyselyQuery,
    introspection: { is: 'object', object: 'introspection' },
    ...each(['withSchema', 'withPlugin', 'withoutPlugins', 'withTables', '$extendTables'], {
      is: 'object',
      object: 'db',
    }),
    ...each(['commit', 'rollback', 'savepoint'], { is: 'object', object: 'transaction' }),
    ...locals('fn', 'dynamic', 'destroy', 'isTransaction', 'getExecutor', 'case'),
  },
  otherwise: { is: 'object', object: 'builder' },
  extensible: true,
};

const dialect: MakerEntity = { is: 'maker', object: 'dialect', by: 'new', options: [at(0)] };

const kyselyOptions = driverOptions('dialect.pool.', 'dialect.tedious.options.');

export const kysely: Library = {
  id: 'kysely',
  packages: ['kysely'],
  kind: 'database',
  depth: 'full',
  sources: ['run with kysely 0.28.18 on pg against PostgreSQL'],
  exports: {
    Kysely: { is: 'maker', object: 'db', by: 'new', options: [at(0)] },
    '*Dialect': dialect,
    sql: { is: 'object', object: 'sql' },
    Migrator: local,
  },
  types: { Kysely: 'db', Transaction: 'db', ControlledTransaction: 'db', '*QueryBuilder': 'builder' },
  objects: {
    db: kyselyDb,
    builder: kyselyBuilder,
    transaction: {
      members: { execute: named('transaction', false, { gives: 'db', givesCallback: 0 }) },
      otherwise: { is: 'object', object: 'transaction' },
    },
    introspection: { members: {}, otherwise: named('introspect', true) },
    dialect: { members: {} },
    sql: {
      tag: { is: 'object', object: 'raw' },
      members: locals('ref', 'id', 'lit', 'val', 'raw', 'join', 'table', 'value'),
    },
    raw: {
      members: {
        execute: named('query', null, { options: [at(0)], timeout: 'raw' }),
        ...locals('as', '$castTo', 'compile'),
      },
    },
  },
  timeouts: {
    query: unfixable(kyselyOptions, noOption),
    // `` sql`…`.execute(db) ``: the client is handed to it.
    raw: unfixable(
      kyselyOptions.map(option => ({ ...option, at: 'call' })),
      noOption,
    ),
  },
  deadline: queryDeadline,
};
