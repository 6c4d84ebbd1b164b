/** What stands in for a result: a value, or a function that makes one of the error. */
export type Fallback<T> = T | ((error: unknown) => T | PromiseLike<T>);

/**
 * Gives the result of `fn`, or the fallback where `fn` fails. An error for which `unless` says true is not hidden but
 * rethrown; so is what a fallback throws itself.
 *
 * @faultline fallback
 */
export async function withFallback<T>(
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
