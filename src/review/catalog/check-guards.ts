import { validRange } from 'semver';
import { guards } from '../../base/guard.ts';
import type { AddedGuard, GuardEntity, ObjectType } from './schema.ts';

/** What is wrong with a guard of the catalog: one clause for each mistake. Empty: nothing. */
export function guardProblems(guard: GuardEntity): readonly string[] {
  const { guards: thing, adds, also = [], lifts } = guard;
  const added = typeof adds === 'string' ? also : [...adds, ...also];
  const problems = added.flatMap(addedProblems);
  const addsNothing = typeof adds !== 'string' && added.length === 0;
  if (addsNothing && lifts !== true && thing.what !== 'policies') {
    problems.push('adds nothing, and stands for nothing');
  }
  if ('argument' in thing && thing.argument !== 'any' && !isPosition(thing.argument)) {
    problems.push(`guards no argument ${String(thing.argument)}`);
  }
  if (thing.what === 'policies' && guard.gives === undefined) {
    problems.push('is made of policies, and gives none');
  }
  return guard.or === undefined ? problems : [...problems, ...guardProblems(guard.or)];
}

/** What is wrong with what a policy adds. */
export function policyProblems({ guards: added, idle }: ObjectType): readonly string[] {
  if (added === undefined || added === 'arguments' || 'argument' in added) {
    return [];
  }
  return [
    ...added.flatMap(addedProblems),
    ...(idle === true && added.length > 0 ? ['does nothing, and adds guards'] : []),
  ];
}

function addedProblems({ guard, versions, amount, note }: AddedGuard): readonly string[] {
  const problems: string[] = [];
  if (!guards.includes(guard)) {
    problems.push(`there is no guard ${guard}`);
  }
  if (versions !== undefined && validRange(versions) === null) {
    problems.push(`${versions} is no range of versions`);
  }
  if (amount !== undefined && !isPosition(amount.argument)) {
    problems.push(`its amount stands in no argument ${String(amount.argument)}`);
  }
  if (note.trim() === '' || note.endsWith('.')) {
    problems.push('its note is no clause');
  }
  return problems;
}

function isPosition(position: number): boolean {
  return Number.isInteger(position) && position >= 0 && position <= 8;
}
