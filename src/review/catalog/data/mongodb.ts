import { at, each, local, locals } from '../define.ts';
import { repeats, retriesOf } from '../cloud/shapes.ts';
import type {
  CallEntity,
  Library,
  MakerEntity,
  ObjectType,
  Operation,
  TimeoutOption,
  TimeoutProfile,
} from '../schema.ts';
import { bounding, connecting, leaving, partial, queryDeadline } from './drivers.ts';

export const mongoOperation: Operation = {
  kind: 'member-name',
  safe: [
    ...[
      'find',
      'count',
      'estimatedDocumentCount',
      'distinct',
      'aggregate',
      'toArray',
      'next',
      'hasNext',
      'tryNext',
    ],
    ...[
      'forEach',
      'indexes',
      'index',
      'list',
      'isCapped',
      'stats',
      'replaceOne',
      'delete',
      'drop',
      'ping',
      'exists',
    ],
    ...['explain', 'commit', 'createIndex', 'ensureIndex'],
  ],
  unsafe: [
    'insert',
    'bulk',
    'update',
    'findOneAndUpdate',
    'findByIdAndUpdate',
    'create',
    'save',
    'withTransaction',
  ],
};

/** What is waited for on purpose: a change stream. */
export const changesWait = 'a change stream stays open to receive what comes';

function call(options: CallEntity['options'], more: Partial<CallEntity> = {}): CallEntity {
  return { is: 'call', options, operation: mongoOperation, timeout: 'operation', ...more };
}

/** Nothing is sent before one of these is called. */
const cursor: ObjectType = {
  members: {
    ...each(['toArray', 'next', 'hasNext', 'tryNext', 'forEach', 'stream', 'explain', 'count'], call([])),
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
      gives: 'cursor',
    },
    ...leaving,
    ...locals('clone', 'rewind', 'closed', 'id', 'namespace', 'readBufferedDocuments', 'bufferedCount'),
  },
  otherwise: { is: 'object', object: 'cursor' },
  // `for await (const document of collection.find())`
  iterated: call([]),
};

const first = call([at(1)]);
const second = call([at(2)]);

const collection: ObjectType = {
  members: {
    ...each(['find', 'aggregate', 'listIndexes', 'listSearchIndexes'], { is: 'object', object: 'cursor' }),
    ...each(
      [
        'updateOne',
        'updateMany',
        'replaceOne',
        'findOneAndUpdate',
        'findOneAndReplace',
        'update',
        'distinct',
      ],
      second,
    ),
    watch: { ...first, waits: changesWait },
    ...each(['initializeOrderedBulkOp', 'initializeUnorderedBulkOp'], { is: 'object', object: 'bulk' }),
    ...locals(
      'collectionName',
      'namespace',
      'dbName',
      'readPreference',
      'writeConcern',
      'hint',
      'withOptions',
    ),
  },
  otherwise: first,
  extensible: true,
};

const db: ObjectType = {
  members: {
    collection: { is: 'object', object: 'collection' },
    admin: { is: 'object', object: 'db' },
    listCollections: { is: 'object', object: 'cursor' },
    aggregate: { is: 'object', object: 'cursor' },
    watch: { ...first, waits: changesWait },
    ...locals('databaseName', 'options', 'namespace', 'timeoutMS', 'readPreference', 'writeConcern'),
  },
  otherwise: first,
};

const client: ObjectType = {
  members: {
    db: { is: 'object', object: 'db' },
    connect: connecting({ gives: 'client' }),
    bulkWrite: first,
    watch: { ...first, waits: changesWait },
    withSession: call([]),
    startSession: { is: 'local', gives: 'session' },
    ...leaving,
  },
  extensible: true,
};

const session: ObjectType = {
  members: each(['withTransaction', 'commitTransaction', 'abortTransaction'], call([])),
};

const maker: MakerEntity = {
  is: 'maker',
  object: 'client',
  by: 'new',
  options: [at(1)],
  target: { argument: 0 },
  members: {
    connect: connecting({ options: [at(1)], gives: 'client', makes: true, target: { argument: 0 } }),
  },
};

/** Options of the connection to a server, which mongoose hands on. mongodb@6.22.0 lib/connection_string.js; run with 4 to 7. */
export const mongoOptions: readonly TimeoutOption[] = [
  bounding(
    'socketTimeoutMS',
    'ends a connection that is silent; by default the operation is sent once more then',
    {
      off: [0],
    },
  ),
  partial('serverSelectionTimeoutMS', 'bounds the search for a server, not an operation that is sent'),
  partial('connectTimeoutMS', 'bounds one attempt to connect'),
  partial('waitQueueTimeoutMS', 'bounds the wait for a free connection'),
  partial('maxIdleTimeMS', 'closes idle connections, and bounds no operation'),
];

/** mongodb@6.22.0 lib/connection_string.js:905, lib/utils.js:424: what `timeoutMS` does depends on the version. */
const overall = { path: 'timeoutMS', at: 'both', form: 'ms', covers: ['headers', 'body', 'total'] } as const;

const operationTimeouts: TimeoutProfile = {
  options: [
    ...mongoOptions,
    {
      ...overall,
      versions: '>=6.11.0 <6.22.0 || >=7.4.0 <7.8.0',
      effect: 'bounds',
      note: 'bounds the whole operation, its retries too',
    },
    {
      ...overall,
      versions: '<6.11.0 || >=6.22.0 <7.4.0 || >=7.8.0',
      effect: 'ignored',
      covers: [],
      instead: '`signal`',
      note: 'does nothing in this version',
    },
    bounding('maxTimeMS', 'lets the server end it; a server that is silent is not covered', { at: 'call' }),
    {
      path: 'signal',
      at: 'call',
      form: 'signal',
      versions: '>=6.13.0',
      effect: 'bounds',
      covers: ['pool-wait', 'headers', 'body', 'total'],
      note: 'bounds the whole operation, of those that read',
    },
  ],
  defaults: [
    {
      ms: 30_000,
      effect: 'partial',
      covers: ['connect'],
      note: 'looks 30 s for a server, and waits for an answer without end, by default',
    },
  ],
  fixes: [
    { at: 'call', set: { maxTimeMS: '$ms' }, note: 'lets the server end the operation' },
    { at: 'client', set: { socketTimeoutMS: '$ms' }, note: 'ends a connection that is silent for so long' },
  ],
};

/** Finding a server is bounded by default: connecting is no more than that. */
export const mongoConnecting: TimeoutProfile = {
  options: [
    bounding('serverSelectionTimeoutMS', 'bounds the search for a server', {
      at: 'both',
      covers: ['connect'],
    }),
    partial('connectTimeoutMS', 'bounds one attempt to connect', 'both'),
    partial('socketTimeoutMS', 'bounds operations, not the search for a server', 'both'),
  ],
  defaults: [
    {
      ms: 30_000,
      effect: 'bounds',
      covers: ['connect'],
      option: 'serverSelectionTimeoutMS',
      note: 'gives up finding a server after 30 s by default',
    },
  ],
  fixes: [{ at: 'client', set: { serverSelectionTimeoutMS: '$ms' }, note: 'bounds the search for a server' }],
};

/** retryReads and retryWrites: one more attempt, of what can be repeated. Run: a find and an insert were sent twice. */
export const mongoRetries = retriesOf(
  [
    {
      path: 'retryWrites',
      at: 'client',
      form: 'switch',
      off: [false],
      note: 'sends a write again, once, after an error of the network',
    },
    {
      path: 'retryReads',
      at: 'client',
      form: 'switch',
      off: [false],
      note: 'sends a read again, once, after an error of the network',
    },
  ],
  repeats(1, { note: 'sends most operations again, once, after an error of the network by default' }),
);

export const mongodb: Library = {
  id: 'mongodb',
  packages: ['mongodb'],
  kind: 'database',
  depth: 'full',
  sources: [
    'mongodb@6.22.0 lib/connection_string.js, lib/timeout.js, lib/utils.js',
    'mongodb@7.8.0 lib/connection_string.js',
    'run with mongodb 4.17.2, 5.9.2, 6.20.0, 6.22.0 and 7.9.0',
  ],
  exports: {
    MongoClient: maker,
    Collection: { is: 'maker', object: 'collection', by: 'new', options: [] },
    Db: { is: 'maker', object: 'db', by: 'new', options: [] },
    GridFSBucket: { is: 'maker', object: 'bucket', by: 'new', options: [] },
    ...locals('ObjectId', 'ObjectID', 'Binary', 'Long', 'Decimal128', 'ReadPreference', 'BSON'),
    '*Error': local,
  },
  types: {
    MongoClient: 'client',
    Db: 'db',
    Collection: 'collection',
    FindCursor: 'cursor',
    AggregationCursor: 'cursor',
    Cursor: 'cursor',
    ClientSession: 'session',
    GridFSBucket: 'bucket',
  },
  objects: {
    client,
    db,
    collection,
    cursor,
    session,
    bulk: { members: { execute: call([]) }, otherwise: { is: 'object', object: 'bulk' } },
    bucket: {
      members: {
        ...each(['delete', 'rename', 'drop', 'openUploadStream', 'openDownloadStream'], call([])),
        find: { is: 'object', object: 'cursor' },
      },
    },
  },
  timeouts: { operation: operationTimeouts, connect: mongoConnecting },
  retries: { default: mongoRetries },
  deadline: queryDeadline,
};
