import { at, guardLibrary, runs } from '../define.ts';
import type { AddedGuard, MakerEntity } from '../schema.ts';

const limited: readonly AddedGuard[] = [
  {
    guard: 'bulkhead',
    amount: { argument: 0, path: 'maxConcurrent', form: 'count', default: null },
    note: 'a limiter limits how many run at once',
  },
  ...['minTime', 'reservoir'].map((path): AddedGuard => ({
    guard: 'rate-limit',
    amount: { argument: 0, path, form: 'count', default: null, off: path === 'minTime' ? [0, null] : [null] },
    note: 'a limiter limits how often it runs',
  })),
  {
    guard: 'retry',
    onlyWith: { method: 'on', event: 'failed' },
    note: 'the limiter that runs it listens for failures, and may run it again',
  },
];

/** A job's own deadline; its options stand before the function. */
const expiration: AddedGuard = {
  guard: 'timeout',
  amount: { argument: 0, path: 'expiration', form: 'ms', default: null },
  note: 'the limiter that runs it bounds the job',
};

const group: MakerEntity = { is: 'maker', object: 'Group', by: 'new', options: [at(0)] };
const limiter: MakerEntity = {
  is: 'maker',
  object: 'Limiter',
  by: 'new',
  options: [at(0)],
  members: { Group: group },
};

export const bottleneck = guardLibrary({
  id: 'bottleneck',
  packages: ['bottleneck'],
  sources: ['bottleneck@2.19.5'],
  exports: { default: limiter, '=': limiter },
  types: { default: 'Limiter' },
  objects: {
    Limiter: {
      members: {
        schedule: runs('any', 'receiver', { also: [expiration] }),
        submit: runs('any', 'receiver', { also: [expiration] }),
        wrap: runs(0, 'receiver', { givesFunction: true }),
      },
      guards: limited,
    },
    Group: { members: { key: { is: 'object', object: 'Limiter' } } },
  },
});
