import type { Guard } from '../../../base/guard.ts';
import type { CallRef } from '../link/known.ts';
import type { CallAtHand } from './call-at-hand.ts';
import { changesOf, type ClientChange, pluginsOf } from './client-changes.ts';
import type { Contributions } from './contributions.ts';
import { guardsAt } from './guard-entities.ts';
import { pushAdded } from './handed.ts';
import { addedAt } from './policies.ts';

/**
 * What packages add to the client of a call, or to the function that stands for the library's own: `axiosRetry(client)`,
 * `fetchRetry(fetch)`, plugins that the client was made with.
 */
export function clientGuards(at: CallAtHand, guard: Guard, into: Contributions): void {
  const { linker, known } = at;
  for (const ref of known.guarded ?? []) {
    const call = linker.call(ref);
    if (call !== null) {
      for (const found of guardsAt(linker, ref.file, call, ref.env)) {
        push(at, guard, { at: found, file: ref.file, call }, ref.env, into);
      }
    }
  }
  for (const change of changesOf(linker, known)) {
    push(at, guard, change, null, into);
  }
  const made: CallRef | null =
    known.client === null ? null : { file: known.client.file, call: known.client.callId, env: known.env };
  for (const change of made === null ? [] : pluginsOf(linker, made)) {
    push(at, guard, change, known.env, into);
  }
}

function push(
  { linker, told }: CallAtHand,
  guard: Guard,
  { at, file, call }: ClientChange,
  env: CallRef['env'],
  into: Contributions,
): void {
  const run = { linker, guard, takes: null, again: true, operation: told.operation };
  pushAdded({ linker, file, guard }, addedAt(run, at, { file, call, env }), call, into, 'client');
}
