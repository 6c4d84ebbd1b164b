import type { Window } from '../model/model.ts';

type CalendarUnit = Extract<Window, { kind: 'calendar' }>['unit'];

/** What a calendar repeats by, by the letter of OpenSLO's shorthand; shorter ones have no calendar and count as days. */
export const calendarUnits: Readonly<Record<string, CalendarUnit>> = {
  d: 'day',
  w: 'week',
  M: 'month',
  Q: 'quarter',
  Y: 'year',
};

const dateTime = /^(\d{4})-(\d{2})-(\d{2}) (\d{1,2}):(\d{2}):(\d{2})(?:[.,]\d+)?$/;
const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True for `2006-01-02 15:04:05`, as Go's `time.DateTime` reads it: no zone, and a day that there is. */
export function isDateTime(text: string): boolean {
  const [, year = NaN, month = NaN, day = NaN, hour = NaN, minute = NaN, second = NaN] =
    dateTime.exec(text)?.map(Number) ?? [];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && !isLeap ? 28 : (daysOfMonth[month - 1] ?? 0);
  return day >= 1 && day <= days && hour < 24 && minute < 60 && second < 60;
}

const zones = new Map<string, boolean>();

/** True for the name of a time zone of the IANA database. */
export function isTimeZone(text: string): boolean {
  let known = zones.get(text);
  if (known === undefined) {
    known = /^[A-Z]/i.test(text) && text !== 'Local' && isKnownToPlatform(text);
    zones.set(text, known);
  }
  return known;
}

function isKnownToPlatform(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}
