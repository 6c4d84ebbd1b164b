import type { CallAtHand } from './timeout.ts';
import type { Contributions } from './contributions.ts';

/** What the options of a call, those of its client, and its library by itself repeat. */
export function retryOptions(_at: CallAtHand, _into: Contributions): void {
  return;
}
