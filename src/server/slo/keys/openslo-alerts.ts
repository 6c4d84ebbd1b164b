import { choice, list, must, number, object, offering, required, text, truth, type Key } from './key.ts';
import { description, metadata, shorthand, type OpenSloVersion } from './openslo-parts.ts';

/** An SDK takes any of them; one that alerts on a low burn rate is a slip. */
const comparison = choice(
  'op',
  'How the burn rate is compared with `threshold`.',
  {
    gte: 'at least',
    gt: 'more than',
    lte: 'at most: it alerts while all is well',
    lt: 'less than: it alerts while all is well',
  },
  required,
);

export const condition: readonly Key[] = [
  description,
  text('severity', 'How urgent it is, in a word of your own.', {
    ...required,
    ...offering({ page: 'wakes somebody', ticket: 'can wait until morning' }),
  }),
  object(
    'condition',
    'When it fires.',
    [
      choice(
        'kind',
        'What is looked at.',
        { burnrate: 'how many times faster than allowed the budget burns' },
        required,
      ),
      comparison,
      number(
        'threshold',
        'The burn rate that is compared: 1 uses the budget up exactly at the end of the window.',
        {},
        {
          ...required,
          ...offering({
            '14.4': '2 % of the budget of 30 days in 1 h',
            '6': '5 % of it in 6 h',
            '1': '10 % of it in 3 days',
          }),
        },
      ),
      must(
        text(
          'lookbackWindow',
          `How far back the burn rate is measured. ${shorthand}`,
          offering({ '1h': '', '6h': '', '3d': '' }),
        ),
      ),
      text('alertAfter', `How long the condition must hold. ${shorthand}`),
    ],
    required,
  ),
];

export const notificationTarget: readonly Key[] = [
  description,
  text('target', 'Where the notification goes.', required),
];

export function policy(version: OpenSloVersion): readonly Key[] {
  return [
    description,
    truth('alertWhenNoData', 'Whether missing data alerts.'),
    truth('alertWhenBreaching', 'Whether it alerts when the condition is met.'),
    truth('alertWhenResolved', 'Whether it tells when the condition is over.'),
    list(
      'conditions',
      'The condition: a reference, or one written out.',
      [
        text('conditionRef', 'The name of an alert condition.'),
        choice('kind', 'What is written out here.', { AlertCondition: 'an alert condition' }),
        metadata(version),
        object('spec', 'The condition, written out.', condition),
      ],
      required,
    ),
    list('notificationTargets', 'Who is told: references, or written out.', [
      text('targetRef', 'The name of a notification target.'),
      choice('kind', 'What is written out here.', { AlertNotificationTarget: 'a notification target' }),
      metadata(version),
      object('spec', 'The target, written out.', notificationTarget),
    ]),
  ];
}
