import type { CallFact, FileFacts, ValueId } from '../../facts/model.ts';

/** A value that is used while a call has brought none: `const { data = [] } = useQuery(…)`, `query.data ?? []`. */
export function defaultOf(facts: FileFacts, call: CallFact): ValueId | null {
  return indexOf(facts).defaults.get(call.value) ?? null;
}

/** Whether the parts of what a call gives are taken out at once: it is no promise then. */
export function isTakenApart(facts: FileFacts, call: CallFact): boolean {
  return indexOf(facts).apart.has(call.value);
}

interface DefaultIndex {
  readonly defaults: ReadonlyMap<ValueId, ValueId>;
  readonly apart: ReadonlySet<ValueId>;
}

const indices = new WeakMap<FileFacts, DefaultIndex>();

function indexOf(facts: FileFacts): DefaultIndex {
  let index = indices.get(facts);
  if (index === undefined) {
    index = made(facts);
    indices.set(facts, index);
  }
  return index;
}

function made(facts: FileFacts): DefaultIndex {
  const defaults = new Map<ValueId, ValueId>();
  const apart = new Set<ValueId>();
  for (const value of facts.values) {
    if (value.kind === 'member' && facts.values[value.object]?.kind === 'call') {
      apart.add(value.object);
    }
    const [first, second] = value.kind === 'either' ? value.arms : [];
    if (
      value.kind === 'either' &&
      value.op !== '&&' &&
      value.op !== '?:' &&
      first !== undefined &&
      second !== undefined
    ) {
      const call = resultBehind(facts, first);
      if (call !== null) {
        defaults.set(call, second);
      }
    }
  }
  return { defaults, apart };
}

/** The call whose result's `data` a value is: `data`, `data.items`, `query.data`. */
function resultBehind(facts: FileFacts, value: ValueId): ValueId | null {
  let isData = false;
  let at: ValueId | undefined = value;
  for (let i = 0; at !== undefined && i < 8; i++) {
    const node: FileFacts['values'][number] | undefined = facts.values[at];
    switch (node?.kind) {
      case 'member':
        isData = node.property === 'data';
        at = node.object;
        break;
      case 'binding': {
        const [only, other]: readonly ValueId[] = facts.bindings[node.binding]?.values ?? [];
        at = other === undefined ? only : undefined;
        break;
      }
      case 'typed':
        at = node.value;
        break;
      case 'call':
        return isData ? at : null;
      default:
        return null;
    }
  }
  return null;
}
