import { wrap } from '../../review/report/words.ts';
import type { SloFormat } from '../../slo/model/model.ts';
import { ceilCount, floorCount } from '../../slo/units/decimal.ts';
import { durationInWords, numberInWords, windowInWords } from '../../slo/units/words.ts';

const names: Readonly<Record<SloFormat, string>> = {
  'openslo/v1alpha': 'OpenSLO v1alpha',
  'openslo/v1': 'OpenSLO v1',
  'openslo/v2alpha': 'OpenSLO v2alpha',
  'sloth/v1': 'Sloth',
  'sloth/k8s': 'Sloth (Kubernetes)',
  pyrra: 'Pyrra',
  'slo-generator': 'slo-generator',
  nobl9: 'Nobl9',
  markdown: 'Markdown',
};

/** A format as people call it. */
export function formatInWords(format: SloFormat): string {
  return names[format];
}

/** A burn rate with four digits: `13.44×` is what 28 days make of 14.4×. */
export function rateInWords(burnRate: number): string {
  return `${numberInWords(burnRate, 4)}×`;
}

/**
 * A length of time that something good lasts, such as a budget: what does not fit is cut off, so that nobody counts on a second that
 * is not there. Takes seconds.
 */
export function atMost(seconds: number): string {
  return fitted(seconds, floorCount);
}

/** A length of time that one has to wait: what does not fit makes it longer. Takes seconds. */
export function atLeast(seconds: number): string {
  return fitted(seconds, ceilCount);
}

const minute = 60;
const day = 86_400;

/** Whole minutes from a day on, whole seconds from a minute on, three digits below. */
function fitted(seconds: number, toWhole: (value: number) => number): string {
  if (!Number.isFinite(seconds) || seconds <= 0) {
    return durationInWords(seconds);
  }
  if (seconds >= minute) {
    const unit = seconds >= day ? minute : 1;
    return windowInWords(toWhole(seconds / unit) * unit);
  }
  const unit = 10 ** (Math.floor(Math.log10(seconds)) - 2);
  const whole = toWhole(seconds / unit);
  const digits = Number((whole * unit).toPrecision(3));
  return digits >= minute
    ? windowInWords(digits)
    : digits < 0.1
      ? durationInWords(digits)
      : `${String(digits)} s`;
}

/** Cuts a text into lines between words, but never between a number and its unit. `width`: null leaves it whole. */
export function wrapped(text: string, width: number | null): readonly string[] {
  const glued = text.replace(/(?<=\d) (?=(?:%|ms|s|min|h|d)(?!\w))/g, '\u00a0');
  return wrap(glued, width ?? Infinity).map(line => line.replaceAll('\u00a0', ' '));
}
