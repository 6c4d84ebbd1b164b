import type { ClientSite } from '../call.ts';
import type { CallFact, FileFacts, Value, WriteFact } from '../facts/model.ts';
import type { EntityKnown, Ref } from '../link/known.ts';
import type { Linker } from '../link/linker.ts';
import { own, type World } from '../link/world.ts';
import { functionOf } from './inspect.ts';

/** What is assigned to the options of a client after it is made, anywhere in the project. */
export interface OptionWrite {
  readonly path: string;
  readonly ref: Ref;
}

/** Assignments to clients' defaults and interceptors registered on them, by client. */
export interface SharedWrites {
  readonly writes: ReadonlyMap<string, readonly OptionWrite[]>;
  /** Names that interceptors of a client set; null: one of them cannot be seen into. */
  readonly interceptors: ReadonlyMap<string, ReadonlySet<string> | null>;
}

function clientKey(library: string, client: ClientSite | null): string {
  return client === null ? library : `${library}\0${client.file}\0${String(client.callId)}`;
}

/** Tells a client from every other; null: it is handed in, and may be any. */
export function clientKeyOf(known: EntityKnown): string | null {
  return known.origin === 'injected' ? null : clientKey(known.library.id, known.client);
}

/** Reads them all, once for a state of the project. */
export function sharedWritesOf(linker: Linker): SharedWrites {
  const writes = new Map<string, OptionWrite[]>();
  const interceptors = new Map<string, Set<string> | null>();
  for (const file of linker.world.parsed) {
    const facts = linker.facts(file);
    if (facts !== null) {
      const state = stateOf(facts, linker.world.stateNames);
      collectWrites(linker, file, state.writes, writes);
      collectInterceptors(linker, file, facts, state.calls, interceptors);
    }
  }
  return { writes, interceptors };
}

/** What in a file may change a client after it is made, by its names alone. */
interface StateFacts {
  readonly writes: readonly WriteFact[];
  readonly calls: readonly CallFact[];
}

const stateFacts = new WeakMap<FileFacts, StateFacts>();

function stateOf(facts: FileFacts, names: World['stateNames']): StateFacts {
  let state = stateFacts.get(facts);
  if (state === undefined) {
    state = {
      writes: facts.writes.filter(write => write.path.slice(0, -1).some(name => names.defaults.has(name))),
      calls: facts.calls.filter(call => names.interceptors.some(name => call.calleeText.endsWith(name))),
    };
    stateFacts.set(facts, state);
  }
  return state;
}

function collectWrites(
  linker: Linker,
  file: string,
  written: readonly WriteFact[],
  into: Map<string, OptionWrite[]>,
): void {
  for (const write of written) {
    // `axios.defaults.timeout`: the object, perhaps a path to it, the name of its options, the option.
    for (let split = 0; split < write.path.length - 1; split++) {
      const of = linker.resolve({ file, value: write.object, env: null });
      const owner = write.path.slice(0, split).reduce((object, name) => linker.member(object, name), of);
      for (const known of owner.alternatives) {
        const entity = asEntity(known);
        const key =
          entity?.entity.is === 'object' &&
          own(entity.library.objects, entity.entity.object)?.defaults === write.path[split]
            ? clientKeyOf(entity)
            : null;
        if (key !== null) {
          const list = into.get(key) ?? [];
          list.push({
            path: write.path.slice(split + 1).join('.'),
            ref: { file, value: write.value, env: null },
          });
          into.set(key, list);
        }
      }
    }
  }
}

function asEntity(known: { readonly kind: string }): EntityKnown | null {
  return known.kind === 'entity' ? (known as EntityKnown) : null;
}

function collectInterceptors(
  linker: Linker,
  file: string,
  facts: FileFacts,
  calls: readonly CallFact[],
  into: Map<string, Set<string> | null>,
): void {
  for (const call of calls) {
    const path = memberPath(facts, call.callee);
    if (path === null || path.names.length === 0) {
      continue;
    }
    for (let split = 0; split < path.names.length; split++) {
      const name = path.names.slice(split).join('.');
      const of = linker.resolve({ file, value: path.root, env: null });
      const owner = path.names.slice(0, split).reduce((object, member) => linker.member(object, member), of);
      for (const known of owner.alternatives) {
        const entity = asEntity(known);
        const listed =
          entity?.entity.is === 'object'
            ? own(entity.library.objects, entity.entity.object)?.interceptors
            : undefined;
        const key = entity !== null && (listed?.includes(name) ?? false) ? clientKeyOf(entity) : null;
        if (key !== null) {
          addInterceptor(linker, file, call, key, into);
        }
      }
    }
  }
}

function addInterceptor(
  linker: Linker,
  file: string,
  call: CallFact,
  key: string,
  into: Map<string, Set<string> | null>,
): void {
  const [first] = call.args;
  const sets = first === undefined ? null : namesSetBy(linker, { file, value: first.value, env: null });
  const before = into.get(key);
  if (sets === null || before === null) {
    into.set(key, null);
  } else {
    into.set(key, new Set([...(before ?? []), ...sets]));
  }
}

/** The names that a function sets, or that stand in an object of options; null: it cannot be seen into. */
function namesSetBy(linker: Linker, ref: Ref): readonly string[] | null {
  const run = functionOf(linker, ref);
  if (run !== null) {
    return linker.fn(run.file, run.fn)?.sets ?? null;
  }
  const { alternatives, open } = linker.resolve(ref);
  const keys = alternatives.map(known => (known.kind === 'object' ? keysOf(linker.value(known.ref)) : null));
  return open === null && keys.length > 0 && keys.every(each => each !== null) ? keys.flat() : null;
}

function keysOf(value: Value | null): readonly string[] | null {
  const properties = value?.kind === 'object' ? value.properties : [];
  const keys = properties.map(each => (each.kind === 'property' ? each.key : null));
  return keys.every(key => key !== null) ? keys : null;
}

/** `a.b.c` → its root's value and the names; null: no plain path. */
function memberPath(facts: FileFacts, value: number): { root: number; names: string[] } | null {
  const names: string[] = [];
  let at = value;
  for (let node = facts.values[at]; node?.kind === 'member'; node = facts.values[at]) {
    if (node.property === null) {
      return null;
    }
    names.unshift(node.property);
    at = node.object;
  }
  return { root: at, names };
}

export function clientWrites(shared: SharedWrites, known: EntityKnown): readonly OptionWrite[] {
  const key = clientKeyOf(known);
  return key === null ? [] : (shared.writes.get(key) ?? []);
}

/** Whether an interceptor of the client may set one of the options. */
export function interceptorsMaySet(
  shared: SharedWrites,
  known: EntityKnown,
  paths: readonly string[],
): boolean {
  const key = clientKeyOf(known);
  const sets = key === null ? undefined : shared.interceptors.get(key);
  return sets === null || (sets !== undefined && paths.some(path => sets.has(path.split('.')[0] ?? path)));
}
