import { offeringPercentages, offeringRatios, offeringWindows } from './common.ts';
import {
  choice,
  deprecated,
  list,
  must,
  number,
  object,
  offering,
  required,
  text,
  truth,
  type Key,
} from './key.ts';
import { condition, notificationTarget, policy } from './openslo-alerts.ts';
import {
  calendar,
  dataSource,
  description,
  indicator,
  indicatorSpec,
  metadata,
  operator,
  shorthand,
  type OpenSloVersion,
} from './openslo-parts.ts';

function timeWindow(version: OpenSloVersion): Key {
  const rolling = truth(
    'isRolling',
    'Whether the window ends now, at every moment; else it follows the calendar.',
    required,
  );
  if (version === 'v1alpha') {
    return list(
      'timeWindows',
      'The time that the budget is for; one entry.',
      [
        choice(
          'unit',
          'The unit of `count`; Sloth takes days only.',
          {
            Day: 'days',
            Week: 'weeks',
            Month: 'months',
            Quarter: 'quarters',
            Year: 'years',
            Hour: 'hours',
            Minute: 'minutes',
            Second: 'seconds',
          },
          required,
        ),
        number('count', 'How many of the unit.', { exclusiveMinimum: 0 }, required),
        rolling,
        calendar,
      ],
      required,
    );
  }
  const units =
    version === 'v2alpha' ? 'A number and a unit: `m`, `h`, `d` or `w`. `1m` is one minute.' : shorthand;
  return list('timeWindow', 'The time that the budget is for; one entry.', [
    must(text('duration', units, offeringWindows)),
    rolling,
    calendar,
  ]);
}

function objectives(version: OpenSloVersion): Key {
  const old = version === 'v1alpha';
  return list(
    'objectives',
    'What is promised.',
    [
      text('displayName', 'A name for people.'),
      operator,
      number('value', 'What a threshold metric is compared with; never at a ratio.'),
      number(
        'target',
        'The share of good events that is promised, **as a ratio**: `0.999`; below 1.',
        { minimum: 0, exclusiveMaximum: 1 },
        old ? { ...required, ...offeringRatios } : offeringRatios,
      ),
      ...(old
        ? []
        : [
            number(
              'targetPercent',
              'The same in per cent: `99.9`; or else `target`.',
              { minimum: 0, exclusiveMaximum: 100 },
              offeringPercentages,
            ),
          ]),
      number(
        'timeSliceTarget',
        'The share of good events that makes a slice of time a good one, as a ratio.',
        {
          exclusiveMinimum: 0,
          maximum: 1,
        },
      ),
      ...(old ? [oldRatio] : [text('timeSliceWindow', `How long a slice is. ${shorthand}`)]),
      ...(old
        ? []
        : [
            version === 'v1'
              ? indicator('indicator', 'The indicator of this part of a composite SLO.', version)
              : indicator('sli', 'The indicator of this part of a composite SLO.', version),
            text(version === 'v1' ? 'indicatorRef' : 'sliRef', 'The name of the indicator of this part.'),
            number('compositeWeight', 'How much this part counts in a composite SLO; 1 unless set.', {
              exclusiveMinimum: 0,
            }),
          ]),
    ],
    required,
  );
}

function oldQuery(name: string, about: string): Key {
  return object(
    name,
    about,
    [
      text(
        'source',
        'Where the number comes from; Sloth takes `prometheus` and `sloth`.',
        offering({ prometheus: 'PromQL' }),
      ),
      text(
        'queryType',
        'What the query is written in; Sloth takes `promql`.',
        offering({ promql: 'PromQL' }),
      ),
      text('query', 'The query, with `{{.window}}` in place of the window for Sloth.', required),
    ],
    required,
  );
}

const oldThreshold = oldQuery(
  'thresholdMetric',
  'One number that is compared with a value of the objective.',
);

const oldRatio = object('ratioMetrics', 'Good events among all events.', [
  truth('incremental', 'Whether the numbers are counters that only grow.'),
  oldQuery('good', 'The good events.'),
  oldQuery('total', 'All events.'),
]);

function slo(version: OpenSloVersion): readonly Key[] {
  const service =
    version === 'v2alpha'
      ? [
          text('serviceRef', 'The name of the service.', required),
          text('service', 'What `serviceRef` was called before.', deprecated),
        ]
      : [text('service', 'The name of the service that the objective is of.', required)];
  const sli = version === 'v2alpha' ? 'sli' : 'indicator';
  return [
    description,
    ...service,
    ...(version === 'v1alpha'
      ? [object('indicator', 'The indicator of a threshold.', [oldThreshold])]
      : [
          indicator(sli, 'What is measured, written out here; or else a reference.', version),
          text(`${sli}Ref`, 'The name of the indicator, in a document of its own.'),
        ]),
    timeWindow(version),
    choice(
      'budgetingMethod',
      'How the budget is counted.',
      {
        Occurrences: 'good events among all events',
        Timeslices: 'good slices of time among all slices',
        ...(version === 'v1alpha' ? {} : { RatioTimeslices: 'the mean of the shares of all slices' }),
      },
      required,
    ),
    objectives(version),
    ...(version === 'v1alpha'
      ? []
      : [
          list('alertPolicies', 'The policies that alert on this SLO: names, or written out.', [
            text('alertPolicyRef', 'The name of an alert policy.'),
            choice('kind', 'What is written out here.', { AlertPolicy: 'an alert policy' }),
            metadata(version),
            object('spec', 'The policy, written out.', policy(version)),
          ]),
        ]),
  ];
}

const specs: Readonly<Record<string, (version: OpenSloVersion) => readonly Key[]>> = {
  SLO: slo,
  SLI: indicatorSpec,
  Service: () => [description],
  AlertPolicy: policy,
  AlertCondition: () => condition,
  AlertNotificationTarget: () => notificationTarget,
  DataSource: () => dataSource,
};

const kinds = {
  SLO: 'an objective',
  SLI: 'an indicator that objectives share',
  Service: 'a service that objectives are of',
  AlertPolicy: 'when an objective alerts, and whom',
  AlertCondition: 'a condition that policies share',
  AlertNotificationTarget: 'whom a policy tells',
  DataSource: 'where metrics come from',
};

/** The keys of a document of OpenSLO; of a kind that is not known, those that every document has. */
export function openSloKeys(version: OpenSloVersion, kindName: string | null): readonly Key[] {
  const api = version === 'v2alpha' ? 'openslo.com/v2alpha' : `openslo/${version}`;
  const spec = specs[kindName ?? 'SLO'];
  return [
    choice(
      'apiVersion',
      'What the document is written for, and in which version.',
      { [api]: `OpenSLO ${version}` },
      required,
    ),
    choice(
      'kind',
      'What the document describes.',
      version === 'v1alpha' ? { SLO: kinds.SLO, Service: kinds.Service } : kinds,
      required,
    ),
    metadata(version),
    ...(spec === undefined ? [] : [object('spec', 'What it says.', spec(version), required)]),
  ];
}
