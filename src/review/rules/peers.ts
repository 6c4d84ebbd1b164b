import type { Guard } from '../../base/guard.ts';
import { comparePlaces } from '../../base/place.ts';
import type { OutboundCall } from '../analysis/call.ts';
import type { Peers, Scene } from './rule.ts';

const nobody: Peers = { present: 0, of: 0, first: null };

/** Counts, when first asked, how many calls of each dependency have a guard. Tests are no peers. */
export function peersAmong(calls: () => Iterable<OutboundCall>): Scene['peers'] {
  let counted: ReadonlyMap<string, Peers> | null = null;
  return (dependency, guard) => {
    counted ??= count(calls());
    return counted.get(keyOf(dependency, guard)) ?? nobody;
  };
}

function count(calls: Iterable<OutboundCall>): ReadonlyMap<string, Peers> {
  const found = new Map<string, { present: number; of: number; first: string | null }>();
  const leads = new Map<string, OutboundCall>();
  for (const call of calls) {
    for (const [guard, verdict] of call.context === 'test' ? [] : Object.entries(call.guards)) {
      if (verdict.verdict === 'present' || verdict.verdict === 'absent') {
        const key = keyOf(call.dependency, guard as Guard);
        const peers = found.get(key) ?? { present: 0, of: 0, first: null };
        peers.of += 1;
        peers.present += verdict.verdict === 'present' ? 1 : 0;
        const lead = leads.get(key);
        if (verdict.verdict === 'absent' && (lead === undefined || comparePlaces(call, lead) < 0)) {
          leads.set(key, call);
          peers.first = call.id;
        }
        found.set(key, peers);
      }
    }
  }
  return found;
}

function keyOf(dependency: string, guard: Guard): string {
  return `${guard} ${dependency}`;
}
