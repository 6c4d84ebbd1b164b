import type { Guard } from '../../../base/guard.ts';
import type { CallFact, FileFacts, ValueId } from '../facts/model.ts';
import type { EntityKnown, Known, Ref } from '../link/known.ts';
import { keyOf, type Linker } from '../link/linker.ts';
import { optionAt } from '../link/options.ts';
import { own } from '../link/world.ts';
import { type Added, addedBy, type Question, type Site } from './added.ts';
import { callsNamed } from './call-index.ts';
import type { GuardAt } from './guard-entities.ts';

/** What runs through a guard, and how it is asked about. */
export interface Run {
  readonly linker: Linker;
  readonly guard: Guard;
  /** How many parameters the function takes that is run; null: that is not known. */
  readonly takes: number | null;
  /** Whether it can be begun again. */
  readonly again: boolean;
  readonly operation: string | null;
}

/** What a catalogued guard adds where it is called: by its own arguments, and by the policy that it is called on. */
export function addedAt(run: Run, { known, guard, type }: GuardAt, site: Site): Added | null {
  const question = questionOf(run, known, site);
  const adds =
    guard.adds === 'receiver'
      ? type === null
        ? null
        : policyAdds(run, known, 0)
      : guard.adds === 'arguments'
        ? anyOf(run, policiesIn(run.linker, site, 0))
        : addedBy(question, guard.adds);
  return strongest(adds, guard.also === undefined ? null : addedBy(question, guard.also));
}

function strongest(one: Added | null, other: Added | null): Added | null {
  return one?.kind === 'guards' ? one : (other ?? one);
}

function questionOf(run: Run, known: EntityKnown, site: Site | null): Question {
  return {
    ...run,
    library: known.library,
    version: site === null ? null : run.linker.world.versionOf(site.file, known.library),
    site,
    hasMethod: (method, event) => hasMethod(run.linker, known, site, method, event),
  };
}

const deepest = 6;

/** What a policy adds, as it was made. */
function policyAdds(run: Run, known: EntityKnown, depth: number): Added | null {
  const type =
    known.entity.is === 'object' ? own(known.library.objects, known.entity.object) : (known.of ?? undefined);
  const { client } = known;
  const site: Site | null = client === null ? null : { file: client.file, call: client.fact, env: known.env };
  if (type?.guards === undefined || depth > deepest) {
    return null;
  }
  if (type.guards === 'arguments') {
    return site === null
      ? { kind: 'open', note: 'a policy runs it' }
      : anyOf(run, policiesIn(run.linker, site, 0), depth + 1);
  }
  if ('argument' in type.guards) {
    return partsAdd(run, type.guards, site, depth);
  }
  return addedBy(questionOf(run, known, site), type.guards);
}

function partsAdd(
  run: Run,
  where: { readonly argument: number; readonly path: string },
  site: Site | null,
  depth: number,
): Added | null {
  const argument = site?.call.args[where.argument];
  if (site === null || argument === undefined) {
    return site === null ? { kind: 'open', note: 'a policy runs it' } : null;
  }
  const ref = { file: site.file, value: argument.value, env: site.env };
  const lists = optionAt(run.linker, ref, where.path.split('.')).values;
  return anyOf(
    run,
    lists.flatMap(list =>
      run.linker.resolve(list).alternatives.flatMap(each => elementsOf(run.linker, each)),
    ),
    depth + 1,
  );
}

/** What any of several policies adds; each is all that it may be. */
function anyOf(run: Run, policies: readonly Ref[], depth = 0): Added | null {
  let found: Added | null = null;
  for (const ref of policies) {
    const added = joined(run.linker.resolve(ref).alternatives, known => policyAdds(run, known, depth));
    if (added?.kind === 'guards') {
      return added;
    }
    found ??= added;
  }
  return found;
}

/**
 * What several alternatives add together: what all of them add; open, where only some do. A policy that does nothing, by its name, gives
 * way to the others.
 */
export function joined(
  alternatives: readonly Known[],
  add: (known: EntityKnown) => Added | null,
): Added | null {
  const entities = alternatives.filter(known => known.kind === 'entity');
  const telling = entities.filter(known => !isIdle(known));
  const parts = (telling.length > 0 ? telling : entities).map(add);
  const [first] = parts;
  if (first === undefined) {
    return null;
  }
  const guards = parts.filter(part => part?.kind === 'guards');
  if (guards.length === parts.length) {
    return first;
  }
  const some = parts.find(part => part !== null) ?? null;
  return some === null ? null : { kind: 'open', note: some.note };
}

/** A policy that does nothing. */
export function isIdle(known: Known): boolean {
  if (known.kind !== 'entity') {
    return false;
  }
  const type =
    known.entity.is === 'object' ? own(known.library.objects, known.entity.object) : (known.of ?? undefined);
  return type?.idle === true;
}

/** The policies among the arguments of a call, those in lists among them. */
function policiesIn(linker: Linker, site: Site, depth: number): readonly Ref[] {
  return site.call.args.flatMap(argument => {
    const ref = { file: site.file, value: argument.value, env: site.env };
    const lists = linker.resolve(ref).alternatives.filter(known => known.kind === 'array');
    return lists.length === 0 || depth > deepest ? [ref] : lists.flatMap(list => elementsOf(linker, list));
  });
}

/** The elements of a list: those that it is written with, and those that are pushed to it. */
function elementsOf(linker: Linker, list: Known): readonly Ref[] {
  const value = list.kind === 'array' ? linker.value(list.ref) : null;
  if (list.kind !== 'array' || value?.kind !== 'array') {
    return [];
  }
  const written = value.elements.map(element => ({
    ...list.ref,
    value: typeof element === 'number' ? element : element.spread,
  }));
  return [...written, ...pushed(linker, list.ref)];
}

function pushed(linker: Linker, list: Ref): readonly Ref[] {
  const facts = linker.facts(list.file);
  const calls = facts === null ? [] : callsNamed(facts, 'push');
  return calls.flatMap(call => {
    const callee = facts?.values[call.callee];
    const onIt =
      callee?.kind === 'member' &&
      linker
        .resolve({ ...list, value: callee.object })
        .alternatives.some(known => known.kind === 'array' && keyOf(known.ref) === keyOf(list));
    return onIt ? call.args.map(argument => ({ ...list, value: argument.value })) : [];
  });
}

/** Whether a method is called on a policy, anywhere in the file where it is made; null: it is handed in. */
function hasMethod(
  linker: Linker,
  known: EntityKnown,
  site: Site | null,
  method: string,
  event: string | undefined,
): boolean | null {
  const facts = site === null ? null : linker.facts(site.file);
  if (site === null || facts === null) {
    return null;
  }
  return callsNamed(facts, method).some(call => {
    const callee = facts.values[call.callee];
    const [first] = call.args;
    const heard = first === undefined ? undefined : facts.values[first.value];
    return (
      callee?.kind === 'member' &&
      (event === undefined || (heard?.kind === 'literal' && heard.value === event)) &&
      (isKeptAs(facts, site.call, callee.object) ||
        linker
          .resolve({ file: site.file, value: callee.object, env: null })
          .alternatives.some(
            each =>
              each.kind === 'entity' &&
              each.library === known.library &&
              each.client?.file === site.file &&
              each.client.fact === site.call,
          ))
    );
  });
}

/** `this.circuit = new CircuitBreaker(…)`, `this.circuit.fallback(…)`, where `this` is of no class. */
function isKeptAs(facts: FileFacts, made: CallFact, object: ValueId): boolean {
  const node = facts.values[object];
  const owner = node?.kind === 'member' ? facts.values[node.object] : undefined;
  return (
    node?.kind === 'member' &&
    owner?.kind === 'this' &&
    owner.class === null &&
    facts.writes.some(
      ({ path, value }) => value === made.value && path.length === 1 && path[0] === node.property,
    )
  );
}
