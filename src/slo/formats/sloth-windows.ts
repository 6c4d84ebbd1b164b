import { dirname, foldersUp } from '../../base/path.ts';
import type { AlertBranch, OtherDocument, Slo, SloFile } from '../model/model.ts';
import { madeByTool } from './slo.ts';

/** Page and ticket, each quick and slow. */
const branchesOfWindows = 4;

/** A cheap look. */
export function mayHoldWindows(text: string): boolean {
  return text.includes('AlertWindows');
}

/**
 * A file of Sloth, its alerts with the windows that stand in its own folder or in the next one above that has some for its period.
 * Which windows Sloth takes says its command line; those beside a document are the likeliest. Where two of one folder differ, none
 * counts.
 */
export function withSlothWindows(file: SloFile, around: readonly SloFile[]): SloFile {
  if (!file.slos.some(isSloth)) {
    return file;
  }
  const files = [...around.filter(({ path }) => path !== file.path), file];
  const found = foldersUp(file.path).map(folder => files.filter(({ path }) => dirname(path) === folder));
  const known = new Map<number, readonly AlertBranch[] | null>();
  const windowsFor = (period: number): readonly AlertBranch[] | null => {
    const before = known.get(period);
    if (before !== undefined) {
      return before;
    }
    const nearest = found.map(folder => windowsIn(folder, period)).find(windows => windows.length > 0) ?? [];
    const windows = new Set(nearest.map(signatureOf)).size === 1 ? (nearest[0] ?? null) : null;
    known.set(period, windows);
    return windows;
  };
  const slos = file.slos.map(slo => {
    const windows = isSloth(slo) && slo.window !== null ? windowsFor(slo.window.seconds) : null;
    return windows === null ? slo : { ...slo, alerts: alertsBy(windows, slo) };
  });
  return slos.every((slo, index) => slo === file.slos[index]) ? file : { ...file, slos };
}

/** The periods that any of these files has windows for, in seconds. */
export function slothPeriodsIn(files: readonly Pick<SloFile, 'others'>[]): ReadonlySet<number> {
  return new Set(
    files.flatMap(({ others }) => others.filter(isWhole).map(({ period }) => period?.value ?? 0)),
  );
}

function isSloth({ format }: Slo): boolean {
  return format === 'sloth/v1' || format === 'sloth/k8s';
}

function isWhole({ kind, alerts }: OtherDocument): boolean {
  return kind === 'AlertWindows' && alerts?.length === branchesOfWindows;
}

function windowsIn(files: readonly SloFile[], period: number): readonly (readonly AlertBranch[])[] {
  return files.flatMap(({ others }) =>
    others
      .filter(other => isWhole(other) && other.period?.value === period)
      .map(({ alerts }) => alerts ?? []),
  );
}

function signatureOf(windows: readonly AlertBranch[]): string {
  return windows
    .map(({ longSeconds, shortSeconds, burnRate }) => [longSeconds, shortSeconds, burnRate].join(' '))
    .join();
}

/** Those of the severities that are on. */
function alertsBy(windows: readonly AlertBranch[], { alerts }: Slo): readonly AlertBranch[] {
  return madeByTool(windows.filter(({ severity }) => alerts.some(alert => alert.severity === severity)));
}
