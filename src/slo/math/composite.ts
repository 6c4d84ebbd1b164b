import { tidy } from '../units/decimal.ts';

/** A part of a composite SLO: what it counted, and what it weighs. */
export interface CompositePart {
  readonly weight: number;
  readonly bad: number;
  readonly total: number;
}

/** The share of bad events of a composite by requests: `Σ wᵢ·badᵢ / Σ wᵢ·totalᵢ`; null: nothing was measured. */
export function weightedErrorShare(parts: readonly CompositePart[]): number | null {
  const total = parts.reduce((sum, part) => sum + part.weight * part.total, 0);
  const bad = parts.reduce((sum, part) => sum + part.weight * part.bad, 0);
  return total === 0 ? null : tidy(bad / total);
}

/**
 * How fast a composite of OpenSLO burns when its parts do: each part's burn rate times its weight, added up (`Occurrences`).
 * Source: README of https://github.com/OpenSLO/OpenSLO, composite SLOs.
 */
export function compositeBurnRate(
  parts: readonly { readonly weight: number; readonly burnRate: number }[],
): number {
  return tidy(parts.reduce((sum, { weight, burnRate }) => sum + weight * burnRate, 0));
}

/** Whether a slice of a composite is good: only where it is for every part (`Timeslices`). Source: as above. */
export function isGoodCompositeSlice(parts: readonly { readonly isGood: boolean }[]): boolean {
  return parts.every(({ isGood }) => isGood);
}

/**
 * How good a slice of a composite is: what is missing of each part times its weight adds up (`RatioTimeslices`), so 95 % and 95 % are
 * 90 %. Never below 0. Source: as above.
 */
export function compositeSliceShare(
  parts: readonly { readonly weight: number; readonly share: number }[],
): number {
  const missing = parts.reduce((sum, { weight, share }) => sum + weight * (1 - share), 0);
  return tidy(Math.max(0, 1 - missing));
}
