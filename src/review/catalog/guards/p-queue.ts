import { at, guardLibrary, runs } from '../define.ts';
import type { AddedGuard, MakerEntity } from '../schema.ts';

/** Each task is bounded from its start; waiting in the queue does not count. */
function taskTimeout(argument: number): AddedGuard {
  return {
    guard: 'timeout',
    amount: { argument, path: 'timeout', form: 'ms', default: null, off: [0] },
    note: 'the queue that runs it bounds each task',
  };
}

const queue: MakerEntity = { is: 'maker', object: 'Queue', by: 'new', options: [at(0)] };

export const pQueue = guardLibrary({
  id: 'p-queue',
  packages: ['p-queue'],
  sources: ['p-queue@6.6.2', 'p-queue@8.1.1', 'p-queue@9.3.5'],
  exports: { default: queue },
  types: { default: 'Queue' },
  objects: {
    Queue: {
      members: {
        add: runs(0, 'receiver', { also: [taskTimeout(1)] }),
        addAll: runs(0, 'receiver', { list: true, also: [taskTimeout(1)] }),
      },
      guards: [
        {
          guard: 'bulkhead',
          amount: { argument: 0, path: 'concurrency', form: 'count', default: null },
          note: 'a queue limits how many run at once',
        },
        {
          guard: 'rate-limit',
          amount: { argument: 0, path: 'intervalCap', form: 'count', default: null },
          onlyWith: { argument: 0, path: 'interval' },
          note: 'a queue limits how many start in an interval',
        },
        taskTimeout(0),
      ],
    },
  },
});

const limit: MakerEntity = { is: 'maker', object: 'Limit', by: 'call', options: [] };
const limited = 'a limit is set on how many run at once';

export const pLimit = guardLibrary({
  id: 'p-limit',
  packages: ['p-limit'],
  sources: ['p-limit@3.1.0', 'p-limit@7.3.3'],
  exports: {
    default: limit,
    '=': limit,
    limitFunction: runs(
      0,
      [
        {
          guard: 'bulkhead',
          amount: { argument: 1, path: 'concurrency', form: 'count', default: null },
          note: limited,
        },
      ],
      { givesFunction: true },
    ),
  },
  types: { Limit: 'Limit', LimitFunction: 'Limit' },
  objects: {
    Limit: {
      call: runs(0, 'receiver'),
      members: { map: runs(1, 'receiver') },
      guards: [
        { guard: 'bulkhead', amount: { argument: 0, form: 'count', default: null }, note: limited },
        {
          guard: 'bulkhead',
          amount: { argument: 0, path: 'concurrency', form: 'count', default: null },
          note: limited,
        },
      ],
    },
  },
});
