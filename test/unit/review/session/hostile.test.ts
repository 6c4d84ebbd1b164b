import { after, before, describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { hostile } from './hostile.ts';

/** What a review costs has bounds: in a worker, for a review that does not end could not be stopped here. */
describe('code that leads back to itself, or everywhere', () => {
  let worker: Worker;
  let said: NodeJS.AsyncIterator<unknown[]>;

  before(() => {
    worker = new Worker(new URL('./hostile-worker.ts', import.meta.url));
    // Keeps what is said before anybody asks, and throws what the worker throws.
    said = on(worker, 'message');
  });

  after(() => worker.terminate());

  for (const [name, { verdict }] of Object.entries(hostile)) {
    it(`is judged: ${name}`, async () => {
      const { value } = await said.next();
      assert.deepEqual(value, [{ name, verdict, problems: [] }]);
    }).timeout(10_000);
  }
});
