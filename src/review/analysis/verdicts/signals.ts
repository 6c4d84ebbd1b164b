import type { PlaceWithMessage } from '../../../base/place.ts';
import type { CallFact } from '../facts/model.ts';
import type { CallRef, Known, Ref, Resolved } from '../link/known.ts';
import { keyOf, type Linker } from '../link/linker.ts';
import { quantityOf } from '../link/numbers.ts';
import { callsNamed } from './call-index.ts';
import { placeIn, spanOfRef } from './inspect.ts';
import { abortionOf } from './timers.ts';

/** Where a signal comes from, as far as it matters to a deadline. */
export type Provenance =
  | {
      readonly kind: 'bounded';
      /** null: not constant. */
      readonly ms: number | null;
      readonly evidence: readonly PlaceWithMessage[];
      /** Another signal in front of it takes its place (`signal ?? AbortSignal.timeout(…)`): its text. */
      readonly dropped: string | null;
      /** The call that makes it, and the timer that aborts it, where it is a controller's. */
      readonly made: CallRef;
      readonly timer: CallFact | null;
    }
  /** Nothing aborts it after a time. `hand`: it is aborted, but by hand. */
  | {
      readonly kind: 'idle';
      readonly hand: boolean;
      readonly evidence: readonly PlaceWithMessage[];
      /** The deadline whose place it takes, and the text of what takes it. */
      readonly dropped: { readonly ms: number | null; readonly other: string } | null;
    }
  | { readonly kind: 'unset' }
  | { readonly kind: 'unknown'; readonly why: string; readonly evidence: readonly PlaceWithMessage[] };

/** Follows a signal to what aborts it. */
export function provenanceOf(linker: Linker, ref: Ref): Provenance {
  const looped: Provenance = { kind: 'unknown', why: 'the signal leads back to itself', evidence: [] };
  return linker.kept(`signal ${keyOf(ref)}`, looped, () => findProvenance(linker, ref));
}

function findProvenance(linker: Linker, ref: Ref): Provenance {
  const fallback = droppedDeadline(linker, ref);
  if (fallback !== null) {
    return fallback;
  }
  const resolved = linker.resolve(ref);
  if (resolved.alternatives.length === 0) {
    return unknownAt(linker, ref, resolved.open ?? 'the signal is not followed');
  }
  return joinProvenance(
    resolved.alternatives.map(known => ofKnown(linker, known, ref)),
    resolved,
  );
}

function joinProvenance(parts: readonly Provenance[], resolved: Resolved): Provenance {
  const bounded = parts.filter(part => part.kind === 'bounded');
  const [first] = bounded;
  if (first !== undefined && bounded.length === parts.length && resolved.open === null) {
    return first;
  }
  const undecided = parts.find(part => part.kind === 'unknown');
  if (first !== undefined || undecided !== undefined || resolved.open !== null) {
    return (
      undecided ?? {
        kind: 'unknown',
        why:
          first === undefined
            ? (resolved.open ?? 'the signal is not followed')
            : 'the signal bounds it in one case only',
        evidence: first?.evidence ?? [],
      }
    );
  }
  return parts.find(part => part.kind === 'idle') ?? { kind: 'unset' };
}

/** `signal ?? AbortSignal.timeout(5000)`: the deadline is there as long as no signal is given. */
function droppedDeadline(linker: Linker, ref: Ref): Provenance | null {
  const value = peeled(linker, ref);
  const node = value === null ? null : linker.value(value);
  if (
    value === null ||
    node?.kind !== 'either' ||
    (node.op !== '??' && node.op !== '||' && node.op !== 'default')
  ) {
    return null;
  }
  const [given, standIn] = node.arms;
  if (given === undefined || standIn === undefined) {
    return null;
  }
  const first = provenanceOf(linker, { ...value, value: given });
  if (first.kind === 'bounded') {
    return first;
  }
  const second = provenanceOf(linker, { ...value, value: standIn });
  if (first.kind === 'idle') {
    const other = textOfValue(linker, { ...value, value: given });
    return second.kind === 'bounded' ? { ...first, dropped: { ms: second.ms, other } } : first;
  }
  if (first.kind === 'unset' || second.kind !== 'bounded') {
    return first.kind === 'unset' ? second : null;
  }
  return { ...second, dropped: textOfValue(linker, { ...value, value: given }) };
}

/** Through a name with one value to the expression that stands there. */
function peeled(linker: Linker, ref: Ref): Ref | null {
  let at = ref;
  for (let i = 0; i < 4; i++) {
    const value = linker.value(at);
    if (value?.kind === 'either') {
      return at;
    }
    const values =
      value?.kind === 'binding' ? linker.facts(at.file)?.bindings[value.binding]?.values : undefined;
    const only = values?.length === 1 ? values[0] : undefined;
    if (only === undefined) {
      return null;
    }
    at = { ...at, value: only };
  }
  return null;
}

function textOfValue(linker: Linker, ref: Ref): string {
  const value = linker.value(ref);
  if (value?.kind === 'binding') {
    return linker.facts(ref.file)?.bindings[value.binding]?.name ?? 'signal';
  }
  if (value?.kind === 'member' && value.property !== null) {
    return `${textOfValue(linker, { ...ref, value: value.object })}.${value.property}`;
  }
  return value?.kind === 'parameter'
    ? (linker.fn(ref.file, value.fn)?.parameters[value.index]?.name ?? 'signal')
    : 'signal';
}

function ofKnown(linker: Linker, known: Known, ref: Ref): Provenance {
  switch (known.kind) {
    case 'result':
      return ofResult(linker, known.call, known.path);
    case 'undefined':
      return { kind: 'unset' };
    case 'literal':
      return known.value === null ? { kind: 'unset' } : unknownAt(linker, ref, 'the signal is not followed');
    case 'parameter': {
      const name = linker.fn(known.file, known.fn)?.parameters[known.index]?.name;
      return unknownAt(
        linker,
        ref,
        `the signal is handed in${name === null || name === undefined ? '' : ` as \`${[name, ...known.path].join('.')}\``}`,
      );
    }
    default:
      return unknownAt(linker, ref, 'the signal is not followed');
  }
}

function ofResult(linker: Linker, call: CallRef, path: readonly string[]): Provenance {
  const fact = linker.call(call);
  if (fact === null) {
    return { kind: 'unknown', why: 'the signal is not followed', evidence: [] };
  }
  const [callee] = linker.resolve({ file: call.file, value: fact.callee, env: call.env }).alternatives;
  const name = callee?.kind === 'global' ? callee.path.join('.') : null;
  const at = (message: string): PlaceWithMessage => ({ ...placeIn(linker, call.file, fact.span), message });
  const [argument] = fact.args;
  if (name === 'AbortSignal.timeout' && path.length === 0) {
    const quantity =
      argument === undefined
        ? null
        : quantityOf(linker, { file: call.file, value: argument.value, env: call.env });
    const ms =
      quantity?.kind === 'number' ? quantity.value : quantity?.kind === 'variable' ? quantity.hint : null;
    return {
      kind: 'bounded',
      ms,
      evidence: [
        at(ms === null ? 'a signal with a deadline' : `a signal that aborts after ${String(ms)} ms`),
      ],
      dropped: null,
      made: call,
      timer: null,
    };
  }
  if (name === 'AbortSignal.any' && argument !== undefined) {
    return ofAny(
      linker,
      { file: call.file, value: argument.value, env: call.env },
      at('signals are combined here'),
    );
  }
  if (fact.by === 'new' && path[0] === 'signal' && fact.calleeText.endsWith('AbortController')) {
    return ofController(linker, call, at);
  }
  return {
    kind: 'unknown',
    why: `what \`${fact.calleeText}\` gives is not known`,
    evidence: [at('the signal comes from here')],
  };
}

/** `AbortSignal.any([…])`: one that is bounded bounds it. */
function ofAny(linker: Linker, list: Ref, at: PlaceWithMessage): Provenance {
  const parts: Provenance[] = [];
  let open = false;
  for (const known of linker.resolve(list).alternatives) {
    const value = known.kind === 'array' ? linker.value(known.ref) : null;
    if (known.kind !== 'array' || value?.kind !== 'array') {
      open = true;
      continue;
    }
    for (const element of value.elements) {
      if (typeof element === 'number') {
        parts.push(provenanceOf(linker, { ...known.ref, value: element }));
      } else {
        parts.push(...spreadElements(linker, { ...known.ref, value: element.spread }));
      }
    }
  }
  const bounded = parts.find(part => part.kind === 'bounded');
  if (bounded !== undefined) {
    return { ...bounded, dropped: null };
  }
  const undecided = parts.find(part => part.kind === 'unknown');
  return (
    undecided ??
    (open || parts.length === 0
      ? { kind: 'unknown', why: 'the combined signals are not known', evidence: [at] }
      : { kind: 'idle', hand: parts.some(isByHand), evidence: [at], dropped: null })
  );
}

function isByHand(part: Provenance): boolean {
  return part.kind === 'idle' && part.hand;
}

/** `...(signal ? [signal] : [])` in a list of signals. */
function spreadElements(linker: Linker, ref: Ref): Provenance[] {
  const resolved = linker.resolve(ref);
  const parts = resolved.alternatives.flatMap((known): Provenance[] => {
    const value = known.kind === 'array' ? linker.value(known.ref) : null;
    if (known.kind !== 'array' || value?.kind !== 'array') {
      return known.kind === 'undefined'
        ? []
        : [{ kind: 'unknown', why: 'the combined signals are not known', evidence: [] }];
    }
    return value.elements.flatMap(element =>
      typeof element === 'number' ? [provenanceOf(linker, { ...known.ref, value: element })] : [],
    );
  });
  return resolved.open === null ? parts : [...parts, { kind: 'unknown', why: resolved.open, evidence: [] }];
}

function ofController(linker: Linker, call: CallRef, at: (message: string) => PlaceWithMessage): Provenance {
  const abortion = abortionOf(linker, call);
  switch (abortion.kind) {
    case 'timer': {
      const place = {
        ...placeIn(linker, abortion.file, abortion.call.span),
        message: 'the timer aborts it here',
      };
      return {
        kind: 'bounded',
        ms: abortion.timer.ms,
        evidence: [place],
        dropped: null,
        made: call,
        timer: abortion.file === call.file ? abortion.call : null,
      };
    }
    case 'linked': {
      const parts = abortion.signals.map(signal => provenanceOf(linker, signal));
      return (
        parts.find(part => part.kind === 'bounded') ??
        parts.find(part => part.kind === 'unknown') ?? {
          kind: 'idle',
          hand: true,
          evidence: [at('the controller is made here')],
          dropped: null,
        }
      );
    }
    case 'escapes':
      return {
        kind: 'unknown',
        why: 'the controller is handed to other code',
        evidence: [at('the controller is made here')],
      };
    case 'never':
      return {
        kind: 'idle',
        hand: isAbortedByHand(linker, call),
        evidence: [at('the controller is made here; no timer aborts it')],
        dropped: null,
      };
  }
}

function isAbortedByHand(linker: Linker, controller: CallRef): boolean {
  const facts = linker.facts(controller.file);
  const aborts = facts === null ? [] : callsNamed(facts, 'abort');
  return aborts.some(call => {
    const callee = facts?.values[call.callee];
    return (
      callee?.kind === 'member' &&
      linker
        .resolve({ file: controller.file, value: callee.object, env: null })
        .alternatives.some(
          known =>
            known.kind === 'result' &&
            known.call.file === controller.file &&
            known.call.call === controller.call,
        )
    );
  });
}

function unknownAt(linker: Linker, ref: Ref, why: string): Provenance {
  return {
    kind: 'unknown',
    why,
    evidence: [{ ...placeIn(linker, ref.file, spanOfRef(linker, ref)), message: why }],
  };
}
