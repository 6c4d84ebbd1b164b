import { at, each, guardLibrary, local, policy, runs } from '../define.ts';
import type { AddedGuard, Entity, Library, MakerEntity, ObjectType } from '../schema.ts';

const breaks: AddedGuard = { guard: 'circuit-breaker', note: 'a circuit breaker runs it' };

function bounds(amount: NonNullable<AddedGuard['amount']>): AddedGuard {
  return { guard: 'timeout', amount, note: 'a circuit breaker with a timeout runs it' };
}

const withFallback: AddedGuard = {
  guard: 'fallback',
  onlyWith: { method: 'fallback' },
  note: 'the circuit breaker that runs it has a fallback',
};

/** Its timeout is on by default, 15 s. */
const brakesAdds: readonly AddedGuard[] = [
  breaks,
  bounds({ argument: 1, path: 'timeout', form: 'ms', default: 15_000 }),
  withFallback,
];
const brake = runs(0, brakesAdds, { by: 'new', gives: 'Brake' });

const brakes = guardLibrary({
  id: 'brakes',
  packages: ['brakes'],
  sources: ['brakes@3.1.0'],
  exports: { default: brake, '=': brake },
  objects: {
    Brake: {
      members: {
        exec: runs('any', 'receiver'),
        slaveCircuit: runs(0, 'receiver', { gives: 'Brake' }),
        fallback: { is: 'object', object: 'Brake' },
      },
      guards: brakesAdds,
    },
  },
});

/** It takes an object with a method `execute`; its timeout is on by default, 10 s. */
const levee = guardLibrary({
  id: 'levee',
  packages: ['levee'],
  sources: ['levee@1.5.1'],
  exports: {
    createBreaker: runs(0, [breaks, bounds({ argument: 1, path: 'timeout', form: 'ms', default: 10_000 })], {
      path: 'execute',
    }),
  },
});

/** A builder of commands; its timeout is on by default, 30 s. */
const hystrix = guardLibrary({
  id: 'hystrixjs',
  packages: ['hystrixjs'],
  sources: ['hystrixjs@0.2.0'],
  exports: { commandFactory: { is: 'object', object: 'Factory' } },
  objects: {
    Factory: { members: { getOrCreate: { is: 'object', object: 'Command' } } },
    Command: {
      members: {
        run: runs(
          0,
          [
            breaks,
            { guard: 'timeout', note: 'a circuit breaker with a timeout runs it' },
            { guard: 'fallback', uncertain: true, note: 'the command that runs it may have a fallback' },
          ],
          { gives: 'Command' },
        ),
      },
      otherwise: { is: 'object', object: 'Command' },
    },
  },
});

const module = (object: string): MakerEntity => ({ is: 'maker', object, by: 'new', options: [at(0)] });

function part(guard: AddedGuard['guard'], more: Partial<AddedGuard> = {}): ObjectType {
  return { members: {}, guards: [{ guard, note: 'a circuit runs it', ...more }] };
}

/** Its `Fallback` only gives another error: no fallback. `attempts` counts those after the first. */
const mollitia = guardLibrary({
  id: 'mollitia',
  packages: ['mollitia'],
  sources: ['mollitia@0.1.1'],
  exports: {
    Circuit: module('Circuit'),
    Timeout: module('Timeout'),
    Retry: module('Retry'),
    SlidingCountBreaker: module('Breaker'),
    SlidingTimeBreaker: module('Breaker'),
    Bulkhead: module('Bulkhead'),
    Ratelimit: module('Ratelimit'),
  },
  objects: {
    Circuit: {
      members: { fn: runs(0, 'receiver', { gives: 'Circuit' }), execute: runs(0, 'receiver') },
      guards: { argument: 0, path: 'options.modules' },
    },
    Timeout: part('timeout', { amount: { argument: 0, path: 'delay', form: 'ms', default: 60_000 } }),
    Retry: part('retry', {
      amount: { argument: 0, path: 'attempts', form: 'retries', default: 2, off: [0] },
    }),
    Breaker: part('circuit-breaker'),
    Bulkhead: part('bulkhead', {
      amount: { argument: 0, path: 'concurrentSize', form: 'count', default: 10 },
    }),
    Ratelimit: part('rate-limit', {
      amount: { argument: 0, path: 'limitForPeriod', form: 'count', default: null },
    }),
  },
});

/** `maxRetries` counts calls, as measured. */
const strategies: Readonly<Record<string, AddedGuard>> = {
  Timeout: {
    guard: 'timeout',
    amount: { argument: 0, form: 'ms', default: 1000 },
    note: 'a timeout strategy runs it',
  },
  Retry: {
    guard: 'retry',
    amount: { argument: 0, path: 'maxRetries', form: 'attempts', default: 5, off: [0, 1] },
    note: 'a retry strategy runs it',
  },
  CircuitBreaker: { guard: 'circuit-breaker', note: 'a circuit breaker strategy runs it' },
  Bulkhead: { guard: 'bulkhead', note: 'a bulkhead strategy runs it' },
  Fallback: { guard: 'fallback', handler: 0, note: 'a fallback strategy runs it' },
  Throttle: { guard: 'rate-limit', note: 'a throttle strategy runs it' },
};

const decorates: Entity = { is: 'guard', guards: { what: 'decorated' }, adds: 'arguments' };

const nestjsResilience = guardLibrary({
  id: 'nestjs-resilience',
  packages: ['nestjs-resilience'],
  sources: ['nestjs-resilience@2.1.3'],
  exports: {
    ...Object.fromEntries(
      Object.keys(strategies).map(name => [`${name}Strategy`, policy(`${name}Strategy`, 'new')]),
    ),
    ...each(['UseResilience', 'UseResilienceObservable'], decorates),
    ResilienceFactory: { is: 'object', object: 'Factory' },
    ResilienceCommand: local,
  },
  objects: {
    ...Object.fromEntries(
      Object.entries(strategies).map(([name, added]): [string, ObjectType] => [
        `${name}Strategy`,
        { members: {}, guards: [added] },
      ]),
    ),
    Factory: {
      members: Object.fromEntries(
        Object.keys(strategies).map(name => [`create${name}Strategy`, policy(`${name}Strategy`)]),
      ),
    },
  },
});

/** Breakers that are made for functions, and kits of policies around one. */
export const breakers: readonly Library[] = [brakes, levee, hystrix, mollitia, nestjsResilience];
