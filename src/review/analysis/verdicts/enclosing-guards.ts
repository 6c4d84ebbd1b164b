import type { Guard } from '../../../base/guard.ts';
import type { CallFact } from '../facts/model.ts';
import type { Env } from '../link/known.ts';
import type { Linker } from '../link/linker.ts';
import type { Contributions } from './contributions.ts';
import { enclosingBreakers } from './breakers.ts';
import { enclosingBulkheads } from './bulkheads.ts';
import { enclosingTimeouts } from './enclosing.ts';
import { enclosingFallbacks } from './fallback.ts';
import { enclosingRateLimits } from './rate-limits.ts';
import { enclosingRetries } from './retry-loops.ts';

/**
 * Adds what encloses a call in its file and guards it: constructs around it, and what it is handed to. `env`: the calls through which it is
 * reached, in which parameters are read; left out: it is seen by itself.
 */
export type EnclosingGuard = (
  linker: Linker,
  file: string,
  call: CallFact,
  into: Contributions,
  env?: Env | null,
) => void;

/** What encloses a call, by guard. `handed.ts` asks it again for the calls of a parameter in a function of the project. */
export const enclosing: Readonly<Record<Guard, EnclosingGuard>> = {
  timeout: enclosingTimeouts,
  retry: enclosingRetries,
  'circuit-breaker': enclosingBreakers,
  fallback: enclosingFallbacks,
  bulkhead: enclosingBulkheads,
  'rate-limit': enclosingRateLimits,
};
