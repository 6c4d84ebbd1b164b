/** Throws a RangeError unless `value` is a whole number from `least` on. */
export function checkWhole(name: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new RangeError(`${name} must be a whole number from ${least} on, not ${value}`);
  }
}

/** Throws a RangeError unless a timer can wait that long: beyond 2^31 - 1 ms, timers fire at once. */
export function checkMs(name: string, ms: number, least = 0): void {
  if (!Number.isFinite(ms) || ms < least || ms > 2 ** 31 - 1) {
    throw new RangeError(`${name} must be from ${least} to ${2 ** 31 - 1} milliseconds, not ${ms}`);
  }
}

/** Throws a RangeError unless `value` is a finite number above 0. */
export function checkPositive(name: string, value: number): void {
  if (!Number.isFinite(value) || value <= 0) {
    throw new RangeError(`${name} must be a finite number above 0, not ${value}`);
  }
}
