import { type Guard, guards } from '../../base/guard.ts';
import { compareText } from '../../base/place.ts';
import type { OutboundCall } from '../analysis/call.ts';
import { cutMiddle } from '../rules/fit.ts';
import type { Review } from '../session-types.ts';
import { type Paint, visible } from './sgr.ts';
import { counted } from './words.ts';

/** A dependency with how many of its calls have each guard. */
interface Row {
  readonly name: string;
  readonly calls: number;
  readonly cells: readonly (Cell | null)[];
  readonly missing: number;
}

interface Cell {
  readonly guard: Guard;
  readonly present: number;
  /** Calls of which it can be told, and to which it applies. */
  readonly of: number;
  readonly unknown: number;
}

/** More would not fit a screenshot. */
const mostRows = 20;
const widestName = 40;

/**
 * `payments    7 calls   timeout 6/7   retry 7/7`: a line for each dependency, the worst first, a column for each guard that has
 * been decided. Calls in tests are left out.
 */
export function tableLines(review: Review, width: number | null, paint: Paint): readonly string[] {
  const calls = review.calls.filter(({ context }) => context !== 'test');
  const columns = guards.filter(guard => calls.some(call => call.guards[guard] !== undefined));
  const rows = rowsOf(
    calls,
    columns,
    width === null ? widestName : Math.min(widestName, Math.max(12, width - 40)),
  );
  const shown = rows.slice(0, mostRows);
  const nameWidth = Math.max(0, ...shown.map(({ name }) => name.length));
  const callsWidth = Math.max(0, ...shown.map(row => callsText(row).length));
  const cellWidths = columns.map((_, index) =>
    Math.max(0, ...shown.map(row => cellText(row.cells[index] ?? null).length)),
  );
  const lines = shown.map(row => {
    const cells = row.cells.map((cell, index) => painted(cell, cellWidths[index] ?? 0, paint));
    return [row.name.padEnd(nameWidth), callsText(row).padStart(callsWidth), ...cells].join('   ').trimEnd();
  });
  const rest = rows.length - shown.length;
  return rest > 0 ? [...lines, `… and ${counted(rest, 'dependency', 'dependencies')} more`] : lines;
}

function rowsOf(
  calls: readonly OutboundCall[],
  columns: readonly Guard[],
  nameWidth: number,
): readonly Row[] {
  const byDependency = new Map<string, OutboundCall[]>();
  for (const call of calls) {
    const group = byDependency.get(call.dependency);
    if (group === undefined) {
      byDependency.set(call.dependency, [call]);
    } else {
      group.push(call);
    }
  }
  return [...byDependency]
    .map(([name, group]) => {
      const cells = columns.map(guard => cellOf(guard, group));
      const missing = cells.reduce((sum, cell) => sum + (cell === null ? 0 : cell.of - cell.present), 0);
      return { name, calls: group.length, cells, missing };
    })
    .sort((a, b) => b.missing - a.missing || b.calls - a.calls || compareText(a.name, b.name))
    .map(row => ({ ...row, name: cutMiddle(visible(row.name), nameWidth) }));
}

function cellOf(guard: Guard, calls: readonly OutboundCall[]): Cell | null {
  const verdicts = calls.flatMap(call => call.guards[guard]?.verdict ?? []);
  const present = verdicts.filter(verdict => verdict === 'present').length;
  const unknown = verdicts.filter(verdict => verdict === 'unknown').length;
  const idle = verdicts.filter(verdict => verdict === 'not-applicable').length;
  const of = verdicts.length - unknown - idle;
  return of + unknown === 0 ? null : { guard, present, of, unknown };
}

function callsText({ calls }: Row): string {
  return calls === 1 ? '1 call ' : counted(calls, 'call');
}

function cellText(cell: Cell | null): string {
  if (cell === null) {
    return '';
  }
  const { present, of, unknown } = cell;
  const known = of === 0 ? '' : ` ${String(present)}/${String(of)}`;
  const rest = unknown === 0 ? '' : `${of === 0 ? ' ' : ', '}${String(unknown)} unknown`;
  return cell.guard.replace('circuit-', '').replace('-', ' ') + known + rest;
}

function painted(cell: Cell | null, width: number, paint: Paint): string {
  const text = cellText(cell);
  const colour = cell === null || cell.of === 0 ? null : cell.present < cell.of ? 'yellow' : 'green';
  return (colour === null ? text : paint(colour, text)) + ' '.repeat(width - text.length);
}
