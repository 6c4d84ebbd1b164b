import { choice, names, object, offering, required, text, truth, type Key } from './key.ts';

/** The versions of OpenSLO; their keys differ. */
export type OpenSloVersion = 'v1alpha' | 'v1' | 'v2alpha';

export function metadata(version: OpenSloVersion): Key {
  return object(
    'metadata',
    'What the object is called.',
    [
      text(
        'name',
        'A name of lower-case letters, digits and hyphens, at most 63 long; others lead here by it.',
        required,
      ),
      ...(version === 'v2alpha' ? [] : [text('displayName', 'A name for people, at most 63 long.')]),
      ...(version === 'v1alpha'
        ? []
        : [
            names('labels', 'Labels of the object.', 'anything'),
            names('annotations', 'Annotations of the object.'),
          ]),
    ],
    required,
  );
}

export const description = text('description', 'What it is about, in words; at most 1,050 characters.');

/** How metrics are come by. */
export const dataSource: readonly Key[] = [
  description,
  text('type', 'What kind of source it is.', { ...required, ...offering({ Prometheus: 'PromQL' }) }),
  names('connectionDetails', 'How it is reached; its keys are those of the source.', 'anything', required),
];

function metricSource(version: OpenSloVersion): readonly Key[] {
  if (version === 'v2alpha') {
    return [
      text('dataSourceRef', 'The name of the data source; or else `dataSourceSpec`.'),
      object('dataSourceSpec', 'The data source, written out.', dataSource),
      object('spec', 'What the data source is asked; its keys are those of the data source.', [
        text('query', 'The query.'),
      ]),
    ];
  }
  return [
    object('metricSource', 'Where the number comes from.', [
      text('metricSourceRef', 'The name of a data source of its own document.'),
      text(
        'type',
        'What kind of source it is.',
        offering({ Prometheus: 'PromQL', Datadog: 'queries of Datadog' }),
      ),
      object(
        'spec',
        'What the source is asked; its keys are those of the source.',
        [text('query', 'The query.')],
        required,
      ),
    ]),
  ];
}

export function indicatorSpec(version: OpenSloVersion): readonly Key[] {
  const source = metricSource(version);
  return [
    description,
    object('thresholdMetric', 'One number that is compared with a value of the objective.', source),
    object('ratioMetric', 'Good events among all events: `total` with `good` or `bad`, or `raw`.', [
      truth('counter', 'Whether the numbers are counters that only grow.', version === 'v1' ? required : {}),
      object('good', 'The good events; or else `bad`.', source),
      object('bad', 'The bad events; or else `good`.', source),
      object('total', 'All events.', source),
      object('raw', 'The ratio itself; `rawType` says of what.', source),
      choice('rawType', 'What `raw` is the share of.', { success: 'good events', failure: 'bad events' }),
    ]),
  ];
}

export function indicator(name: string, about: string, version: OpenSloVersion): Key {
  return object(name, about, [
    metadata(version),
    object('spec', 'What is measured.', indicatorSpec(version), required),
  ]);
}

export const calendar = object(
  'calendar',
  'Where the calendar begins; needed where the window does not roll.',
  [
    text('startTime', 'The beginning of the first window: `2026-01-01 00:00:00`.', required),
    text('timeZone', 'The zone that the time is in, by its IANA name.', {
      ...required,
      ...offering({ UTC: 'the same everywhere', 'Europe/Berlin': '', 'America/New_York': '' }),
    }),
  ],
);

export const shorthand =
  'A number and a unit: `m` minutes, `h` hours, `d` days, `w` weeks, `M` months, `Q` quarters, `Y` years. `1m` is one minute.';

export const operator = choice(
  'op',
  'How the number is compared with `value`; only at a threshold metric, never at a ratio.',
  {
    lte: 'at most',
    lt: 'less than',
    gte: 'at least',
    gt: 'more than',
  },
);
