import type { FileFacts, TryFact, ValueId } from '../facts/model.ts';
import { rootsOf } from './local-index.ts';

/**
 * Whether a loop's condition hangs on something that is set where the call has succeeded, or where its failure is caught:
 * `while (!done) { try { …; done = true; } catch { … } }`.
 */
export function isFlag(
  facts: FileFacts,
  test: ValueId,
  caught: TryFact,
  subject: ValueId,
  depth = 0,
): boolean {
  const node = facts.values[test];
  if (node === undefined || depth > 6) {
    return false;
  }
  switch (node.kind) {
    case 'unary':
      return isFlag(facts, node.value, caught, subject, depth + 1);
    case 'either':
      return node.arms.some(arm => isFlag(facts, arm, caught, subject, depth + 1));
    case 'binary':
      return /^[=!]==?$/.test(node.op) && isFlag(facts, node.left, caught, subject, depth + 1);
    case 'binding':
      return (facts.bindings[node.binding]?.values ?? []).some(value => tells(facts, value, caught, subject));
    case 'member':
      return facts.writes.some(
        write => write.path.at(-1) === node.property && tells(facts, write.value, caught, subject),
      );
    default:
      return false;
  }
}

/** It is set within the `try` statement, to a constant or to what the call gives. */
function tells(facts: FileFacts, value: ValueId, { span }: TryFact, subject: ValueId): boolean {
  const node = facts.values[value];
  if (node === undefined || node.span.start < span.start || node.span.end > span.end) {
    return false;
  }
  return node.kind === 'literal' || node.kind === 'undefined' || rootsThrough(facts, value).has(subject);
}

function rootsThrough(facts: FileFacts, value: ValueId): ReadonlySet<ValueId> {
  const node = facts.values[value];
  return rootsOf(facts, node?.kind === 'await' ? node.value : value);
}
