import type { GuardEntity, ObjectType } from '../../catalog/schema.ts';
import type { CallFact } from '../facts/model.ts';
import { packageItself } from '../link/exports.ts';
import type { EntityKnown, Env, Known } from '../link/known.ts';
import type { Linker } from '../link/linker.ts';
import { own } from '../link/world.ts';
import type { Taker } from './outward.ts';

/** A catalogued guard that a call is a call of. */
export interface GuardAt {
  readonly known: EntityKnown;
  readonly guard: GuardEntity;
  /** What it is called on: a policy; null: it is no member of one. */
  readonly type: ObjectType | null;
}

/** The catalogued guards that a call may be a call of. */
export function guardsAt(linker: Linker, file: string, call: CallFact, env: Env | null): readonly GuardAt[] {
  return linker
    .resolve({ file, value: call.callee, env })
    .alternatives.flatMap(known => guardOf(known, call) ?? []);
}

/** What of the catalog guards where something is called; null: it does not. */
export function guardOf(known: Known, call: Pick<CallFact, 'by'>): GuardAt | null {
  const entity =
    known.kind === 'entity' ? known : known.kind === 'package' ? packageItself(known.library) : null;
  if (entity === null) {
    return null;
  }
  const type =
    entity.entity.is === 'object' ? (own(entity.library.objects, entity.entity.object) ?? null) : entity.of;
  const guard = entity.entity.is === 'object' ? type?.call : entity.entity;
  return guard?.is === 'guard' && (guard.by === 'new') === (call.by === 'new')
    ? { known: entity, guard, type }
    : null;
}

/** Something that is handed to a call. */
export interface Subject {
  readonly what: 'promise' | 'function';
  readonly taker: Taker;
  /** How many parameters it takes, where it is a function that is known. */
  readonly takes: number | null;
  /** Whether it can be begun again. */
  readonly again: boolean;
}

/** The guard, in the form in which it takes what it is handed, with the call that its arguments are read from; null: it takes it in none. */
export function fits(
  at: GuardAt,
  subject: Subject,
): { readonly at: GuardAt; readonly call: CallFact } | null {
  const { taker } = subject;
  for (let guard: GuardEntity | undefined = at.guard; guard !== undefined; guard = guard.or) {
    if (takes(guard.guards, subject)) {
      const isFirst = guard.guards.what === 'piped';
      return {
        at: { ...at, guard },
        // Where the subject stands first, the others follow one further.
        call: isFirst ? { ...taker.call, args: taker.call.args.slice(1) } : taker.call,
      };
    }
  }
  return null;
}

function takes(guards: GuardEntity['guards'], { what, taker }: Subject): boolean {
  switch (guards.what) {
    case 'function': {
      const path = taker.path.filter(part => part !== '[]').join('.');
      return (
        what === 'function' &&
        (guards.argument === 'any' || guards.argument === taker.index) &&
        path === (guards.path ?? '')
      );
    }
    case 'promise':
      return what === 'promise' && guards.argument === taker.index;
    case 'piped':
      return what === 'promise' && guards.first === true && taker.index === 0;
    default:
      return false;
  }
}
