import type { FileFacts, FunctionFact, FunctionId } from '../facts/model.ts';
import { callersOf, nameOfFunction } from './callers.ts';
import { type CallRef, type EntityKnown, type Known, nothing, type Resolved } from './known.ts';
import type { Linker } from './linker.ts';
import { namesIn } from './names.ts';

type Parameter = Known & { kind: 'parameter' };

/** How many functions a client may be handed through. */
const farthest = 3;

/**
 * What a parameter is whose type tells nothing of it, as its callers say: something of one library, the same from all of them, where they are all
 * known and one of them stands in the same file. It counts as handed in: which client it is depends on the caller.
 */
export function handedIn(linker: Linker, resolved: Resolved): readonly EntityKnown[] {
  const [only, other] = resolved.alternatives;
  if (only?.kind !== 'parameter' || other !== undefined) {
    return [];
  }
  const given = fromCallers(linker, only, farthest);
  const entities = given.alternatives.filter(known => known.kind === 'entity');
  const [first] = entities;
  const agree =
    first !== undefined &&
    given.open === null &&
    given.alternatives.every(known =>
      known.kind === 'entity' ? known.library === first.library : isNothing(known),
    );
  return agree
    ? entities.slice(0, 1).map(known => ({ ...known, origin: 'injected', client: null, env: null }))
    : [];
}

function isNothing(known: Known): boolean {
  return known.kind === 'undefined' || (known.kind === 'literal' && known.value === null);
}

function fromCallers(linker: Linker, parameter: Parameter, left: number): Resolved {
  const { file, fn, index } = parameter;
  const facts = linker.facts(file);
  const fact = facts?.functions[fn];
  const name = facts === null || fact === undefined ? null : calledAs(facts, fn, fact);
  if (facts === null || name === null || left === 0) {
    return nothing;
  }
  // A look at this file alone first: most parameters are no clients.
  const here = (namesIn(facts).calls.get(name) ?? []).map(call => ({ file, call, env: null }));
  if (!here.some(call => mayLead(linker, call, parameter))) {
    return nothing;
  }
  return linker.once(`handed to ${String(index)} of ${String(fn)} of ${file}`, nothing, () => {
    const callers = callersOf(linker, file, fn);
    const parts = callers.calls.map(call => argument(linker, call, parameter, left));
    const open = parts.find(part => part.open !== null)?.open ?? null;
    return {
      alternatives: parts.flatMap(part => part.alternatives),
      open: callers.complete && callers.handed.length === 0 ? open : 'others may call it',
    };
  });
}

/** A constructor is called by the name of its class. */
function calledAs(facts: FileFacts, fn: FunctionId, fact: FunctionFact): string | null {
  return fact.style === 'constructor'
    ? (facts.classes.find(each => each.constructorFn === fn)?.name ?? null)
    : nameOfFunction(facts, fact);
}

function mayLead(linker: Linker, call: CallRef, parameter: Parameter): boolean {
  return plainArgument(linker, call, parameter).alternatives.some(
    known => known.kind === 'entity' || known.kind === 'parameter',
  );
}

/** What a caller hands in; where that is a parameter of its own, what its callers hand in. */
function argument(linker: Linker, call: CallRef, parameter: Parameter, left: number): Resolved {
  const given = plainArgument(linker, call, parameter);
  const telling = given.alternatives.some(known => known.kind === 'entity');
  const parts = given.alternatives.flatMap(known =>
    known.kind !== 'parameter' ? [known] : telling ? [] : fromCallers(linker, known, left - 1).alternatives,
  );
  return { alternatives: parts, open: parts.length === 0 ? 'it is handed in' : null };
}

function plainArgument(linker: Linker, call: CallRef, { index, path }: Parameter): Resolved {
  const args = linker.call(call)?.args ?? [];
  const given = args.slice(0, index + 1).some(each => each.spread) ? undefined : args[index];
  return given === undefined
    ? nothing
    : path.reduce<Resolved>(
        (object, name) => linker.member(object, name),
        linker.resolve({ file: call.file, value: given.value, env: null }),
      );
}
