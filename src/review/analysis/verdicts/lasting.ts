import type { Place } from '../../../base/place.ts';
import type { Defect, DefectSite, GuardSource, Verdict } from '../call.ts';
import type { BindingId, CallFact, FileFacts, TryFact, ValueId } from '../facts/model.ts';
import { callersOf } from '../link/callers.ts';
import type { Linker } from '../link/linker.ts';
import { callsNamed } from './call-index.ts';
import { contextsOut, functionsOut, placeIn } from './inspect.ts';
import type { CallAtHand } from './call-at-hand.ts';

/**
 * A deadline that is there and does not last: its timer is cleared at the headers although the body is read, or one signal is to bound
 * all attempts of a retry. It stays `present`; what it covers shrinks, and the defect says why.
 */
export function lasting(at: CallAtHand, timeout: Verdict, retry: Verdict): Verdict {
  if (timeout.verdict !== 'present') {
    return timeout;
  }
  const defects: Defect[] = [...timeout.defects];
  const sources = timeout.sources.map(source => {
    const early = endsEarly(at, source);
    if (early !== null) {
      defects.push(early);
      return { ...source, covers: source.covers.filter(phase => phase === 'connect' || phase === 'headers') };
    }
    const shared = sharedSignal(at, source, retry);
    if (shared !== null) {
      defects.push(shared);
    }
    return source;
  });
  // Another deadline bounds the call all the same.
  const found = defects.length - timeout.defects.length;
  return found > 0 && found === sources.length ? { ...timeout, sources, defects } : timeout;
}

function endsEarly(at: CallAtHand, { signal }: GuardSource): Defect | null {
  const facts = at.linker.facts(at.file);
  const { body } = at.spec;
  const handle = facts === null || !signal?.timer ? null : boundTo(facts, signal.timer);
  if (facts === null || body === undefined || handle === null || signal?.made.file !== at.file) {
    return null;
  }
  const reads = readsOf(facts, at.call, body);
  for (const clear of callsNamed(facts, 'clearTimeout')) {
    if (!isGiven(facts, clear, handle)) {
      continue;
    }
    const read = reads.find(each => isClearedBefore(facts, at.call, clear, each)) ?? null;
    const where =
      read === null ? readByCaller(at, facts, clear, body) : placeIn(at.linker, at.file, read.calleeSpan);
    if (where !== null) {
      return { kind: 'ends-early', at: siteOfCall(at.linker, at.file, clear), read: where };
    }
  }
  return null;
}

/** The name that holds a timer: `const timer = setTimeout(…)`, `timer = setTimeout(…)`. */
function boundTo(facts: FileFacts, timer: CallFact): BindingId | null {
  const found = facts.bindings.findIndex(binding => binding.values.includes(timer.value));
  return found < 0 ? null : found;
}

function isGiven(facts: FileFacts, call: CallFact, binding: BindingId): boolean {
  const [first] = call.args;
  const value = first === undefined ? undefined : facts.values[first.value];
  return value?.kind === 'binding' && value.binding === binding;
}

/** The calls that read the body of what a call resolves to, in the function that makes it. */
function readsOf(facts: FileFacts, call: CallFact, body: readonly string[]): readonly CallFact[] {
  return body
    .flatMap(name => callsNamed(facts, name))
    .filter(read => {
      const callee = facts.values[read.callee];
      return read.within === call.within && callee?.kind === 'member' && isAnswer(facts, callee.object, call);
    });
}

/** Whether a value is what a call resolves to: `await call`, or a name for it. */
function isAnswer(facts: FileFacts, value: ValueId, call: CallFact): boolean {
  const node = facts.values[value];
  switch (node?.kind) {
    case 'call':
      return facts.calls[node.call] === call || isAnswerPast(facts, facts.calls[node.call], call);
    case 'await':
      return isAnswer(facts, node.value, call);
    case 'binding':
      return (
        facts.bindings[node.binding]?.values.some(
          each => facts.values[each]?.kind !== 'binding' && isAnswer(facts, each, call),
        ) ?? false
      );
    default:
      return false;
  }
}

/** `call.finally(…)`: the same answer, later. */
function isAnswerPast(facts: FileFacts, outer: CallFact | undefined, call: CallFact): boolean {
  const callee = facts.values[outer?.callee ?? -1];
  return callee?.kind === 'member' && callee.property === 'finally' && isAnswer(facts, callee.object, call);
}

/** Whether the timer is cleared after the call and before a body is read, or has been read. */
function isClearedBefore(facts: FileFacts, call: CallFact, clear: CallFact, read: CallFact): boolean {
  if (isFinallyOf(facts, clear, call)) {
    return true;
  }
  if (clear.within !== call.within) {
    return false;
  }
  const block = finallyBlock(facts, clear);
  if (block === null) {
    return !isInHandler(facts, clear) && clear.span.start > call.span.end && clear.span.end < read.span.start;
  }
  const isIn = (each: CallFact): boolean =>
    each.span.start > block.span.start && each.span.end < (block.finalizer?.start ?? 0);
  return isIn(call) && (read.span.start > block.span.end || (isIn(read) && !isAwaited(facts, read)));
}

/** `call.finally(() => clearTimeout(timer))`. */
function isFinallyOf(facts: FileFacts, clear: CallFact, call: CallFact): boolean {
  const context = facts.contexts[facts.functions[clear.within ?? -1]?.context ?? -1];
  const outer = context?.kind === 'argument' ? facts.calls[context.call] : undefined;
  return isAnswerPast(facts, outer, call);
}

function finallyBlock(facts: FileFacts, clear: CallFact): TryFact | null {
  for (const context of contextsOut(facts, clear.context)) {
    if (context.kind === 'function') {
      return null;
    }
    if (context.kind === 'try' && context.part === 'finalizer') {
      return context.try;
    }
  }
  return null;
}

function isInHandler(facts: FileFacts, clear: CallFact): boolean {
  for (const context of contextsOut(facts, clear.context)) {
    if (context.kind === 'function') {
      return false;
    }
    if (context.kind === 'try' && context.part === 'handler') {
      return true;
    }
  }
  return false;
}

function isAwaited(facts: FileFacts, call: CallFact): boolean {
  for (const context of contextsOut(facts, call.context)) {
    if (context.kind === 'await') {
      return true;
    }
    if (context.kind === 'statement' || context.kind === 'function') {
      return false;
    }
  }
  return false;
}

/** Where a caller reads the body of the answer that the function gives on when its timer is cleared. */
function readByCaller(
  at: CallAtHand,
  facts: FileFacts,
  clear: CallFact,
  body: readonly string[],
): Place | null {
  const { within } = at.call;
  const fn = within === null ? undefined : facts.functions[within];
  const isCleared =
    isFinallyOf(facts, clear, at.call) ||
    (clear.within === within &&
      (finallyBlock(facts, clear) !== null ||
        (!isInHandler(facts, clear) && clear.span.start > at.call.span.end)));
  if (within === null || !isCleared || fn?.returns.some(value => isAnswer(facts, value, at.call)) !== true) {
    return null;
  }
  for (const caller of callersOf(at.quiet, at.file, within).calls) {
    const call = at.quiet.call(caller);
    const theirs = at.quiet.facts(caller.file);
    const [read] = call === null || theirs === null ? [] : readsOf(theirs, call, body);
    if (read !== undefined) {
      return placeIn(at.quiet, caller.file, read.calleeSpan);
    }
  }
  return null;
}

/** A signal that is made outside of what is run again, and stands in it. */
function sharedSignal(at: CallAtHand, { signal, value }: GuardSource, retry: Verdict): Defect | null {
  const made = signal === undefined ? null : at.linker.call(signal.made);
  if (signal === undefined || made === null || retry.verdict !== 'present') {
    return null;
  }
  const isShared = [...retry.sources.map(({ repeats }) => repeats), ...handedOn(at, retry)].some(
    repeats =>
      repeats?.file === signal.made.file &&
      repeats.file === at.file &&
      at.call.span.start >= repeats.span.start &&
      at.call.span.end <= repeats.span.end &&
      (made.span.start < repeats.span.start || made.span.end > repeats.span.end),
  );
  return isShared
    ? {
        kind: 'shared-signal',
        ms: value?.unit === 'ms' ? value.amount : null,
        at: siteOfCall(at.linker, signal.made.file, made),
      }
    : null;
}

/** The functions around the call that are handed to what repeats them: `pRetry(() => fetch(url, { signal }))`. */
function handedOn(at: CallAtHand, retry: Verdict): readonly GuardSource['repeats'][] {
  const facts = at.linker.facts(at.file);
  const repeaters = retry.sources.flatMap(({ origin, evidence: [place] }) =>
    origin === 'wrapper' && place?.file === at.file ? [place] : [],
  );
  return (facts === null || repeaters.length === 0 ? [] : functionsOut(facts, at.call.context)).flatMap(
    fn => {
      const given = facts?.functions[fn];
      const context = facts?.contexts[given?.context ?? -1];
      const taker = context?.kind === 'argument' ? facts?.calls[context.call] : undefined;
      const place = taker === undefined ? null : placeIn(at.linker, at.file, taker.calleeSpan);
      const isRepeated = repeaters.some(
        ({ line, column }) => place?.line === line && place.column === column,
      );
      return given !== undefined && isRepeated ? [{ file: at.file, span: given.span }] : [];
    },
  );
}

function siteOfCall(linker: Linker, file: string, call: CallFact): DefectSite {
  return { place: placeIn(linker, file, call.span), file, span: call.span, value: call.value };
}
