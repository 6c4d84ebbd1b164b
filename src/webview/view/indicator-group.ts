import { type Children, h, type VNode } from '../dom/vnode.ts';
import type { Indicator, Query } from '../../slo/model/model.ts';
import { time } from '../words/amounts.ts';
import { say } from '../words/say.ts';
import type { TextKey } from '../words/texts.ts';
import { editableOf, scalarField } from './edit-field.ts';
import { group } from './field.ts';
import type { View } from './view.ts';

/** What is measured, with its queries. */
export function indicatorGroup(view: View): VNode {
  const { indicator } = view.scene.slo;
  const words = indicator === null ? say('noIndicator') : kindInWords(indicator);
  const queries = indicator === null ? [] : distinct(queriesOf(indicator));
  return group(
    'indicator',
    say('indicator'),
    h('p', {}, words),
    ...queries.map(([label, query]) => queryField(view, label, query)),
  );
}

type Named = readonly [TextKey, Query];

/** Markdown writes one query for good and total: it is one field. */
function distinct(queries: readonly Named[]): readonly Named[] {
  const found = queries.filter(
    ([, { field }], index) =>
      queries.findIndex(([, other]) => other.field.span.start === field.span.start) === index,
  );
  return found.length === queries.length
    ? queries
    : found.map(([label, query]): Named => [found.length === 1 ? 'query' : label, query]);
}

function queryField(view: View, label: TextKey, query: Query): Children {
  const editable = editableOf(view.scene, query.field);
  return editable === undefined
    ? h(
        'div',
        { class: 'field sub' },
        h('p', { class: 'label' }, say(label)),
        h('pre', { class: 'code' }, query.field.value),
      )
    : scalarField(view, editable, { label: say(label), kind: 'code', class: 'sub' });
}

function kindInWords(indicator: Indicator): string {
  switch (indicator.kind) {
    case 'ratio':
      return say('events', say(indicator.bad === null ? 'goodEvents' : 'badEvents'));
    case 'error-ratio':
      return say('errorRatio');
    case 'success-ratio':
      return say('successRatio');
    case 'latency':
      return indicator.threshold === null
        ? say('latencyPlain')
        : say('latency', time(indicator.threshold.value));
    case 'threshold':
      return say('thresholdIndicator');
    case 'bool-gauge':
      return say('boolGauge');
    case 'plugin':
      return say('pluginIndicator', indicator.id);
    case 'composite':
      return say('compositeIndicator', indicator.parts.map(({ name }) => name).join(', '));
    case 'words':
      return (
        [indicator.success, indicator.failure].filter(each => each !== null).join(' · ') ||
        say('wordsIndicator')
      );
  }
}

function queriesOf(indicator: Indicator): readonly (readonly [TextKey, Query])[] {
  const named = (label: TextKey, query: Query | null): readonly (readonly [TextKey, Query])[] =>
    query === null ? [] : [[label, query]];
  switch (indicator.kind) {
    case 'ratio':
      return [
        ...named('queryBad', indicator.bad),
        ...named('queryGood', indicator.good),
        ...named('queryTotal', indicator.total),
      ];
    case 'latency':
      return [...named('querySuccess', indicator.success), ...named('queryTotal', indicator.total)];
    case 'error-ratio':
    case 'success-ratio':
    case 'bool-gauge':
    case 'threshold':
      return named('query', indicator.query);
    case 'plugin':
    case 'composite':
    case 'words':
      return [];
  }
}
