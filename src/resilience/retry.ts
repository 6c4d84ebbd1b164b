import { checkMs, checkWhole } from './checks.ts';
import { pause } from './pause.ts';

/** What a call learns about its attempt. */
export interface RetryContext {
  /** 1 for the first. */
  readonly attempt: number;
  /** The caller's signal; one that is never aborted where the caller has none. */
  readonly signal: AbortSignal;
}

/** How often and how patiently to retry. */
export interface RetryOptions {
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

/**
 * Calls `fn` until it succeeds, at most `attempts` times, and rethrows its last error. Use it only for what is safe to do
 * twice. Between attempts it waits a random time from 0 to min(capMs, baseMs * 2^n): exponential back-off with full
 * jitter, so that clients which failed together do not come back together.
 *
 * When the signal is aborted, it stops waiting at once and rejects with the signal's reason; there is no attempt after
 * that. Rejects with a RangeError for numbers that make no sense.
 *
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 * @faultline retry
 */
export async function retryWithBackoff<T>(
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
