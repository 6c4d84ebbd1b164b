import { firstToFire } from '../../slo/math/detection.ts';
import type { Branch } from '../../slo/math/branch.ts';
import { urgencyOf } from './urgency.ts';

/** Seconds until an alert wakes somebody at a share of errors that goes on; null: none does. */
export function pageAfter(branches: readonly Branch[], budget: number, errors: number): number | null {
  const paging = branches.filter(branch => urgencyOf(branch) === 'page');
  return firstToFire(paging, budget, errors)?.seconds ?? null;
}
