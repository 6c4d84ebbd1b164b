/** The longest time that a timer of JavaScript can wait, in milliseconds: 2³¹ − 1. A longer one fires at once. */
export const longestDelay = 2_147_483_647;

const units = { ms: 1, s: 1000, m: 60_000 } as const;

/** How a duration is written; also the pattern of the configuration's schema. */
export const durationPattern = '^\\d+(\\.\\d+)? ?(ms|s|m)$';
const duration = new RegExp(durationPattern);

/** `5s`, `500ms`, `1.5 m` or a number of milliseconds, as milliseconds; null where it is no time above zero that a timer can wait. */
export function durationOf(value: string | number): number | null {
  if (typeof value === 'number') {
    return inBounds(value);
  }
  const text = value.trim();
  if (!duration.test(text)) {
    return null;
  }
  const unit = text.endsWith('ms') ? 'ms' : text.endsWith('s') ? 's' : 'm';
  return inBounds(Number.parseFloat(text) * units[unit]);
}

function inBounds(ms: number): number | null {
  const rounded = Math.round(ms);
  return rounded >= 1 && rounded <= longestDelay ? rounded : null;
}
