import type { Draft, Judged, JudgedSlo } from './draft.ts';
import { isSloth } from './tools.ts';
import { quoted } from './words.ts';

/** What the indicators are made of: nothing that users feel, and a total that no traffic turns into a division by zero. */
export function checkSignals({ slos }: Judged): readonly Draft[] {
  return slos.flatMap(judged => [...internalOnly(judged), ...zeroTraffic(judged)]);
}

/** Metrics of the machine, the process or the queue, whatever users see of it. */
const internal: readonly RegExp[] = [
  /^up$/,
  /^(?:process|go|node|python|nodejs|windows|container|machine|jvm|kube_pod|kube_node)_/,
  /(?:^|[_:])(?:cpu|memory|mem|heap|gc)_/,
  /(?:^|[_:])(?:cpu|memory|disk)_(?:usage|utili[sz]ation|bytes)/,
  /(?:^|[_:])queue_(?:length|depth|size)(?:$|[_:])/,
];

function internalOnly({ slo, queries }: JudgedSlo): readonly Draft[] {
  const selectors = queries.flatMap(({ promql }) => promql.selectors);
  const names = selectors.map(({ metric }) => metric);
  const isInternal = (name: string | null): boolean =>
    name !== null && internal.some(each => each.test(name));
  const [query] = queries;
  const [first] = selectors;
  if (query === undefined || first === undefined || !names.every(isInternal)) {
    return [];
  }
  const span = query.promql.selectors.includes(first) ? query.place(first.span) : slo.head;
  return [
    {
      rule: 'internal-metrics',
      message: `${quoted(first.metric ?? '')} tells of the machine, not of what users feel; count requests`,
      span,
    },
  ];
}

/**
 * Sloth averages the ratio of every five minutes over the period. Zero divided by zero is NaN, and one NaN makes the average NaN. A total
 * that is absent leaves a gap instead, which is harmless; `or vector(0)` behind it takes that away.
 */
function zeroTraffic({ slo, queries }: JudgedSlo): readonly Draft[] {
  if (!isSloth(slo.format)) {
    return [];
  }
  return queries.flatMap(({ role, promql, place }) => {
    const fill = role === 'total' ? promql.zeroFill : promql.divisorZeroFill;
    if (fill === null) {
      return [];
    }
    // From behind what stands before it: the space between belongs to neither.
    const span = { start: place({ start: fill.start - 1, end: fill.start }).end, end: place(fill).end };
    return [
      {
        rule: 'zero-traffic' as const,
        message:
          'Without traffic this divides by zero, and NaN spoils the whole period; remove it from the total',
        span,
        fixes: [
          {
            id: 'zero-traffic',
            title: 'Remove `or vector(0)` from the total',
            preferred: true,
            edits: [{ ...span, text: '' }],
          },
        ],
      },
    ];
  });
}
