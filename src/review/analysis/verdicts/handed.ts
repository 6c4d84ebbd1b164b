import { type Guard, type Origin, phases } from '../../../base/guard.ts';
import type { PlaceWithMessage } from '../../../base/place.ts';
import type { GuardEntity } from '../../catalog/schema.ts';
import type { CallFact, FileFacts, FunctionId } from '../facts/model.ts';
import type { Env, Known, Resolved } from '../link/known.ts';
import type { Linker } from '../link/linker.ts';
import { resolveType } from '../link/type-values.ts';
import type { Added } from './added.ts';
import { callsGiven } from './call-index.ts';
import { type Contributions, emptyContributions } from './contributions.ts';
import { decoratedGuards } from './decorated.ts';
import { isExecutor } from './executors.ts';
import { fits, guardOf, type Subject } from './guard-entities.ts';
import { globalCallee, placeIn } from './inspect.ts';
import { operatorsOn, pipedLater } from './operators.ts';
import { ordinary } from './ordinary.ts';
import { outward, type Taker } from './outward.ts';
import { addedAt, isIdle } from './policies.ts';
import { openHere, wrapperGuards } from './wrappers.ts';

/**
 * What a call, or a function around it, is handed to, and what that adds of a guard: catalogued guards, functions of the project by what they
 * do with what they are given, decorators, operators on what the call gives. A function that cannot be seen into leaves the guard open.
 * `silent`: the function around it, if any, that lets no failure out, so that nothing is done about one further out.
 */
export function handedGuards(
  linker: Linker,
  file: string,
  call: CallFact,
  guard: Guard,
  into: Contributions,
  env: Env | null = null,
  silent: FunctionId | null = null,
): void {
  const facts = linker.facts(file);
  if (facts === null) {
    return;
  }
  const scene: Scene = { linker, file, facts, guard, env };
  for (const step of outward(linker, file, facts, call, env)) {
    switch (step.kind) {
      case 'argument':
        if (step.state === 'pending') {
          handedTo(scene, { what: 'promise', taker: step.taker, takes: null, again: step.again }, into);
          operatorsOn(scene, step.taker.call, step.taker.index + 1, step.again, into);
        }
        break;
      case 'named':
        for (const { call: outer, index } of callsGiven(facts, step.binding)) {
          if (facts.values[outer.args[index]?.value ?? -1]?.kind === 'binding' && isKnown(scene, outer)) {
            const taker: Taker = { call: outer, index, path: [] };
            handedTo(scene, { what: 'promise', taker, takes: null, again: step.again }, into);
          }
        }
        pipedLater(scene, step.binding, step.again, into);
        break;
      case 'chained':
        operatorsOn(scene, step.call, 0, step.again, into);
        break;
      case 'function':
        if (step.fn === silent) {
          return;
        }
        if (step.taker !== null) {
          const takes = facts.functions[step.fn]?.parameters.length ?? null;
          handedTo(scene, { what: 'function', taker: step.taker, takes, again: true }, into);
        }
        decoratedGuards(scene, step.fn, into);
        break;
    }
  }
}

/** Where something is asked about. */
export interface Scene {
  readonly linker: Linker;
  readonly file: string;
  readonly facts: FileFacts;
  readonly guard: Guard;
  readonly env: Env | null;
}

/** Only what is known to take a promise is asked about one that goes by a name: everybody else may look at it. */
function isKnown({ linker, file, env }: Scene, outer: CallFact): boolean {
  return (
    globalCallee(linker, file, outer) === null &&
    linker
      .resolve({ file, value: outer.callee, env })
      .alternatives.some(known => known.kind === 'function' || guardOf(known, outer) !== null)
  );
}

/** What adds to a promise or function that it is handed. Gives whether it only goes through a policy that does nothing, by its name. */
export function handedTo(scene: Scene, subject: Subject, into: Contributions): boolean {
  const { linker, file, env } = scene;
  const outer = subject.taker.call;
  const resolved = linker.resolve({ file, value: outer.callee, env });
  const found = alternativesOf(linker, resolved).map(known => takenBy(scene, subject, known));
  const telling = found.filter(each => !each.idle);
  if (found.length === 0) {
    takenByUnknown(scene, outer, into);
  }
  merge(scene, outer, telling, into);
  return found.length > 0 && telling.length === 0;
}

/** All that it may be; what the type of a parameter says speaks for it. */
function alternativesOf(linker: Linker, { alternatives }: Resolved): readonly Known[] {
  const typed = alternatives.some(known => known.kind === 'entity' && !isIdle(known));
  const telling = alternatives.filter(
    known => known.kind !== 'undefined' && !(known.kind === 'parameter' && (typed || isTyped(linker, known))),
  );
  return telling.length > 0 ? telling : alternatives;
}

/** Whether the type of a parameter leads to a function whose code is known: a class, not an interface. */
function isTyped(linker: Linker, { file, fn, index, path }: Known & { kind: 'parameter' }): boolean {
  const type = linker.fn(file, fn)?.parameters[index]?.type ?? null;
  return (
    type !== null &&
    path
      .reduce((object, name) => linker.member(object, name), resolveType(linker, file, type))
      .alternatives.some(known => known.kind === 'function')
  );
}

/** One says what all of them say; where only some of them add the guard, it is open. */
function merge(scene: Scene, outer: CallFact, found: readonly Contributions[], into: Contributions): void {
  const [first] = found;
  const guarding = found.filter(each => each.sources.length > 0);
  if (first === undefined) {
    return;
  }
  if (guarding.length === found.length) {
    into.sources.push(...first.sources);
    into.defects.push(...first.defects);
    return;
  }
  const open = found.flatMap(each => each.open);
  if (guarding.length > 0 && open.length === 0) {
    openHere(scene, outer, into);
  }
  into.open.push(...open);
}

/** What one thing that it is handed to adds; `idle`: nothing, for it is there to do nothing. */
interface Taken extends Contributions {
  readonly idle: boolean;
}

function takenBy(scene: Scene, subject: Subject, known: Known): Taken {
  const { linker, file, env } = scene;
  const { call: outer, index, path } = subject.taker;
  const into = emptyContributions();
  let idle = isIdle(known);
  switch (known.kind) {
    case 'entity':
    case 'package': {
      const at = guardOf(known, outer);
      const used = at === null ? null : fits(at, subject);
      if (used !== null) {
        const run = { ...scene, takes: subject.takes, again: subject.again, operation: null };
        pushAdded(
          scene,
          addedAt(run, used.at, { file, call: used.call, env }),
          outer,
          into,
          originOf(used.at.guard),
        );
      }
      break;
    }
    case 'function':
      idle = wrapperGuards(
        scene,
        known,
        { index, path, what: subject.what, takes: subject.takes },
        outer,
        into,
      );
      break;
    case 'class': {
      const constructor = linker.facts(known.file)?.classes[known.class]?.constructorFn ?? null;
      if (outer.by === 'new' && constructor !== null) {
        const made = { kind: 'function' as const, file: known.file, fn: constructor, env: known.env };
        wrapperGuards(scene, made, { index, path, what: subject.what, takes: subject.takes }, outer, into);
      }
      break;
    }
    case 'foreign':
    case 'result':
      takenByPackage(scene, known, outer, into);
      break;
    case 'parameter':
      if (!settles(linker, known)) {
        takenByUnknown(scene, outer, into);
      }
      break;
    default:
      break;
  }
  return { ...into, idle };
}

/** `resolve(load())`: whoever settles a promise with it adds nothing. */
function settles(linker: Linker, { file, fn }: Known & { kind: 'parameter' }): boolean {
  const facts = linker.facts(file);
  return facts !== null && isExecutor(linker, file, facts, fn);
}

function takenByUnknown(scene: Scene, outer: CallFact, into: Contributions): void {
  if (!ordinary.has(nameOf(outer))) {
    into.open.push({
      why: `what \`${nameOf(outer)}\` does with it is not known`,
      at: { ...placeIn(scene.linker, scene.file, outer.calleeSpan), message: 'it is handed on here' },
    });
  }
}

/** Packages that are known to guard, and not how. */
function takenByPackage(
  { linker, file, guard }: Scene,
  known: Known & { kind: 'foreign' | 'result' },
  outer: CallFact,
  into: Contributions,
): void {
  const name =
    known.kind === 'foreign' ? known.package : packageOfResult(linker, known.call.file, known.call.call);
  if (name !== null && linker.world.guardsOf(name).includes(guard)) {
    into.open.push({
      why: `\`${nameOf(outer)}\` of ${name} may ${may[guard]}`,
      at: { ...placeIn(linker, file, outer.calleeSpan), message: 'it is handed on here' },
    });
  }
}

const may: Readonly<Record<Guard, string>> = {
  timeout: 'set a deadline',
  retry: 'run it again',
  'circuit-breaker': 'break the circuit',
  fallback: 'go on without it',
  bulkhead: 'limit how many run at once',
  'rate-limit': 'limit how often it runs',
};

/** The package whose function or class made something: `new CircuitBreaker(…)`, `wrap(a, b)`. */
function packageOfResult(linker: Linker, file: string, call: number): string | null {
  const fact = linker.call({ file, call, env: null });
  const known = fact === null ? [] : linker.resolve({ file, value: fact.callee, env: null }).alternatives;
  const [only, other] = known;
  if (other !== undefined) {
    return null;
  }
  if (only?.kind === 'foreign') {
    return only.package;
  }
  return only?.kind === 'result' ? packageOfResult(linker, only.call.file, only.call.call) : null;
}

/** The last name of what is called: `execute` of `this.policy.execute`. */
export function nameOf(outer: CallFact): string {
  return /[\w$]+$/.exec(outer.calleeText)?.[0] ?? outer.calleeText;
}

/** Adds what a catalogued guard says, with the place where it stands. */
export function pushAdded(
  { linker, file, guard }: Pick<Scene, 'linker' | 'file' | 'guard'>,
  added: Added | null,
  at: CallFact,
  into: Contributions,
  origin: Origin = 'wrapper',
): void {
  if (added === null) {
    return;
  }
  const evidence: PlaceWithMessage = { ...placeIn(linker, file, at.calleeSpan), message: added.note };
  if (added.kind === 'open') {
    into.open.push({ why: `whether it is guarded there is not known: ${added.note}`, at: evidence });
    return;
  }
  into.sources.push({
    origin,
    value: added.value,
    covers: guard === 'timeout' ? [...phases] : [],
    evidence: [evidence],
  });
}

/** A queue or function platform speaks for itself. */
export function originOf({ platform }: GuardEntity): Origin {
  return platform === true ? 'platform' : 'wrapper';
}
