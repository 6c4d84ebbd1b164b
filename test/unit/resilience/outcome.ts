import { getEventListeners } from 'node:events';

/** What has become of a promise, to be looked at while others still run. */
export interface Watched {
  readonly state: 'pending' | 'fulfilled' | 'rejected';
  /** Its value or error. */
  readonly value: unknown;
}

export function watch(promise: Promise<unknown>): Watched {
  const watched: { state: Watched['state']; value: unknown } = { state: 'pending', value: undefined };
  promise.then(
    value => Object.assign(watched, { state: 'fulfilled', value }),
    (value: unknown) => Object.assign(watched, { state: 'rejected', value }),
  );
  return watched;
}

/** How many listen to the signal. */
export function listeners(signal: AbortSignal): number {
  return getEventListeners(signal, 'abort').length;
}
