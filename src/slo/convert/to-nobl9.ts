import { list, map, paragraph, quoted, type YamlValue } from '../edits/yaml-text.ts';
import type { Window } from '../model/model.ts';
import { countText } from './counts.ts';
import type { Draft } from './draft.ts';
import { badOf, goodOf } from './events.ts';
import { openSloLabels } from './labels.ts';
import { kubernetesName, uniqueNames } from './names.ts';
import type { Notes } from './notes.ts';
import { queryText } from './query-text.ts';

/** Documents of Nobl9, of its Prometheus agent. */
export function toNobl9(drafts: readonly Draft[], notes: Notes): readonly YamlValue[] {
  const names = uniqueNames(drafts.map(draft => kubernetesName(draft.name)));
  notes.add('The project `default` and the agent `prometheus` stand for those of your Nobl9.');
  if (drafts.some(({ slo }) => slo.alerting === 'on')) {
    notes.add(
      'Nobl9 alerts by policies that a document names; those of the other format are not carried over.',
    );
  }
  return drafts.map((draft, index) => documentOf(draft, names[index] ?? draft.name, notes));
}

function documentOf(draft: Draft, name: string, notes: Notes): YamlValue {
  const labels = openSloLabels(draft, 'openslo/v1', notes).map(
    ([key, value]) => [key.toLowerCase(), list([value])] as const,
  );
  const { slo } = draft;
  const isSliced = slo.budgeting !== 'occurrences';
  return map({
    apiVersion: 'n9/v1alpha',
    kind: 'SLO',
    metadata: map({
      name,
      displayName: draft.displayName ?? undefined,
      project: 'default',
      labels: labels.length === 0 ? undefined : map(Object.fromEntries(labels)),
    }),
    spec: map({
      description: draft.description === null ? undefined : paragraph(draft.description),
      service: kubernetesName(draft.service ?? draft.name),
      indicator: map({ metricSource: map({ name: 'prometheus', project: 'default', kind: 'Agent' }) }),
      budgetingMethod: isSliced ? 'Timeslices' : 'Occurrences',
      timeWindows: list([draft.window === null ? rollingWindow(30 * daySeconds) : windowOf(draft.window)]),
      objectives: list([objectiveOf(draft, name, notes)]),
    }),
  });
}

const daySeconds = 86_400;

function windowOf(window: Window): YamlValue {
  if (window.kind === 'rolling') {
    return rollingWindow(window.seconds);
  }
  const { unit, count, start, zone } = window;
  return map({
    unit: `${unit.charAt(0).toUpperCase()}${unit.slice(1)}`,
    count,
    isRolling: false,
    calendar: map({ startTime: quoted(start ?? '2025-01-01 00:00:00'), timeZone: zone ?? 'UTC' }),
  });
}

function rollingWindow(seconds: number): YamlValue {
  const [unit, size] = (
    [
      ['Day', daySeconds],
      ['Hour', 3600],
    ] as const
  ).find(([, each]) => seconds % each === 0) ?? ['Minute', 60];
  return map({ unit, count: Math.max(1, Math.round(seconds / size)), isRolling: true });
}

function objectiveOf(draft: Draft, name: string, notes: Notes): YamlValue {
  const { indicator, slo } = draft;
  const isThreshold = indicator.kind === 'threshold';
  return map({
    name: 'good',
    displayName: draft.displayName ?? name,
    value: isThreshold ? indicator.value : 1,
    op: isThreshold ? indicator.op : undefined,
    target: draft.objective ?? undefined,
    timeSliceTarget: slo.budgeting === 'occurrences' ? undefined : (slo.slice?.target ?? 0.99),
    countMetrics: isThreshold ? undefined : (countsOf(draft, notes) ?? undefined),
    rawMetric: isThreshold ? map({ query: promql(indicator.query) }) : undefined,
    primary: true,
  });
}

function countsOf({ indicator, name, grouping }: Draft, notes: Notes): YamlValue | null {
  if (indicator.kind !== 'events') {
    notes.add(
      `\`${name}\` is measured by something else than events: its \`countMetrics\` are left for you.`,
    );
    return null;
  }
  const good = goodOf(indicator);
  const bad = badOf(indicator);
  const part = good ?? bad;
  const text = (count: NonNullable<typeof part>) =>
    countText(count, count.kind === 'other' ? '5m' : null, grouping);
  return map({
    incremental: [part, indicator.total].every(count => count?.kind !== 'other'),
    [good !== null || bad === null ? 'good' : 'bad']: promql(text(part ?? indicator.total)),
    total: promql(text(indicator.total)),
  });
}

function promql(query: string): YamlValue {
  return map({ prometheus: map({ promql: queryText(query) }) });
}
