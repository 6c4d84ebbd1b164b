import type { Guard } from '../../../base/guard.ts';
import type { CallFact } from '../facts/model.ts';
import type { Env } from '../link/known.ts';
import type { Linker } from '../link/linker.ts';
import type { Contributions } from './contributions.ts';

/** What a call, or a function around it, is handed to, and what that adds of a guard. */
export function handedGuards(
  _linker: Linker,
  _file: string,
  _call: CallFact,
  _guard: Guard,
  _into: Contributions,
  _env: Env | null = null,
): void {
  return;
}
