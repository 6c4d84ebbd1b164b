import type { Library } from '../../catalog/schema.ts';
import type { CallFact, FileFacts } from '../facts/model.ts';
import type { CallRef, EntityKnown } from '../link/known.ts';
import type { Linker } from '../link/linker.ts';
import { clientKeyOf } from './client-state.ts';
import { type GuardAt, guardsAt } from './guard-entities.ts';

/** A call that changes a client, so that all of its calls are guarded from then on: `axiosRetry(client)`. */
export interface ClientChange {
  readonly at: GuardAt;
  readonly file: string;
  readonly call: CallFact;
}

/** The calls that change a client; found for all of the project at once. */
export function changesOf(linker: Linker, client: EntityKnown): readonly ClientChange[] {
  const key = clientKeyOf(client);
  return key === null ? [] : (changes(linker).get(key) ?? []);
}

type Changes = ReadonlyMap<string, readonly ClientChange[]>;

function changes(linker: Linker): Changes {
  return linker.kept<Changes>('changes of clients', new Map(), () => {
    const found = new Map<string, ClientChange[]>();
    for (const file of linker.world.parsed) {
      const facts = linker.facts(file);
      if (facts !== null && importsChanges(linker, file, facts)) {
        collect(linker, file, facts, found);
      }
    }
    return found;
  });
}

const specifiersOf = new WeakMap<FileFacts, ReadonlySet<string>>();

const changing = new WeakMap<Library, boolean>();

/** Whether a package has something that changes a client. */
function changesClients(library: Library): boolean {
  let does = changing.get(library);
  if (does === undefined) {
    does = Object.values(library.exports).some(
      entity => entity.is === 'guard' && entity.guards.what === 'client',
    );
    changing.set(library, does);
  }
  return does;
}

/** Whether a file imports a package that changes clients. */
function importsChanges(linker: Linker, file: string, facts: FileFacts): boolean {
  let specifiers = specifiersOf.get(facts);
  if (specifiers === undefined) {
    specifiers = new Set(
      facts.values.flatMap(value =>
        (value.kind === 'imported' || value.kind === 'module') && !/^[./]/.test(value.specifier)
          ? [value.specifier]
          : [],
      ),
    );
    specifiersOf.set(facts, specifiers);
  }
  return [...specifiers].some(specifier => {
    const target = linker.world.resolve(file, specifier);
    const library = target.kind === 'package' ? linker.world.libraryOf(target.name) : null;
    return library?.onlyGuards === true && changesClients(library);
  });
}

function collect(linker: Linker, file: string, facts: FileFacts, found: Map<string, ClientChange[]>): void {
  for (const call of facts.calls) {
    for (const at of guardsAt(linker, file, call, null)) {
      const { guards } = at.guard;
      if (guards.what === 'client') {
        for (const client of clientsIn(linker, file, call, guards.argument)) {
          const key = clientKeyOf(client);
          if (key !== null) {
            found.set(key, [...(found.get(key) ?? []), { at, file, call }]);
          }
        }
      }
    }
  }
}

function clientsIn(linker: Linker, file: string, call: CallFact, index: number): readonly EntityKnown[] {
  const argument = call.args[index];
  return argument === undefined
    ? []
    : linker
        .resolve({ file, value: argument.value, env: null })
        .alternatives.flatMap(known => (known.kind === 'entity' ? [known] : []));
}

/** A catalogued plugin that what makes a client was given: `Octokit.plugin(retry)`, `agent.compose(interceptors.retry())`. */
export function pluginsOf(linker: Linker, made: CallRef): readonly ClientChange[] {
  const facts = linker.facts(made.file);
  const call = linker.call(made);
  const found: ClientChange[] = [];
  for (const each of facts === null || call === null ? [] : chainOf(facts, call)) {
    for (const argument of each.args) {
      const node = facts?.values[argument.value];
      const inner = node?.kind === 'call' ? facts?.calls[node.call] : undefined;
      const guards =
        inner === undefined
          ? guardsAt(linker, made.file, { ...each, callee: argument.value }, made.env)
          : guardsAt(linker, made.file, inner, made.env);
      for (const at of guards) {
        if (at.guard.guards.what === 'plugin') {
          found.push({ at, file: made.file, call: inner ?? each });
        }
      }
    }
  }
  return found;
}

const longest = 8;

/** A call and those that its callee is made by, in the same file: `Octokit.plugin(retry)` of `new (Octokit.plugin(retry))()`. */
function chainOf(facts: FileFacts, call: CallFact): readonly CallFact[] {
  const calls: CallFact[] = [call];
  let at = call.callee;
  for (let step = 0; step < longest * 2; step++) {
    const node = facts.values[at];
    if (node?.kind === 'member') {
      at = node.object;
    } else if (node?.kind === 'binding') {
      const [value, other] = facts.bindings[node.binding]?.values ?? [];
      if (value === undefined || other !== undefined) {
        break;
      }
      at = value;
    } else if (node?.kind === 'call') {
      const made = facts.calls[node.call];
      if (made === undefined || calls.length >= longest) {
        break;
      }
      calls.push(made);
      at = made.callee;
    } else {
      break;
    }
  }
  return calls;
}
