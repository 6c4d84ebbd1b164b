import type { CallFact, FileFacts, ValueId } from './facts/model.ts';

/** How many links of a chain are looked at. */
const longest = 64;

/**
 * The calls of a chain, from the last link to the first: `where`, `update` for `db('orders').update(…).where(…)`, with `db(…)` at the end. A
 * name on the way stands for what it is first bound to.
 */
export function* chainOf(facts: FileFacts, call: CallFact): Generator<CallFact> {
  const seen = new Set<ValueId>();
  let next: CallFact | undefined = call;
  while (next !== undefined && seen.size < longest && !seen.has(next.value)) {
    seen.add(next.value);
    yield next;
    const callee: FileFacts['values'][number] | undefined = facts.values[next.callee];
    next = callee?.kind === 'member' ? callBehind(facts, callee.object) : undefined;
  }
}

/** The call whose result a value is. */
function callBehind(facts: FileFacts, value: ValueId): CallFact | undefined {
  const node = facts.values[value];
  if (node?.kind === 'call') {
    return facts.calls[node.call];
  }
  if (node?.kind === 'member') {
    return callBehind(facts, node.object);
  }
  const [first] = node?.kind === 'binding' ? (facts.bindings[node.binding]?.values ?? []) : [];
  const bound = first === undefined ? undefined : facts.values[first];
  return bound?.kind === 'call' ? facts.calls[bound.call] : undefined;
}

/** The name of a link: `where` of `db('orders').where(…)`; null: it has none. */
export function linkName(facts: FileFacts, call: CallFact): string | null {
  const callee = facts.values[call.callee];
  return callee?.kind === 'member' ? callee.property : null;
}
