import type { CallFact } from '../facts/model.ts';
import type { Env } from '../link/known.ts';
import type { Linker } from '../link/linker.ts';
import type { Contributions } from './contributions.ts';
import { followFailure } from './failure/path.ts';
import { handedGuards } from './handed.ts';

/**
 * What goes on in place of a call that fails: a `catch` that gives a usable value or goes on without one, `.catch(() => [])`,
 * `Promise.allSettled`, and what the call is handed to. Where the failure reaches whoever asked, there is none.
 */
export function enclosingFallbacks(
  linker: Linker,
  file: string,
  call: CallFact,
  into: Contributions,
  env: Env | null = null,
): void {
  followFailure(linker, file, call, into);
  handedGuards(linker, file, call, 'fallback', into, env);
}
