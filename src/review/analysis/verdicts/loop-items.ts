import type { Span } from '../../../base/span.ts';
import type { BindingId, FileFacts, ValueId } from '../facts/model.ts';
import type { Round } from './retry-rounds.ts';
import { firstFrom } from './sorted.ts';

/** Whether the loop goes over items (`for … of`, up to a `length`, out of a queue), and the call is about the item of its round. */
export function handlesItems({ facts, call, loop, caught }: Round): boolean {
  const items = loop.over !== null ? elementsOf(facts, loop.over) : countersOf(facts, loop.test);
  // What is done with the item in the same `try` is a part of what fails.
  const span =
    caught === null ? call.span : { start: caught.span.start, end: (caught.handler ?? caught.span).start };
  return mentions(facts, span, items, loop.span);
}

/** The names that stand for an element of what is iterated. */
function elementsOf(facts: FileFacts, over: ValueId): ReadonlySet<BindingId> {
  const found = new Set<BindingId>();
  facts.bindings.forEach((binding, id) => {
    if (binding.values.some(value => isElement(facts, value, over))) {
      found.add(id);
    }
  });
  return found;
}

function isElement(facts: FileFacts, value: ValueId, over: ValueId): boolean {
  let node = facts.values[value];
  for (let depth = 0; depth < 8 && node !== undefined; depth++) {
    if (node.kind === 'element') {
      return node.of === over;
    }
    const inner: ValueId | undefined =
      node.kind === 'member' ? node.object : node.kind === 'typed' ? node.value : undefined;
    node = inner === undefined ? undefined : facts.values[inner];
  }
  return false;
}

/** `i` of `i < items.length`. */
function countersOf(facts: FileFacts, test: ValueId | null): ReadonlySet<BindingId> {
  const node = test === null ? undefined : facts.values[test];
  const left = node?.kind === 'binary' ? facts.values[node.left] : undefined;
  const right = node?.kind === 'binary' ? facts.values[node.right] : undefined;
  return left?.kind === 'binding' && right?.kind === 'member' && right.property === 'length'
    ? new Set([left.binding])
    : new Set();
}

interface Occurrence {
  readonly binding: BindingId;
  readonly start: number;
  readonly end: number;
}

const indices = new WeakMap<FileFacts, readonly Occurrence[]>();

/** Where names stand, in the order in which they begin. */
function occurrences(facts: FileFacts): readonly Occurrence[] {
  let index = indices.get(facts);
  if (index === undefined) {
    index = facts.values
      .flatMap(value => (value.kind === 'binding' ? [{ binding: value.binding, ...value.span }] : []))
      .sort((a, b) => a.start - b.start);
    indices.set(facts, index);
  }
  return index;
}

/** How many names are followed to what they are made of. */
const mostNames = 64;

/** Whether one of some names stands in a span, or in what a name there is made of within the loop. */
function mentions(
  facts: FileFacts,
  span: Span,
  names: ReadonlySet<BindingId>,
  loop: Span,
  seen = new Set<BindingId>(),
): boolean {
  return namesWithin(facts, span).some(binding => {
    if (names.has(binding)) {
      return true;
    }
    if (seen.has(binding) || seen.size > mostNames) {
      return false;
    }
    seen.add(binding);
    return (facts.bindings[binding]?.values ?? []).some(value => {
      const made = facts.values[value]?.span;
      return (
        made !== undefined &&
        made.start >= loop.start &&
        made.end <= loop.end &&
        (isTaken(facts, value) || mentions(facts, made, names, loop, seen))
      );
    });
  });
}

/** Methods that give the next of several. */
const takes: ReadonlySet<string> = new Set(['shift', 'pop', 'next', 'dequeue']);

/** `queue.shift()`, `hosts[index]`: another in each round. */
function isTaken(facts: FileFacts, value: ValueId): boolean {
  const node = facts.values[value];
  if (node?.kind === 'member') {
    return node.property === null;
  }
  const callee = node?.kind === 'call' ? facts.values[facts.calls[node.call]?.callee ?? -1] : undefined;
  return callee?.kind === 'member' && takes.has(callee.property ?? '');
}

/** The names that stand in a span, each once. */
function namesWithin(facts: FileFacts, { start, end }: Span): readonly BindingId[] {
  const all = occurrences(facts);
  const found = new Set<BindingId>();
  for (let at = firstFrom(all, each => each.start, start); at < all.length; at++) {
    const each = all[at];
    if (each === undefined || each.start > end) {
      break;
    }
    if (each.end <= end) {
      found.add(each.binding);
    }
  }
  return [...found];
}
