import { at, each, local, locals } from '../define.ts';
import type { CallEntity, Entity, Library, ObjectType } from '../schema.ts';
import {
  byDefault,
  made,
  method,
  object,
  repeats,
  retriesOf,
  retryOption,
  timeoutsOf,
  unknownRetries,
  untold,
} from './shapes.ts';

/** @google-cloud/firestore@8.7.1 build/src/v1/firestore_client_config.json: 60 s for each RPC, and no option. */
const rpc = timeoutsOf(
  [],
  [byDefault(60_000, { note: 'gives each of its RPCs a minute by default' })],
  'no option of Firestore bounds a call',
);

const listening = 'a listener waits for changes for as long as it stands';

const read = method();

const write = method({ retry: 'writes' });

const document: ObjectType = {
  members: {
    get: read,
    listCollections: read,
    ...each(['set', 'update', 'create', 'delete'], write),
    onSnapshot: method({ waits: listening }),
    collection: object('query'),
    ...locals('isEqual', 'withConverter', 'id', 'path'),
    parent: object('query'),
  },
};

const query: ObjectType = {
  members: {
    ...each(['get', 'stream', 'explain', 'listDocuments', 'getPartitions'], read),
    add: write,
    onSnapshot: method({ waits: listening }),
    doc: object('document'),
    parent: object('document'),
    ...locals('isEqual', 'id', 'path'),
  },
  // `where`, `orderBy`, `limit`, `count`: queries under construction.
  otherwise: object('query'),
};

const transaction: ObjectType = {
  members: { ...each(['get', 'getAll'], read), ...locals('set', 'update', 'create', 'delete') },
};

const store: ObjectType = {
  members: {
    doc: object('document'),
    collection: object('query'),
    collectionGroup: object('query'),
    ...each(['getAll', 'listCollections'], read),
    runTransaction: method({ options: [at(1)], retry: 'transactions' }),
    batch: object('batch'),
    bulkWriter: object('bulk'),
    recursiveDelete: write,
    ...locals('settings', 'terminate', 'bundle', 'snapshot_', 'toJSON'),
  },
  extensible: true,
};

const storeObjects = {
  store,
  document,
  query,
  transaction,
  batch: { members: { commit: write }, otherwise: object('batch') },
  bulk: { members: each(['set', 'update', 'create', 'delete', 'flush', 'close'], write) },
} satisfies Readonly<Record<string, ObjectType>>;

const storeTypes = {
  Firestore: 'store',
  DocumentReference: 'document',
  CollectionReference: 'query',
  CollectionGroup: 'query',
  Query: 'query',
  Transaction: 'transaction',
  WriteBatch: 'batch',
  BulkWriter: 'bulk',
};

const codes = 'DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, INTERNAL and UNAVAILABLE';

const storeRetries = {
  default: retriesOf([], { retries: 4, note: `repeats a read on ${codes} until its deadline` }),
  writes: retriesOf([], { retries: 4, note: 'repeats a write that the service refused for the moment' }),
  transactions: retriesOf(
    [retryOption('maxAttempts', 'runs the transaction so often', { at: 'call', form: 'attempts', off: [1] })],
    { retries: 4, option: 'maxAttempts', note: 'runs a transaction up to five times by default' },
  ),
};

const values = locals(
  'FieldValue',
  'Timestamp',
  'GeoPoint',
  'FieldPath',
  'Filter',
  'AggregateField',
  'GrpcStatus',
);

const deadline = {
  ms: 10_000,
  why: 'documents are read in milliseconds; ten seconds mean that something is wrong',
};

export const firestore: Library = {
  id: 'google-cloud-firestore',
  packages: ['@google-cloud/firestore'],
  kind: 'database',
  depth: 'full',
  sources: [
    '@google-cloud/firestore@8.7.1 build/src/v1/firestore_client_config.json, build/src/index.js:124',
  ],
  exports: { Firestore: made({ object: 'store' }), default: made({ object: 'store' }), ...values },
  types: storeTypes,
  objects: storeObjects,
  timeouts: { request: rpc },
  retries: storeRetries,
  deadline,
};

/** firebase-admin@13.10.0 lib/messaging/messaging-api-request-internal.js:25, lib/auth/auth-api-request.js:38. */
function service(ms: number): ReturnType<typeof timeoutsOf> {
  return timeoutsOf([], [byDefault(ms)], 'the time is a constant in it');
}

const authCall: CallEntity = method({ timeout: 'auth', retry: 'http' });

const messageCall: CallEntity = method({ timeout: 'messaging', retry: 'http' });

const otherCall: CallEntity = method({ timeout: 'other', retry: 'http' });

const auth: ObjectType = {
  members: {
    ...locals('createCustomToken', 'generate*Link', 'app'),
    tenantManager: object('auth'),
    authForTenant: object('auth'),
    projectConfigManager: object('auth'),
  },
  otherwise: authCall,
};

/** `getFirestore(app)`, `admin.firestore()`: what each gives. */
const services: Readonly<Record<string, Entity>> = {
  firestore: object('store'),
  auth: object('auth'),
  messaging: object('messaging'),
  database: object('database'),
  remoteConfig: object('config'),
  appCheck: object('config'),
  storage: local,
};

const admin: ObjectType = {
  members: {
    ...services,
    ...locals('initializeApp', 'credential', 'apps', 'instanceId', 'SDK_VERSION'),
    app: object('admin'),
  },
};

const reference: ObjectType = {
  members: {
    ...each(['get', 'set', 'update', 'remove', 'push', 'once', 'transaction'], otherCall),
    on: method({ timeout: 'other', waits: listening }),
  },
  otherwise: object('reference'),
};

export const firebaseAdmin: Library = {
  id: 'firebase-admin',
  packages: ['firebase-admin'],
  kind: 'cloud',
  depth: 'full',
  sources: ['firebase-admin@13.10.0 lib/utils/api-request.js:101, lib/messaging, lib/auth'],
  exports: {
    default: object('admin'),
    getFirestore: object('store'),
    initializeFirestore: object('store'),
    getAuth: object('auth'),
    getMessaging: object('messaging'),
    getDatabase: object('database'),
    getRemoteConfig: object('config'),
    getAppCheck: object('config'),
    initializeApp: object('admin'),
    getApp: object('admin'),
    ...services,
    ...values,
    ...locals('cert', 'applicationDefault', 'getApps', 'deleteApp', 'refreshToken', 'credential', 'apps'),
  },
  types: {
    ...storeTypes,
    Auth: 'auth',
    BaseAuth: 'auth',
    Messaging: 'messaging',
    Database: 'database',
    App: 'admin',
  },
  objects: {
    ...storeObjects,
    admin,
    auth,
    messaging: { members: { app: local }, otherwise: messageCall },
    config: { members: locals('app', 'createTemplateFromJSON'), otherwise: otherCall },
    database: {
      members: {
        ref: object('reference'),
        refFromURL: object('reference'),
        getRules: otherCall,
        setRules: otherCall,
      },
    },
    reference,
  },
  timeouts: {
    request: rpc,
    auth: service(25_000),
    messaging: service(15_000),
    other: timeoutsOf([], [untold]),
  },
  retries: {
    ...storeRetries,
    http: retriesOf([], repeats(4, { note: 'repeats on 503 and broken connections up to four times' })),
  },
  deadline,
};

const free: CallEntity = method({ timeout: 'request' });

/** The SDK of apps. Its writes wait while there is no connection (documented; not run). */
export const firebase: Library = {
  id: 'firebase',
  packages: ['firebase', '@firebase/firestore', '@firebase/auth', '@firebase/functions', '@firebase/storage'],
  kind: 'cloud',
  depth: 'thin',
  sources: ['documentation of the JavaScript SDK'],
  exports: {
    ...each(['getDoc', 'getDocs', 'getDocFromServer', 'getDocsFromServer', 'getCountFromServer'], free),
    ...each(['setDoc', 'addDoc', 'updateDoc', 'deleteDoc', 'runTransaction', 'getAggregateFromServer'], free),
    ...each(
      ['uploadBytes', 'uploadString', 'getDownloadURL', 'getBytes', 'getBlob', 'deleteObject', 'listAll'],
      free,
    ),
    ...each(['signInWith*', 'createUserWithEmailAndPassword', 'sendPasswordResetEmail', 'signOut'], free),
    ...each(
      ['updateProfile', 'updatePassword', 'sendEmailVerification', 'fetchAndActivate', 'getIdToken'],
      free,
    ),
    onSnapshot: method({ waits: listening }),
    onValue: method({ waits: listening }),
    writeBatch: object('batch'),
    httpsCallable: object('callable'),
    ...locals('getFirestore', 'getAuth', 'getStorage', 'getFunctions', 'initializeApp', 'doc', 'collection'),
  },
  objects: {
    batch: { members: { commit: free }, otherwise: object('batch') },
    callable: { call: free, members: {} },
  },
  timeouts: { request: timeoutsOf([], [untold]) },
  retries: unknownRetries,
  deadline,
};
