import type { AlertBranch } from '../../slo/model/model.ts';
import { length } from './amounts.ts';

/** What a branch is called: `Page 1 h / 5 min`. */
export function alertName(branch: Pick<AlertBranch, 'severity' | 'longSeconds' | 'shortSeconds'>): string {
  return `${severityName(branch.severity)} ${windowsName(branch)}`;
}

export function severityName(severity: string): string {
  return severity.charAt(0).toUpperCase() + severity.slice(1);
}

/** The windows of a branch: `1 h / 5 min`. */
export function windowsName({
  longSeconds,
  shortSeconds,
}: Pick<AlertBranch, 'longSeconds' | 'shortSeconds'>): string {
  return shortSeconds === null ? length(longSeconds) : `${length(longSeconds)} / ${length(shortSeconds)}`;
}
