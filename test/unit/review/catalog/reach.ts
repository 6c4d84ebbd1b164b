import assert from 'node:assert/strict';
import { satisfies } from 'semver';
import { byName } from '../../../../src/review/analysis/link/world.ts';
import type {
  CallEntity,
  Entity,
  Library,
  TimeoutDefault,
  TimeoutOption,
} from '../../../../src/review/catalog/schema.ts';

/** The entity that a path of names leads to, as users write it: `OpenAI.chat.completions.create`; the first name is an export. */
export function reach(library: Library, path: string): Entity {
  const [first = '', ...rest] = path.split('.');
  const start = byName(library.exports, first);
  assert.ok(start !== undefined, `${library.id} does not export ${first}`);
  return rest.reduce((entity, name) => member(library, entity, name), start);
}

function member(library: Library, entity: Entity, name: string): Entity {
  const object = entity.is === 'object' || entity.is === 'maker' ? library.objects[entity.object] : undefined;
  assert.ok(object !== undefined, `nothing is known of what ${name} is a member of`);
  return byName(object.members, name) ?? object.otherwise ?? { is: 'local' };
}

export function callOf(library: Library, path: string): CallEntity {
  const entity = reach(library, path);
  assert.ok(entity.is === 'call', `${path} is ${entity.is}`);
  return entity;
}

/** Where a call takes its options: `1`, `0?` (where it is an object), `before-callback`. */
export function places(library: Library, path: string): string {
  return callOf(library, path)
    .options.map(ref => `${ref.at}${'if' in ref ? '?' : ''}`)
    .join(' ');
}

/** What the library does by itself in a version. */
export function defaultIn(library: Library, profile: string, version: string): TimeoutDefault {
  const found = library.timeouts[profile]?.defaults.find(
    ({ versions }) => versions === undefined || satisfies(version, versions),
  );
  assert.ok(found !== undefined);
  return found;
}

/** What an option does in a version; null: nothing is known of it. */
export function effectIn(library: Library, profile: string, path: string, version: string): string | null {
  const fits = (option: TimeoutOption): boolean =>
    option.path === path && (option.versions === undefined || satisfies(version, option.versions));
  return library.timeouts[profile]?.options.find(fits)?.effect ?? null;
}
