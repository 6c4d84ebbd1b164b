import type { Span } from '../../base/span.ts';
import type { Field, Indicator, Query } from '../model/model.ts';
import { entryOf, headOf, mapOf, textAt, textField, valueOf } from './fields.ts';
import { checkDnsLabel, readDescription, readMetadata } from './openslo-metadata.ts';
import type { OpenSloScope } from './openslo-scope.ts';
import { report } from './reading.ts';
import { requiredText } from './required.ts';
import type { MapTree, Tree } from './tree.ts';

const match = 'folded';

/** An indicator of OpenSLO, before an objective says what it is held against. */
export interface Sli {
  readonly metric: 'ratio' | 'threshold' | 'none';
  readonly indicator: Indicator | null;
}

/** Reads the `spec` of an SLI. `at`: where to point when it is missing. */
export function readSliSpec(spec: Tree | null, at: Span, scope: OpenSloScope): Sli {
  const { reading } = scope;
  readDescription(spec, reading);
  const threshold = entryOf(spec, 'thresholdMetric', match);
  const ratio = entryOf(spec, 'ratioMetric', match);
  const hasThreshold = mapOf(spec, 'thresholdMetric', match) !== null;
  const hasRatio = mapOf(spec, 'ratioMetric', match) !== null;
  if (hasThreshold === hasRatio) {
    const advice = hasRatio ? 'keep one of them' : 'add one of them';
    const what = hasRatio
      ? 'both `ratioMetric` and `thresholdMetric`'
      : 'neither `ratioMetric` nor `thresholdMetric`';
    report(reading, 'indicator', ratio?.keySpan ?? at, `The indicator has ${what}; ${advice}`);
  }
  const query = hasThreshold ? readMetric(spec, 'thresholdMetric', threshold?.keySpan ?? at, scope) : null;
  if (hasRatio) {
    return {
      metric: 'ratio',
      indicator: readRatio(mapOf(spec, 'ratioMetric', match), ratio?.keySpan ?? at, scope),
    };
  }
  return hasThreshold
    ? { metric: 'threshold', indicator: { kind: 'threshold', query, op: null, value: null } }
    : { metric: 'none', indicator: null };
}

function readRatio(ratio: MapTree | null, at: Span, scope: OpenSloScope): Indicator | null {
  const { reading } = scope;
  const given = (['good', 'bad', 'total', 'raw'] as const).filter(key => mapOf(ratio, key, match) !== null);
  const has = (key: (typeof given)[number]) => given.includes(key);
  const queries = new Map(
    given.map(key => [key, readMetric(ratio, key, entryOf(ratio, key, match)?.keySpan ?? at, scope)]),
  );
  if (has('total') === has('raw')) {
    report(
      reading,
      'indicator',
      at,
      has('raw')
        ? 'A ratio has `total` or `raw`, not both'
        : 'The ratio needs a `total`, or is itself a `raw` one',
    );
  }
  const parts = given.filter(key => key !== 'total');
  if (parts.length > 1) {
    const names = parts.map(key => `\`${key}\``).join(' and ');
    report(reading, 'indicator', at, `The ratio has ${names}; keep one of them`);
  } else if (has('total') && parts.length === 0) {
    report(reading, 'indicator', at, 'The ratio has a `total` alone; add what is `good` or `bad` of it');
  }
  if (has('raw')) {
    return readRaw(ratio, queries.get('raw') ?? null, at, scope);
  }
  const total = queries.get('total') ?? null;
  const good = queries.get('good') ?? null;
  const bad = good === null ? (queries.get('bad') ?? null) : null;
  return total === null || (good === null && bad === null) ? null : { kind: 'ratio', good, bad, total };
}

function readRaw(
  ratio: MapTree | null,
  query: Query | null,
  at: Span,
  scope: OpenSloScope,
): Indicator | null {
  const type = requiredText(
    ratio,
    'rawType',
    at,
    'A raw ratio needs a `rawType`: `success` or `failure`',
    scope.reading,
  );
  if (type !== null && type.value !== 'success' && type.value !== 'failure') {
    report(scope.reading, 'indicator', type.span, 'A `rawType` is `success` or `failure`');
    return null;
  }
  if (query === null || type === null) {
    return null;
  }
  return type.value === 'success' ? { kind: 'success-ratio', query } : { kind: 'error-ratio', query };
}

function readMetric(tree: Tree | null, key: string, at: Span, scope: OpenSloScope): Query | null {
  const metric = mapOf(tree, key, match);
  return scope.version === 'v2alpha' ? readMetricV2(metric, at, scope) : readMetricV1(metric, at, scope);
}

function readMetricV1(metric: MapTree | null, at: Span, scope: OpenSloScope): Query | null {
  const { reading } = scope;
  const source = mapOf(metric, 'metricSource', match);
  const spec = mapOf(source, 'spec', match);
  if (spec === null || spec.entries().length === 0) {
    const span =
      entryOf(source, 'spec', match)?.keySpan ?? entryOf(metric, 'metricSource', match)?.keySpan ?? at;
    report(
      reading,
      'indicator',
      span,
      'The metric needs a `metricSource` with a `spec` that holds its query',
    );
  }
  const ref = textField(valueOf(source, 'metricSourceRef', match));
  return queryOf(spec, ref, textAt(source, 'type', match), scope);
}

function readMetricV2(metric: MapTree | null, at: Span, scope: OpenSloScope): Query | null {
  const { reading } = scope;
  const ref = textField(valueOf(metric, 'dataSourceRef', match));
  const source = mapOf(metric, 'dataSourceSpec', match);
  const hasRef = ref !== null && ref.value !== '';
  if (hasRef === (source !== null)) {
    report(reading, 'indicator', at, 'The metric needs `dataSourceRef` or `dataSourceSpec`, one of them');
  }
  if (source !== null) {
    readDataSource(source, headOf(source), scope);
  }
  return queryOf(mapOf(metric, 'spec', match), hasRef ? ref : null, textAt(source, 'type', match), scope);
}

/** A data source says its type and how it is reached. */
export function readDataSource(spec: Tree | null, at: Span, scope: OpenSloScope): void {
  readDescription(spec, scope.reading);
  requiredText(
    spec,
    'type',
    at,
    'The data source has no `type`; name one, such as `Prometheus`',
    scope.reading,
  );
  if (entryOf(spec, 'connectionDetails', match) === null) {
    report(
      scope.reading,
      'required',
      spec === null ? at : headOf(spec),
      'The data source has no `connectionDetails`; add them',
    );
  }
}

const promqlSource = /prometheus|promql|thanos|mimir|cortex/i;
const queryKeys = ['query', 'promql', 'expr'];

/** The query of a metric: what its specification has under `query`, or else its first text. */
function queryOf(
  spec: MapTree | null,
  ref: Field<string> | null,
  type: string | null,
  scope: OpenSloScope,
): Query | null {
  if (ref !== null) {
    checkDnsLabel(ref, 'reference', scope.reading);
    scope.reading.references.push({ kind: 'DataSource', name: ref, document: scope.document });
  }
  if (spec === null) {
    return null;
  }
  const entries = spec.entries();
  const entry =
    entries.find(each => queryKeys.includes(each.key) && each.value.kind === 'scalar') ??
    entries.find(each => each.value.kind === 'scalar' && typeof each.value.value === 'string');
  const field = textField(entry?.value ?? null);
  if (field === null) {
    return null;
  }
  const known = type ?? (ref === null ? null : (scope.objects.dataSources.get(ref.value) ?? null));
  const spoken = textAt(spec, 'queryType', match) ?? (entry?.key === 'promql' ? 'promql' : null);
  const isPromql = promqlSource.test(known ?? '') || /^promql$/i.test(spoken ?? '');
  return { field, language: isPromql ? 'promql' : 'other', template: null };
}

/** An SLI that stands in an SLO: with metadata and spec of its own. */
export function readInlineSli(tree: MapTree, at: Span, scope: OpenSloScope): Sli {
  readMetadata(tree, scope.version, at, scope.reading);
  return readSliSpec(valueOf(tree, 'spec', match), entryOf(tree, 'spec', match)?.keySpan ?? at, scope);
}
