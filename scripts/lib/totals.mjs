/** @typedef {{ passed: number, failed: number, skipped: number }} Totals */

/**
 * Reads the line that a suite ends with: `12 passed, 0 failed` or `12 passed, 0 failed, 3 skipped`.
 *
 * @param {string} line
 * @returns {Totals | null} null for any other line.
 */
export function readTotals(line) {
  const match = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/.exec(line.trim());
  return match && { passed: Number(match[1]), failed: Number(match[2]), skipped: Number(match[3] ?? 0) };
}

/**
 * @param {Totals} totals
 * @returns {string} The line that `readTotals` reads.
 */
export function writeTotals({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * What a suite adds to the sum. One that printed no totals counts as a single test; one that ended badly although no
 * test of it failed has failed once.
 *
 * @param {{ status: number, totals: Totals | null }} result
 * @returns {Totals}
 */
export function counted({ status, totals }) {
  const { passed, failed, skipped } = totals ?? { passed: status === 0 ? 1 : 0, failed: 0, skipped: 0 };
  return { passed, failed: status !== 0 && failed === 0 ? 1 : failed, skipped };
}

/**
 * @param {readonly Totals[]} all
 * @returns {Totals}
 */
export function sum(all) {
  const of = (/** @type {keyof Totals} */ key) => all.reduce((total, totals) => total + totals[key], 0);
  return { passed: of('passed'), failed: of('failed'), skipped: of('skipped') };
}
