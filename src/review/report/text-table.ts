import type { Guard } from '../../base/guard.ts';
import { cutMiddle } from '../rules/fit.ts';
import { type GuardCount, guardsIn, matrixOf, type MatrixRow } from '../rules/matrix.ts';
import type { Review } from '../session-types.ts';
import { type Paint, visible } from './sgr.ts';
import { counted, guardName } from './words.ts';

/** More would not fit a screenshot. */
const mostRows = 20;
const widestName = 40;

/**
 * `payments    7 calls   timeout 6/7   retry 7/7`: a line for each dependency, the worst first, a column for each guard that has
 * been decided. Calls in tests are left out.
 */
export function tableLines(review: Review, width: number | null, paint: Paint): readonly string[] {
  const rows = matrixOf(review.calls);
  const columns = guardsIn(rows);
  const most = width === null ? widestName : Math.min(widestName, Math.max(12, width - 40));
  const shown = rows.slice(0, mostRows).map(row => ({
    name: cutMiddle(visible(row.dependency), most),
    calls: callsText(row),
    cells: columns.map(guard => cellOf(guard, row)),
  }));
  const nameWidth = Math.max(0, ...shown.map(({ name }) => name.length));
  const callsWidth = Math.max(0, ...shown.map(({ calls }) => calls.length));
  const cellWidths = columns.map((_, index) =>
    Math.max(0, ...shown.map(({ cells }) => cells[index]?.text.length ?? 0)),
  );
  const lines = shown.map(({ name, calls, cells }) => {
    const painted = cells.map((cell, index) => paintedCell(cell, cellWidths[index] ?? 0, paint));
    return [name.padEnd(nameWidth), calls.padStart(callsWidth), ...painted].join('   ').trimEnd();
  });
  const rest = rows.length - shown.length;
  return rest > 0 ? [...lines, `… and ${counted(rest, 'dependency', 'dependencies')} more`] : lines;
}

function callsText({ calls }: MatrixRow): string {
  return calls.length === 1 ? '1 call ' : counted(calls.length, 'call');
}

interface Cell {
  readonly text: string;
  readonly count: GuardCount | undefined;
}

function cellOf(guard: Guard, row: MatrixRow): Cell {
  const count = row.guards[guard];
  return { text: count === undefined ? '' : cellText(guard, count), count };
}

function cellText(guard: Guard, { present, of, unknown }: GuardCount): string {
  const known = of === 0 ? '' : ` ${String(present)}/${String(of)}`;
  const rest = unknown === 0 ? '' : `${of === 0 ? ' ' : ', '}${String(unknown)} unknown`;
  return guardName(guard, 'short') + known + rest;
}

function paintedCell({ text, count }: Cell, width: number, paint: Paint): string {
  const colour = count === undefined || count.of === 0 ? null : count.present < count.of ? 'yellow' : 'green';
  return (colour === null ? text : paint(colour, text)) + ' '.repeat(width - text.length);
}
