import type { Span } from '../../../base/span.ts';
import type { BindingId, CallFact, FileFacts, FunctionId, ValueId } from '../facts/model.ts';
import { listed } from './local-index.ts';
import { firstFrom } from './sorted.ts';

/** A call among whose arguments a name stands. */
export interface Mention {
  readonly call: CallFact;
  readonly index: number;
}

/** The calls of one file, by what is asked for again and again; made once, so that no question walks over all of them. */
interface CallIndex {
  readonly byName: ReadonlyMap<string, readonly CallFact[]>;
  readonly byMention: ReadonlyMap<BindingId, readonly Mention[]>;
  /** In the order in which they begin. */
  readonly inOrder: readonly CallFact[];
}

const indices = new WeakMap<FileFacts, CallIndex>();

/** The calls whose callee ends in a name: `setTimeout(…)`, `globalThis.setTimeout(…)`, `request.setTimeout(…)`. */
export function callsNamed(facts: FileFacts, name: string): readonly CallFact[] {
  return indexOf(facts).byName.get(name) ?? [];
}

/** The calls that are given a name, or a chain on it (`pending.then(…)`), as an argument or in a list that is one. */
export function callsGiven(facts: FileFacts, binding: BindingId): readonly Mention[] {
  return indexOf(facts).byMention.get(binding) ?? [];
}

/** The calls within a function and the functions in it. */
export function callsInside(facts: FileFacts, fn: FunctionId): readonly CallFact[] {
  const span = facts.functions[fn]?.span;
  return span === undefined ? [] : callsWithin(facts, span);
}

/** The calls within a span, in the order in which they begin. */
export function callsWithin(facts: FileFacts, span: Span): readonly CallFact[] {
  const { inOrder } = indexOf(facts);
  const from = firstFrom(inOrder, call => call.span.start, span.start);
  let to = from;
  while ((inOrder[to]?.span.start ?? Infinity) < span.end) {
    to += 1;
  }
  return inOrder.slice(from, to).filter(call => call.span.end <= span.end);
}

/** Names of methods that give the same promise on. */
export function isChain(property: string | null): boolean {
  return property === 'then' || property === 'catch' || property === 'finally';
}

function indexOf(facts: FileFacts): CallIndex {
  const before = indices.get(facts);
  if (before !== undefined) {
    return before;
  }
  const byName = new Map<string, CallFact[]>();
  const byMention = new Map<BindingId, Mention[]>();
  for (const call of facts.calls) {
    const name = lastName(facts, call);
    if (name !== null) {
      listed(byName, name).push(call);
    }
    call.args.forEach((argument, index) => {
      for (const binding of new Set(mentioned(facts, argument.value))) {
        listed(byMention, binding).push({ call, index });
      }
    });
  }
  const inOrder = [...facts.calls].sort((a, b) => a.span.start - b.span.start);
  const made: CallIndex = { byName, byMention, inOrder };
  indices.set(facts, made);
  return made;
}

function lastName(facts: FileFacts, call: CallFact): string | null {
  const callee = facts.values[call.callee];
  if (callee?.kind === 'member') {
    return callee.property;
  }
  // `import { setTimeout as later }` gives the other name.
  const [value] = callee?.kind === 'binding' ? (facts.bindings[callee.binding]?.values ?? []) : [];
  const source = value === undefined ? undefined : facts.values[value];
  return source?.kind === 'imported' ? source.name : (/[\w$]+$/.exec(call.calleeText)?.[0] ?? null);
}

/** `const parsed = pending.then(…)`, `const racers = [pending, timer]`: the names behind a name. */
function mentionedBy(facts: FileFacts, binding: BindingId, depth: number): BindingId[] {
  const values = facts.bindings[binding]?.values ?? [];
  const [only] = values;
  return only === undefined || values.length > 1 ? [] : mentioned(facts, only, depth + 1);
}

/** The names that a value is made of; a call in it is entered at its own place, so each value is looked at a few times at most. */
function mentioned(facts: FileFacts, value: ValueId, depth = 0): BindingId[] {
  const node = facts.values[value];
  if (node === undefined || depth > 8) {
    return [];
  }
  switch (node.kind) {
    case 'binding':
      return [node.binding, ...mentionedBy(facts, node.binding, depth)];
    case 'array':
      return node.elements.flatMap(element =>
        typeof element === 'number' ? mentioned(facts, element, depth + 1) : [],
      );
    case 'call': {
      // `pending.then(…)` among the racers.
      const callee = facts.values[facts.calls[node.call]?.callee ?? -1];
      return callee?.kind === 'member' && isChain(callee.property)
        ? mentioned(facts, callee.object, depth + 1)
        : [];
    }
    default:
      return [];
  }
}
