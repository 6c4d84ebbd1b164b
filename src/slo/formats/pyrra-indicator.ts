import type { Span } from '../../base/span.ts';
import type { Field, Indicator, Query } from '../model/model.ts';
import { parsePrometheusDuration } from '../units/duration.ts';
import { entryOf, headOf, listOf, mapOf, textField } from './fields.ts';
import { note, quoted, type Reading, report } from './reading.ts';
import { requiredText } from './required.ts';
import type { MapTree } from './tree.ts';

const match = 'folded';

const kinds = ['ratio', 'latency', 'latencyNative', 'bool_gauge'] as const;

export function readPyrraIndicator(
  spec: MapTree | null,
  at: Span,
  document: number,
  reading: Reading,
): Indicator | null {
  const entry = entryOf(spec, 'indicator', match);
  const indicator = mapOf(spec, 'indicator', match);
  const given = kinds.filter(kind => mapOf(indicator, kind, match) !== null);
  const where = entry?.keySpan ?? at;
  if (given.length === 0) {
    report(
      reading,
      'indicator',
      where,
      'The indicator is missing; give `ratio`, `latency`, `latencyNative` or `bool_gauge`',
    );
    return null;
  }
  if (given.includes('ratio') && given.includes('latency')) {
    report(
      reading,
      'indicator',
      where,
      'Pyrra takes no `ratio` and `latency` together; make two objectives of them',
    );
  }
  const read = given.map(kind => readKind(kind, mapOf(indicator, kind, match), where, reading));
  for (const kind of given.slice(1)) {
    note(reading, 'ignored', {
      document,
      key: kind,
      span: entryOf(indicator, kind, match)?.keySpan ?? where,
    });
  }
  return read[0] ?? null;
}

function readKind(
  kind: (typeof kinds)[number],
  tree: MapTree | null,
  at: Span,
  reading: Reading,
): Indicator | null {
  switch (kind) {
    case 'ratio': {
      const total = metricOf(tree, 'total', at, reading);
      const bad = metricOf(tree, 'errors', at, reading);
      return total === null || bad === null ? null : { kind: 'ratio', good: null, bad, total };
    }
    case 'latency': {
      const total = metricOf(tree, 'total', at, reading);
      const success = metricOf(tree, 'success', at, reading);
      return total === null || success === null ? null : { kind: 'latency', success, total, threshold: null };
    }
    case 'latencyNative': {
      const total = metricOf(tree, 'total', at, reading);
      const latency = requiredText(tree, 'latency', at, '`latency` is missing; write one: `200ms`', reading);
      const seconds = latency === null ? null : parsePrometheusDuration(latency.value);
      if (latency !== null && seconds === null) {
        report(
          reading,
          'indicator',
          latency.span,
          `The latency ${quoted(latency.source)} is no duration of Prometheus; write one: \`200ms\``,
        );
      }
      const threshold = latency === null || seconds === null ? null : { ...latency, value: seconds };
      return total === null ? null : { kind: 'latency', success: null, total, threshold };
    }
    case 'bool_gauge': {
      const query = queryOf(tree, at, reading);
      return query === null ? null : { kind: 'bool-gauge', query };
    }
  }
}

function metricOf(tree: MapTree | null, key: string, at: Span, reading: Reading): Query | null {
  const entry = entryOf(tree, key, match);
  if (entry === null) {
    report(
      reading,
      'required',
      tree === null ? at : headOf(tree),
      `\`${key}\` is missing; give it a \`metric\``,
    );
    return null;
  }
  return queryOf(mapOf(tree, key, match), entry.keySpan, reading);
}

function queryOf(tree: MapTree | null, at: Span, reading: Reading): Query | null {
  const field = requiredText(tree, 'metric', at, 'The `metric` is missing; name one', reading);
  return field === null ? null : { field, language: 'promql', template: null };
}

export function groupingOf(spec: MapTree | null): readonly Field<string>[] {
  const indicator = mapOf(spec, 'indicator', match);
  const lists = kinds.flatMap(kind => listOf(mapOf(indicator, kind, match), 'grouping', match));
  return lists.flatMap(item => textField(item) ?? []);
}
