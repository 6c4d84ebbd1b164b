import type { CallEntity } from '../../catalog/schema.ts';
import type {
  CallFact,
  CallId,
  ContextFact,
  ContextId,
  FileFacts,
  FunctionFact,
  FunctionId,
  ValueId,
} from '../facts/model.ts';
import type { EntityKnown, Env, Known, Resolved } from './known.ts';
import type { Linker } from './linker.ts';
import { own } from './world.ts';

/**
 * What a function is that only hands its arguments on to a call of a library, its options among them: that call.
 * `(...args) => fetch(...args)`, `(url, init) => fetch(url, init)`. Null: it is a function of its own.
 */
export function passedThrough(
  linker: Linker,
  file: string,
  fn: FunctionId,
  env: Env | null,
): Resolved | null {
  const facts = linker.facts(file);
  const id = facts === null ? null : innerCall(facts, fn);
  const call = id === null ? undefined : facts?.calls[id];
  if (call === undefined) {
    return null;
  }
  const callee = linker.resolve({ file, value: call.callee, env });
  const through = callee.alternatives.filter(known => handsOptionsOn(known, call));
  return through.length > 0 && through.length === callee.alternatives.length ? callee : null;
}

/** Whether a call stands in a function that stands for it, so that it is none of its own. */
export function isPassedThrough(linker: Linker, file: string, call: CallFact, callId: CallId): boolean {
  const facts = linker.facts(file);
  return (
    facts !== null &&
    call.within !== null &&
    innerCall(facts, call.within) === callId &&
    passedThrough(linker, file, call.within, null) !== null
  );
}

/** The one call of a function that does nothing but hand its arguments on. */
function innerCall(facts: FileFacts, fn: FunctionId): CallId | null {
  const fact = facts.functions[fn];
  const [returned, other] = fact?.returns ?? [];
  if (
    fact === undefined ||
    returned === undefined ||
    other !== undefined ||
    (fact.style !== 'arrow' && fact.style !== 'function')
  ) {
    return null;
  }
  const id = calledIn(facts, returned);
  const call = id === null ? undefined : facts.calls[id];
  return id !== null &&
    call?.by === 'call' &&
    call.within === fn &&
    handsOn(facts, fact, call) &&
    isAlone(facts, call.context, fn) &&
    !facts.calls.some(each => each.within === fn && each !== call)
    ? id
    : null;
}

function calledIn(facts: FileFacts, value: ValueId): CallId | null {
  const node = facts.values[value];
  const awaited = node?.kind === 'await' ? facts.values[node.value] : node;
  return awaited?.kind === 'call' ? awaited.call : null;
}

function handsOn(facts: FileFacts, fact: FunctionFact, call: CallFact): boolean {
  return (
    call.args.length > 0 &&
    call.args.length === fact.parameters.length &&
    fact.parameters.every((parameter, index) => {
      const argument = call.args[index];
      const value = argument === undefined ? undefined : facts.values[argument.value];
      return (
        parameter.binding !== null &&
        parameter.default === null &&
        argument?.spread === parameter.rest &&
        value?.kind === 'binding' &&
        value.binding === parameter.binding
      );
    })
  );
}

/** Nothing stands between the call and its function that could bound it or run it again. */
function isAlone(facts: FileFacts, context: ContextId, fn: FunctionId): boolean {
  let at: ContextId | null = context;
  while (at !== null) {
    const place: ContextFact | undefined = facts.contexts[at];
    if (place?.kind === 'function') {
      return place.fn === fn;
    }
    if (place?.kind !== 'await' && place?.kind !== 'return' && place?.kind !== 'statement') {
      return false;
    }
    at = place.outer;
  }
  return false;
}

function handsOptionsOn(known: Known, call: CallFact): known is EntityKnown {
  const spec = known.kind === 'entity' ? specOf(known, call) : null;
  return (
    spec !== null &&
    (spec.by ?? 'call') === 'call' &&
    (call.args.some(argument => argument.spread) ||
      (spec.options.length > 0 &&
        spec.options.every(({ at }) => typeof at === 'number' && at < call.args.length)))
  );
}

/** How calling something of a library, in the way that a call does, leaves the process; null: it does not. */
export function specOf(known: EntityKnown, { by }: Pick<CallFact, 'by'>): CallEntity | null {
  if (known.entity.is === 'call') {
    return known.entity;
  }
  const type = known.entity.is === 'object' ? own(known.library.objects, known.entity.object) : undefined;
  const inner = by === 'tag' ? (type?.tag ?? type?.call) : type?.call;
  return inner?.is === 'call' ? inner : null;
}
