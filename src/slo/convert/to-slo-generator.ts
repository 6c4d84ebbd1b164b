import { commented, list, map, paragraph, type YamlValue } from '../edits/yaml-text.ts';
import { type Count, countText, divisionOf, withWindow } from './counts.ts';
import type { Draft } from './draft.ts';
import { badOf, type Events, goodCountOf } from './events.ts';
import { kubernetesName, uniqueNames } from './names.ts';
import type { Notes } from './notes.ts';
import { queryText } from './query-text.ts';

/** Documents of Google's slo-generator, of its Prometheus backend. It reads one from each file. */
export function toSloGenerator(drafts: readonly Draft[], notes: Notes): readonly YamlValue[] {
  const names = uniqueNames(drafts.map(draft => kubernetesName(draft.name)));
  if (drafts.length > 1) {
    notes.add('slo-generator reads one document from each file: split the file at its `---` lines.');
  }
  if (drafts.some(({ slo }) => slo.alerting === 'on')) {
    notes.add(
      'slo-generator alerts by the error budget policy of its configuration; the alerts are not carried over.',
    );
  }
  return drafts.map((draft, index) => documentOf(draft, names[index] ?? draft.name, notes));
}

function documentOf(draft: Draft, name: string, notes: Notes): YamlValue {
  const measured = measuredBy(draft, notes);
  const service = draft.service ?? draft.name;
  const description = draft.description ?? draft.displayName ?? name;
  const spec = map({
    description: paragraph(description),
    backend: 'prometheus',
    method: measured?.method,
    exporters: list([]),
    service_level_indicator: measured?.indicator,
    goal: draft.objective ?? undefined,
  });
  return map({
    apiVersion: 'sre.google.com/v2',
    kind: 'ServiceLevelObjective',
    metadata: map({
      name,
      labels: map({ service_name: service, feature_name: service, slo_name: name }),
    }),
    spec:
      measured === null
        ? commented(
            spec,
            'backend',
            '`method` and indicator are missing: what is measured could not be carried over.',
          )
        : spec,
  });
}

interface Measured {
  readonly method: 'good_bad_ratio' | 'query_sli';
  readonly indicator: YamlValue;
}

function measuredBy(draft: Draft, notes: Notes): Measured | null {
  const { indicator } = draft;
  switch (indicator.kind) {
    case 'events':
      return eventsOf(indicator, draft);
    case 'success-ratio':
      return expression(indicator.query);
    case 'error-ratio': {
      const division = divisionOf(indicator.query);
      return division === null
        ? expression(`1 - (${indicator.query})`)
        : eventsOf({ kind: 'events', good: null, latency: false, ...division }, draft);
    }
    case 'gauge':
      return expression(`avg_over_time(${indicator.selector}[window])`);
    case 'native-latency':
      return expression(
        `histogram_fraction(0, ${String(indicator.seconds)}, rate(${indicator.selector}[window]))`,
      );
    case 'threshold':
    case 'untold':
      notes.add(
        `\`${draft.name}\` is measured by something else than events: its \`service_level_indicator\` is left for you.`,
      );
      return null;
  }
}

function eventsOf(events: Events, draft: Draft): Measured {
  const { total } = events;
  const good = goodCountOf(events);
  const bad = badOf(events);
  if (total.kind === 'counter' && good?.kind === 'counter') {
    return {
      method: 'good_bad_ratio',
      indicator: map({ filter_good: queryText(good.selector), filter_valid: queryText(total.selector) }),
    };
  }
  const text = (count: Count) => countText(count, 'window', draft.grouping);
  return good !== null
    ? expression(`(${text(good)}) / (${text(total)})`)
    : expression(`1 - (${text(bad ?? total)}) / (${text(total)})`);
}

/** slo-generator fills its own window in where `[window]` stands. */
function expression(query: string): Measured {
  return { method: 'query_sli', indicator: map({ expression: queryText(withWindow(query, 'window')) }) };
}
