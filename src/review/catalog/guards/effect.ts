import { each, guardLibrary, lifts, local, operator, policy } from '../define.ts';
import type { AddedGuard, Entity, GuardEntity } from '../schema.ts';

/** Durations are milliseconds, or texts such as `5 seconds`. */
function within(path?: string): AddedGuard {
  return {
    guard: 'timeout',
    amount: { argument: 0, ...(path === undefined ? {} : { path }), form: 'duration', default: null },
    note: 'it is interrupted after so long',
  };
}

/** A schedule, or options; without `times` it never gives up. */
const again: AddedGuard = {
  guard: 'retry',
  amount: { argument: 0, path: 'times', form: 'retries', default: Infinity, off: [0] },
  note: 'it is run again after a failure',
};

const caught: AddedGuard = { guard: 'fallback', handler: 0, note: 'something else goes on in its place' };
const valued: AddedGuard = { guard: 'fallback', note: 'something else goes on in its place' };

/** Operators that run a function for each value. */
const inner: GuardEntity = { is: 'guard', guards: { what: 'function', argument: 0 }, adds: [], lifts: true };

const promised: GuardEntity = { ...lifts('function', 0), or: lifts('function', 0, 'try') };

/** The names of 3, and those of 4 where they are others. */
const members: Readonly<Record<string, Entity>> = {
  retry: operator([again], 'first'),
  retryOrElse: operator(
    [
      { guard: 'retry', note: again.note },
      { ...caught, handler: 1 },
    ],
    'first',
  ),
  timeout: operator([within()], 'first'),
  timeoutFail: operator([within('duration')], 'first'),
  timeoutFailCause: operator([within('duration')], 'first'),
  timeoutTo: operator([within('duration')], 'first'),
  timeoutOrElse: operator([within('duration')], 'first'),
  timeoutOption: operator([within(), { ...valued, uncertain: true }], 'first'),
  ...each(['catchAll', 'catch', 'catchAllCause', 'catchCause', 'orElse'], operator([caught], 'first')),
  ...each(
    ['catchTag', 'catchTags', 'catchIf', 'catchSome'],
    operator([{ ...caught, handler: 1, uncertain: true }], 'first'),
  ),
  ...each(['orElseSucceed', 'option'], operator([valued], 'first')),
  ...each(['tryPromise', 'promise'], promised),
  ...each(['gen', 'suspend', 'async', 'callback'], lifts('function', 0)),
  ...each(['map', 'flatMap', 'andThen', 'tap', 'mapError', 'ensuring'], {
    ...inner,
    or: lifts('function', 1),
  }),
  ...each(['all', 'runPromise', 'runPromiseExit', 'runFork', 'runSync'], lifts('promise', 0)),
  forEach: {
    ...lifts('function', 1),
    adds: [
      {
        guard: 'bulkhead',
        amount: { argument: 2, path: 'concurrency', form: 'count', default: null },
        note: 'a limit is set on how many run at once',
      },
    ],
  },
  ...each(['unsafeMakeSemaphore', 'makeSemaphore'], policy('Semaphore')),
};

const pipe: Entity = { is: 'guard', guards: { what: 'pipe' }, adds: [], lifts: true };

export const effect = guardLibrary({
  id: 'effect',
  packages: ['effect'],
  sources: ['effect@3.22.4', 'effect@4.1.0'],
  exports: {
    ...members,
    Effect: { is: 'object', object: 'Effect' },
    pipe,
    Semaphore: { is: 'object', object: 'Semaphores' },
    Schedule: local,
  },
  objects: {
    Effect: { members },
    Semaphores: { members: each(['make', 'makeUnsafe'], policy('Semaphore')) },
    Semaphore: {
      members: {
        withPermits: {
          ...operator([{ guard: 'bulkhead', note: 'a semaphore limits how many run at once' }]),
          gives: 'Permitted',
        },
      },
    },
    Permitted: {
      call: { is: 'guard', guards: { what: 'promise', argument: 0 }, adds: 'receiver', lifts: true },
      members: {},
      guards: [{ guard: 'bulkhead', note: 'a semaphore limits how many run at once' }],
    },
  },
});
