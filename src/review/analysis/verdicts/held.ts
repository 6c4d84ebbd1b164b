import type { CallFact, FileFacts, FunctionId, ValueId, WriteFact } from '../facts/model.ts';
import { callsInside, isChain } from './call-index.ts';

/** Something that a function is handed: the parameter, and the path to it in what stands there (`queryFn` of the options). */
export interface Held {
  readonly fn: FunctionId;
  readonly index: number;
  readonly path: readonly string[];
}

/** Members of a function or promise that stand for it. */
const same: ReadonlySet<string> = new Set(['call', 'apply', 'bind', 'value']);

const deepest = 12;

/**
 * How a value is made of what a function was handed: the path that is left to it (empty: itself, a call of it, a chain on it); null: it is
 * not.
 */
export function heldIn(facts: FileFacts, value: ValueId, held: Held, depth = 0): readonly string[] | null {
  const node = facts.values[value];
  if (node === undefined || depth > deepest) {
    return null;
  }
  const inner = (id: ValueId): readonly string[] | null => heldIn(facts, id, held, depth + 1);
  switch (node.kind) {
    case 'parameter':
      return node.fn === held.fn && node.index === held.index ? held.path : null;
    case 'binding':
      return first(facts.bindings[node.binding]?.values ?? [], inner);
    case 'typed':
      return inner(node.value);
    case 'await':
      // What it has come to is neither the promise nor the function.
      return null;
    case 'either':
      return first(node.arms, inner);
    case 'member': {
      const path = inner(node.object);
      if (path === null || path.length === 0) {
        const stands = node.property !== null && (isChain(node.property) || same.has(node.property));
        return path !== null && stands ? path : null;
      }
      return path[0] === node.property ? path.slice(1) : null;
    }
    case 'call': {
      const callee = facts.calls[node.call]?.callee;
      const path = callee === undefined ? null : inner(callee);
      return path?.length === 0 ? path : null;
    }
    case 'array':
      return first(
        node.elements.map(element => (typeof element === 'number' ? element : element.spread)),
        inner,
      );
    case 'object':
      for (const property of node.properties) {
        const path = property.kind === 'computed' ? null : inner(property.value);
        if (path !== null) {
          return property.kind === 'property' ? [property.key, ...path] : path;
        }
      }
      return null;
    case 'function':
      // `() => run()`
      return facts.functions[node.fn]?.returns.some(each => inner(each)?.length === 0) === true ? [] : null;
    default:
      return null;
  }
}

function first(
  values: readonly ValueId[],
  inner: (value: ValueId) => readonly string[] | null,
): readonly string[] | null {
  for (const value of values.slice(0, deepest)) {
    const path = inner(value);
    if (path !== null) {
      return path;
    }
  }
  return null;
}

/** What a function does with what it is handed. */
export interface Uses {
  /** Calls of it, and chains on a promise. */
  readonly calls: readonly CallFact[];
  /** Calls that it is handed on to, with the path to it in their argument. */
  readonly handedOn: readonly {
    readonly call: CallFact;
    readonly index: number;
    readonly path: readonly string[];
  }[];
}

/** How a function, or the methods of the class that it constructs, use what it is handed. */
export function usesOf(facts: FileFacts, held: Held): Uses {
  const uses: { calls: CallFact[]; handedOn: Uses['handedOn'][number][] } = { calls: [], handedOn: [] };
  for (const call of callsInside(facts, held.fn)) {
    if (heldIn(facts, call.callee, held)?.length === 0) {
      uses.calls.push(call);
    }
    call.args.forEach((argument, index) => {
      // A call of it, and a function around one, are seen from that call.
      const path = isMade(facts, argument.value) ? null : heldIn(facts, argument.value, held);
      if (path !== null) {
        uses.handedOn.push({ call, index, path });
      }
    });
  }
  const kept = fieldsHolding(facts, held);
  return kept.size === 0 ? uses : { ...uses, calls: [...uses.calls, ...callsOfFields(facts, held.fn, kept)] };
}

/** A call or a function, also under a name. */
function isMade(facts: FileFacts, value: ValueId): boolean {
  const node = facts.values[value];
  if (node?.kind === 'typed') {
    return isMade(facts, node.value);
  }
  const values = node?.kind === 'binding' ? (facts.bindings[node.binding]?.values ?? []) : [];
  return [value, ...values].some(each => {
    const kind = facts.values[each]?.kind;
    return kind === 'call' || kind === 'function';
  });
}

/** Fields of the class that a constructor puts it into: `this.run = run`. */
function fieldsHolding(facts: FileFacts, held: Held): ReadonlySet<string> {
  const owner = facts.functions[held.fn]?.class ?? null;
  const names = new Set<string>();
  if (owner === null) {
    return names;
  }
  const note = (write: WriteFact): void => {
    const [name, other] = write.path;
    if (
      name !== undefined &&
      other === undefined &&
      write.within === held.fn &&
      facts.values[write.object]?.kind === 'this' &&
      heldIn(facts, write.value, held)?.length === 0
    ) {
      names.add(name);
    }
  };
  facts.writes.forEach(note);
  for (const [name, values] of Object.entries(facts.classes[owner]?.fields ?? {})) {
    if (values.some(value => heldIn(facts, value, held)?.length === 0)) {
      names.add(name);
    }
  }
  return names;
}

function callsOfFields(facts: FileFacts, fn: FunctionId, names: ReadonlySet<string>): CallFact[] {
  const owner = facts.functions[fn]?.class ?? null;
  return facts.calls.filter(call => {
    const callee = facts.values[call.callee];
    const object = callee?.kind === 'member' ? facts.values[callee.object] : undefined;
    return (
      callee?.kind === 'member' &&
      names.has(callee.property ?? '') &&
      object?.kind === 'this' &&
      object.class === owner
    );
  });
}
