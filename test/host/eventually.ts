import { setTimeout as pause } from 'node:timers/promises';

/** How long a condition is waited for, in ms, unless told: a first start on a busy machine takes some seconds. */
export const patience = 30_000;

const pollMilliseconds = 50;

/**
 * Reads again and again until the value is accepted: the way to wait for anything that VS Code does in its own time.
 *
 * @param what completes the sentence "waited in vain for …".
 * @returns the first value accepted.
 * @throws Error with the last value read, after `milliseconds`.
 */
export async function eventually<T>(
  what: string,
  read: () => Promise<T> | T,
  accepts: (value: T) => boolean,
  milliseconds = patience,
): Promise<T> {
  const deadline = performance.now() + milliseconds;
  for (;;) {
    const value = await read();
    if (accepts(value)) {
      return value;
    }
    if (performance.now() > deadline) {
      throw new Error(
        `Waited ${String(milliseconds / 1000)} s in vain for ${what}; the last that was seen: ${JSON.stringify(value, null, 2)}`,
      );
    }
    await pause(pollMilliseconds);
  }
}
