import { each, locals, runs } from '../define.ts';
import type { AddedGuard, CallEntity, Entity, Library } from '../schema.ts';
import {
  made,
  method,
  noDefault,
  object,
  ownFetch,
  repeats,
  retriesOf,
  timeoutsOf,
  unknownRetries,
  untold,
} from './shapes.ts';

/** Platforms for background jobs: asking them for one is a call, and they run its handler again when it fails. */

const platform = { platform: true } as const;
const call: CallEntity = method();
const deadline = { ms: 10_000, why: 'a job is accepted within a second; ten mean that something is wrong' };

const inngestRetries: AddedGuard = {
  guard: 'retry',
  amount: { argument: 0, path: 'retries', form: 'retries', default: 3, off: [0] },
  note: 'each step is run again after a failure',
};

/** `createFunction({ id, retries }, trigger, handler)`; in version 4 the trigger may stand in the first argument. */
export const inngest: Library = {
  id: 'inngest',
  packages: ['inngest'],
  kind: 'queue',
  depth: 'full',
  sources: [
    'inngest@4.24.0 components/InngestFunction.d.ts:332-336, components/Inngest.cjs:609, helpers/promises.cjs:157',
  ],
  exports: {
    Inngest: made({ target: { option: 'baseUrl' } }),
    ...locals('EventSchemas', 'InngestMiddleware', '*Error'),
  },
  types: { Inngest: 'client' },
  objects: {
    client: {
      members: {
        send: call,
        createFunction: runs(2, [inngestRetries], { ...platform, or: runs(1, [inngestRetries], platform) }),
      },
      extensible: true,
    },
  },
  timeouts: { request: timeoutsOf([], [noDefault], ownFetch) },
  retries: { default: retriesOf([], repeats(4, { note: 'repeats sending an event up to four times' })) },
  deadline,
};

/** What a task without `retry` does, the configuration of the project says. */
const task: Entity = runs(
  0,
  [
    {
      guard: 'retry',
      amount: { argument: 0, path: 'retry.maxAttempts', form: 'attempts', default: null, off: [1] },
      note: 'a failed run is tried again',
    },
    { guard: 'retry', uncertain: true, note: 'a failed run is tried again as the project is configured' },
  ],
  { ...platform, path: 'run' },
);

const waits = 'it waits for the run to end';

export const triggerDev: Library = {
  id: '@trigger.dev/sdk',
  packages: ['@trigger.dev/sdk'],
  kind: 'queue',
  depth: 'thin',
  sources: [
    '@trigger.dev/core@4.8.3 dist/esm/v3/utils/retries.js',
    '@trigger.dev/sdk@4.8.3 dist/commonjs/v3',
  ],
  exports: {
    ...each(['task', 'schemaTask'], task),
    ...each(['tasks', 'runs', 'batch'], object('asked')),
    schedules: object('schedules'),
  },
  objects: {
    asked: {
      members: {
        ...each(['trigger', 'batchTrigger', 'retrieve', 'cancel', 'replay', 'reschedule', 'list'], call),
        ...each(['triggerAndWait', 'batchTriggerAndWait', 'poll', 'subscribeToRun'], method({ waits })),
      },
    },
    schedules: {
      members: {
        task,
        ...each(['create', 'retrieve', 'update', 'del', 'deactivate', 'activate', 'list', 'timezones'], call),
      },
    },
  },
  timeouts: { request: timeoutsOf([], [untold]) },
  retries: unknownRetries,
  deadline,
};
