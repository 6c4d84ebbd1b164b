import type { Span } from '../../../base/span.ts';
import type { BranchFact, FileFacts } from '../facts/model.ts';
import { firstFrom } from './sorted.ts';

const indices = new WeakMap<FileFacts, readonly BranchFact[]>();

/** How many branches are looked at in one place. */
const mostBranches = 256;

/** The branches within a span, in the order in which they begin. */
export function branchesIn(facts: FileFacts, { start, end }: Span): readonly BranchFact[] {
  let sorted = indices.get(facts);
  if (sorted === undefined) {
    sorted = [...facts.branches].sort((a, b) => a.then.span.start - b.then.span.start);
    indices.set(facts, sorted);
  }
  const from = firstFrom(sorted, ({ then }) => then.span.start, start);
  return sorted.slice(from, from + mostBranches).filter(({ then }) => then.span.end <= end);
}
