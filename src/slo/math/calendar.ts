import { tidy } from '../units/decimal.ts';
import { offsetAt } from './time-zone.ts';

/** What a calendar window repeats by. */
export type CalendarUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** A calendar window as a document describes it. */
export interface CalendarWindow {
  readonly unit: CalendarUnit;
  readonly count: number;
  /** `2006-01-02 15:04:05` in its zone; null: the unit's own beginning (a Monday, the first of a month). */
  readonly start: string | null;
  /** An IANA name; null: UTC. */
  readonly zone: string | null;
}

/** From one instant to another, in seconds since 1970 in UTC; `end` belongs to the next. */
export interface Period {
  readonly start: number;
  readonly end: number;
}

const day = 86_400;

/** The end of the year 9999. */
const lastInstant = 253_402_300_799;

/** 2001-01-01, a Monday and the first of a month, a quarter and a year. */
const plainStart = Date.UTC(2001, 0, 1) / 1000;

/**
 * The period of a calendar window that an instant lies in, exact by the calendar of its zone: months have 28 to 31 days, a day in which
 * the clocks change 23 or 25 hours; a window that begins on the 31st begins on a shorter month's last day. null: the start, the zone or
 * the count cannot be read. Source: `timeWindow.calendar` of https://github.com/OpenSLO/OpenSLO.
 */
export function periodAt(window: CalendarWindow, seconds: number): Period | null {
  const anchor = window.start === null ? plainStart : wallClock(window.start);
  const zone = window.zone ?? 'UTC';
  const isCountable =
    Number.isSafeInteger(window.count) && window.count > 0 && Math.abs(seconds) <= lastInstant;
  if (anchor === null || !isCountable || offsetAt(zone, seconds) === null) {
    return null;
  }
  const startOf = (index: number): number => instantOf(stepped(anchor, window, index), zone);
  let index = Math.floor((seconds - anchor) / longest(window));
  while (startOf(index) > seconds) {
    index -= 1;
  }
  while (startOf(index + 1) <= seconds) {
    index += 1;
  }
  const period = { start: startOf(index), end: startOf(index + 1) };
  return Number.isFinite(period.end - period.start) ? period : null;
}

/** Four years: with them the lengths of months come again. */
const cycleMonths = 48;

/**
 * The shortest and the longest that a calendar window can be, in seconds: a month has 28 to 31 days. null: all are the same, but for the
 * days in which clocks change.
 */
export function lengthsOf({
  unit,
  count,
}: Pick<CalendarWindow, 'unit' | 'count'>): { readonly shortest: number; readonly longest: number } | null {
  if (unit === 'day' || unit === 'week' || !Number.isSafeInteger(count) || count < 1 || count > cycleMonths) {
    return null;
  }
  const window = { unit, count, start: null, zone: null };
  const lengths = Array.from(
    { length: cycleMonths },
    (_, index) => stepped(plainStart, window, index + 1) - stepped(plainStart, window, index),
  );
  const [shortest, longest] = [Math.min(...lengths), Math.max(...lengths)];
  return shortest === longest ? null : { shortest, longest };
}

/** A start as a document writes it, on a clock in UTC; null: it is none. */
function wallClock(text: string): number | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)$/.exec(text);
  if (match === null) {
    return null;
  }
  const [year = 0, month = 0, date = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map(Number);
  const time = Date.UTC(year, month - 1, date, hours, minutes, seconds);
  const isReal = new Date(time).getUTCMonth() === month - 1 && hours < 24 && minutes < 60 && seconds < 60;
  return isReal ? time / 1000 : null;
}

/** A clock moved on by so many windows. */
function stepped(anchor: number, { unit, count }: CalendarWindow, index: number): number {
  const steps = index * count;
  switch (unit) {
    case 'day':
      return anchor + steps * day;
    case 'week':
      return anchor + steps * 7 * day;
    case 'month':
      return monthsLater(anchor, steps);
    case 'quarter':
      return monthsLater(anchor, steps * 3);
    case 'year':
      return monthsLater(anchor, steps * 12);
  }
}

/** The same day some months later, or the last one of a shorter month. */
function monthsLater(clock: number, months: number): number {
  const date = new Date(clock * 1000);
  const month = date.getUTCMonth() + months;
  const last = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const moved = Date.UTC(date.getUTCFullYear(), month, Math.min(date.getUTCDate(), last));
  return moved / 1000 + (((clock % day) + day) % day);
}

const longestDays = { day: 1, week: 7, month: 31, quarter: 92, year: 366 } as const;

function longest({ unit, count }: CalendarWindow): number {
  return longestDays[unit] * count * day;
}

/** The instant at which a clock of a zone shows a time; where it shows it twice the first, where it skips it the one after the gap. */
function instantOf(clock: number, zone: string): number {
  const before = clock - (offsetAt(zone, clock - day) ?? 0);
  const after = clock - (offsetAt(zone, clock + day) ?? 0);
  const candidates = [before, after].filter(instant => instant + (offsetAt(zone, instant) ?? 0) === clock);
  return candidates.length > 0 ? Math.min(...candidates) : Math.max(before, after);
}

/**
 * The share of the budget that is spent, by what has been measured since the period began: `(bad / total) / b`. Early in a period a few
 * failures weigh a lot. Source: elastic/kibana#143980.
 */
export function consumedSoFar(bad: number, total: number, budget: number): number {
  return bad === 0 ? 0 : tidy(bad / total / budget);
}

/**
 * The share of the budget that is spent, by what the whole period will bring if it goes on so: `bad / (b · N)`, with `N = total · P / t`.
 * `elapsed`: the share of the period that has gone by. Source: elastic/kibana#146053, which tried it and took it back.
 */
export function consumedOfPeriod(bad: number, total: number, budget: number, elapsed: number): number {
  return bad === 0 ? 0 : tidy((bad * elapsed) / (budget * total));
}

/** The share of a period that has gone by at an instant, from 0 to 1. */
export function elapsedShare({ start, end }: Period, seconds: number): number {
  return Math.min(1, Math.max(0, tidy((seconds - start) / (end - start))));
}
