import { validRange } from 'semver';
import { fixProblems } from './check-fixes.ts';
import { guardProblems, policyProblems } from './check-guards.ts';
import { retryProblems } from './check-retries.ts';
import { defaultProblems } from './check-versions.ts';
import type {
  ArgumentRef,
  CallEntity,
  Entity,
  Library,
  MakerEntity,
  TimeoutOption,
  TimeoutProfile,
} from './schema.ts';

/** What is wrong with the catalog: one sentence for each mistake, each beginning with the library's id. Empty: nothing. */
export function checkCatalog(libraries: readonly Library[]): readonly string[] {
  return [
    ...duplicates(libraries),
    ...libraries.flatMap(library => checkLibrary(library).map(text => `${library.id}: ${text}`)),
  ];
}

function duplicates(libraries: readonly Library[]): string[] {
  const problems: string[] = [];
  const owners = new Map<string, string>();
  const claim = (what: string, owner: string): void => {
    const before = owners.get(what);
    if (before !== undefined) {
      problems.push(`${owner}: ${what} is taken by ${before}`);
    }
    owners.set(what, owner);
  };
  for (const library of libraries) {
    claim(`the id ${library.id}`, library.id);
    library.packages.forEach(name => claim(`the package ${name}`, library.id));
    Object.keys(library.globals ?? {}).forEach(name => claim(`the global ${name}`, library.id));
  }
  return problems;
}

function checkLibrary(library: Library): string[] {
  const problems: string[] = [];
  if (library.packages.length === 0 && library.globals === undefined) {
    problems.push('has neither a package nor a global');
  }
  if (library.sources.length === 0) {
    problems.push('has no source');
  }
  const { ms, why } = library.deadline;
  if (!Number.isInteger(ms) || ms < 100 || ms > 600_000 || why.trim() === '') {
    problems.push('has no deadline with a reason');
  }
  problems.push(
    ...library.packages
      .filter(name => !/^[^*]+\*?$/.test(name))
      .map(name => `package ${name}: \`*\` may only end it`),
  );
  for (const [name, object] of Object.entries(library.types ?? {})) {
    problems.push(
      ...patternProblems(`type ${name}`, name),
      ...objectProblems(library, `type ${name}`, object),
    );
  }
  for (const [path, entity] of entitiesOf(library)) {
    problems.push(...entityProblems(library, path, entity));
  }
  for (const [name, object] of Object.entries(library.objects)) {
    problems.push(...policyProblems(object).map(text => `objects.${name}: ${text}`));
  }
  for (const [name, profile] of Object.entries(library.timeouts)) {
    problems.push(...profileProblems(profile).map(text => `timeouts.${name}: ${text}`));
  }
  const entities = entitiesOf(library).map(([, entity]) => entity);
  return [...problems, ...retryProblems(library, entities), ...unusedProblems(library)];
}

/** Every entity of a library, with the path to it. */
function entitiesOf(library: Library): (readonly [string, Entity])[] {
  const found: (readonly [string, Entity])[] = [];
  const add = (path: string, entity: Entity): void => {
    found.push([path, entity]);
    for (const [name, member] of Object.entries(entity.is === 'maker' ? (entity.members ?? {}) : {})) {
      add(`${path}.${name}`, member);
    }
    for (const form of entity.is === 'call' ? (entity.forms ?? []) : []) {
      add(`${path} (${form.is})`, form.call);
    }
  };
  for (const [name, entity] of Object.entries(library.exports)) {
    add(`exports.${name}`, entity);
  }
  for (const [name, entity] of Object.entries(library.globals ?? {})) {
    add(`globals.${name}`, entity);
  }
  for (const [object, { members, call, tag, otherwise, awaited, iterated }] of Object.entries(
    library.objects,
  )) {
    for (const [name, entity] of Object.entries(members)) {
      add(`objects.${object}.${name}`, entity);
    }
    for (const [name, entity] of Object.entries({ call, tag, otherwise, awaited, iterated })) {
      if (entity !== undefined) {
        add(`objects.${object} (${name})`, entity);
      }
    }
  }
  return found;
}

function patternProblems(path: string, name: string): string[] {
  return name.split('*').length > 2 ? [`${path}: more than one \`*\``] : [];
}

function objectProblems(library: Library, path: string, object: string): string[] {
  return Object.hasOwn(library.objects, object) ? [] : [`${path}: there is no object ${object}`];
}

function entityProblems(library: Library, path: string, entity: Entity): string[] {
  const problems = patternProblems(path, path.slice(path.lastIndexOf('.') + 1));
  switch (entity.is) {
    case 'object':
      return [...problems, ...objectProblems(library, path, entity.object)];
    case 'maker':
      return [...problems, ...makerProblems(library, path, entity)];
    case 'call':
      return [...problems, ...callProblems(library, path, entity)];
    case 'guard':
    case 'local':
      return [
        ...problems,
        ...(entity.gives === undefined ? [] : objectProblems(library, path, entity.gives)),
        ...(entity.is === 'guard' ? guardProblems(entity).map(text => `${path}: ${text}`) : []),
      ];
  }
}

function makerProblems(library: Library, path: string, entity: MakerEntity): string[] {
  const inherits = typeof entity.inherits === 'object' ? [entity.inherits.argument] : [];
  return [
    ...objectProblems(library, path, entity.object),
    ...positionProblems(path, entity.options),
    ...inherits.filter(position => !isPosition(position)).map(() => `${path}: inherits from no argument`),
  ];
}

function callProblems(library: Library, path: string, entity: CallEntity): string[] {
  const problems = positionProblems(path, entity.options);
  if (!Object.hasOwn(library.timeouts, entity.timeout)) {
    problems.push(`${path}: there is no timeout profile ${entity.timeout}`);
  }
  if (entity.retry !== undefined && !Object.hasOwn(library.retries ?? {}, entity.retry)) {
    problems.push(`${path}: there is no retry profile ${entity.retry}`);
  }
  if (entity.givesCallback !== undefined && entity.gives === undefined) {
    problems.push(`${path}: a callback is given, and nothing in it`);
  }
  if (entity.waits?.trim() === '' || entity.waitsIf?.why.trim() === '') {
    problems.push(`${path}: waits for no reason`);
  }
  for (const object of [entity.gives, entity.carrier?.object]) {
    problems.push(...(object === undefined ? [] : objectProblems(library, path, object)));
  }
  const places = new Set(entity.options.map(({ at }) => at));
  for (const { argument, paths, versions } of entity.misplaced ?? []) {
    if (!isPosition(argument) || places.has(argument) || paths.length === 0) {
      problems.push(`${path}: argument ${argument} holds the options, so they are not misplaced there`);
    }
    problems.push(...rangeProblems(path, versions));
  }
  return problems;
}

function isPosition(position: number): boolean {
  return Number.isInteger(position) && position >= 0 && position <= 8;
}

function positionProblems(path: string, refs: readonly ArgumentRef[]): string[] {
  const numbers = refs.flatMap(({ at }) => (typeof at === 'number' ? [at] : []));
  const isSane = numbers.every(isPosition) && new Set(refs.map(({ at }) => at)).size === refs.length;
  return isSane ? [] : [`${path}: its options stand nowhere, or twice in one place`];
}

function rangeProblems(path: string, range: string | undefined): string[] {
  return range === undefined || validRange(range) !== null
    ? []
    : [`${path}: ${range} is no range of versions`];
}

function profileProblems(profile: TimeoutProfile): string[] {
  const paths = new Set(profile.options.map(({ path }) => path));
  return [
    ...profile.options.flatMap(optionProblems),
    ...profile.defaults.flatMap(({ option }) =>
      option === undefined || paths.has(option) ? [] : [`a default of ${option}, which is no option`],
    ),
    ...listenerProblems(profile),
    ...defaultProblems(profile.defaults),
    ...fixProblems(profile),
  ];
}

function optionProblems(option: TimeoutOption): string[] {
  const { path, versions, needs, effect, instead, note } = option;
  const problems = [...rangeProblems(path, versions), ...rangeProblems(path, needs?.versions)];
  const isIdle = effect === 'ignored' || effect === 'refused';
  const mayBeIdle =
    isIdle || option.needsAfter === true || needs?.otherwise === 'ignored' || needs?.otherwise === 'refused';
  if (mayBeIdle && instead === undefined) {
    problems.push(`${path}: it does nothing, and what does is not said`);
  }
  if (effect === 'bounds' && option.covers.length === 0) {
    problems.push(`${path}: bounds no phase`);
  }
  if (!/^['`a-z0-9]/.test(note) || note.endsWith('.')) {
    problems.push(`${path}: its note is no clause`);
  }
  if (/(?:^|\.)(?:\.|$)/.test(path)) {
    problems.push(`${path}: no path`);
  }
  return problems;
}

/** An option that waits for a listener needs one that can be written. */
function listenerProblems({ options, after }: TimeoutProfile): string[] {
  const needing = [
    ...options.filter(({ needsAfter }) => needsAfter),
    ...(after ?? []).filter(({ needsListener }) => needsListener),
  ];
  const isListened = after?.some(({ effect }) => effect === 'listener') ?? false;
  return needing.length > 0 && !isListened ? ['needs a listener, and knows none'] : [];
}

/** Objects and profiles that nothing leads to. */
function unusedProblems(library: Library): string[] {
  const entities = entitiesOf(library).map(([, entity]) => entity);
  const named = new Set([
    ...entities.flatMap(entity => ('object' in entity ? [entity.object] : [])),
    ...entities.flatMap(entity => ('gives' in entity ? [entity.gives] : [])),
    ...Object.values(library.types ?? {}),
  ]);
  const profiles = new Set(entities.flatMap(entity => (entity.is === 'call' ? [entity.timeout] : [])));
  return [
    ...Object.keys(library.objects)
      .filter(name => !named.has(name))
      .map(name => `nothing leads to the object ${name}`),
    ...Object.keys(library.timeouts)
      .filter(name => !profiles.has(name))
      .map(name => `no call has the timeouts ${name}`),
  ];
}
