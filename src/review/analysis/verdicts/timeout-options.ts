import type { Library, TimeoutEffect, TimeoutOption } from '../../catalog/schema.ts';
import type { DefectSite, LibraryVersion } from '../call.ts';
import type { Ref } from '../link/known.ts';
import type { Linker } from '../link/linker.ts';
import { quantityOf } from '../link/numbers.ts';
import { optionOver, type OptionFound } from '../link/options.ts';
import type { Contributions } from './contributions.ts';
import { placeIn, spanOfRef } from './inspect.ts';
import { type Layer, openOnce, pathIn } from './option-layers.ts';
import { provenanceOf } from './signals.ts';

export interface OptionScene {
  readonly linker: Linker;
  readonly library: Library;
  readonly version: LibraryVersion | null;
  /** The options of the client that the call is made on, the innermost first. */
  readonly clientRefs: readonly Ref[];
  /** A listener on the result makes options with `needsAfter` work. */
  readonly listener: boolean;
  /** Options that a layer further in has set already: they are hidden here. */
  readonly hidden: Set<string>;
}

/** Judges every timeout option of a profile in one layer. */
export function judgeLayer(
  scene: OptionScene,
  options: readonly TimeoutOption[],
  layer: Layer,
  into: Contributions,
): void {
  const set: string[] = [];
  for (const option of options) {
    const path = pathIn(layer, option);
    if (path === null || scene.hidden.has(option.path)) {
      continue;
    }
    const found = optionOver(scene.linker, layer.refs, path);
    if (found.values.length > 0 && judge(scene, option, layer, found, into)) {
      set.push(option.path);
      if (option.overrides !== undefined) {
        set.push(option.overrides);
        scene.hidden.add(option.overrides);
      }
    } else if (found.values.length === 0 && found.open !== null && option.effect === 'bounds') {
      openOnce(scene.linker, layer, found.open, into);
    }
  }
  if (layer.open !== null) {
    openOnce(scene.linker, layer, layer.open, into);
  }
  for (const path of set) {
    scene.hidden.add(path);
  }
}

/** Judges one option that is set. True: it stands there, and hides the same option further out. */
function judge(
  scene: OptionScene,
  option: TimeoutOption,
  layer: Layer,
  found: OptionFound,
  into: Contributions,
): boolean {
  const effect = effectOf(scene, option, layer);
  const [ref] = found.values;
  if (effect === null || ref === undefined) {
    return false;
  }
  if (option.effect === 'unknown') {
    openOnce(scene.linker, layer, `\`${option.path}\` ${option.note}`, into);
    return true;
  }
  if (effect === 'unknown') {
    openOnce(
      scene.linker,
      layer,
      `what \`${option.path}\` does depends on the version of ${scene.library.id}, which is not known`,
      into,
    );
    return false;
  }
  if (option.form === 'signal') {
    return judgeSignal(scene, option, layer, ref, into);
  }
  const quantity = quantityOf(scene.linker, ref);
  const at = siteOf(scene.linker, ref);
  if (quantity.kind === 'unset') {
    return false;
  }
  if (quantity.kind === 'object') {
    // The keys inside have entries of their own.
    return false;
  }
  if (effect === 'ignored' || effect === 'refused') {
    into.defects.push({
      kind: effect,
      option: option.path,
      instead: option.instead ?? null,
      note: option.note,
      at,
    });
    return true;
  }
  const value = quantity.kind === 'number' || quantity.kind === 'nothing' ? quantity.value : undefined;
  if (value !== undefined && isOff(option, value)) {
    if (effect === 'bounds') {
      into.defects.push({ kind: 'off', option: option.path, value: String(value), at });
    }
    return true;
  }
  if (quantity.kind === 'unknown') {
    openOnce(scene.linker, layer, `\`${option.path}\` is handed in, and may be left out`, into);
    return true;
  }
  if (effect === 'partial') {
    into.looked.push({ ...at.place, message: `\`${option.path}\` ${option.note}` });
    return true;
  }
  if (found.open !== null || found.unset) {
    openOnce(scene.linker, layer, found.open ?? `\`${option.path}\` is set in one case only`, into);
    if (found.unset) {
      return false;
    }
  }
  const ms = milliseconds(
    option,
    quantity.kind === 'number' ? quantity.value : quantity.kind === 'variable' ? quantity.hint : null,
  );
  into.sources.push({
    origin: layer.origin,
    value: ms === null ? null : { amount: ms, unit: 'ms' },
    covers: option.covers,
    evidence: [{ ...at.place, message: `\`${option.path}\` ${option.note}` }],
  });
  return true;
}

function milliseconds(option: TimeoutOption, value: number | null): number | null {
  if (value === null || !Number.isFinite(value)) {
    return null;
  }
  return option.form === 's' ? value * 1000 : option.form === 'epoch' ? null : value;
}

function isOff(option: TimeoutOption, value: number | false | null): boolean {
  const key = value === Infinity ? 'Infinity' : value;
  return option.off?.some(off => off === key) ?? false;
}

/** What an option does here: its version, and the options that it needs, decide. null: not this version's. */
function effectOf(scene: OptionScene, option: TimeoutOption, layer: Layer): TimeoutEffect | 'unknown' | null {
  const version =
    option.versions === undefined ? 'yes' : scene.linker.world.satisfies(scene.version, option.versions);
  if (version === 'no') {
    return null;
  }
  if (version === 'maybe') {
    return 'unknown';
  }
  if (option.needsAfter === true && !scene.listener) {
    return 'ignored';
  }
  const { needs } = option;
  if (
    needs === undefined ||
    (needs.versions !== undefined && scene.linker.world.satisfies(scene.version, needs.versions) === 'no')
  ) {
    return option.effect;
  }
  if (
    needs.versions !== undefined &&
    scene.linker.world.satisfies(scene.version, needs.versions) === 'maybe'
  ) {
    return 'unknown';
  }
  return neededEffect(scene, option, layer, needs);
}

function neededEffect(
  scene: OptionScene,
  option: TimeoutOption,
  layer: Layer,
  needs: NonNullable<TimeoutOption['needs']>,
): TimeoutEffect | 'unknown' {
  const refs = needs.at === 'client' ? scene.clientRefs : layer.refs;
  const found = optionOver(scene.linker, refs, needs.path.split('.'));
  const [ref] = found.values;
  if (ref === undefined) {
    return found.open === null ? needs.otherwise : 'unknown';
  }
  const [known] = scene.linker.resolve(ref).alternatives;
  if (known?.kind !== 'literal') {
    return 'unknown';
  }
  return known.value === needs.value ? option.effect : needs.otherwise;
}

function judgeSignal(
  scene: OptionScene,
  option: TimeoutOption,
  layer: Layer,
  ref: Ref,
  into: Contributions,
): boolean {
  const provenance = provenanceOf(scene.linker, ref);
  const at = siteOf(scene.linker, ref);
  switch (provenance.kind) {
    case 'unset':
      return false;
    case 'bounded': {
      if (option.effect === 'partial' || option.effect === 'ignored') {
        into.looked.push({ ...at.place, message: `\`${option.path}\` ${option.note}` });
        return true;
      }
      const value = provenance.ms === null ? null : ({ amount: provenance.ms, unit: 'ms' } as const);
      into.sources.push({
        origin: layer.origin,
        value,
        covers: option.covers,
        evidence: [...provenance.evidence],
        signal: { made: provenance.made, timer: provenance.timer },
      });
      if (provenance.dropped !== null) {
        into.defects.push({
          kind: 'dropped',
          option: option.path,
          ms: provenance.ms,
          other: provenance.dropped,
          at,
        });
      }
      return true;
    }
    case 'idle':
      into.looked.push(...provenance.evidence);
      if (provenance.dropped !== null) {
        into.defects.push({ kind: 'dropped', option: option.path, ...provenance.dropped, at });
      } else if (!provenance.hand) {
        into.defects.push({ kind: 'idle-signal', option: option.path, at });
      }
      return true;
    case 'unknown':
      into.open.push({ why: provenance.why, at: provenance.evidence[0] ?? null });
      return true;
  }
}

function siteOf(linker: Linker, ref: Ref): DefectSite {
  const span = spanOfRef(linker, ref);
  return { place: placeIn(linker, ref.file, span), file: ref.file, span, value: ref.value };
}
