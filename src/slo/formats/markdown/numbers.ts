import type { Span } from '../../../base/span.ts';

/** A number in a text that says how much a budget is. */
export interface Figure {
  readonly source: string;
  readonly value: number;
  /** Half of the last digit shown: what rounding may take away or add. */
  readonly tolerance: number;
  /** Where the number alone stands; null: it has several parts. */
  readonly number: Span | null;
}

export type Share = Figure & Span & { readonly kind: 'percent' | 'count'; readonly of: number };

export interface Time extends Figure, Span {
  /** What the value counts in. */
  readonly unitSeconds: number;
  /** What it is said to be per, in seconds, every length that it is taken for; null: it is not said. */
  readonly period: readonly number[] | null;
  readonly isDowntime: boolean;
}

/** True where a figure is what it should be, rounded or cut off to the digits shown. */
export function agrees(figure: Figure, wanted: number): boolean {
  const noise = 1e-9 * Math.max(1, Math.abs(wanted));
  const off = wanted - figure.value;
  return Math.abs(off) <= figure.tolerance + noise || (off > 0 && off < 2 * figure.tolerance - noise);
}

type Line = Span & { readonly text: string };

const approximately = String.raw`(?:[~≈]|\babout|\baround|\bapprox(?:\.|imately)?|\broughly|\bca\.)[ \t]*`;
const percent = /(?<![\w.])(\d{1,3}(?:\.\d+)?)[ \t\u00A0\u202F]*%/g;
const counted =
  /(?<![\w.,])(\d[\d,]*(?:\.\d+)?)[ \t]+(?:[a-z]+[ \t]+){0,2}?(?:in|of|out of|per)[ \t]+(?:every[ \t]+)?(\d[\d,]*)(?=[ \t]+(?:[a-z]+[ \t]+)?(?:requests?|events?|calls?|transactions?|queries|messages|jobs)\b)/gi;

/** Shares of all events, in per cent or as a count out of another. What says how much of the budget itself is left out. */
export function sharesIn(line: Line): readonly Share[] {
  const percents = Array.from(line.text.matchAll(percent)).flatMap((match): readonly Share[] => {
    const after = line.text.slice(match.index + match[0].length);
    const before = line.text.slice(0, match.index);
    const isOfBudget =
      /^[ \t]*(?:of[ \t]+(?:the[ \t]+|our[ \t]+)?(?:\w+[ \t]+)?budget|consumed|remaining|spent|used|left|burn)/i.test(
        after,
      ) || /(?:\bat|[<>≤≥]=?|\babove|\bbelow|\bwhen|\bunder|\bover|\bburn\w*)[ \t]*$/i.test(before);
    return isOfBudget ? [] : [shareOf(match, line, 'percent', 1)];
  });
  const counts = Array.from(line.text.matchAll(counted)).map(match =>
    shareOf(match, line, 'count', Number((match[2] ?? '').replaceAll(',', ''))),
  );
  return [...percents, ...counts];
}

function shareOf(match: RegExpExecArray, line: Line, kind: Share['kind'], of: number): Share {
  const digits = match[1] ?? '';
  const start = line.start + match.index;
  const number = { start, end: start + digits.length };
  const span = { start, end: start + match[0].trimEnd().length };
  const isAbout = isApproximate(line.text, match.index);
  const shown = valueOf(digits, isAbout ? 'about' : 'exact');
  return {
    ...span,
    source: match[0].trim(),
    ...shown,
    // A target's share of the budget has as many digits as the target: nobody rounds it but to say so.
    tolerance: kind === 'percent' && !isAbout ? 0 : shown.tolerance,
    number,
    kind,
    of,
  };
}

function isApproximate(text: string, index: number): boolean {
  return new RegExp(`${approximately}$`, 'i').test(text.slice(0, index));
}

/** A number and what its rounding may hide: of one that is given as about, the zeros at its end say nothing. */
function valueOf(digits: string, kind: 'about' | 'exact'): Pick<Figure, 'value' | 'tolerance'> {
  const plain = digits.replaceAll(',', '');
  const [, decimals = ''] = plain.split('.');
  const zeros = kind === 'about' && decimals === '' ? (/0*$/.exec(plain)?.[0].length ?? 0) : 0;
  return { value: Number(plain), tolerance: 0.5 * 10 ** (zeros - decimals.length) };
}

const unitNames: readonly (readonly [pattern: RegExp, seconds: number])[] = [
  [/^d/i, 86_400],
  [/^h/i, 3600],
  [/^m/i, 60],
  [/^s/i, 1],
];

const part = String.raw`(\d[\d,]*(?:\.\d+)?)[ \t\u00A0\u202F-]*(days?|d|hours?|hrs?|h|minutes?|mins?|min|m|seconds?|secs?|s)\b(?!/)`;
const time = new RegExp(
  String.raw`(?<![\w.])${part}(?:(?:,|[ \t]+and)?[ \t]*${part})?(?:(?:,|[ \t]+and)?[ \t]*${part})?`,
  'gi',
);

const periodAfter =
  /^[ \t]*(?:of[ \t]+(?:[a-z]+[ \t]+){1,3}?|(?:[a-z]+[ \t]+){0,2}?)(?:per|\/|an?|each|every|in|over|for|within)[ \t]*(?:an?|the|any|each|rolling|calendar|full)?[ \t]*(?:(\d+)[ \t-]*)?(day|week|month|quarter|year|d|w)s?\b/i;
const slashAfter = /^[ \t]*\/[ \t]*(?:(\d+)[ \t-]*)?(day|week|month|quarter|year|d|w|mo)s?\b/i;
const periodBefore =
  /\b(?:(dai|week|month|quarter|year|annual)ly|per[ \t]+(day|week|month|quarter|year))\b[^.;]{0,30}$/i;
const names: Readonly<Record<string, string>> = {
  d: 'day',
  w: 'week',
  mo: 'month',
  dai: 'day',
  annual: 'year',
};

/** Lengths of time in a line that are no window themselves. */
export function timesIn(line: Line): readonly Time[] {
  return Array.from(line.text.matchAll(time)).flatMap((match): readonly Time[] => {
    const before = line.text.slice(0, match.index);
    const after = line.text.slice(match.index + match[0].length);
    const isWindow =
      /(?:\bper|\bover|\bin|\bevery|\beach|\brolling|\bwindow|\bwithin|\bfor|\bafter|\bof a|\ba|\/|[<>≤≥]=?)[ \t:]*$/i.test(
        before,
      ) || /^[ \t-]*(?:rolling|window|period|calendar|trailing)/i.test(after);
    return isWindow ? [] : [timeOf(match, line, before, after)];
  });
}

function timeOf(match: RegExpExecArray, line: Line, before: string, after: string): Time {
  const parts = [1, 3, 5].flatMap(group => {
    const [digits, unit] = [match[group], match[group + 1]];
    const seconds = unitNames.find(([pattern]) => pattern.test(unit ?? ''))?.[1];
    return digits === undefined || seconds === undefined ? [] : [{ digits, seconds }];
  });
  const unitSeconds = Math.min(...parts.map(({ seconds }) => seconds));
  const isAbout = isApproximate(line.text, match.index) && parts.length === 1;
  const values = parts.map(({ digits, seconds }) => ({
    ...valueOf(digits, isAbout ? 'about' : 'exact'),
    seconds,
  }));
  const start = line.start + match.index;
  const digits = parts[0]?.digits ?? '';
  return {
    source: match[0].trim(),
    start,
    end: start + match[0].length,
    value: values.reduce((sum, { value, seconds }) => sum + (value * seconds) / unitSeconds, 0),
    tolerance: values.at(-1)?.tolerance ?? 0.5,
    number: parts.length === 1 ? { start, end: start + digits.length } : null,
    unitSeconds,
    period: periodOf(before, after),
    isDowntime: /^[^.;]{0,24}\b(?:downtime|outage|unavailab|error budget)/i.test(after),
  };
}

function periodOf(before: string, after: string): readonly number[] | null {
  const behind = slashAfter.exec(after) ?? periodAfter.exec(after);
  const ahead = periodBefore.exec(before);
  const name = (behind?.[2] ?? ahead?.[1] ?? ahead?.[2])?.toLowerCase();
  if (name === undefined) {
    return null;
  }
  return spokenPeriod(names[name] ?? name, Number(behind?.[1] ?? 1));
}

const day = 86_400;

/** Every length that so many days, weeks, months, quarters or years are taken for, in seconds; the usual one first. */
export function spokenPeriod(unit: string, count: number): readonly number[] {
  const days: Readonly<Record<string, readonly number[]>> = {
    day: [1],
    week: [7],
    month: [30, 365 / 12, 365.25 / 12],
    quarter: [90, 365 / 4, 365.25 / 4],
    year: [365, 365.25],
  };
  return (days[unit] ?? []).map(each => each * count * day);
}
