import { each, locals } from '../define.ts';
import type { Library, ObjectType } from '../schema.ts';
import {
  bound,
  idle,
  lastObject,
  made,
  noDefault,
  object,
  repeats,
  repeatsNothing,
  retriesOf,
  retryOption,
  timeoutsOf,
  untilHeaders,
} from './shapes.ts';

const inQuery = idle('timeout', 'goes into the query of the request', '`timeout` on the client');

/** @google-cloud/storage@7.22.0 build/cjs/src/nodejs-common/service.js:76,137. */
const timeouts = timeoutsOf([bound('timeout', 'bounds each attempt', { off: [0] }), inQuery], [noDefault]);

const downloads = timeoutsOf(
  [bound('timeout', 'bounds each attempt until the headers', { covers: untilHeaders, off: [0] }), inQuery],
  [noDefault],
);

const off = [
  retryOption('retryOptions.autoRetry', 'switches repeating on or off', { form: 'switch', off: [false] }),
  // 0 stands for the default (run).
  retryOption('retryOptions.maxRetries', 'repeats a failed read so often', { form: 'policy', off: [] }),
];

const read = lastObject();
const download = lastObject({ timeout: 'download' });
/** Repeated only under a precondition on the generation (run). */
const write = lastObject({ retry: 'writes' });

const file: ObjectType = {
  members: {
    ...each(['exists', 'getMetadata', 'get', 'isPublic', 'getExpirationDate'], read),
    ...each(['download', 'createReadStream'], download),
    ...each(['save', 'delete', 'setMetadata', 'copy', 'move', 'rename', 'rotateEncryptionKey'], write),
    ...each(['makePublic', 'makePrivate', 'setStorageClass', 'createResumableUpload'], write),
    ...each(['createWriteStream', 'moveFileAtomic', 'restore'], write),
    ...locals(
      'publicUrl',
      'cloudStorageURI',
      'getSignedUrl',
      'generateSignedPostPolicyV4',
      'setEncryptionKey',
    ),
  },
};

const bucket: ObjectType = {
  members: {
    file: object('file'),
    ...each(
      ['exists', 'getMetadata', 'get', 'getFiles', 'getLabels', 'getNotifications', 'getSigners'],
      read,
    ),
    ...each(['upload', 'create', 'delete', 'deleteFiles', 'combine', 'setMetadata', 'setLabels'], write),
    ...each(['makePublic', 'makePrivate', 'addLifecycleRule', 'enableRequesterPays', 'lock'], write),
    ...each(['setCorsConfiguration', 'setStorageClass', 'setRetentionPeriod', 'createNotification'], write),
    ...each(['deleteLabels', 'disableRequesterPays', 'removeRetentionPeriod', 'createChannel'], write),
  },
};

export const googleStorage: Library = {
  id: 'google-cloud-storage',
  packages: ['@google-cloud/storage'],
  kind: 'cloud',
  depth: 'full',
  sources: ['@google-cloud/storage@7.22.0 and @6.12.0 build/cjs/src/storage.js, run'],
  exports: {
    Storage: made({ by: 'either', target: { option: 'apiEndpoint' } }),
    TransferManager: made({ object: 'transfers', options: [], inherits: { argument: 0 } }),
    ...locals('IdempotencyStrategy', 'ApiError', 'CRC32C', 'HashStreamValidator'),
  },
  types: { Bucket: 'bucket', File: 'file' },
  objects: {
    client: {
      members: {
        bucket: object('bucket'),
        ...each(['getBuckets', 'getServiceAccount', 'getHmacKeys'], read),
        ...each(['createBucket', 'createHmacKey'], write),
      },
      extensible: true,
    },
    bucket,
    file,
    transfers: {
      members: {
        ...each(['uploadManyFiles', 'uploadFileInChunks'], write),
        ...each(['downloadManyFiles', 'downloadFileInChunks'], download),
      },
    },
  },
  timeouts: { request: timeouts, download: downloads },
  retries: {
    default: retriesOf(off, repeats(3)),
    writes: retriesOf([], { ...repeatsNothing, note: 'repeats a change only under a precondition' }),
  },
  deadline: {
    ms: 30_000,
    why: 'files of some megabytes take seconds; half a minute means that something is wrong',
  },
};
