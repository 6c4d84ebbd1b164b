import type { FunctionId } from '../facts/model.ts';
import type { Linker } from '../link/linker.ts';

/** Names of what makes a failure: of Promise, rxjs and Effect. */
const failures = /(?:^|\.)(?:throwError|reject|fail|failSync|die|failCause)$/;

/** Whether a function that handles a failure can only end in one: it throws, or gives what fails. */
export function endsInFailure(linker: Linker, file: string, fn: FunctionId): boolean {
  const facts = linker.facts(file);
  const fact = facts?.functions[fn];
  if (facts === null || fact === undefined) {
    return false;
  }
  const { completes, throws } = fact.exits;
  const gives = fact.returns.some(value => {
    const node = facts.values[value];
    return !(node?.kind === 'call' && failures.test(facts.calls[node.call]?.calleeText ?? ''));
  });
  return !gives && !completes && (throws.length > 0 || fact.returns.length > 0);
}
