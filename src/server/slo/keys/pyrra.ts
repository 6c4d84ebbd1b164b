import { apiVersion, kind, kubernetesMetadata, offeringPercentages, offeringWindows } from './common.ts';
import {
  choice,
  deprecated,
  names,
  object,
  offering,
  required,
  text,
  texts,
  truth,
  type Key,
} from './key.ts';

const plain =
  'A metric with its labels and nothing around it: Pyrra itself adds `rate`, `sum` and the window.';

const grouping = texts(
  'grouping',
  'Labels that split the SLO: one budget, and one alert, for each combination of their values.',
);

function metric(name: string, about: string): Key {
  return object(name, about, [text('metric', plain, required)], required);
}

const indicator = object(
  'indicator',
  'What is measured: `ratio`, `latency`, `latencyNative` or `bool_gauge`, exactly one of them.',
  [
    object('ratio', 'The share of errors among all events.', [
      metric('errors', 'The events that failed: the metric of all of them, narrowed by labels.'),
      metric('total', 'All events.'),
      grouping,
    ]),
    object('latency', 'The share of requests that are fast enough, from a classic histogram.', [
      metric('success', 'The bucket of the histogram that holds what is fast enough: `…_bucket{le="0.5"}`.'),
      metric('total', 'All requests: `…_count`.'),
      grouping,
    ]),
    object('latencyNative', 'The share of requests that are fast enough, from a native histogram.', [
      text('latency', 'How fast is fast enough.', {
        ...required,
        ...offering({ '100ms': 'a tenth of a second', '250ms': 'a quarter of a second', '1s': 'a second' }),
      }),
      metric('total', 'The native histogram.'),
      grouping,
    ]),
    object('bool_gauge', 'The share of time that a gauge is 1.', [text('metric', plain, required), grouping]),
  ],
  required,
);

const severities = object('severities', 'The label `severity` of each alert.', [
  text('fastBurn', 'Of the fastest alert, factor 14; `critical` unless set.'),
  text('mediumBurn', 'Of the second, factor 7; `critical` unless set.'),
  text('slowBurn', 'Of the third, factor 2; `warning` unless set.'),
  text('longTermBurn', 'Of the slowest, factor 1; `warning` unless set.'),
  text('absent', 'Of the alert that the metric is missing; `critical` unless set.'),
]);

const alerting = object(
  'alerting',
  'The alerts that Pyrra makes: four burn rates, and one for a missing metric.',
  [
    truth('disabled', 'Whether no alert is made; `burnrates` and `absent` say it one by one.', deprecated),
    truth('burnrates', 'Whether the alerts on the burn rate are made; they are unless set.'),
    truth('absent', 'Whether a missing metric alerts; it does unless set.'),
    text('name', 'The name of the alerts on the burn rate; `ErrorBudgetBurn` unless set.'),
    text('absentName', 'The name of the alert on a missing metric; `SLOMetricAbsent` unless set.'),
    severities,
  ],
);

export const pyrraKeys: readonly Key[] = [
  apiVersion('pyrra.dev/v1alpha1', 'Pyrra'),
  kind({ ServiceLevelObjective: 'one objective' }),
  object(
    'metadata',
    'The object of Kubernetes. Labels that begin with `pyrra.dev/` become labels of the rules.',
    kubernetesMetadata('The name of the SLO, a label of all its rules.'),
    required,
  ),
  object(
    'spec',
    'The objective.',
    [
      text('target', 'The share of good events that is promised, **in per cent and in quotes**: `"99.9"`.', {
        ...required,
        offers: offeringPercentages.offers.map(({ value, about }) => ({
          value: `"${value}"`,
          about,
        })),
      }),
      text(
        'window',
        'The rolling window that the target is kept in; the windows of the alerts follow from it.',
        {
          ...required,
          ...offeringWindows,
        },
      ),
      text('description', 'What the SLO promises, in words.'),
      indicator,
      alerting,
      choice('partial_response_strategy', 'What a Thanos ruler does when a store does not answer.', {
        abort: 'the rule fails',
        warn: 'it is evaluated with what is there',
      }),
      truth(
        'performanceOverAccuracy',
        'Whether the long window is computed from the short ones: faster, less exact.',
      ),
      object('ruleOutput', 'How the rules are labelled where they are divided in short and long ones.', [
        truth('enableDescriptionAsLabel', 'Whether the description becomes a label of the rules.'),
        names('shortRulesLabels', 'Labels of the object with the short rules.'),
        names('longRulesLabels', 'Labels of the object with the long rules.'),
      ]),
    ],
    required,
  ),
];
