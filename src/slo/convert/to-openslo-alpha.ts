import { commented, list, map, paragraph, type YamlValue } from '../edits/yaml-text.ts';
import { slothPeriods } from '../math/sloth.ts';
import { type Count, countText, hasWindowTemplate } from './counts.ts';
import type { Draft } from './draft.ts';
import { type Events, goodCountOf } from './events.ts';
import { slothName, uniqueNames } from './names.ts';
import type { Notes } from './notes.ts';
import { queryText } from './query-text.ts';

const window = '{{.window}}';
const daySeconds = 86_400;

/** Documents of OpenSLO v1alpha as Sloth reads them: good and total in PromQL, a window of days. */
export function toOpenSloAlpha(drafts: readonly Draft[], notes: Notes): readonly YamlValue[] {
  const names = uniqueNames(drafts.map(draft => slothName(draft.name)));
  if (drafts.some(({ slo }) => slo.alerting === 'on')) {
    notes.add('Sloth makes no alerts of OpenSLO documents: those of the other format are gone.');
  }
  if (drafts.some(({ window }) => window !== null && !slothPeriods.includes(window.seconds))) {
    notes.add(
      'Sloth has windows for 28 and 30 days of its own; for another it needs an AlertWindows document of that period.',
    );
  }
  return drafts.map((draft, index) => documentOf(draft, names[index] ?? draft.name, notes));
}

function documentOf(draft: Draft, name: string, notes: Notes): YamlValue {
  const days = Math.max(1, Math.round((draft.window?.seconds ?? 30 * daySeconds) / daySeconds));
  const ratio = ratioOf(draft, notes);
  const objective = map({ ratioMetrics: ratio ?? undefined, target: draft.objective ?? undefined });
  const spec = map({
    service: slothName(draft.service ?? draft.name),
    description: draft.description === null ? undefined : paragraph(draft.description),
    budgetingMethod: 'Occurrences',
    objectives: list([
      ratio === null
        ? commented(
            objective,
            'target',
            '`ratioMetrics` are missing: what is measured could not be carried over.',
          )
        : objective,
    ]),
    timeWindows: list([map({ count: days, unit: 'Day' })]),
  });
  return map({
    apiVersion: 'openslo/v1alpha',
    kind: 'SLO',
    metadata: map({ name, displayName: draft.displayName ?? undefined }),
    spec,
  });
}

function ratioOf(draft: Draft, notes: Notes): YamlValue | null {
  const { indicator, name } = draft;
  if (indicator.kind !== 'events') {
    notes.add(
      `\`${name}\` is measured by something else than good and total events: its \`ratioMetrics\` are left for you.`,
    );
    return null;
  }
  return map({
    good: sourceOf(goodText(indicator, draft)),
    total: sourceOf(rate(indicator.total, draft)),
  });
}

function goodText(events: Events, draft: Draft): string {
  const good = goodCountOf(events);
  const all = rate(events.total, draft);
  return good !== null
    ? rate(good, draft)
    : events.bad === null
      ? all
      : `${all} - (${rate(events.bad, draft)})`;
}

function rate(count: Count, draft: Draft): string {
  return hasWindowTemplate(count.text) ? count.text : countText(count, window, draft.grouping);
}

function sourceOf(query: string): YamlValue {
  return map({ source: 'prometheus', queryType: 'promql', query: queryText(query) });
}
