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
 * The clock is read when tokens are asked for; a timer runs only while somebody waits. The constructor and both methods
 * throw a RangeError for numbers that make no sense, among them more tokens than the bucket holds.
 *
 * @see https://en.wikipedia.org/wiki/Token_bucket
 * @faultline rate-limit
 */
export class TokenBucket {
  readonly #capacity: number;
  readonly #refillPerSecond: number;
  readonly #queue = new Set<() => void>();
  #tokens: number;
  /** When `#tokens` was true, in ms of `performance.now()`. */
  #countedAt = performance.now();
  /** Whether somebody waits for tokens; the others queue behind. */
  #awaited = false;

  constructor(options: TokenBucketOptions) {
    const { capacity, refillPerSecond } = options;
    checkPositive('capacity', capacity);
    checkPositive('refillPerSecond', refillPerSecond);
    this.#capacity = capacity;
    this.#refillPerSecond = refillPerSecond;
    this.#tokens = capacity;
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
      for (;;) {
        signal?.throwIfAborted();
        const ms = this.#take(n);
        if (ms === 0) {
          return;
        }
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
    const refilled = ((now - this.#countedAt) / 1000) * this.#refillPerSecond;
    const tokens = Math.min(this.#tokens + refilled, this.#capacity);
    if (tokens < n) {
      const missingMs = ((n - tokens) / this.#refillPerSecond) * 1000;
      return Math.min(Math.ceil(missingMs), 2 ** 31 - 1);
    }
    this.#tokens = tokens - n;
    this.#countedAt = now;
    return 0;
  }
}
