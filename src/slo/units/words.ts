import { complement, percentOfRatio } from './decimal.ts';

const minute = 60;
const hour = 3600;
const day = 86_400;

/**
 * A length of time for a sentence or a table: `0.6 s`, `52 s`, `43 min 12 s`, `1 h 30 min`, `20 d 14 h`. Takes seconds; rounds to the
 * smaller of two units. Infinity: `never`.
 */
export function durationInWords(seconds: number): string {
  if (!Number.isFinite(seconds)) {
    return Number.isNaN(seconds) ? 'unknown' : seconds > 0 ? 'never' : 'always';
  }
  if (seconds < 0) {
    return `-${durationInWords(-seconds)}`;
  }
  if (seconds < 10) {
    return belowTenSeconds(seconds);
  }
  const whole = Math.round(seconds);
  if (whole < minute) {
    return `${String(whole)} s`;
  }
  if (whole < hour) {
    return two(whole, minute, 'min', 1, 's');
  }
  const minutes = Math.round(seconds / minute) * minute;
  return minutes < day
    ? two(minutes, hour, 'h', minute, 'min')
    : two(Math.round(seconds / hour) * hour, day, 'd', hour, 'h');
}

function belowTenSeconds(seconds: number): string {
  if (seconds === 0) {
    return '0 s';
  }
  return seconds < 0.1
    ? `${numberInWords(seconds * 1000, 2)} ms`
    : `${numberInWords(seconds, seconds < 1 ? 2 : 3)} s`;
}

function two(value: number, large: number, largeUnit: string, small: number, smallUnit: string): string {
  const count = Math.floor(value / large);
  const rest = Math.round((value - count * large) / small);
  return `${numberInWords(count)} ${largeUnit}${rest === 0 ? '' : ` ${String(rest)} ${smallUnit}`}`;
}

/** A length of time for the cell of a matrix: `26 s`, `5.8 min`, `3.6 h`, `2.5 d`; two or three digits, one unit. Infinity: `never`. */
export function durationInBrief(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) {
    return durationInWords(seconds);
  }
  if (seconds < 59.5) {
    return `${numberInWords(seconds, 2)} s`;
  }
  if (seconds < 59.5 * minute) {
    return `${numberInWords(seconds / minute, 2)} min`;
  }
  return seconds < 2 * day
    ? `${numberInWords(seconds / hour, seconds < 10 * hour ? 2 : 3)} h`
    : `${numberInWords(seconds / day, 2)} d`;
}

/** The length of a window, with nothing rounded away: `30 d`, `1 h 4 min`, `4 d 6 h 51 min`. Takes seconds. */
export function windowInWords(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds <= 0) {
    return durationInWords(seconds);
  }
  let rest = Math.round(seconds * 1000);
  const parts: string[] = [];
  for (const [unit, size] of windowUnits) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) {
      parts.push(`${numberInWords(count, 15)} ${unit}`);
    }
  }
  return parts.length === 0 ? durationInWords(seconds) : parts.join(' ');
}

const windowUnits = [
  ['d', day * 1000],
  ['h', hour * 1000],
  ['min', minute * 1000],
  ['s', 1000],
  ['ms', 1],
] as const;

/**
 * A ratio in per cent: `99.95 %`, `0.1 %`, `93.0556 %`, `-4,900.99 %`. What was written with up to nine digits is shown in full, what
 * was calculated with six; only all is `100 %`, only nothing `0 %`.
 */
export function percentInWords(ratio: number): string {
  const percent = percentOfRatio(ratio);
  if (!Number.isFinite(percent)) {
    return Number.isNaN(percent) ? 'unknown' : percent > 0 ? '∞ %' : '-∞ %';
  }
  const exact = Number(percent.toPrecision(12));
  const isWritten = exact === Number(percent.toPrecision(9));
  let digits = isWritten ? 9 : 6;
  while (digits < 15 && Number(percent.toPrecision(digits)) === 100 && complement(ratio) !== 0) {
    digits += 1;
  }
  return `${grouped(plainDecimal(Number(percent.toPrecision(digits))))} %`;
}

/** A burn rate: `14.4×`, `1,000×`; three digits. Infinity, as for an objective of 100 %: `∞×`. */
export function burnRateInWords(burnRate: number): string {
  return `${numberInWords(burnRate)}×`;
}

/** A number with commas: `25,920,000`, `0.933`. At least `digits` significant digits, and every digit before the point. */
export function numberInWords(value: number, digits = 3): string {
  if (!Number.isFinite(value)) {
    return Number.isNaN(value) ? 'unknown' : value > 0 ? '∞' : '-∞';
  }
  const whole = value === 0 ? 1 : Math.floor(Math.log10(Math.abs(value))) + 1;
  return grouped(plainDecimal(Number(value.toPrecision(Math.min(100, Math.max(digits, whole))))));
}

/** A share as people say it: `1 in 1,000`, `5 in 10,000`. Takes a ratio from 0 to 1. */
export function shareInWords(ratio: number): string {
  if (!(ratio > 0) || ratio > 1) {
    return ratio === 0 ? 'none' : numberInWords(ratio);
  }
  const inverse = 1 / ratio;
  if (Math.abs(inverse - Math.round(inverse)) < 1e-9 * inverse && inverse < 1e15) {
    return `1 in ${numberInWords(Math.round(inverse), 15)}`;
  }
  const powers = Array.from({ length: 12 }, (_, index) => 10 ** (index + 1));
  const isWhole = (of: number): boolean => Math.abs(ratio * of - Math.round(ratio * of)) < 1e-6;
  const of = powers.find(power => ratio * power >= 0.5 && isWhole(power)) ?? 1e12;
  return `${numberInWords(Math.round(ratio * of), 15)} in ${numberInWords(of, 15)}`;
}

/** A number without an exponent, as far as a sentence can hold it. */
function plainDecimal(value: number): string {
  const text = String(value);
  if (!text.includes('e')) {
    return text;
  }
  return Math.abs(value) >= 1e21 ? text : value.toFixed(20).replace(/\.?0+$/, '');
}

function grouped(text: string): string {
  const [whole = '', fraction] = text.split('.');
  const commas = whole.includes('e') ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? commas : `${commas}.${fraction}`;
}
