import { guardLibrary, policy, runs } from '../define.ts';
import type { AddedGuard, Entity, GuardEntity, Library } from '../schema.ts';

/** `concurrency` among the options; all at once where it is left out. */
function atOnce(argument: number): AddedGuard {
  return {
    guard: 'bulkhead',
    amount: { argument, path: 'concurrency', form: 'count', default: null },
    note: 'a limit is set on how many run at once',
  };
}

const pMapRun = runs(1, [atOnce(2)]);
const pAllRun = runs(0, [atOnce(1)], { list: true });

const pMap = guardLibrary({
  id: 'p-map',
  packages: ['p-map'],
  sources: ['p-map@4.0.0', 'p-map@7.1.1'],
  exports: { default: pMapRun, '=': pMapRun, pMapIterable: pMapRun },
});

const pAll = guardLibrary({
  id: 'p-all',
  packages: ['p-all'],
  sources: ['p-all@5.0.1'],
  exports: { default: pAllRun, '=': pAllRun },
});

const throttle = policy('Throttle');

const pThrottle = guardLibrary({
  id: 'p-throttle',
  packages: ['p-throttle'],
  sources: ['p-throttle@4.1.1', 'p-throttle@8.1.1'],
  exports: { default: throttle, '=': throttle },
  objects: {
    Throttle: {
      call: runs(0, 'receiver', { givesFunction: true }),
      members: {},
      guards: [{ guard: 'rate-limit', note: 'a throttle limits how often it runs' }],
    },
  },
});

/** The arguments changed with 6: from a number to options. A fallback speaks for what is late only, not for what fails. */
const timed: GuardEntity = {
  is: 'guard',
  guards: { what: 'promise', argument: 0 },
  adds: [
    {
      guard: 'timeout',
      versions: '<6',
      amount: { argument: 1, form: 'ms', default: null },
      note: 'it is waited for so long',
    },
    {
      guard: 'timeout',
      versions: '>=6',
      amount: { argument: 1, path: 'milliseconds', form: 'ms', default: null },
      note: 'it is waited for so long',
    },
    {
      guard: 'fallback',
      versions: '>=6',
      onlyWith: { argument: 1, path: 'fallback' },
      uncertain: true,
      note: 'something else is used where it is late',
    },
  ],
};

const pTimeout = guardLibrary({
  id: 'p-timeout',
  packages: ['p-timeout'],
  sources: ['p-timeout@3.2.0', 'p-timeout@5.1.0', 'p-timeout@6.1.4', 'p-timeout@8.0.0'],
  exports: { default: timed, '=': timed },
});

const gate: Entity = { is: 'guard', guards: { what: 'gate' }, adds: 'receiver' };

/** A gate, not a wrapper: tokens are taken before the call. */
const limiter = guardLibrary({
  id: 'limiter',
  packages: ['limiter'],
  sources: ['limiter@4.1.0'],
  exports: { RateLimiter: policy('Limiter', 'new'), TokenBucket: policy('Limiter', 'new') },
  objects: {
    Limiter: {
      members: { removeTokens: gate, tryRemoveTokens: gate },
      guards: [{ guard: 'rate-limit', note: 'a token is taken before it' }],
    },
  },
});

const poolBulkhead: AddedGuard = { guard: 'bulkhead', note: 'a pool limits how many run at once' };
const process = runs(0, 'receiver');

/** Ten at once where nothing is said; errors are collected, and the whole resolves. */
const promisePool = guardLibrary({
  id: '@supercharge/promise-pool',
  packages: ['@supercharge/promise-pool'],
  sources: ['@supercharge/promise-pool@3.3.0'],
  exports: { PromisePool: { is: 'object', object: 'Pool' }, default: { is: 'object', object: 'Pool' } },
  objects: {
    Pool: {
      members: { process, withTaskTimeout: policy('TimedPool') },
      otherwise: { is: 'object', object: 'Pool' },
      guards: [poolBulkhead],
    },
    TimedPool: {
      members: { process },
      otherwise: { is: 'object', object: 'TimedPool' },
      guards: [
        poolBulkhead,
        {
          guard: 'timeout',
          amount: { argument: 0, form: 'ms', default: null },
          note: 'the pool that runs it bounds each task',
        },
      ],
    },
  },
});

const fetched = runs(
  0,
  [
    {
      guard: 'fallback',
      amount: { argument: 0, path: 'allowStaleOnFetchRejection', form: 'switch', default: false },
      note: 'the cache that asks for it goes on with a stale value',
    },
  ],
  { by: 'new', path: 'fetchMethod', gives: 'Cache' },
);

const lruCache = guardLibrary({
  id: 'lru-cache',
  packages: ['lru-cache'],
  sources: ['lru-cache@11.5.3'],
  exports: { LRUCache: fetched, default: fetched },
  objects: { Cache: { members: {} } },
});

export const limits: readonly Library[] = [pMap, pAll, pThrottle, pTimeout, limiter, promisePool, lruCache];
