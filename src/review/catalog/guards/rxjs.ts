import { each, guardLibrary, lifts, local, operator } from '../define.ts';
import type { AddedGuard, GuardEntity } from '../schema.ts';

function within(path?: string): AddedGuard {
  return {
    guard: 'timeout',
    amount: { argument: 0, ...(path === undefined ? {} : { path }), form: 'ms', default: null },
    note: 'a timeout operator bounds it',
  };
}

/** `retry()` and `retry({ delay })` never give up. A promise that is under way only fails again. */
function again(path?: string): AddedGuard {
  return {
    guard: 'retry',
    amount: {
      argument: 0,
      ...(path === undefined ? {} : { path }),
      form: 'retries',
      default: Infinity,
      off: [0],
    },
    needsFunction: true,
    note: 'a retry operator subscribes to it again',
  };
}

const caught: AddedGuard = { guard: 'fallback', handler: 0, note: 'an operator goes on with something else' };

/** Operators that run a function for each value: what it gives is part of what they are piped on. */
const inner: GuardEntity = lifts('function', 0);

function merging(argument: number, byDefault: number | null): GuardEntity {
  return {
    ...inner,
    adds: [
      {
        guard: 'bulkhead',
        amount: { argument, form: 'count', default: byDefault },
        note: 'an operator limits how many run at once',
      },
    ],
  };
}

/** In 6 the operators stand in `rxjs/operators`. `timeoutWith` and `retryWhen` are of 6, and still there in 7. */
export const rxjs = guardLibrary({
  id: 'rxjs',
  packages: ['rxjs'],
  sources: ['rxjs@6.6.7', 'rxjs@7.8.2'],
  exports: {
    timeout: operator([
      within(),
      within('first'),
      within('each'),
      { guard: 'fallback', onlyWith: { argument: 0, path: 'with' }, uncertain: true, note: caught.note },
    ]),
    timeoutWith: operator([within(), { guard: 'fallback', uncertain: true, note: caught.note }]),
    retry: operator([again(), again('count')]),
    retryWhen: operator([{ guard: 'retry', needsFunction: true, note: again().note }]),
    catchError: operator([caught]),
    onErrorResumeNext: operator([{ guard: 'fallback', uncertain: true, note: caught.note }]),
    onErrorResumeNextWith: operator([{ guard: 'fallback', note: caught.note }]),
    mergeMap: merging(1, null),
    flatMap: merging(1, null),
    ...each(
      [
        'concatMap',
        'switchMap',
        'exhaustMap',
        'expand',
        'map',
        'tap',
        'map*',
        'finalize',
        'share*',
        'delayWhen',
      ],
      inner,
    ),
    ...each(['from', 'firstValueFrom', 'lastValueFrom'], {
      ...lifts('promise', 0),
      guards: { what: 'promise', argument: 0, begun: true },
    }),
    ...each(['forkJoin', 'merge', 'concat', 'race', 'zip', 'combineLatest'], lifts('promise', 0)),
    defer: lifts('function', 0),
    pipe: local,
  },
});
