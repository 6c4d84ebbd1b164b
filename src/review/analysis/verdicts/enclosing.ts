import type { CallFact, FileFacts, FunctionId } from '../facts/model.ts';
import type { Env } from '../link/known.ts';
import type { Linker } from '../link/linker.ts';
import { callsGiven } from './call-index.ts';
import type { Contributions } from './contributions.ts';
import { isExecutor, settlingTimer } from './executors.ts';
import { handedGuards } from './handed.ts';
import { globalCallee, placeIn } from './inspect.ts';
import { outward } from './outward.ts';
import { bounded, race } from './races.ts';

/**
 * What encloses a call and bounds its time: a race with a timer, a promise that a timer settles, and what the call, or a function around it,
 * is handed to. A function that cannot be seen into leaves the verdict open.
 */
export function enclosingTimeouts(
  linker: Linker,
  file: string,
  call: CallFact,
  into: Contributions,
  env: Env | null = null,
): void {
  const facts = linker.facts(file);
  if (facts === null) {
    return;
  }
  for (const step of outward(linker, file, facts, call, env)) {
    if (step.kind === 'argument' && globalCallee(linker, file, step.taker.call) === 'Promise.race') {
      race(linker, file, step.taker.call, step.state, into, env);
    } else if (step.kind === 'named') {
      for (const { call: outer } of callsGiven(facts, step.binding)) {
        if (globalCallee(linker, file, outer) === 'Promise.race') {
          race(linker, file, outer, 'pending', into, env);
        }
      }
    } else if (step.kind === 'function') {
      settledAround(linker, file, facts, step.fn, call, into, env);
    }
  }
  handedGuards(linker, file, call, 'timeout', into, env);
}

/** The call stands in the executor of a promise that a timer settles. */
function settledAround(
  linker: Linker,
  file: string,
  facts: FileFacts,
  fn: FunctionId,
  call: CallFact,
  into: Contributions,
  env: Env | null,
): void {
  const timer = isExecutor(linker, file, facts, fn)
    ? settlingTimer(linker, file, facts, fn, call, env)
    : null;
  if (timer === 'unknown') {
    const at = { ...placeIn(linker, file, call.calleeSpan), message: 'a listener makes the call' };
    into.open.push({ why: 'whether a timer bounds it is not known', at });
  } else if (timer !== null) {
    const message = 'a timer settles the promise around it; the call itself goes on';
    bounded(timer, { ...placeIn(linker, file, timer.call.span), message }, into);
  }
}
