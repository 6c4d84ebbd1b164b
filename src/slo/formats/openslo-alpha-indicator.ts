import type { Span } from '../../base/span.ts';
import type { Indicator, Query } from '../model/model.ts';
import { entryOf, headOf, mapOf, textAt } from './fields.ts';
import { readOperator } from './openslo-alerts.ts';
import type { AlphaScope } from './openslo-alpha-window.ts';
import { note, quoted, type Reading, report } from './reading.ts';
import { requiredText } from './required.ts';
import { windowVariable } from './sloth-indicator.ts';
import type { MapTree, Tree } from './tree.ts';

const match = 'folded';

export function readAlphaThreshold(
  spec: Tree | null,
  at: Span,
  objectives: readonly Tree[],
  scope: AlphaScope,
): Indicator | null {
  const indicator = mapOf(spec, 'indicator', match);
  if (scope.tool === 'sloth') {
    return null;
  }
  const hasRatio = objectives.some(item => mapOf(item, 'ratioMetrics', match) !== null);
  if (hasRatio === (indicator !== null)) {
    const message = hasRatio
      ? 'Keep one of `indicator` and the `ratioMetrics` of the objectives'
      : 'The SLO has no indicator; add `ratioMetrics` to its objectives';
    report(scope.reading, 'indicator', entryOf(spec, 'indicator', match)?.keySpan ?? at, message);
  }
  if (indicator === null) {
    return null;
  }
  const metric = mapOf(indicator, 'thresholdMetric', match);
  if (metric === null) {
    report(scope.reading, 'indicator', headOf(indicator), 'The indicator has no `thresholdMetric`; add one');
    return null;
  }
  const query = readSource(metric, 'thresholdMetric', headOf(metric), scope);
  return query === null ? null : { kind: 'threshold', query, op: null, value: null };
}

export function readAlphaRatio(item: Tree, scope: AlphaScope): Indicator | null {
  const { reading, document, tool } = scope;
  const ratio = mapOf(item, 'ratioMetrics', match);
  const op = entryOf(item, 'op', match);
  if (ratio === null) {
    if (tool === 'sloth') {
      report(
        reading,
        'indicator',
        headOf(item),
        'The objective has no `ratioMetrics`; Sloth reads nothing else',
      );
    } else {
      readOperator(item, headOf(item), reading);
    }
    return null;
  }
  if (op !== null && textAt(item, 'op', match) !== null) {
    if (tool === 'sdk') {
      report(reading, 'op-on-ratio', op.keySpan, 'A ratio takes no `op`; remove it');
    } else {
      note(reading, 'op-on-ratio', { document, key: 'op', span: op.keySpan });
    }
  }
  const [good, total] = (['good', 'total'] as const).map(key => {
    const metric = mapOf(ratio, key, match);
    const at = entryOf(ratio, key, match)?.keySpan ?? headOf(ratio);
    if (metric === null) {
      report(reading, 'indicator', at, `The ratio has no \`${key}\`; add it`);
      return null;
    }
    return readSource(metric, key, at, scope);
  });
  if (good === null || good === undefined || total === null || total === undefined) {
    return null;
  }
  if (tool === 'sloth') {
    checkWindowVariable(good, total, reading);
  }
  return { kind: 'ratio', good, bad: null, total };
}

/** Sloth puts both into one query, which must hold the variable; where only one of them has it, they measure different spans. */
function checkWindowVariable(good: Query, total: Query, reading: Reading): void {
  const lacking = [good, total].filter(query => !windowVariable.test(query.field.value));
  for (const query of lacking) {
    const severity = lacking.length === 2 ? 'error' : 'warning';
    report(
      reading,
      'template-window',
      query.field.span,
      'The query lacks `{{.window}}`; write it where the range stands: `[{{.window}}]`',
      { severity },
    );
  }
}

function readSource(metric: MapTree, key: string, at: Span, scope: AlphaScope): Query | null {
  const { reading, tool } = scope;
  const source = requiredText(
    metric,
    'source',
    at,
    `\`${key}\` has no \`source\`; name one, such as \`prometheus\``,
    reading,
  );
  const type = requiredText(
    metric,
    'queryType',
    at,
    `\`${key}\` has no \`queryType\`; write \`promql\``,
    reading,
  );
  const field = requiredText(metric, 'query', at, `\`${key}\` has no \`query\`; write one`, reading);
  const isPromql = type?.value === 'promql';
  if (tool === 'sloth') {
    if (source !== null && !['prometheus', 'sloth'].includes(source.value)) {
      report(
        reading,
        'indicator',
        source.span,
        `Sloth reads no source ${quoted(source.value)}; write \`prometheus\``,
      );
    }
    if (type !== null && !isPromql) {
      report(
        reading,
        'indicator',
        type.span,
        `Sloth reads no query type ${quoted(type.value)}; write \`promql\``,
      );
    }
  } else {
    for (const word of [source, type]) {
      if (word !== null && !/^[a-zA-Z]*$/.test(word.value)) {
        report(reading, 'schema', word.span, `${quoted(word.value)} has other characters than letters`);
      }
    }
  }
  const language = isPromql || /^prometheus$/i.test(source?.value ?? '') ? 'promql' : 'other';
  return field === null ? null : { field, language, template: tool === 'sloth' ? 'sloth' : null };
}
