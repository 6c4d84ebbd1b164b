import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type FactsResult, factsFor } from '../review/facts-elsewhere.ts';
import type { FactsWant, Parser } from '../review/session-types.ts';

export interface Answered {
  readonly want: FactsWant;
  readonly result: FactsResult;
}

/** Fewer texts than this are parsed here sooner than a thread has loaded its parser. */
const worthThreads = 48;
/** A thread is sent so many characters of text at once, and twice that before it has answered. */
const batch = 60_000;
const mostThreads = 3;
/** What a parse leaves behind is garbage at once: with room for it, it is not copied about. In MB. */
const youngGeneration = 64;

interface Thread {
  readonly worker: Worker;
  /** What it has been sent and not answered, in order. */
  readonly sent: FactsWant[];
  size: number;
}

/**
 * Reads facts in as many threads as the machine has cores to spare, and here where there are none or they have failed: a second parser
 * would have to warm up as well.
 */
export class ParsePool {
  private readonly queue: FactsWant[] = [];
  private readonly threads = new Set<Thread>();
  private readonly answers: Answered[] = [];
  private readonly load: () => Promise<Parser>;
  private broken = false;
  private wake: (() => void) | null = null;

  /** `load`: gives the parser for what is read in this thread. */
  constructor(load: () => Promise<Parser>) {
    this.load = load;
  }

  /** Starts the threads ahead, where so many sources are expected that they are worth it. */
  expect(sources: number): void {
    if (sources >= worthThreads * 8) {
      this.start();
    }
  }

  add(wants: readonly FactsWant[]): void {
    this.queue.push(...wants);
    if (this.queue.length >= worthThreads) {
      this.start();
    }
    this.send();
  }

  /** What has been answered since. */
  take(): readonly Answered[] {
    return this.answers.splice(0);
  }

  /** Reads one text here where there is no thread, else waits for an answer of one. Throws where there is nothing to wait for. */
  async work(): Promise<void> {
    const want = this.threads.size > 0 ? undefined : this.queue.shift();
    if (want !== undefined) {
      this.answers.push({ want, result: factsFor(want, await this.load()) });
    } else if (this.answers.length === 0) {
      if (![...this.threads].some(thread => thread.sent.length > 0)) {
        throw new Error('The session waits, and says not for what');
      }
      await new Promise<void>(resolve => {
        this.wake = resolve;
      });
    }
  }

  /** Ends the threads; more work starts them again. */
  close(): void {
    for (const { worker } of this.threads) {
      void worker.terminate();
    }
    this.threads.clear();
  }

  private start(): void {
    const file = workerFile();
    if (file === null || this.broken || this.threads.size > 0) {
      return;
    }
    const threads = Math.min(mostThreads, availableParallelism() - 1);
    for (let count = 0; count < threads; count += 1) {
      const worker = new Worker(file, { resourceLimits: { maxYoungGenerationSizeMb: youngGeneration } });
      const thread: Thread = { worker, sent: [], size: 0 };
      worker.unref();
      worker.on('message', (json: string) => {
        this.answered(thread, JSON.parse(json) as FactsResult);
      });
      worker.on('error', () => {
        this.lost(thread);
      });
      this.threads.add(thread);
    }
  }

  private send(): void {
    for (const thread of this.threads) {
      while (thread.size < 2 * batch && this.queue.length > 0) {
        const wants: FactsWant[] = [];
        for (let size = 0; size < batch && this.queue.length > 0;) {
          const want = this.queue.pop();
          if (want !== undefined) {
            wants.push(want);
            size += want.text.length;
          }
        }
        thread.sent.push(...wants);
        thread.size += wants.reduce((sum, { text }) => sum + text.length, 0);
        thread.worker.ref();
        thread.worker.postMessage(wants);
      }
    }
  }

  private answered(thread: Thread, result: FactsResult): void {
    const want = thread.sent.shift();
    if (want !== undefined) {
      thread.size -= want.text.length;
      this.answers.push({ want, result });
    }
    if (thread.sent.length === 0) {
      thread.worker.unref();
    }
    this.send();
    this.awake();
  }

  /** What a thread has not answered is read by the others, or here. */
  private lost(thread: Thread): void {
    this.broken = true;
    this.threads.delete(thread);
    this.queue.unshift(...thread.sent.splice(0));
    this.send();
    this.awake();
  }

  private awake(): void {
    this.wake?.();
    this.wake = null;
  }
}

/** The worker's module: beside this one where it runs from its sources, in the bundle's folder where it is bundled. */
function workerFile(): URL | null {
  const files = ['./parse-worker.ts', './parse-worker.js', '../parse-worker.js'];
  return (
    files.map(file => new URL(file, import.meta.url)).find(url => existsSync(fileURLToPath(url))) ?? null
  );
}
