import { checkMs } from './checks.ts';

/** There was no answer in time. The name is the one that `AbortSignal.timeout` gives its error. */
export class TimeoutError extends Error {
  constructor(ms: number) {
    super(`No answer within ${ms} ms`);
    this.name = 'TimeoutError';
  }
}

/**
 * Gives `fn` at most `ms` milliseconds. After that it aborts the signal that `fn` was given and rejects with a
 * TimeoutError, even where `fn` ignores the signal. When the caller's signal is aborted, both happen with its reason.
 *
 * The deadline holds until `fn` is done: read the body of an answer inside of `fn`, or it may take for ever. Leaves no
 * timer and no listener. Rejects with a RangeError for a time that no timer can wait.
 *
 * @faultline timeout
 */
export async function withTimeout<T>(
  fn: (signal: AbortSignal) => T | PromiseLike<T>,
  ms: number,
  options: { readonly signal?: AbortSignal | undefined } = {},
): Promise<T> {
  checkMs('ms', ms);
  const { signal } = options;
  signal?.throwIfAborted();
  const controller = new AbortController();
  // Listens before `fn` can, so that our reason comes before what `fn` makes of it.
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
