import type { BindingId, CallFact, ContextFact, FileFacts, FunctionId, ValueId } from './facts/model.ts';
import type { EntityKnown } from './link/known.ts';
import type { Linker } from './link/linker.ts';
import { contextsOut, functionOf, globalCallee, memberName } from './verdicts/inspect.ts';
import { callsOf } from './verdicts/local-index.ts';

/** Calling one of these on a request under construction sends it. */
const settling: ReadonlySet<string> = new Set(['then', 'catch', 'finally']);

/**
 * Whether a request under construction, which a call gives, is sent as it stands: it is awaited, its `then` is called, it is returned or
 * handed on as a promise, or bound to a name that is. What goes on with it (another link of the chain) sends it instead, and what is
 * part of another request (a subquery) is never sent by itself.
 */
export function isSent(linker: Linker, file: string, call: CallFact, known: EntityKnown): boolean {
  const facts = linker.facts(file);
  if (facts === null) {
    return false;
  }
  for (const context of contextsOut(facts, call.context)) {
    const answer = within(linker, file, facts, call, known, context);
    if (answer !== 'further') {
      return answer === 'sent';
    }
  }
  return false;
}

type Answer = 'sent' | 'not' | 'further';

function within(
  linker: Linker,
  file: string,
  facts: FileFacts,
  call: CallFact,
  known: EntityKnown,
  context: ContextFact,
): Answer {
  switch (context.kind) {
    case 'await':
      return 'sent';
    case 'receiver':
      return settling.has(context.property) ? 'sent' : 'not';
    case 'argument':
      return asArgument(linker, file, facts, known, context);
    case 'return':
      return isReturnedFurther(linker, file, facts, call, known) ? 'not' : 'sent';
    case 'initializer':
      return isBoundAndSent(facts, call, context.binding) ? 'sent' : 'not';
    case 'arm':
    case 'element':
      return 'further';
    case 'statement':
    case 'loop':
    case 'try':
    case 'function':
    case 'class':
      return isIterated(facts, call) ? 'sent' : 'not';
    case 'property':
      return 'not';
  }
}

/** `Promise.all([…])` sends it; another request takes it as a part; any other function sends it if it is waited for itself. */
function asArgument(
  linker: Linker,
  file: string,
  facts: FileFacts,
  known: EntityKnown,
  context: ContextFact & { kind: 'argument' },
): Answer {
  const outer = facts.calls[context.call];
  if (outer === undefined) {
    return 'not';
  }
  const combinator = globalCallee(linker, file, outer)?.startsWith('Promise.') ?? false;
  if (combinator || (memberName(facts, outer) === 'push' && outer.args.length === 1)) {
    return 'sent';
  }
  if (isOfLibrary(linker, file, outer, known)) {
    return 'not';
  }
  const run = functionOf(linker, { file, value: outer.callee, env: null });
  return run !== null && goesOnWith(linker.facts(run.file), run.fn, context.index) ? 'not' : 'further';
}

function isOfLibrary(linker: Linker, file: string, call: CallFact, known: EntityKnown): boolean {
  return linker
    .resolve({ file, value: call.callee, env: null })
    .alternatives.some(each => each.kind === 'entity' && each.library === known.library);
}

/** Whether a function calls methods of what it is given, other than those that send it: `paginate(query)` adds to it. */
function goesOnWith(facts: FileFacts | null, fn: FunctionId, index: number): boolean {
  const binding = facts?.functions[fn]?.parameters[index]?.binding ?? null;
  return facts !== null && binding !== null && isChained(facts, binding);
}

function isChained(facts: FileFacts, binding: BindingId): boolean {
  return facts.calls.some(call => {
    const callee = facts.values[call.callee];
    const object = callee?.kind === 'member' ? facts.values[callee.object] : undefined;
    return (
      object?.kind === 'binding' &&
      object.binding === binding &&
      callee?.kind === 'member' &&
      !settling.has(callee.property ?? '')
    );
  });
}

/** It is returned to somebody who goes on with it: a callback of another request, or callers in this file that add to it. */
function isReturnedFurther(
  linker: Linker,
  file: string,
  facts: FileFacts,
  call: CallFact,
  known: EntityKnown,
): boolean {
  const fn = call.within;
  const fact = fn === null ? undefined : facts.functions[fn];
  if (fn === null || fact?.flow !== 'sync') {
    return false;
  }
  const place = fact.context === null ? undefined : facts.contexts[fact.context];
  if (place?.kind === 'argument') {
    const outer = facts.calls[place.call];
    return outer !== undefined && isBuilderCall(linker, file, outer, known);
  }
  return callsOf(facts, fn).some(caller => {
    const around = facts.contexts[caller.context];
    return around?.kind === 'receiver' && !settling.has(around.property);
  });
}

/** `where(builder => builder.…)`, but not `transaction(trx => trx.…)`, which is a call of its own and waits for what it is given. */
function isBuilderCall(linker: Linker, file: string, call: CallFact, known: EntityKnown): boolean {
  return linker
    .resolve({ file, value: call.callee, env: null })
    .alternatives.some(
      each => each.kind === 'entity' && each.library === known.library && each.entity.is === 'object',
    );
}

/** Names of a file whose value is awaited, returned, iterated, or handed on as a promise. */
interface NameUses {
  readonly sent: ReadonlySet<BindingId>;
}

const usesByFacts = new WeakMap<FileFacts, NameUses>();

/** `const query = db(…); …; await query`: sent where it is first made; what is added to it under the same name is no other request. */
function isBoundAndSent(facts: FileFacts, call: CallFact, binding: BindingId): boolean {
  return namesSent(facts).has(binding) && !isMadeOf(facts, call, binding);
}

function isMadeOf(facts: FileFacts, call: CallFact, binding: BindingId): boolean {
  let value = facts.values[call.callee];
  for (let steps = 0; steps < 64; steps++) {
    if (value?.kind === 'binding') {
      return value.binding === binding;
    }
    const next: ValueId | undefined =
      value?.kind === 'member'
        ? value.object
        : value?.kind === 'call'
          ? facts.calls[value.call]?.callee
          : undefined;
    if (next === undefined) {
      return false;
    }
    value = facts.values[next];
  }
  return false;
}

function namesSent(facts: FileFacts): ReadonlySet<BindingId> {
  const before = usesByFacts.get(facts);
  if (before !== undefined) {
    return before.sent;
  }
  const sent = new Set<BindingId>();
  const add = (value: ValueId | undefined): void => {
    const node = value === undefined ? undefined : facts.values[value];
    if (node?.kind === 'binding') {
      sent.add(node.binding);
    } else if (node?.kind === 'either') {
      node.arms.forEach(add);
    }
  };
  for (const value of facts.values) {
    if (value.kind === 'await' || value.kind === 'element') {
      add(value.kind === 'await' ? value.value : value.of);
    }
  }
  facts.functions.forEach(fn => {
    fn.returns.forEach(add);
  });
  for (const call of facts.calls) {
    addFromCall(facts, call, add);
  }
  usesByFacts.set(facts, { sent });
  return sent;
}

/** `query.then(…)`, `Promise.all([query, …])`. */
function addFromCall(facts: FileFacts, call: CallFact, add: (value: ValueId | undefined) => void): void {
  const callee = facts.values[call.callee];
  if (callee?.kind === 'member' && settling.has(callee.property ?? '')) {
    add(callee.object);
  }
  if (!call.calleeText.startsWith('Promise.')) {
    return;
  }
  for (const { value } of call.args) {
    const list = facts.values[value];
    const elements = list?.kind === 'array' ? list.elements : [];
    for (const element of elements) {
      add(typeof element === 'number' ? element : element.spread);
    }
  }
}

/** `for await (const row of query)`, also under a name. */
export function isIterated(facts: FileFacts | null, { value }: CallFact): boolean {
  return (
    facts?.values.some(element => {
      const over = element.kind === 'element' ? element.of : null;
      const node = over === null ? undefined : facts.values[over];
      return (
        over === value ||
        (node?.kind === 'binding' && (facts.bindings[node.binding]?.values[0] ?? null) === value)
      );
    }) ?? false
  );
}
