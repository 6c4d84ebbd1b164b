import type { AlertFigures, Figures } from '../../slo/figures/figures.ts';
import type { Slo } from '../../slo/model/model.ts';
import {
  burnRateInWords,
  durationInWords,
  percentInWords,
  shareInWords,
  windowInWords,
} from '../../slo/units/words.ts';

/** The budget of an SLO, as a phrase: `43 min 12 s / 30 d`; null: it has none that could be told. */
export function budgetInBrief({ budget, windowSeconds }: Figures): string | null {
  if (budget === null) {
    return null;
  }
  return budget.seconds === null || windowSeconds === null
    ? `${percentInWords(budget.ratio)} may fail`
    : `${durationInWords(budget.seconds)} / ${windowInWords(windowSeconds)}`;
}

/** What the objective leaves, as a sentence. */
export function budgetSentence(figures: Figures): string | null {
  const { budget, windowSeconds, objective } = figures;
  if (budget === null || objective === null) {
    return null;
  }
  const share =
    budget.ratio > 0
      ? `${percentInWords(objective)} good leaves ${percentInWords(budget.ratio)}: ${shareInWords(budget.ratio)} may be bad`
      : 'Nothing may be bad';
  return budget.seconds === null || windowSeconds === null
    ? share
    : `${share}, or **${durationInWords(budget.seconds)}** of a full outage in ${windowInWords(windowSeconds)}`;
}

/** How an outage and smaller incidents are noticed, as a phrase; null: the document's tool makes no alerts. */
export function firstAlertInBrief({ first, alerts }: Figures): string | null {
  if (alerts.length === 0) {
    return null;
  }
  const alert = first['1'];
  return alert === null
    ? 'no alert can fire'
    : `a full outage ${verbOf(alert.branch.severity)} after ${durationInWords(alert.seconds)}`;
}

/** What an alert does, by its severity in the words of its tool. */
function verbOf(severity: string): string {
  switch (severity) {
    case 'page':
      return 'pages';
    case 'ticket':
      return 'opens a ticket';
    case 'alert':
    case '':
      return 'alerts';
    default:
      return `alerts (${severity})`;
  }
}

/** One line on a branch: what it takes, and when it fires. */
export function branchSentence(alert: AlertFigures): string {
  const { branch, canFire, detectSeconds, budgetConsumed } = alert;
  const share = budgetConsumed === null ? '' : `, ${percentInWords(budgetConsumed)} of the budget`;
  const rate = `${burnRateInWords(branch.burnRate)} for ${windowInWords(branch.longSeconds)}${share}`;
  if (!canFire) {
    return `${rate}: **can never fire**; it needs an objective above ${percentInWords(alert.leastObjective)}`;
  }
  const shares = (['1', '0.1', '0.01'] as const).map(each => {
    const seconds = detectSeconds[each];
    return `${percentInWords(Number(each))} errors: ${seconds === null ? 'never' : durationInWords(seconds)}`;
  });
  return `${rate}. Fires at ${shares.join(' · ')}`;
}

/** The alerts of an SLO, as a table of Markdown; null: its document's tool makes none. */
export function alertTable({ alerts }: Figures): string | null {
  if (alerts.length === 0) {
    return null;
  }
  const rows = alerts.map(({ branch, budgetConsumed, canFire, detectSeconds }) => [
    branch.severity,
    branch.shortSeconds === null
      ? windowInWords(branch.longSeconds)
      : `${windowInWords(branch.longSeconds)} and ${windowInWords(branch.shortSeconds)}`,
    burnRateInWords(branch.burnRate),
    budgetConsumed === null ? '' : percentInWords(budgetConsumed),
    ...(canFire
      ? (['1', '0.1', '0.01'] as const).map(each => cell(detectSeconds[each]))
      : ['never', 'never', 'never']),
  ]);
  const head = ['alert', 'windows', 'burn rate', 'budget', 'at 100 %', 'at 10 %', 'at 1 %'];
  return [head, head.map(() => '---'), ...rows].map(row => `| ${row.join(' | ')} |`).join('\n');
}

function cell(seconds: number | null): string {
  return seconds === null ? 'never' : durationInWords(seconds);
}

/** What an SLO is called where a line has to name it. */
export function titleOf(slo: Slo): string {
  return slo.displayName ?? slo.name?.value ?? slo.id;
}
