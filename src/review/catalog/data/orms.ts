import { at, each, local, locals } from '../define.ts';
import { retriesOf } from '../cloud/shapes.ts';
import type { CallEntity, Entity, Library, MakerEntity, ObjectType, Operation } from '../schema.ts';
import {
  bounding,
  connecting,
  driverOptions,
  named,
  partial,
  queryDeadline,
  sqlIn,
  unfixable,
} from './drivers.ts';

const operation: Operation = {
  kind: 'member-name',
  safe: [
    ...[
      'find',
      'count',
      'max',
      'min',
      'sum',
      'average',
      'maximum',
      'minimum',
      'aggregate',
      'exists',
      'get',
      'reload',
    ],
    ...[
      'update',
      'destroy',
      'upsert',
      'delete',
      'remove',
      'restore',
      'recover',
      'soft',
      'authenticate',
      'refresh',
    ],
    ...['populate', 'nativeUpdate', 'nativeDelete', 'stream'],
  ],
  unsafe: [
    'findOrCreate',
    'findCreateFind',
    'create',
    'bulkCreate',
    'insert',
    'save',
    'increment',
    'decrement',
    'persist',
  ],
};

function call(options: CallEntity['options'] = [], more: Partial<CallEntity> = {}): CallEntity {
  return { is: 'call', options, operation, timeout: 'query', ...more };
}

const last = call([{ at: 'last-object' }]);

/** Statics of a model and methods of its instances: both are members of the class of the project. */
const model: ObjectType = {
  members: {
    ...each(
      ['findAll', 'findOne', 'findByPk', 'findAndCountAll', 'count', 'max', 'min', 'sum', 'aggregate'],
      last,
    ),
    ...each(
      ['findAllWithCount', 'findOrCreate', 'findCreateFind', 'findOrBuild', 'create', 'bulkCreate'],
      last,
    ),
    ...each(
      ['upsert', 'update', 'destroy', 'restore', 'increment', 'decrement', 'truncate', 'save', 'reload'],
      last,
    ),
    ...each(['sync', 'drop', 'describe'], call()),
    ...each(['scope', 'unscoped', 'schema', 'withScope', 'withoutScope'], { is: 'object', object: 'model' }),
    ...locals(
      'build',
      'init',
      'hasMany',
      'belongsTo',
      'hasOne',
      'belongsToMany',
      'toJSON',
      'get',
      'set',
      'changed',
    ),
  },
  extensible: true,
};
const modelClass: MakerEntity = {
  is: 'maker',
  object: 'model',
  by: 'new',
  options: [],
  members: model.members,
};

const sequelizeClient: ObjectType = {
  members: {
    query: call([at(1)], { operation: sqlIn(0) }),
    ...each(
      ['authenticate', 'sync', 'drop', 'truncate', 'createSchema', 'dropSchema', 'showAllSchemas'],
      last,
    ),
    transaction: named('transaction', false, { gives: 'transaction', givesCallback: 0 }),
    ...each(['define', 'model'], { is: 'object', object: 'model' }),
    models: { is: 'object', object: 'models' },
    getQueryInterface: { is: 'object', object: 'query-interface' },
    ...locals('literal', 'fn', 'col', 'cast', 'where', 'close', 'addModels', 'escape', 'random', 'json'),
  },
  extensible: true,
};

const dialects = ['dialectOptions.', 'dialectOptions.options.'];

/** sequelize@6.37.8 lib/dialects/abstract/connection-manager.js:20-110, lib/sequelize.js:120,299; run against PostgreSQL. */
export const sequelize: Library = {
  id: 'sequelize',
  packages: ['sequelize', 'sequelize-typescript', '@sequelize/core'],
  kind: 'database',
  depth: 'full',
  sources: [
    'sequelize@6.37.8 lib/sequelize.js, lib/dialects/abstract/connection-manager.js',
    'run with sequelize 6.37.8',
  ],
  exports: {
    Sequelize: {
      is: 'maker',
      object: 'sequelize',
      by: 'new',
      options: [{ at: 'last-object' }],
      members: locals('literal', 'fn', 'col', 'Op'),
    },
    Model: modelClass,
    default: { is: 'maker', object: 'sequelize', by: 'new', options: [{ at: 'last-object' }] },
    ...locals('DataTypes', 'Op', 'QueryTypes', 'Transaction', 'literal', 'fn', 'col'),
    '*Error': local,
  },
  types: {
    Sequelize: 'sequelize',
    Model: 'model',
    ModelStatic: 'model',
    ModelCtor: 'model',
    Transaction: 'transaction',
    QueryInterface: 'query-interface',
  },
  objects: {
    sequelize: sequelizeClient,
    model,
    models: { members: {}, otherwise: { is: 'object', object: 'model' } },
    transaction: { members: each(['commit', 'rollback'], call()) },
    'query-interface': {
      members: locals('queryGenerator', 'sequelize', 'quoteIdentifier'),
      otherwise: call(),
    },
  },
  timeouts: {
    query: unfixable(
      [
        ...driverOptions(...dialects),
        bounding('retry.timeout', 'bounds each attempt of a query', { at: 'both' }),
        partial(
          'pool.acquire',
          'bounds the wait for a connection of the pool, neither a query nor the first connection',
        ),
        {
          path: 'timeout',
          at: 'call',
          form: 'ms',
          effect: 'ignored',
          covers: [],
          instead: '`dialectOptions`',
          note: 'is no option of a query',
        },
      ],
      'its driver has the option: `dialectOptions: { query_timeout, statement_timeout }` for PostgreSQL',
      {
        ms: 60_000,
        effect: 'partial',
        covers: ['pool-wait'],
        note: 'waits up to 60 s for a connection of the pool, and for a query without end, by default',
      },
    ),
  },
  retries: {
    default: retriesOf(
      [
        {
          path: 'retry.max',
          at: 'both',
          form: 'attempts',
          off: [0, 1],
          note: 'repeats a query after the errors that `retry.match` names',
        },
      ],
      { retries: null, note: 'repeats a query only where SQLite is busy, by default' },
    ),
  },
  deadline: queryDeadline,
};

const repository: ObjectType = {
  members: {
    ...each(
      [
        ...[
          'find',
          'findBy',
          'findOne',
          'findOneBy',
          'findOneOrFail',
          'findOneByOrFail',
          'findAndCount',
          'findAndCountBy',
        ],
        ...[
          'findByIds',
          'findOneById',
          'count',
          'countBy',
          'exists',
          'existsBy',
          'exist',
          'sum',
          'average',
          'minimum',
        ],
        ...[
          'maximum',
          'save',
          'insert',
          'update',
          'upsert',
          'delete',
          'remove',
          'softDelete',
          'softRemove',
          'restore',
        ],
        ...['recover', 'increment', 'decrement', 'clear', 'preload', 'reload', 'updateAll', 'deleteAll'],
        ...['findTrees', 'findRoots', 'findDescendants', 'findAncestors', 'countDescendants'],
      ],
      call(),
    ),
    query: call([], { operation: sqlIn(0) }),
    createQueryBuilder: { is: 'object', object: 'builder' },
    extend: { is: 'object', object: 'repository' },
    manager: { is: 'object', object: 'manager' },
    ...locals('create', 'merge', 'metadata', 'target', 'getId', 'hasId'),
  },
  extensible: true,
};

const transaction: Entity = named('transaction', false, { gives: 'manager', givesCallback: 0 });

const manager: ObjectType = {
  members: {
    ...repository.members,
    transaction,
    ...each(['getRepository', 'getTreeRepository', 'getMongoRepository', 'withRepository'], {
      is: 'object',
      object: 'repository',
    }),
    getCustomRepository: local,
    connection: { is: 'object', object: 'source' },
  },
  extensible: true,
};

const source: ObjectType = {
  members: {
    ...each(['initialize', 'connect'], connecting({ timeout: 'query' })),
    ...each(['synchronize', 'runMigrations', 'undoLastMigration', 'dropDatabase', 'showMigrations'], call()),
    query: call([], { operation: sqlIn(0) }),
    transaction,
    manager: { is: 'object', object: 'manager' },
    ...each(['getRepository', 'getTreeRepository', 'getMongoRepository'], {
      is: 'object',
      object: 'repository',
    }),
    createQueryBuilder: { is: 'object', object: 'builder' },
    createQueryRunner: { is: 'object', object: 'runner' },
    createEntityManager: { is: 'object', object: 'manager' },
    ...locals('destroy', 'close', 'isInitialized', 'options', 'getMetadata', 'hasMetadata', 'driver'),
  },
  extensible: true,
};

/** Nothing is sent before one of these is called; awaiting a builder does nothing. */
const builder: ObjectType = {
  members: {
    ...each(
      [
        ...[
          'getOne',
          'getOneOrFail',
          'getMany',
          'getManyAndCount',
          'getRawOne',
          'getRawMany',
          'getRawAndEntities',
        ],
        ...['getCount', 'getExists', 'execute', 'stream'],
      ],
      call(),
    ),
    ...locals('getSql', 'getQuery', 'getParameters', 'getQueryAndParameters', 'expressionMap', 'alias'),
  },
  otherwise: { is: 'object', object: 'builder' },
};

const runner: ObjectType = {
  members: {
    query: call([], { operation: sqlIn(0) }),
    connect: connecting({ timeout: 'query' }),
    manager: { is: 'object', object: 'manager' },
    ...locals('release', 'isReleased', 'isTransactionActive', 'connection', 'data'),
  },
  otherwise: call(),
};

const sourceMaker: MakerEntity = {
  is: 'maker',
  object: 'source',
  by: 'new',
  options: [at(0)],
  target: { option: 'host' },
};

/** typeorm@1.1.1 driver/postgres/PostgresDriver.js:1378, driver/mysql/MysqlDriver.js:935-956; run against PostgreSQL. */
export const typeorm: Library = {
  id: 'typeorm',
  packages: ['typeorm'],
  kind: 'database',
  depth: 'full',
  sources: [
    'typeorm@1.1.1 driver/postgres/PostgresDriver.js, driver/mysql/MysqlDriver.js',
    'run with typeorm 0.3.31 and 1.1.1',
  ],
  exports: {
    DataSource: sourceMaker,
    createConnection: connecting({ timeout: 'query', options: [at(0)], gives: 'source', makes: true }),
    ...each(['getConnection', 'getManager'], { is: 'local', gives: 'source' }),
    ...each(['getRepository', 'getTreeRepository', 'getMongoRepository'], {
      is: 'local',
      gives: 'repository',
    }),
    Repository: { is: 'maker', object: 'repository', by: 'new', options: [] },
    BaseEntity: { is: 'maker', object: 'repository', by: 'new', options: [], members: repository.members },
  },
  types: {
    DataSource: 'source',
    Connection: 'source',
    EntityManager: 'manager',
    '*Repository': 'repository',
    '*QueryBuilder': 'builder',
    QueryRunner: 'runner',
  },
  objects: { source, manager, repository, builder, runner },
  timeouts: {
    query: unfixable(
      [
        ...driverOptions('extra.'),
        bounding('requestTimeout', 'bounds every request, in the driver of SQL Server'),
        partial('connectTimeoutMS', 'bounds connecting and the wait for a connection only'),
        partial('connectTimeout', 'bounds connecting only'),
        partial('acquireTimeout', 'bounds opening a connection only'),
        {
          path: 'maxQueryExecutionTime',
          at: 'client',
          form: 'ms',
          effect: 'ignored',
          covers: [],
          instead: '`extra: { query_timeout: … }`',
          note: 'only logs a query that is slow',
        },
      ],
      'its driver has the option: `extra: { query_timeout, statement_timeout }` for PostgreSQL',
    ),
  },
  deadline: queryDeadline,
};

const entityManager: ObjectType = {
  members: {
    ...each(
      [
        ...[
          'find',
          'findOne',
          'findOneOrFail',
          'findAll',
          'findAndCount',
          'findByCursor',
          'count',
          'refresh',
          'populate',
        ],
        ...[
          'flush',
          'persistAndFlush',
          'removeAndFlush',
          'insert',
          'insertMany',
          'upsert',
          'upsertMany',
          'nativeInsert',
        ],
        ...['nativeUpdate', 'nativeDelete', 'begin', 'commit', 'rollback', 'execute', 'aggregate', 'lock'],
      ],
      call(),
    ),
    transactional: named('transaction', false, { gives: 'manager', givesCallback: 0 }),
    getRepository: { is: 'object', object: 'manager' },
    ...each(['fork', 'getEntityManager'], { is: 'object', object: 'manager' }),
    ...each(['createQueryBuilder', 'qb'], { is: 'object', object: 'builder' }),
    getConnection: { is: 'object', object: 'connection' },
    ...locals('persist', 'remove', 'assign', 'create', 'merge', 'getReference', 'map', 'clear'),
  },
  extensible: true,
};

/** @mikro-orm/core@6.6.16: read in its types, not run. */
export const mikroOrm: Library = {
  id: '@mikro-orm/core',
  packages: ['@mikro-orm/*'],
  versionOf: '@mikro-orm/core',
  kind: 'database',
  depth: 'thin',
  sources: ['@mikro-orm/core@6.6.16 EntityManager.js and its types'],
  exports: {
    MikroORM: {
      is: 'maker',
      object: 'orm',
      by: 'new',
      options: [at(0)],
      members: { init: connecting({ timeout: 'query', options: [at(0)], gives: 'orm', makes: true }) },
    },
    EntityRepository: { is: 'maker', object: 'manager', by: 'new', options: [] },
    ...locals('defineConfig', 'Entity', 'Property', 'PrimaryKey', 'Collection'),
  },
  types: {
    MikroORM: 'orm',
    EntityManager: 'manager',
    SqlEntityManager: 'manager',
    '*EntityRepository': 'manager',
    '*QueryBuilder': 'builder',
  },
  objects: {
    orm: {
      members: {
        em: { is: 'object', object: 'manager' },
        connect: connecting({ timeout: 'query' }),
        ...locals('close', 'isConnected'),
      },
    },
    manager: entityManager,
    connection: { members: { execute: call([], { operation: sqlIn(0) }) } },
    builder: {
      members: {
        ...each(
          [
            'execute',
            'getResult',
            'getResultList',
            'getSingleResult',
            'getCount',
            'getResultAndCount',
            'stream',
          ],
          call(),
        ),
        ...locals('getQuery', 'getFormattedQuery', 'getKnexQuery'),
      },
      otherwise: { is: 'object', object: 'builder' },
      awaited: call(),
    },
  },
  timeouts: {
    query: unfixable(
      driverOptions('driverOptions.', 'driverOptions.connection.'),
      'it has no option of its own: `driverOptions` hands on those of the driver',
    ),
  },
  deadline: queryDeadline,
};
