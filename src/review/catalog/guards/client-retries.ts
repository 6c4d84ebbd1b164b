import { guardLibrary, runs } from '../define.ts';
import type { AddedGuard, GuardEntity, Library } from '../schema.ts';

/** Network errors are repeated whatever the method is, answers only where the method is idempotent. */
const axiosRetried: GuardEntity = {
  is: 'guard',
  guards: { what: 'client', argument: 0 },
  adds: [
    {
      guard: 'retry',
      amount: { argument: 1, path: 'retries', form: 'retries', default: 3, off: [0] },
      note: 'its client repeats failed requests',
    },
  ],
};

const axiosRetry = guardLibrary({
  id: 'axios-retry',
  packages: ['axios-retry'],
  sources: ['axios-retry@3.9.1', 'axios-retry@4.5.0'],
  exports: { default: axiosRetried, '=': axiosRetried },
});

/** POST and PATCH are not repeated. */
const retryAxios = guardLibrary({
  id: 'retry-axios',
  packages: ['retry-axios'],
  sources: ['retry-axios@2.6.0', 'retry-axios@3.2.1', 'retry-axios@4.0.3'],
  exports: {
    attach: {
      is: 'guard',
      guards: { what: 'client', argument: 0 },
      adds: [
        {
          guard: 'retry',
          operations: ['GET', 'HEAD', 'PUT', 'OPTIONS', 'DELETE'],
          note: 'its client repeats failed requests',
        },
      ],
    },
  },
});

/** Only rejections, unless `retryOn` says more; whatever the method is. */
const fetchRetried: AddedGuard = {
  guard: 'retry',
  amount: { argument: 1, path: 'retries', form: 'retries', default: 3, off: [0] },
  note: 'it is called again after a failure',
};
const fetchRetryMade = runs(0, [fetchRetried], { givesFunction: true });

const fetchRetry = guardLibrary({
  id: 'fetch-retry',
  packages: ['fetch-retry'],
  sources: ['fetch-retry@5.0.6', 'fetch-retry@6.0.0'],
  exports: { default: fetchRetryMade, '=': fetchRetryMade },
});

export const clientRetries: readonly Library[] = [axiosRetry, retryAxios, fetchRetry];
