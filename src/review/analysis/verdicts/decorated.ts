import type { FunctionId, ValueId } from '../facts/model.ts';
import type { Contributions } from './contributions.ts';
import { guardsAt } from './guard-entities.ts';
import { originOf, pushAdded, type Scene } from './handed.ts';
import { functionOf } from './inspect.ts';
import { addedAt } from './policies.ts';
import { wrapperGuards } from './wrappers.ts';

/**
 * What decorators of a method, and those of its class or what the class extends, add to it: catalogued ones (`@usePolicy(policy)`, a job's
 * processor), and functions of the project that put another function in its place.
 */
export function decoratedGuards(scene: Scene, fn: FunctionId, into: Contributions): void {
  const fact = scene.facts.functions[fn];
  for (const decorator of fact?.decorators ?? []) {
    decoratedBy(scene, decorator, fn, 'method', into);
  }
  const owner =
    fact?.class === null || fact?.class === undefined ? undefined : scene.facts.classes[fact.class];
  for (const decorator of owner?.decorators ?? []) {
    decoratedBy(scene, decorator, fn, 'class', into);
  }
  if (owner !== undefined && owner.superclass !== null) {
    extended(scene, owner.superclass, fn, into);
  }
}

function decoratedBy(
  scene: Scene,
  decorator: ValueId,
  fn: FunctionId,
  on: 'method' | 'class',
  into: Contributions,
): void {
  const { linker, file, facts, env } = scene;
  const node = facts.values[decorator];
  const call = node?.kind === 'call' ? facts.calls[node.call] : undefined;
  if (call === undefined) {
    return;
  }
  const fact = facts.functions[fn] ?? null;
  for (const at of guardsAt(linker, file, call, env)) {
    const { guards } = at.guard;
    const isMeant =
      guards.what === 'decorated'
        ? on === 'method'
        : guards.what === 'methods' && on === 'class' && guards.names.includes(fact?.name ?? '');
    if (isMeant) {
      const run = { ...scene, takes: fact?.parameters.length ?? null, again: true, operation: null };
      pushAdded(scene, addedAt(run, at, { file, call, env }), call, into, originOf(at.guard));
    }
  }
  if (on === 'method') {
    // `(target, key, descriptor) => …`, given by a function of the project.
    const made = functionOf(linker, { file, value: decorator, env });
    if (made !== null) {
      wrapperGuards(scene, made, { index: 2, path: [], what: 'function', takes: null }, call, into);
    }
  }
}

/** `class MailProcessor extends WorkerHost { process(job) { … } }` */
function extended(scene: Scene, superclass: ValueId, fn: FunctionId, into: Contributions): void {
  const { linker, file, facts, env, guard } = scene;
  const name = facts.functions[fn]?.name ?? '';
  for (const known of linker.resolve({ file, value: superclass, env }).alternatives) {
    const entity = known.kind === 'entity' && known.entity.is === 'guard' ? known.entity : null;
    if (
      entity?.guards.what !== 'methods' ||
      !entity.guards.names.includes(name) ||
      typeof entity.adds === 'string'
    ) {
      continue;
    }
    const added = entity.adds.find(each => each.guard === guard);
    const at = facts.calls.find(call => call.within === fn);
    if (added !== undefined && at !== undefined) {
      const note = added.note;
      pushAdded(
        scene,
        added.uncertain === true ? { kind: 'open', note } : { kind: 'guards', value: null, note },
        at,
        into,
        originOf(entity),
      );
    }
  }
}
