import type { AlertBranch, Field, OtherDocument, Slo } from '../model/model.ts';
import { parseGoDuration } from '../units/duration.ts';
import { listOf, mapOf, numberField, textAt, textField, valueOf } from './fields.ts';
import type { MapTree, Tree } from './tree.ts';

/**
 * What an alert policy of Nobl9 comes to: one branch where all its conditions, which must hold together, are about the same average
 * burn rate over one window or two. null: it alerts on something else, which no branch can say.
 * Source: `manifest/v1alpha/alertpolicy` of https://github.com/nobl9/nobl9-go.
 */
export function readNobl9Policy(tree: MapTree): AlertBranch | null {
  const spec = mapOf(tree, 'spec');
  const conditions = listOf(spec, 'conditions').map(readCondition);
  const rates = conditions.filter(condition => condition !== null);
  const [long, short, ...more] = [...rates].sort((a, b) => b.window.value - a.window.value);
  if (long === undefined || more.length > 0 || rates.length < conditions.length) {
    return null;
  }
  if (short !== undefined && short.rate.value !== long.rate.value) {
    return null;
  }
  return {
    severity: textAt(spec, 'severity') ?? '',
    branch: textAt(mapOf(tree, 'metadata'), 'name') ?? '',
    longSeconds: long.window.value,
    shortSeconds: short?.window.value ?? null,
    burnRate: long.rate.value,
    forSeconds: null,
    fields: { long: long.window, short: short?.window ?? null, burnRate: long.rate, for: null },
  };
}

/** The alerts of the policies that an SLO names, as far as they are among these documents. */
export function nobl9Alerts(
  names: readonly Field<string>[],
  others: readonly OtherDocument[],
): Slo['alerts'] {
  return names.flatMap(
    ({ value }) =>
      others.find(({ kind, format, name }) => isPolicy(kind, format) && name?.value === value)?.alerts ?? [],
  );
}

function isPolicy(kind: string, format: OtherDocument['format']): boolean {
  return format === 'nobl9' && kind === 'AlertPolicy';
}

interface Condition {
  readonly rate: Field<number>;
  readonly window: Field<number>;
}

function readCondition(tree: Tree): Condition | null {
  const rate = numberField(valueOf(tree, 'value'));
  const written = textField(valueOf(tree, 'alertingWindow'));
  const seconds = written === null ? null : parseGoDuration(written.value);
  const isBurn = textAt(tree, 'measurement') === 'averageBurnRate' && (textAt(tree, 'op') ?? 'gte') === 'gte';
  return isBurn && rate !== null && rate.value > 0 && Number.isFinite(rate.value) && (seconds ?? 0) > 0
    ? {
        rate,
        window: { value: seconds ?? 0, span: written?.span ?? rate.span, source: written?.source ?? '' },
      }
    : null;
}
