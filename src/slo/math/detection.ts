import { tidy } from '../units/decimal.ts';
import type { Branch } from './branch.ts';
import { isOver } from './reach.ts';

/**
 * Seconds from the start of an incident until an alert fires: `b · B · W / e` (for the longer of both windows, which is the long one in
 * every sound alert), and then its `for`. Traffic is even and nothing failed before. null: never, as `e ≤ B · b`.
 * `errorShare`: of requests that fail while it lasts, above 0 to 1. Source: SRE Workbook, ch. 5, "Detection time".
 */
export function detectionSeconds(branch: Branch, budget: number, errorShare: number): number | null {
  const threshold = branch.burnRate * budget;
  if (!isOver(errorShare, threshold)) {
    return null;
  }
  const window = Math.max(branch.longSeconds, branch.shortSeconds ?? 0);
  return tidy((threshold * window) / errorShare + (branch.forSeconds ?? 0));
}

/** The first of some alerts to fire, with its seconds; null: none does. Of two at the same time the one that stands first. */
export function firstToFire<B extends Branch>(
  branches: readonly B[],
  budget: number,
  errorShare: number,
): { readonly branch: B; readonly seconds: number } | null {
  let first: { readonly branch: B; readonly seconds: number } | null = null;
  for (const branch of branches) {
    const seconds = detectionSeconds(branch, budget, errorShare);
    if (seconds !== null && seconds < (first?.seconds ?? Infinity)) {
      first = { branch, seconds };
    }
  }
  return first;
}

/**
 * Seconds from the end of an incident until a window is below its threshold again: `W · (1 − B · b / e)`. It holds for every incident
 * that lasted until the window was over it. null: it never was.
 */
export function windowResetSeconds(
  windowSeconds: number,
  burnRate: number,
  budget: number,
  errorShare: number,
): number | null {
  const threshold = burnRate * budget;
  return isOver(errorShare, threshold) ? tidy(windowSeconds * (1 - threshold / errorShare)) : null;
}

/**
 * Seconds from the end of an incident until its alert clears: those of the window that is below its threshold first, the short one.
 * null: the alert had never fired. Source: SRE Workbook, ch. 5, "Reset time".
 */
export function resetSeconds(branch: Branch, budget: number, errorShare: number): number | null {
  const window = Math.min(branch.longSeconds, branch.shortSeconds ?? Infinity);
  return windowResetSeconds(window, branch.burnRate, budget, errorShare);
}

/**
 * The share of the budget that is spent by the time an alert fires, whatever the share of errors: `B · W / P`. A `for` is not in it; see
 * `spentWhenFound`. Source: SRE Workbook, ch. 5, table 5-8 (14.4 over 1 h of 30 days: 2 %).
 */
export function consumedAtDetection(
  branch: Pick<Branch, 'burnRate' | 'longSeconds'>,
  windowSeconds: number,
): number {
  return tidy((branch.burnRate * branch.longSeconds) / windowSeconds);
}

/**
 * The share of the budget that an incident has spent by the time its alert fires, with what the `for` costs: `e · t / (b · P)`. A full
 * outage of 99.9 % in 30 days that must last an hour spends 139 %. null: it never fires.
 */
export function spentWhenFound(
  branch: Branch,
  budget: number,
  errorShare: number,
  windowSeconds: number,
): number | null {
  const seconds = detectionSeconds(branch, budget, errorShare);
  return seconds === null ? null : tidy((errorShare * seconds) / (budget * windowSeconds));
}
