import type { Address } from './call.ts';
import type { BindingId, CallFact, FileFacts, FunctionId, ValueId } from './facts/model.ts';
import type { CallRef, Known, Ref } from './link/known.ts';
import { keyOf, type Linker } from './link/linker.ts';
import { functionsOut } from './verdicts/inspect.ts';

/** The call whose address is followed. */
export interface Asked {
  readonly linker: Linker;
  readonly file: string;
  /** The functions whose arguments may be others each time that the call is made. */
  readonly perCall: ReadonlySet<FunctionId>;
}

export function askedFor(linker: Linker, file: string, call: CallFact): Asked {
  return { linker, file, perCall: runEachTime(linker.facts(file), call) };
}

/**
 * The function that a call is an act of, with the callbacks in it. What encloses a function that it gives away (`createClient(baseUrl)`
 * returns `{ get }`) has run once, before.
 */
function runEachTime(facts: FileFacts | null, call: CallFact): ReadonlySet<FunctionId> {
  const found = new Set<FunctionId>();
  let inner: FunctionId | null = null;
  for (const fn of facts === null ? [] : functionsOut(facts, call.context)) {
    if (facts !== null && inner !== null && givesAway(facts, fn, inner)) {
      break;
    }
    found.add(fn);
    inner = fn;
  }
  return found;
}

/** Whether a function returns another, by itself or as a member of an object. */
function givesAway(facts: FileFacts, fn: FunctionId, inner: FunctionId): boolean {
  const returns = facts.functions[fn]?.returns ?? [];
  return returns.some(id => {
    const value = facts.values[id];
    return value?.kind === 'object'
      ? value.properties.some(each => each.kind === 'property' && isFunction(facts, each.value, inner))
      : isFunction(facts, id, inner);
  });
}

function isFunction(facts: FileFacts, id: ValueId, fn: FunctionId): boolean {
  const value = facts.values[id];
  const values = value?.kind === 'binding' ? (facts.bindings[value.binding]?.values ?? []) : [id];
  return values.some(each => {
    const bound = facts.values[each];
    return bound?.kind === 'function' && bound.fn === fn;
  });
}

/** Who says what an address is. Null: it is nothing (`undefined`, `null`), and something else stands in its place. */
export type Origin = Address | null;

export function originOf(asked: Asked, ref: Ref): Origin {
  return asked.linker.once<Origin>(`origin of ${keyOf(ref)}`, 'unknown', () => follow(asked, ref));
}

function follow(asked: Asked, ref: Ref): Origin {
  const value = asked.linker.value(ref);
  const at = (id: ValueId): Ref => ({ ...ref, value: id });
  switch (value?.kind) {
    case 'template':
      return ofParts(
        asked,
        value.parts.map(part => (typeof part === 'string' ? part : at(part))),
      );
    case 'binary':
      return value.op === '+' ? ofParts(asked, summands(asked, ref)) : 'unknown';
    case 'await':
    case 'typed':
      return originOf(asked, at(value.value));
    case 'call':
      return ofCall(asked, { file: ref.file, call: value.call, env: ref.env });
    case 'element':
      // Each round goes elsewhere.
      return 'given';
    case 'either':
      return worst(value.arms.map(arm => originOf(asked, at(arm))));
    default: {
      if (value?.kind === 'binding' && isIterated(asked, ref, value.binding)) {
        return 'given';
      }
      const { alternatives } = asked.linker.resolve(ref);
      return worst(alternatives.map(known => ofKnown(asked, known)));
    }
  }
}

/** `for (const url of urls)` */
function isIterated({ linker }: Asked, { file }: Ref, binding: BindingId): boolean {
  const facts = linker.facts(file);
  const values = facts?.bindings[binding]?.values ?? [];
  return values.some(value => facts?.values[value]?.kind === 'element');
}

/** `a`, `b`, `c` of `a + b + c`. */
function summands(asked: Asked, ref: Ref): readonly Ref[] {
  const parts: Ref[] = [];
  let next = ref;
  for (
    let value = asked.linker.value(next);
    value?.kind === 'binary' && value.op === '+';
    value = asked.linker.value(next)
  ) {
    parts.unshift({ ...ref, value: value.right });
    next = { ...ref, value: value.left };
  }
  return [next, ...parts];
}

/** An address up to its host, where nothing follows that belongs to the host. */
const scheme = /^(?:[a-z][\w+.-]*:)?\/\/$/i;

/** Parts of an address that every other one on the same host has too. */
const saysNothing = /^\/*(?:api\/*)?(?:v\d+\/*)?$/;

/** The first part that names something decides of the host; a scheme by itself names nothing. */
function ofParts(asked: Asked, parts: readonly (string | Ref)[]): Origin {
  const texts = parts.map(part => (typeof part === 'string' ? part : (constantOf(asked, part) ?? part)));
  const first = texts.findIndex(part => typeof part !== 'string' || (part !== '' && !scheme.test(part)));
  const part = texts[first];
  if (part === undefined) {
    return null;
  }
  if (typeof part === 'string') {
    return 'settled';
  }
  const host = originOf(asked, part);
  return host === 'settled' && isWhollyGiven(asked, texts.slice(first + 1)) ? 'base' : host;
}

function constantOf({ linker }: Asked, ref: Ref): string | null {
  const value = linker.value(ref);
  return value?.kind === 'literal' && typeof value.value === 'string' ? value.value : null;
}

/** Whether all that follows a host is what is handed in: `${baseUrl}${path}`, not `${baseUrl}/users/${id}`. */
function isWhollyGiven(asked: Asked, parts: readonly (string | Ref)[]): boolean {
  const next = parts.find(part => typeof part !== 'string' || !saysNothing.test(part));
  return next !== undefined && typeof next !== 'string' && originOf(asked, next) === 'given';
}

function ofKnown(asked: Asked, known: Known): Origin {
  switch (known.kind) {
    case 'undefined':
      return null;
    case 'literal':
      return typeof known.value === 'string' ? 'settled' : null;
    case 'expression':
      return originOf(asked, known.ref);
    case 'global':
      return known.path[0] === 'process' ? 'settled' : 'unknown';
    case 'foreign':
      return 'settled';
    case 'result':
      return ofCall(asked, known.call);
    case 'parameter':
      return ofParameter(asked, known);
    case 'entity':
      // What a library answers: a row, the body of a response.
      return 'given';
    default:
      return 'unknown';
  }
}

/** Addresses of this name are their owners' own, whoever keeps them. */
const othersName = /web_?hook|callback/i;

function ofParameter(asked: Asked, { file, fn, index, path }: Known & { kind: 'parameter' }): Address {
  const fact = asked.linker.fn(file, fn);
  const name = path.at(-1) ?? fact?.parameters[index]?.name ?? '';
  const isPerCall = file === asked.file && asked.perCall.has(fn) && fact?.style !== 'constructor';
  return isPerCall || othersName.test(name) ? 'given' : 'settled';
}

/** Calls that give the address which they are given, in another form. */
const sameAddress = /^(?:String|encodeURI|decodeURI)$/;
const sameText: ReadonlySet<string> = new Set(
  'toString trim trimEnd replace replaceAll slice substring concat toLowerCase normalize'.split(' '),
);

function ofCall(asked: Asked, ref: CallRef): Origin {
  const { linker } = asked;
  const call = linker.call(ref);
  if (call === null) {
    return 'unknown';
  }
  const [first, base] = call.args.map(({ value }): Ref => ({ file: ref.file, value, env: ref.env }));
  if (call.by === 'new') {
    if (call.calleeText === 'URL' && base !== undefined && first !== undefined) {
      return ofParts(asked, [base, first]);
    }
    return first === undefined ? 'unknown' : originOf(asked, first);
  }
  const callee = linker.value({ file: ref.file, value: call.callee, env: ref.env });
  const receiver: Ref | null =
    callee?.kind === 'member' ? { file: ref.file, value: callee.object, env: ref.env } : null;
  if (receiver !== null && callee?.kind === 'member' && sameText.has(callee.property ?? '')) {
    return originOf(asked, receiver);
  }
  if (first !== undefined && sameAddress.test(call.calleeText)) {
    return originOf(asked, first);
  }
  const known = linker.resolve({ file: ref.file, value: call.callee, env: ref.env }).alternatives;
  return worst(known.map(each => ofCallee(asked, ref, each, { receiver, first: first ?? null })));
}

/** How many calls of the project's own functions are gone through. */
const mostLayers = 6;

interface CalledWith {
  readonly receiver: Ref | null;
  readonly first: Ref | null;
}

/** What a function gives that is not one of the project hangs on what it is asked for, else on whom it is asked of. */
function ofCallee(asked: Asked, ref: CallRef, known: Known, { receiver, first }: CalledWith): Origin {
  const { linker } = asked;
  if (known.kind === 'function') {
    const env = linker.env(known.file, known.fn, ref, known.env);
    const returns = linker.fn(known.file, known.fn)?.returns ?? [];
    return env.depth > mostLayers
      ? 'unknown'
      : worst(returns.map(value => originOf(asked, { file: known.file, value, env })));
  }
  if (known.kind === 'entity') {
    return 'given';
  }
  // A function that a call has made (a compiled template) gives what it likes.
  if (known.kind === 'result' && known.path.length === 0) {
    return 'unknown';
  }
  const from = receiver === null ? 'settled' : ofReceiver(asked, receiver);
  return from === 'given' || first === null ? from : ofArgument(asked, first);
}

function ofReceiver(asked: Asked, receiver: Ref): Origin {
  const parts = asked.linker.resolve(receiver).alternatives.map(known => ofKnown(asked, known));
  return parts.includes('given') ? 'given' : 'settled';
}

/** Of an object, all that stands in it. */
function ofArgument(asked: Asked, ref: Ref): Origin {
  const value = asked.linker.value(ref);
  return value?.kind === 'object'
    ? worst(value.properties.map(property => ofArgument(asked, { ...ref, value: property.value })))
    : originOf(asked, ref);
}

/** The least certain of several; what is nothing does not count. */
function worst(origins: readonly Origin[]): Origin {
  return (['given', 'unknown', 'base', 'settled'] as const).find(each => origins.includes(each)) ?? null;
}
