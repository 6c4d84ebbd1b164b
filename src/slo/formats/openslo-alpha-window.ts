import type { Span } from '../../base/span.ts';
import { slothDefaultPeriod, slothPeriods } from '../math/sloth.ts';
import type { Window } from '../model/model.ts';
import { calendarUnits } from './calendar.ts';
import { booleanOf, entryOf, headOf, listOf, numberField, textField, valueOf } from './fields.ts';
import { readCalendar } from './openslo-window.ts';
import { note, type Reading, report } from './reading.ts';
import { isSensible } from './sensible-window.ts';
import type { MapTree, Tree } from './tree.ts';

/** What reading an SLO of v1alpha needs to know around it, with the tool that it is for. */
export interface AlphaScope {
  readonly reading: Reading;
  readonly document: number;
  readonly tool: 'sloth' | 'sdk';
}

const match = 'folded';

const day = 86_400;

/** Letters of the shorthand, for what v1alpha writes in words. */
const units: Readonly<Record<string, { readonly letter: string; readonly seconds: number }>> = {
  Second: { letter: 's', seconds: 1 },
  Day: { letter: 'd', seconds: day },
  Week: { letter: 'w', seconds: 7 * day },
  Month: { letter: 'M', seconds: 30 * day },
  Quarter: { letter: 'Q', seconds: 90 * day },
};

/** What Sloth takes where an SLO has no window: 30 days, unless its command line says otherwise. */
const slothWindow: Window = { kind: 'rolling', seconds: slothDefaultPeriod, field: null };

export function readAlphaWindow(spec: Tree | null, at: Span, scope: AlphaScope): Window | null {
  const { reading, document, tool } = scope;
  const items = listOf(spec, 'timeWindows', match);
  const entry = entryOf(spec, 'timeWindows', match);
  const item = items[0];
  if (items.length > 1 || (items.length === 0 && tool === 'sdk')) {
    const message =
      items.length === 0
        ? 'The SLO has no time window; add one under `timeWindows`'
        : 'The SLO has several time windows; keep one';
    report(reading, 'window', entry?.keySpan ?? at, message);
  }
  if (item?.kind !== 'map') {
    if (tool === 'sloth') {
      note(reading, 'default-window', { document, span: entry?.keySpan ?? at });
    }
    return tool === 'sloth' ? slothWindow : null;
  }
  return tool === 'sloth' ? readSlothWindow(item, scope) : readSdkWindow(item, reading);
}

function readSlothWindow(item: MapTree, scope: AlphaScope): Window | null {
  const { reading, document } = scope;
  const unit = textField(valueOf(item, 'unit', match));
  const count = numberField(valueOf(item, 'count', match));
  if (unit?.value.toLowerCase() !== 'day') {
    report(
      reading,
      'window',
      unit?.span ?? headOf(item),
      'Sloth takes windows in days only; write `unit: Day`',
    );
    return null;
  }
  if (count === null || !(count.value > 0)) {
    report(reading, 'window', count?.span ?? headOf(item), 'The time window has no days; write `count: 30`');
    return null;
  }
  const seconds = count.value * day;
  if (!slothPeriods.includes(seconds)) {
    report(
      reading,
      'window',
      count.span,
      'Sloth has alert windows for 28 and 30 days only; write 30, or give it others',
    );
  }
  const rolling = entryOf(item, 'isRolling', match);
  if (rolling !== null && booleanOf(rolling.value) !== true) {
    note(reading, 'ignored', { document, key: 'isRolling', span: rolling.keySpan });
  }
  const calendar = entryOf(item, 'calendar', match);
  if (calendar !== null) {
    note(reading, 'ignored', { document, key: 'calendar', span: calendar.keySpan });
  }
  return isSensible(seconds, count.span, reading)
    ? { kind: 'rolling', seconds, field: { ...count, value: seconds } }
    : null;
}

function readSdkWindow(item: MapTree, reading: Reading): Window | null {
  const isRolling = booleanOf(valueOf(item, 'isRolling', match)) === true;
  const calendar = readCalendar(item, isRolling ? 'rolling' : 'calendar', reading);
  const unit = textField(valueOf(item, 'unit', match));
  const count = numberField(valueOf(item, 'count', match));
  const known = unit === null ? undefined : units[unit.value];
  if (known === undefined) {
    report(
      reading,
      'window',
      unit?.span ?? headOf(item),
      'A `unit` is `Second`, `Day`, `Week`, `Month` or `Quarter`',
    );
  }
  if (count === null || !(count.value > 0)) {
    report(reading, 'window', count?.span ?? headOf(item), 'The time window has no `count`; write 1 or more');
    return null;
  }
  if (known === undefined || !isSensible(count.value * known.seconds, count.span, reading)) {
    return null;
  }
  const seconds = count.value * known.seconds;
  const field = { ...count, value: seconds };
  const repeats = calendarUnits[known.letter];
  return isRolling || repeats === undefined
    ? { kind: 'rolling', seconds, field }
    : { kind: 'calendar', seconds, field, ...calendar, unit: repeats, count: count.value };
}
