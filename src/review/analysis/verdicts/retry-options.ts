import type { RetryDefault, RetryOption, RetryProfile } from '../../catalog/schema.ts';
import type { Ref } from '../link/known.ts';
import { optionOver, type OptionFound } from '../link/options.ts';
import { own } from '../link/world.ts';
import type { CallAtHand } from './call-at-hand.ts';
import type { Contributions } from './contributions.ts';
import { placeIn, spanOfRef } from './inspect.ts';
import { defaultEvidence, defaultHere, dependsOnVersion } from './library-default.ts';
import { callLayers, clientLayers, type Layer, openClient, openOnce, pathIn } from './option-layers.ts';
import { type Repeats, repeatsIn } from './retry-operations.ts';
import { settingOf } from './retry-settings.ts';

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

/** Judges one option that is set. True: it stands there, and hides the same option further out. */
function judge(scene: RetryScene, option: RetryOption, layer: Layer, ref: Ref, found: OptionFound): boolean {
  const { at, into } = scene;
  const { linker } = at;
  const fits = option.versions === undefined ? 'yes' : linker.world.satisfies(at.version, option.versions);
  const setting = fits === 'no' ? ({ kind: 'unset' } as const) : settingOf(linker, option, ref);
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
  const evidence = defaultEvidence(at, entry?.note ?? 'repeats nothing by itself');
  if (entry?.uncertain === true) {
    into.open.push({ why: `${at.known.library.id} ${entry.note}`, at: evidence });
    return;
  }
  const retries = entry?.retries ?? null;
  if (retries !== null) {
    const value = { amount: retries + 1, unit: 'attempts' } as const;
    const add = (): void => {
      into.sources.push({ origin: 'library', value, covers: [], evidence: [evidence] });
    };
    addIfRepeated(scene, entry?.operations, add, evidence);
  } else if (entry !== null || given.size === 0) {
    into.looked.push(evidence);
  }
}
