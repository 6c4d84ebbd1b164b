import { each, guardLibrary, runs } from '../define.ts';
import type { AddedGuard, Entity } from '../schema.ts';

/** `times` counts calls: the options may be the number itself. */
function times(argument: number): readonly AddedGuard[] {
  return [undefined, 'times'].map(path => ({
    guard: 'retry',
    amount: {
      argument,
      ...(path === undefined ? {} : { path }),
      form: 'attempts',
      default: path === undefined ? null : 5,
      off: [0, 1],
    },
    note: 'it is run again after a failure',
  }));
}

const fiveTimes: AddedGuard = { guard: 'retry', note: 'it is run again after a failure, 5 times in all' };

function atOnce(argument: number): AddedGuard {
  return {
    guard: 'bulkhead',
    amount: { argument, form: 'count', default: 1 },
    note: 'a limit is set on how many run at once',
  };
}

const names: Readonly<Record<string, Entity>> = {
  retry: runs(1, times(0), { or: runs(0, [fiveTimes]) }),
  retryable: runs(1, times(0), { givesFunction: true, or: runs(0, [fiveTimes], { givesFunction: true }) }),
  timeout: runs(
    0,
    [
      {
        guard: 'timeout',
        amount: { argument: 1, form: 'ms', default: null },
        note: 'it is waited for so long',
      },
    ],
    { givesFunction: true },
  ),
  ...each(['queue', 'priorityQueue'], runs(0, [atOnce(1)])),
  ...each(
    [
      'eachLimit',
      'forEachLimit',
      'eachOfLimit',
      'forEachOfLimit',
      'mapLimit',
      'mapValuesLimit',
      'filterLimit',
    ],
    runs(2, [atOnce(1)]),
  ),
  parallelLimit: runs(0, [atOnce(1)], { list: true }),
};

export const asyncLibrary = guardLibrary({
  id: 'async',
  packages: ['async'],
  sources: ['async@2.6.4', 'async@3.2.6'],
  exports: { ...names, default: { is: 'object', object: 'Async' } },
  objects: { Async: { members: names } },
});
