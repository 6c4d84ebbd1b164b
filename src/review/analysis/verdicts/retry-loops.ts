import type { CallFact } from '../facts/model.ts';
import type { Env } from '../link/known.ts';
import type { Linker } from '../link/linker.ts';
import type { Contributions } from './contributions.ts';
import { handedGuards } from './handed.ts';

/** What runs a call again after a failure: loops around it, and what it is handed to. */
export function enclosingRetries(
  linker: Linker,
  file: string,
  call: CallFact,
  into: Contributions,
  env: Env | null = null,
): void {
  handedGuards(linker, file, call, 'retry', into, env);
}
