import { at, each, local, locals } from '../define.ts';
import type { CallEntity, Library, MakerEntity, ObjectType, Operation } from '../schema.ts';
import { connecting, partial, queryDeadline } from './drivers.ts';
import { changesWait, mongoConnecting, mongoOperation, mongoOptions, mongoRetries } from './mongodb.ts';

const finders = [
  'find',
  'findOne',
  'findById',
  'countDocuments',
  'estimatedDocumentCount',
  'distinct',
  'exists',
  'count',
];
const writers = [
  ...[
    'updateOne',
    'updateMany',
    'replaceOne',
    'findOneAndUpdate',
    'findOneAndReplace',
    'findByIdAndUpdate',
    'update',
  ],
  ...[
    'deleteOne',
    'deleteMany',
    'findOneAndDelete',
    'findByIdAndDelete',
    'findOneAndRemove',
    'findByIdAndRemove',
  ],
];

const operation: Operation = {
  kind: 'chain',
  safe: [
    ...finders,
    'aggregate',
    'deleteOne',
    'deleteMany',
    'findOneAndDelete',
    'findByIdAndDelete',
    'replaceOne',
  ],
  unsafe: writers.filter(name => name.includes('pdate')),
  default: { name: 'find', idempotent: true },
};

const query: CallEntity = { is: 'call', options: [], operation, timeout: 'operation' };
const eager: CallEntity = { ...query, options: [at(1)], operation: mongoOperation };

/** A query or aggregate is sent when it is awaited, and by `exec`. */
const builder: ObjectType = {
  members: {
    exec: query,
    cursor: { is: 'object', object: 'cursor' },
    maxTimeMS: {
      is: 'guard',
      guards: { what: 'chain' },
      adds: [
        {
          guard: 'timeout',
          amount: { argument: 0, form: 'ms', default: null, off: [0] },
          note: 'lets the server end the query; a server that is silent is not covered',
        },
      ],
      gives: 'query',
    },
    ...locals('getFilter', 'getQuery', 'getUpdate', 'getOptions', 'pipeline', 'model', 'schema', 'clone'),
  },
  otherwise: { is: 'object', object: 'query' },
  awaited: { ...query, gives: 'document' },
  injectable: true,
};

const models: ObjectType = {
  // `new User({ … })`
  call: { is: 'local', gives: 'document' },
  members: {
    ...each([...finders, ...writers, 'where', '$where', 'aggregate'], { is: 'object', object: 'query' }),
    ...each(['create', 'insertMany', 'insertOne', 'bulkWrite', 'bulkSave'], eager),
    ...each(
      ['createIndexes', 'ensureIndexes', 'syncIndexes', 'init', 'createCollection', 'listIndexes'],
      eager,
    ),
    ...each(['cleanIndexes', 'populate', 'startSession'], eager),
    watch: { ...eager, waits: changesWait },
    discriminator: { is: 'local', gives: 'model' },
  },
  extensible: true,
  injectable: true,
};

const document: ObjectType = {
  members: {
    ...each(['save', 'populate', 'remove'], { ...eager, options: [at(0)] }),
    ...each(['updateOne', 'deleteOne', 'replaceOne'], { is: 'object', object: 'query' }),
  },
  injectable: true,
};

const session: ObjectType = {
  members: each(['withTransaction', 'commitTransaction', 'abortTransaction'], { ...eager, options: [] }),
};

const connection: ObjectType = {
  members: {
    model: { is: 'local', gives: 'model' },
    ...each(['asPromise', 'openUri'], connecting()),
    ...each(['createCollection', 'dropDatabase', 'dropCollection', 'transaction'], { ...eager, options: [] }),
    startSession: { is: 'local', gives: 'session' },
    collection: { is: 'object', object: 'collection' },
  },
};

const connect = connecting({ options: [at(1)], makes: true, gives: 'mongoose', target: { argument: 0 } });
const createConnection: MakerEntity = {
  is: 'maker',
  object: 'connection',
  by: 'call',
  options: [at(1)],
  target: { argument: 0 },
};

const members = {
  connect,
  createConnection,
  model: { is: 'local', gives: 'model' },
  startSession: { is: 'local', gives: 'session' },
  connection: { is: 'object', object: 'connection' },
  Model: { is: 'maker', object: 'model', by: 'new', options: [] },
  ...locals(
    'Schema',
    'Types',
    'set',
    'get',
    'disconnect',
    'isValidObjectId',
    'plugin',
    'models',
    'mongo',
    'Error',
  ),
} as const;

export const mongoose: Library = {
  id: 'mongoose',
  packages: ['mongoose'],
  kind: 'database',
  depth: 'full',
  sources: ['mongoose@8.24.10 lib/collection.js', 'run with mongoose 6.13.11, 7.8.13, 8.24.10 and 9.12.1'],
  exports: { default: { is: 'object', object: 'mongoose' }, Mongoose: local, Document: local, ...members },
  types: {
    Model: 'model',
    Query: 'query',
    Aggregate: 'query',
    HydratedDocument: 'document',
    Document: 'document',
    Connection: 'connection',
    ClientSession: 'session',
    Mongoose: 'mongoose',
  },
  objects: {
    mongoose: { members },
    connection,
    model: models,
    document,
    query: builder,
    session,
    cursor: { members: each(['next', 'eachAsync'], query), iterated: query },
    collection: { members: {}, otherwise: eager },
  },
  timeouts: {
    operation: {
      options: [
        ...mongoOptions,
        partial('bufferTimeoutMS', 'bounds the wait for a connection, and no operation'),
        {
          path: 'maxTimeMS',
          at: 'call',
          form: 'ms',
          effect: 'bounds',
          covers: ['headers', 'body'],
          note: 'lets the server end it; a server that is silent is not covered',
        },
      ],
      defaults: [
        {
          ms: 10_000,
          effect: 'partial',
          covers: ['connect'],
          note: 'waits 10 s for a connection, and for an answer without end, by default',
        },
      ],
      fixes: [],
      noFix:
        'its deadline is a link of the chain, `.maxTimeMS(5000)`, or `socketTimeoutMS` where it connects',
    },
    connect: mongoConnecting,
  },
  retries: { default: mongoRetries },
  deadline: queryDeadline,
};
