import { parentPort } from 'node:worker_threads';
import { sessionOn } from './driving.ts';
import { hostile } from './hostile.ts';

/** Reviews one after another, and says what came of each; the last thing said tells where it hangs. */
for (const [name, { project }] of Object.entries(hostile)) {
  const { calls, problems } = (await sessionOn(project)).review();
  parentPort?.postMessage({ name, verdict: calls[0]?.guards.timeout?.verdict, problems });
}
