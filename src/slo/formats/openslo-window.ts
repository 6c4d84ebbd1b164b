import type { Span } from '../../base/span.ts';
import type { Window } from '../model/model.ts';
import { calendarUnits, isDateTime, isTimeZone } from './calendar.ts';
import { booleanOf, entryOf, headOf, mapOf, textField, valueOf } from './fields.ts';
import { readShorthand } from './openslo-alerts.ts';
import type { OpenSloScope } from './openslo-scope.ts';
import { quoted, type Reading, report } from './reading.ts';
import { requiredText } from './required.ts';
import { isSensible } from './sensible-window.ts';
import type { MapTree, Tree } from './tree.ts';

const match = 'folded';

/** Reads `timeWindow` of a spec: exactly one, rolling or by the calendar. */
export function readOpenSloWindow(spec: Tree | null, at: Span, scope: OpenSloScope): Window | null {
  const { reading } = scope;
  const entry = entryOf(spec, 'timeWindow', match);
  const list = valueOf(spec, 'timeWindow', match);
  const items = list?.kind === 'list' ? list.items() : [];
  if (items.length !== 1) {
    const message =
      items.length === 0
        ? 'The SLO has no time window; add a `timeWindow` such as `28d`'
        : 'OpenSLO takes exactly one time window; keep one';
    report(reading, 'window', entry?.keySpan ?? at, message);
  }
  const item = items[0];
  return item?.kind === 'map' ? readItem(item, scope) : null;
}

function readItem(item: MapTree, scope: OpenSloScope): Window | null {
  const { reading } = scope;
  const at = headOf(item);
  const isRolling = booleanOf(valueOf(item, 'isRolling', match)) === true;
  const calendar = readCalendar(item, isRolling ? 'rolling' : 'calendar', reading);
  const duration = readShorthand(
    requiredText(item, 'duration', at, 'The time window has no `duration`; give one, such as `28d`', reading),
    scope,
  );
  if (duration === null || !isSensible(duration.value, duration.span, reading)) {
    return null;
  }
  const { value: seconds, unit, count, span, source } = duration;
  const field = { value: seconds, span, source };
  const repeats = calendarUnits[unit];
  return isRolling || repeats === undefined
    ? { kind: 'rolling', seconds, field }
    : { kind: 'calendar', seconds, field, ...calendar, unit: repeats, count };
}

interface Calendar {
  readonly start: string | null;
  readonly zone: string | null;
}

/** The calendar of a window, which a rolling one must not have and any other must. */
export function readCalendar(item: MapTree, kind: Window['kind'], reading: Reading): Calendar {
  const entry = entryOf(item, 'calendar', match);
  const calendar = mapOf(item, 'calendar', match);
  if (calendar === null) {
    if (kind === 'calendar') {
      const span = entryOf(item, 'isRolling', match)?.keySpan ?? headOf(item);
      report(
        reading,
        'window',
        span,
        'A window that is not rolling needs a `calendar`; or set `isRolling: true`',
      );
    }
    return { start: null, zone: null };
  }
  if (kind === 'rolling') {
    report(
      reading,
      'window',
      entry?.keySpan ?? item.span,
      'A rolling window has no calendar; remove it, or set `isRolling: false`',
    );
  }
  const start = textField(valueOf(calendar, 'startTime', match));
  const zone = textField(valueOf(calendar, 'timeZone', match));
  if (start === null || !isDateTime(start.value)) {
    const at = start?.span ?? entryOf(calendar, 'startTime', match)?.keySpan ?? headOf(calendar);
    report(reading, 'window', at, 'A calendar starts at a `startTime` such as `2026-01-01 00:00:00`');
  }
  if (zone === null || !isTimeZone(zone.value)) {
    const at = zone?.span ?? entryOf(calendar, 'timeZone', match)?.keySpan ?? headOf(calendar);
    const name = zone === null ? '' : `${quoted(zone.value)} is none; `;
    report(reading, 'window', at, `${name}a calendar has a \`timeZone\` such as \`Europe/Warsaw\``);
  }
  return { start: start?.value ?? null, zone: zone?.value ?? null };
}
