import { type Paint, visible } from '../../review/report/sgr.ts';
import { type AlertFigures, type ByErrorShare, sampleShares } from '../../slo/figures/figures.ts';
import { percentInWords, windowInWords } from '../../slo/units/words.ts';
import { nameOf } from './burn-down.ts';
import { atLeast, rateInWords, wrapped } from './words.ts';

interface Column {
  readonly title: string;
  readonly cell: (alert: AlertFigures) => string;
}

const alwaysThere: readonly Column[] = [
  { title: 'alert', cell: alert => visible(nameOf(alert)) },
  { title: 'windows', cell: ({ branch }) => windowsOf(branch).join(', ') },
  { title: 'burn', cell: ({ branch }) => rateInWords(branch.burnRate) },
];

const holding: Column = {
  title: 'for',
  cell: ({ branch }) => (branch.forSeconds === null ? '' : windowInWords(branch.forSeconds)),
};

const spent: Column = {
  title: 'spent',
  cell: ({ budgetConsumed }) => (budgetConsumed === null ? '' : percentInWords(budgetConsumed)),
};

/**
 * A row for each branch: its windows, its burn rate, the budget that is spent by then, and how long it takes to fire when all
 * requests fail, one in ten, one in a hundred. Where the table is wider than the terminal, each branch is a few sentences instead.
 */
export function alertLines(
  alerts: readonly AlertFigures[],
  width: number | null,
  paint: Paint,
): readonly string[] {
  if (alerts.length === 0) {
    return [];
  }
  const table = tableOf(alerts);
  const widths = table.reduce<readonly number[]>(
    (most, row) => row.map((cell, index) => Math.max(most[index] ?? 0, cell.length)),
    [],
  );
  const lines = table.map((row, at) =>
    row
      .map((cell, index) => {
        const padded = index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0);
        return at === 0 ? paint('dim', padded) : cell === never ? paint('yellow', padded) : padded;
      })
      .join('  ')
      .trimEnd(),
  );
  const total = widths.reduce((sum, each) => sum + each + 2, -2);
  return width === null || total <= width ? lines : alerts.flatMap(alert => sentences(alert, width));
}

const never = 'never';

function tableOf(alerts: readonly AlertFigures[]): readonly (readonly string[])[] {
  const columns: readonly Column[] = [
    ...alwaysThere,
    ...(alerts.some(({ branch }) => branch.forSeconds !== null) ? [holding] : []),
    ...(alerts.some(({ budgetConsumed }) => budgetConsumed !== null) ? [spent] : []),
    ...sampleShares.map((share): Column => ({
      title: `${percentInWords(share)} fail`,
      cell: ({ detectSeconds }) => detected(detectSeconds, share),
    })),
  ];
  return [columns.map(({ title }) => title), ...alerts.map(alert => columns.map(({ cell }) => cell(alert)))];
}

function windowsOf(branch: AlertFigures['branch']): readonly string[] {
  const { longSeconds, shortSeconds } = branch;
  return [longSeconds, ...(shortSeconds === null ? [] : [shortSeconds])].map(windowInWords);
}

function detected(seconds: ByErrorShare, share: (typeof sampleShares)[number]): string {
  const value = seconds[`${share}`];
  return value === null ? never : atLeast(value);
}

function sentences(alert: AlertFigures, width: number): readonly string[] {
  const { branch, budgetConsumed, detectSeconds } = alert;
  const held = branch.forSeconds === null ? '' : ` for ${windowInWords(branch.forSeconds)}`;
  const at = budgetConsumed === null ? '' : `, ${percentInWords(budgetConsumed)} spent by then`;
  const times = sampleShares.map(share => `${percentInWords(share)}: ${detected(detectSeconds, share)}`);
  const text = `burn ${rateInWords(branch.burnRate)} over ${windowsOf(branch).join(' and ')}${held}${at}; fires after`;
  return [
    visible(nameOf(alert)),
    ...wrapped(`${text} ${times.join(', ')}`, Math.max(1, width - 2)).map(line => `  ${line}`),
  ];
}
