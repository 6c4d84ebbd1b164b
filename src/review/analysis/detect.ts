import type { CallEntity } from '../catalog/schema.ts';
import type { CallFact } from './facts/model.ts';
import { packageItself } from './link/exports.ts';
import type { EntityKnown, Known } from './link/known.ts';
import type { Linker } from './link/linker.ts';
import { own } from './link/world.ts';

/** A call that leaves the process, before anything is judged. */
export interface Detected {
  readonly call: CallFact;
  readonly callId: number;
  readonly known: EntityKnown;
  readonly spec: CallEntity;
  readonly confidence: 'certain' | 'likely';
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
  for (const known of resolved.alternatives) {
    const match = callOf(known, call);
    if (
      match !== null &&
      !staysInside(linker, file, call, match.spec) &&
      !isMistaken(linker, file, call, match)
    ) {
      const certain = resolved.open === null && resolved.alternatives.length === 1;
      return {
        call,
        callId,
        known: match.known,
        spec: match.spec,
        confidence: certain ? 'certain' : 'likely',
      };
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

function callOf(known: Known, call: CallFact): { known: EntityKnown; spec: CallEntity } | null {
  const entity =
    known.kind === 'entity' ? known : known.kind === 'package' ? packageItself(known.library) : null;
  if (entity === null) {
    return null;
  }
  const spec = specOf(entity);
  const by = spec?.by ?? 'call';
  return spec !== null && (call.by === 'new') === (by === 'new')
    ? { known: spec === entity.entity ? entity : { ...entity, of: objectOf(entity) }, spec }
    : null;
}

function specOf(known: EntityKnown): CallEntity | null {
  if (known.entity.is === 'call') {
    return known.entity;
  }
  const inner =
    known.entity.is === 'object' ? own(known.library.objects, known.entity.object)?.call : undefined;
  return inner?.is === 'call' ? inner : null;
}

function objectOf(known: EntityKnown): EntityKnown['of'] {
  return known.entity.is === 'object' ? (own(known.library.objects, known.entity.object) ?? null) : known.of;
}

/** Addresses that are read from the document or the bundle itself. */
const inside = /^(?:data|blob|file|about):/;

/** The target is no other process: a `data:` URL, an asset of the bundle (`new URL('./a.wasm', import.meta.url)`). */
function staysInside(linker: Linker, file: string, call: CallFact, spec: CallEntity): boolean {
  const argument =
    spec.target !== undefined && 'argument' in spec.target ? call.args[spec.target.argument] : undefined;
  if (argument === undefined) {
    return false;
  }
  const [known] = linker.resolve({ file, value: argument.value, env: null }).alternatives;
  if (known?.kind === 'literal') {
    return typeof known.value === 'string' && inside.test(known.value);
  }
  if (known?.kind === 'expression') {
    const value = linker.value(known.ref);
    const first = value?.kind === 'template' ? value.parts[0] : undefined;
    return typeof first === 'string' && inside.test(first);
  }
  if (known?.kind !== 'result') {
    return false;
  }
  const made = linker.call(known.call);
  const base = made?.args[1];
  const value =
    base === undefined ? null : linker.value({ file: known.call.file, value: base.value, env: null });
  return (
    made?.calleeText === 'URL' &&
    value?.kind === 'member' &&
    value.property === 'url' &&
    linker.value({ file: known.call.file, value: value.object, env: null })?.kind === 'opaque'
  );
}
