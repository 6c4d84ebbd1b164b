import assert from 'node:assert/strict';

/** Two numbers that differ by no more than the arithmetic, or by what is said; null only equals itself. */
export function near(actual: number | null, expected: number | null, tolerance = 1e-9, what = ''): void {
  const isNear =
    actual === null || expected === null
      ? actual === expected
      : actual === expected || Math.abs(actual - expected) <= tolerance;
  assert.ok(isNear, `${what}: ${String(actual)} is not ${String(expected)} ± ${String(tolerance)}`);
}
