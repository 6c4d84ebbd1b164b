import { type Guard, phases } from '../../../base/guard.ts';
import type { GuardSource } from '../call.ts';
import type { CallFact, FileFacts, FunctionId } from '../facts/model.ts';
import type { CallRef, Env, Known } from '../link/known.ts';
import type { Linker } from '../link/linker.ts';
import { type Contributions, emptyContributions } from './contributions.ts';
import { isDeclared } from './declared.ts';
import { enclosing } from './enclosing-guards.ts';
import { handedTo, nameOf, type Scene } from './handed.ts';
import { type Held, type Uses, usesOf } from './held.ts';
import { functionOf, memberName, placeIn } from './inspect.ts';
import { endsInFailure } from './only-fails.ts';
import { racedIn } from './races.ts';

/** What a function is handed: in which parameter, and where in it. */
export interface Given {
  readonly index: number;
  readonly path: readonly string[];
  readonly what: 'promise' | 'function';
  /** How many parameters it takes, where it is a function that is known. */
  readonly takes: number | null;
}

/** What the evidence says of a function of the project that guards what it is handed. */
const does: Readonly<Record<Guard, string>> = {
  timeout: 'bounds what it is given',
  retry: 'runs what it is given again',
  'circuit-breaker': 'runs what it is given in a circuit breaker',
  fallback: 'goes on without what it is given',
  bulkhead: 'limits how many run at once',
  'rate-limit': 'limits how often it runs',
};

const whether: Readonly<Record<Guard, string>> = {
  timeout: 'sets a deadline',
  retry: 'runs it again',
  'circuit-breaker': 'breaks the circuit',
  fallback: 'goes on without it',
  bulkhead: 'limits how many run at once',
  'rate-limit': 'limits how often it runs',
};

/** It cannot be told whether what is called here guards what it is handed. */
export function openHere({ linker, file, guard }: Scene, outer: CallFact, into: Contributions): void {
  into.open.push({
    why: `whether \`${nameOf(outer)}\` ${whether[guard]} is not known`,
    at: { ...placeIn(linker, file, outer.calleeSpan), message: 'it is handed on here' },
  });
}

/** What a function of the project adds to what it is handed, by what it does with it: it races it, runs it in a loop, in a `try`.
 * Gives whether it only hands it on to a policy that does nothing. */
export function wrapperGuards(
  scene: Scene,
  known: Known & { kind: 'function' },
  given: Given,
  outer: CallFact,
  into: Contributions,
): boolean {
  const { linker, guard, file } = scene;
  const place = placeIn(linker, file, outer.calleeSpan);
  const message = `\`${nameOf(outer)}\` ${does[guard]}`;
  if (isDeclared(linker, known, guard)) {
    into.sources.push(source(guard, null, [{ ...place, message: `${message}, as its comment says` }]));
    return false;
  }
  const found = inThisCall(scene, known, given, outer);
  const [first] = found.sources;
  if (first !== undefined) {
    into.sources.push({
      ...source(guard, first.value, [{ ...place, message }, ...first.evidence.slice(0, 2)]),
      covers: first.covers,
    });
  } else if (found.open.length > 0) {
    openHere(scene, outer, into);
  }
  return found.idle;
}

function source(guard: Guard, value: GuardSource['value'], evidence: GuardSource['evidence']): GuardSource {
  return { origin: 'wrapper', value, covers: guard === 'timeout' ? [...phases] : [], evidence };
}

const mostLayers = 8;

/** By itself first; in this call of it where the arguments can make a difference: an amount, a policy that is handed in. */
function inThisCall(
  scene: Scene,
  known: Known & { kind: 'function' },
  given: Given,
  outer: CallFact,
): Passed {
  const { linker, file, facts, guard, env } = scene;
  const itself = parameterGuards(linker, guard, known.file, known.fn, given, known.env);
  const isSettled = itself.sources.some(each => each.value !== null) || isNothing(itself);
  const node = facts.values[outer.value];
  if (isSettled || node?.kind !== 'call') {
    return itself;
  }
  const here: CallRef = { file, call: node.call, env };
  const inside = linker.env(known.file, known.fn, here, known.env);
  return inside.depth > mostLayers
    ? itself
    : parameterGuards(linker, guard, known.file, known.fn, given, inside);
}

function isNothing({ sources, open }: Contributions): boolean {
  return sources.length === 0 && open.length === 0;
}

/** What a function adds to what is handed to one of its parameters. */
function parameterGuards(
  linker: Linker,
  guard: Guard,
  file: string,
  fn: FunctionId,
  given: Given,
  env: Env | null,
): Passed {
  const { index, path, what, takes } = given;
  const parameter = `${what} ${[index, ...path].join('.')} of ${String(fn)} of ${file}`;
  const question = `${guard} of ${parameter} with ${String(takes)} in ${String(env?.id ?? -1)}`;
  return linker.kept<Passed>(question, { ...emptyContributions(), idle: false }, () => {
    const facts = linker.facts(file);
    const into = emptyContributions();
    if (facts === null) {
      into.open.push({ why: `${file} is not read`, at: null });
      return { ...into, idle: false };
    }
    const held: Held = { fn, index, path };
    const uses = linker.kept<Uses>(`uses of ${parameter}`, noUses, () => usesOf(facts, held));
    const scene: Scene = { linker, file, facts, guard, env };
    for (const call of uses.calls) {
      called(scene, call, what, into);
    }
    // What is never run is not run without guards either: a mock.
    let idle = uses.calls.length === 0;
    for (const taker of uses.handedOn) {
      racedIn(scene, taker.call, into);
      idle = handedTo(scene, { what, taker, takes, again: what === 'function' }, into) && idle;
    }
    return { ...into, idle };
  });
}

/** What a function adds; `idle`: nothing, for it only hands on to a policy that does nothing, or runs it never. */
interface Passed extends Contributions {
  readonly idle: boolean;
}

const noUses: Uses = { calls: [], handedOn: [] };

/** A call of what was handed, or a method of the promise. */
function called(scene: Scene, call: CallFact, what: Given['what'], into: Contributions): void {
  const { linker, file, facts, guard, env } = scene;
  if (what === 'function') {
    enclosing[guard](linker, file, call, into, env);
    return;
  }
  if (guard === 'fallback') {
    caughtHere(scene, facts, call, into);
  } else if (guard !== 'retry') {
    // A promise that is under way is not begun again by a loop around it.
    enclosing[guard](linker, file, call, into, env);
  }
}

/** `promise.catch(() => value)` */
function caughtHere({ linker, file }: Scene, facts: FileFacts, call: CallFact, into: Contributions): void {
  const name = memberName(facts, call);
  const handler = name === 'catch' ? call.args[0] : name === 'then' ? call.args[1] : undefined;
  const run = handler === undefined ? null : functionOf(linker, { file, value: handler.value, env: null });
  if (run !== null && !endsInFailure(linker, run.file, run.fn)) {
    const evidence = { ...placeIn(linker, file, call.nameSpan), message: 'its failure is caught here' };
    into.sources.push(source('fallback', null, [evidence]));
  }
}
