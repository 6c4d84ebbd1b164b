import type { Span } from '../../base/span.ts';
import type { Budgeting, Indicator, Slo } from '../model/model.ts';
import { entryOf, headOf, listOf, mapOf, numberField, textAt, textField, valueOf } from './fields.ts';
import { readObjective } from './objective.ts';
import { operators } from './openslo-alerts.ts';
import { readAlphaRatio, readAlphaThreshold } from './openslo-alpha-indicator.ts';
import { type AlphaScope, readAlphaWindow } from './openslo-alpha-window.ts';
import { readDescription, readMetadata } from './openslo-metadata.ts';
import { slothOpenSloDecoding, slothOpenSloShape } from './openslo-shape.ts';
import { checkKind } from './openslo.ts';
import { note, type Reading, report } from './reading.ts';
import { requiredText } from './required.ts';
import { checkShape } from './shape.ts';
import { emptySlo } from './slo.ts';
import { checkSlothName } from './sloth-slo.ts';
import type { MapTree, Tree } from './tree.ts';

const match = 'folded';

/**
 * OpenSLO v1alpha has two readers that agree on little. Sloth takes ratios in PromQL; anything else is for OpenSLO's own tools. So an
 * SLO whose metrics are Sloth's is held to what Sloth takes (`storage/io/openslo.go` of https://github.com/slok/sloth), and any other
 * to what https://github.com/OpenSLO/go-sdk takes.
 */
export function readOpenSloAlpha(tree: MapTree, document: number, reading: Reading): void {
  if (textAt(tree, 'kind', match) === 'SLO' && isForSloth(tree)) {
    checkShape(tree, slothOpenSloShape, 'object', { reading, decoding: slothOpenSloDecoding, document });
    readSlo(tree, { reading, document, tool: 'sloth' });
    return;
  }
  const kind = checkKind(tree, 'v1alpha', document, reading);
  if (kind === 'SLO') {
    readSlo(tree, { reading, document, tool: 'sdk' });
  } else if (kind !== null) {
    const name = readMetadata(tree, 'v1alpha', headOf(tree), reading);
    readDescription(valueOf(tree, 'spec', match), reading);
    reading.others.push({ kind, name, format: 'openslo/v1alpha', document, span: tree.span });
  }
}

/** True where the metrics say that they are in PromQL or for Sloth, and where nothing says what they are. */
function isForSloth(tree: Tree): boolean {
  const spec = valueOf(tree, 'spec', match);
  if (mapOf(spec, 'indicator', match) !== null) {
    return false;
  }
  const sources = listOf(spec, 'objectives', match).flatMap(item => {
    const ratio = mapOf(item, 'ratioMetrics', match);
    return [mapOf(ratio, 'good', match), mapOf(ratio, 'total', match)].filter(source => source !== null);
  });
  const isSloths = (source: Tree) =>
    ['prometheus', 'sloth'].includes(textAt(source, 'source', match) ?? 'sloth') ||
    textAt(source, 'queryType', match) === 'promql';
  return sources.length === 0 || sources.some(isSloths);
}

function readSlo(tree: MapTree, scope: AlphaScope): void {
  const { reading, document, tool } = scope;
  const head = headOf(tree);
  const metadata = mapOf(tree, 'metadata', match);
  const name =
    tool === 'sdk'
      ? readMetadata(tree, 'v1alpha', head, reading)
      : textField(valueOf(metadata, 'name', match));
  const spec = mapOf(tree, 'spec', match);
  const at = spec === null ? (entryOf(tree, 'spec', match)?.keySpan ?? head) : headOf(spec);
  const service = textField(valueOf(spec, 'service', match));
  if (tool === 'sloth') {
    checkSlothName(name, 'SLO', entryOf(tree, 'metadata', match)?.keySpan ?? head, reading);
    checkSlothName(service, 'service', entryOf(spec, 'service', match)?.keySpan ?? at, reading);
  } else {
    requiredText(spec, 'service', at, 'The SLO has no `service`; name one', reading);
  }
  const objectives = listOf(spec, 'objectives', match);
  const base: Slo = {
    ...emptySlo('openslo/v1alpha', document, tree.span, name?.span ?? head),
    id: name?.value ?? '',
    name,
    displayName: textAt(metadata, 'displayName', match),
    service,
    description: tool === 'sdk' ? readDescription(spec, reading) : textAt(spec, 'description', match),
    window: readAlphaWindow(spec, at, scope),
    budgeting: readBudgeting(spec, at, scope),
    // Sloth makes no alerts of OpenSLO, and v1alpha has none to say.
    alerting: 'none',
  };
  const threshold = readAlphaThreshold(spec, at, objectives, scope);
  if (objectives.length === 0) {
    const span = entryOf(spec, 'objectives', match)?.keySpan ?? at;
    const severity = tool === 'sloth' ? 'error' : 'warning';
    report(reading, 'required', span, 'The SLO has no objective; add one under `objectives`', { severity });
    reading.slos.push(base);
  }
  objectives.forEach((item, index) => {
    reading.slos.push(readOne(item, index, base, threshold, scope));
  });
}

function readOne(item: Tree, index: number, base: Slo, threshold: Indicator | null, scope: AlphaScope): Slo {
  const { reading, tool } = scope;
  const target = numberField(valueOf(item, 'target', match));
  if (valueOf(item, 'target', match) === null) {
    report(
      reading,
      'required',
      entryOf(item, 'target', match)?.keySpan ?? headOf(item),
      'The objective has no `target`; add one, such as 0.999',
    );
  }
  if (tool === 'sdk' && valueOf(item, 'value', match) === null) {
    report(
      reading,
      'required',
      headOf(item),
      'The objective has no `value`; OpenSLO v1alpha wants one, 1 for a ratio',
    );
  }
  const ratio = readAlphaRatio(item, scope);
  const range =
    tool === 'sloth'
      ? {
          unit: 'ratio' as const,
          words: 'a ratio, more than 0 and at most 1',
          takes: (value: number) => value > 0 && value <= 1,
        }
      : {
          unit: 'ratio' as const,
          words: 'a ratio from 0 to less than 1',
          takes: (value: number) => value >= 0 && value < 1,
        };
  const objective = target === null ? null : readObjective(target, range, reading);
  const sliceTarget = numberField(valueOf(item, 'timeSliceTarget', match));
  if (
    tool === 'sdk' &&
    base.budgeting === 'timeslices' &&
    !(sliceTarget !== null && sliceTarget.value >= 0 && sliceTarget.value <= 1)
  ) {
    report(
      reading,
      'budgeting',
      sliceTarget?.span ?? headOf(item),
      'Time slices need a `timeSliceTarget` from 0 to 1, such as 0.95',
    );
  }
  const op = operators.find(operator => operator === textAt(item, 'op', match)) ?? null;
  const own: Indicator | null =
    threshold?.kind === 'threshold'
      ? { ...threshold, op, value: numberField(valueOf(item, 'value', match)) }
      : ratio;
  return {
    ...base,
    id: index === 0 ? base.id : `${base.id}#${String(index + 1)}`,
    displayName: textAt(item, 'displayName', match) ?? base.displayName,
    span: index === 0 ? base.span : item.span,
    head: index === 0 ? base.head : (objective?.span ?? headOf(item)),
    objective,
    indicator: own,
  };
}

function readBudgeting(spec: Tree | null, at: Span, scope: AlphaScope): Budgeting {
  const entry = entryOf(spec, 'budgetingMethod', match);
  const value = textAt(spec, 'budgetingMethod', match);
  if (scope.tool === 'sloth') {
    if (entry !== null && value !== 'Occurrences') {
      note(scope.reading, 'ignored', {
        document: scope.document,
        key: 'budgetingMethod',
        span: entry.keySpan,
      });
    }
    return 'occurrences';
  }
  if (value !== 'Occurrences' && value !== 'Timeslices') {
    const rule = value === null ? 'required' : 'budgeting';
    report(
      scope.reading,
      rule,
      entry?.value.span ?? at,
      '`budgetingMethod` is `Occurrences` or `Timeslices`',
    );
  }
  return value === 'Timeslices' ? 'timeslices' : 'occurrences';
}
