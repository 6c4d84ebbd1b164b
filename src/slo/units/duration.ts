/** A second in each unit of Prometheus, longest first: a year is 365 days, a week seven. */
const prometheusUnits = [
  ['y', 31_536_000_000],
  ['w', 604_800_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
] as const;

const prometheusPattern = /^(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;

/** The longest duration that Go can hold, in milliseconds: 2⁶³ − 1 nanoseconds, 292 years. */
const longestGoDuration = 9_223_372_036_854;

/**
 * A duration of Prometheus (`5m`, `1h30m`, `0`) in seconds; null: it is none. Units stand from the longest to the shortest, each
 * once; no signs, no fractions. Source: `ParseDuration` of https://pkg.go.dev/github.com/prometheus/common/model.
 */
export function parsePrometheusDuration(text: string): number | null {
  if (text === '0') {
    return 0;
  }
  const match = text === '' ? null : prometheusPattern.exec(text);
  if (match === null) {
    return null;
  }
  const ms = prometheusUnits.reduce((sum, [, size], index) => sum + Number(match[index + 1] ?? 0) * size, 0);
  return ms <= longestGoDuration ? ms / 1000 : null;
}

/**
 * Seconds as Prometheus prints a duration (`String` of `model.Duration`): years and weeks only where nothing is left over, so 7 days
 * are `1w` and 30 days `30d`; what is below a millisecond is cut off. Negative and infinite durations do not exist there: `0s`.
 */
export function formatPrometheusDuration(seconds: number): string {
  let rest = Number.isFinite(seconds) ? Math.trunc(Number((seconds * 1000).toFixed(3))) : 0;
  let text = '';
  for (const [unit, size] of prometheusUnits) {
    const isExactOnly = unit === 'y' || unit === 'w';
    const count = isExactOnly && rest % size !== 0 ? 0 : Math.floor(rest / size);
    if (count > 0) {
      text += `${String(count)}${unit}`;
      rest -= count * size;
    }
  }
  return text === '' ? '0s' : text;
}

/** Seconds in each unit of Go. */
const goUnits: Readonly<Record<string, number>> = {
  h: 3600,
  m: 60,
  s: 1,
  ms: 1e-3,
  us: 1e-6,
  µs: 1e-6,
  ns: 1e-9,
};

/**
 * A duration as Go reads one (`48h`, `1h30m`, `1.5h`) in seconds; null: it is none, or a negative one. Source: `time.ParseDuration` of
 * https://pkg.go.dev/time.
 */
export function parseGoDuration(text: string): number | null {
  if (!/^\+?(?:(?:\d+\.?\d*|\.\d+)(?:ms|us|µs|ns|h|m|s))+$/.test(text)) {
    return text === '0' ? 0 : null;
  }
  const parts = text.matchAll(/([\d.]+)([a-zµ]+)/g);
  return [...parts].reduce((sum, [, count, unit]) => sum + Number(count) * (goUnits[unit ?? ''] ?? 0), 0);
}

/**
 * Seconds as Go prints a duration (`String` of `time.Duration`): `2m0s`, `1h4m0s`, `1.5s`, `500ms`. Pyrra prints the `for` of an
 * alert on a ratio so. Takes seconds, down to a nanosecond.
 */
export function formatGoDuration(seconds: number): string {
  const sign = seconds < 0 ? '-' : '';
  const size = Math.abs(seconds);
  if (size < 1) {
    return `${sign}${belowASecond(size)}`;
  }
  const hours = Math.floor(size / 3600);
  const minutes = Math.floor((size - hours * 3600) / 60);
  const rest = Number((size - hours * 3600 - minutes * 60).toFixed(9));
  const long = hours > 0 ? `${String(hours)}h${String(minutes)}m` : minutes > 0 ? `${String(minutes)}m` : '';
  return `${sign}${long}${String(rest)}s`;
}

function belowASecond(seconds: number): string {
  const nanoseconds = Math.round(seconds * 1e9);
  if (nanoseconds === 0) {
    return '0s';
  }
  return nanoseconds < 1000
    ? `${String(nanoseconds)}ns`
    : nanoseconds < 1_000_000
      ? `${String(nanoseconds / 1000)}µs`
      : `${String(nanoseconds / 1_000_000)}ms`;
}

/** What a shorthand of OpenSLO counts in. `m` is a minute, `M` a month. */
export type ShorthandUnit = 'm' | 'h' | 'd' | 'w' | 'M' | 'Q' | 'Y';

const day = 86_400;

/** Seconds in each unit of a shorthand, as OpenSLO's own library counts them: a month 30 days, a quarter 90, a year 365. */
export const shorthandSeconds: Readonly<Record<ShorthandUnit, number>> = {
  m: 60,
  h: 3600,
  d: day,
  w: 7 * day,
  M: 30 * day,
  Q: 90 * day,
  Y: 365 * day,
};

/** The units that each version of OpenSLO knows. */
const shorthandUnits = { v1: 'mhdwMQY', v2alpha: 'mhdw' } as const;

export interface Shorthand {
  readonly seconds: number;
  readonly count: number;
  readonly unit: ShorthandUnit;
}

/**
 * A duration of OpenSLO: one whole number and one unit (`28d`, `1M`). null: it is none, or of a unit that the version does not know.
 * Source: `DurationShorthand` of https://github.com/OpenSLO/go-sdk and the README of https://github.com/OpenSLO/OpenSLO.
 */
export function parseShorthand(text: string, version: 'v1' | 'v2alpha' = 'v1'): Shorthand | null {
  const match = /^(\d+)([mhdwMQY])$/.exec(text);
  const unit = match?.[2] as ShorthandUnit | undefined;
  const count = Number(match?.[1]);
  if (unit === undefined || !shorthandUnits[version].includes(unit)) {
    return null;
  }
  const seconds = count * shorthandSeconds[unit];
  return Number.isSafeInteger(seconds) ? { seconds, count, unit } : null;
}

/** Seconds as a shorthand of OpenSLO, in the longest of minutes, hours, days and weeks that leaves nothing over; null: none does. */
export function formatShorthand(seconds: number): string | null {
  const units = ['w', 'd', 'h', 'm'] as const;
  const unit = units.find(each => seconds > 0 && seconds % shorthandSeconds[each] === 0);
  return unit === undefined ? null : `${String(seconds / shorthandSeconds[unit])}${unit}`;
}
