import { describe, it } from 'mocha';
import { assertAnnotated } from '../../../annotated.ts';

const packages = (dependencies: Readonly<Record<string, string>>): string => JSON.stringify({ dependencies });

describe('queues and platforms that run a handler again', () => {
  it('leaves open how often a queue does, where that is said with the job', () =>
    assertAnnotated({
      'src/worker.ts': `
import { Worker } from 'bullmq';
import { WorkerHost, Processor } from '@nestjs/bullmq';
import { Process } from '@nestjs/bull';
import Queue from 'bull';
export const worker = new Worker('mails', async job => {
  await fetch(job.data.url);
  //    ~~~~~ retry unknown
});
@Processor('mails')
export class Mails extends WorkerHost {
  async process(job: { data: { url: string } }) {
    await fetch(job.data.url);
    //    ~~~~~ retry unknown
  }
}
export class Old {
  @Process()
  async run(job: { data: { url: string } }) {
    await fetch(job.data.url);
    //    ~~~~~ retry unknown
  }
}
new Queue('mails').process(5, async job => {
  await fetch(job.data.url);
  //    ~~~~~ retry unknown
});
`,
      'package.json': packages({
        bullmq: '5.0.0',
        bull: '4.0.0',
        '@nestjs/bullmq': '11.0.0',
        '@nestjs/bull': '11.0.0',
      }),
    }));

  it('counts those that do it by default', () =>
    assertAnnotated({
      'src/jobs.ts': `
import { Inngest } from 'inngest';
import PgBoss from 'pg-boss';
import { task } from '@trigger.dev/sdk';
const inngest = new Inngest({ id: 'shop' });
export const sync = inngest.createFunction({ id: 'sync' }, { event: 'order' }, async () => {
  await fetch('https://shop.example/sync');
  //    ~~~~~ retry present 4 platform
});
export const once = inngest.createFunction({ id: 'once', retries: 0 }, { event: 'order' }, async () => {
  await fetch('https://shop.example/once');
  //    ~~~~~ retry absent
});
export async function start(boss: PgBoss) {
  await boss.work('mails', async jobs => {
    await fetch('https://mail.example/' + jobs.length);
    //    ~~~~~ retry present platform
  });
}
export const ship = task({
  id: 'ship',
  retry: { maxAttempts: 5 },
  run: async () => {
    await fetch('https://ship.example');
    //    ~~~~~ retry present 5 platform
  },
});
export const bill = task({
  id: 'bill',
  run: async () => {
    await fetch('https://bill.example');
    //    ~~~~~ retry unknown
  },
});
`,
      'package.json': packages({ inngest: '4.0.0', 'pg-boss': '10.4.2', '@trigger.dev/sdk': '4.0.0' }),
    }));

  it('does not where the failure does not come to them', () =>
    assertAnnotated({
      'src/quiet.ts': `
import { Inngest } from 'inngest';
const inngest = new Inngest({ id: 'shop' });
export const sync = inngest.createFunction({ id: 'sync' }, { event: 'order' }, async () => {
  try {
    await fetch('https://shop.example/sync');
    //    ~~~~~ retry absent
  } catch (error) {
    console.error(error);
  }
});
`,
      'package.json': packages({ inngest: '4.0.0' }),
    }));
});
