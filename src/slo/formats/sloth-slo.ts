import type { Span } from '../../base/span.ts';
import { slothBranches, slothDefaultPeriod, slothWindowsFor } from '../math/sloth.ts';
import type { AlertBranch, Field, Slo, SloFormat, Window } from '../model/model.ts';
import { booleanOf, entryOf, headOf, listOf, mapOf, numberField, textField, valueOf } from './fields.ts';
import { readObjective } from './objective.ts';
import { quoted, type Reading, report } from './reading.ts';
import type { Decoding } from './shape.ts';
import { labelsOf, madeByTool } from './slo.ts';
import { readSlothIndicator } from './sloth-indicator.ts';
import type { SlothKeys } from './sloth-shape.ts';
import type { Tree } from './tree.ts';

/** What all SLOs of one document of Sloth share. */
export interface SlothGroup {
  readonly reading: Reading;
  readonly format: SloFormat;
  readonly document: number;
  readonly keys: SlothKeys;
  readonly match: Decoding['keys'];
  readonly service: Field<string> | null;
  readonly labels: Tree | null;
}

/** Names and ids of Sloth: https://github.com/slok/sloth, `pkg/common/conventions`. */
const namePattern = /^[A-Za-z0-9][-A-Za-z0-9_.]*[A-Za-z0-9]$/;

export function checkSlothName(
  field: Field<string> | null,
  what: string,
  missing: Span,
  reading: Reading,
): void {
  if (field === null || field.value === '') {
    report(reading, 'required', field?.span ?? missing, `The ${what} has no name; give it one`);
  } else if (!namePattern.test(field.value)) {
    const rule =
      field.value.length === 1
        ? 'needs two characters or more'
        : 'takes letters, digits, `.`, `_`, `-`, none of these at its ends';
    report(reading, 'name', field.span, `The name of the ${what} ${rule}`);
  }
}

export function readSlothSlo(tree: Tree, group: SlothGroup): Slo {
  const { reading, match } = group;
  const head = headOf(tree);
  const name = textField(valueOf(tree, 'name', match));
  checkSlothName(name, 'SLO', head, reading);
  const labels = valueOf(tree, 'labels', match);
  checkSlothLabels(labels, 'label', reading);
  checkPlugins(valueOf(tree, 'plugins', match), group);
  const alerting = readAlerting(tree, group);
  return {
    id: `${group.service?.value ?? ''}-${name?.value ?? ''}`,
    name,
    displayName: null,
    service: group.service,
    description: textField(valueOf(tree, 'description', match))?.value ?? null,
    format: group.format,
    document: group.document,
    span: tree.span,
    head: name?.span ?? head,
    objective: readSlothObjective(tree, group),
    window: slothWindow,
    budgeting: 'occurrences',
    slice: null,
    indicator: readSlothIndicator(tree, group),
    ...alerting,
    policy: null,
    labels: [...labelsOf(group.labels), ...labelsOf(labels)],
    grouping: [],
  };
}

/** No document of Sloth says its window: the command line does, 30 days unless it is told otherwise. */
const slothWindow: Window = { kind: 'rolling', seconds: slothDefaultPeriod, field: null };

function readSlothObjective(tree: Tree, group: SlothGroup) {
  const entry = entryOf(tree, 'objective', group.match);
  const field = numberField(entry?.value ?? null);
  if (field === null) {
    if (entry === null || valueOf(tree, 'objective', group.match) === null) {
      report(
        group.reading,
        'required',
        entry?.keySpan ?? headOf(tree),
        'The SLO has no objective; add one, such as 99.9',
      );
    }
    return null;
  }
  return readObjective(
    field,
    {
      unit: 'percent',
      words: 'more than 0 and at most 100 per cent',
      takes: value => value > 0 && value <= 100,
    },
    group.reading,
  );
}

type Alerting = Pick<Slo, 'alerts' | 'alerting' | 'alertName'>;

function readAlerting(tree: Tree, group: SlothGroup): Alerting {
  const { match, keys, reading } = group;
  const entry = entryOf(tree, 'alerting', match);
  const alerting = mapOf(tree, 'alerting', match);
  const name = textField(valueOf(alerting, 'name', match));
  const on = (['page', 'ticket'] as const).filter(severity => {
    const alert = mapOf(alerting, severity === 'page' ? keys.pageAlert : keys.ticketAlert, match);
    const isOff = booleanOf(valueOf(alert, 'disable', match)) === true;
    if (!isOff) {
      checkAlertMaps(alert, group);
    }
    return !isOff;
  });
  if (on.length > 0) {
    checkAlertMaps(alerting, group);
    if (name === null || name.value === '') {
      const span = name?.span ?? entry?.keySpan ?? headOf(tree);
      report(
        reading,
        'alert-name',
        span,
        'The alerts have no `name`; give them one under `alerting`, or disable both',
      );
    }
  }
  const made = madeByTool(slothBranches(defaultWindows()));
  const alerts: readonly AlertBranch[] = made.filter(branch =>
    on.some(severity => severity === branch.severity),
  );
  return { alerts, alerting: on.length > 0 ? 'on' : 'off', alertName: name };
}

function defaultWindows() {
  const windows = slothWindowsFor(slothDefaultPeriod);
  if (windows === null) {
    throw new Error('Sloth has windows for its default period');
  }
  return windows;
}

function checkAlertMaps(alert: Tree | null, group: SlothGroup): void {
  checkSlothLabels(valueOf(alert, 'labels', group.match), 'label', group.reading);
  checkSlothLabels(valueOf(alert, 'annotations', group.match), 'annotation', group.reading);
}

/** Labels need a key that is not `__name__`, labels and annotations a value. */
export function checkSlothLabels(tree: Tree | null, what: 'label' | 'annotation', reading: Reading): void {
  if (tree?.kind !== 'map') {
    return;
  }
  for (const { key, keySpan, value } of tree.entries()) {
    if (key === '' || (what === 'label' && key === '__name__')) {
      report(reading, 'label', keySpan, `No ${what} can be called ${quoted(key)}; choose another name`);
    }
    if (value.kind === 'scalar' && (value.value === null || value.value === '')) {
      report(
        reading,
        'label',
        value.source === '' ? keySpan : value.span,
        `The ${what} ${quoted(key)} is empty; give it a value or remove it`,
      );
    }
  }
}

export function checkPlugins(tree: Tree | null, group: Pick<SlothGroup, 'reading' | 'match'>): void {
  if (tree === null) {
    return;
  }
  const chain = listOf(tree, 'chain', group.match);
  const override = entryOf(tree, 'overridePrevious', group.match);
  if (chain.length === 0 && override !== null && booleanOf(override.value) === true) {
    report(
      group.reading,
      'required',
      override.keySpan,
      'The plug-ins before are overridden by none; add a `chain`',
    );
  }
  for (const item of chain) {
    const id = textField(valueOf(item, 'id', group.match));
    if (id === null || id.value === '') {
      report(group.reading, 'required', id?.span ?? headOf(item), 'The plug-in has no `id`; name one');
    }
  }
}
