import { isMap, isSeq } from 'yaml';
import type { AlertBranch, Slo, SloFile } from '../model/model.ts';
import { formatPrometheusDuration, formatShorthand } from '../units/duration.ts';
import { editablesOf } from './edit.ts';
import { nodeAt, pairOf } from './outline.ts';
import { placeOf, setAt, setField, type SloPlace } from './place.ts';
import { edited, type EditResult, impossible, together } from './result.ts';
import { insertAt } from './yaml-insert.ts';
import { map } from './yaml-text.ts';

/** What of an alert's branch to change; seconds and a factor. */
export interface BranchChange {
  readonly burnRate?: number;
  readonly longSeconds?: number;
  readonly shortSeconds?: number;
  readonly forSeconds?: number;
}

/** Changes windows, burn rate or `for` of an alert where the document itself says them. */
export function setAlertBranch(file: SloFile, branch: AlertBranch, change: BranchChange): EditResult {
  const results: EditResult[] = [];
  const { fields } = branch;
  if (change.burnRate !== undefined) {
    results.push(setField(file, fields.burnRate, change.burnRate));
  }
  const windows = [
    [fields.long, change.longSeconds],
    [fields.short, change.shortSeconds],
    [fields.for, change.forSeconds],
  ] as const;
  for (const [field, seconds] of windows) {
    if (seconds !== undefined) {
      const text = field === null ? '' : durationLike(field.source, seconds);
      results.push(
        text === null ? impossible('The format cannot write this length.') : setField(file, field, text),
      );
    }
  }
  const failed = results.some(result => result.kind === 'impossible');
  return failed
    ? impossible('The alerts are made by the tool; the document does not say this of them.')
    : together(results);
}

/** A duration in the manner of the one that stands there: one number and unit, or a number of seconds, or several units. */
function durationLike(source: string, seconds: number): string | number | null {
  if (/^["']?\d+["']?$/.test(source)) {
    return seconds;
  }
  return formatShorthand(seconds) ?? (seconds === 0 ? '0m' : formatPrometheusDuration(seconds));
}

/** Pyrra's four alerts; Sloth's page and ticket stand for the first and last two of them. */
const pyrraTiers: Readonly<Record<string, readonly string[]>> = {
  page: ['fastBurn', 'mediumBurn'],
  ticket: ['slowBurn', 'longTermBurn'],
  fast: ['fastBurn'],
  medium: ['mediumBurn'],
  slow: ['slowBurn'],
  'long-term': ['longTermBurn'],
};

/**
 * Changes the severity that an alert is labelled with. `tier`: `page` or `ticket`; with Pyrra also `fast`, `medium`, `slow` and
 * `long-term`; with OpenSLO and Nobl9 the severity that stands there now.
 */
export function setSeverity(file: SloFile, slo: Slo, tier: string, severity: string): EditResult {
  const place = placeOf(file, slo);
  switch (slo.format) {
    case 'sloth/v1':
    case 'sloth/k8s': {
      const key = alertKey(slo, tier);
      return place === null || key === null
        ? impossible('Sloth has two alerts: `page` and `ticket`.')
        : setAt(place, [...place.own, 'alerting', key, 'labels', 'severity'], severity);
    }
    case 'pyrra': {
      const keys = pyrraTiers[tier] ?? [];
      return place === null || keys.length === 0
        ? impossible('Pyrra has four alerts: `fast`, `medium`, `slow` and `long-term`.')
        : setPyrraSeverities(place, keys, severity);
    }
    case 'openslo/v1':
    case 'openslo/v2alpha':
    case 'nobl9': {
      const present = editablesOf(file).filter(each => each.what === 'alert-severity' && each.value === tier);
      return present.length === 0
        ? impossible(`No alert of this file has the severity \`${tier}\`.`)
        : together(present.map(each => setField(file, each, severity)));
    }
    case 'openslo/v1alpha':
    case 'slo-generator':
    case 'markdown':
      return impossible('The format has no severities.');
  }
}

function setPyrraSeverities(place: SloPlace, keys: readonly string[], severity: string): EditResult {
  const at = ['spec', 'alerting', 'severities'];
  const missing = keys.filter(key => nodeAt(place.object.root, [...at, key]) === undefined);
  const present = keys.filter(key => !missing.includes(key));
  const set = present.map(key => setAt(place, [...at, key], severity));
  return together([...set, ...insertTogether(place, at, missing, severity)]);
}

/** Several keys of one map that may itself be missing: made in one piece. */
function insertTogether(
  place: SloPlace,
  at: readonly string[],
  keys: readonly string[],
  severity: string,
): readonly EditResult[] {
  if (keys.length === 0) {
    return [];
  }
  const holder = nodeAt(place.object.root, at);
  return holder !== undefined
    ? keys.map(key => setAt(place, [...at, key], severity))
    : [insertMap(place, at, Object.fromEntries(keys.map(key => [key, severity])))];
}

/** The key of Sloth's alert for a tier, in the dialect's case; null: it has none. */
export function alertKey(slo: Slo, tier: string): string | null {
  const isKubernetes = slo.format === 'sloth/k8s';
  return tier === 'page' || tier === 'ticket' ? (isKubernetes ? `${tier}Alert` : `${tier}_alert`) : null;
}

/** Switches the alerts of an SLO on or off. */
export function setAlerting(file: SloFile, slo: Slo, state: 'on' | 'off'): EditResult {
  const place = placeOf(file, slo);
  if (place === null) {
    return impossible('The format has no alerts.');
  }
  switch (slo.format) {
    case 'sloth/v1':
    case 'sloth/k8s':
      return switchSloth(place, state);
    case 'pyrra':
      return switchPyrra(place, state);
    case 'openslo/v1':
    case 'openslo/v2alpha':
      return switchPolicies(place, state);
    case 'nobl9':
      return impossible('Nobl9 has no switch; name its policies under `alertPolicies`, or take them out.');
    case 'openslo/v1alpha':
      return impossible('Sloth makes no alerts of OpenSLO documents.');
    case 'slo-generator':
      return impossible(
        'slo-generator says in the error budget policy of its configuration which steps alert.',
      );
    case 'markdown':
      return impossible('The format has no alerts.');
  }
}

function switchSloth(place: SloPlace, state: 'on' | 'off'): EditResult {
  const alerting = [...place.own, 'alerting'];
  if (state === 'on' && nodeAt(place.object.root, [...alerting, 'name']) === undefined) {
    return impossible('Sloth wants a name for alerts that are on; add the alerts instead.');
  }
  const tiers = ['page', 'ticket'].map(tier => alertKey(place.slo, tier) ?? tier);
  if (nodeAt(place.object.root, alerting) === undefined) {
    return insertMap(place, alerting, Object.fromEntries(tiers.map(key => [key, map({ disable: true })])));
  }
  const wanted = tiers.filter(
    key => state === 'off' || nodeAt(place.object.root, [...alerting, key, 'disable']) !== undefined,
  );
  return together(wanted.map(key => setAt(place, [...alerting, key, 'disable'], state === 'off')));
}

function switchPyrra(place: SloPlace, state: 'on' | 'off'): EditResult {
  const disabled = ['spec', 'alerting', 'disabled'];
  const burnrates = ['spec', 'alerting', 'burnrates'];
  const old = nodeAt(place.object.root, disabled);
  const present = nodeAt(place.object.root, burnrates);
  const results = old === undefined ? [] : [setAt(place, disabled, state === 'off')];
  const writes = present !== undefined || (old === undefined && state === 'off');
  return together(writes ? [...results, setAt(place, burnrates, state === 'on')] : results);
}

function switchPolicies(place: SloPlace, state: 'on' | 'off'): EditResult {
  const list = nodeAt(place.object.root, ['spec', 'alertPolicies']);
  const items = isSeq(list) ? list.items : [];
  const inline = items.flatMap((item, index) =>
    isMap(item) && pairOf(item, 'spec') !== undefined ? [index] : [],
  );
  if (items.length === 0 || inline.length < items.length) {
    return impossible(
      items.length === 0
        ? 'The document names no alert policies; add the alerts instead.'
        : 'The alert policies are documents of their own, which other objectives may share.',
    );
  }
  const at = (index: number) => ['spec', 'alertPolicies', index, 'spec', 'alertWhenBreaching'];
  return together(inline.map(index => setAt(place, at(index), state === 'on')));
}

function insertMap(
  place: SloPlace,
  path: readonly (string | number)[],
  entries: Parameters<typeof map>[0],
): EditResult {
  const edit = insertAt(place, path, map(entries));
  return edit === null ? impossible('Something else stands in the place of the alerts.') : edited([edit]);
}
