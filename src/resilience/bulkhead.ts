import { checkWhole } from './checks.ts';
import { callNext, waitTurn } from './queue.ts';

/** How many calls may run, and how many may wait. */
export interface BulkheadOptions {
  /** So many run at the same time. */
  readonly maxConcurrent: number;
  /** So many more wait for their turn; 0: nobody waits. */
  readonly maxQueue: number;
}

/** The call was not made: all places are taken, and the queue is full. */
export class BulkheadFullError extends Error {
  constructor(options: BulkheadOptions) {
    super(`The bulkhead is full: ${options.maxConcurrent} calls run and ${options.maxQueue} wait`);
    this.name = 'BulkheadFullError';
  }
}

/**
 * Bounds how many calls of one dependency are under way, so that a slow one does not take the memory and the connections
 * of all others. Who finds no free place waits, first come, first served; who finds no room in the queue is refused.
 * Make one per dependency and share it.
 *
 * The constructor throws a RangeError for numbers that make no sense.
 *
 * @see https://learn.microsoft.com/azure/architecture/patterns/bulkhead
 * @faultline bulkhead
 */
export class Bulkhead {
  readonly #options: BulkheadOptions;
  readonly #queue = new Set<() => void>();
  #running = 0;

  constructor(options: BulkheadOptions) {
    const { maxConcurrent, maxQueue } = options;
    checkWhole('maxConcurrent', maxConcurrent, 1);
    checkWhole('maxQueue', maxQueue, 0);
    this.#options = { maxConcurrent, maxQueue };
  }

  /** Calls under way. */
  get running(): number {
    return this.#running;
  }

  /** Calls that wait for their turn. */
  get queued(): number {
    return this.#queue.size;
  }

  /**
   * Calls `fn` when there is a place, and gives its result or error. Rejects with a BulkheadFullError, without a call, when
   * the queue is full. A waiting call whose signal is aborted leaves the queue and rejects with the signal's reason.
   */
  async execute<T>(
    fn: () => T | PromiseLike<T>,
    options: { readonly signal?: AbortSignal | undefined } = {},
  ): Promise<T> {
    const { signal } = options;
    signal?.throwIfAborted();
    if (this.#running < this.#options.maxConcurrent) {
      this.#running++;
    } else if (this.#queue.size < this.#options.maxQueue) {
      // Who leaves hands over its place, so that nobody who comes in between can take it.
      await waitTurn(this.#queue, signal);
    } else {
      throw new BulkheadFullError(this.#options);
    }
    try {
      signal?.throwIfAborted();
      return await fn();
    } finally {
      if (!callNext(this.#queue)) {
        this.#running--;
      }
    }
  }
}
