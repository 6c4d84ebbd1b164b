import type { Guard } from '../../../base/guard.ts';
import type { Library } from '../../catalog/schema.ts';
import { chainOf, linkName } from '../chain.ts';
import type { CallAtHand } from './call-at-hand.ts';
import type { Contributions } from './contributions.ts';
import { guardsAt } from './guard-entities.ts';
import { pushAdded } from './handed.ts';
import { addedAt } from './policies.ts';

/** What the links add of the chain that a call ends: `db('orders').timeout(500).first()`, `request.get(url).retry(2)`. */
export function chainedGuards(at: CallAtHand, guard: Guard, into: Contributions): void {
  const { linker, file, env, told } = at;
  const names = guardingLinks(at.known.library);
  const facts = names.size === 0 ? null : linker.facts(file);
  for (const link of facts === null ? [] : chainOf(facts, at.call)) {
    if (facts === null || !names.has(linkName(facts, link) ?? '')) {
      continue;
    }
    for (const found of guardsAt(linker, file, link, env)) {
      if (found.guard.guards.what === 'chain') {
        const run = { linker, guard, takes: null, again: true, operation: told.operation };
        pushAdded(
          { linker, file, guard },
          addedAt(run, found, { file, call: link, env }),
          link,
          into,
          'call',
        );
      }
    }
  }
}

const linksByLibrary = new WeakMap<Library, ReadonlySet<string>>();

/** The names of the links through which a library guards a request: mostly none. */
function guardingLinks(library: Library): ReadonlySet<string> {
  let names = linksByLibrary.get(library);
  if (names === undefined) {
    names = new Set(
      Object.values(library.objects).flatMap(({ members }) =>
        Object.entries(members).flatMap(([name, entity]) =>
          entity.is === 'guard' && entity.guards.what === 'chain' ? [name] : [],
        ),
      ),
    );
    linksByLibrary.set(library, names);
  }
  return names;
}
