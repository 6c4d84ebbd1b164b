import { each, guardLibrary, local, policy, runs } from '../define.ts';
import type { AddedGuard, Entity, ObjectType } from '../schema.ts';

/** `maxAttempts` counts the attempts after the first; left out, it never gives up. */
const retry: AddedGuard = {
  guard: 'retry',
  amount: { argument: 1, path: 'maxAttempts', form: 'retries', default: Infinity, off: [0] },
  note: 'a retry policy runs it',
};

/** Where the strategy is cooperative, `execute` waits for the function, which has to stop by the signal that it is handed. */
const timeout: AddedGuard = {
  guard: 'timeout',
  amount: { argument: 0, form: 'ms', default: null },
  cooperative: { argument: 1, path: 'strategy', member: 'Cooperative' },
  note: 'a timeout policy runs it',
};

const breaker: AddedGuard = { guard: 'circuit-breaker', note: 'a circuit breaker policy runs it' };
const fallback: AddedGuard = { guard: 'fallback', note: 'a fallback policy runs it' };
const bulkhead: AddedGuard = {
  guard: 'bulkhead',
  amount: { argument: 0, form: 'count', default: null },
  note: 'a bulkhead policy runs it',
};

/** In 1 and 2: `Policy.handleAll().retry().attempts(3)`; without `attempts`, one. */
const legacyRetry: AddedGuard = {
  guard: 'retry',
  amount: { argument: 0, form: 'retries', default: 1, off: [0] },
  note: 'a retry policy runs it',
};

const execute = runs(0, 'receiver');

function policyObject(
  name: string,
  guards: ObjectType['guards'],
  more: Readonly<Record<string, Entity>> = {},
) {
  return {
    members: { execute, dangerouslyUnref: { is: 'object', object: name } as const, ...more },
    ...(guards === undefined ? {} : { guards }),
  };
}

const wrapped: Entity = { is: 'guard', guards: { what: 'policies' }, adds: [], gives: 'Wrapped' };
const decorates: Entity = { is: 'guard', guards: { what: 'decorated' }, adds: 'arguments' };
const builder: Entity = { is: 'object', object: 'Builder' };
const filters = ['handleAll', 'handleType', 'handleWhen', 'handleResultType', 'handleWhenResult'];

export const cockatiel = guardLibrary({
  id: 'cockatiel',
  packages: ['cockatiel'],
  sources: ['cockatiel@3.2.1', 'cockatiel@4.0.0', 'cockatiel@2.0.2', 'cockatiel@1.1.1'],
  exports: {
    retry: policy('Retry'),
    timeout: policy('Timeout'),
    circuitBreaker: policy('Breaker'),
    bulkhead: policy('Bulkhead'),
    fallback: policy('Fallback'),
    wrap: wrapped,
    noop: { is: 'object', object: 'Noop' },
    usePolicy: decorates,
    Policy: { is: 'object', object: 'Policies' },
    TimeoutStrategy: local,
  },
  types: {
    IPolicy: 'Any',
    IMergedPolicy: 'Any',
    RetryPolicy: 'Retry',
    TimeoutPolicy: 'Timeout',
    CircuitBreakerPolicy: 'Breaker',
    BulkheadPolicy: 'Bulkhead',
    FallbackPolicy: 'Fallback',
    NoopPolicy: 'Noop',
  },
  objects: {
    Retry: policyObject('Retry', [retry]),
    Timeout: policyObject('Timeout', [timeout]),
    Breaker: policyObject('Breaker', [breaker]),
    Bulkhead: policyObject('Bulkhead', [bulkhead]),
    Fallback: policyObject('Fallback', [fallback]),
    Wrapped: policyObject('Wrapped', 'arguments'),
    Noop: { ...policyObject('Noop', []), idle: true },
    Any: policyObject(
      'Any',
      [retry, timeout, breaker, fallback, bulkhead].map(({ guard }) => ({
        guard,
        uncertain: true,
        note: 'a policy runs it',
      })),
    ),
    RetryOnce: policyObject('RetryOnce', [legacyRetry], {
      attempts: policy('RetryTimes'),
      ...each(['delay', 'exponential', 'backoff', 'delegate'], { is: 'object', object: 'RetryOnce' }),
    }),
    RetryTimes: policyObject(
      'RetryTimes',
      [legacyRetry],
      each(['delay', 'exponential', 'backoff', 'delegate'], { is: 'object', object: 'RetryTimes' }),
    ),
    Builder: {
      members: {
        retry: policy('RetryOnce'),
        circuitBreaker: policy('Breaker'),
        fallback: policy('Fallback'),
        ...each(['orType', 'orWhen', 'orResultType', 'orWhenResult'], builder),
      },
    },
    Policies: {
      members: {
        timeout: policy('Timeout'),
        bulkhead: policy('Bulkhead'),
        wrap: wrapped,
        use: decorates,
        noop: { is: 'object', object: 'Noop' },
        ...each(filters, builder),
      },
    },
  },
});
