import { shareInWords } from '../../slo/units/words.ts';
import { isOver } from '../../slo/math/reach.ts';
import { exhaustionSeconds, burnRateOf } from '../../slo/math/burn.ts';
import type { AlertFigures } from '../../slo/figures/figures.ts';
import type { MatrixColumn } from '../../slo/figures/matrix.ts';
import { alertName } from '../words/alert-name.ts';
import { days, number, percent, share, time, times } from '../words/amounts.ts';
import { clock } from '../words/clock.ts';
import { listed, say } from '../words/say.ts';
import type { TextKey } from '../words/texts.ts';
import type { WhatIf } from '../state/incidents.ts';
import { titleOf } from './scene.ts';
import type { Changes } from './changes.ts';
import type { Hit } from './hits.ts';
import { pageAfter } from './pages.ts';
import type { Scene } from './scene.ts';
import { takesAlerts } from './takes-alerts.ts';
import { urgencyOf } from './urgency.ts';

/** A text of the table with what fills it: for a page in strong type and for Markdown alike. */
export type Sentence = readonly [key: TextKey, ...values: readonly string[]];

/** The promise in the words of somebody who decides: `1 request in 1,000 may fail: **43 min 12 s** of full outage in 30 days.` */
export function promise({ figures, slo, windowSeconds }: Scene): Sentence {
  const { budget } = figures;
  if (budget === null) {
    return slo.objective === null ? ['promiseNoObjective'] : ['promiseBadObjective', slo.objective.source];
  }
  if (budget.ratio === 0) {
    return ['promiseNothing'];
  }
  const [count = '', of = ''] = shareInWords(budget.ratio).split(' in ');
  const window = days(windowSeconds);
  if (budget.slices !== null) {
    const { allowed, total, seconds } = budget.slices;
    return ['promiseSlices', number(allowed, 15), number(total, 15), time(seconds), window];
  }
  const key = count === '1' ? 'promiseOne' : 'promiseSome';
  return [key, count, of, time(budget.ratio * windowSeconds), window];
}

/** The same in the words of somebody who runs it. */
export function engineer({ figures, service, terms, windowSeconds }: Scene): Sentence | null {
  if (terms === null) {
    return null;
  }
  const { budget } = terms;
  const { burnRate } = figures.outage ?? { burnRate: burnRateOf(1, budget) };
  const gone = time(exhaustionSeconds(burnRate, windowSeconds));
  const { traffic } = service;
  return traffic === null
    ? ['engineer', percent(budget), times(burnRate), gone]
    : [
        'engineerWithTraffic',
        percent(budget),
        number(traffic.allowedBad, 15),
        number(traffic.events, 15),
        number(traffic.perSecond * 60),
        times(burnRate),
        gone,
      ];
}

/** What the incidents come to. */
export function burnHeading({ run, incidents, terms, windowSeconds }: Scene): Sentence {
  if (run === null || terms === null || incidents.length === 0) {
    return ['burnNone'];
  }
  const names = listed(incidents.map(({ letter }) => letter));
  const band = run.band?.name ?? null;
  if (run.left <= 0) {
    const over = time(-run.left * terms.budget * windowSeconds);
    const at = clock(run.exhaustedAt ?? windowSeconds);
    return band === null ? ['burnGone', at, over] : ['burnGonePolicy', at, over, band];
  }
  const spent = share(1 - run.left);
  return band === null ? ['burnSpent', names, spent] : ['burnSpentPolicy', names, spent, band];
}

/** When the alerts fire at one incident. */
export function rateHeading(incident: WhatIf, hits: readonly Hit[]): Sentence {
  const fired = hits.flatMap(({ alert, fired }) =>
    fired === null ? [] : [{ ...fired, urgency: urgencyOf(alert.branch) }],
  );
  const pages = fired.filter(({ urgency }) => urgency === 'page');
  const { letter, seconds } = incident;
  if (pages.length > 0) {
    const after = Math.min(...pages.map(({ from }) => from));
    const cleared = Math.max(...pages.map(({ to }) => to)) - seconds;
    return cleared >= 0
      ? ['ratePages', letter, time(after), time(cleared)]
      : ['ratePagesWithin', letter, time(after), time(-cleared)];
  }
  return fired.length > 0
    ? ['rateTicket', letter, time(Math.min(...fired.map(({ from }) => from)))]
    : ['rateUnnoticed', letter];
}

/** How an outage, and one request in a hundred, is noticed. */
export function alertsHeading({ figures, terms, slo }: Scene): Sentence {
  if (slo.alerts.length === 0 || terms === null) {
    return [takesAlerts(slo) || slo.alerting === 'off' ? 'alertsNone' : 'alertsNoPlace'];
  }
  const dead = deadAlert(figures.alerts);
  if (dead !== null) {
    return ['alertsDead', alertName(dead.branch), percent(dead.errorShare)];
  }
  const full = pageAfter(slo.alerts, terms.budget, 1);
  const one = pageAfter(slo.alerts, terms.budget, 0.01);
  if (full === null) {
    return ['alertsNoPage'];
  }
  if (one !== null) {
    return ['alertsPage', time(full), time(one)];
  }
  return isOver(0.01, terms.budget) ? ['alertsPageNever', time(full)] : ['alertsPageInside', time(full)];
}

/** The first alert that cannot fire. */
export function deadAlert(alerts: readonly AlertFigures[]): AlertFigures | null {
  return alerts.find(each => !each.canFire) ?? null;
}

/** From which share of errors on somebody hears of it, and at which cost. */
export function matrixHeading({ figures, terms }: Scene, columns: readonly MatrixColumn[]): Sentence {
  const { unnoticed } = figures;
  if (unnoticed === null || terms === null) {
    return ['alertsNone'];
  }
  if (unnoticed >= 1) {
    return ['matrixNothing'];
  }
  const noticed = columns.filter(({ errors, first }) => first !== null && isOver(errors, terms.budget));
  const spent = noticed.map(({ detectSeconds, exhaustionSeconds: gone }) => {
    const first = Math.min(...detectSeconds.map(seconds => seconds ?? Infinity));
    return gone === null ? 0 : first / gone;
  });
  return isOver(unnoticed, terms.budget)
    ? ['matrixUnnoticed', percent(unnoticed)]
    : ['matrixNoticed', percent(terms.budget), share(Math.max(0, ...spent))];
}

/** What is other than at HEAD, in one sentence. */
export function changesHeading(changes: Changes | null): Sentence {
  if (changes === null) {
    return ['changesNew'];
  }
  if (!changes.areAny) {
    return ['changesNone'];
  }
  const { budgetFactor, slowPage } = changes;
  const budget =
    budgetFactor === null || Math.abs(budgetFactor - 1) < 1e-9 ? null : factorInWords(budgetFactor);
  const pages = slowPageInWords(slowPage);
  if (budget === null) {
    return pages === null ? ['changesOther'] : ['changesPages', pages];
  }
  return pages === null ? ['changesBudget', budget] : ['changesBoth', budget, pages];
}

function factorInWords(factor: number): string {
  const near = (value: number): boolean => Math.abs(factor / value - 1) < 1e-6;
  const known = [
    [2, 'twice'],
    [0.5, 'half'],
    [0.2, 'aFifth'],
    [0.1, 'aTenth'],
  ] as const;
  const found = known.find(([value]) => near(value));
  if (found !== undefined) {
    return say(found[1]);
  }
  return factor < 1 ? say('shareOf', share(factor)) : say('timesTheBudget', number(factor));
}

function slowPageInWords({ was, now }: Changes['slowPage']): string | null {
  if (was === null || now === null) {
    return was === now ? null : say(now === null ? 'pagesNoLonger' : 'pagesNow');
  }
  const factor = now / was;
  if (Math.abs(factor - 1) < 1e-9) {
    return null;
  }
  return factor > 1 ? say('pagesLater', number(factor)) : say('pagesSooner', number(1 / factor));
}

/** When the instances run out. */
export function capacityHeading({ service }: Scene): Sentence | null {
  const { capacity } = service;
  if (capacity === null) {
    return null;
  }
  const { monthsLeft, needed } = capacity;
  if (monthsLeft === null) {
    return ['capacityNeeded', number(needed, 15)];
  }
  if (monthsLeft === 0) {
    return ['capacityOut', number(needed, 15)];
  }
  return Number.isFinite(monthsLeft) ? ['capacityMonths', number(monthsLeft)] : ['capacityHolds'];
}

/** For the clipboard: promise and what the incidents come to. */
export function budgetText(scene: Scene): string {
  const text = [promise(scene), ...(scene.incidents.length > 0 ? [burnHeading(scene)] : [])]
    .map(([key, ...values]) => say(key, ...values).replaceAll('**', ''))
    .map(sentence => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`))
    .join(' ');
  return `${titleOf(scene.slo)}: ${text}`;
}
