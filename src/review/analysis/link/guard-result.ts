import type { GuardEntity } from '../../catalog/schema.ts';
import type { CallFact } from '../facts/model.ts';
import { clientSite } from './call-result.ts';
import { type CallRef, type EntityKnown, type Known, one, type Resolved } from './known.ts';
import type { Linker } from './linker.ts';
import { own } from './world.ts';

/**
 * What a guard gives: a policy, with the call that made it; or, where it gives a function like the one that it was given, that function,
 * which is the library's call still. Null: nothing that is followed.
 */
export function guardResult(
  linker: Linker,
  ref: CallRef,
  call: CallFact,
  known: EntityKnown,
  guard: GuardEntity,
): Resolved | null {
  if (guard.gives !== undefined && guard.guards.what === 'chain') {
    return one({ ...known, entity: { is: 'object', object: guard.gives }, of: null });
  }
  if (guard.gives !== undefined) {
    const maker = { is: 'maker', object: guard.gives, by: 'either', options: [] } as const;
    return one({
      ...known,
      entity: { is: 'object', object: guard.gives },
      of: null,
      origin: 'made',
      client: clientSite(linker, ref, call, known, maker),
      env: ref.env,
    });
  }
  return guard.givesFunction === true ? givenFunction(linker, ref, call, guard) : null;
}

function givenFunction(linker: Linker, ref: CallRef, call: CallFact, guard: GuardEntity): Resolved | null {
  const { guards } = guard;
  const index = guards.what === 'function' && guards.argument !== 'any' ? guards.argument : 0;
  const given = call.args[index];
  if (given === undefined || given.spread) {
    return null;
  }
  const { alternatives, open } = linker.resolve({ file: ref.file, value: given.value, env: ref.env });
  const calls = alternatives.filter(isCalled);
  return calls.length === 0
    ? null
    : {
        alternatives: calls.map(each => ({ ...each, guarded: [...(each.guarded ?? []), ref] })),
        open,
      };
}

/** Something of a library that leaves the process when it is called. */
function isCalled(known: Known): known is EntityKnown {
  return (
    known.kind === 'entity' &&
    (known.entity.is === 'call' ||
      (known.entity.is === 'object' && own(known.library.objects, known.entity.object)?.call?.is === 'call'))
  );
}
