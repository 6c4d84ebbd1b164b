import type { Span } from '../../base/span.ts';
import type { Window } from '../model/model.ts';
import { isDateTime, isTimeZone } from './calendar.ts';
import { booleanOf, entryOf, headOf, mapOf, numberField, textField, valueOf } from './fields.ts';
import { quoted, type Reading, report } from './reading.ts';
import type { MapTree } from './tree.ts';

const day = 86_400;

const rollingUnits: Readonly<Record<string, number>> = { Minute: 60, Hour: 3600, Day: day };

const calendarUnits: Readonly<
  Record<string, { readonly seconds: number; readonly unit: 'day' | 'week' | 'month' | 'quarter' | 'year' }>
> = {
  Day: { seconds: day, unit: 'day' },
  Week: { seconds: 7 * day, unit: 'week' },
  Month: { seconds: 30 * day, unit: 'month' },
  Quarter: { seconds: 90 * day, unit: 'quarter' },
  Year: { seconds: 365 * day, unit: 'year' },
};

/** Reads `timeWindows`: exactly one; rolling from five minutes to 31 days, or by a calendar of a year at most. */
export function readNobl9Window(spec: MapTree | null, at: Span, reading: Reading): Window | null {
  const list = valueOf(spec, 'timeWindows');
  const items = list?.kind === 'list' ? list.items() : [];
  const item = items[0];
  if (items.length !== 1 || item?.kind !== 'map') {
    const span = entryOf(spec, 'timeWindows')?.keySpan ?? at;
    report(reading, 'window', span, 'The SLO has exactly one time window under `timeWindows`');
    return null;
  }
  const isRolling = booleanOf(valueOf(item, 'isRolling')) === true;
  const calendar = mapOf(item, 'calendar');
  if (isRolling === (calendar !== null)) {
    const message = isRolling
      ? 'A rolling window has no calendar; remove it, or set `isRolling: false`'
      : 'A window that is not rolling needs a `calendar`; or set `isRolling: true`';
    report(
      reading,
      'window',
      entryOf(item, isRolling ? 'calendar' : 'isRolling')?.keySpan ?? headOf(item),
      message,
    );
  }
  const count = numberField(valueOf(item, 'count'));
  if (count === null || !(count.value > 0)) {
    report(reading, 'window', count?.span ?? headOf(item), 'The time window has no `count`; write 1 or more');
    return null;
  }
  const unit = textField(valueOf(item, 'unit'));
  const known = calendar === null ? rollingUnits : calendarUnits;
  if (unit === null || !Object.hasOwn(known, unit.value)) {
    const kind = calendar === null ? 'rolling' : 'calendar';
    report(
      reading,
      'window',
      unit?.span ?? headOf(item),
      `The \`unit\` of a ${kind} window is one of ${Object.keys(known).join(', ')}`,
    );
    return null;
  }
  return calendar === null
    ? rolling(count, unit.value, reading)
    : aligned(count, unit.value, calendar, reading);
}

type Count = NonNullable<ReturnType<typeof numberField>>;

function rolling(count: Count, unit: string, reading: Reading): Window | null {
  const seconds = count.value * (rollingUnits[unit] ?? 0);
  if (seconds < 300 || seconds > 31 * day) {
    report(reading, 'window', count.span, 'A rolling window has from 5 minutes to 31 days');
    return null;
  }
  return { kind: 'rolling', seconds, field: { ...count, value: seconds } };
}

function aligned(count: Count, unit: string, calendar: MapTree, reading: Reading): Window | null {
  const start = textField(valueOf(calendar, 'startTime'));
  const zone = textField(valueOf(calendar, 'timeZone'));
  if (start === null || !isDateTime(start.value) || start.value < '2020') {
    report(
      reading,
      'window',
      start?.span ?? headOf(calendar),
      'A calendar starts at a `startTime` from 2020 on, such as `2026-01-01 00:00:00`',
    );
  }
  if (zone === null || !isTimeZone(zone.value)) {
    const name = zone === null ? '' : `${quoted(zone.value)} is none; `;
    report(
      reading,
      'window',
      zone?.span ?? headOf(calendar),
      `${name}a calendar has a \`timeZone\` such as \`Europe/Warsaw\``,
    );
  }
  const repeats = calendarUnits[unit];
  if (repeats === undefined || count.value * repeats.seconds > 366 * day) {
    report(reading, 'window', count.span, 'A calendar window has 366 days at most');
    return null;
  }
  const seconds = count.value * repeats.seconds;
  return {
    kind: 'calendar',
    seconds,
    field: { ...count, value: seconds },
    start: start?.value ?? null,
    zone: zone?.value ?? null,
    unit: repeats.unit,
    count: count.value,
  };
}
