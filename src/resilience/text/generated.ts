// Made of the sources in src/resilience by scripts/generate-resilience-text.mjs; change those.
import type { Declaration, Primitive, PrimitiveName } from './declaration.ts';

/** In the order in which they stand in a module. */
export const primitives: Readonly<Record<PrimitiveName, Primitive>> = {
  retryWithBackoff: {
    declarations: [
      {
        name: 'RetryContext',
        kind: 'type',
        ts: `/** What a call learns about its attempt. */
interface RetryContext {
  /** 1 for the first. */
  readonly attempt: number;
  /** The caller's signal; one that is never aborted where the caller has none. */
  readonly signal: AbortSignal;
}
`,
        js: `/**
 * What a call learns about its attempt.
 *
 * @typedef {object} RetryContext
 * @property {number} attempt 1 for the first.
 * @property {AbortSignal} signal The caller's signal; one that is never aborted where the caller has none.
 */
`,
      },
      {
        name: 'RetryOptions',
        kind: 'type',
        ts: `/** How often and how patiently to retry. */
interface RetryOptions {
  /** Calls in all, the first one counted; 3 by default. */
  readonly attempts?: number | undefined;
  /** Longest wait before the second attempt, in ms; it doubles with each further one. 200 by default. */
  readonly baseMs?: number | undefined;
  /** No wait is longer than this, in ms; 10 000 by default. */
  readonly capMs?: number | undefined;
  /** Ends the waiting and the retrying. */
  readonly signal?: AbortSignal | undefined;
  /** Whether an error may be gone at the next attempt; by default all may. */
  readonly retryIf?: ((error: unknown) => boolean) | undefined;
}
`,
        js: `/**
 * How often and how patiently to retry.
 *
 * @typedef {object} RetryOptions
 * @property {number | undefined} [attempts] Calls in all, the first one counted; 3 by default.
 * @property {number | undefined} [baseMs] Longest wait before the second attempt, in ms; it doubles with each further one. 200 by default.
 * @property {number | undefined} [capMs] No wait is longer than this, in ms; 10 000 by default.
 * @property {AbortSignal | undefined} [signal] Ends the waiting and the retrying.
 * @property {((error: unknown) => boolean) | undefined} [retryIf] Whether an error may be gone at the next attempt; by default all may.
 */
`,
      },
      {
        name: 'retryWithBackoff',
        kind: 'value',
        ts: `/**
 * Calls \`fn\` until it succeeds, at most \`attempts\` times, and rethrows its last error. Use it only for what is safe to do
 * twice. Between attempts it waits a random time from 0 to min(capMs, baseMs * 2^n): exponential back-off with full
 * jitter, so that clients which failed together do not come back together.
 *
 * When the signal is aborted, it stops waiting at once and rejects with the signal's reason; there is no attempt after
 * that. Rejects with a RangeError for numbers that make no sense.
 *
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 * @faultline retry
 */
async function retryWithBackoff<T>(
  fn: (context: RetryContext) => T | PromiseLike<T>,
  options: RetryOptions = {},
): Promise<T> {
  const { attempts = 3, baseMs = 200, capMs = 10_000, retryIf = () => true } = options;
  checkWhole('attempts', attempts, 1);
  checkMs('baseMs', baseMs);
  checkMs('capMs', capMs);
  const signal = options.signal ?? new AbortController().signal;
  let longestMs = Math.min(baseMs, capMs);
  for (let attempt = 1; ; attempt++) {
    signal.throwIfAborted();
    try {
      return await fn({ attempt, signal });
    } catch (error) {
      if (attempt === attempts || !retryIf(error) || signal.aborted) {
        throw error;
      }
    }
    await pause(Math.random() * longestMs, signal);
    longestMs = Math.min(longestMs * 2, capMs);
  }
}
`,
        js: `/**
 * Calls \`fn\` until it succeeds, at most \`attempts\` times, and rethrows its last error. Use it only for what is safe to do
 * twice. Between attempts it waits a random time from 0 to min(capMs, baseMs * 2^n): exponential back-off with full
 * jitter, so that clients which failed together do not come back together.
 *
 * When the signal is aborted, it stops waiting at once and rejects with the signal's reason; there is no attempt after
 * that. Rejects with a RangeError for numbers that make no sense.
 *
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 * @faultline retry
 * @template T
 * @param {(context: RetryContext) => T | PromiseLike<T>} fn
 * @param {RetryOptions} [options]
 * @returns {Promise<T>}
 */
async function retryWithBackoff(fn, options = {}) {
  const { attempts = 3, baseMs = 200, capMs = 10_000, retryIf = () => true } = options;
  checkWhole('attempts', attempts, 1);
  checkMs('baseMs', baseMs);
  checkMs('capMs', capMs);
  const signal = options.signal ?? new AbortController().signal;
  let longestMs = Math.min(baseMs, capMs);
  for (let attempt = 1; ; attempt++) {
    signal.throwIfAborted();
    try {
      return await fn({ attempt, signal });
    } catch (error) {
      if (attempt === attempts || !retryIf(error) || signal.aborted) {
        throw error;
      }
    }
    await pause(Math.random() * longestMs, signal);
    longestMs = Math.min(longestMs * 2, capMs);
  }
}
`,
      },
    ],
    helpers: ['checkWhole', 'checkMs', 'pause'],
  },
  CircuitBreaker: {
    declarations: [
      {
        name: 'CircuitState',
        kind: 'type',
        ts: `/** \`closed\`: calls pass. \`open\`: calls are refused. \`half-open\`: one call is tried, to see whether the others may pass. */
type CircuitState = 'closed' | 'open' | 'half-open';
`,
        js: `/**
 * \`closed\`: calls pass. \`open\`: calls are refused. \`half-open\`: one call is tried, to see whether the others may pass.
 *
 * @typedef {'closed' | 'open' | 'half-open'} CircuitState
 */
`,
      },
      {
        name: 'CircuitBreakerOptions',
        kind: 'type',
        ts: `/** When a circuit opens, and for how long. */
interface CircuitBreakerOptions {
  /** So many failures in a row open the circuit. */
  readonly threshold: number;
  /** How long calls are refused before one is tried, in ms. */
  readonly resetMs: number;
  /** Whether an error says that the dependency is ill; by default all do. Other errors count as answers. */
  readonly isFailure?: ((error: unknown) => boolean) | undefined;
}
`,
        js: `/**
 * When a circuit opens, and for how long.
 *
 * @typedef {object} CircuitBreakerOptions
 * @property {number} threshold So many failures in a row open the circuit.
 * @property {number} resetMs How long calls are refused before one is tried, in ms.
 * @property {((error: unknown) => boolean) | undefined} [isFailure] Whether an error says that the dependency is ill; by default all do. Other errors count as answers.
 */
`,
      },
      {
        name: 'CircuitOpenError',
        kind: 'value',
        ts: `/** The call was not made, for the calls before it have failed. */
class CircuitOpenError extends Error {
  /** How long calls will be refused at most, in ms. */
  readonly retryAfterMs: number;

  constructor(retryAfterMs: number) {
    super('The circuit is open: the calls before this one have failed');
    this.name = 'CircuitOpenError';
    this.retryAfterMs = retryAfterMs;
  }
}
`,
        js: `/** The call was not made, for the calls before it have failed. */
class CircuitOpenError extends Error {
  /** How long calls will be refused at most, in ms. */
  retryAfterMs;

  /** @param {number} retryAfterMs */
  constructor(retryAfterMs) {
    super('The circuit is open: the calls before this one have failed');
    this.name = 'CircuitOpenError';
    this.retryAfterMs = retryAfterMs;
  }
}
`,
      },
      {
        name: 'CircuitBreaker',
        kind: 'value',
        ts: `/**
 * Stops calling a dependency that keeps failing, so that it can recover and callers fail fast. Make one per dependency
 * and share it: what it has counted is its worth.
 *
 * It opens after \`threshold\` failures in a row. After \`resetMs\` one call passes, the probe; while that runs, all others
 * are refused. Its success closes the circuit, its failure opens it for another \`resetMs\`. A probe that has not answered
 * within \`resetMs\` no longer keeps the next one from passing: a call that hangs must not keep the circuit open for ever.
 *
 * There is no timer: the clock is read when a call is made. The constructor throws a RangeError for numbers that make no
 * sense.
 *
 * @see https://martinfowler.com/bliki/CircuitBreaker.html
 * @faultline circuit-breaker
 */
class CircuitBreaker {
  readonly #threshold: number;
  readonly #resetMs: number;
  readonly #isFailure: (error: unknown) => boolean;
  #state: CircuitState = 'closed';
  /** In a row. Stays at the threshold while the circuit is not closed, so that one failed probe is enough. */
  #failures = 0;
  /** When the next probe may pass, in ms of \`performance.now()\`. */
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

  /** \`half-open\` as soon as the next call would be the probe. */
  get state(): CircuitState {
    return this.#state === 'open' && performance.now() >= this.#probeAt ? 'half-open' : this.#state;
  }

  /** Calls \`fn\` and gives its result or error. Rejects with a CircuitOpenError, without a call, while calls are refused. */
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
`,
        js: `/**
 * Stops calling a dependency that keeps failing, so that it can recover and callers fail fast. Make one per dependency
 * and share it: what it has counted is its worth.
 *
 * It opens after \`threshold\` failures in a row. After \`resetMs\` one call passes, the probe; while that runs, all others
 * are refused. Its success closes the circuit, its failure opens it for another \`resetMs\`. A probe that has not answered
 * within \`resetMs\` no longer keeps the next one from passing: a call that hangs must not keep the circuit open for ever.
 *
 * There is no timer: the clock is read when a call is made. The constructor throws a RangeError for numbers that make no
 * sense.
 *
 * @see https://martinfowler.com/bliki/CircuitBreaker.html
 * @faultline circuit-breaker
 */
class CircuitBreaker {
  #threshold;
  #resetMs;
  #isFailure;
  /** @type {CircuitState} */
  #state = 'closed';
  /** In a row. Stays at the threshold while the circuit is not closed, so that one failed probe is enough. */
  #failures = 0;
  /** When the next probe may pass, in ms of \`performance.now()\`. */
  #probeAt = 0;
  /** Counts openings and closings: the answer to a call of an earlier period says nothing about now. */
  #period = 0;

  /** @param {CircuitBreakerOptions} options */
  constructor(options) {
    const { threshold, resetMs, isFailure = () => true } = options;
    checkWhole('threshold', threshold, 1);
    checkMs('resetMs', resetMs, 1);
    this.#threshold = threshold;
    this.#resetMs = resetMs;
    this.#isFailure = isFailure;
  }

  /**
   * \`half-open\` as soon as the next call would be the probe.
   *
   * @returns {CircuitState}
   */
  get state() {
    return this.#state === 'open' && performance.now() >= this.#probeAt ? 'half-open' : this.#state;
  }

  /**
   * Calls \`fn\` and gives its result or error. Rejects with a CircuitOpenError, without a call, while calls are refused.
   *
   * @template T
   * @param {() => T | PromiseLike<T>} fn
   * @returns {Promise<T>}
   */
  async execute(fn) {
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

  #admit() {
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

  /**
   * @param {number} period
   * @param {number} failures
   */
  #count(period, failures) {
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
`,
      },
    ],
    helpers: ['checkWhole', 'checkMs'],
  },
  withTimeout: {
    declarations: [
      {
        name: 'TimeoutError',
        kind: 'value',
        ts: `/** There was no answer in time. The name is the one that \`AbortSignal.timeout\` gives its error. */
class TimeoutError extends Error {
  constructor(ms: number) {
    super(\`No answer within \${ms} ms\`);
    this.name = 'TimeoutError';
  }
}
`,
        js: `/** There was no answer in time. The name is the one that \`AbortSignal.timeout\` gives its error. */
class TimeoutError extends Error {
  /** @param {number} ms */
  constructor(ms) {
    super(\`No answer within \${ms} ms\`);
    this.name = 'TimeoutError';
  }
}
`,
      },
      {
        name: 'withTimeout',
        kind: 'value',
        ts: `/**
 * Gives \`fn\` at most \`ms\` milliseconds. After that it aborts the signal that \`fn\` was given and rejects with a
 * TimeoutError, even where \`fn\` ignores the signal. When the caller's signal is aborted, both happen with its reason.
 *
 * The deadline holds until \`fn\` is done: read the body of an answer inside of \`fn\`, or it may take for ever. Leaves no
 * timer and no listener. Rejects with a RangeError for a time that no timer can wait.
 *
 * @faultline timeout
 */
async function withTimeout<T>(
  fn: (signal: AbortSignal) => T | PromiseLike<T>,
  ms: number,
  options: { readonly signal?: AbortSignal | undefined } = {},
): Promise<T> {
  checkMs('ms', ms);
  const { signal } = options;
  signal?.throwIfAborted();
  const controller = new AbortController();
  // Listens before \`fn\` can, so that our reason comes before what \`fn\` makes of it.
  const aborted = new Promise<never>((_, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason as Error));
  });
  const run = async () => fn(controller.signal);
  const cancel = () => controller.abort(signal?.reason);
  const timer = setTimeout(() => controller.abort(new TimeoutError(ms)), ms);
  signal?.addEventListener('abort', cancel);
  try {
    return await Promise.race([aborted, run()]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  }
}
`,
        js: `/**
 * Gives \`fn\` at most \`ms\` milliseconds. After that it aborts the signal that \`fn\` was given and rejects with a
 * TimeoutError, even where \`fn\` ignores the signal. When the caller's signal is aborted, both happen with its reason.
 *
 * The deadline holds until \`fn\` is done: read the body of an answer inside of \`fn\`, or it may take for ever. Leaves no
 * timer and no listener. Rejects with a RangeError for a time that no timer can wait.
 *
 * @faultline timeout
 * @template T
 * @param {(signal: AbortSignal) => T | PromiseLike<T>} fn
 * @param {number} ms
 * @param {{ signal?: AbortSignal | undefined }} [options]
 * @returns {Promise<T>}
 */
async function withTimeout(fn, ms, options = {}) {
  checkMs('ms', ms);
  const { signal } = options;
  signal?.throwIfAborted();
  const controller = new AbortController();
  // Listens before \`fn\` can, so that our reason comes before what \`fn\` makes of it.
  const aborted = new Promise((_, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason));
  });
  const run = async () => fn(controller.signal);
  const cancel = () => controller.abort(signal?.reason);
  const timer = setTimeout(() => controller.abort(new TimeoutError(ms)), ms);
  signal?.addEventListener('abort', cancel);
  try {
    return await Promise.race([aborted, run()]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  }
}
`,
      },
    ],
    helpers: ['checkMs'],
  },
  withFallback: {
    declarations: [
      {
        name: 'Fallback',
        kind: 'type',
        ts: `/** What stands in for a result: a value, or a function that makes one of the error. */
type Fallback<T> = T | ((error: unknown) => T | PromiseLike<T>);
`,
        js: `/**
 * What stands in for a result: a value, or a function that makes one of the error.
 *
 * @template T
 * @typedef {T | ((error: unknown) => T | PromiseLike<T>)} Fallback
 */
`,
      },
      {
        name: 'withFallback',
        kind: 'value',
        ts: `/**
 * Gives the result of \`fn\`, or the fallback where \`fn\` fails. An error for which \`unless\` says true is not hidden but
 * rethrown; so is what a fallback throws itself.
 *
 * @faultline fallback
 */
async function withFallback<T>(
  fn: () => T | PromiseLike<T>,
  fallback: Fallback<T>,
  options: { readonly unless?: ((error: unknown) => boolean) | undefined } = {},
): Promise<T> {
  try {
    return await fn();
  } catch (error) {
    if (options.unless?.(error) === true) {
      throw error;
    }
    return typeof fallback === 'function' ? await (fallback as (error: unknown) => T)(error) : fallback;
  }
}
`,
        js: `/**
 * Gives the result of \`fn\`, or the fallback where \`fn\` fails. An error for which \`unless\` says true is not hidden but
 * rethrown; so is what a fallback throws itself.
 *
 * @faultline fallback
 * @template T
 * @param {() => T | PromiseLike<T>} fn
 * @param {Fallback<T>} fallback
 * @param {{ unless?: ((error: unknown) => boolean) | undefined }} [options]
 * @returns {Promise<T>}
 */
async function withFallback(fn, fallback, options = {}) {
  try {
    return await fn();
  } catch (error) {
    if (options.unless?.(error) === true) {
      throw error;
    }
    return typeof fallback === 'function'
      ? await /** @type {(error: unknown) => T} */ (fallback)(error)
      : fallback;
  }
}
`,
      },
    ],
    helpers: [],
  },
  Bulkhead: {
    declarations: [
      {
        name: 'BulkheadOptions',
        kind: 'type',
        ts: `/** How many calls may run, and how many may wait. */
interface BulkheadOptions {
  /** So many run at the same time. */
  readonly maxConcurrent: number;
  /** So many more wait for their turn; 0: nobody waits. */
  readonly maxQueue: number;
}
`,
        js: `/**
 * How many calls may run, and how many may wait.
 *
 * @typedef {object} BulkheadOptions
 * @property {number} maxConcurrent So many run at the same time.
 * @property {number} maxQueue So many more wait for their turn; 0: nobody waits.
 */
`,
      },
      {
        name: 'BulkheadFullError',
        kind: 'value',
        ts: `/** The call was not made: all places are taken, and the queue is full. */
class BulkheadFullError extends Error {
  constructor(options: BulkheadOptions) {
    super(\`The bulkhead is full: \${options.maxConcurrent} calls run and \${options.maxQueue} wait\`);
    this.name = 'BulkheadFullError';
  }
}
`,
        js: `/** The call was not made: all places are taken, and the queue is full. */
class BulkheadFullError extends Error {
  /** @param {BulkheadOptions} options */
  constructor(options) {
    super(\`The bulkhead is full: \${options.maxConcurrent} calls run and \${options.maxQueue} wait\`);
    this.name = 'BulkheadFullError';
  }
}
`,
      },
      {
        name: 'Bulkhead',
        kind: 'value',
        ts: `/**
 * Bounds how many calls of one dependency are under way, so that a slow one does not take the memory and the connections
 * of all others. Who finds no free place waits, first come, first served; who finds no room in the queue is refused.
 * Make one per dependency and share it.
 *
 * The constructor throws a RangeError for numbers that make no sense.
 *
 * @see https://learn.microsoft.com/azure/architecture/patterns/bulkhead
 * @faultline bulkhead
 */
class Bulkhead {
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
   * Calls \`fn\` when there is a place, and gives its result or error. Rejects with a BulkheadFullError, without a call, when
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
`,
        js: `/**
 * Bounds how many calls of one dependency are under way, so that a slow one does not take the memory and the connections
 * of all others. Who finds no free place waits, first come, first served; who finds no room in the queue is refused.
 * Make one per dependency and share it.
 *
 * The constructor throws a RangeError for numbers that make no sense.
 *
 * @see https://learn.microsoft.com/azure/architecture/patterns/bulkhead
 * @faultline bulkhead
 */
class Bulkhead {
  #options;
  #queue = new Set();
  #running = 0;

  /** @param {BulkheadOptions} options */
  constructor(options) {
    const { maxConcurrent, maxQueue } = options;
    checkWhole('maxConcurrent', maxConcurrent, 1);
    checkWhole('maxQueue', maxQueue, 0);
    this.#options = { maxConcurrent, maxQueue };
  }

  /**
   * Calls under way.
   *
   * @returns {number}
   */
  get running() {
    return this.#running;
  }

  /**
   * Calls that wait for their turn.
   *
   * @returns {number}
   */
  get queued() {
    return this.#queue.size;
  }

  /**
   * Calls \`fn\` when there is a place, and gives its result or error. Rejects with a BulkheadFullError, without a call, when
   * the queue is full. A waiting call whose signal is aborted leaves the queue and rejects with the signal's reason.
   *
   * @template T
   * @param {() => T | PromiseLike<T>} fn
   * @param {{ signal?: AbortSignal | undefined }} [options]
   * @returns {Promise<T>}
   */
  async execute(fn, options = {}) {
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
`,
      },
    ],
    helpers: ['checkWhole', 'waitTurn', 'callNext'],
  },
  TokenBucket: {
    declarations: [
      {
        name: 'TokenBucketOptions',
        kind: 'type',
        ts: `/** How many calls may come at once, and how many in the long run. */
interface TokenBucketOptions {
  /** Tokens in the full bucket, which it is at first. */
  readonly capacity: number;
  /** Tokens that come back each second. */
  readonly refillPerSecond: number;
}
`,
        js: `/**
 * How many calls may come at once, and how many in the long run.
 *
 * @typedef {object} TokenBucketOptions
 * @property {number} capacity Tokens in the full bucket, which it is at first.
 * @property {number} refillPerSecond Tokens that come back each second.
 */
`,
      },
      {
        name: 'TokenBucket',
        kind: 'value',
        ts: `/**
 * Limits the rate of calls: each takes a token, and tokens come back at a steady rate. At most
 * \`capacity + refillPerSecond * s\` tokens are taken in any \`s\` seconds. Make one per limit and share it.
 *
 * The clock is read when tokens are asked for; a timer runs only while somebody waits. The constructor and both methods
 * throw a RangeError for numbers that make no sense, among them more tokens than the bucket holds.
 *
 * @see https://en.wikipedia.org/wiki/Token_bucket
 * @faultline rate-limit
 */
class TokenBucket {
  readonly #capacity: number;
  readonly #refillPerSecond: number;
  readonly #queue = new Set<() => void>();
  #tokens: number;
  /** When \`#tokens\` was true, in ms of \`performance.now()\`. */
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

  /** Takes \`n\` tokens if they are there and nobody waits for them; says whether it did. */
  tryConsume(n = 1): boolean {
    this.#check(n);
    return !this.#awaited && this.#take(n) === 0;
  }

  /**
   * Takes \`n\` tokens as soon as they are there, first come, first served. When the signal is aborted before, it takes none
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
      throw new RangeError(\`n must be at most the capacity, \${this.#capacity}, not \${n}\`);
    }
  }

  /** Takes \`n\` tokens and gives 0; where they are not there yet, takes none and gives the ms to wait for a timer. */
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
`,
        js: `/**
 * Limits the rate of calls: each takes a token, and tokens come back at a steady rate. At most
 * \`capacity + refillPerSecond * s\` tokens are taken in any \`s\` seconds. Make one per limit and share it.
 *
 * The clock is read when tokens are asked for; a timer runs only while somebody waits. The constructor and both methods
 * throw a RangeError for numbers that make no sense, among them more tokens than the bucket holds.
 *
 * @see https://en.wikipedia.org/wiki/Token_bucket
 * @faultline rate-limit
 */
class TokenBucket {
  #capacity;
  #refillPerSecond;
  #queue = new Set();
  #tokens;
  /** When \`#tokens\` was true, in ms of \`performance.now()\`. */
  #countedAt = performance.now();
  /** Whether somebody waits for tokens; the others queue behind. */
  #awaited = false;

  /** @param {TokenBucketOptions} options */
  constructor(options) {
    const { capacity, refillPerSecond } = options;
    checkPositive('capacity', capacity);
    checkPositive('refillPerSecond', refillPerSecond);
    this.#capacity = capacity;
    this.#refillPerSecond = refillPerSecond;
    this.#tokens = capacity;
  }

  /**
   * Takes \`n\` tokens if they are there and nobody waits for them; says whether it did.
   *
   * @param {number} [n]
   * @returns {boolean}
   */
  tryConsume(n = 1) {
    this.#check(n);
    return !this.#awaited && this.#take(n) === 0;
  }

  /**
   * Takes \`n\` tokens as soon as they are there, first come, first served. When the signal is aborted before, it takes none
   * and rejects with the signal's reason.
   *
   * @param {number} [n]
   * @param {{ signal?: AbortSignal | undefined }} [options]
   * @returns {Promise<void>}
   */
  async consume(n = 1, options = {}) {
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

  /** @param {number} n */
  #check(n) {
    checkPositive('n', n);
    if (n > this.#capacity) {
      throw new RangeError(\`n must be at most the capacity, \${this.#capacity}, not \${n}\`);
    }
  }

  /**
   * Takes \`n\` tokens and gives 0; where they are not there yet, takes none and gives the ms to wait for a timer.
   *
   * @param {number} n
   * @returns {number}
   */
  #take(n) {
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
`,
      },
    ],
    helpers: ['checkPositive', 'pause', 'waitTurn', 'callNext'],
  },
};

/** What primitives share, in the order in which it stands in a module. */
export const helpers: readonly Declaration[] = [
  {
    name: 'checkWhole',
    kind: 'value',
    ts: `/** Throws a RangeError unless \`value\` is a whole number from \`least\` on. */
function checkWhole(name: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new RangeError(\`\${name} must be a whole number from \${least} on, not \${value}\`);
  }
}
`,
    js: `/**
 * Throws a RangeError unless \`value\` is a whole number from \`least\` on.
 *
 * @param {string} name
 * @param {number} value
 * @param {number} least
 */
function checkWhole(name, value, least) {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new RangeError(\`\${name} must be a whole number from \${least} on, not \${value}\`);
  }
}
`,
  },
  {
    name: 'checkMs',
    kind: 'value',
    ts: `/** Throws a RangeError unless a timer can wait that long: beyond 2^31 - 1 ms, timers fire at once. */
function checkMs(name: string, ms: number, least = 0): void {
  if (!Number.isFinite(ms) || ms < least || ms > 2 ** 31 - 1) {
    throw new RangeError(\`\${name} must be from \${least} to \${2 ** 31 - 1} milliseconds, not \${ms}\`);
  }
}
`,
    js: `/**
 * Throws a RangeError unless a timer can wait that long: beyond 2^31 - 1 ms, timers fire at once.
 *
 * @param {string} name
 * @param {number} ms
 * @param {number} [least]
 */
function checkMs(name, ms, least = 0) {
  if (!Number.isFinite(ms) || ms < least || ms > 2 ** 31 - 1) {
    throw new RangeError(\`\${name} must be from \${least} to \${2 ** 31 - 1} milliseconds, not \${ms}\`);
  }
}
`,
  },
  {
    name: 'checkPositive',
    kind: 'value',
    ts: `/** Throws a RangeError unless \`value\` is a finite number above 0. */
function checkPositive(name: string, value: number): void {
  if (!Number.isFinite(value) || value <= 0) {
    throw new RangeError(\`\${name} must be a finite number above 0, not \${value}\`);
  }
}
`,
    js: `/**
 * Throws a RangeError unless \`value\` is a finite number above 0.
 *
 * @param {string} name
 * @param {number} value
 */
function checkPositive(name, value) {
  if (!Number.isFinite(value) || value <= 0) {
    throw new RangeError(\`\${name} must be a finite number above 0, not \${value}\`);
  }
}
`,
  },
  {
    name: 'pause',
    kind: 'value',
    ts: `/**
 * Waits \`ms\` milliseconds. Rejects with the signal's reason as soon as it is aborted; leaves no timer and no listener.
 */
async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const wake = () => {
      signal?.removeEventListener('abort', stop);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
`,
    js: `/**
 * Waits \`ms\` milliseconds. Rejects with the signal's reason as soon as it is aborted; leaves no timer and no listener.
 *
 * @param {number} ms
 * @param {AbortSignal | undefined} signal
 * @returns {Promise<void>}
 */
async function pause(ms, signal) {
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const wake = () => {
      signal?.removeEventListener('abort', stop);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
`,
  },
  {
    name: 'waitTurn',
    kind: 'value',
    ts: `/**
 * Waits at the end of the queue until \`callNext\` comes to it. When the signal is aborted before, it leaves the queue and
 * rejects with the signal's reason.
 */
function waitTurn(queue: Set<() => void>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      queue.delete(turn);
      reject(signal?.reason as Error);
    };
    const turn = () => {
      signal?.removeEventListener('abort', leave);
      resolve();
    };
    queue.add(turn);
    signal?.addEventListener('abort', leave, { once: true });
  });
}
`,
    js: `/**
 * Waits at the end of the queue until \`callNext\` comes to it. When the signal is aborted before, it leaves the queue and
 * rejects with the signal's reason.
 *
 * @param {Set<() => void>} queue
 * @param {AbortSignal | undefined} signal
 * @returns {Promise<void>}
 */
function waitTurn(queue, signal) {
  return new Promise((resolve, reject) => {
    const leave = () => {
      queue.delete(turn);
      reject(signal?.reason);
    };
    const turn = () => {
      signal?.removeEventListener('abort', leave);
      resolve();
    };
    queue.add(turn);
    signal?.addEventListener('abort', leave, { once: true });
  });
}
`,
  },
  {
    name: 'callNext',
    kind: 'value',
    ts: `/** Lets the one go on that has waited longest; false when nobody waits. */
function callNext(queue: Set<() => void>): boolean {
  const [next] = queue;
  if (next === undefined) {
    return false;
  }
  queue.delete(next);
  next();
  return true;
}
`,
    js: `/**
 * Lets the one go on that has waited longest; false when nobody waits.
 *
 * @param {Set<() => void>} queue
 * @returns {boolean}
 */
function callNext(queue) {
  const [next] = queue;
  if (next === undefined) {
    return false;
  }
  queue.delete(next);
  next();
  return true;
}
`,
  },
];
