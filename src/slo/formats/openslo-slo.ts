import type { Span } from '../../base/span.ts';
import type { AlertBranch, Budgeting, Indicator, ObjectiveField, Slo } from '../model/model.ts';
import { entryOf, headOf, listOf, mapOf, numberField, textAt, textField, valueOf } from './fields.ts';
import { readObjective } from './objective.ts';
import {
  branchesOf,
  operators,
  readOperator,
  readPolicy,
  readRefOrInline,
  readShorthand,
} from './openslo-alerts.ts';
import { checkDnsLabel, readDescription, readMetadata, requiredText } from './openslo-metadata.ts';
import type { OpenSloScope } from './openslo-scope.ts';
import { olderService, openSloKeys } from './openslo-shape.ts';
import { readInlineSli, type Sli } from './openslo-sli.ts';
import { readOpenSloWindow } from './openslo-window.ts';
import { note, quoted, report } from './reading.ts';
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
      readOne(
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

interface Around {
  readonly base: Slo;
  readonly sli: Sli | null;
  readonly inline: Sli['metric'] | null;
}

function readOne(item: Tree, index: number, around: Around, scope: OpenSloScope): Slo {
  const { base, sli } = around;
  checkOperator(item, around, scope);
  const objective = readTarget(item, scope);
  return {
    ...base,
    id: index === 0 ? base.id : `${base.id}#${String(index + 1)}`,
    displayName: textAt(item, 'displayName', match) ?? base.displayName,
    span: index === 0 && base.span.end >= item.span.end ? base.span : item.span,
    head: index === 0 ? base.head : (objective?.span ?? headOf(item)),
    objective,
    slice: readSlice(item, base.budgeting, scope),
    indicator: withThreshold(sli?.indicator ?? null, item),
  };
}

function readTarget(item: Tree, scope: OpenSloScope): ObjectiveField | null {
  const { reading } = scope;
  const ratio = numberField(valueOf(item, 'target', match));
  const percent = numberField(valueOf(item, 'targetPercent', match));
  const given = ['target', 'targetPercent'].filter(key => valueOf(item, key, match) !== null);
  if (given.length !== 1) {
    const message =
      given.length === 0
        ? 'The objective has no `target`; add one, such as 0.999'
        : 'Keep one of `target` and `targetPercent`';
    report(reading, given.length === 0 ? 'required' : 'objective-range', headOf(item), message);
  }
  if (ratio !== null) {
    return readObjective(
      ratio,
      { unit: 'ratio', words: 'a ratio from 0 to less than 1', takes: value => value >= 0 && value < 1 },
      reading,
    );
  }
  return percent === null
    ? null
    : readObjective(
        percent,
        {
          unit: 'percent',
          words: 'from 0 to less than 100 per cent',
          takes: value => value >= 0 && value < 100,
        },
        reading,
      );
}

function checkOperator(item: Tree, around: Around, scope: OpenSloScope): void {
  const { reading, document } = scope;
  if (around.inline === 'threshold') {
    if (valueOf(item, 'value', match) === null) {
      report(reading, 'required', headOf(item), 'An objective on a threshold needs a `value`; add one');
    }
    readOperator(item, headOf(item), reading);
    return;
  }
  for (const key of ['op', 'value']) {
    const entry = entryOf(item, key, match);
    if (entry === null || valueOf(item, key, match) === null || textField(entry.value)?.value === '') {
      continue;
    }
    if (around.inline === 'ratio') {
      report(reading, 'op-on-ratio', entry.keySpan, `A ratio takes no \`${key}\`; remove it`);
    } else if (around.sli?.metric === 'ratio') {
      note(reading, 'op-on-ratio', { document, key, span: entry.keySpan });
    }
  }
}

function withThreshold(indicator: Indicator | null, item: Tree): Indicator | null {
  if (indicator?.kind !== 'threshold') {
    return indicator;
  }
  const op = operators.find(operator => operator === textAt(item, 'op', match)) ?? null;
  return { ...indicator, op, value: numberField(valueOf(item, 'value', match)) };
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

function readSlice(item: Tree, budgeting: Budgeting, scope: OpenSloScope): Slo['slice'] {
  const target = numberField(valueOf(item, 'timeSliceTarget', match));
  const length = textField(valueOf(item, 'timeSliceWindow', match));
  if (budgeting === 'occurrences') {
    return null;
  }
  if (budgeting === 'timeslices') {
    if (target === null) {
      const span = entryOf(item, 'timeSliceTarget', match)?.keySpan ?? headOf(item);
      report(scope.reading, 'budgeting', span, 'Time slices need a `timeSliceTarget`, such as 0.95');
    } else if (!(target.value > 0 && target.value <= 1)) {
      report(
        scope.reading,
        'budgeting',
        target.span,
        'A `timeSliceTarget` is a ratio, more than 0 and at most 1',
      );
    }
  }
  if (length === null || length.value === '') {
    const span = entryOf(item, 'timeSliceWindow', match)?.keySpan ?? headOf(item);
    report(scope.reading, 'budgeting', span, 'Time slices need a `timeSliceWindow`, such as `5m`');
    return null;
  }
  const seconds = readShorthand(length, scope)?.value ?? 0;
  const share = target !== null && target.value > 0 && target.value <= 1 ? target.value : null;
  return seconds > 0 ? { seconds, target: share } : null;
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

function checkWeight(item: Tree, scope: OpenSloScope): void {
  const weight = numberField(valueOf(item, 'compositeWeight', match));
  if (weight !== null && !(weight.value > 0)) {
    report(
      scope.reading,
      'objective-range',
      weight.span,
      `The weight ${quoted(weight.source)} must be more than 0`,
    );
  }
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
