import { workbookBranches } from '../../../../src/slo/math/workbook.ts';
import type { Incident } from '../../../../src/slo/math/timeline.ts';

/** The pages of the Workbook, and so of Sloth, for 30 days. */
export const pageBranches = workbookBranches(30 * 86_400).slice(0, 2);

/** An incident of one share of errors: what follows for its page, and what a promtool measured of it with Sloth's rules. */
export interface MeasuredIncident {
  readonly objective: number;
  readonly errors: number;
  readonly minutes: number;
  /** Seconds from its start to the first page, and from its end until the last clears, by the formulas. */
  readonly detect: number;
  readonly reset: number;
  /** The same by promtool 2.42, evaluated every 15 s. */
  readonly measured: { readonly detect: number; readonly reset: number };
}

const incident = (
  objective: number,
  errors: number,
  minutes: number,
  [detect, reset]: readonly [number, number],
  [measuredDetect, measuredReset]: readonly [number, number],
): MeasuredIncident => ({
  objective,
  errors,
  minutes,
  detect,
  reset,
  measured: { detect: measuredDetect, reset: measuredReset },
});

export const measuredIncidents: readonly MeasuredIncident[] = [
  incident(0.999, 1, 20, [51.84, 1789.2], [75, 1800]),
  incident(0.999, 0.15, 10, [345.6, 271.2], [360, 270]),
  incident(0.999, 0.05, 60, [1036.8, 1584], [1065, 1590]),
  incident(0.999, 0.0145, 120, [3575.2, 2.1], [3585, 0]),
  incident(0.99, 1, 30, [518.4, 1692], [525, 1680]),
  incident(0.95, 1, 90, [2592, 84], [2595, 75]),
  incident(0.9, 1, 300, [12_960, 720], [12_975, 705]),
];

/** Ten minutes at 2 %, five of rest, twenty at 8 %. */
export const flapping: readonly Incident[] = [
  { start: 0, seconds: 600, errors: 0.02 },
  { start: 900, seconds: 1200, errors: 0.08 },
];
