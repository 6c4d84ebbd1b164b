import { commented, list, map, paragraph, quoted, type YamlValue, yamlOf } from '../edits/yaml-text.ts';
import { percentOfRatio } from '../units/decimal.ts';
import { formatPrometheusDuration } from '../units/duration.ts';
import { bucketOf, type Count, type Counter, divisionOf } from './counts.ts';
import type { Draft, DraftIndicator } from './draft.ts';
import { badOf, boundOf, type Events, goodOf } from './events.ts';
import { pyrraLabels } from './labels.ts';
import { kubernetesName, uniqueNames } from './names.ts';
import type { Notes } from './notes.ts';

const monthSeconds = 30 * 86_400;

/** Documents of Pyrra, one for each SLO. */
export function toPyrra(drafts: readonly Draft[], notes: Notes): readonly YamlValue[] {
  const names = uniqueNames(pyrraNames(drafts));
  return drafts.map((draft, index) => documentOf(draft, names[index] ?? draft.name, notes));
}

/** The names as they are; where two services have the same, the service stands in front. */
function pyrraNames(drafts: readonly Draft[]): readonly string[] {
  const own = drafts.map(draft => kubernetesName(draft.name));
  const isUnique = new Set(own).size === own.length;
  return isUnique
    ? own
    : drafts.map(({ service, name }) => kubernetesName(service === null ? name : `${service}-${name}`));
}

function documentOf(draft: Draft, name: string, notes: Notes): YamlValue {
  const labels = pyrraLabels(draft, notes);
  const indicator = indicatorOf(draft.indicator, draft, notes);
  const description = draft.description ?? draft.displayName;
  if (draft.window === null) {
    notes.add(`\`${draft.name}\` says no window; Pyrra needs one, and 30 days stand there now.`);
  }
  const spec = map({
    target: draft.objective === null ? undefined : quoted(String(percentOfRatio(draft.objective))),
    window: formatPrometheusDuration(draft.window?.seconds ?? monthSeconds),
    description: description === null ? undefined : paragraph(description),
    indicator: indicator ?? undefined,
    alerting: alertingOf(draft, notes),
  });
  return map({
    apiVersion: 'pyrra.dev/v1alpha1',
    kind: 'ServiceLevelObjective',
    metadata: map({ name, labels: labels.length === 0 ? undefined : map(Object.fromEntries(labels)) }),
    spec:
      indicator === null
        ? commented(
            spec,
            'window',
            'Pyrra needs an `indicator` here: what is measured could not be carried over.',
          )
        : spec,
  });
}

function alertingOf(draft: Draft, notes: Notes): YamlValue | undefined {
  const { off, severities } = draft;
  if (off.page !== off.ticket) {
    const kept = off.page ? 'tickets' : 'pages';
    notes.add(
      `\`${draft.name}\` alerts by ${kept} only; Pyrra has one switch for all four alerts, so all are on.`,
    );
  }
  const isOff = off.page && off.ticket;
  const usual = severities.page === 'critical' && severities.ticket === 'warning';
  const tiers = usual
    ? []
    : ([
        ['fastBurn', 'mediumBurn', severities.page],
        ['slowBurn', 'longTermBurn', severities.ticket],
      ] as const);
  const pairs = tiers.flatMap(([first, second, severity]) =>
    severity === null ? [] : [[first, severity] as const, [second, severity] as const],
  );
  const alerting = map({
    burnrates: isOff ? false : undefined,
    name: draft.alertName ?? undefined,
    severities: pairs.length === 0 || isOff ? undefined : map(Object.fromEntries(pairs)),
  });
  return alerting.entries.length === 0 ? undefined : alerting;
}

function indicatorOf(indicator: DraftIndicator, draft: Draft, notes: Notes): YamlValue | null {
  switch (indicator.kind) {
    case 'events':
      return eventsOf(indicator, draft, notes);
    case 'error-ratio': {
      const division = divisionOf(indicator.query);
      return division === null
        ? untold(draft, 'divides more than one counter by another', notes)
        : eventsOf({ kind: 'events', good: null, latency: false, ...division }, draft, notes);
    }
    case 'gauge':
      return map({
        bool_gauge: map({ metric: yamlOf(indicator.selector), grouping: groupingOf(draft.grouping) }),
      });
    case 'native-latency':
      return map({
        latencyNative: map({
          latency: formatPrometheusDuration(indicator.seconds),
          total: metricOf(indicator.selector),
          grouping: groupingOf(draft.grouping),
        }),
      });
    case 'success-ratio':
      return untold(draft, 'takes its ratio from a metric', notes);
    case 'threshold':
      return untold(draft, 'compares a value with a threshold', notes);
    case 'untold':
      return untold(draft, indicator.words, notes);
  }
}

function eventsOf(events: Events, draft: Draft, notes: Notes): YamlValue | null {
  const { total } = events;
  const good = goodOf(events);
  const bad = badOf(events);
  if (total.kind !== 'counter') {
    return untold(draft, 'counts its events by more than one selector', notes);
  }
  const grouping = groupingOf([...draft.grouping, ...total.by]);
  if (isCounter(good) && boundOf(events) !== null && bucketOf(total.selector) === null) {
    return map({
      latency: map({ success: metricOf(good.selector), total: metricOf(total.selector), grouping }),
    });
  }
  if (!isCounter(bad)) {
    return untold(draft, 'counts its errors by more than one selector', notes);
  }
  return map({ ratio: map({ errors: metricOf(bad.selector), total: metricOf(total.selector), grouping }) });
}

function isCounter(count: Count | null): count is Counter {
  return count?.kind === 'counter';
}

function metricOf(selector: string): YamlValue {
  return map({ metric: yamlOf(selector) });
}

function groupingOf(labels: readonly string[]): YamlValue | undefined {
  const unique = [...new Set(labels)];
  return unique.length === 0 ? undefined : list(unique);
}

function untold(draft: Draft, why: string, notes: Notes): null {
  notes.add(
    `\`${draft.name}\` ${why}: Pyrra takes plain selectors only, so its \`indicator\` is left for you.`,
  );
  return null;
}
