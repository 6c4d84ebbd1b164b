import { type Guard, guards } from '../../base/guard.ts';
import { guardsIn, matrixOf, type MatrixRow } from '../rules/matrix.ts';
import type { Review } from '../session-types.ts';
import { code } from './markdown-text.ts';
import { counted, guardName } from './words.ts';

/** The guards that always have a column; the others have one where they have been decided. */
const usual: readonly Guard[] = ['timeout', 'retry', 'circuit-breaker', 'fallback'];

/** So many rows are read; the others are counted. */
const mostRows = 50;

/** A table of the dependencies and how many of their calls have each guard; the one that lacks most first. */
export function matrixLines(review: Review): readonly string[] {
  const rows = matrixOf(review.calls);
  if (rows.length === 0) {
    return [];
  }
  const decided = guardsIn(rows);
  const columns = guards.filter(guard => usual.includes(guard) || decided.includes(guard));
  const rest = rows.length - mostRows;
  return [
    line(['dependency', 'calls', ...columns.map(guard => guardName(guard, 'full'))]),
    line(['---', '---:', ...columns.map(() => '---')]),
    ...rows
      .slice(0, mostRows)
      .map(row =>
        line([code(row.dependency), String(row.calls.length), ...columns.map(guard => cellOf(guard, row))]),
      ),
    ...(rest > 0 ? ['', `… and ${counted(rest, 'dependency', 'dependencies')} more`] : []),
  ];
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** A mark never stands alone: the words are beside it. */
function cellOf(guard: Guard, row: MatrixRow): string {
  const count = row.guards[guard];
  if (count === undefined) {
    const decided = row.calls.some(call => call.guards[guard] !== undefined);
    return decided ? '– not applicable' : '? not looked at';
  }
  const { present, of, unknown } = count;
  return [
    ...(of === 0 ? [] : [`${present === of ? '✓' : '✗'} ${String(present)}/${String(of)} present`]),
    ...(unknown === 0 ? [] : [`? ${String(unknown)} unknown`]),
  ].join(', ');
}
