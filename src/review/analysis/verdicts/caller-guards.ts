import type { Guard } from '../../../base/guard.ts';
import type { HandedPlace } from '../link/callers.ts';
import type { CallRef, Env } from '../link/known.ts';
import type { Linker } from '../link/linker.ts';
import type { Contributions } from './contributions.ts';
import { enclosing } from './enclosing-guards.ts';
import { handedTo } from './handed.ts';

/** A call through which a function is reached. */
export interface Caller extends CallRef {
  /**
   * call: of the function · handed: of what it is handed to as a value · construction: of the class whose method it is, which tells what the
   * object holds; what stands around it encloses none of its methods.
   */
  readonly by: 'call' | 'handed' | 'construction';
  readonly handed: HandedPlace | null;
}

/** Adds what stands around the calls through which a call is reached, the innermost first; `env`: those calls, as it is seen through them. */
export function callerGuards(
  linker: Linker,
  guard: Guard,
  env: Env | null,
  callers: readonly Caller[],
  into: Contributions,
): void {
  let around = env;
  for (const caller of callers) {
    if (into.ends.length > 0 || caller.by === 'construction') {
      return;
    }
    around = around?.call.env ?? null;
    const call = linker.call(caller);
    const facts = linker.facts(caller.file);
    if (call === null || facts === null) {
      continue;
    }
    if (caller.handed !== null) {
      const { index, path, fn, file } = caller.handed;
      const scene = { linker, file: caller.file, facts, guard, env: around };
      const subject = {
        what: 'function' as const,
        taker: { call, index, path },
        takes: linker.fn(file, fn)?.parameters.length ?? null,
        again: true,
      };
      handedTo(scene, subject, into);
    }
    enclosing[guard](linker, caller.file, call, into, around);
  }
}
