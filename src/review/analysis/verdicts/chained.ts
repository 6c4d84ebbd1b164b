import type { Guard } from '../../../base/guard.ts';
import { chainOf } from '../chain.ts';
import type { CallAtHand } from './call-at-hand.ts';
import type { Contributions } from './contributions.ts';
import { guardsAt } from './guard-entities.ts';
import { pushAdded } from './handed.ts';
import { addedAt } from './policies.ts';

/** What the links add of the chain that a call ends: `db('orders').timeout(500).first()`, `request.get(url).retry(2)`. */
export function chainedGuards(at: CallAtHand, guard: Guard, into: Contributions): void {
  const { linker, file, env, told } = at;
  const facts = linker.facts(file);
  for (const link of facts === null ? [] : chainOf(facts, at.call)) {
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
