import type { Span } from '../../../base/span.ts';
import type { BranchFact, FileFacts } from '../facts/model.ts';

const indices = new WeakMap<FileFacts, readonly BranchFact[]>();

/** The branches within a span, in the order in which they begin. */
export function branchesIn(facts: FileFacts, { start, end }: Span): readonly BranchFact[] {
  let sorted = indices.get(facts);
  if (sorted === undefined) {
    sorted = [...facts.branches].sort((a, b) => a.then.span.start - b.then.span.start);
    indices.set(facts, sorted);
  }
  return sorted.filter(({ then }) => then.span.start >= start && then.span.end <= end);
}
