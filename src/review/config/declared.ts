import { guardLibrary } from '../catalog/define.ts';
import type {
  CallEntity,
  Entity,
  GuardEntity,
  Library,
  NativeFix,
  ObjectType,
  RetryProfile,
  TimeoutProfile,
} from '../catalog/schema.ts';
import type { ClientEntry, ClientTimeout, WrapperEntry } from './entries.ts';

/** What the whole of a call is bounded over, as far as its author says. */
const covers = ['connect', 'headers', 'body', 'total'] as const;

/** A client of the team's own as an entry of the catalog. */
export function libraryOfClient(entry: ClientEntry): Library {
  const call: CallEntity = {
    is: 'call',
    options: [optionsPlace(entry.timeout)],
    operation: { kind: 'member-name', safe: safeNames, unsafe: unsafeNames },
    timeout: 'own',
  };
  const objects: Record<string, ObjectType> = {};
  addObject(objects, 'client', entry.calls, call);
  const maker: Entity = { is: 'maker', object: 'client', by: 'either', options: [{ at: 'first-object' }] };
  return {
    id: entry.name,
    packages: entry.module.kind === 'package' ? [entry.module.name] : [],
    kind: entry.kind,
    depth: 'full',
    sources: ['.faultline.yaml'],
    exports: {
      ...Object.fromEntries(entry.functions.map(name => [name, call])),
      ...Object.fromEntries(entry.clients.map(name => [name, { is: 'object', object: 'client' } as const])),
      ...Object.fromEntries(entry.makers.map(name => [name, maker])),
    },
    types: Object.fromEntries(entry.makers.map(name => [name, 'client'])),
    objects,
    timeouts: { own: timeoutsOf(entry.timeout) },
    retries: { default: retriesOf(entry.retries) },
    deadline: { ms: entry.deadline ?? 5000, why: 'as .faultline.yaml says' },
  };
}

const safeNames = ['get', 'list', 'find', 'fetch', 'load', 'read', 'search', 'count', 'head', 'query'];
const unsafeNames = ['create', 'post', 'add', 'insert', 'send', 'publish', 'charge', 'pay', 'submit'];

/** An object with these members; those of `users.*` are the members of a member. */
function addObject(
  objects: Record<string, ObjectType>,
  name: string,
  calls: readonly string[],
  call: CallEntity,
): void {
  const members: Record<string, Entity> = {};
  const inner = new Map<string, string[]>();
  for (const path of calls) {
    const [first = '', ...rest] = path.split('.');
    if (rest.length === 0) {
      members[first] = call;
    } else {
      inner.set(first, [...(inner.get(first) ?? []), rest.join('.')]);
    }
  }
  for (const [first, paths] of inner) {
    members[first] = { is: 'object', object: `${name}.${first}` };
    addObject(objects, `${name}.${first}`, paths, call);
  }
  objects[name] = { members };
}

function optionsPlace(timeout: ClientTimeout | null): CallEntity['options'][number] {
  const argument = timeout?.argument ?? null;
  return argument === null ? { at: 'last-object' } : { at: argument, if: 'object' };
}

function timeoutsOf(timeout: ClientTimeout | null): TimeoutProfile {
  if (timeout === null) {
    return {
      options: [],
      defaults: [
        { ms: null, effect: 'bounds', covers: [], note: 'has no deadline, as .faultline.yaml says' },
      ],
      fixes: [],
    };
  }
  const { option, at, unit } = timeout;
  return {
    options:
      option === null
        ? []
        : [
            {
              path: option,
              at,
              form: unit,
              effect: 'bounds',
              covers,
              off: [0, false, null],
              note: 'bounds the call, as .faultline.yaml says',
            },
          ],
    defaults: [
      {
        ms: timeout.default,
        ...(option === null ? {} : { option }),
        effect: 'bounds',
        covers: timeout.default === null ? [] : covers,
        note: timeout.default === null ? 'has no default' : `waits ${String(timeout.default)} ms by default`,
      },
    ],
    fixes: option === null ? [] : fixesOf(option, at, unit),
  };
}

const written = { ms: '$ms', s: '$s', signal: '$signal' } as const;

function fixesOf(option: string, at: ClientTimeout['at'], unit: ClientTimeout['unit']): readonly NativeFix[] {
  const places = at === 'both' ? (['call', 'client'] as const) : [at];
  // A signal is for one call.
  return places
    .filter(place => unit !== 'signal' || place === 'call')
    .map(place => ({ at: place, set: { [option]: written[unit] }, note: 'bounds the call' }));
}

function retriesOf(retries: number | null): RetryProfile {
  return {
    options: [],
    defaults: [
      {
        retries,
        note:
          retries === null
            ? 'does not try again'
            : `tries again ${String(retries)} times, as .faultline.yaml says`,
      },
    ],
  };
}

/** Wrappers of the team's own, in one module, as an entry of the catalog. */
export function libraryOfWrappers(
  module: WrapperEntry['module'],
  wrappers: readonly WrapperEntry[],
): Library {
  const exports: Record<string, Entity> = {};
  const objects: Record<string, ObjectType> = {};
  for (const wrapper of wrappers) {
    const [name = '', method] = wrapper.name.split('.');
    if (method === undefined) {
      exports[name] = guardOf(wrapper);
    } else {
      objects[name] = { members: { ...objects[name]?.members, [method]: guardOf(wrapper) } };
      exports[name] = {
        is: 'maker',
        object: name,
        by: 'either',
        options: [],
        members: { [method]: guardOf(wrapper) },
      };
    }
  }
  return guardLibrary({
    id: module.name,
    packages: module.kind === 'package' ? [module.name] : [],
    sources: ['.faultline.yaml'],
    exports,
    objects,
    types: Object.fromEntries(Object.keys(objects).map(name => [name, name])),
  });
}

function guardOf({ argument, guards }: WrapperEntry): GuardEntity {
  return {
    is: 'guard',
    guards: { what: 'function', argument },
    adds: guards.map(guard => ({ guard, note: 'guards what it is given, as .faultline.yaml says' })),
  };
}
