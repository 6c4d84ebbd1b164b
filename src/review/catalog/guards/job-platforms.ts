import { guardLibrary, policy, runs } from '../define.ts';
import type { AddedGuard, Entity, GuardEntity, Library } from '../schema.ts';

/**
 * Queues and function platforms: they run a handler again when it fails, mostly as often as was said where the job was added, in another
 * file or another project. A hanging handler they leave alone.
 */

const platform = { platform: true } as const;

/** It hangs on the options of the job, which whoever adds it gives. */
export const asAdded: AddedGuard = {
  guard: 'retry',
  uncertain: true,
  note: 'a job is run again only where `attempts` is given with it',
};

const again: AddedGuard = { guard: 'retry', note: 'a failed job is run again' };

function methods(names: readonly string[], adds: readonly AddedGuard[]): GuardEntity {
  return { is: 'guard', guards: { what: 'methods', names }, adds, ...platform };
}

/** `class Mails extends WorkerHost { process(job) {} }`, decorated with `@Processor('mails')`. */
const nestBullmq = guardLibrary({
  id: '@nestjs/bullmq',
  packages: ['@nestjs/bullmq'],
  sources: ['@nestjs/bullmq@12.0.0 dist/hosts/worker-host.class.d.ts', 'bullmq@5.81.5'],
  exports: { WorkerHost: methods(['process'], [asAdded]), Processor: methods(['process'], [asAdded]) },
});

/** `@Process()` on a method of a processor. */
const nestBull = guardLibrary({
  id: '@nestjs/bull',
  packages: ['@nestjs/bull'],
  sources: ['@nestjs/bull@12.0.0 dist/decorators/process.decorator.js', 'bull@4.16.5 lib/job.js:66,298'],
  exports: { Process: { is: 'guard', guards: { what: 'decorated' }, adds: [asAdded], ...platform } },
});

/** `queue.process([name], [concurrency], handler)`. */
function processing(name: string, source: string): Library {
  const queue = policy('Queue', 'either');
  return guardLibrary({
    id: name,
    packages: [name],
    sources: [source],
    exports: { default: queue, '=': queue, Queue: queue },
    types: { Queue: 'Queue' },
    objects: { Queue: { members: { process: runs('any', [asAdded], platform) } } },
  });
}

const boss = policy('Boss', 'new');

/** pg-boss@10.4.2 src/plans.js:184-192: two more runs by default since version 10. */
const pgBoss = guardLibrary({
  id: 'pg-boss',
  packages: ['pg-boss'],
  sources: ['pg-boss@10.4.2 src/plans.js, src/manager.js'],
  exports: { default: boss, '=': boss, PgBoss: boss },
  types: { PgBoss: 'Boss' },
  objects: {
    Boss: {
      members: {
        work: runs(
          'any',
          [
            { ...again, versions: '>=10.0.0' },
            {
              ...asAdded,
              versions: '<10.0.0',
              note: 'a job is run again only where `retryLimit` is given with it',
            },
          ],
          platform,
        ),
      },
    },
  },
});

/** What a handler does not finish, SQS delivers again. */
const consumer: Entity = runs(0, [again], {
  ...platform,
  path: 'handleMessage',
  or: runs(0, [again], { ...platform, path: 'handleMessageBatch' }),
});

const sqsConsumer = guardLibrary({
  id: 'sqs-consumer',
  packages: ['sqs-consumer'],
  sources: [
    'sqs-consumer@14.2.8 dist/esm/consumer.js:250-262: a message is deleted once its handler is through',
  ],
  exports: { Consumer: { is: 'object', object: 'Consumer' } },
  objects: { Consumer: { members: { create: consumer } } },
});

/** Queues and platforms that run a handler again; those that are called over the network themselves (bullmq, inngest) stand elsewhere. */
export const jobPlatforms: readonly Library[] = [
  nestBullmq,
  nestBull,
  processing('bee-queue', 'bee-queue@2.0.0 lib/job.js:116-120,230-240'),
  pgBoss,
  sqsConsumer,
];
