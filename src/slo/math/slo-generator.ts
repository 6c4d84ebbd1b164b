import type { Branch } from './branch.ts';

/** The steps of slo-generator's own error budget policy: a name, the window in seconds and the burn rate that it alerts above. */
export const sloGeneratorSteps = [
  { name: '1 hour', seconds: 3600, burnRate: 9 },
  { name: '12 hours', seconds: 43_200, burnRate: 3 },
  { name: '7 days', seconds: 604_800, burnRate: 1.5 },
  { name: '28 days', seconds: 2_419_200, burnRate: 1 },
] as const;

/**
 * The alerts of a policy of slo-generator: each has one window, and is looked at whenever the tool runs.
 * Source: `error_budget_policies` of https://github.com/google/slo-generator.
 */
export function sloGeneratorBranches(
  steps: readonly {
    readonly name: string;
    readonly seconds: number;
    readonly burnRate: number;
  }[] = sloGeneratorSteps,
): readonly Branch[] {
  return steps.map(({ name, seconds, burnRate }) => ({
    severity: 'alert',
    branch: name,
    longSeconds: seconds,
    shortSeconds: null,
    burnRate,
    forSeconds: null,
  }));
}

/**
 * Whether slo-generator alerts: it rounds the burn rate to one decimal before it compares, so that 9.04 is not over 9.
 * Source: `slo_generator/report.py`, as above.
 */
export function sloGeneratorAlerts(burnRate: number, threshold: number): boolean {
  return Math.round(burnRate * 10) / 10 > threshold;
}
