import type { BindingId, CallFact, ValueId } from '../facts/model.ts';
import type { Contributions } from './contributions.ts';
import { callsNamed } from './call-index.ts';
import { guardOf, guardsAt } from './guard-entities.ts';
import { pushAdded, type Scene } from './handed.ts';
import { memberName } from './inspect.ts';
import { addedAt } from './policies.ts';

/**
 * The operators that are applied to what a call is piped through: the arguments of `.pipe(…)`, or of `pipe(x, …)`, from an index on. What
 * stands before the operator in which the call is made does not see it.
 */
export function operatorsOn(
  scene: Scene,
  pipe: CallFact,
  from: number,
  again: boolean,
  into: Contributions,
): void {
  const { linker, file, facts, env } = scene;
  const isPipe =
    memberName(facts, pipe) === 'pipe' ||
    guardsAt(linker, file, pipe, env).some(({ guard }) => guard.guards.what === 'pipe');
  if (!isPipe) {
    return;
  }
  for (const argument of pipe.args.slice(from)) {
    operator(scene, pipe, argument.value, again, into);
  }
}

/** `const user$ = from(fetch(url)); return user$.pipe(timeout(5000));` */
export function pipedLater(scene: Scene, binding: BindingId, again: boolean, into: Contributions): void {
  for (const call of callsNamed(scene.facts, 'pipe')) {
    const callee = scene.facts.values[call.callee];
    const object = callee?.kind === 'member' ? scene.facts.values[callee.object] : undefined;
    if (object?.kind === 'binding' && object.binding === binding) {
      operatorsOn(scene, call, 0, again, into);
    }
  }
}

/** `retry(3)`, or `Effect.option` itself. */
function operator(scene: Scene, pipe: CallFact, value: ValueId, again: boolean, into: Contributions): void {
  const { linker, file, facts, env } = scene;
  const node = facts.values[value];
  const made = node?.kind === 'call' ? facts.calls[node.call] : undefined;
  const found =
    made === undefined
      ? linker
          .resolve({ file, value, env })
          .alternatives.flatMap(known => guardOf(known, { by: 'call' }) ?? [])
      : guardsAt(linker, file, made, env);
  for (const at of found) {
    if (at.guard.guards.what === 'piped') {
      // An operator that is not called has no arguments; the pipe's own call says where it stands.
      const call = made ?? { ...pipe, args: [] };
      const run = { ...scene, takes: null, again, operation: null };
      pushAdded(scene, addedAt(run, at, { file, call, env }), call, into);
    }
  }
}
