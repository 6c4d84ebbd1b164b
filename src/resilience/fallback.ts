/**
 * Gives the result of `fn`, or the fallback where `fn` fails: a value, or what a function makes of the error. An error for
 * which `unless` says true is not hidden but rethrown; so is what the fallback throws itself.
 *
 * @faultline fallback
 */
export async function withFallback<T, F = T>(
  fn: () => T | PromiseLike<T>,
  fallback: F | ((error: unknown) => F | PromiseLike<F>),
  options: { readonly unless?: ((error: unknown) => boolean) | undefined } = {},
): Promise<T | F> {
  try {
    return await fn();
  } catch (error) {
    if (options.unless?.(error) === true) {
      throw error;
    }
    return typeof fallback === 'function' ? await fallback(error) : fallback;
  }
}
