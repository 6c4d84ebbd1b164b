import type { Guard } from '../../../base/guard.ts';
import type { Verdict } from '../call.ts';
import type { ContextId } from '../facts/model.ts';
import type { Linker } from '../link/linker.ts';
import { callersAround, joinCallers, layers } from './by-callers.ts';
import { type Caller, callerGuards } from './caller-guards.ts';
import { emptyContributions, joinContributions } from './contributions.ts';
import { functionsOut } from './inspect.ts';

const absent = joinContributions(emptyContributions());

/**
 * What every caller of a place adds of a guard, each looked at by itself and not as it is seen through the calls that lead there: the
 * same for every call of a function, so it is found once. Null: nobody is known to call it.
 */
export function addedByCallers(
  linker: Linker,
  guard: Guard,
  file: string,
  context: ContextId,
  left = layers,
): Verdict | null {
  const facts = linker.facts(file);
  const [fn] = facts === null ? [] : functionsOut(facts, context);
  if (left === 0 || fn === undefined) {
    return null;
  }
  return linker.kept<Verdict | null>(
    `${guard} around ${String(fn)} of ${file}, ${String(left)} out`,
    null,
    () => findAdded(linker, guard, file, context, left),
  );
}

function findAdded(
  linker: Linker,
  guard: Guard,
  file: string,
  context: ContextId,
  left: number,
): Verdict | null {
  let open: Verdict | null = null;
  for (const { by, callers, complete } of callersAround(linker, guard, file, context)) {
    if (by === 'construction') {
      // Only what it is made with would tell more, and that is not asked here.
      continue;
    }
    const verdicts = callers.map(caller => throughCaller(linker, guard, caller, left));
    const joined = joinCallers({ guard, linker, verdict: absent }, callers, verdicts);
    if (joined.verdict === 'unknown') {
      open ??= joined;
    } else if (complete) {
      return joined;
    }
  }
  return open;
}

function throughCaller(linker: Linker, guard: Guard, caller: Caller, left: number): Verdict {
  const into = emptyContributions();
  callerGuards(linker, guard, null, [caller], into);
  const verdict = joinContributions(into);
  const context = linker.call(caller)?.context;
  return verdict.verdict !== 'absent' || verdict.closed === true || context === undefined
    ? verdict
    : (addedByCallers(linker, guard, caller.file, context, left - 1) ?? verdict);
}
