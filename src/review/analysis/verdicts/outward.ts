import type { Env } from '../link/known.ts';
import type { BindingId, CallFact, FileFacts, FunctionId } from '../facts/model.ts';
import type { Linker } from '../link/linker.ts';
import { isChain } from './call-index.ts';
import { calledFunction } from './cells.ts';
import { guardsAt } from './guard-entities.ts';
import { contextsOut, globalCallee, memberName } from './inspect.ts';
import { callsOf } from './local-index.ts';

/** Where something is handed to a call: the argument, and the path to it in a literal that stands there. */
export interface Taker {
  readonly call: CallFact;
  readonly index: number;
  readonly path: readonly string[];
}

/** What a walk from a call outwards meets. */
export type Step =
  /** Its promise (or observable, or effect) stands among the arguments of another call. */
  | {
      readonly kind: 'argument';
      readonly taker: Taker;
      readonly state: 'pending' | 'awaited';
      readonly again: boolean;
    }
  /** It is kept under a name, not awaited. */
  | { readonly kind: 'named'; readonly binding: BindingId; readonly again: boolean }
  /** A method of it is called. `again`: what it is can be begun anew; a promise that is under way cannot. */
  | { readonly kind: 'chained'; readonly call: CallFact; readonly property: string; readonly again: boolean }
  /** A function around it; `taker`: what that function is handed to where it is written. */
  | { readonly kind: 'function'; readonly fn: FunctionId; readonly taker: Taker | null };

/** Walks from a call outwards: through its chain and whatever it is handed to, and through the functions around it. */
export function* outward(
  linker: Linker,
  file: string,
  facts: FileFacts,
  call: CallFact,
  env: Env | null,
): Generator<Step> {
  let flows = mayBePending(linker, file, facts, call);
  let awaited = false;
  let again = true;
  /** The argument in which a function stands that its taker stands for. */
  let lifting: Taker | null = null;
  for (const context of contextsOut(facts, call.context)) {
    switch (context.kind) {
      case 'await':
        awaited = true;
        break;
      case 'statement':
      case 'property':
        flows = false;
        break;
      case 'receiver': {
        const outer = facts.calls[context.call];
        if (flows && outer !== undefined) {
          yield { kind: 'chained', call: outer, property: context.property, again };
        }
        flows = flows && (isChain(context.property) || stays.has(context.property));
        break;
      }
      case 'initializer':
        if (flows && !awaited) {
          yield { kind: 'named', binding: context.binding, again };
        }
        break;
      case 'argument': {
        const outer = facts.calls[context.call];
        if (outer === undefined) {
          break;
        }
        const taker: Taker = { call: outer, index: context.index, path: [] };
        if (lifting?.call === outer) {
          flows = true;
          lifting = null;
          break;
        }
        if (flows) {
          yield { kind: 'argument', taker, state: awaited ? 'awaited' : 'pending', again };
          const stood = standsFor(linker, file, facts, taker, env);
          again = again && stood !== 'begun';
          flows = stood !== 'no';
        }
        break;
      }
      case 'function': {
        const taker = takerOf(facts, context.fn);
        yield { kind: 'function', fn: context.fn, taker };
        lifting = taker !== null && liftsFunction(linker, file, taker, env) ? taker : null;
        again ||= lifting !== null;
        flows = lifting === null && taker === null && facts.functions[context.fn]?.style === 'arrow' && flows;
        awaited = false;
        break;
      }
      default:
        break;
    }
  }
}

/** Whether a call gives something that is still under way: an object, or what a function of the project gives at once, is none. */
function mayBePending(linker: Linker, file: string, facts: FileFacts, call: CallFact): boolean {
  const known = calledFunction(linker, file, facts, call);
  const fn = known === null ? null : linker.fn(known.file, known.fn);
  const home = known === null ? null : linker.facts(known.file);
  if (fn === null || home === null) {
    return (
      call.by !== 'new' ||
      linker
        .resolve({ file, value: call.callee, env: null })
        .alternatives.every(each => each.kind !== 'class')
    );
  }
  return fn.flow !== 'sync' || fn.returns.some(value => !atOnce.has(home.values[value]?.kind ?? 'opaque'));
}

/** Kinds of values that are no promise. */
const atOnce: ReadonlySet<string> = new Set([
  'literal',
  'undefined',
  'template',
  'object',
  'array',
  'function',
  'class',
  'binary',
  'unary',
  'this',
]);

/** Methods that give a promise or observable of the same. */
const stays: ReadonlySet<string> = new Set(['pipe', 'toPromise']);

const combinators = /^Promise\.(?:all|allSettled|any|resolve)$/;

/** Whether a call gives what stands for its argument: `Promise.all([…])`, `from(promise)`; `begun`: which cannot be begun again. */
function standsFor(
  linker: Linker,
  file: string,
  facts: FileFacts,
  taker: Taker,
  env: Env | null,
): 'yes' | 'begun' | 'no' {
  if (combinators.test(globalCallee(linker, file, taker.call) ?? '')) {
    return 'begun';
  }
  if (memberName(facts, taker.call) === 'pipe') {
    return 'yes';
  }
  for (const { guard } of guardsAt(linker, file, taker.call, env)) {
    const { guards, lifts } = guard;
    if (lifts === true && (guards.what === 'promise' || guards.what === 'pipe')) {
      return guards.what === 'promise' && guards.begun === true ? 'begun' : 'yes';
    }
    if (guards.what === 'piped' && guards.first === true && taker.index === 0) {
      return 'yes';
    }
  }
  return 'no';
}

/** Whether what a call gives stands for a function that it is handed: `defer(() => …)`. */
function liftsFunction(linker: Linker, file: string, taker: Taker, env: Env | null): boolean {
  return guardsAt(linker, file, taker.call, env).some(({ guard }) => guard.lifts === true);
}

/** What a function is handed to in the place where it is written, also in a literal of options or a list there. */
export function takerOf(facts: FileFacts, fn: FunctionId): Taker | null {
  const path: string[] = [];
  if (isCalledAtOnce(facts, fn)) {
    return null;
  }
  for (const context of contextsOut(facts, facts.functions[fn]?.context ?? null)) {
    switch (context.kind) {
      case 'property':
        path.unshift(context.key);
        break;
      case 'element':
        path.unshift('[]');
        break;
      case 'arm':
        break;
      case 'argument': {
        const call = facts.calls[context.call];
        return call === undefined ? null : { call, index: context.index, path };
      }
      default:
        return null;
    }
  }
  return null;
}

/** `(async () => …)()` */
function isCalledAtOnce(facts: FileFacts, fn: FunctionId): boolean {
  return callsOf(facts, fn).some(call => facts.values[call.callee]?.kind === 'function');
}
