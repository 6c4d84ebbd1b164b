import type { Span } from '../../base/span.ts';
import type { Indicator, Query } from '../model/model.ts';
import {
  booleanOf,
  entryOf,
  headOf,
  listOf,
  mapOf,
  numberField,
  textAt,
  textField,
  valueOf,
} from './fields.ts';
import { checkNobl9Name } from './nobl9-shape.ts';
import { operators } from './openslo-alerts.ts';
import { quoted, type Reading, report } from './reading.ts';
import type { MapTree, Tree } from './tree.ts';

export function readNobl9Indicator(item: Tree, reading: Reading): Indicator | null {
  const raw = mapOf(item, 'rawMetric');
  const count = mapOf(item, 'countMetrics');
  if (raw !== null) {
    const op = textField(valueOf(item, 'op'));
    const value = numberField(valueOf(item, 'value'));
    const operator = operators.find(each => each === op?.value) ?? null;
    if (operator === null) {
      report(
        reading,
        'schema',
        op?.span ?? headOf(item),
        'A threshold needs an `op`: `lt`, `lte`, `gt` or `gte`',
      );
    }
    if (valueOf(item, 'value') === null) {
      report(reading, 'required', headOf(item), 'A threshold needs a `value`; add one');
    }
    return { kind: 'threshold', query: queryOf(mapOf(raw, 'query')), op: operator, value };
  }
  if (count === null) {
    report(
      reading,
      'indicator',
      headOf(item),
      'The objective has no metric; add `countMetrics` or `rawMetric`',
    );
    return null;
  }
  return readCounts(count, entryOf(item, 'countMetrics')?.keySpan ?? headOf(item), reading);
}

function readCounts(count: MapTree, at: Span, reading: Reading): Indicator | null {
  const has = (key: string) => mapOf(count, key) !== null;
  if (has('total') === has('goodTotal')) {
    report(
      reading,
      'indicator',
      at,
      has('total') ? 'Keep one of `total` and `goodTotal`' : 'The metric has no `total`; add it',
    );
  }
  if (has('total') && has('good') === has('bad')) {
    report(
      reading,
      'indicator',
      at,
      has('good') ? 'Keep one of `good` and `bad`' : 'The metric needs what is `good` or `bad` of the total',
    );
  }
  if (booleanOf(valueOf(count, 'incremental')) === null) {
    report(
      reading,
      'required',
      entryOf(count, 'incremental')?.keySpan ?? at,
      'Say whether the counts are `incremental`: `true` or `false`',
    );
  }
  const total = queryOf(mapOf(count, 'total'));
  const good = queryOf(mapOf(count, 'good'));
  const bad = good === null ? queryOf(mapOf(count, 'bad')) : null;
  return total === null || (good === null && bad === null) ? null : { kind: 'ratio', good, bad, total };
}

const promqlSources = ['prometheus', 'amazonPrometheus', 'azurePrometheus', 'coralogix', 'dash0'];

/** The query of a metric: the first text that its source has, in PromQL where the source says so. */
function queryOf(metric: MapTree | null): Query | null {
  const source = metric?.entries().find(entry => entry.value.kind === 'map');
  if (source?.value.kind !== 'map') {
    return null;
  }
  const entries = source.value.entries();
  const entry = ['promql', 'query']
    .map(key => entries.find(each => each.key === key))
    .find(each => each !== undefined);
  const field = textField((entry ?? entries.find(each => each.value.kind === 'scalar'))?.value ?? null);
  const isPromql = promqlSources.includes(source.key) && entry?.key === 'promql';
  return field === null ? null : { field, language: isPromql ? 'promql' : 'other', template: null };
}

const delayed = ['CountAsGood', 'CountAsBad', 'Ignore'];

export function readNobl9Composite(item: Tree, reading: Reading): Indicator | null {
  const composite = mapOf(item, 'composite');
  const at = entryOf(item, 'composite')?.keySpan ?? headOf(item);
  if (textAt(composite, 'maxDelay') === null) {
    report(reading, 'required', at, 'The composite has no `maxDelay`; give one, such as `45m`');
  }
  const items = listOf(mapOf(composite, 'components'), 'objectives');
  if (items.length === 0) {
    report(
      reading,
      'indicator',
      at,
      'The composite has no `components`; add the objectives that it is made of',
    );
  }
  const parts = items.map(part => {
    for (const key of ['project', 'slo', 'objective']) {
      checkNobl9Name(part, key, headOf(part), key, reading);
    }
    const weight = numberField(valueOf(part, 'weight'));
    if (weight === null || !(weight.value > 0)) {
      report(
        reading,
        'objective-range',
        weight?.span ?? headOf(part),
        'A component has a `weight` of more than 0',
      );
    }
    const when = textField(valueOf(part, 'whenDelayed'));
    if (when === null || !delayed.includes(when.value)) {
      const what =
        when === null ? '`whenDelayed` is missing' : `\`whenDelayed\` is not ${quoted(when.value)}`;
      report(
        reading,
        'schema',
        when?.span ?? headOf(part),
        `${what}; write \`CountAsGood\`, \`CountAsBad\` or \`Ignore\``,
      );
    }
    return {
      weight: weight?.value ?? 0,
      name: `${textAt(part, 'slo') ?? ''}/${textAt(part, 'objective') ?? ''}`,
    };
  });
  return { kind: 'composite', parts };
}
