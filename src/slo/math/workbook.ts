import type { Branch } from './branch.ts';
import { burnRateFor } from './burn.ts';

const minute = 60;
const hour = 3600;
const day = 24 * hour;

/** A row of the SRE Workbook's table 5-8: the share of the budget that an alert may cost, and its windows in seconds. */
export interface WorkbookRow {
  readonly severity: 'page' | 'ticket';
  readonly branch: 'quick' | 'slow';
  readonly consumed: number;
  readonly longSeconds: number;
  readonly shortSeconds: number;
}

/**
 * Table 5-8, with the second ticket (10 % in a day) that the book gives in its code listing only. The short window is a twelfth of the
 * long one. Source: https://sre.google/workbook/alerting-on-slos/, "Multiwindow, Multi-Burn-Rate Alerts".
 */
export const workbookRows: readonly WorkbookRow[] = [
  { severity: 'page', branch: 'quick', consumed: 0.02, longSeconds: hour, shortSeconds: 5 * minute },
  { severity: 'page', branch: 'slow', consumed: 0.05, longSeconds: 6 * hour, shortSeconds: 30 * minute },
  { severity: 'ticket', branch: 'quick', consumed: 0.1, longSeconds: day, shortSeconds: 2 * hour },
  { severity: 'ticket', branch: 'slow', consumed: 0.1, longSeconds: 3 * day, shortSeconds: 6 * hour },
];

/** The rows that stand in the table itself. */
export const printedWorkbookRows = workbookRows.filter(
  ({ severity, branch }) => !(severity === 'ticket' && branch === 'quick'),
);

/** The short window that the Workbook advises for a long one: a twelfth of it. Seconds. */
export function shortWindowFor(longSeconds: number): number {
  return longSeconds / 12;
}

/**
 * The Workbook's alerts for a window of any length: the same shares of the budget in the same windows, so that the burn rates follow
 * (`B = share · P / W`): 14.4, 6, 3 and 1 for 30 days, 13.44, 5.6, 2.8 and 0.93… for 28. Takes seconds.
 */
export function workbookBranches(
  windowSeconds: number,
  rows: readonly WorkbookRow[] = workbookRows,
): readonly Branch[] {
  return rows.map(({ severity, branch, consumed, longSeconds, shortSeconds }) => ({
    severity,
    branch,
    longSeconds,
    shortSeconds,
    burnRate: burnRateFor(consumed, windowSeconds, longSeconds),
    forSeconds: null,
  }));
}
