import { apiVersion, kind, offeringRatios } from './common.ts';
import {
  choice,
  list,
  names,
  number,
  object,
  offering,
  required,
  text,
  texts,
  truth,
  type Key,
} from './key.ts';

const metadata = object(
  'metadata',
  'What the object is called.',
  [
    text('name', 'A name of lower-case letters, digits and hyphens, unique in its project.', required),
    text('displayName', 'A name for people.'),
    text('project', 'The project that the object belongs to.', required),
    names('labels', 'Labels of the object; each has a list of values.', 'anything'),
    names('annotations', 'Annotations of the object.'),
  ],
  required,
);

const window = list(
  'timeWindows',
  'The time that the budget is for; exactly one entry.',
  [
    choice(
      'unit',
      'The unit of `count`; minutes, hours and days roll, the others follow the calendar.',
      {
        Day: 'days',
        Hour: 'hours',
        Minute: 'minutes',
        Week: 'weeks of the calendar',
        Month: 'months of the calendar',
        Quarter: 'quarters of the calendar',
        Year: 'years of the calendar',
      },
      required,
    ),
    number(
      'count',
      'How many of the unit; a rolling window is 5 minutes to 31 days long.',
      { exclusiveMinimum: 0 },
      required,
    ),
    truth('isRolling', 'Whether the window ends now, at every moment; else it follows the calendar.'),
    object('calendar', 'Where the calendar begins; needed where the window does not roll.', [
      text('startTime', 'The beginning of the first window: `2026-01-01 00:00:00`.', required),
      text('timeZone', 'The zone that the time is in, by its IANA name.', required),
    ]),
  ],
  required,
);

function query(name: string, about: string): Key {
  return object(name, about, [
    object('prometheus', 'A query of Prometheus.', [text('promql', 'PromQL.', required)]),
  ]);
}

const counts = object('countMetrics', 'Good or bad events among all events.', [
  truth('incremental', 'Whether the numbers are counters that only grow.', required),
  query('good', 'The good events; or else `bad`.'),
  query('bad', 'The bad events; or else `good`.'),
  query('total', 'All events.'),
]);

const composite = object('composite', 'Joins objectives of other SLOs to one.', [
  text('maxDelay', 'How long a part is waited for; at least 1 m.', required),
  choice('aggregation', 'How the parts are joined.', {
    Reliability: 'by their reliability',
    ErrorBudgetState: 'by the state of their budgets',
  }),
  object('components', 'The parts.', [
    list('objectives', 'The objectives that count.', [
      text('project', 'The project of the SLO.', required),
      text('slo', 'The name of the SLO.', required),
      text('objective', 'The name of the objective in it.', required),
      number('weight', 'How much it counts.', { exclusiveMinimum: 0 }, required),
      choice(
        'whenDelayed',
        'What counts while its data is late.',
        { CountAsGood: 'good', CountAsBad: 'bad', Ignore: 'nothing' },
        required,
      ),
    ]),
  ]),
]);

const objectives = list(
  'objectives',
  'What is promised; each with a value of its own.',
  [
    text('name', 'The name of the objective.'),
    text('displayName', 'A name for people.'),
    number('value', 'What a threshold metric is compared with; unique among the objectives.'),
    choice('op', 'How a raw metric is compared with `value`.', {
      lte: 'at most',
      lt: 'less than',
      gte: 'at least',
      gt: 'more than',
    }),
    number(
      'target',
      'The share of good events that is promised, **as a ratio**: `0.999`; below 1.',
      { minimum: 0, exclusiveMaximum: 1 },
      { ...required, ...offeringRatios },
    ),
    number('timeSliceTarget', 'The share of good events that makes a slice of time a good one, as a ratio.', {
      exclusiveMinimum: 0,
      maximum: 1,
    }),
    counts,
    object('rawMetric', 'One number that is compared with `value`.', [query('query', 'The query.')]),
    composite,
    truth('primary', 'Whether this objective stands for the SLO.'),
  ],
  required,
);

const slo: readonly Key[] = [
  text('description', 'What the SLO promises, in words.'),
  text('service', 'The name of the service that the objective is of.', required),
  object('indicator', 'Where the numbers come from.', [
    object('metricSource', 'The agent or direct connection.', [
      text('name', 'Its name.', required),
      text('project', 'Its project.'),
      choice('kind', 'What it is.', { Agent: 'an agent', Direct: 'a direct connection' }),
    ]),
  ]),
  choice(
    'budgetingMethod',
    'How the budget is counted.',
    { Occurrences: 'good events among all events', Timeslices: 'good minutes among all minutes' },
    required,
  ),
  window,
  objectives,
  texts('alertPolicies', 'The names of the policies that alert on this SLO.'),
  object('anomalyConfig', 'What is done about data that looks wrong.', [
    names('noData', 'Who is told when no data comes.', 'anything'),
  ]),
];

const alertPolicy: readonly Key[] = [
  text('description', 'What the policy is for, in words.'),
  choice(
    'severity',
    'How urgent it is.',
    { High: 'wakes somebody', Medium: 'soon', Low: 'when there is time' },
    required,
  ),
  text('coolDown', 'How long all must be well before it may fire again; at least 5 m.'),
  list(
    'conditions',
    'All of them must be met.',
    [
      choice(
        'measurement',
        'What is looked at.',
        {
          averageBurnRate: 'the mean burn rate within `alertingWindow`',
          timeToBurnEntireBudget: 'how long the whole budget would last',
          timeToBurnBudget: 'how long what is left would last',
          burnedBudget: 'the share of the budget that is gone',
        },
        required,
      ),
      text('value', 'What it is compared with: a number, or a duration where a time is measured.', {
        ...required,
        ...offering({ '14.4': '2 % of the budget of 30 days in 1 h', '6': '5 % of it in 6 h' }),
      }),
      text('alertingWindow', 'How far back it is measured.', offering({ '1h': '', '6h': '', '72h': '' })),
      text('lastsFor', 'How long it must hold; or else `alertingWindow`.'),
      choice('op', 'How it is compared.', {
        gte: 'at least',
        gt: 'more than',
        lte: 'at most',
        lt: 'less than',
      }),
    ],
    required,
  ),
  list('alertMethods', 'Who is told.', [
    object('metadata', 'The alert method.', [text('name', 'Its name.'), text('project', 'Its project.')]),
  ]),
];

export function nobl9Keys(kindName: string | null): readonly Key[] {
  const spec =
    kindName === 'AlertPolicy' ? alertPolicy : kindName === null || kindName === 'SLO' ? slo : null;
  return [
    apiVersion('n9/v1alpha', 'Nobl9'),
    kind({
      SLO: 'an objective',
      AlertPolicy: 'when an objective alerts',
      Service: 'a service',
      Project: 'a project',
    }),
    metadata,
    ...(spec === null ? [] : [object('spec', 'What it says.', spec, required)]),
  ];
}
