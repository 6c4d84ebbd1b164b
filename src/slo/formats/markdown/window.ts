import type { Window } from '../../model/model.ts';

const day = 86_400;

const unitSeconds: Readonly<Record<string, number>> = {
  hour: 3600,
  day,
  week: 7 * day,
  month: 30 * day,
  quarter: 90 * day,
  year: 365 * day,
};

type Unit = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

const shortUnits: Readonly<Record<string, Unit>> = { h: 'hour', d: 'day', w: 'week' };
const adjectives: Readonly<Record<string, Unit>> = {
  dai: 'day',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
  annual: 'year',
};

const count = String.raw`(\d{1,4}|one|two|three|four|six|twelve)`;
const unit = String.raw`(hour|day|week|month|quarter|year)s?`;

/** From the surest to the least sure; the groups are a number and a unit, or a unit alone. */
const patterns: readonly RegExp[] = [
  new RegExp(String.raw`\b${count}[ \t-]*${unit}(?=[ \t-]*(?:rolling|calendar|trailing|window|period))`, 'i'),
  new RegExp(
    String.raw`\b(?:over|rolling|trailing|window|period|per|each|every|last|past|calendar)\b(?:[ \t:]+(?:of|a|an|the|any|each|rolling|trailing|calendar|last|past))*[ \t:]+${count}[ \t-]*${unit}`,
    'i',
  ),
  new RegExp(String.raw`\b${count}[ \t-]*(day|week|month|quarter|year)s?\b`, 'i'),
  /\b(\d{1,4})[ \t]?([dw])\b/,
  /(?:\b(?:calendar|rolling|over|per|each|every|this|a|the|any)[ \t]+|\/[ \t]*)()(week|month|quarter|year)\b/i,
  /\b()(dai|week|month|quarter|year|annual)ly\b/i,
  /\b()(annual)\b/i,
];

const words: Readonly<Record<string, number>> = {
  '': 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  six: 6,
  twelve: 12,
};

/** A length of time that a sentence speaks of, and where it stands. */
export interface SpokenWindow {
  readonly count: number;
  readonly unit: Unit;
  readonly start: number;
  readonly end: number;
}

/** The window that a sentence names (`over a 30-day rolling window`, `per calendar month`, `28d`), with offsets in it; null: none. */
export function spokenWindow(sentence: string): SpokenWindow | null {
  for (const pattern of patterns) {
    const match = pattern.exec(sentence);
    const name = (match?.[2] ?? '').toLowerCase();
    const known =
      shortUnits[name] ?? adjectives[name] ?? (Object.hasOwn(unitSeconds, name) ? (name as Unit) : undefined);
    if (match !== null && known !== undefined) {
      const number = (match[1] ?? '').toLowerCase();
      const from =
        number === '' ? match[0].toLowerCase().lastIndexOf(name) : match[0].lastIndexOf(match[1] ?? '');
      const start = match.index + Math.max(from, 0);
      return {
        count: words[number] ?? Number(number),
        unit: known,
        start,
        end: match.index + match[0].length,
      };
    }
  }
  return null;
}

export function secondsOf({ count: number, unit: name }: Pick<SpokenWindow, 'count' | 'unit'>): number {
  return number * (unitSeconds[name] ?? 0);
}

/**
 * The window of a sentence that begins at an offset of the text. By the calendar where it says so, or names a month, quarter or year
 * without a number and does not say rolling.
 */
export function windowIn(sentence: string, offset: number): Window | null {
  const spoken = spokenWindow(sentence);
  if (spoken === null || spoken.count === 0) {
    return null;
  }
  const seconds = secondsOf(spoken);
  const source = sentence.slice(spoken.start, spoken.end);
  const field = { value: seconds, span: { start: offset + spoken.start, end: offset + spoken.end }, source };
  const isRolling = /\b(?:rolling|trailing|sliding|last|past)\b/i.test(sentence);
  const isAlone =
    !/\d|one|two|three|four|six|twelve/i.test(source) && spoken.unit !== 'week' && spoken.unit !== 'day';
  const isCalendar = /\bcalendar\b/i.test(sentence) || (isAlone && !isRolling);
  return isCalendar && spoken.unit !== 'hour'
    ? { kind: 'calendar', seconds, field, start: null, zone: null, unit: spoken.unit, count: spoken.count }
    : { kind: 'rolling', seconds, field };
}
