import type { CallEntity } from '../catalog/schema.ts';
import type { CallFact } from './facts/model.ts';
import { isWaitedFor } from './inferred.ts';
import { awaitedSpec, iteratedSpec } from './link/awaited.ts';
import { packageItself } from './link/exports.ts';
import type { CallRef, EntityKnown, Known, Ref } from './link/known.ts';
import { handedIn } from './link/handed-in.ts';
import type { Linker } from './link/linker.ts';
import { isPassedThrough, specOf } from './link/pass-through.ts';
import { own } from './link/world.ts';
import { isIterated, isSent } from './sent.ts';

/** A call that leaves the process, before anything is judged. */
export interface Detected {
  readonly call: CallFact;
  readonly callId: number;
  readonly known: EntityKnown;
  readonly spec: CallEntity;
  readonly confidence: 'certain' | 'likely' | 'inferred';
}

/** Every outbound call of a file, in the order in which they stand. */
export function detectCalls(linker: Linker, file: string): readonly Detected[] {
  const facts = linker.facts(file);
  if (facts === null) {
    return [];
  }
  const found: Detected[] = [];
  facts.calls.forEach((call, callId) => {
    const detected = detect(linker, file, call, callId);
    if (detected !== null) {
      found.push(detected);
    }
  });
  return found.sort((a, b) => a.call.span.start - b.call.span.start || b.call.span.end - a.call.span.end);
}

/** Whether a call is one still, seen by a linker that asks for the files that hold the types of what is handed in. */
export function isConfirmed(linker: Linker, file: string, { call, callId, known }: Detected): boolean {
  return known.origin !== 'injected' || known.of !== null || detect(linker, file, call, callId) !== null;
}

function detect(linker: Linker, file: string, call: CallFact, callId: number): Detected | null {
  const resolved = linker.resolve({ file, value: call.callee, env: null });
  const certain = resolved.open === null && areOneThing(resolved.alternatives);
  return (
    detectAmong(linker, file, call, callId, resolved.alternatives, certain ? 'certain' : 'likely') ??
    detectAmong(linker, file, call, callId, handedIn(linker, resolved), 'likely')
  );
}

/** One alternative, or several that say the same (`Knex | Knex.Transaction`). */
function areOneThing(alternatives: readonly Known[]): boolean {
  const [first, ...others] = alternatives;
  return (
    first !== undefined &&
    others.every(other => first.kind === 'entity' && other.kind === 'entity' && other.entity === first.entity)
  );
}

function detectAmong(
  linker: Linker,
  file: string,
  call: CallFact,
  callId: number,
  alternatives: readonly Known[],
  confidence: Detected['confidence'],
): Detected | null {
  for (const known of alternatives) {
    const match = configured(callOf(linker, file, known, call) ?? sentBy(linker, file, known, call));
    if (
      match !== null &&
      !staysInside(linker, file, call, match.spec) &&
      !isMistaken(linker, file, call, match) &&
      !isPassedThrough(linker, file, call, callId)
    ) {
      if (match.known.library.depth !== 'inferred') {
        return { call, callId, known: match.known, spec: match.spec, confidence };
      }
      if (isWaitedFor(linker.facts(file), call)) {
        return { call, callId, known: match.known, spec: match.spec, confidence: 'inferred' };
      }
    }
  }
  return null;
}

/** Nothing but its name speaks for it, and it is given what cannot be an address. */
function isMistaken(
  linker: Linker,
  file: string,
  call: CallFact,
  { known, spec }: { readonly known: EntityKnown; readonly spec: CallEntity },
): boolean {
  const argument =
    spec.target !== undefined && 'argument' in spec.target ? call.args[spec.target.argument] : undefined;
  if (
    known.origin !== 'injected' ||
    known.of !== null ||
    argument === undefined ||
    linker.world.globalOf(known.name ?? '') === null
  ) {
    return false;
  }
  const given = linker.resolve({ file, value: argument.value, env: null });
  return (
    given.open === null &&
    given.alternatives.length > 0 &&
    given.alternatives.every(
      each =>
        each.kind === 'object' ||
        each.kind === 'array' ||
        each.kind === 'function' ||
        (each.kind === 'literal' && typeof each.value !== 'string'),
    )
  );
}

interface Match {
  readonly known: EntityKnown;
  readonly spec: CallEntity;
}

/** What one connection of the project serves (`mongoose.connect(…)`) is handed in as far as its options go. */
function configured(match: Match | null): Match | null {
  return match !== null &&
    match.known.origin === 'shared' &&
    match.known.client === null &&
    match.known.of?.injectable === true
    ? { ...match, known: { ...match.known, origin: 'injected' } }
    : match;
}

function callOf(linker: Linker, file: string, known: Known, call: CallFact): Match | null {
  const entity = entityOf(known);
  const spec = entity === null ? null : specOf(entity, call);
  if (entity === null || spec === null || (call.by === 'new') !== (spec.by === 'new')) {
    return null;
  }
  if (spec.onlyWithCallback === true && !takesFunction(linker, file, call)) {
    return null;
  }
  return {
    known: spec === entity.entity ? entity : { ...entity, of: objectOf(entity) },
    spec: formOf(linker, file, call, spec),
  };
}

function takesFunction(linker: Linker, file: string, call: CallFact): boolean {
  return call.args.some(({ value }) =>
    linker.resolve({ file, value, env: null }).alternatives.some(known => known.kind === 'function'),
  );
}

function entityOf(known: Known): EntityKnown | null {
  return known.kind === 'entity' ? known : known.kind === 'package' ? packageItself(known.library) : null;
}

/** The call, in the form in which its arguments stand. */
function formOf(linker: Linker, file: string, call: CallFact, spec: CallEntity): CallEntity {
  const form = spec.forms?.find(({ argument, is }) => {
    const given = call.args[argument];
    const known =
      given === undefined ? [] : linker.resolve({ file, value: given.value, env: null }).alternatives;
    return known.some(each => each.kind === is);
  });
  return form?.call ?? spec;
}

/** The last link of a chain that makes a request, where the request is sent: `await db('orders').where({ id }).first()`. */
function sentBy(linker: Linker, file: string, known: Known, call: CallFact): Match | null {
  const entity = entityOf(known);
  if (entity === null || call.by === 'new') {
    return null;
  }
  for (const given of linker.resolve({ file, value: call.value, env: null }).alternatives) {
    if (given.kind !== 'entity' || given.library !== entity.library) {
      continue;
    }
    const awaited = awaitedSpec(given);
    const iterated = iteratedSpec(given);
    const spec =
      awaited !== null && isSent(linker, file, call, given)
        ? awaited
        : iterated !== null && isIterated(linker.facts(file), call)
          ? iterated
          : null;
    if (spec !== null) {
      return { known: { ...given, of: entity.of, name: entity.name }, spec };
    }
  }
  return null;
}

function objectOf(known: EntityKnown): EntityKnown['of'] {
  return known.entity.is === 'object' ? (own(known.library.objects, known.entity.object) ?? null) : known.of;
}

/** Addresses that are read from the document or the bundle itself. */
const inside = /^(?:data|blob|file|about):/;

/** Names of such addresses, where nothing else is known of them. */
const insideName = /^(?:blob|data|object)_?ur[il]$/i;

/** What leads out of the bundle: `https:`, `//host`. */
const absolute = /^(?:[a-z][\w+.-]*:|\/\/|$)/i;

/** The target is no other process: a `data:` URL, an object URL, an asset of the bundle (`new URL('./a.wasm', import.meta.url)`). */
function staysInside(linker: Linker, file: string, call: CallFact, spec: CallEntity): boolean {
  const argument =
    spec.target !== undefined && 'argument' in spec.target ? call.args[spec.target.argument] : undefined;
  return argument !== undefined && isInside(linker, { file, value: argument.value, env: null });
}

function isInside(linker: Linker, ref: Ref): boolean {
  const { alternatives } = linker.resolve(ref);
  const telling = alternatives.filter(known => known.kind !== 'undefined' && known.kind !== 'parameter');
  if (telling.length === 0) {
    const made = madeBy(linker, ref);
    return made === null ? insideName.test(lastNameOf(linker, ref)) : givesInside(linker, made);
  }
  return telling.every(known => {
    if (known.kind === 'literal' || known.kind === 'expression') {
      const text = openingOf(linker, known);
      return text !== null && inside.test(text);
    }
    return known.kind === 'result' && known.path.length === 0 && givesInside(linker, known.call);
  });
}

/** The call that a value comes from, directly or by a name with no other value. */
function madeBy(linker: Linker, ref: Ref): CallRef | null {
  const facts = linker.facts(ref.file);
  let value = linker.value(ref);
  if (value?.kind === 'binding') {
    const values = facts?.bindings[value.binding]?.values ?? [];
    value = values.length === 1 ? (facts?.values[values[0] ?? -1] ?? null) : null;
  }
  return value?.kind === 'call' ? { file: ref.file, call: value.call, env: ref.env } : null;
}

/** The name that a value is read from: `url`, `image.dataUrl`. */
function lastNameOf(linker: Linker, ref: Ref): string {
  const value = linker.value(ref);
  if (value?.kind === 'binding') {
    return linker.facts(ref.file)?.bindings[value.binding]?.name ?? '';
  }
  return value?.kind === 'member' ? (value.property ?? '') : '';
}

/** How a text begins, up to the first expression in it; null: it is none. */
function openingOf(linker: Linker, known: Known): string | null {
  if (known.kind === 'literal') {
    return typeof known.value === 'string' ? known.value : null;
  }
  if (known.kind !== 'expression') {
    return null;
  }
  let value = linker.value(known.ref);
  while (value?.kind === 'binary' && value.op === '+') {
    value = linker.value({ ...known.ref, value: value.left });
  }
  if (value?.kind === 'literal') {
    return typeof value.value === 'string' ? value.value : null;
  }
  const first = value?.kind === 'template' ? value.parts[0] : undefined;
  return typeof first === 'string' ? first : value?.kind === 'template' ? '' : null;
}

/** `URL.createObjectURL(file)`, `canvas.toDataURL()`, and `new URL('./a.wasm', import.meta.url)` unless its text leads elsewhere. */
function givesInside(linker: Linker, ref: CallRef): boolean {
  const made = linker.call(ref);
  if (made === null) {
    return false;
  }
  if (made.by === 'call') {
    return /(?:^|\.)URL\.createObjectURL$|\.toDataURL$/.test(made.calleeText);
  }
  const [path, base] = made.args;
  const at = base === undefined ? null : linker.value({ file: ref.file, value: base.value, env: null });
  const isBundle =
    made.calleeText === 'URL' &&
    at?.kind === 'member' &&
    at.property === 'url' &&
    linker.value({ file: ref.file, value: at.object, env: null })?.kind === 'opaque';
  if (!isBundle || path === undefined) {
    return false;
  }
  const texts = linker.resolve({ file: ref.file, value: path.value, env: ref.env });
  return (
    texts.open === null &&
    texts.alternatives.length > 0 &&
    texts.alternatives.every(known => {
      const text = openingOf(linker, known);
      return text !== null && !absolute.test(text);
    })
  );
}
