import { parentPort } from 'node:worker_threads';
import { factsFor } from '../review/facts-elsewhere.ts';
import type { FactsWant } from '../review/session-types.ts';
import { loadParser } from './parser.ts';

// A thread of the pool: reads facts from the texts that it is sent, and sends them back as JSON, which is cheaper to hand over than
// objects are.
const port = parentPort;
if (port !== null) {
  const parser = await loadParser();
  port.on('message', (wants: readonly FactsWant[]) => {
    for (const want of wants) {
      port.postMessage(JSON.stringify(factsFor(want, parser)));
    }
  });
}
