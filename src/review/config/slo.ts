import {
  type CapacitySettings,
  defaultSloSettings,
  defaultUtilisation,
  type DependencySetting,
  type ObjectiveSettings,
  type PolicyBandSetting,
  type SloSettings,
} from '../../base/slo-settings.ts';
import { bandKeys, capacityKeys, objectiveKeys, sloKeys } from './keys.ts';
import type { Mistake } from './mistakes.ts';
import { entriesOf, itemsOf, knownEntries, quoted, type Report, textOf } from './reading.ts';
import type { Entry, Tree } from './tree.ts';

/** Reads `slo`; each mistake costs the value that it stands in, and a policy that contradicts itself all of it. */
export function readSloSettings(tree: Tree, report: Report): SloSettings {
  const { policy, objectives } = knownEntries(tree, sloKeys, report, '`slo`');
  return {
    policy: policy === undefined ? defaultSloSettings.policy : policyOf(policy.value, report),
    objectives: objectives === undefined ? {} : objectivesOf(objectives.value, report),
  };
}

function objectivesOf(tree: Tree, report: Report): SloSettings['objectives'] {
  const entries = entriesOf(tree, report, '`objectives`');
  return Object.fromEntries(entries.map(({ key, value }) => [key, objectiveOf(value, report)]));
}

function objectiveOf(tree: Tree, report: Report): ObjectiveSettings {
  const { policy, traffic, capacity, dependencies } = knownEntries(
    tree,
    objectiveKeys,
    report,
    'An objective',
  );
  return {
    policy: policy === undefined ? null : policyOf(policy.value, report),
    traffic: traffic === undefined ? null : rateOf(traffic, report),
    capacity: capacity === undefined ? null : capacityOf(capacity.value, report),
    dependencies: dependencies === undefined ? [] : dependenciesOf(dependencies.value, report),
  };
}

/** A policy is read as a whole or not at all: a band that is missing would move the one above it. null: nothing, or a mistake. */
function policyOf(tree: Tree, report: Report): readonly PolicyBandSetting[] | null {
  const items = itemsOf(tree, report, '`policy`');
  const bands = items.map(item => bandOf(item, report));
  const read = bands.filter(band => band !== null);
  if (bands.length === 0 || read.length < bands.length) {
    return null;
  }
  if (hasContradiction(items, read, report)) {
    return null;
  }
  reportGap(tree, read, report);
  return read;
}

function bandOf(item: Tree, report: Report): PolicyBandSetting | null {
  const { above, name } = knownEntries(item, bandKeys, report, 'A band');
  if (item.kind !== 'map') {
    return null;
  }
  if (name === undefined) {
    report('missing-key', item.span, 'A band has a `name`: what to do while it holds');
    return null;
  }
  const text = name.value.kind === 'scalar' ? name.value.value : null;
  if (typeof text !== 'string' || text.trim() === '') {
    report('wrong-type', name.value.span, '`name` is a text');
    return null;
  }
  const floor = above === undefined ? null : shareOf(above, bandShare, report);
  return above !== undefined && floor === null ? null : { above: floor, name: text.trim() };
}

/** Bands at the same place say two things of one budget. */
function hasContradiction(
  items: readonly Tree[],
  bands: readonly PolicyBandSetting[],
  report: Report,
): boolean {
  const first = new Map<number | null, string>();
  let found = false;
  for (const [index, { above, name }] of bands.entries()) {
    const before = first.get(above);
    if (before !== undefined) {
      const span = items[index]?.span ?? { start: 0, end: 0 };
      report(
        'contradiction',
        span,
        `This band begins where ${quoted(before)} does; only one of them can hold`,
      );
      found = true;
    }
    first.set(above, before ?? name);
  }
  return found;
}

/** A budget that no band speaks of: what to do then is left open, which is seldom meant. */
function reportGap(tree: Tree, bands: readonly PolicyBandSetting[], report: Report): void {
  const floors = bands.flatMap(({ above }) => above ?? []);
  const lowest = Math.min(...floors, 1);
  if (lowest > 0) {
    const share = `${String(Number((lowest * 100).toPrecision(12)))}%`;
    report('policy-gap', tree.span, `No band holds with less than ${share} left; add one with \`above: 0%\``);
  }
  if (floors.length === bands.length) {
    report('policy-gap', tree.span, 'No band holds once the budget is spent; add one without `above`');
  }
}

function capacityOf(tree: Tree, report: Report): CapacitySettings | null {
  const keys = knownEntries(tree, capacityKeys, report, 'A capacity');
  if (tree.kind !== 'map') {
    return null;
  }
  const { peak, perInstance } = keys;
  if (peak === undefined || perInstance === undefined) {
    const missing =
      peak === undefined ? '`peak`: the most that comes in' : '`perInstance`: what one instance takes';
    report('missing-key', tree.span, `A capacity has a ${missing}`);
    return null;
  }
  const rates = { peak: rateOf(peak, report), perInstance: rateOf(perInstance, report) };
  if (rates.peak === null || rates.perInstance === null) {
    return null;
  }
  const share = (entry: Entry | undefined, kind: ShareKind): number | null =>
    entry === undefined ? null : shareOf(entry, kind, report);
  return {
    peak: rates.peak,
    perInstance: rates.perInstance,
    instances: keys.instances === undefined ? null : wholeOf(keys.instances, 1, report),
    utilisation: share(keys.utilisation, usableShare) ?? defaultUtilisation,
    growth: share(keys.growth, growthShare) ?? 0,
    zones: keys.zones === undefined ? null : wholeOf(keys.zones, 2, report),
  };
}

function dependenciesOf(tree: Tree, report: Report): readonly DependencySetting[] {
  return entriesOf(tree, report, '`dependencies`').flatMap(entry => {
    const availability = shareOf(entry, usableShare, report);
    return availability === null ? [] : [{ name: entry.key, availability }];
  });
}

interface ShareKind {
  readonly isWithin: (ratio: number) => boolean;
  readonly advice: string;
}

const bandShare: ShareKind = {
  isWithin: ratio => ratio >= 0 && ratio < 1,
  advice: 'is no share of a budget; write `0%` to `99%`, or leave `above` out for a spent one',
};
const usableShare: ShareKind = {
  isWithin: ratio => ratio > 0 && ratio <= 1,
  advice: 'is no share; write `80%` or `0.8`',
};
const growthShare: ShareKind = {
  isWithin: ratio => ratio > -1 && ratio <= 100,
  advice: 'is no growth in a month; write `20%` or `0.2`',
};

/** `75%` and a space before the sign or none; also the pattern of the schema. */
export const percentPattern = '^-?\\d+(\\.\\d+)? ?%$';
const percent = new RegExp(percentPattern);

/** A share as `75%` or as a ratio. */
function shareOf({ value }: Entry, { isWithin, advice }: ShareKind, report: Report): number | null {
  const given = value.kind === 'scalar' ? value.value : null;
  const ratio =
    typeof given === 'number'
      ? given
      : typeof given === 'string' && percent.test(given)
        ? Number(`${given.replace(/ ?%$/, '')}e-2`)
        : NaN;
  if (isWithin(ratio)) {
    return ratio;
  }
  report('bad-share', value.span, `${shown(value)} ${advice}`);
  return null;
}

/** `120/s`, `600/min`, `10000/h` or `5000000/d`; also the pattern of the schema. */
export const ratePattern = '^\\d+(\\.\\d+)? ?/ ?(s|min|h|d)$';
const rate = new RegExp(ratePattern);
const secondsOfUnit = { s: 1, min: 60, h: 3600, d: 86_400 } as const;

/** A rate, as requests a second. */
function rateOf({ value }: Entry, report: Report): number | null {
  const given = value.kind === 'scalar' ? value.value : null;
  const unit =
    typeof given === 'string' ? (rate.exec(given)?.[2] as keyof typeof secondsOfUnit | undefined) : undefined;
  const perSecond =
    typeof given === 'number'
      ? given
      : unit === undefined
        ? NaN
        : Number.parseFloat(String(given)) / secondsOfUnit[unit];
  if (Number.isFinite(perSecond) && perSecond > 0) {
    return perSecond;
  }
  report(
    'bad-rate',
    value.span,
    `${shown(value)} is no rate above zero; write \`120/s\`, \`600/min\` or \`10000/h\``,
  );
  return null;
}

function wholeOf({ key, value }: Entry, least: number, report: Report): number | null {
  const count = value.kind === 'scalar' ? value.value : null;
  if (typeof count === 'number' && Number.isSafeInteger(count) && count >= least) {
    return count;
  }
  report('wrong-type', value.span, `${quoted(key)} is a whole number, from ${String(least)}`);
  return null;
}

function shown(tree: Tree): Mistake['message'] {
  return tree.kind === 'scalar' && tree.value !== null ? quoted(textOf(tree)) : 'This';
}
