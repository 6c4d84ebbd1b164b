import type { Branch } from './branch.ts';
import { workbookRows } from './workbook.ts';

/** One pair of windows as Sloth's `AlertWindows` gives it: a number of per cent and seconds. */
export interface SlothWindow {
  readonly errorBudgetPercent: number;
  readonly shortSeconds: number;
  readonly longSeconds: number;
}

/** One document of kind `AlertWindows`. */
export interface SlothWindows {
  readonly periodSeconds: number;
  readonly page: { readonly quick: SlothWindow; readonly slow: SlothWindow };
  readonly ticket: { readonly quick: SlothWindow; readonly slow: SlothWindow };
}

/** The period that Sloth takes where it is told none (`--default-slo-period`). Seconds. */
export const slothDefaultPeriod = 30 * 86_400;

/** The periods that Sloth has windows for by itself: 28 and 30 days, with the Workbook's pairs. Seconds. */
export const slothPeriods: readonly number[] = [28 * 86_400, slothDefaultPeriod];

/** Sloth's own windows for a period; null: it has none and refuses it. Source: `internal/alert/windows` of slok/sloth 0.16. */
export function slothWindowsFor(periodSeconds: number): SlothWindows | null {
  if (!slothPeriods.includes(periodSeconds)) {
    return null;
  }
  const [pageQuick, pageSlow, ticketQuick, ticketSlow] = workbookRows.map(row => ({
    errorBudgetPercent: Math.round(row.consumed * 100),
    shortSeconds: row.shortSeconds,
    longSeconds: row.longSeconds,
  })) as [SlothWindow, SlothWindow, SlothWindow, SlothWindow];
  return {
    periodSeconds,
    page: { quick: pageQuick, slow: pageSlow },
    ticket: { quick: ticketQuick, slow: ticketSlow },
  };
}

/**
 * The burn rate that Sloth works out, in its own order of floating-point operations: 5 % of 28 days in 6 h is 5.6000000000000005
 * there, and stands so in its rules. Source: `getBurnRateFactor` of slok/sloth `internal/alert/window.go`.
 */
export function slothBurnRate(window: SlothWindow, periodSeconds: number): number {
  const hours = (window.errorBudgetPercent * (periodSeconds / 3600)) / 100;
  return hours / (window.longSeconds / 3600);
}

/** The alerts that Sloth makes of its windows: page and ticket, each of a quick and a slow branch, without a `for`. */
export function slothBranches(windows: SlothWindows): readonly Branch[] {
  const severities = ['page', 'ticket'] as const;
  const speeds = ['quick', 'slow'] as const;
  return severities.flatMap(severity =>
    speeds.map(branch => ({
      severity,
      branch,
      longSeconds: windows[severity][branch].longSeconds,
      shortSeconds: windows[severity][branch].shortSeconds,
      burnRate: slothBurnRate(windows[severity][branch], windows.periodSeconds),
      forSeconds: null,
    })),
  );
}

/** The budget in Sloth's alerts: `(100 − objective) / 100` in floating point; 99.9 gives 0.0009999999999999432. Takes per cent. */
export function slothAlertBudget(objectivePercent: number): number {
  return (100 - objectivePercent) / 100;
}

/** The objective in Sloth's metadata: `objective / 100` in floating point; 99.9 gives 0.9990000000000001. Takes per cent. */
export function slothObjectiveRatio(objectivePercent: number): number {
  return objectivePercent / 100;
}
