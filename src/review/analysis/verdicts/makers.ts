import type { ClientSite, Verdict } from '../call.ts';
import type { CallId, FileFacts, ValueId } from '../facts/model.ts';
import { packageNameOf } from '../index/watch.ts';
import { resolveCall } from '../link/call-result.ts';
import type { EntityKnown } from '../link/known.ts';
import type { Linker } from '../link/linker.ts';
import { own } from '../link/world.ts';
import type { CallAtHand } from './call-at-hand.ts';

/** With more places that make such clients, nobody can tell which of them is handed in. */
const mostMakers = 12;

/**
 * A verdict that is open because the client is handed in, by all the places of the project that make such clients: what is so of every one
 * of them is so of whichever is handed in. It stays open where there is none, and where they differ.
 */
export function byMakers(at: CallAtHand, verdict: Verdict, judge: (at: CallAtHand) => Verdict): Verdict {
  const { known, quiet } = at;
  if (
    known.origin !== 'injected' ||
    verdict.verdict !== 'unknown' ||
    !quiet.world.complete ||
    quiet.world.isTest(at.file)
  ) {
    return verdict;
  }
  const makers = makersOf(quiet, known);
  if (makers.length > mostMakers || (makers.length === 0 && known.of?.injectable !== true)) {
    return verdict;
  }
  const made: readonly (ClientSite | null)[] = makers.length === 0 ? [null] : makers;
  const verdicts = made.map(client =>
    judge({ ...at, linker: quiet, known: { ...known, origin: 'made', client, env: null } }),
  );
  const [first] = verdicts;
  const isSettled = first?.verdict === 'absent' || first?.verdict === 'present';
  return first !== undefined && isSettled && verdicts.every(each => each.verdict === first.verdict)
    ? { ...first, looked: verdicts.flatMap(({ looked }) => looked) }
    : verdict;
}

/** Where clients of that type are made, tests aside; those of any type of the library where the type is not told. */
function makersOf(linker: Linker, known: EntityKnown): readonly ClientSite[] {
  const all = (allMakers(linker).get(known.library.id) ?? []).filter(
    ({ library }) => library === known.library,
  );
  const same = all.filter(({ maker }) => own(known.library.objects, maker.object) === known.of);
  return same.length > 0 ? same : all;
}

/** Every place of the project that makes a client, by library: found once for a state of the project. */
function allMakers(linker: Linker): ReadonlyMap<string, readonly ClientSite[]> {
  return linker.kept<ReadonlyMap<string, readonly ClientSite[]>>('all makers', new Map(), () => {
    const found = new Map<string, ClientSite[]>();
    for (const file of linker.world.parsed) {
      const facts = linker.world.isTest(file) ? null : linker.facts(file);
      for (const id of facts === null ? [] : callsIntoPackages(linker, facts)) {
        const site = madeBy(linker, file, id);
        if (site !== null) {
          const list = found.get(site.library.id) ?? [];
          list.push(site);
          found.set(site.library.id, list);
        }
      }
    }
    return found;
  });
}

function madeBy(linker: Linker, file: string, call: number): ClientSite | null {
  const [known] = resolveCall(linker, { file, call, env: null }).alternatives;
  return known?.kind === 'entity' &&
    known.origin === 'made' &&
    known.client?.file === file &&
    known.client.callId === call
    ? known.client
    : null;
}

const intoPackages = new WeakMap<FileFacts, readonly CallId[]>();

/** The calls whose callee begins with a name that is imported from a package of the catalog: a cheap look, before anything is followed. */
function callsIntoPackages(linker: Linker, facts: FileFacts): readonly CallId[] {
  let found = intoPackages.get(facts);
  if (found === undefined) {
    found = facts.calls.flatMap((call, id) => {
      const specifier = specifierOf(facts, call.callee);
      return specifier !== null && linker.world.libraryOf(packageNameOf(specifier)) !== null ? [id] : [];
    });
    intoPackages.set(facts, found);
  }
  return found;
}

function specifierOf(facts: FileFacts, id: ValueId, left = 4): string | null {
  const value = left === 0 ? undefined : facts.values[id];
  switch (value?.kind) {
    case 'member':
      return specifierOf(facts, value.object, left - 1);
    case 'binding': {
      const { values = [] } = facts.bindings[value.binding] ?? {};
      const [only] = values;
      return values.length === 1 && only !== undefined ? specifierOf(facts, only, left - 1) : null;
    }
    case 'imported':
    case 'module':
      return value.specifier;
    default:
      return null;
  }
}
