import { at, each, locals } from '../define.ts';
import { upstashRedis } from '../data/stores.ts';
import type { CallEntity, Library } from '../schema.ts';
import {
  bound,
  byDefault,
  idle,
  made,
  method,
  noDefault,
  noRetries,
  object,
  repeats,
  retriesOf,
  timeoutsOf,
  unknownRetries,
  untold,
} from './shapes.ts';

/** Files and small stores of platforms. */

const deadline = {
  ms: 10_000,
  why: 'a message is accepted within a second; ten mean that something is wrong',
};

const files = {
  ms: 30_000,
  why: 'files of some megabytes take seconds; half a minute means that something is wrong',
};

const thin = { request: timeoutsOf([], [untold]) };

const call: CallEntity = method();

const upload: CallEntity = method({ options: [{ at: 'last-object' }] });

/** cloudinary@2.11.0 lib/uploader.js:609, lib/api_client/execute_request.js:232. */
export const cloudinary: Library = {
  id: 'cloudinary',
  packages: ['cloudinary'],
  kind: 'saas',
  depth: 'full',
  sources: ['cloudinary@2.11.0 lib/uploader.js, lib/api_client/execute_request.js'],
  exports: { v2: object('root'), default: object('root'), ...each(['uploader', 'api'], object('part')) },
  objects: {
    root: {
      members: {
        v2: object('root'),
        ...each(['uploader', 'api', 'search', 'provisioning'], object('part')),
        ...locals('config', 'url', 'utils', 'image', 'video'),
      },
    },
    part: {
      members: {
        ...each(['account'], object('part')),
        ...locals(
          'expression',
          'max_results',
          'sort_by',
          'with_field',
          'aggregate',
          'to_query',
          'direct_upload',
          'unsigned_image_upload_tag',
        ),
      },
      otherwise: upload,
    },
  },
  timeouts: {
    request: timeoutsOf(
      [bound('timeout', 'bounds each request', { at: 'call' })],
      [byDefault(60_000, { option: 'timeout' })],
    ),
  },
  retries: noRetries,
  deadline: files,
};

/** @vercel/blob@2.8.0 dist/chunk-*.cjs:630,814: an abort is repeated as any failure, so that its signal ends nothing (run). */
export const vercelBlob: Library = {
  id: 'vercel-blob',
  packages: ['@vercel/blob'],
  kind: 'cloud',
  depth: 'full',
  sources: ['@vercel/blob@2.8.0 dist/chunk, run'],
  exports: {
    put: method({ options: [at(2)] }),
    copy: method({ options: [at(2)] }),
    ...each(['del', 'head', 'get'], method({ options: [at(1)] })),
    ...each(['list'], method({ options: [at(0)] })),
    ...each(['upload', 'createMultipartUpload', 'uploadPart', 'completeMultipartUpload'], method()),
    ...locals('handleUpload', 'getDownloadUrl', 'generateClientTokenFromReadWriteToken', '*Error'),
  },
  objects: {},
  timeouts: {
    request: timeoutsOf(
      [
        idle('abortSignal', 'is taken for a failure, and repeated', 'a race with a timer', {
          form: 'signal',
        }),
      ],
      [noDefault],
      'an abort of its calls is repeated as any failure',
    ),
  },
  retries: { default: retriesOf([], repeats(10)) },
  deadline: files,
};

/** @vercel/kv@3.0.0 dist/index.js: the client of @upstash/redis under another name. */
export const vercelKv: Library = {
  ...upstashRedis,
  id: 'vercel-kv',
  packages: ['@vercel/kv'],
  exports: {
    ...each(['kv', 'default'], object('redis')),
    createClient: made({ by: 'call', object: 'redis', target: { option: 'url' } }),
  },
};

/** @vercel/edge-config@1.5.1: reads over HTTP, from memory at the edge. */
export const edgeConfig: Library = {
  id: 'vercel-edge-config',
  packages: ['@vercel/edge-config'],
  kind: 'cloud',
  depth: 'thin',
  sources: ['@vercel/edge-config@1.5.1'],
  exports: {
    createClient: made({ by: 'call', options: [at(1)] }),
    ...each(['get', 'getAll', 'has', 'digest'], call),
    ...locals('parseConnectionString', 'clone'),
  },
  objects: { client: { members: each(['get', 'getAll', 'has', 'digest'], call) } },
  timeouts: thin,
  retries: unknownRetries,
  deadline,
};

export const fileServices: readonly Library[] = [cloudinary, vercelBlob, vercelKv, edgeConfig];
