import type { Span } from '../../base/span.ts';
import type { AlertBranch, Field } from '../model/model.ts';
import { parseShorthand } from '../units/duration.ts';
import { entryOf, headOf, mapOf, numberField, textField, valueOf } from './fields.ts';
import { readDescription } from './openslo-metadata.ts';
import type { OpenSloScope } from './openslo-scope.ts';
import { quoted, type Reading, report } from './reading.ts';
import { requiredText } from './required.ts';
import { isSensible } from './sensible-window.ts';
import type { MapTree, Tree } from './tree.ts';

const match = 'folded';

/** A duration in OpenSLO's shorthand, in seconds; an issue where it is none. */
export function readShorthand(
  field: Field<string> | null,
  scope: Pick<OpenSloScope, 'reading' | 'version'>,
): (Field<number> & { readonly unit: string; readonly count: number }) | null {
  if (field === null) {
    return null;
  }
  const parsed = parseShorthand(field.value, scope.version);
  if (parsed === null) {
    const units = scope.version === 'v1' ? 'm, h, d, w, M, Q or Y' : 'm, h, d or w';
    report(
      scope.reading,
      'window',
      field.span,
      `${quoted(field.source)} is no duration: a whole number and ${units}`,
    );
    return null;
  }
  return { ...field, value: parsed.seconds, unit: parsed.unit, count: parsed.count };
}

/** Reads the `spec` of an alert condition; null: it makes no alert on a burn rate that is high. */
export function readCondition(
  spec: Tree | null,
  name: string,
  at: Span,
  scope: OpenSloScope,
): AlertBranch | null {
  const { reading } = scope;
  readDescription(spec, reading);
  const severity = requiredText(
    spec,
    'severity',
    at,
    'The condition has no `severity`; name one, such as `page`',
    reading,
  );
  const condition = mapOf(spec, 'condition', match);
  if (condition === null) {
    const span = entryOf(spec, 'condition', match)?.keySpan ?? (spec === null ? at : headOf(spec));
    report(
      reading,
      'alert',
      span,
      'The condition says nothing; add `kind`, `op`, `threshold` and `lookbackWindow`',
    );
    return null;
  }
  const kind = requiredText(
    condition,
    'kind',
    at,
    'The condition has no `kind`; OpenSLO knows `burnrate`',
    reading,
  );
  if (kind?.value !== 'burnrate') {
    if (kind !== null) {
      report(
        reading,
        'alert',
        kind.span,
        `OpenSLO knows no condition ${quoted(kind.value)}; write \`burnrate\``,
      );
    }
    return null;
  }
  return readBurnRate(condition, { severity, name, at }, scope);
}

interface ConditionHead {
  readonly severity: Field<string> | null;
  readonly name: string;
  readonly at: Span;
}

function readBurnRate(condition: MapTree, head: ConditionHead, scope: OpenSloScope): AlertBranch | null {
  const { reading } = scope;
  const op = readOperator(condition, head.at, reading);
  const threshold = numberField(valueOf(condition, 'threshold', match));
  if (valueOf(condition, 'threshold', match) === null) {
    report(
      reading,
      'required',
      headOf(condition),
      'The condition has no `threshold`; give a burn rate, such as 2',
    );
  }
  const long = readShorthand(
    requiredText(
      condition,
      'lookbackWindow',
      head.at,
      'The condition has no `lookbackWindow`; give one, such as `1h`',
      reading,
    ),
    scope,
  );
  const after = valueOf(condition, 'alertAfter', match);
  if (scope.version === 'v2alpha' && after === null) {
    report(
      reading,
      'required',
      headOf(condition),
      'The condition has no `alertAfter`; give one, such as `5m`',
    );
  }
  const wait = readShorthand(textField(after), scope);
  const words = { name: 'window that is looked back over', example: '`1h`' };
  const isWindow = long !== null && isSensible(long.value, long.span, reading, words);
  if (op === null || threshold === null || !isWindow || !Number.isFinite(threshold.value)) {
    return null;
  }
  if (op.value.startsWith('l')) {
    report(reading, 'alert', op.span, 'This alert fires while the burn rate is low; write `gte`', {
      severity: 'warning',
      fixes: [replaceFix(op, op.value === 'lt' ? 'gt' : 'gte')],
    });
    return null;
  }
  return {
    severity: head.severity?.value ?? '',
    branch: head.name,
    longSeconds: long.value,
    shortSeconds: null,
    burnRate: threshold.value,
    forSeconds: wait?.value ?? null,
    fields: { long, short: null, burnRate: threshold, for: wait },
  };
}

function replaceFix(field: Field<string>, text: string) {
  const edits = [{ start: field.span.start, end: field.span.end, text }];
  return { id: 'turn-operator', title: `Write ${text}`, preferred: true, edits };
}

export const operators = ['lt', 'lte', 'gt', 'gte'] as const;
export type Operator = (typeof operators)[number];

/** The operator under `op`; null and an issue where it is missing or none. */
export function readOperator(
  tree: Tree,
  at: Span,
  reading: Reading,
): (Field<string> & { readonly value: Operator }) | null {
  const field = requiredText(
    tree,
    'op',
    at,
    'The `op` is missing; write `lt`, `lte`, `gt` or `gte`',
    reading,
  );
  const value = operators.find(operator => operator === field?.value);
  if (field !== null && value === undefined) {
    report(
      reading,
      'schema',
      field.span,
      `\`op\` is one of \`lt\`, \`lte\`, \`gt\` and \`gte\`, not ${quoted(field.source)}`,
    );
  }
  return field === null || value === undefined ? null : { ...field, value };
}
