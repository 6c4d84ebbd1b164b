import type { Budgeting, Indicator, ObjectiveField, Slo } from '../model/model.ts';
import { entryOf, headOf, numberField, textAt, textField, valueOf } from './fields.ts';
import { readObjective } from './objective.ts';
import { operators, readOperator, readShorthand } from './openslo-alerts.ts';
import type { OpenSloScope } from './openslo-scope.ts';
import type { Sli } from './openslo-sli.ts';
import { note, quoted, report } from './reading.ts';
import { isSensible } from './sensible-window.ts';
import type { Tree } from './tree.ts';

const match = 'folded';

export function readOpenSloObjective(
  item: Tree,
  index: number,
  around: ObjectiveScope,
  scope: OpenSloScope,
): Slo {
  const { base, sli } = around;
  checkOperator(item, around, scope);
  const objective = readTarget(item, scope);
  return {
    ...base,
    id: index === 0 ? base.id : `${base.id}#${String(index + 1)}`,
    displayName: textAt(item, 'displayName', match) ?? base.displayName,
    span: index === 0 && base.span.end >= item.span.end ? base.span : item.span,
    head: index === 0 ? base.head : (objective?.span ?? headOf(item)),
    objective,
    slice: readSlice(item, base.budgeting, scope),
    indicator: withThreshold(sli?.indicator ?? null, item),
  };
}

export interface ObjectiveScope {
  readonly base: Slo;
  readonly sli: Sli | null;
  readonly inline: Sli['metric'] | null;
}

function readTarget(item: Tree, scope: OpenSloScope): ObjectiveField | null {
  const { reading } = scope;
  const ratio = numberField(valueOf(item, 'target', match));
  const percent = numberField(valueOf(item, 'targetPercent', match));
  const given = ['target', 'targetPercent'].filter(key => valueOf(item, key, match) !== null);
  if (given.length !== 1) {
    const message =
      given.length === 0
        ? 'The objective has no `target`; add one, such as 0.999'
        : 'Keep one of `target` and `targetPercent`';
    report(reading, given.length === 0 ? 'required' : 'objective-range', headOf(item), message);
  }
  if (ratio !== null) {
    return readObjective(
      ratio,
      { unit: 'ratio', words: 'a ratio from 0 to less than 1', takes: value => value >= 0 && value < 1 },
      reading,
    );
  }
  return percent === null
    ? null
    : readObjective(
        percent,
        {
          unit: 'percent',
          words: 'from 0 to less than 100 per cent',
          takes: value => value >= 0 && value < 100,
        },
        reading,
      );
}

function checkOperator(item: Tree, around: ObjectiveScope, scope: OpenSloScope): void {
  const { reading, document } = scope;
  if (around.inline === 'threshold') {
    if (valueOf(item, 'value', match) === null) {
      report(reading, 'required', headOf(item), 'An objective on a threshold needs a `value`; add one');
    }
    readOperator(item, headOf(item), reading);
    return;
  }
  for (const key of ['op', 'value']) {
    const entry = entryOf(item, key, match);
    if (entry === null || valueOf(item, key, match) === null || textField(entry.value)?.value === '') {
      continue;
    }
    if (around.inline === 'ratio') {
      report(reading, 'op-on-ratio', entry.keySpan, `A ratio takes no \`${key}\`; remove it`);
    } else if (around.sli?.metric === 'ratio') {
      note(reading, 'op-on-ratio', { document, key, span: entry.keySpan });
    }
  }
}

function withThreshold(indicator: Indicator | null, item: Tree): Indicator | null {
  if (indicator?.kind !== 'threshold') {
    return indicator;
  }
  const op = operators.find(operator => operator === textAt(item, 'op', match)) ?? null;
  return { ...indicator, op, value: numberField(valueOf(item, 'value', match)) };
}

function readSlice(item: Tree, budgeting: Budgeting, scope: OpenSloScope): Slo['slice'] {
  const target = numberField(valueOf(item, 'timeSliceTarget', match));
  const length = textField(valueOf(item, 'timeSliceWindow', match));
  if (budgeting === 'occurrences') {
    return null;
  }
  if (budgeting === 'timeslices') {
    if (target === null) {
      const span = entryOf(item, 'timeSliceTarget', match)?.keySpan ?? headOf(item);
      report(scope.reading, 'budgeting', span, 'Time slices need a `timeSliceTarget`, such as 0.95');
    } else if (!(target.value > 0 && target.value <= 1)) {
      report(
        scope.reading,
        'budgeting',
        target.span,
        'A `timeSliceTarget` is a ratio, more than 0 and at most 1',
      );
    }
  }
  if (length === null || length.value === '') {
    const span = entryOf(item, 'timeSliceWindow', match)?.keySpan ?? headOf(item);
    report(scope.reading, 'budgeting', span, 'Time slices need a `timeSliceWindow`, such as `5m`');
    return null;
  }
  const slice = readShorthand(length, scope);
  const share = target !== null && target.value > 0 && target.value <= 1 ? target.value : null;
  const words = { name: 'time slice', example: '`5m`' };
  return slice !== null && isSensible(slice.value, slice.span, scope.reading, words)
    ? { seconds: slice.value, target: share }
    : null;
}

export function checkWeight(item: Tree, scope: OpenSloScope): void {
  const weight = numberField(valueOf(item, 'compositeWeight', match));
  if (weight !== null && !(weight.value > 0)) {
    report(
      scope.reading,
      'objective-range',
      weight.span,
      `The weight ${quoted(weight.source)} must be more than 0`,
    );
  }
}
