import { tidy } from '../../slo/units/decimal.ts';
import {
  burnRateInWords,
  durationInBrief,
  durationInWords,
  numberInWords,
  percentInWords,
  windowInWords,
} from '../../slo/units/words.ts';
import { say } from './say.ts';

/** A space that keeps a figure and its unit together. */
const thin = '\u202f';

function thinned(text: string): string {
  return text.replace(/(\d|∞) (?=[a-z%])/g, `$1${thin}`).replace(/^-/, '−');
}

/** `43 min 12 s`; null: `never`. Takes seconds. */
export function time(seconds: number | null): string {
  return thinned(durationInWords(seconds ?? Infinity));
}

/** `3.6 h`, for a cell. Takes seconds. */
export function timeInBrief(seconds: number): string {
  return thinned(durationInBrief(seconds));
}

/** `1 h`, `30 d`, without rounding. Takes seconds. */
export function length(seconds: number): string {
  return thinned(windowInWords(seconds));
}

/** `99.95 %` as it was written, or worked out to three digits. Takes a ratio. */
export function percent(ratio: number): string {
  return thinned(percentInWords(ratio));
}

/** A share that was worked out, to three digits, and never rounded to nothing or to all: `41.7 %`. Takes a ratio. */
export function share(ratio: number): string {
  if (!Number.isFinite(ratio) || ratio === 0) {
    return percent(ratio);
  }
  const whole = Math.floor(Math.log10(Math.abs(ratio * 100))) + 1;
  const rounded = tidy(Number(ratio.toPrecision(Math.min(15, Math.max(3, whole)))));
  return thinned(percentInWords(rounded === 1 && ratio !== 1 ? ratio : rounded));
}

/** `14.4×`. */
export function times(burnRate: number): string {
  return burnRateInWords(burnRate);
}

/** `25,920,000`. */
export function number(value: number, digits = 3): string {
  return numberInWords(value, digits);
}

/** A length in the words of a sentence: `30 days`, else `1 h 30 min`. Takes seconds. */
export function days(seconds: number): string {
  const count = seconds / 86_400;
  if (!Number.isInteger(count) || count < 1) {
    return length(seconds);
  }
  return count === 1 ? say('oneDay') : say('days', number(count, 15));
}
