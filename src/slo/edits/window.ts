import type { Slo, SloFile } from '../model/model.ts';
import { formatPrometheusDuration, formatShorthand } from '../units/duration.ts';
import { nodeAt, type Path } from './outline.ts';
import { placeOf, setAt, type SloPlace } from './place.ts';
import { edited, type EditResult, impossible, together } from './result.ts';
import { setMarkdownWindow } from './markdown-edits.ts';
import type { WindowChoice } from './window-choice.ts';
import { appendItem, insertAt, removeEntry } from './yaml-insert.ts';
import { map, quoted } from './yaml-text.ts';

/** Changes the time window, or gives the document one where its format has a place for it. */
export function setWindow(file: SloFile, slo: Slo, choice: WindowChoice): EditResult {
  if (choice.kind === 'rolling' && !(choice.seconds > 0 && Number.isFinite(choice.seconds))) {
    return impossible('A window is longer than nothing.');
  }
  if (slo.format === 'markdown') {
    return setMarkdownWindow(file, slo, choice);
  }
  const place = placeOf(file, slo);
  if (place === null) {
    return impossible('The document has no place for a window.');
  }
  switch (slo.format) {
    case 'sloth/v1':
    case 'sloth/k8s':
      return impossible(
        'Sloth takes the window from `--default-slo-period`; the document has no field for it.',
      );
    case 'slo-generator':
      return impossible('slo-generator takes the windows from the error budget policy of its configuration.');
    case 'pyrra':
      return choice.kind === 'calendar'
        ? impossible('Pyrra knows rolling windows only.')
        : setAt(place, ['spec', 'window'], formatPrometheusDuration(choice.seconds), ['target']);
    case 'openslo/v1':
    case 'openslo/v2alpha':
      return setShorthandWindow(place, choice);
    case 'openslo/v1alpha':
      return setCountedWindow(place, choice, ['second', 'day', 'week', 'month', 'quarter']);
    case 'nobl9':
      return setCountedWindow(place, choice, ['minute', 'hour', 'day', 'week', 'month', 'quarter', 'year']);
  }
}

const calendarLetters = { day: 'd', week: 'w', month: 'M', quarter: 'Q', year: 'Y' } as const;

function setShorthandWindow(place: SloPlace, choice: WindowChoice): EditResult {
  const duration =
    choice.kind === 'rolling'
      ? formatShorthand(choice.seconds)
      : `${String(choice.count)}${calendarLetters[choice.unit]}`;
  if (duration === null) {
    return impossible('OpenSLO counts whole minutes, hours, days or weeks.');
  }
  if (place.slo.format === 'openslo/v2alpha' && /[MQY]$/.test(duration)) {
    return impossible('OpenSLO v2alpha knows minutes, hours, days and weeks only.');
  }
  return setListedWindow(place, ['spec', 'timeWindow'], { duration }, choice);
}

type CountedUnit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

const unitSeconds = { second: 1, minute: 60, hour: 3600, day: 86_400 } as const;

function setCountedWindow(place: SloPlace, choice: WindowChoice, known: readonly CountedUnit[]): EditResult {
  const rolling = (['day', 'hour', 'minute', 'second'] as const).find(
    unit => known.includes(unit) && choice.kind === 'rolling' && choice.seconds % unitSeconds[unit] === 0,
  );
  if (choice.kind === 'calendar') {
    const counted = { count: choice.count, unit: capital(choice.unit) };
    return known.includes(choice.unit)
      ? setListedWindow(place, ['spec', 'timeWindows'], counted, choice)
      : impossible(`The format does not count in ${choice.unit}s.`);
  }
  return rolling === undefined
    ? impossible('The format cannot count a window of this length.')
    : setListedWindow(
        place,
        ['spec', 'timeWindows'],
        { count: choice.seconds / unitSeconds[rolling], unit: capital(rolling) },
        choice,
      );
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

type Fields = Readonly<Record<string, string | number>>;

/** A window that stands as the one item of a list. */
function setListedWindow(
  place: SloPlace,
  list: readonly string[],
  fields: Fields,
  choice: WindowChoice,
): EditResult {
  const calendar =
    choice.kind === 'calendar' ? map({ startTime: quoted(choice.start), timeZone: choice.zone }) : undefined;
  const item = [...list, 0];
  const isRolling = choice.kind === 'rolling';
  if (nodeAt(place.object.root, item) === undefined) {
    const value = map({ ...fields, isRolling, calendar });
    const edit = appendItem(place, list, value, ['indicatorRef', 'indicator', 'service', 'description']);
    return edit === null ? impossible('`timeWindow` is no list.') : edited([edit]);
  }
  // Sloth's OpenSLO has rolling windows whatever it says; the others take one that says nothing for a calendar's.
  const saysKind = !isRolling || place.slo.format !== 'openslo/v1alpha';
  const isSaid = saysKind || nodeAt(place.object.root, [...item, 'isRolling']) !== undefined;
  const kind = isSaid ? ([['isRolling', isRolling]] as const) : [];
  const scalars = [...Object.entries(fields), ...kind];
  const set = scalars.map(([key, value]) => setAt(place, [...item, key], value, ['duration', 'count']));
  return together([...set, changeCalendar(place, [...item, 'calendar'], choice)]);
}

function changeCalendar(place: SloPlace, path: Path, choice: WindowChoice): EditResult {
  if (choice.kind === 'rolling') {
    const removed = removeEntry(place, path);
    return edited(removed === null ? [] : [removed]);
  }
  const { start, zone } = choice;
  if (nodeAt(place.object.root, path) === undefined) {
    const edit = insertAt(place, path, map({ startTime: quoted(start), timeZone: zone }));
    return edit === null ? impossible('The calendar has no place here.') : edited([edit]);
  }
  return together([setAt(place, [...path, 'startTime'], start), setAt(place, [...path, 'timeZone'], zone)]);
}
