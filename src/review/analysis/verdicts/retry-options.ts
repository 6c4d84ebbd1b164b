import type { RetryDefault, RetryOption, RetryProfile } from '../../catalog/schema.ts';
import type { Known, Ref } from '../link/known.ts';
import { quantityOf } from '../link/numbers.ts';
import { optionOver, type OptionFound } from '../link/options.ts';
import { own } from '../link/world.ts';
import type { CallAtHand } from './call-at-hand.ts';
import type { Contributions } from './contributions.ts';
import { placeIn, spanOfRef } from './inspect.ts';
import { defaultEvidence, defaultHere, dependsOnVersion } from './library-default.ts';
import { callLayers, clientLayers, type Layer, openClient, openOnce, pathIn } from './option-layers.ts';
import { type Repeats, repeatsIn } from './retry-operations.ts';

const nothing: RetryProfile = { options: [], defaults: [] };

interface RetryScene {
  readonly at: CallAtHand;
  readonly repeats: Repeats;
  /** Options that stand somewhere: they hide those further out, and the defaults. */
  readonly given: Set<string>;
  readonly into: Contributions;
}

/** What the options of a call, those of its client, and its library by itself repeat. */
export function retryOptions(at: CallAtHand, into: Contributions): void {
  const profile = own(at.known.library.retries ?? {}, at.spec.retry ?? 'default') ?? nothing;
  const has = profile.options.length > 0;
  const ofCall = has ? callLayers(at) : [];
  const ofClient = has ? clientLayers(at) : [];
  const repeats = repeatsIn(at, profile, [...ofCall, ...ofClient]);
  const scene: RetryScene = { at, repeats, given: new Set(), into };
  for (const layer of ofCall) {
    judgeLayer(scene, profile.options, layer);
  }
  const others = profile.options.filter(({ rare, path }) => rare !== true && !isHidden(scene.given, path));
  openClient(at, others, into);
  for (const layer of ofClient) {
    judgeLayer(scene, profile.options, layer);
  }
  judgeDefault(scene, profile.defaults);
}

function judgeLayer(scene: RetryScene, options: readonly RetryOption[], layer: Layer): void {
  const { at, given, into } = scene;
  const set: string[] = [];
  for (const option of options) {
    const path = pathIn(layer, option);
    if (path === null || isHidden(given, option.path)) {
      continue;
    }
    const found = optionOver(at.linker, layer.refs, path);
    const [ref] = found.values;
    if (ref !== undefined && judge(scene, option, layer, ref, found)) {
      set.push(option.path);
    } else if (
      ref === undefined &&
      found.open !== null &&
      option.effect !== 'ignored' &&
      option.rare !== true
    ) {
      openOnce(at.linker, layer, found.open, into);
    }
  }
  if (layer.open !== null && options.some(option => option.rare !== true && pathIn(layer, option) !== null)) {
    openOnce(at.linker, layer, layer.open, into);
  }
  for (const path of set) {
    given.add(path);
  }
}

/** `retry` hides `retry.limit` further out, and the other way round. */
function isHidden(given: ReadonlySet<string>, path: string): boolean {
  return [...given].some(each => each === path || path.startsWith(`${each}.`) || each.startsWith(`${path}.`));
}

/** What an option is set to. `unset`: as if it were left out. */
type Setting =
  | { readonly kind: 'on'; readonly attempts: number | null }
  | { readonly kind: 'off' }
  | { readonly kind: 'unset' }
  | { readonly kind: 'open'; readonly why: string };

/** Judges one option that is set. True: it stands there, and hides the same option further out. */
function judge(scene: RetryScene, option: RetryOption, layer: Layer, ref: Ref, found: OptionFound): boolean {
  const { at, into } = scene;
  const { linker } = at;
  const fits = option.versions === undefined ? 'yes' : linker.world.satisfies(at.version, option.versions);
  const setting = fits === 'no' ? ({ kind: 'unset' } as const) : settingOf(scene, option, ref);
  if (setting.kind === 'unset') {
    return false;
  }
  const span = spanOfRef(linker, ref);
  const place = placeIn(linker, ref.file, span);
  if (option.effect === 'ignored' && fits === 'yes') {
    const defect = { option: option.path, instead: option.instead ?? null, note: option.note };
    into.defects.push({ kind: 'ignored', ...defect, at: { place, file: ref.file, span, value: ref.value } });
    return false;
  }
  const why =
    option.effect === 'unknown' && setting.kind !== 'off'
      ? `\`${option.path}\` ${option.note}`
      : fits === 'maybe'
        ? `what \`${option.path}\` does depends on the version of ${at.known.library.id}, which is not known`
        : setting.kind === 'open'
          ? setting.why
          : (found.open ?? (found.unset ? `\`${option.path}\` is set in one case only` : null));
  if (why !== null || setting.kind === 'open') {
    openOnce(linker, layer, why ?? '', into);
    return false;
  }
  if (setting.kind === 'off') {
    into.looked.push({ ...place, message: `\`${option.path}\` is set so that nothing is repeated` });
    return true;
  }
  const value = setting.attempts === null ? null : ({ amount: setting.attempts, unit: 'attempts' } as const);
  const evidence = { ...place, message: `\`${option.path}\` ${option.note}` };
  addIfRepeated(
    scene,
    option.operations,
    () => {
      into.sources.push({ origin: layer.origin, value, covers: [], evidence: [evidence] });
    },
    evidence,
  );
  return true;
}

/** Counts a source only where the operation of the call is repeated. */
function addIfRepeated(
  { at, repeats, into }: RetryScene,
  operations: readonly string[] | undefined,
  add: () => void,
  evidence: Contributions['looked'][number],
): void {
  switch (repeats(operations)) {
    case 'yes':
      add();
      break;
    case 'no':
      into.looked.push({
        ...evidence,
        message: `${evidence.message}; not ${at.told.operation ?? 'this'} calls`,
      });
      break;
    case 'unknown':
      into.open.push({
        why: 'only some operations are repeated, and which this is cannot be told',
        at: evidence,
      });
      break;
  }
}

function settingOf({ at }: RetryScene, option: RetryOption, ref: Ref): Setting {
  const { alternatives, open } = at.linker.resolve(ref);
  if (alternatives.length > 0 && open === null && alternatives.every(known => isOff(option, known))) {
    return { kind: 'off' };
  }
  switch (option.form) {
    case 'switch':
      return switchSetting(option, alternatives);
    case 'policy':
      return policySetting(option, alternatives, open);
    case 'retries':
    case 'attempts':
      return numberSetting(at, option, ref);
  }
}

function isOff(option: RetryOption, known: Known): boolean {
  return (
    option.off?.some(off =>
      off === 'undefined' ? known.kind === 'undefined' : known.kind === 'literal' && known.value === off,
    ) ?? false
  );
}

function switchSetting(option: RetryOption, alternatives: readonly Known[]): Setting {
  const telling = alternatives.filter(known => known.kind !== 'undefined');
  const isAll = (value: boolean): boolean =>
    telling.every(known => known.kind === 'literal' && known.value === value);
  if (telling.length === 0 && alternatives.length > 0) {
    return { kind: 'unset' };
  }
  return telling.length > 0 && isAll(true)
    ? { kind: 'on', attempts: null }
    : telling.length > 0 && isAll(false)
      ? { kind: 'off' }
      : { kind: 'open', why: `what \`${option.path}\` is set to is not known` };
}

function policySetting(option: RetryOption, alternatives: readonly Known[], open: string | null): Setting {
  const { objects } = option;
  if (objects !== undefined) {
    const isOne = alternatives.some(
      known => known.kind === 'entity' && 'object' in known.entity && objects.includes(known.entity.object),
    );
    return isOne
      ? { kind: 'on', attempts: null }
      : open === null && alternatives.every(known => known.kind === 'entity' || known.kind === 'undefined')
        ? { kind: 'unset' }
        : { kind: 'open', why: `what \`${option.path}\` is set to is not known` };
  }
  const telling = alternatives.filter(known => known.kind !== 'undefined');
  if (telling.length === 0 && open === null) {
    return { kind: 'unset' };
  }
  if (open === null && telling.every(isText)) {
    // A text names something of the library's own: `adapter: 'fetch'`.
    return { kind: 'off' };
  }
  return telling.some(known => known.kind === 'parameter') && telling.length === 1
    ? { kind: 'open', why: `\`${option.path}\` is handed in, and may be left out` }
    : { kind: 'on', attempts: null };
}

function isText(known: Known): boolean {
  return known.kind === 'literal' && typeof known.value === 'string';
}

function numberSetting(at: CallAtHand, option: RetryOption, ref: Ref): Setting {
  const quantity = quantityOf(at.linker, ref);
  const first = option.form === 'attempts' ? 0 : 1;
  switch (quantity.kind) {
    case 'number': {
      const attempts = quantity.value + first;
      return option.endless?.some(each => each === quantity.value) === true
        ? { kind: 'on', attempts: Infinity }
        : attempts > 1
          ? { kind: 'on', attempts }
          : { kind: 'off' };
    }
    case 'nothing':
      return option.endless?.some(each => each === quantity.value) === true
        ? { kind: 'on', attempts: Infinity }
        : { kind: 'unset' };
    case 'variable':
      return { kind: 'on', attempts: quantity.hint === null ? null : quantity.hint + first };
    case 'unknown':
      return { kind: 'open', why: `\`${option.path}\` is handed in, and may be left out` };
    case 'object':
    case 'unset':
      // The keys inside have entries of their own.
      return { kind: 'unset' };
  }
}

function judgeDefault(scene: RetryScene, defaults: readonly RetryDefault[]): void {
  const { at, given, into } = scene;
  const entry = defaultHere(
    at,
    defaults.filter(({ option }) => (option === undefined ? given.size === 0 : !isHidden(given, option))),
    ({ uncertain, retries }) => (uncertain === true ? 'unknown' : retries === null ? 'nothing' : 'guards'),
  );
  if (entry === 'depends') {
    into.open.push({ why: dependsOnVersion(at), at: null });
    return;
  }
  if (entry === null || entry.retries === null || entry.uncertain === true) {
    const evidence = defaultEvidence(at, entry?.note ?? 'repeats nothing by itself');
    if (entry?.uncertain === true) {
      into.open.push({ why: `${at.known.library.id} ${entry.note}`, at: evidence });
    } else if (entry !== null || given.size === 0) {
      into.looked.push(evidence);
    }
    return;
  }
  const value = { amount: entry.retries + 1, unit: 'attempts' } as const;
  const evidence = defaultEvidence(at, entry.note);
  addIfRepeated(
    scene,
    entry.operations,
    () => {
      into.sources.push({ origin: 'library', value, covers: [], evidence: [evidence] });
    },
    evidence,
  );
}
