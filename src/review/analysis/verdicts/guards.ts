import { guards, type Guard } from '../../../base/guard.ts';
import type { Verdict } from '../call.ts';
import { askCallers } from './by-callers.ts';
import { type CallAtHand, knownIn } from './call-at-hand.ts';
import { type Caller, callerGuards } from './caller-guards.ts';
import { chainedGuards } from './chained.ts';
import { clientGuards } from './client-guards.ts';
import { emptyContributions, joinContributions } from './contributions.ts';
import { enclosing } from './enclosing-guards.ts';
import { lasting } from './lasting.ts';
import { byMakers } from './makers.ts';
import { retryOptions } from './retry-options.ts';
import { notApplicable, timeoutVerdict, waitsFor } from './timeout.ts';

/** The verdicts on every guard of a call. */
export function guardVerdicts(at: CallAtHand): Readonly<Record<Guard, Verdict>> {
  const waiting = waitsFor(at);
  const judged = Object.fromEntries(
    guards.map(guard => [
      guard,
      guard === 'timeout'
        ? timeoutVerdict(at)
        : waiting !== null && guard === 'retry'
          ? notApplicable(waiting)
          : guardVerdict(at, guard),
    ]),
  ) as Record<Guard, Verdict>;
  return { ...judged, timeout: lasting(at, judged.timeout, judged.retry) };
}

/**
 * The verdict on a guard other than the timeout: the options of the call, its client and its library, what encloses it, and what its
 * callers add that are read already.
 */
function guardVerdict(at: CallAtHand, guard: Guard): Verdict {
  const own = verdictOf({ ...at, linker: at.quiet }, guard, []);
  const made = byMakers(at, own, each => verdictOf(each, guard, []));
  const verdict = made.verdict === 'absent' ? made : own;
  if (verdict.closed === true || (verdict.verdict !== 'unknown' && verdict.verdict !== 'absent')) {
    return verdict;
  }
  const { quiet: linker } = at;
  const asked = askCallers({
    guard,
    linker,
    file: at.file,
    call: at.call,
    verdict,
    plain: true,
    judge: (env, callers) =>
      verdictOf({ ...at, linker, env, known: knownIn(at, linker, env) }, guard, callers),
  });
  // What is open for the same reason as before is as the makers of its client say; what its callers leave open stays so.
  return asked.verdict === 'unknown' && asked.reason === own.reason ? made : asked;
}

function verdictOf(at: CallAtHand, guard: Guard, callers: readonly Caller[]): Verdict {
  const { linker, env } = at;
  const into = emptyContributions();
  if (guard === 'retry') {
    retryOptions(at, into);
  }
  chainedGuards(at, guard, into);
  clientGuards(at, guard, into);
  enclosing[guard](linker, at.file, at.call, into, env);
  callerGuards(linker, guard, env, callers, into);
  return joinContributions(into);
}
