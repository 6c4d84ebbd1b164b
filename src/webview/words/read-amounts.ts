import { ratioOfPercent, tidy } from '../../slo/units/decimal.ts';

const seconds: Readonly<Record<string, number>> = {
  s: 1,
  sec: 1,
  m: 60,
  min: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
};

const duration = /(\d+(?:[.,]\d+)?)\s*(w|d|h|min|m|sec|s)(?![a-z])/gi;

/** A length of time as people type it: `1 h 30 min`, `90m`, `1,5h`, and a bare number of minutes. Gives seconds; null: it is none. */
export function readDuration(text: string): number | null {
  const typed = text.replace(/[\u00a0\u202f]/g, ' ').trim();
  if (/^\d+(?:[.,]\d+)?$/.test(typed)) {
    return positive(tidy(numberOf(typed) * 60));
  }
  const parts = [...typed.matchAll(duration)];
  const isAll = typed.replace(duration, '').trim() === '';
  const sum = parts.reduce(
    (total, [, count = '', unit = '']) => total + numberOf(count) * (seconds[unit.toLowerCase()] ?? 0),
    0,
  );
  return isAll ? positive(tidy(sum)) : null;
}

/** A share as people type it, in per cent: `2.5 %`, `2,5`. Gives a ratio above 0 and up to 1; null: it is none. */
export function readPercent(text: string): number | null {
  const match = /^\s*(\d+(?:[.,]\d*)?|[.,]\d+)\s*%?\s*$/.exec(text.replace(/[\u00a0\u202f]/g, ' '));
  const ratio = match === null ? 0 : ratioOfPercent(numberOf(match[1] ?? ''));
  return ratio > 0 && ratio <= 1 ? ratio : null;
}

/** An instant as people type it: `day 9, 10:00`, `9 10:00`, `9d 10h`, or the number of a day. Gives seconds from the start; null: it is none. */
export function readInstant(text: string): number | null {
  const typed = text.replace(/[\u00a0\u202f]/g, ' ').trim();
  const match = /^\D*(\d+)\D+(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(typed) ?? /^\D*(\d+)$/.exec(typed);
  if (match !== null) {
    const [days = 0, hours = 0, minutes = 0, rest = 0] = match.slice(1).map(part => Number(part || 0));
    return hours < 24 && minutes < 60 && rest < 60
      ? days * 86_400 + hours * 3600 + minutes * 60 + rest
      : null;
  }
  return readDuration(typed);
}

/** A number above 0; null: it is none. */
export function readNumber(text: string): number | null {
  const typed = text.replace(/[\u00a0\u202f ]/g, '');
  const plain = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(typed) ? typed.replaceAll(',', '') : typed;
  return /^\d+(?:[.,]\d+)?$/.test(plain) ? positive(numberOf(plain)) : null;
}

function numberOf(text: string): number {
  return Number(text.replace(',', '.'));
}

function positive(value: number): number | null {
  return value > 0 && Number.isFinite(value) ? value : null;
}
