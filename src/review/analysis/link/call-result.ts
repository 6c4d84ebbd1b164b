import type { CallEntity, MakerEntity } from '../../catalog/schema.ts';
import { placeOf } from '../../../base/place.ts';
import type { ClientSite } from '../call.ts';
import type { CallFact, FunctionFact } from '../facts/model.ts';
import { settled } from './awaited.ts';
import { packageItself } from './exports.ts';
import { genericResult } from './generic-result.ts';
import { guardResult } from './guard-result.ts';
import {
  type CallRef,
  type EntityKnown,
  type Env,
  type Known,
  one,
  type Resolved,
  union,
  unknown,
} from './known.ts';
import type { Linker } from './linker.ts';
import { inferredClient } from './inferred.ts';
import { isTelling } from './linker.ts';
import { own } from './world.ts';
import { resolveType } from './type-values.ts';

/** What a call, or `new`, gives. A promise is the same as what it resolves to. */
export function resolveCall(linker: Linker, ref: CallRef): Resolved {
  const call = linker.call(ref);
  if (call === null) {
    return unknown('the call is not found');
  }
  const bound = boundFunction(linker, ref, call);
  if (bound !== null) {
    return bound;
  }
  const callee = linker.resolve({ file: ref.file, value: call.callee, env: ref.env });
  if (callee.alternatives.length === 0) {
    return unknown(callee.open ?? `\`${call.calleeText}\` is not known`);
  }
  const parts = callee.alternatives.map(known => resultOf(linker, ref, call, known));
  const all = union(parts);
  return { alternatives: all.alternatives, open: all.open ?? callee.open };
}

/** `fetch.bind(globalThis)`: the function itself; null: nothing callable is bound here, or arguments are bound too. */
function boundFunction(linker: Linker, ref: CallRef, call: CallFact): Resolved | null {
  const callee = linker.value({ file: ref.file, value: call.callee, env: ref.env });
  if (callee?.kind !== 'member' || callee.property !== 'bind' || call.args.length > 1) {
    return null;
  }
  const { alternatives, open } = linker.resolve({ file: ref.file, value: callee.object, env: ref.env });
  const callable = alternatives.filter(isCallable);
  return callable.length === 0 ? null : { alternatives: callable, open };
}

function isCallable(known: Known): boolean {
  return known.kind === 'function' || (known.kind === 'entity' && known.entity.is === 'call');
}

function resultOf(linker: Linker, ref: CallRef, call: CallFact, known: Known): Resolved {
  const result = one({ kind: 'result', call: ref, path: [] });
  switch (known.kind) {
    case 'entity':
      return entityResult(linker, ref, call, known) ?? result;
    case 'package': {
      const itself = packageItself(known.library);
      return itself === null ? result : (entityResult(linker, ref, call, itself) ?? result);
    }
    case 'function':
      return functionResult(linker, ref, call, known);
    case 'class':
      return call.by === 'new'
        ? one({ kind: 'instance', file: known.file, class: known.class, call: ref, env: known.env })
        : result;
    case 'global':
      return globalResult(linker, ref, call, known.path) ?? result;
    case 'array':
      // `[a, b].filter(Boolean)`: the member gave the array itself.
      return one(known);
    case 'parameter':
      return unknown(`what \`${call.calleeText}\` gives is not known`);
    case 'foreign':
      return promisified(linker, ref, call, known) ?? inferredResult(linker, ref, call, known) ?? result;
    default:
      return result;
  }
}

function inferredResult(
  linker: Linker,
  ref: CallRef,
  call: CallFact,
  known: Known & { kind: 'foreign' },
): Resolved | null {
  const maker = inferredClient(linker, ref.file, call, known);
  return maker === null ? null : entityResult(linker, ref, call, maker);
}

/** `promisify(connection.query)`: the same function, with a promise in place of its callback. */
function promisified(
  linker: Linker,
  ref: CallRef,
  call: CallFact,
  known: Known & { kind: 'foreign' },
): Resolved | null {
  const [first] = call.args;
  if (
    first === undefined ||
    known.path.join('.') !== 'promisify' ||
    (known.package !== 'util' && known.package !== 'node:util')
  ) {
    return null;
  }
  const { alternatives, open } = linker.resolve({ file: ref.file, value: first.value, env: ref.env });
  const callable = alternatives.filter(isCallable);
  return callable.length === 0 ? null : { alternatives: callable, open };
}

/** What calling something of a library gives; null: nothing that is followed. */
function entityResult(linker: Linker, ref: CallRef, call: CallFact, known: EntityKnown): Resolved | null {
  const { entity, library } = known;
  switch (entity.is) {
    case 'maker': {
      if (entity.by === 'call' && call.by === 'new') {
        return null;
      }
      const client = clientSite(linker, ref, call, known, entity);
      return one({
        ...known,
        entity: { is: 'object', object: entity.object },
        of: null,
        origin: 'made',
        client,
        env: ref.env,
      });
    }
    case 'call':
      return entity.gives === undefined ? null : one(givenBy(linker, ref, call, known, entity, entity.gives));
    case 'guard':
      return guardResult(linker, ref, call, known, entity);
    case 'local':
      return entity.gives === undefined
        ? null
        : one({ ...known, entity: { is: 'object', object: entity.gives }, of: null });
    case 'object': {
      const type = own(library.objects, entity.object);
      const inner = call.by === 'tag' ? (type?.tag ?? type?.call) : type?.call;
      return inner === undefined ? one(known) : entityResult(linker, ref, call, { ...known, entity: inner });
    }
  }
}

/** What a call gives: something of the same client, or one that it makes with its own options. */
function givenBy(
  linker: Linker,
  ref: CallRef,
  call: CallFact,
  known: EntityKnown,
  { makes, options, target }: CallEntity,
  object: string,
): EntityKnown {
  const given: EntityKnown = { ...known, entity: { is: 'object', object }, of: null };
  if (makes !== true) {
    return given;
  }
  const maker: MakerEntity = {
    is: 'maker',
    object,
    by: 'call',
    options,
    ...(target === undefined ? {} : { target }),
  };
  return { ...given, origin: 'made', client: clientSite(linker, ref, call, known, maker), env: ref.env };
}

/** Where a client is made: by a call of its maker, or by the `super(…)` of a class that extends it. */
export function clientSite(
  linker: Linker,
  ref: CallRef,
  call: CallFact,
  known: EntityKnown,
  maker: MakerEntity,
): ClientSite {
  const facts = linker.facts(ref.file);
  const context = facts?.contexts[call.context];
  const binding = context?.kind === 'initializer' ? facts?.bindings[context.binding] : undefined;
  return {
    file: ref.file,
    callId: ref.call,
    fact: call,
    name: binding?.name ?? null,
    place: placeOf(ref.file, facts?.lines ?? [0], call.calleeSpan),
    maker,
    library: known.library,
    parent: parentOf(linker, ref, call, known, maker),
  };
}

function parentOf(
  linker: Linker,
  ref: CallRef,
  call: CallFact,
  known: EntityKnown,
  maker: MakerEntity,
): ClientSite | null {
  if (maker.inherits === 'receiver') {
    return known.client;
  }
  if (maker.inherits === undefined) {
    return null;
  }
  const argument = call.args[maker.inherits.argument];
  if (argument === undefined) {
    return null;
  }
  const resolved = linker.resolve({ file: ref.file, value: argument.value, env: ref.env });
  const client = resolved.alternatives.find(alternative => alternative.kind === 'entity');
  return client?.client ?? null;
}

function functionResult(
  linker: Linker,
  ref: CallRef,
  call: CallFact,
  known: Known & { kind: 'function' },
): Resolved {
  const fn = linker.fn(known.file, known.fn);
  if (fn === null) {
    return unknown('the function is not read');
  }
  if (/\bbind$/.test(call.calleeText)) {
    return one(known);
  }
  const env = linker.env(known.file, known.fn, ref, known.env);
  if (env.depth > mostLayers) {
    return unknown('the calls are nested too deeply');
  }
  const given = returnsOf(linker, known, fn, env);
  const returned = fn.flow === 'async' ? settled(given) : given;
  if (isTelling(returned) || fn.returnType === null) {
    return fn.returns.length === 0 ? one({ kind: 'undefined' }) : returned;
  }
  const typed = union([
    resolveType(linker, known.file, fn.returnType),
    genericResult(linker, known, fn, env),
  ]);
  return typed.alternatives.length === 0 ? returned : union([typed, returned]);
}

const mostLayers = 8;

/** What a function returns where it is called so. Read once by itself; again only where the arguments can make a difference. */
function returnsOf(
  linker: Linker,
  known: Known & { kind: 'function' },
  fn: FunctionFact,
  env: Env,
): Resolved {
  const of = (seen: Env | null): Resolved =>
    union(fn.returns.map(value => linker.resolve({ file: known.file, value, env: seen })));
  const itself = of(known.env);
  const here = itself.alternatives.map(each => placedIn(each, known.file, env));
  if (here.every(each => each !== null)) {
    return { alternatives: here, open: itself.open };
  }
  return of(env);
}

/** A value of the function itself, seen from a call of it; null: it has to be read again from there. */
function placedIn(known: Known, file: string, env: Env): Known | null {
  switch (known.kind) {
    case 'undefined':
    case 'literal':
    case 'foreign':
    case 'global':
      return known;
    case 'expression':
      return known.ref.file === file && known.ref.env === env.outer
        ? { ...known, ref: { ...known.ref, env } }
        : null;
    case 'result':
      return known.call.file === file && known.call.env === env.outer
        ? { ...known, call: { ...known.call, env } }
        : null;
    default:
      return null;
  }
}

/** Functions of the language that give back what they are given. */
function globalResult(
  linker: Linker,
  ref: CallRef,
  call: CallFact,
  path: readonly string[],
): Resolved | null {
  const name = path.join('.');
  const first = call.args[0];
  if (
    (name === 'Object.freeze' ||
      name === 'Object.seal' ||
      name === 'structuredClone' ||
      name === 'Promise.resolve') &&
    first !== undefined
  ) {
    return linker.resolve({ file: ref.file, value: first.value, env: ref.env });
  }
  return null;
}
