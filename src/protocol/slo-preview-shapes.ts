import {
  anything,
  byKind,
  count,
  either,
  isRecord,
  listOf,
  number,
  oneOf,
  orNull,
  record,
  recordOf,
  type Shape,
  text,
} from './shape.ts';
import type { HostMessage, PageMessage } from './slo-preview.ts';

const span = record({ start: count, end: count });
const field = record({ value: text, span, source: text });
const numberField = record({ value: number, span, source: text });
const band = record({ above: orNull(number), name: text });

const window = record({
  kind: oneOf('rolling', 'calendar'),
  seconds: number,
  field: orNull(numberField),
});

const branch = record({
  severity: text,
  branch: text,
  longSeconds: number,
  shortSeconds: orNull(number),
  burnRate: number,
  forSeconds: orNull(number),
  fields: recordOf(orNull(numberField)),
});

const query = record({ field, language: text });

const indicator = byKind({
  ratio: record({ good: orNull(query), bad: orNull(query), total: query }),
  'error-ratio': record({ query }),
  'success-ratio': record({ query }),
  latency: record({ success: orNull(query), total: query, threshold: orNull(numberField) }),
  threshold: record({ query: orNull(query), value: orNull(numberField) }),
  'bool-gauge': record({ query }),
  plugin: record({ id: text }),
  composite: record({ parts: listOf(record({ weight: number, name: text })) }),
  words: record({ success: orNull(text), failure: orNull(text), excluded: orNull(text) }),
});

/** What the page reads of an SLO. */
const slo = record({
  id: text,
  name: orNull(field),
  displayName: orNull(text),
  service: orNull(field),
  description: orNull(text),
  format: text,
  span,
  head: span,
  objective: orNull(numberField),
  window: orNull(window),
  budgeting: oneOf('occurrences', 'timeslices', 'ratio-timeslices'),
  slice: orNull(record({ seconds: number, target: orNull(number) })),
  indicator: orNull(indicator),
  alerts: listOf(branch),
  alerting: oneOf('on', 'off', 'none'),
  policy: orNull(listOf(band)),
});

const capacity = record({
  peak: number,
  perInstance: number,
  instances: orNull(number),
  utilisation: number,
  growth: number,
  zones: orNull(number),
});

const settings = record({
  policy: orNull(listOf(band)),
  objectives: recordOf(
    record({
      policy: orNull(listOf(band)),
      traffic: orNull(number),
      capacity: orNull(capacity),
      dependencies: listOf(record({ name: text, availability: number })),
    }),
  ),
});

const preview = record({
  uri: text,
  version: count,
  slos: listOf(slo),
  issues: listOf(record({ rule: text, severity: text, message: text, span, line: count })),
  editables: listOf(
    record({
      id: text,
      slos: listOf(text),
      what: text,
      path: listOf(either(text, count)),
      span,
      value: anything,
    }),
  ),
  settings,
  head: orNull(record({ slos: listOf(slo) })),
  stale: orNull(record({ message: text, line: count, column: count, offset: count })),
});

const hostMessage = byKind({
  preview: record({ preview }),
  strings: record({ language: text, strings: recordOf(text) }),
  status: record({ status: oneOf('live', 'waiting', 'stopped', 'gone') }),
  refused: record({ message: text }),
});

const windowChoice = byKind({
  rolling: record({ seconds: number }),
  calendar: record({
    unit: oneOf('day', 'week', 'month', 'quarter', 'year'),
    count,
    start: text,
    zone: text,
  }),
});

const sloEdit = byKind({
  value: record({ editable: text, value: text }),
  objective: record({ slo: text, ratio: number }),
  window: record({ slo: text, window: windowChoice }),
  alerting: record({ slo: text, state: oneOf('on', 'off') }),
  'add-alerts': record({ slo: text }),
});

const pageMessage = byKind({
  ready: anything,
  edit: record({ version: count, edit: sloEdit }),
  reveal: record({ offset: count }),
  'open-source': anything,
  toggle: anything,
  copy: record({ text }),
  save: record({ name: text, mime: oneOf('image/svg+xml', 'image/png', 'text/markdown'), data: text }),
  log: record({ message: text }),
});

/** A message from the extension, as the page checks it; null: it is none, and is dropped. */
export function hostMessageOf(value: unknown): HostMessage | null {
  return accepted<HostMessage>(value, hostMessage);
}

/** A message from the page, as the extension checks it; null: it is none, and is dropped. */
export function pageMessageOf(value: unknown): PageMessage | null {
  return accepted<PageMessage>(value, pageMessage);
}

function accepted<T>(value: unknown, shape: Shape): T | null {
  return isRecord(value) && shape(value) ? (value as T) : null;
}
