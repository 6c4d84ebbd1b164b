/**
 * Numbers as people write them. A target of 99.9 per cent leaves exactly 0.001, but `1 - 0.999` is 0.0010000000000000009 in
 * binary; what is shown and compared must be the former.
 */

/** Fifteen digits are those that a double holds for any decimal number. */
const digits = 15;

/** What people write has no more digits than this. */
const written = 12;

/** A few operations are no further from the decimal result than this, relative to it. */
const artefact = 4e-15;

/**
 * A number without the artefacts of the arithmetic that made it: the decimal number of up to twelve digits that it was probably meant
 * to be, else as it is. 0.30000000000000004 gives 0.3, a third stays a third. Takes and gives any number.
 */
export function tidy(value: number): number {
  const short = Number.isFinite(value) ? Number(value.toPrecision(written)) : value;
  return Math.abs(short - value) <= artefact * Math.abs(value) ? short : value;
}

/** `1 − ratio`, as decimal numbers subtract: 0.999 gives 0.001. A ratio in, a ratio out. */
export function complement(ratio: number): number {
  const rest = 1 - ratio;
  return Number.isFinite(rest) && Math.abs(rest) < 2 ? Number(rest.toFixed(digits)) + 0 : rest;
}

/** A per cent number as a ratio, by moving the decimal point: 99.9 gives 0.999 (where `99.9 / 100` gives 0.9990000000000001). */
export function ratioOfPercent(percent: number): number {
  return shifted(percent, -2);
}

/** A ratio as a per cent number, by moving the decimal point: 0.07 gives 7 (where `0.07 * 100` gives 7.000000000000001). */
export function percentOfRatio(ratio: number): number {
  return shifted(ratio, 2);
}

/** A number with its decimal point moved to the right by so many places, in decimal. */
function shifted(value: number, places: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  return Number.isFinite(value) ? Number(`${mantissa}e${String(Number(exponent) + places)}`) : value;
}

/** How far a result of a few operations may be from what it would be in decimal, relative to its size. */
const noise = 1e-9;

/** The next whole number above, unless it is only arithmetic that lifts the value over one: `3000 / 0.8 / 100` is 37.5, and 30.000000000000004 is 30. */
export function ceilCount(value: number): number {
  const nearest = Math.round(value);
  return Math.abs(value - nearest) <= noise * Math.max(1, Math.abs(value)) ? nearest : Math.ceil(value);
}

/** The next whole number below, unless it is only arithmetic that keeps the value under one: 28.999999999999996 is 29. */
export function floorCount(value: number): number {
  const nearest = Math.round(value);
  return Math.abs(value - nearest) <= noise * Math.max(1, Math.abs(value)) ? nearest : Math.floor(value);
}
