import { guards, type Guard, type VerdictKind } from '../../base/guard.ts';
import { compareText } from '../../base/place.ts';
import type { OutboundCall } from '../analysis/call.ts';

/** A dependency with its calls, and how many of them have each guard. */
export interface MatrixRow {
  /** The id of the dependency. */
  readonly dependency: string;
  readonly calls: readonly OutboundCall[];
  /** Of each guard that applies to some call and has been looked at. */
  readonly guards: Readonly<Partial<Record<Guard, GuardCount>>>;
  /** Guards that calls lack, or that stand there and do nothing, over all calls. */
  readonly missing: number;
}

export interface GuardCount {
  readonly present: number;
  /** Calls of which it can be told, and to which it applies. */
  readonly of: number;
  readonly unknown: number;
}

/**
 * The dependencies of a review and the guards of their calls: what the terminal, the reports and the editor show as a table. The
 * worst come first: those with the most guards missing, then the most calls. Calls in tests are left out.
 */
export function matrixOf(calls: readonly OutboundCall[]): readonly MatrixRow[] {
  const byDependency = new Map<string, OutboundCall[]>();
  for (const call of calls.filter(({ context }) => context !== 'test')) {
    const group = byDependency.get(call.dependency);
    if (group === undefined) {
      byDependency.set(call.dependency, [call]);
    } else {
      group.push(call);
    }
  }
  return [...byDependency]
    .map(([dependency, group]) => rowOf(dependency, group))
    .sort(
      (a, b) =>
        b.missing - a.missing || b.calls.length - a.calls.length || compareText(a.dependency, b.dependency),
    );
}

/** The guards that have been looked at for some call of the rows, in their own order. */
export function guardsIn(rows: readonly MatrixRow[]): readonly Guard[] {
  return guards.filter(guard =>
    rows.some(({ calls }) => calls.some(call => call.guards[guard] !== undefined)),
  );
}

function rowOf(dependency: string, calls: readonly OutboundCall[]): MatrixRow {
  const counts = guards.flatMap((guard): (readonly [Guard, GuardCount])[] => {
    const count = countOf(calls.flatMap(call => call.guards[guard]?.verdict ?? []));
    return count === null ? [] : [[guard, count]];
  });
  const missing = counts.reduce((sum, [, { of, present }]) => sum + of - present, 0);
  return { dependency, calls, guards: Object.fromEntries(counts), missing };
}

function countOf(verdicts: readonly VerdictKind[]): GuardCount | null {
  const number = (kind: VerdictKind): number => verdicts.filter(verdict => verdict === kind).length;
  const unknown = number('unknown');
  const of = verdicts.length - unknown - number('not-applicable');
  return of + unknown === 0 ? null : { present: number('present'), of, unknown };
}
