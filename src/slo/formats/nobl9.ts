import type { Span } from '../../base/span.ts';
import type { Budgeting, ObjectiveField, Slo } from '../model/model.ts';
import {
  booleanOf,
  entryOf,
  headOf,
  listOf,
  mapOf,
  numberField,
  textAt,
  textField,
  valueOf,
} from './fields.ts';
import { nobl9Alerts, readNobl9Policy } from './nobl9-alerts.ts';
import { readNobl9Composite, readNobl9Indicator } from './nobl9-indicator.ts';
import { checkNobl9Name, nobl9Decoding, nobl9Shape } from './nobl9-shape.ts';
import { readNobl9Window } from './nobl9-window.ts';
import { readObjective } from './objective.ts';
import { note, type Reading, report } from './reading.ts';
import { checkShape } from './shape.ts';
import { emptySlo, labelsOf } from './slo.ts';
import type { MapTree, Tree } from './tree.ts';

/**
 * Reads one object of `n9/v1alpha`: SLOs as their owner validates them, metrics of the thirty sources left to it; other kinds by name.
 * Source: `manifest/v1alpha/slo` of https://github.com/nobl9/nobl9-go.
 */
export function readNobl9(tree: MapTree, document: number, reading: Reading): void {
  const head = headOf(tree);
  const kind = textField(valueOf(tree, 'kind'));
  const metadata = mapOf(tree, 'metadata');
  const name = textField(valueOf(metadata, 'name'));
  if (kind?.value !== 'SLO') {
    if (kind === null || kind.value === '') {
      report(reading, 'unknown-kind', kind?.span ?? head, 'The object has no `kind`; write `SLO`');
    }
    const branch = kind?.value === 'AlertPolicy' ? readNobl9Policy(tree) : null;
    const other = { kind: kind?.value ?? '', name, format: 'nobl9', document, span: tree.span } as const;
    reading.others.push(branch === null ? other : { ...other, alerts: [branch] });
    return;
  }
  checkShape(tree, nobl9Shape, 'object', { reading, decoding: nobl9Decoding, document });
  const at = entryOf(tree, 'metadata')?.keySpan ?? head;
  checkNobl9Name(metadata, 'name', at, 'SLO', reading);
  checkNobl9Name(metadata, 'project', at, 'project', reading);
  const spec = mapOf(tree, 'spec');
  readSpec({ tree, spec, metadata, document, reading, at: spec === null ? head : headOf(spec) });
}

interface Scope {
  readonly tree: MapTree;
  readonly spec: MapTree | null;
  readonly metadata: MapTree | null;
  readonly document: number;
  readonly reading: Reading;
  readonly at: Span;
}

function readSpec(scope: Scope): void {
  const { tree, spec, metadata, document, reading, at } = scope;
  const name = textField(valueOf(metadata, 'name'));
  const objectives = listOf(spec, 'objectives');
  const isComposite = objectives.some(item => mapOf(item, 'composite') !== null);
  checkNobl9Name(spec, 'service', at, 'service', reading);
  checkIndicator(isComposite ? 'composite' : 'plain', scope);
  if (objectives.length === 0) {
    report(
      reading,
      'required',
      entryOf(spec, 'objectives')?.keySpan ?? at,
      'The SLO has no objective; add one',
    );
  }
  if (isComposite && objectives.length > 1) {
    report(
      reading,
      'indicator',
      entryOf(spec, 'objectives')?.keySpan ?? at,
      'A composite objective stands alone; remove the others',
    );
  }
  const policies = listOf(spec, 'alertPolicies').flatMap(item => textField(item) ?? []);
  policies.forEach(policy => reading.references.push({ kind: 'AlertPolicy', name: policy, document }));
  const base: Slo = {
    ...emptySlo('nobl9', document, tree.span, name?.span ?? headOf(tree)),
    id: name?.value ?? '',
    name,
    displayName: textAt(metadata, 'displayName'),
    service: textField(valueOf(spec, 'service')),
    description: textAt(spec, 'description'),
    window: readNobl9Window(spec, at, reading),
    budgeting: readBudgeting(spec, at, reading),
    alerts: nobl9Alerts(policies, reading.others),
    alerting: policies.length > 0 ? 'on' : 'none',
    labels: labelsOf(valueOf(metadata, 'labels')),
  };
  checkObjectiveSet(objectives, isComposite ? 'composite' : 'plain', reading);
  objectives.forEach((item, index) => {
    reading.slos.push(readOne(item, index, base, isComposite ? 'composite' : 'plain', reading));
  });
  if (objectives.length === 0) {
    reading.slos.push(base);
  }
  if (mapOf(spec, 'composite') !== null) {
    const span = entryOf(spec, 'composite')?.keySpan ?? at;
    note(
      reading,
      'deprecated',
      { document, key: 'composite', span },
      { instead: 'objectives[].composite', by: null },
    );
  }
}

type Kind = 'plain' | 'composite';

function checkIndicator(kind: Kind, { spec, at, reading }: Scope): void {
  const indicator = mapOf(spec, 'indicator');
  const span = entryOf(spec, 'indicator')?.keySpan ?? at;
  if (kind === 'composite') {
    if (indicator !== null) {
      report(reading, 'indicator', span, 'A composite SLO has no `indicator` of its own; remove it');
    }
    return;
  }
  if (indicator === null) {
    report(reading, 'indicator', span, 'The SLO has no `indicator`; name the source of its metrics');
    return;
  }
  checkNobl9Name(mapOf(indicator, 'metricSource'), 'name', headOf(indicator), 'metric source', reading);
}

function readBudgeting(spec: MapTree | null, at: Span, reading: Reading): Budgeting {
  const field = textField(valueOf(spec, 'budgetingMethod'));
  if (field?.value !== 'Occurrences' && field?.value !== 'Timeslices') {
    const span = field?.span ?? entryOf(spec, 'budgetingMethod')?.keySpan ?? at;
    report(reading, 'budgeting', span, '`budgetingMethod` is `Occurrences` or `Timeslices`');
  }
  return field?.value === 'Timeslices' ? 'timeslices' : 'occurrences';
}

function checkObjectiveSet(objectives: readonly Tree[], kind: Kind, reading: Reading): void {
  const primary = objectives.filter(item => booleanOf(valueOf(item, 'primary')) === true);
  for (const item of primary.slice(1)) {
    report(
      reading,
      'schema',
      entryOf(item, 'primary')?.keySpan ?? item.span,
      'Only one objective can be `primary`; keep one',
    );
  }
  if (kind === 'composite') {
    return;
  }
  const values = new Set<number>();
  for (const item of objectives) {
    const field = numberField(valueOf(item, 'value'));
    const value = field?.value ?? 0;
    if (values.has(value)) {
      report(
        reading,
        'duplicate-name',
        field?.span ?? headOf(item),
        'Two objectives have the same `value`; give each its own',
      );
    }
    values.add(value);
  }
  const kinds = new Set(
    objectives.flatMap(item => ['rawMetric', 'countMetrics'].filter(key => mapOf(item, key) !== null)),
  );
  const first = objectives[0];
  if (kinds.size > 1 && first !== undefined) {
    report(
      reading,
      'indicator',
      headOf(first),
      'All objectives have `rawMetric`, or all have `countMetrics`, not both',
    );
  }
}

function readOne(item: Tree, index: number, base: Slo, kind: Kind, reading: Reading): Slo {
  const objective = readTarget(item, reading);
  const share = numberField(valueOf(item, 'timeSliceTarget'));
  if (share !== null && !(share.value > 0 && share.value <= 1)) {
    report(reading, 'budgeting', share.span, 'A `timeSliceTarget` is a ratio, more than 0 and at most 1');
  }
  if (kind === 'plain' && (share === null) === (base.budgeting === 'timeslices')) {
    const message =
      share === null
        ? 'Time slices need a `timeSliceTarget`, such as 0.95'
        : 'Only `Timeslices` have a `timeSliceTarget`; remove it';
    report(reading, 'budgeting', share === null ? headOf(item) : share.span, message);
  }
  return {
    ...base,
    id: index === 0 ? base.id : `${base.id}#${String(index + 1)}`,
    displayName: textAt(item, 'displayName') ?? base.displayName,
    span: index === 0 ? base.span : item.span,
    head: index === 0 ? base.head : (objective?.span ?? headOf(item)),
    objective,
    // Nobl9 slices time by the minute.
    slice: base.budgeting === 'timeslices' ? { seconds: 60, target: share?.value ?? null } : null,
    indicator: kind === 'composite' ? readNobl9Composite(item, reading) : readNobl9Indicator(item, reading),
  };
}

function readTarget(item: Tree, reading: Reading): ObjectiveField | null {
  const field = numberField(valueOf(item, 'target'));
  if (field === null) {
    if (valueOf(item, 'target') === null) {
      report(
        reading,
        'required',
        entryOf(item, 'target')?.keySpan ?? headOf(item),
        'The objective has no `target`; add one, such as 0.999',
      );
    }
    return null;
  }
  const takes = (value: number) => value >= 0 && value < 1;
  return readObjective(field, { unit: 'ratio', words: 'a ratio from 0 to less than 1', takes }, reading);
}
