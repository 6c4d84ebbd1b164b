import { phases } from '../../../base/guard.ts';
import type { PlaceWithMessage } from '../../../base/place.ts';
import type { CallFact } from '../facts/model.ts';
import type { Env, Ref } from '../link/known.ts';
import type { Linker } from '../link/linker.ts';
import type { Contributions } from './contributions.ts';
import type { Scene } from './handed.ts';
import { globalCallee, placeIn } from './inspect.ts';
import { promiseTimer, type Timer } from './timers.ts';

/** A race that something takes part in, where the guard that is asked for is a timeout. */
export function racedIn({ linker, file, guard, env }: Scene, outer: CallFact, into: Contributions): void {
  if (guard === 'timeout' && globalCallee(linker, file, outer) === 'Promise.race') {
    race(linker, file, outer, 'pending', into, env);
  }
}

/** `Promise.race([promise, timer])`; around an awaited promise it comes too late. */
export function race(
  linker: Linker,
  file: string,
  outer: CallFact,
  state: 'awaited' | 'pending',
  into: Contributions,
  env: Env | null,
): void {
  const [list] = outer.args;
  const place = placeIn(linker, file, outer.span);
  const timer = list === undefined ? null : timerAmong(linker, { file, value: list.value, env });
  if (timer === null) {
    return;
  }
  if (timer === 'unknown') {
    into.open.push({
      why: 'what it is raced with is not known',
      at: { ...place, message: 'it is raced here' },
    });
  } else if (state === 'awaited') {
    into.defects.push({ kind: 'late-race', at: { place, file, span: outer.span, value: outer.value } });
  } else {
    bounded(timer, { ...place, message: 'a race with a timer; the call itself goes on' }, into);
  }
}

/** Adds a timer that bounds a call from the outside. */
export function bounded(timer: Timer, evidence: PlaceWithMessage, into: Contributions): void {
  into.sources.push({
    origin: 'enclosing',
    value: timer.ms === null ? null : { amount: timer.ms, unit: 'ms' },
    covers: [...phases],
    evidence: [evidence],
  });
}

/** The timer among the elements of a race. */
function timerAmong(linker: Linker, list: Ref): Timer | 'unknown' | null {
  let open = false;
  for (const known of linker.resolve(list).alternatives) {
    const value = known.kind === 'array' ? linker.value(known.ref) : null;
    if (known.kind !== 'array' || value?.kind !== 'array') {
      open = true;
      continue;
    }
    for (const element of value.elements) {
      const timer =
        typeof element === 'number' ? promiseTimer(linker, { ...known.ref, value: element }) : 'unknown';
      if (timer !== null && timer !== 'unknown') {
        return timer;
      }
      open ||= timer === 'unknown';
    }
  }
  return open ? 'unknown' : null;
}
