import { at, local, methodIn, verbs } from '../define.ts';
import type { Library, ObjectType, RetryProfile, TimeoutProfile } from '../schema.ts';

const place = { options: [at(1)], timeout: 'ky', target: { argument: 0 } } as const;

const instance: ObjectType = {
  call: { is: 'call', operation: methodIn('method'), ...place },
  members: {
    ...verbs(['get', 'post', 'put', 'patch', 'head', 'delete', 'query'], place),
    create: { is: 'maker', object: 'ky', by: 'call', options: [at(0)], target: { option: 'prefixUrl' } },
    extend: {
      is: 'maker',
      object: 'ky',
      by: 'call',
      options: [at(0)],
      inherits: 'receiver',
      target: { option: 'prefixUrl' },
    },
    default: { is: 'object', object: 'ky' },
  },
};

/**
 * ky@0.33.3 and @1.14.3 bound each attempt until its headers, @2.1.0 (distribution/core/Ky.js:277,529-556) the body too where it is
 * read by the shortcuts (`ky(…).json()`), as a second budget of the same length. All measured.
 */
const timeouts: TimeoutProfile = {
  options: [
    {
      path: 'timeout',
      at: 'both',
      form: 'ms',
      effect: 'bounds',
      covers: ['connect', 'headers'],
      off: [false],
      note: 'bounds each attempt until the headers; the body only from ky 2 on',
    },
    {
      path: 'totalTimeout',
      at: 'both',
      form: 'ms',
      versions: '>=2.0.0',
      effect: 'bounds',
      covers: ['connect', 'headers', 'body', 'total'],
      off: [false],
      note: 'bounds all attempts and the waits between them together',
    },
    {
      path: 'totalTimeout',
      at: 'both',
      form: 'ms',
      versions: '<2.0.0',
      effect: 'ignored',
      covers: [],
      instead: '`timeout`',
      note: 'is not known before ky 2',
    },
    {
      path: 'signal',
      at: 'both',
      form: 'signal',
      effect: 'bounds',
      covers: ['connect', 'headers', 'body', 'total'],
      note: 'bounds the whole, its retries too',
    },
  ],
  defaults: [
    {
      ms: 10_000,
      effect: 'bounds',
      covers: ['connect', 'headers'],
      option: 'timeout',
      note: 'waits 10 s for the headers by default',
    },
  ],
  fixes: [
    { at: 'call', set: { timeout: '$ms' }, note: 'bounds each attempt until the headers' },
    { at: 'client', set: { timeout: '$ms' }, note: 'bounds each attempt of every request of this instance' },
  ],
};

const repeated = ['GET', 'PUT', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE', 'QUERY'];

/** ky@1.14.3 distribution/utils/normalize.js; measured: no POST, no PATCH, and no timeout unless told so. */
const retries: RetryProfile = {
  options: ['retry', 'retry.limit'].map(path => ({
    path,
    at: 'both',
    form: 'retries',
    operations: repeated,
    note: 'is how often a failed request is sent again',
  })),
  defaults: [
    {
      versions: '<1.0.0',
      retries: 1,
      operations: repeated,
      option: 'retry.limit',
      note: 'sends a failed request again once by default',
    },
    {
      retries: 2,
      operations: repeated,
      option: 'retry.limit',
      note: 'sends a failed request again twice by default',
    },
  ],
  operations: { path: 'retry.methods', at: 'both' },
};

export const ky: Library = {
  id: 'ky',
  packages: ['ky'],
  kind: 'http',
  depth: 'full',
  sources: [
    'ky@2.1.0 distribution/core/Ky.js',
    'ky@1.14.3 distribution/utils/timeout.js, distribution/utils/normalize.js',
    'measured with ky 0.33.3, 1.14.3 and 2.1.0',
  ],
  exports: {
    default: { is: 'object', object: 'ky' },
    '*Error': local,
    'is*Error': local,
    replaceOption: local,
  },
  types: { KyInstance: 'ky' },
  objects: { ky: instance },
  timeouts: { ky: timeouts },
  retries: { default: retries },
  deadline: { ms: 5_000, why: 'most HTTP interfaces answer within a second; five leave room for a slow one' },
};
