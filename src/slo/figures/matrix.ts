import type { Branch } from '../math/branch.ts';
import { burnRateOf, exhaustionSeconds } from '../math/burn.ts';
import { detectionSeconds, firstToFire } from '../math/detection.ts';
import { isOver } from '../math/reach.ts';

/** What alerts make of one share of errors that goes on. */
export interface MatrixColumn<B extends Branch = Branch> {
  /** A ratio. */
  readonly errors: number;
  readonly burnRate: number;
  /** Seconds until each alert fires, in their order; null: never. */
  readonly detectSeconds: readonly (number | null)[];
  /** Which is first; null: none fires. */
  readonly first: B | null;
  /** Seconds until the whole budget is spent; null: it is not. */
  readonly exhaustionSeconds: number | null;
}

/** Most columns that a table can hold. */
const mostShares = 11;

/**
 * The shares of errors worth a column: 1, 2 and 5 of each power of ten, from half the budget up to a full outage. Where they are more than
 * eleven, the twos are left out far above the budget. Ascending.
 */
export function matrixShares(budget: number): readonly number[] {
  const powers = [-6, -5, -4, -3, -2, -1, 0];
  const all = powers
    .flatMap(power => [1, 2, 5].map(digit => Number(`${String(digit)}e${String(power)}`)))
    .filter(share => share >= 0.45 * budget && share <= 1);
  return all.length <= mostShares
    ? all
    : all.filter(share => share < 3 * budget || !share.toExponential().startsWith('2'));
}

/** When each alert fires, for each of some shares of errors that go on. `budget`: a ratio. */
export function detectionMatrix<B extends Branch>(
  branches: readonly B[],
  budget: number,
  windowSeconds: number,
  shares: readonly number[] = matrixShares(budget),
): readonly MatrixColumn<B>[] {
  return shares.map(errors => {
    const burnRate = burnRateOf(errors, budget);
    return {
      errors,
      burnRate,
      detectSeconds: branches.map(branch => detectionSeconds(branch, budget, errors)),
      first: firstToFire(branches, budget, errors)?.branch ?? null,
      exhaustionSeconds: isOver(errors, budget) ? exhaustionSeconds(burnRate, windowSeconds) : null,
    };
  });
}
