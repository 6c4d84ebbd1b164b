import { budgetRatio, budgetSeconds } from '../math/budget.ts';
import { defaultPolicy, sortedBands } from '../math/policy.ts';
import type { Window } from '../model/model.ts';
import { durationInWords, percentInWords } from '../units/words.ts';
import { type Count, countText, withWindow } from './counts.ts';
import type { Draft, DraftIndicator } from './draft.ts';
import { badOf, boundOf, type Events, goodCountOf } from './events.ts';
import { titleOf } from './names.ts';
import { aggregated } from './query-text.ts';

/** Over what a query of the document looks back: it is read by people, who want to see what is now. */
const lookBack = '5m';

/** One Markdown document for each SLO, behind each other. */
export function toMarkdown(drafts: readonly Draft[]): string {
  return drafts.map(documentOf).join('\n');
}

function documentOf(draft: Draft): string {
  const { description, service } = draft;
  const query = queryOf(draft);
  const lines = [
    `# ${draft.displayName ?? titleOf(draft.name)} SLO`,
    '',
    ...(description === null ? [] : [description.trim(), '']),
    ...(service === null ? [] : [`**Service**: ${service}`, '']),
    `**Target**: ${targetOf(draft)}`,
    '',
    '**SLI Definition**:',
    '',
    ...definitionOf(draft.indicator).map(([what, words]) => `- **${what}**: ${words}`),
    '',
    '**Measurement**:',
    '',
    ...(query === null
      ? [`No query: the objective ${untoldWords(draft)}.`]
      : ['```promql', ...query.split('\n'), '```']),
    '',
    ...budgetLines(draft),
    '**Consequences**:',
    '',
    ...consequencesOf(draft).map(line => `- ${line}`),
    '',
  ];
  return lines.join('\n');
}

function untoldWords({ indicator }: Draft): string {
  return indicator.kind === 'untold' ? indicator.words : 'is measured by hand';
}

function targetOf({ objective, window, slo }: Draft): string {
  const percent = objective === null ? 'not set' : percentInWords(objective).replace(' %', '%');
  const { slice } = slo;
  const slices =
    slo.budgeting === 'occurrences' || slice === null
      ? 'good events'
      : `good slices of ${durationInWords(slice.seconds)}`;
  return window === null ? `${percent} of ${slices}` : `${percent} of ${slices} over ${windowWords(window)}`;
}

function windowWords(window: Window): string {
  if (window.kind === 'calendar') {
    return window.count === 1
      ? `a calendar ${window.unit}`
      : `${String(window.count)} calendar ${window.unit}s`;
  }
  const days = window.seconds / 86_400;
  const hours = window.seconds / 3600;
  return Number.isInteger(days)
    ? counted(days, 'day')
    : Number.isInteger(hours)
      ? counted(hours, 'hour')
      : durationInWords(window.seconds);
}

function counted(count: number, unit: 'day' | 'hour'): string {
  return `${String(count)} ${unit}${count === 1 ? '' : 's'}`;
}

function definitionOf(indicator: DraftIndicator): readonly (readonly [what: string, words: string])[] {
  switch (indicator.kind) {
    case 'events':
      return eventWords(indicator);
    case 'native-latency': {
      const bound = durationInWords(indicator.seconds);
      return [
        ['Success', `answered within ${bound}`],
        ['Failure', `answered after ${bound} or later`],
      ];
    }
    case 'gauge':
      return [
        ['Success', `\`${indicator.selector}\` is 1`],
        ['Failure', `\`${indicator.selector}\` is 0`],
      ];
    case 'threshold':
      return [
        ['Success', `the value is ${comparison[indicator.op]} ${String(indicator.value)}`],
        ['Failure', 'any other value'],
      ];
    case 'error-ratio':
    case 'success-ratio':
    case 'untold':
      return [
        ['Success', 'what the measurement counts as good'],
        ['Failure', 'everything else that it counts'],
      ];
  }
}

const comparison = { lt: 'below', lte: 'at most', gt: 'above', gte: 'at least' } as const;

function eventWords(events: Events): readonly (readonly [string, string])[] {
  const bound = boundOf(events);
  if (bound !== null && Number.isFinite(Number(bound))) {
    const words = durationInWords(Number(bound));
    return [
      ['Success', `answered within ${words}`],
      ['Failure', `answered later than ${words}`],
    ];
  }
  const [good, bad] = [goodCountOf(events), badOf(events)];
  return [
    [
      'Success',
      good?.kind === 'counter' ? `counted by \`${good.selector}\`` : 'every event that is no failure',
    ],
    [
      'Failure',
      bad?.kind === 'counter' ? `counted by \`${bad.selector}\`` : 'every event that is no success',
    ],
  ];
}

/** The ratio of good events, as a query. */
function queryOf(draft: Draft): string | null {
  const { indicator, grouping } = draft;
  switch (indicator.kind) {
    case 'events':
      return ratioText(indicator, grouping);
    case 'success-ratio':
      return withWindow(indicator.query, lookBack).trim();
    case 'error-ratio':
      return `1 - (${withWindow(indicator.query, lookBack).trim()})`;
    case 'gauge':
      return `avg_over_time(${indicator.selector}[${lookBack}])`;
    case 'native-latency':
      return `histogram_fraction(0, ${String(indicator.seconds)}, ${aggregated(`rate(${indicator.selector}[${lookBack}])`, grouping)})`;
    case 'threshold': {
      const sign = { lt: '<', lte: '<=', gt: '>', gte: '>=' }[indicator.op];
      return `${indicator.query.trim()} ${sign} bool ${String(indicator.value)}`;
    }
    case 'untold':
      return null;
  }
}

function ratioText(events: Events, grouping: readonly string[]): string {
  const text = (count: Count): string => {
    const written = countText(count, lookBack, grouping).trim();
    return count.kind === 'counter' ? written : `(${written})`;
  };
  const good = goodCountOf(events);
  const total = text(events.total);
  return good === null ? `1 - ${text(events.bad ?? events.total)}\n/ ${total}` : `${text(good)}\n/ ${total}`;
}

function budgetLines({ objective, window }: Draft): readonly string[] {
  const budget = objective === null ? null : budgetRatio(objective);
  if (budget === null) {
    return [];
  }
  const percent = percentInWords(budget).replace(' %', '%');
  const time =
    window === null
      ? ''
      : `, ${durationInWords(budgetSeconds(budget, window.seconds))} per ${perWords(window)}`;
  return [`**Error Budget**: ${percent}${time}`, ''];
}

function perWords(window: Window): string {
  return windowWords(window).replace(/^a calendar /, '');
}

function consequencesOf({ slo }: Draft): readonly string[] {
  return sortedBands(slo.policy ?? defaultPolicy).map(({ above, name }) =>
    above === null
      ? `exhausted: ${name}`
      : `remaining > ${percentInWords(above).replace(' %', '%')}: ${name}`,
  );
}
