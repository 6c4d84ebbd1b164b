import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Slo, SloFile } from '../model/model.ts';
import type { Branch } from '../math/branch.ts';
import { workbookBranches } from '../math/workbook.ts';
import { alertKey, setAlerting } from './alerts.ts';
import { openSloPolicies, type PolicyDocument, policyName, writtenRate } from './openslo-policies.ts';
import { nodeAt } from './outline.ts';
import { placeOf, setAt, type SloPlace } from './place.ts';
import { edited, type EditResult, impossible, together } from './result.ts';
import { appendDocuments, appendItem, appendToList, insertAt, styleOf } from './yaml-insert.ts';
import { list, map, type YamlValue } from './yaml-text.ts';

const monthSeconds = 30 * 86_400;

/**
 * Adds the multi-window, multi-burn-rate alerts of the SRE Workbook as far as the format holds them: Sloth's page and ticket (its tool
 * makes the windows), Pyrra's switched on, OpenSLO's and Nobl9's as policies. The burn rates fit the SLO's own window. `notes` say what
 * the format has no place for; `impossible` says where such alerts are written instead.
 */
export function addAlerts(file: SloFile, slo: Slo): EditResult {
  const place = placeOf(file, slo);
  if (place === null) {
    return impossible(
      'The document has no place for alerts; its consequences say what is done, not who is woken.',
    );
  }
  switch (slo.format) {
    case 'sloth/v1':
    case 'sloth/k8s':
      return addToSloth(place);
    case 'pyrra':
      return slo.alerting === 'off'
        ? setAlerting(file, slo, 'on')
        : impossible('Pyrra makes its four alerts by itself: there is nothing to add.');
    case 'openslo/v1':
    case 'openslo/v2alpha':
      return addPolicies(place, openSloAlerts(place));
    case 'nobl9':
      return addPolicies(place, nobl9Alerts(place));
    case 'openslo/v1alpha':
      return impossible(
        'openslo/v1alpha has no alerts, and Sloth makes none of it; write `openslo/v1`, or Sloth’s own format.',
      );
    case 'slo-generator':
      return impossible(
        'slo-generator alerts by the error budget policy of its configuration, a file of its own.',
      );
    case 'markdown':
      return impossible('A Markdown document has no alerts.');
  }
}

function addToSloth(place: SloPlace): EditResult {
  const { slo, object } = place;
  const alerting = [...place.own, 'alerting'];
  const [page = '', ticket = ''] = ['page', 'ticket'].map(tier => alertKey(slo, tier) ?? tier);
  if (!isMap(nodeAt(object.root, alerting))) {
    const value = map({
      name: alertNameOf(slo),
      [page]: map({ labels: map({ severity: 'page' }) }),
      [ticket]: map({ labels: map({ severity: 'ticket' }) }),
    });
    const edit = insertAt(place, alerting, value, ['sli']);
    return edit === null ? completeSloth(place, alerting, [page, ticket]) : edited([edit]);
  }
  return completeSloth(place, alerting, [page, ticket]);
}

function completeSloth(
  place: SloPlace,
  alerting: readonly (string | number)[],
  tiers: readonly string[],
): EditResult {
  const { object, slo } = place;
  const stands = (...path: readonly string[]) => nodeAt(object.root, [...alerting, ...path]) !== undefined;
  const results: EditResult[] = stands('name') ? [] : [setAt(place, [...alerting, 'name'], alertNameOf(slo))];
  for (const tier of tiers) {
    if (stands(tier, 'disable')) {
      results.push(setAt(place, [...alerting, tier, 'disable'], false));
    }
  }
  const result = together(results);
  return result.kind === 'unchanged'
    ? impossible('Page and ticket alerts are on already; Sloth makes their windows.')
    : result;
}

/** `checkout-availability` alerts as `CheckoutAvailabilityBurn`. */
export function alertNameOf(slo: Slo): string {
  const words = (slo.name?.value ?? 'slo').split(/[^A-Za-z0-9]+/).filter(word => word !== '');
  return `${words.map(word => word.charAt(0).toUpperCase() + word.slice(1)).join('')}Burn`;
}

interface Policies {
  readonly policies: readonly PolicyDocument[];
  /** What the policies lead to and the file lacks. */
  readonly targets: readonly YamlValue[];
  readonly notes: readonly string[];
}

function addPolicies(place: SloPlace, { policies, targets, notes }: Policies): EditResult {
  const { file, object } = place;
  if (place.slo.alerts.length > 0 || hasPolicies(place)) {
    return impossible('The objective names alert policies already; change those.');
  }
  const at = ['spec', 'alertPolicies'];
  const style = styleOf(file.text, object);
  const reference = insertAt(place, at, list(policies.map(policy => policy.reference)), ['objectives']);
  const items = policies.map(policy => appendItem(place, at, policy.reference)).filter(edit => edit !== null);
  const named = reference === null ? items : [reference];
  if (named.length === 0) {
    return impossible('Something else stands in the place of `alertPolicies`.');
  }
  const documents = [...policies.map(policy => policy.document), ...targets];
  return edited([...named, ...placeDocuments(place, documents, style)], notes);
}

function hasPolicies(place: SloPlace): boolean {
  const node = nodeAt(place.object.root, ['spec', 'alertPolicies']);
  return isSeq(node) && node.items.length > 0;
}

/** Behind the last document; where the file is one list of objects, as its last items. */
function placeDocuments(place: SloPlace, documents: readonly YamlValue[], style: ReturnType<typeof styleOf>) {
  const { text } = place;
  const whole = parseDocument(text, { logLevel: 'silent', prettyErrors: false, uniqueKeys: false }).contents;
  if (!isSeq(whole)) {
    return [appendDocuments(text, documents, style)];
  }
  return [appendToList(text, whole, documents, style)];
}

function workbookFor(slo: Slo): readonly Branch[] {
  return workbookBranches(slo.window?.seconds ?? monthSeconds);
}

function openSloAlerts({ slo, file }: SloPlace): Policies {
  const known = file.others.find(other => other.kind === 'AlertNotificationTarget')?.name?.value ?? null;
  const version = slo.format === 'openslo/v2alpha' ? 'openslo/v2alpha' : 'openslo/v1';
  const name = slo.name?.value ?? 'slo';
  const { policies, targets } = openSloPolicies({
    version,
    slo: name,
    branches: workbookFor(slo),
    target: known,
  });
  const notes = [
    'A policy of OpenSLO holds one condition with one window: the short windows are left out, so that an alert goes on until its long window is clear.',
  ];
  return { policies, targets: targets.map(({ document }) => document), notes };
}

function nobl9Alerts({ slo, object }: SloPlace): Policies {
  const project = nodeAt(object.root, ['metadata', 'project']);
  const policies = workbookFor(slo).map((branch): PolicyDocument => {
    const name = policyName(slo.name?.value ?? 'slo', `${branch.severity}-${branch.branch}`);
    const windows = [branch.longSeconds, branch.shortSeconds].filter(seconds => seconds !== null);
    const spec = map({
      severity: branch.severity === 'page' ? 'High' : 'Medium',
      coolDown: '5m',
      conditions: list(windows.map(seconds => nobl9Condition(branch.burnRate, seconds))),
      alertMethods: list([]),
    });
    const metadata = map({ name, project: isScalar(project) ? String(project.value) : undefined });
    return {
      name,
      reference: { kind: 'scalar', source: name },
      document: map({ apiVersion: 'n9/v1alpha', kind: 'AlertPolicy', metadata, spec }),
    };
  });
  return {
    policies,
    targets: [],
    notes: ['The policies name no alert methods yet: nobody is told until they do.'],
  };
}

/** Nobl9 writes windows as Go does, in whole minutes. */
function nobl9Condition(burnRate: number, seconds: number): YamlValue {
  const alertingWindow =
    seconds % 3600 === 0 ? `${String(seconds / 3600)}h` : `${String(Math.round(seconds / 60))}m`;
  return map({ measurement: 'averageBurnRate', value: writtenRate(burnRate), alertingWindow, op: 'gte' });
}
