import { local } from '../define.ts';
import { fetchCall, fetchTimeouts, requestMaker, requestObject } from './fetch.ts';
import type { Library, TimeoutOption, TimeoutProfile } from '../schema.ts';

const timeout: TimeoutOption = {
  path: 'timeout',
  at: 'call',
  form: 'ms',
  effect: 'bounds',
  covers: ['connect', 'headers', 'body'],
  off: [0],
  note: 'bounds the wait for the headers, then reading the body',
};

const signal = fetchTimeouts.options.filter(({ path }) => path === 'signal');

/** node-fetch@2.7.0 lib/index.js:382-389,1479-1496 knows `timeout`, @3.3.2 does not and ignores it (run). Neither has a default. */
const timeouts: TimeoutProfile = {
  ...fetchTimeouts,
  options: [
    ...signal,
    { ...timeout, versions: '<3.0.0' },
    {
      ...timeout,
      versions: '>=3.0.0',
      effect: 'ignored',
      covers: [],
      instead: '`signal: AbortSignal.timeout(…)`',
      note: 'is no option of node-fetch from 3 on',
    },
  ],
  defaults: [{ ms: null, effect: 'bounds', covers: [], note: 'has no timeout by default' }],
};

const deadline = {
  ms: 5_000,
  why: 'most HTTP interfaces answer within a second; five leave room for a slow one',
} as const;

export const nodeFetch: Library = {
  id: 'node-fetch',
  packages: ['node-fetch'],
  kind: 'http',
  depth: 'full',
  sources: ['node-fetch@2.7.0 lib/index.js', 'node-fetch@3.3.2 src/index.js', 'run with 2.7.0 and 3.3.2'],
  exports: { default: fetchCall, Request: requestMaker, Response: local, Headers: local, '*Error': local },
  objects: { request: requestObject },
  timeouts: { fetch: timeouts },
  deadline,
};

/** node-fetch 2 on Node, also where there is a fetch of the platform (cross-fetch@4.1.0 dist/node-ponyfill.js). */
export const crossFetch: Library = {
  ...nodeFetch,
  id: 'cross-fetch',
  packages: ['cross-fetch'],
  sources: ['cross-fetch@4.1.0 dist/node-ponyfill.js', 'run with cross-fetch 4.1.0'],
  exports: { ...nodeFetch.exports, fetch: fetchCall },
  timeouts: { fetch: { ...timeouts, options: [...signal, timeout] } },
};
