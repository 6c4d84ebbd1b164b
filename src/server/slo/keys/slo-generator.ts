import { apiVersion, kind, offeringRatios } from './common.ts';
import { names, number, object, offering, required, text, texts, type Key } from './key.ts';

const backends = offering({
  prometheus: 'PromQL',
  cloud_monitoring: 'filters of Google Cloud Monitoring',
  cloud_monitoring_mql: 'MQL of Google Cloud Monitoring',
  cloud_service_monitoring: 'SLOs of Google Cloud Monitoring',
  datadog: 'queries of Datadog',
  dynatrace: 'metrics of Dynatrace',
  elasticsearch: 'searches of Elasticsearch',
});

const methods = offering({
  good_bad_ratio: 'two queries: good events, and all or bad ones',
  distribution_cut: 'one histogram and a bucket of it',
  query_sli: 'one query that gives the SLI itself',
});

const indicator = object(
  'service_level_indicator',
  'What is measured; the keys are those of the backend and the method.',
  [
    text('filter_good', 'The good events.'),
    text('filter_valid', 'All events that count; or else `filter_bad`.'),
    text('filter_bad', 'The bad events; or else `filter_valid`.'),
    text('expression', 'The query, with `[window]` in place of the window.'),
    number(
      'threshold_bucket',
      'The bucket of the histogram up to which an event is good, in the unit of the metric.',
    ),
  ],
  required,
);

/** slo-generator hands every further key of an indicator to its backend. */
export const sloGeneratorKeys: readonly Key[] = [
  apiVersion('sre.google.com/v2', 'Google’s slo-generator'),
  kind({ ServiceLevelObjective: 'one objective' }),
  object(
    'metadata',
    'What the reports say of the SLO.',
    [
      text('name', 'The name of the SLO, unique among those that are reported.', required),
      names('labels', 'Labels of the report: `service_name`, `feature_name` and `slo_name` by custom.'),
    ],
    required,
  ),
  object(
    'spec',
    'The objective.',
    [
      text('description', 'What the SLO promises, in words.', required),
      text('backend', 'Where the numbers come from: a backend of the shared configuration.', {
        ...required,
        ...backends,
      }),
      text('method', 'How the backend makes an SLI of its numbers.', { ...required, ...methods }),
      indicator,
      number(
        'goal',
        'The share of good events that is promised, **as a ratio**: `0.999`.',
        { minimum: 0, maximum: 1 },
        { ...required, ...offeringRatios },
      ),
      text(
        'error_budget_policy',
        'The policy of the shared configuration that gives windows and burn rates; `default` unless set.',
      ),
      texts('exporters', 'Where the report goes: exporters of the shared configuration.'),
    ],
    required,
  ),
];
