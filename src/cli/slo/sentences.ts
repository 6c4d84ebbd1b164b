import type { Figures } from '../../slo/figures/figures.ts';
import { budgetSeconds } from '../../slo/math/budget.ts';
import { lengthsOf } from '../../slo/math/calendar.ts';
import { slothBranches, slothDefaultPeriod, slothWindowsFor } from '../../slo/math/sloth.ts';
import { type Band, sortedBands } from '../../slo/math/policy.ts';
import type { Slo, SloFormat, Window } from '../../slo/model/model.ts';
import { numberInWords, percentInWords, shareInWords, windowInWords } from '../../slo/units/words.ts';
import { nameOf } from './burn-down.ts';
import type { ShownSlo } from './shown.ts';
import { atLeast, atMost, rateInWords } from './words.ts';

/** `99.95 % of events good, over 30 d, rolling`. */
export function objectiveSentence({ slo, objective }: ShownSlo): string {
  return `${percentInWords(objective)} ${whatIsCounted(slo)}, ${windowSentence(slo.window)}`;
}

function whatIsCounted({ budgeting, slice }: Slo): string {
  const length = slice === null ? 'time slices' : `slices of ${windowInWords(slice.seconds)}`;
  switch (budgeting) {
    case 'occurrences':
      return 'of events good';
    case 'timeslices': {
      const target = slice?.target ?? null;
      const enough = target === null ? '' : ` (good: ${percentInWords(target)} of its events are)`;
      return `of ${length} good${enough}`;
    }
    case 'ratio-timeslices':
      return `good on average of ${length}`;
  }
}

function windowSentence(window: Window | null): string {
  if (window === null) {
    return 'without a time window';
  }
  if (window.kind === 'rolling') {
    const origin = window.field === null ? " (its tool's default)" : '';
    return `over the last ${windowInWords(window.seconds)}${origin}`;
  }
  const each = window.count === 1 ? window.unit : `${numberInWords(window.count)} ${window.unit}s`;
  const counted =
    window.unit === 'day' || window.unit === 'week' ? '' : `, here ${windowInWords(window.seconds)}`;
  return `each calendar ${each}${counted}`;
}

/** `0.05 % (1 in 2,000): 21 min 36 s of total outage in 30 d`. */
export function budgetSentence({ slo, figures }: ShownSlo): string {
  const { budget, windowSeconds } = figures;
  if (budget === null) {
    return 'none follows from this objective';
  }
  if (budget.ratio === 0) {
    return 'none: not one event may be bad';
  }
  const share = `${percentInWords(budget.ratio)} of ${slo.budgeting === 'occurrences' ? 'events' : 'slices'} (${shareInWords(budget.ratio)})`;
  if (budget.seconds === null || windowSeconds === null) {
    return share;
  }
  const slices = budget.slices === null ? '' : `${numberInWords(budget.slices.allowed, 15)} bad slices, `;
  const whole = `${share}: ${slices}${atMost(budget.seconds)} of total outage in ${windowInWords(windowSeconds)}`;
  const lengths = slo.window?.kind === 'calendar' ? lengthsOf(slo.window) : null;
  if (lengths === null) {
    return whole;
  }
  const [least, most] = [lengths.shortest, lengths.longest].map(
    seconds => `${atMost(budgetSeconds(budget.ratio, seconds))} in ${windowInWords(seconds)}`,
  );
  return `${whole}; by the calendar ${least ?? ''} to ${most ?? ''}`;
}

const makers: Readonly<Record<SloFormat, string>> = {
  'openslo/v1alpha': 'of the document',
  'openslo/v1': 'of its alert policies',
  'openslo/v2alpha': 'of its alert policies',
  'sloth/v1': 'that Sloth makes',
  'sloth/k8s': 'that Sloth makes',
  pyrra: 'that Pyrra makes',
  'slo-generator': 'of its error budget policy',
  nobl9: 'of its alert policies',
  markdown: 'of the document',
};

/** Whose windows Sloth alerts by, where they are not its own. */
function windowsOf({ format, alerts, window }: Slo): string {
  if (!format.startsWith('sloth/')) {
    return '';
  }
  const windows = slothWindowsFor(window?.seconds ?? slothDefaultPeriod);
  const own = windows === null ? [] : slothBranches(windows);
  const isOwn = alerts.every(alert =>
    own.some(
      ({ burnRate, longSeconds, shortSeconds }) =>
        burnRate === alert.burnRate &&
        longSeconds === alert.longSeconds &&
        shortSeconds === alert.shortSeconds,
    ),
  );
  return isOwn ? '' : ' by the `AlertWindows` beside it';
}

/** What the table of alerts is, or why there is none. */
export function alertsSentence({ slo, figures }: ShownSlo): string {
  if (figures.alerts.length > 0) {
    return `those ${makers[slo.format]}${windowsOf(slo)}, and how long each takes to fire`;
  }
  switch (slo.alerting) {
    case 'off':
      return 'none: the document switches them off';
    case 'on':
      return 'none that this document tells of';
    case 'none':
      return 'none in this document';
  }
}

/** When the first alert fires, and what none ever sees. */
export function detectionSentence({ first, unnoticed }: Figures): string {
  const shares = [
    ['1', 'a total outage'],
    ['0.1', '10 % errors'],
    ['0.01', '1 % errors'],
  ] as const;
  const parts = shares.map(([share, what]) => {
    const alert = first[share];
    return alert === null ? `${what} never` : `${what} after ${atLeast(alert.seconds)} (${nameOf(alert)})`;
  });
  const unseen = unnoticed === null ? '' : `; up to ${percentInWords(unnoticed)} errors never`;
  return `${parts.join(', ')}${unseen}`;
}

/** What is strange about the alerts, a sentence each. */
export function remarks({ alerts, outage }: Figures): readonly string[] {
  return alerts.flatMap(alert => {
    const { branch, canFire, firesInside, leastObjective } = alert;
    const rate = rateInWords(branch.burnRate);
    if (!canFire && outage !== null) {
      const most = rateInWords(outage.burnRate);
      return [
        `✗ ${nameOf(alert)} can never fire: a total outage burns ${most}, and it waits for more than ${rate}; it needs an objective above ${percentInWords(leastObjective)}`,
      ];
    }
    return firesInside
      ? [`! ${nameOf(alert)} fires while the objective is met: ${rate} spends less than the whole budget`]
      : [];
  });
}

const policyOrigins: Readonly<Record<ShownSlo['policyFrom'], string>> = {
  document: '',
  settings: ' (.faultline.yaml)',
  default: " (Faultline's own)",
};

/** `over 75 % left: ship aggressively · 25 to 75 %: normal · …`, and whose policy it is. */
export function policyWords({ figures, policyFrom }: ShownSlo): string {
  const bands = sortedBands(figures.policy);
  const words = bands.map((band, index) => `${bandRange(band, bands[index - 1])}: ${band.name}`);
  return words.length === 0 ? 'none' : `${words.join(' · ')}${policyOrigins[policyFrom]}`;
}

function bandRange({ above }: Band, higher: Band | undefined): string {
  if (above === null) {
    return 'spent';
  }
  const to = higher?.above ?? null;
  if (to === null) {
    return `over ${percentInWords(above)} left`;
  }
  return above === 0 ? `up to ${percentInWords(to)}` : `${percentInWords(above)} to ${percentInWords(to)}`;
}
