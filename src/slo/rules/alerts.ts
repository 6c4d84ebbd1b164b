import { canFire, firesInside, leastObjective } from '../math/reach.ts';
import { budgetRatio } from '../math/budget.ts';
import type { AlertBranch, Slo } from '../model/model.ts';
import { formatPrometheusDuration } from '../units/duration.ts';
import { percentInWords } from '../units/words.ts';
import type { Draft, Judged } from './draft.ts';
import { isWrongUnit } from './objective.ts';
import { alertInWords } from './words.ts';

/** Alerts that can never fire, that fire while all is well, and whose windows are the wrong way round. */
export function checkAlerts({ file, slos }: Judged): readonly Draft[] {
  const declared = file.others.flatMap(({ alerts }) => alerts ?? []);
  return [
    ...slos.flatMap(({ slo }) => neverFires(slo)),
    ...once([...slos.flatMap(({ slo }) => slo.alerts), ...declared]).flatMap(branch => [
      ...wrongWayRound(branch),
      ...firesAnyway(branch),
    ]),
    ...slos.flatMap(({ slo }) => madeBelowOne(slo)),
  ];
}

/** A policy that several SLOs share stands in the text once. */
function once(branches: readonly AlertBranch[]): readonly AlertBranch[] {
  const seen = new Set<number>();
  return branches.filter(({ fields }) => {
    const start = (fields.burnRate ?? fields.long ?? fields.short)?.span.start;
    const isNew = start !== undefined && !seen.has(start);
    if (start !== undefined) {
      seen.add(start);
    }
    return isNew;
  });
}

function neverFires(slo: Slo): readonly Draft[] {
  const { objective, alerts } = slo;
  const budget = objective === null ? null : budgetRatio(objective.value);
  if (objective === null || budget === null || budget <= 0 || isWrongUnit(objective)) {
    return [];
  }
  const dead = alerts.filter(({ burnRate }) => !canFire(burnRate, budget));
  const written = dead.filter(({ fields }) => fields.burnRate !== null);
  const made = dead.filter(({ fields }) => fields.burnRate === null);
  return [
    ...written.map(branch => ({
      rule: 'alert-never-fires' as const,
      message: sentence(branch, objective.value),
      span: branch.fields.burnRate?.span ?? objective.span,
      related: [{ span: objective.span, message: 'The objective that it alerts on' }],
    })),
    ...madeNever(made, alerts.length, objective),
  ];
}

function madeNever(
  dead: readonly AlertBranch[],
  all: number,
  { value, span }: NonNullable<Slo['objective']>,
): readonly Draft[] {
  const [first] = dead;
  if (first === undefined) {
    return [];
  }
  const highest = Math.max(...dead.map(({ burnRate }) => leastObjective(burnRate)));
  const message =
    dead.length === 1
      ? sentence(first, value)
      : `At ${percentInWords(value)} ${String(dead.length)} of ${String(all)} alerts can never fire; they need more than ${percentInWords(highest)}`;
  return [{ rule: 'alert-never-fires', message, span }];
}

function sentence(branch: AlertBranch, objective: number): string {
  const least = percentInWords(leastObjective(branch.burnRate));
  return `At ${percentInWords(objective)} ${alertInWords(branch)} can never fire; it needs more than ${least}`;
}

function firesAnyway(branch: AlertBranch): readonly Draft[] {
  const place = branch.fields.burnRate;
  return firesInside(branch.burnRate) && place !== null ? [insideDraft(branch, place.span)] : [];
}

function madeBelowOne({ alerts, objective }: Slo): readonly Draft[] {
  const made = alerts.find(({ fields, burnRate }) => fields.burnRate === null && firesInside(burnRate));
  return made === undefined || objective === null ? [] : [insideDraft(made, objective.span)];
}

function insideDraft(branch: AlertBranch, span: Draft['span']): Draft {
  return {
    rule: 'alert-inside-objective',
    message: `${alertInWords(branch)} fires while the objective is met; a burn rate of 1 or more does not`,
    span,
  };
}

function wrongWayRound({ fields, shortSeconds, longSeconds }: AlertBranch): readonly Draft[] {
  if (fields.short === null || shortSeconds === null || shortSeconds < longSeconds) {
    return [];
  }
  const [short, long] = [shortSeconds, longSeconds].map(formatPrometheusDuration);
  return [
    {
      rule: 'short-window',
      message: `The short window, ${short ?? ''}, is not shorter than the long one, ${long ?? ''}; a twelfth of it is usual`,
      span: fields.short.span,
    },
  ];
}
