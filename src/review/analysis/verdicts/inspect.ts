import { placeOf, type Place } from '../../../base/place.ts';
import type { Span } from '../../../base/span.ts';
import type { CallFact, ContextFact, ContextId, FileFacts, FunctionId } from '../facts/model.ts';
import type { Known, Ref } from '../link/known.ts';
import type { Linker } from '../link/linker.ts';

/** The contexts of a place, from the inside out. */
export function* contextsOut(facts: FileFacts, from: ContextId | null): Generator<ContextFact> {
  let id = from;
  while (id !== null) {
    const context = facts.contexts[id];
    if (context === undefined) {
      return;
    }
    yield context;
    id = context.outer;
  }
}

/** The functions that enclose a context, the innermost first. */
export function functionsOut(facts: FileFacts, from: ContextId | null): FunctionId[] {
  return [...contextsOut(facts, from)].flatMap(context => (context.kind === 'function' ? [context.fn] : []));
}

export function isWithin(facts: FileFacts, call: CallFact, fn: FunctionId): boolean {
  return functionsOut(facts, call.context).includes(fn);
}

/** The name of the global function or constructor that a call calls: `setTimeout`, `Promise.race`; null: none. */
export function globalCallee(linker: Linker, file: string, call: CallFact): string | null {
  const known = soleCallee(linker, file, call);
  if (known?.kind === 'global') {
    return known.path.join('.');
  }
  // `import { setTimeout } from 'node:timers/promises'` is another thing; `node:timers` gives the global ones.
  return known?.kind === 'foreign' && (known.package === 'node:timers' || known.package === 'timers')
    ? known.path.join('.')
    : null;
}

export function soleCallee(linker: Linker, file: string, call: CallFact): Known | null {
  const resolved = linker.resolve({ file, value: call.callee, env: null });
  return resolved.alternatives.length === 1 ? (resolved.alternatives[0] ?? null) : null;
}

/** `a.b.c()` → `c`. */
export function memberName(facts: FileFacts, call: CallFact): string | null {
  const callee = facts.values[call.callee];
  return callee?.kind === 'member' ? callee.property : null;
}

/** The function that a value is, where it is one of the project. */
export function functionOf(linker: Linker, ref: Ref): (Known & { kind: 'function' }) | null {
  return linker.resolve(ref).alternatives.find(known => known.kind === 'function') ?? null;
}

export function placeIn(linker: Linker, file: string, span: Span): Place {
  return placeOf(file, linker.facts(file)?.lines ?? [0], span);
}

export function spanOfRef(linker: Linker, ref: Ref): Span {
  return linker.value(ref)?.span ?? { start: 0, end: 0 };
}
