import type { Guard } from '../../../base/guard.ts';
import type { CallAtHand } from './call-at-hand.ts';
import type { Contributions } from './contributions.ts';

/** What packages add to the client of a call: `axiosRetry(client)`. */
export function clientGuards(_at: CallAtHand, _guard: Guard, _into: Contributions): void {
  return;
}
