import type { CallEntity } from '../../catalog/schema.ts';
import type { EntityKnown, Known, Resolved } from './known.ts';
import { own } from './world.ts';

/** What leaves the process when this request under construction (a query builder) is awaited; null: it is none. */
export function awaitedSpec(known: Known): CallEntity | null {
  return known.kind === 'entity' && known.entity.is === 'object'
    ? (own(known.library.objects, known.entity.object)?.awaited ?? null)
    : null;
}

/** What leaves the process when this is iterated, though not when it is awaited: a cursor; null: nothing. */
export function iteratedSpec(known: Known): CallEntity | null {
  return known.kind === 'entity' && known.entity.is === 'object'
    ? (own(known.library.objects, known.entity.object)?.iterated ?? null)
    : null;
}

/** What a value is once it has been awaited: everything stays what it is, but for requests, which become their answers. */
export function settled(resolved: Resolved): Resolved {
  if (resolved.alternatives.every(known => awaitedSpec(known) === null)) {
    return resolved;
  }
  return {
    alternatives: resolved.alternatives.flatMap(known => {
      const spec = awaitedSpec(known);
      return spec === null ? [known] : answerOf(known as EntityKnown, spec);
    }),
    open: resolved.open ?? 'it is the answer to a request',
  };
}

function answerOf(known: EntityKnown, { gives }: CallEntity): readonly Known[] {
  return gives === undefined ? [] : [{ ...known, entity: { is: 'object', object: gives }, of: null }];
}
