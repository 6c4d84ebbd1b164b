import type { Span } from '../../base/span.ts';
import { sloGeneratorBranches, sloGeneratorSteps } from '../math/slo-generator.ts';
import type { Indicator, ObjectiveField, Query, Window } from '../model/model.ts';
import { entryOf, headOf, mapOf, numberField, textAt, textField, valueOf } from './fields.ts';
import { readObjective } from './objective.ts';
import { note, quoted, type Reading, report } from './reading.ts';
import { any, checkShape, type Decoding, listOfShape, object, text } from './shape.ts';
import { emptySlo, labelsOf, madeByTool } from './slo.ts';
import type { MapTree, Tree } from './tree.ts';

const shape = object({
  apiVersion: text,
  kind: text,
  metadata: any,
  spec: object({
    description: text,
    backend: text,
    method: text,
    exporters: listOfShape(any),
    service_level_indicator: any,
    goal: any,
    error_budget_policy: text,
  }),
});

/** Python takes what it finds: keys as they are written, a number where a text belongs, and no notice of what it knows not. */
const decoding: Decoding = {
  tool: 'slo-generator',
  unknownKeys: 'dropped',
  repeatedKeys: 'dropped',
  scalars: 'made-text',
  keys: 'exact',
};

/**
 * Reads one `ServiceLevelObjective` of `sre.google.com/v2`. It is held to what the tool needs to compute a report; its JSON schema is
 * older than its own samples. Source: `compute.py`, `report.py` and `utils.py` of https://github.com/google/slo-generator.
 */
export function readSloGenerator(tree: MapTree, document: number, reading: Reading): void {
  const head = headOf(tree);
  const kind = textField(valueOf(tree, 'kind'));
  if (kind?.value !== 'ServiceLevelObjective') {
    const message = 'slo-generator reads the kind `ServiceLevelObjective` only; write it';
    report(reading, 'unknown-kind', kind?.span ?? head, message);
    return;
  }
  if (document > 0) {
    report(
      reading,
      'syntax',
      head,
      'slo-generator reads one document in a file; give this one a file of its own',
    );
  }
  checkShape(tree, shape, 'document', { reading, decoding, document });
  const metadata = mapOf(tree, 'metadata');
  const name = required(metadata, 'name', entryOf(tree, 'metadata')?.keySpan ?? head, reading);
  const spec = mapOf(tree, 'spec');
  const at = spec === null ? (entryOf(tree, 'spec')?.keySpan ?? head) : headOf(spec);
  required(spec, 'backend', at, reading);
  required(spec, 'method', at, reading);
  const labels = mapOf(metadata, 'labels');
  const policy = textAt(spec, 'error_budget_policy') ?? 'default';
  const isDefault = policy === 'default';
  reading.slos.push({
    ...emptySlo('slo-generator', document, tree.span, name?.span ?? head),
    id: name?.value ?? '',
    name,
    service: textField(valueOf(labels, 'service_name')),
    description: textAt(spec, 'description'),
    objective: readGoal(spec, at, reading),
    window: isDefault ? defaultWindow : null,
    indicator: readIndicator(spec, at, reading),
    alerts: isDefault ? madeByTool(sloGeneratorBranches()) : [],
    alerting: 'on',
    labels: labelsOf(labels),
  });
  note(reading, 'default-window', { document, span: at });
}

/** The tool's own policy looks at four windows, the longest of which is the one that a budget is kept for. */
const defaultWindow: Window = {
  kind: 'rolling',
  seconds: Math.max(...sloGeneratorSteps.map(step => step.seconds)),
  field: null,
};

function required(tree: MapTree | null, key: string, missing: Span, reading: Reading) {
  const field = textField(valueOf(tree, key));
  if (field === null) {
    const span = entryOf(tree, key)?.keySpan ?? (tree === null ? missing : headOf(tree));
    report(reading, 'required', span, `\`${key}\` is missing; slo-generator cannot go on without it`);
  }
  return field;
}

/** A variable of the environment, put in when the tool runs. */
const variable = /\$\{\w+\}/;

function readGoal(spec: MapTree | null, at: Span, reading: Reading): ObjectiveField | null {
  const entry = entryOf(spec, 'goal');
  const value = valueOf(spec, 'goal');
  const words = textField(value);
  if (words === null) {
    report(reading, 'required', entry?.keySpan ?? at, 'The SLO has no `goal`; add one, such as 0.999');
    return null;
  }
  const goal = numberField(value) ?? pythonFloat(value);
  if (goal === null) {
    if (!variable.test(words.value)) {
      report(
        reading,
        'objective-range',
        words.span,
        `The goal ${quoted(words.source)} is no number; write one such as 0.999`,
      );
    }
    return null;
  }
  const before = reading.issues.length;
  const range = {
    unit: 'ratio',
    words: 'a ratio from 0 to 1',
    takes: (ratio: number) => ratio >= 0 && ratio <= 1,
  } as const;
  const objective = readObjective(goal, range, reading);
  // The tool computes with any number: this is our own finding.
  for (const issue of reading.issues.splice(before)) {
    reading.issues.push({ ...issue, severity: 'warning' });
  }
  return objective;
}

/** The tool makes a number of a text. */
function pythonFloat(tree: Tree | null) {
  const field = textField(tree);
  const isNumber = field !== null && /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/i.test(field.value);
  return isNumber ? { ...field, value: Number(field.value) } : null;
}

function readIndicator(spec: MapTree | null, at: Span, reading: Reading): Indicator | null {
  const sli = mapOf(spec, 'service_level_indicator');
  if (sli === null) {
    const span = entryOf(spec, 'service_level_indicator')?.keySpan ?? at;
    report(
      reading,
      'indicator',
      span,
      '`service_level_indicator` is missing; say what is good and what is valid',
    );
    return null;
  }
  const backend = textAt(spec, 'backend') ?? '';
  const language = /^prometheus(?:\/|$)/.test(backend) ? 'promql' : 'other';
  const query = (...keys: readonly string[]): Query | null => {
    for (const key of keys) {
      const field = textField(valueOf(sli, key));
      if (field !== null) {
        return { field, language, template: null };
      }
    }
    return null;
  };
  const method = textAt(spec, 'method');
  const expression = query('expression', 'query');
  if (method === 'distribution_cut' || method === 'exponential_distribution_cut') {
    const total = expression ?? query('filter_valid');
    return total === null ? null : { kind: 'latency', success: null, total, threshold: thresholdOf(sli) };
  }
  if (expression !== null) {
    return { kind: 'success-ratio', query: expression };
  }
  const good = query('filter_good', 'query_good');
  const bad = query('filter_bad', 'query_bad');
  const total = query('filter_valid', 'query_valid');
  const part = good === null ? bad : null;
  return total === null || (good === null && part === null)
    ? null
    : { kind: 'ratio', good, bad: part, total };
}

/** The bucket of a Prometheus histogram is a number of seconds; other backends count buckets of their own. */
function thresholdOf(sli: MapTree): Extract<Indicator, { kind: 'latency' }>['threshold'] {
  return numberField(valueOf(sli, 'threshold_bucket'));
}
