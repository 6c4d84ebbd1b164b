import { checkMs, checkWhole } from './checks.ts';

/** `closed`: calls pass. `open`: calls are refused. `half-open`: one call is tried, to see whether the others may pass. */
export type CircuitState = 'closed' | 'open' | 'half-open';

/** When a circuit opens, and for how long. */
export interface CircuitBreakerOptions {
  /** So many failures in a row open the circuit. */
  readonly threshold: number;
  /** How long calls are refused before one is tried, in ms. */
  readonly resetMs: number;
  /** Whether an error says that the dependency is ill; by default all do. Other errors count as answers. */
  readonly isFailure?: ((error: unknown) => boolean) | undefined;
}

/** The call was not made, for the calls before it have failed. */
export class CircuitOpenError extends Error {
  /** How long calls will be refused at most, in ms. */
  readonly retryAfterMs: number;

  constructor(retryAfterMs: number) {
    super('The circuit is open: the calls before this one have failed');
    this.name = 'CircuitOpenError';
    this.retryAfterMs = retryAfterMs;
  }
}

/**
 * Stops calling a dependency that keeps failing, so that it can recover and callers fail fast. Make one per dependency
 * and share it: what it has counted is its worth.
 *
 * It opens after `threshold` failures in a row. After `resetMs` one call passes, the probe; while that runs, all others
 * are refused. Its success closes the circuit, its failure opens it for another `resetMs`. A probe that has not answered
 * within `resetMs` no longer keeps the next one from passing: a call that hangs must not keep the circuit open for ever.
 *
 * There is no timer: the clock is read when a call is made. The constructor throws a RangeError for numbers that make no
 * sense.
 *
 * @see https://martinfowler.com/bliki/CircuitBreaker.html
 * @faultline circuit-breaker
 */
export class CircuitBreaker {
  readonly #threshold: number;
  readonly #resetMs: number;
  readonly #isFailure: (error: unknown) => boolean;
  #state: CircuitState = 'closed';
  /** In a row. Stays at the threshold while the circuit is not closed, so that one failed probe is enough. */
  #failures = 0;
  /** When the next probe may pass, in ms of `performance.now()`. */
  #probeAt = 0;
  /** Counts openings and closings: the answer to a call of an earlier period says nothing about now. */
  #period = 0;

  constructor(options: CircuitBreakerOptions) {
    const { threshold, resetMs, isFailure = () => true } = options;
    checkWhole('threshold', threshold, 1);
    checkMs('resetMs', resetMs, 1);
    this.#threshold = threshold;
    this.#resetMs = resetMs;
    this.#isFailure = isFailure;
  }

  /** `half-open` as soon as the next call would be the probe. */
  get state(): CircuitState {
    return this.#state === 'open' && performance.now() >= this.#probeAt ? 'half-open' : this.#state;
  }

  /** Calls `fn` and gives its result or error. Rejects with a CircuitOpenError, without a call, while calls are refused. */
  async execute<T>(fn: () => T | PromiseLike<T>): Promise<T> {
    this.#admit();
    const period = this.#period;
    try {
      const result = await fn();
      this.#count(period, 0);
      return result;
    } catch (error) {
      this.#count(period, this.#isFailure(error) ? this.#failures + 1 : 0);
      throw error;
    }
  }

  #admit(): void {
    if (this.#state === 'closed') {
      return;
    }
    const now = performance.now();
    if (now < this.#probeAt) {
      throw new CircuitOpenError(this.#probeAt - now);
    }
    this.#state = 'half-open';
    this.#probeAt = now + this.#resetMs;
  }

  #count(period: number, failures: number): void {
    if (period !== this.#period) {
      return;
    }
    this.#failures = failures;
    if (failures >= this.#threshold) {
      this.#state = 'open';
      this.#probeAt = performance.now() + this.#resetMs;
      this.#period++;
    } else if (this.#state !== 'closed') {
      this.#state = 'closed';
      this.#period++;
    }
  }
}
