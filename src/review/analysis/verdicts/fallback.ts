import type { CallFact } from '../facts/model.ts';
import type { Env } from '../link/known.ts';
import type { Linker } from '../link/linker.ts';
import type { Contributions } from './contributions.ts';
import { handedGuards } from './handed.ts';

/** What goes on in place of a call that fails: `catch` with a usable value, `.catch(() => [])`, and what it is handed to. */
export function enclosingFallbacks(
  linker: Linker,
  file: string,
  call: CallFact,
  into: Contributions,
  env: Env | null = null,
): void {
  handedGuards(linker, file, call, 'fallback', into, env);
}
