import { openSloPolicies, type PolicyBranch } from '../edits/openslo-policies.ts';
import { commented, list, map, paragraph, quoted, type YamlValue } from '../edits/yaml-text.ts';
import type { Window } from '../model/model.ts';
import { formatShorthand } from '../units/duration.ts';
import { durationInWords } from '../units/words.ts';
import { countText, withWindow } from './counts.ts';
import type { Draft } from './draft.ts';
import { badOf, type Events, goodOf } from './events.ts';
import { openSloLabels } from './labels.ts';
import { kubernetesName, uniqueNames } from './names.ts';
import type { Notes } from './notes.ts';
import { aggregated, queryText } from './query-text.ts';

/** What stands in the brackets of a query that cannot do without a window, where Sloth filled one in. */
const queryWindow = '5m';

export type OpenSloVersion = 'openslo/v1' | 'openslo/v2alpha';

interface Writing {
  readonly version: OpenSloVersion;
  readonly name: string;
  readonly draft: Draft;
  readonly notes: Notes;
}

/** Documents of OpenSLO: each SLO with its policies behind it, and at the end what those lead to. */
export function toOpenSlo(
  drafts: readonly Draft[],
  version: OpenSloVersion,
  notes: Notes,
): readonly YamlValue[] {
  const names = uniqueNames(drafts.map(draft => kubernetesName(draft.name)));
  const targets = new Map<string, YamlValue>();
  const documents = drafts.flatMap((draft, index) => {
    const name = names[index] ?? draft.name;
    const branches = branchesOf(draft, notes);
    const policies = openSloPolicies({ version, slo: name, branches, target: null });
    policies.targets.forEach(target => targets.set(target.name, target.document));
    const references = policies.policies.map(policy => policy.reference);
    return [
      documentOf({ version, name, draft, notes }, references),
      ...policies.policies.map(policy => policy.document),
    ];
  });
  const source = version === 'openslo/v2alpha' ? [prometheusSource] : [];
  return [...documents, ...targets.values(), ...source];
}

/** v2alpha wants of every metric where it comes from. */
const prometheusSource = map({
  apiVersion: 'openslo.com/v2alpha',
  kind: 'DataSource',
  metadata: map({ name: 'prometheus' }),
  spec: map({ type: 'Prometheus', connectionDetails: map({ url: 'http://prometheus:9090' }) }),
});

/** The alerts that the document's own tool makes, as policies: the short windows have no place there. */
function branchesOf(draft: Draft, notes: Notes): readonly PolicyBranch[] {
  const { alerts } = draft.slo;
  const paging = new Set(['page', 'critical', draft.severities.page]);
  const kept = alerts.filter(({ severity }) => !(paging.has(severity) ? draft.off.page : draft.off.ticket));
  if (kept.some(({ shortSeconds }) => shortSeconds !== null)) {
    notes.add(
      'A policy of OpenSLO holds one condition with one window: the short windows of the alerts are left out, so that an alert goes on until its long window is clear.',
    );
  }
  return kept;
}

function documentOf(writing: Writing, policies: readonly YamlValue[]): YamlValue {
  const { draft, name, notes, version } = writing;
  const isFirst = version === 'openslo/v1';
  const labels = openSloLabels(draft, version, notes);
  const indicator = indicatorOf(writing);
  const { window } = draft;
  if (draft.service === null) {
    notes.add(`\`${draft.name}\` names no service, which OpenSLO needs: its own name stands for it.`);
  }
  const spec = map({
    description: draft.description === null ? undefined : paragraph(draft.description),
    [isFirst ? 'service' : 'serviceRef']: draft.service ?? draft.name,
    [isFirst ? 'indicator' : 'sli']: indicator ?? undefined,
    timeWindow: window === null ? undefined : list([windowOf(window, writing)]),
    budgetingMethod: methods[draft.slo.budgeting],
    objectives: list([objectiveOf(draft)]),
    alertPolicies: policies.length === 0 ? undefined : list(policies),
  });
  return map({
    apiVersion: isFirst ? version : 'openslo.com/v2alpha',
    kind: 'SLO',
    metadata: map({
      name,
      displayName: isFirst ? (draft.displayName ?? undefined) : undefined,
      labels: labels.length === 0 ? undefined : map(Object.fromEntries(labels)),
    }),
    spec:
      indicator === null
        ? commented(
            spec,
            'budgetingMethod',
            'OpenSLO needs an indicator here: what is measured could not be carried over.',
          )
        : spec,
  });
}

const methods = {
  occurrences: 'Occurrences',
  timeslices: 'Timeslices',
  'ratio-timeslices': 'RatioTimeslices',
} as const;
const letters = { day: 'd', week: 'w', month: 'M', quarter: 'Q', year: 'Y' } as const;

function windowOf(window: Window, { draft, notes, version }: Writing): YamlValue {
  if (window.kind === 'rolling') {
    const duration = formatShorthand(window.seconds);
    if (duration === null) {
      notes.add(`OpenSLO counts whole minutes: the window of \`${draft.name}\` is rounded.`);
    }
    const minutes = `${String(Math.max(1, Math.round(window.seconds / 60)))}m`;
    return map({ duration: duration ?? minutes, isRolling: true });
  }
  const { count, unit, start, zone } = window;
  return map({
    duration:
      version === 'openslo/v1'
        ? `${String(count)}${letters[unit]}`
        : (formatShorthand(window.seconds) ?? '30d'),
    isRolling: false,
    calendar: map({ startTime: quoted(start ?? '2025-01-01 00:00:00'), timeZone: zone ?? 'UTC' }),
  });
}

function objectiveOf(draft: Draft): YamlValue {
  const { indicator, slo } = draft;
  const { slice } = slo;
  const isThreshold = indicator.kind === 'threshold';
  return map({
    target: draft.objective ?? undefined,
    op: isThreshold ? indicator.op : undefined,
    value: isThreshold ? indicator.value : undefined,
    timeSliceTarget: slo.budgeting === 'timeslices' ? (slice?.target ?? undefined) : undefined,
    timeSliceWindow: slice === null ? undefined : (formatShorthand(slice.seconds) ?? '1m'),
  });
}

type Metric = readonly [key: string, query: string];

function indicatorOf(writing: Writing): YamlValue | null {
  const { draft, notes } = writing;
  const { indicator } = draft;
  switch (indicator.kind) {
    case 'events':
      return ratioOf(writing, ...eventsOf(indicator, draft, notes));
    case 'error-ratio':
      return rawOf(writing, 'failure', fixed(indicator.query, draft, notes));
    case 'success-ratio':
      return rawOf(writing, 'success', fixed(indicator.query, draft, notes));
    case 'gauge':
      return ratioOf(writing, false, [
        ['good', aggregated(indicator.selector, draft.grouping)],
        ['total', aggregated(indicator.selector, draft.grouping).replace(/^sum/, 'count')],
      ]);
    case 'native-latency': {
      const rate = `rate(${indicator.selector}[${queryWindow}])`;
      const fast = `histogram_fraction(0, ${String(indicator.seconds)}, ${rate}) * histogram_count(${rate})`;
      return ratioOf(writing, false, [
        ['good', aggregated(fast, draft.grouping)],
        ['total', aggregated(`histogram_count(${rate})`, draft.grouping)],
      ]);
    }
    case 'threshold':
      return around(writing, map({ thresholdMetric: sourceOf(indicator.query, writing) }));
    case 'untold':
      notes.add(
        `\`${draft.name}\` ${indicator.words}: OpenSLO needs an \`indicator\`, which is left for you.`,
      );
      return null;
  }
}

/** Whether the queries are counters, and the queries: counters where all are, else rates over one window. */
function eventsOf(
  events: Events,
  draft: Draft,
  notes: Notes,
): readonly [counter: boolean, metrics: readonly Metric[]] {
  const { total } = events;
  const good = goodOf(events);
  const bad = badOf(events);
  const part = good !== null && (bad === null || events.good !== null || events.latency) ? good : bad;
  const counters = total.kind === 'counter' && part?.kind === 'counter';
  const window = counters ? null : queryWindow;
  const text = (count: NonNullable<typeof part>): string =>
    count.kind === 'other' ? fixed(count.text, draft, notes) : countText(count, window, draft.grouping);
  const key = part !== null && part === good ? 'good' : 'bad';
  return [
    counters,
    [
      [key, text(part ?? total)],
      ['total', text(total)],
    ],
  ];
}

/** A query with a window of its own where the tool filled one in. */
function fixed(query: string, draft: Draft, notes: Notes): string {
  const text = withWindow(query, queryWindow);
  if (text !== query) {
    notes.add(
      `The window in the queries of \`${draft.name}\`, which its tool fills in, is ${durationInWords(300)} now.`,
    );
  }
  return text;
}

function ratioOf(writing: Writing, counter: boolean, metrics: readonly Metric[]): YamlValue {
  const sources = metrics.map(([key, query]) => [key, sourceOf(query, writing)] as const);
  return around(writing, map({ ratioMetric: map({ counter, ...Object.fromEntries(sources) }) }));
}

function rawOf(writing: Writing, rawType: 'success' | 'failure', query: string): YamlValue {
  return around(writing, map({ ratioMetric: map({ rawType, raw: sourceOf(query, writing) }) }));
}

function around({ name }: Writing, spec: YamlValue): YamlValue {
  return map({ metadata: map({ name }), spec });
}

function sourceOf(query: string, { version }: Writing): YamlValue {
  const spec = map({ query: queryText(query) });
  return version === 'openslo/v1'
    ? map({ metricSource: map({ type: 'Prometheus', spec }) })
    : map({ dataSourceRef: 'prometheus', spec });
}
