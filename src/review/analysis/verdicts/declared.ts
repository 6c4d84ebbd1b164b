import type { Guard } from '../../../base/guard.ts';
import type { Known } from '../link/known.ts';
import type { Linker } from '../link/linker.ts';

/** Whether a comment above a function of the project, or above its class, says that it guards what it is given: `@faultline retry`. */
export function isDeclared(linker: Linker, known: Known & { kind: 'function' }, guard: Guard): boolean {
  const facts = linker.facts(known.file);
  const fact = facts?.functions[known.fn];
  const owner = fact?.class === null || fact?.class === undefined ? undefined : facts?.classes[fact.class];
  return fact?.tags?.includes(guard) === true || owner?.tags?.includes(guard) === true;
}
