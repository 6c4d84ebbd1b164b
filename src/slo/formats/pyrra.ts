import type { Span } from '../../base/span.ts';
import { pyrraBranches } from '../math/pyrra.ts';
import type { AlertBranch, ObjectiveField, Slo, Window } from '../model/model.ts';
import { parsePrometheusDuration } from '../units/duration.ts';
import { booleanOf, entryOf, headOf, mapOf, textAt, textField, valueOf } from './fields.ts';
import { longestWindow } from './limits.ts';
import { readObjective } from './objective.ts';
import { groupingOf, readPyrraIndicator } from './pyrra-indicator.ts';
import { pyrraDecoding, pyrraShape } from './pyrra-shape.ts';
import { note, quoted, type Reading, report } from './reading.ts';
import { requiredText } from './required.ts';
import { checkShape } from './shape.ts';
import { emptySlo, labelsOf, madeByTool } from './slo.ts';
import type { MapTree, Tree } from './tree.ts';

const match = 'folded';

/** Reads one `ServiceLevelObjective` of `pyrra.dev/v1alpha1`. Source: `validate` and `Internal` of https://github.com/pyrra-dev/pyrra. */
export function readPyrra(tree: Tree, document: number, reading: Reading): void {
  checkShape(tree, pyrraShape, 'document', { reading, decoding: pyrraDecoding, document });
  const head = headOf(tree);
  const metadata = mapOf(tree, 'metadata', match);
  const name = textField(valueOf(metadata, 'name', match));
  if (name === null || name.value === '') {
    const span = name?.span ?? entryOf(tree, 'metadata', match)?.keySpan ?? head;
    report(reading, 'required', span, 'The objective has no name; give it one under `metadata`');
  }
  const specEntry = entryOf(tree, 'spec', match);
  const spec = mapOf(tree, 'spec', match);
  const at = spec === null ? (specEntry?.keySpan ?? head) : headOf(spec);
  const window = readWindow(spec, at, reading);
  const alerting = readAlerting(spec, window, document, reading);
  reading.slos.push({
    ...emptySlo('pyrra', document, tree.span, name?.span ?? head),
    id: name?.value ?? '',
    name,
    description: textAt(spec, 'description', match),
    objective: readTarget(spec, at, reading),
    window,
    indicator: readPyrraIndicator(spec, at, document, reading),
    ...alerting,
    labels: labelsOf(valueOf(metadata, 'labels', match)),
    grouping: groupingOf(spec),
  });
  checkStrategy(spec, reading);
}

function readTarget(spec: MapTree | null, at: Span, reading: Reading): ObjectiveField | null {
  const text = requiredText(
    spec,
    'target',
    at,
    'The objective has no `target`; write one in per cent: `"99.9"`',
    reading,
  );
  if (text === null) {
    return null;
  }
  const value = goFloat(text.value);
  if (value === null) {
    report(
      reading,
      'objective-range',
      text.span,
      `The target ${quoted(text.source)} is no number; write one in per cent: \`"99.9"\``,
    );
    return null;
  }
  return readObjective(
    { ...text, value },
    // Not a number passes both of Pyrra's comparisons, and nothing can be worked out from it.
    { unit: 'percent', words: 'from 0 to 100 per cent', takes: target => target >= 0 && target <= 100 },
    reading,
  );
}

/** What Go's `ParseFloat` takes of what people write: digits with underscores it does not. null: no number. */
function goFloat(text: string): number | null {
  if (/^[-+]?(?:inf|infinity)$/i.test(text)) {
    return text.startsWith('-') ? -Infinity : Infinity;
  }
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(text)
    ? Number(text)
    : /^nan$/i.test(text)
      ? NaN
      : null;
}

function readWindow(spec: MapTree | null, at: Span, reading: Reading): Window | null {
  const text = requiredText(spec, 'window', at, 'The objective has no `window`; write one: `4w`', reading);
  if (text === null) {
    return null;
  }
  const seconds = parsePrometheusDuration(text.value);
  if (seconds === null) {
    report(
      reading,
      'window',
      text.span,
      `The window ${quoted(text.source)} is no duration of Prometheus; write one: \`4w\``,
    );
    return null;
  }
  if (seconds === 0 || seconds > longestWindow) {
    const advice = seconds === 0 ? 'is zero' : 'is longer than ten years';
    report(reading, 'window-range', text.span, `The window ${advice}; write one such as \`4w\``, {
      severity: 'warning',
    });
    return null;
  }
  return { kind: 'rolling', seconds, field: { ...text, value: seconds } };
}

type Alerting = Pick<Slo, 'alerts' | 'alerting' | 'alertName'>;

/** The names of the severities in the document, by the branch that they are for. */
const severityKeys: Readonly<Record<string, string>> = {
  fast: 'fastBurn',
  medium: 'mediumBurn',
  slow: 'slowBurn',
  'long-term': 'longTermBurn',
};

function readAlerting(
  spec: MapTree | null,
  window: Window | null,
  document: number,
  reading: Reading,
): Alerting {
  const alerting = mapOf(spec, 'alerting', match);
  const disabled = entryOf(alerting, 'disabled', match);
  if (disabled !== null) {
    note(
      reading,
      'deprecated',
      { document, key: 'disabled', span: disabled.keySpan },
      { instead: 'burnrates', by: null },
    );
  }
  const isOff =
    booleanOf(disabled?.value ?? null) === true || booleanOf(valueOf(alerting, 'burnrates', match)) === false;
  const alertName = textField(valueOf(alerting, 'name', match));
  if (isOff) {
    return { alerts: [], alerting: 'off', alertName };
  }
  const severities = mapOf(alerting, 'severities', match);
  const alerts: readonly AlertBranch[] = madeByTool(window === null ? [] : pyrraBranches(window.seconds)).map(
    made => {
      const severity = textAt(severities, severityKeys[made.branch] ?? '', match);
      return severity === null || severity === '' ? made : { ...made, severity };
    },
  );
  return { alerts, alerting: 'on', alertName };
}

function checkStrategy(spec: MapTree | null, reading: Reading): void {
  const field = textField(valueOf(spec, 'partial_response_strategy', match));
  if (field !== null && !['abort', 'warn', ''].includes(field.value)) {
    report(reading, 'schema', field.span, '`partial_response_strategy` is `abort` or `warn`', {
      severity: 'warning',
    });
  }
}
