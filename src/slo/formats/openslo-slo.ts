import type { Span } from '../../base/span.ts';
import type { AlertBranch, Budgeting, Slo } from '../model/model.ts';
import { entryOf, headOf, listOf, mapOf, textAt, textField, valueOf } from './fields.ts';
import { checkDnsLabel, readDescription, readMetadata } from './openslo-metadata.ts';
import { checkWeight, readOpenSloObjective } from './openslo-objective.ts';
import { branchesOf, readPolicy, readRefOrInline } from './openslo-policies.ts';
import type { OpenSloScope } from './openslo-scope.ts';
import { olderService, openSloKeys } from './openslo-shape.ts';
import { readInlineSli, type Sli } from './openslo-sli.ts';
import { readOpenSloWindow } from './openslo-window.ts';
import { note, report } from './reading.ts';
import { requiredText } from './required.ts';
import { emptySlo, labelsOf } from './slo.ts';
import type { MapTree, Tree } from './tree.ts';

const match = 'folded';

/** Reads one SLO of v1 or v2alpha: an entry for each of its objectives. */
export function readOpenSloSlo(tree: MapTree, scope: OpenSloScope): void {
  const { reading, document, version } = scope;
  const keys = openSloKeys[version];
  const head = headOf(tree);
  const name = readMetadata(tree, version, head, reading);
  const metadata = mapOf(tree, 'metadata', match);
  const spec = mapOf(tree, 'spec', match);
  const at = spec === null ? (entryOf(tree, 'spec', match)?.keySpan ?? head) : headOf(spec);
  const budgeting = readBudgeting(spec, at, scope);
  const objectives = listOf(spec, 'objectives', match);
  const alerts = readAlertPolicies(spec, scope);
  const base: Slo = {
    ...emptySlo(version === 'v1' ? 'openslo/v1' : 'openslo/v2alpha', document, tree.span, name?.span ?? head),
    id: name?.value ?? '',
    name,
    displayName: textAt(metadata, 'displayName', match),
    service: readService(spec, at, scope),
    description: readDescription(spec, reading),
    window: readOpenSloWindow(spec, at, scope),
    budgeting,
    alerts: alerts ?? [],
    alerting: alerts === null ? 'none' : 'on',
    labels: labelsOf(valueOf(metadata, 'labels', match)),
  };
  if (base.service !== null) {
    reading.references.push({ kind: 'Service', name: base.service, document });
  }
  const composite = objectives.some(
    item => mapOf(item, keys.indicator, match) !== null || valueOf(item, keys.indicatorRef, match) !== null,
  );
  const sli = readSpecIndicator(spec, composite ? 'composite' : 'plain', at, scope);
  if (objectives.length === 0) {
    const span = entryOf(spec, 'objectives', match)?.keySpan ?? at;
    report(reading, 'required', span, 'The SLO has no objective; add one under `objectives`', {
      severity: 'warning',
    });
    reading.slos.push(base);
  }
  objectives.forEach((item, index) => {
    const own = composite ? readIndicator(item, headOf(item), scope) : sli;
    reading.slos.push(
      readOpenSloObjective(
        item,
        index,
        { base, sli: own, inline: composite ? null : specMetric(spec, scope, sli) },
        scope,
      ),
    );
  });
  if (composite) {
    objectives.forEach(item => {
      checkWeight(item, scope);
    });
  }
}

function readService(spec: Tree | null, at: Span, scope: OpenSloScope): Slo['service'] {
  const key = openSloKeys[scope.version].service;
  const older = entryOf(spec, olderService, match);
  if (key !== olderService && older !== null && valueOf(spec, key, match) === null) {
    const { document } = scope;
    note(
      scope.reading,
      'deprecated',
      { document, key: olderService, span: older.keySpan },
      { instead: key, by: null },
    );
    return requiredText(spec, olderService, at, `The SLO has no \`${key}\`; name one`, scope.reading);
  }
  return requiredText(spec, key, at, `The SLO has no \`${key}\`; name one`, scope.reading);
}

/** The metric of an indicator that stands in the spec itself: only then does OpenSLO ask for an operator and a value, or forbid them. */
function specMetric(spec: Tree | null, scope: OpenSloScope, sli: Sli | null): Sli['metric'] | null {
  return mapOf(spec, openSloKeys[scope.version].indicator, match) === null ? null : (sli?.metric ?? null);
}

const budgetings: Readonly<Record<string, Budgeting>> = {
  Occurrences: 'occurrences',
  Timeslices: 'timeslices',
  RatioTimeslices: 'ratio-timeslices',
};

function readBudgeting(spec: Tree | null, at: Span, scope: OpenSloScope): Budgeting {
  const field = requiredText(
    spec,
    'budgetingMethod',
    at,
    'The SLO has no `budgetingMethod`; write `Occurrences`',
    scope.reading,
  );
  const known = field === null ? undefined : budgetings[field.value];
  if (field !== null && known === undefined) {
    report(
      scope.reading,
      'budgeting',
      field.span,
      '`budgetingMethod` is `Occurrences`, `Timeslices` or `RatioTimeslices`',
    );
  }
  return known ?? 'occurrences';
}

function readSpecIndicator(
  spec: Tree | null,
  kind: 'plain' | 'composite',
  at: Span,
  scope: OpenSloScope,
): Sli | null {
  const keys = openSloKeys[scope.version];
  const has = mapOf(spec, keys.indicator, match) !== null || valueOf(spec, keys.indicatorRef, match) !== null;
  const names = `\`${keys.indicator}\` or \`${keys.indicatorRef}\``;
  if (has && kind === 'composite') {
    report(scope.reading, 'indicator', at, `Give ${names} to the spec or to its objectives, not to both`);
  } else if (!has && kind === 'plain') {
    report(scope.reading, 'indicator', at, `The SLO has no indicator; add ${names}`);
  }
  return has ? readIndicator(spec, at, scope) : null;
}

/** The indicator in a spec or an objective: in place, or by name from the same file. */
function readIndicator(tree: Tree | null, at: Span, scope: OpenSloScope): Sli | null {
  const keys = openSloKeys[scope.version];
  const inline = mapOf(tree, keys.indicator, match);
  const ref = textField(valueOf(tree, keys.indicatorRef, match));
  if ((inline !== null) === (ref !== null)) {
    const message =
      inline === null
        ? `The objective has no indicator; add \`${keys.indicator}\` or \`${keys.indicatorRef}\``
        : `Keep one of \`${keys.indicator}\` and \`${keys.indicatorRef}\``;
    report(scope.reading, 'indicator', entryOf(tree, keys.indicatorRef, match)?.keySpan ?? at, message);
  }
  if (ref !== null) {
    checkDnsLabel(ref, 'reference', scope.reading);
    scope.reading.references.push({ kind: 'SLI', name: ref, document: scope.document });
  }
  if (inline !== null) {
    return readInlineSli(inline, entryOf(tree, keys.indicator, match)?.keySpan ?? at, scope);
  }
  return ref === null ? null : (scope.objects.slis.get(ref.value) ?? null);
}

/** The alerts of an SLO's policies; null: it has no policies. */
function readAlertPolicies(spec: Tree | null, scope: OpenSloScope): readonly AlertBranch[] | null {
  const items = listOf(spec, 'alertPolicies', match);
  const branches = items.flatMap(item => {
    const inline = readRefOrInline(item, { ref: 'alertPolicyRef', kind: 'AlertPolicy' }, scope);
    const ref = textField(valueOf(item, 'alertPolicyRef', match));
    const policy =
      inline === null
        ? scope.objects.policies.get(ref?.value ?? '')
        : readPolicy(valueOf(inline.tree, 'spec', match), headOf(inline.tree), scope);
    return policy === undefined ? [] : branchesOf(policy, scope.objects);
  });
  return items.length === 0 ? null : withOwnNames(branches);
}

/** Branches of one severity are told apart by their name: a condition that two policies share counts once. */
function withOwnNames(branches: readonly AlertBranch[]): readonly AlertBranch[] {
  const seen = new Set<string>();
  return branches.filter(branch => {
    const key = `${branch.severity}\n${branch.branch}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
