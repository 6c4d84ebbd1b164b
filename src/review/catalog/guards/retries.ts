import { guardLibrary, policy, runs } from '../define.ts';
import type { AddedGuard, Library } from '../schema.ts';

/** `retries` counts the attempts after the first. */
function retrying(argument: number, more: Partial<AddedGuard> = {}): AddedGuard {
  return {
    guard: 'retry',
    amount: { argument, path: 'retries', form: 'retries', default: 10, off: [0] },
    note: 'it is run again after a failure',
    ...more,
  };
}

const pRetryRun = runs(0, [retrying(1)]);

/** `maxRetryTime` stops further attempts and ends none that hangs: no timeout. */
const pRetry = guardLibrary({
  id: 'p-retry',
  packages: ['p-retry'],
  sources: ['p-retry@4.6.2', 'p-retry@6.2.1', 'p-retry@9.0.0'],
  exports: {
    default: pRetryRun,
    '=': pRetryRun,
    makeRetriable: runs(0, [retrying(1)], { givesFunction: true }),
  },
});

const asyncRetryRun = runs(0, [retrying(1)]);

const asyncRetry = guardLibrary({
  id: 'async-retry',
  packages: ['async-retry'],
  sources: ['async-retry@1.3.3'],
  exports: { default: asyncRetryRun, '=': asyncRetryRun },
});

/** Callback style: the function calls `operation.retry(error)`. */
const retry = guardLibrary({
  id: 'retry',
  packages: ['retry'],
  sources: ['retry@0.13.1'],
  exports: { operation: policy('Operation') },
  types: { RetryOperation: 'Operation' },
  objects: { Operation: { members: { attempt: runs(0, 'receiver') }, guards: [retrying(0)] } },
});

/** Only errors that are passed to its first parameter are retried; both orders of the arguments are taken. */
const promiseRetryRun = runs(0, [retrying(1, { needsParameter: 0 })], {
  or: runs(1, [retrying(0, { needsParameter: 0 })]),
});

const promiseRetry = guardLibrary({
  id: 'promise-retry',
  packages: ['promise-retry'],
  sources: ['promise-retry@2.0.1'],
  exports: { default: promiseRetryRun, '=': promiseRetryRun },
});

/** It counts calls, not what comes after the first. */
const exponentialBackoff = guardLibrary({
  id: 'exponential-backoff',
  packages: ['exponential-backoff'],
  sources: ['exponential-backoff@3.1.3'],
  exports: {
    backOff: runs(0, [
      {
        guard: 'retry',
        amount: { argument: 1, path: 'numOfAttempts', form: 'attempts', default: 10, off: [0, 1] },
        note: 'it is run again after a failure',
      },
    ]),
  },
});

/** Its timeout is on by default, and bounds all attempts together. */
const tsRetryPromiseAdds: readonly AddedGuard[] = [
  retrying(1),
  {
    guard: 'timeout',
    amount: { argument: 1, path: 'timeout', form: 'ms', default: 60_000 },
    note: 'all attempts together are bounded',
  },
];

const tsRetryPromise = guardLibrary({
  id: 'ts-retry-promise',
  packages: ['ts-retry-promise'],
  sources: ['ts-retry-promise@0.8.1'],
  exports: {
    retry: runs(0, tsRetryPromiseAdds),
    retryDecorator: runs(0, tsRetryPromiseAdds, { givesFunction: true }),
  },
});

const maxTry: AddedGuard = {
  guard: 'retry',
  amount: { argument: 1, path: 'maxTry', form: 'attempts', default: 240, off: [0, 1] },
  note: 'it is run again after a failure',
};

const tsRetry = guardLibrary({
  id: 'ts-retry',
  packages: ['ts-retry'],
  sources: ['ts-retry@7.0.3'],
  exports: {
    retry: runs(0, [maxTry]),
    'retryAsync*': runs(0, [maxTry]),
    retryAsyncDecorator: runs(0, [maxTry], { givesFunction: true }),
    waitUntilAsync: runs(0, [
      {
        guard: 'timeout',
        amount: { argument: 1, form: 'ms', default: 60_000 },
        note: 'it is waited for so long',
      },
    ]),
  },
});

export const retries: readonly Library[] = [
  pRetry,
  asyncRetry,
  retry,
  promiseRetry,
  exponentialBackoff,
  tsRetryPromise,
  tsRetry,
];
