import type { SloSettings } from '../base/slo-settings.ts';
import type { Span } from '../base/span.ts';
import type {
  AlertBranch,
  Field,
  Indicator,
  LabelField,
  ObjectiveField,
  PolicyBand,
  Query,
  Slo,
  SloFormat,
  Window,
} from '../slo/model/model.ts';
import {
  count,
  finite,
  type Fields,
  kinds,
  listOf,
  object,
  oneOf,
  optional,
  orNull,
  recordOf,
  type Shape,
  text,
} from './shape.ts';

export const spanShape = object<Span>({ start: count, end: count });

const fieldOf = <T>(value: Shape<T>): Fields<Field<T>> => ({ value, span: spanShape, source: text });
const numberField = object<Field<number>>(fieldOf(finite));
const textField = object<Field<string>>(fieldOf(text));

const windowShape = kinds<Window>({
  rolling: { seconds: finite, field: orNull(numberField) },
  calendar: {
    seconds: finite,
    field: orNull(numberField),
    start: orNull(text),
    zone: orNull(text),
    unit: oneOf('day', 'week', 'month', 'quarter', 'year'),
    count: finite,
  },
});

const query = object<Query>({
  field: textField,
  language: oneOf('promql', 'other'),
  template: orNull(oneOf('sloth')),
});

const indicatorShape = kinds<Indicator>({
  ratio: { good: orNull(query), bad: orNull(query), total: query },
  'error-ratio': { query },
  'success-ratio': { query },
  latency: { success: orNull(query), total: query, threshold: orNull(numberField) },
  threshold: {
    query: orNull(query),
    op: orNull(oneOf('lt', 'lte', 'gt', 'gte')),
    value: orNull(numberField),
  },
  'bool-gauge': { query },
  plugin: { id: text, field: textField },
  composite: { parts: listOf(object<{ weight: number; name: string }>({ weight: finite, name: text })) },
  words: { success: orNull(text), failure: orNull(text), excluded: orNull(text) },
});

const branchShape = object<AlertBranch>({
  severity: text,
  branch: text,
  longSeconds: finite,
  shortSeconds: orNull(finite),
  burnRate: finite,
  forSeconds: orNull(finite),
  fields: object<AlertBranch['fields']>({
    long: orNull(numberField),
    short: orNull(numberField),
    burnRate: orNull(numberField),
    for: orNull(numberField),
  }),
});

const bandShape = object<PolicyBand>({ above: orNull(finite), name: text, field: orNull(textField) });

const formatShape: Shape<SloFormat> = oneOf(
  'openslo/v1alpha',
  'openslo/v1',
  'openslo/v2alpha',
  'sloth/v1',
  'sloth/k8s',
  'pyrra',
  'slo-generator',
  'nobl9',
  'markdown',
);

/** One SLO of the model, to its last field. */
export const sloShape = object<Slo>({
  id: text,
  name: orNull(textField),
  displayName: orNull(text),
  service: orNull(textField),
  description: orNull(text),
  format: formatShape,
  document: count,
  span: spanShape,
  head: spanShape,
  objective: orNull(object<ObjectiveField>({ ...fieldOf(finite), unit: oneOf('percent', 'ratio') })),
  window: orNull(windowShape),
  budgeting: oneOf('occurrences', 'timeslices', 'ratio-timeslices'),
  slice: orNull(object<NonNullable<Slo['slice']>>({ seconds: finite, target: orNull(finite) })),
  indicator: orNull(indicatorShape),
  alerts: listOf(branchShape),
  alerting: oneOf('on', 'off', 'none'),
  policy: orNull(listOf(bandShape)),
  labels: listOf(object<LabelField>({ key: text, value: textField })),
  alertName: orNull(textField),
  definition: optional(
    object<NonNullable<Slo['definition']>>({
      success: orNull(text),
      failure: orNull(text),
      excluded: orNull(text),
    }),
  ),
  grouping: listOf(textField),
});

type ObjectiveSettings = SloSettings['objectives'][string];

const bandSettings = orNull(
  listOf(object<NonNullable<SloSettings['policy']>[number]>({ above: orNull(finite), name: text })),
);

/** What `.faultline.yaml` says of SLOs. */
export const sloSettingsShape = object<SloSettings>({
  policy: bandSettings,
  objectives: recordOf(
    object<ObjectiveSettings>({
      policy: bandSettings,
      traffic: orNull(finite),
      capacity: orNull(
        object<NonNullable<ObjectiveSettings['capacity']>>({
          peak: finite,
          perInstance: finite,
          instances: orNull(finite),
          utilisation: finite,
          growth: finite,
          zones: orNull(finite),
        }),
      ),
      dependencies: listOf(
        object<ObjectiveSettings['dependencies'][number]>({ name: text, availability: finite }),
      ),
    }),
  ),
});
