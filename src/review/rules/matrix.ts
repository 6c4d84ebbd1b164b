import { expectedGuards, guards, type Guard, type VerdictKind } from '../../base/guard.ts';
import { compareText } from '../../base/place.ts';
import type { OutboundCall } from '../analysis/call.ts';

/** A dependency with its calls, and how many of them have each guard. */
export interface MatrixRow {
  /** The id of the dependency. */
  readonly dependency: string;
  readonly calls: readonly OutboundCall[];
  /** Of each guard that applies to some call and has been looked at; one that few calls want is left out where none has it. */
  readonly guards: Readonly<Partial<Record<Guard, GuardCount>>>;
  /** What calls lack, or has no effect, over all calls: a timeout, and any guard that most calls want. */
  readonly missing: { readonly timeouts: number; readonly guards: number };
}

export interface GuardCount {
  readonly present: number;
  /** Calls of which it can be told, and to which it applies. */
  readonly of: number;
  readonly unknown: number;
}

/**
 * The dependencies of a review and the guards of their calls: what the terminal, the reports and the editor show as a table. The
 * worst come first: those with the most timeouts missing, for without one a call may wait for ever, then the most guards, then the
 * most calls. Calls in tests are left out.
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
        b.missing.timeouts - a.missing.timeouts ||
        b.missing.guards - a.missing.guards ||
        b.calls.length - a.calls.length ||
        compareText(a.dependency, b.dependency),
    );
}

/** The guards that are worth a column, in their own order: those that most calls want, and of the others what some call has. */
export function guardsIn(rows: readonly MatrixRow[]): readonly Guard[] {
  const isDecided = (guard: Guard): boolean =>
    rows.some(({ calls }) => calls.some(call => call.guards[guard] !== undefined));
  return guards.filter(guard =>
    expectedGuards.includes(guard) ? isDecided(guard) : rows.some(row => row.guards[guard] !== undefined),
  );
}

function rowOf(dependency: string, calls: readonly OutboundCall[]): MatrixRow {
  const counts = guards.flatMap((guard): (readonly [Guard, GuardCount])[] => {
    const count = countOf(calls.flatMap(call => call.guards[guard]?.verdict ?? []));
    const isSaid = count !== null && (expectedGuards.includes(guard) || count.present > 0);
    return isSaid ? [[guard, count]] : [];
  });
  const missing = (among: readonly Guard[]): number =>
    counts.reduce((sum, [guard, { of, present }]) => sum + (among.includes(guard) ? of - present : 0), 0);
  return {
    dependency,
    calls,
    guards: Object.fromEntries(counts),
    missing: { timeouts: missing(['timeout']), guards: missing(expectedGuards) },
  };
}

function countOf(verdicts: readonly VerdictKind[]): GuardCount | null {
  const number = (kind: VerdictKind): number => verdicts.filter(verdict => verdict === kind).length;
  const unknown = number('unknown');
  const of = verdicts.length - unknown - number('not-applicable');
  return of + unknown === 0 ? null : { present: number('present'), of, unknown };
}
