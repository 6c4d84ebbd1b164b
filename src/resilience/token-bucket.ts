import { checkPositive } from './checks.ts';
import { pause } from './pause.ts';
import { callNext, waitTurn } from './queue.ts';

/** How many calls may come at once, and how many in the long run. */
export interface TokenBucketOptions {
  /** Tokens in the full bucket, which it is at first. */
  readonly capacity: number;
  /** Tokens that come back each second. */
  readonly refillPerSecond: number;
}

/**
 * Limits the rate of calls: each takes a token, and tokens come back at a steady rate. At most
 * `capacity + refillPerSecond * s` tokens are taken in any `s` seconds. Make one per limit and share it.
 *
 * It counts no tokens but keeps the moment at which the bucket will be full again, and reads the clock when it is asked;
 * a timer runs only while somebody waits (the virtual scheduling algorithm of ITU-T I.371). The constructor and both
 * methods throw a RangeError for numbers that make no sense, among them more tokens than the bucket holds.
 *
 * @see https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm
 * @faultline rate-limit
 */
export class TokenBucket {
  readonly #capacity: number;
  readonly #msPerToken: number;
  readonly #queue = new Set<() => void>();
  /** In ms of `performance.now()`. */
  #fullAt = 0;
  /** Whether somebody waits for tokens; the others queue behind. */
  #awaited = false;

  constructor(options: TokenBucketOptions) {
    checkPositive('capacity', options.capacity);
    checkPositive('refillPerSecond', options.refillPerSecond);
    this.#capacity = options.capacity;
    this.#msPerToken = 1000 / options.refillPerSecond;
  }

  /** Takes `n` tokens if they are there and nobody waits for them; says whether it did. */
  tryConsume(n = 1): boolean {
    this.#check(n);
    return !this.#awaited && this.#take(n) === 0;
  }

  /**
   * Takes `n` tokens as soon as they are there, first come, first served. When the signal is aborted before, it takes none
   * and rejects with the signal's reason.
   */
  async consume(n = 1, options: { readonly signal?: AbortSignal | undefined } = {}): Promise<void> {
    const { signal } = options;
    signal?.throwIfAborted();
    if (this.tryConsume(n)) {
      return;
    }
    if (this.#awaited) {
      await waitTurn(this.#queue, signal);
    }
    this.#awaited = true;
    try {
      signal?.throwIfAborted();
      for (let ms = this.#take(n); ms > 0; ms = this.#take(n)) {
        await pause(ms, signal);
      }
    } finally {
      this.#awaited = callNext(this.#queue);
    }
  }

  #check(n: number): void {
    checkPositive('n', n);
    if (n > this.#capacity) {
      throw new RangeError(`n must be at most the capacity, ${this.#capacity}, not ${n}`);
    }
  }

  /** Takes `n` tokens and gives 0; where they are not there yet, takes none and gives the ms to wait for a timer. */
  #take(n: number): number {
    const now = performance.now();
    const fullAt = Math.max(this.#fullAt, now) + n * this.#msPerToken;
    const missingMs = fullAt - now - this.#capacity * this.#msPerToken;
    if (missingMs > 0) {
      return Math.min(Math.ceil(missingMs), 2 ** 31 - 1);
    }
    this.#fullAt = fullAt;
    return 0;
  }
}
