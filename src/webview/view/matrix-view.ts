import { type Children, h, type VNode } from '../dom/vnode.ts';
import { detectionMatrix, type MatrixColumn } from '../../slo/figures/matrix.ts';
import type { AlertFigures } from '../../slo/figures/figures.ts';
import type { AlertBranch } from '../../slo/model/model.ts';
import { matrixHeading } from '../scene/sentences.ts';
import { urgencyOf } from '../scene/urgency.ts';
import { percent, timeInBrief, times } from '../words/amounts.ts';
import { say } from '../words/say.ts';
import { alertLabel, head, spoken } from './pieces.ts';
import { type Cell, cell, type Row, table } from './table.ts';
import type { View } from './view.ts';

type Column = MatrixColumn<AlertBranch>;

/** For each alert and share of errors: whether it can fire, and how fast. */
export function matrixView({ scene }: View): Children {
  const { terms, figures, slo } = scene;
  if (terms === null || figures.alerts.length === 0) {
    return null;
  }
  const columns = detectionMatrix(slo.alerts, terms.budget, terms.windowSeconds);
  return [
    head('h-matrix', spoken(matrixHeading(scene, columns)), say('matrixHint')),
    matrixTable(figures.alerts, columns, terms.budget),
  ];
}

function matrixTable(alerts: readonly AlertFigures[], columns: readonly Column[], budget: number): VNode {
  const above = columns.find(({ exhaustionSeconds }) => exhaustionSeconds !== null)?.errors;
  const isMajor = ({ errors }: Column): boolean =>
    errors === above || (errors >= budget && [0.01, 0.1, 1].includes(errors));
  const minor = (column: Column): string => (isMajor(column) ? '' : 'minor');
  const headings = [
    { text: say('errors'), class: 'name' },
    { text: say('canItFire'), class: 'fact' },
    { text: say('whileHolds'), class: 'fact' },
    ...columns.map(column => ({
      text: percent(column.errors),
      class: minor(column),
      content: [h('b', {}, percent(column.errors)), h('br', {}), times(column.burnRate)],
    })),
  ];
  const rows = alerts.map((alert, index): Row => ({
    class: alert.canFire ? '' : 'dead',
    cells: [
      cell(alertLabel(alert.branch)),
      cell(say(alert.canFire ? 'yes' : 'never'), 'fact'),
      cell(say(alert.firesInside ? 'yes' : 'no'), 'fact'),
      ...columns.map(column => timeCell(alert, column, index, minor(column))),
    ],
  }));
  return table('matrix', headings, [...rows, goneRow(columns, minor)], say('matrixHint'));
}

function timeCell({ branch }: AlertFigures, column: Column, index: number, minor: string): Cell {
  const seconds = column.detectSeconds[index] ?? null;
  if (seconds === null) {
    return cell('–', `never ${minor}`.trim());
  }
  const first = column.first === branch ? ' first' : '';
  return {
    content: timeInBrief(seconds),
    class: `cell is-${urgencyOf(branch)}${first} ${minor}`.trim(),
    style: { '--heat': `${String(heatOf(seconds))}%` },
  };
}

/** The sooner the warmer: 6 to 32 per cent of the colour, from three days down to half a minute. */
function heatOf(seconds: number): number {
  const [fastest, slowest] = [30, 3 * 86_400];
  const cool = Math.log(seconds / fastest) / Math.log(slowest / fastest);
  return Math.round(6 + 26 * Math.max(0, Math.min(1, 1 - cool)));
}

function goneRow(columns: readonly Column[], minor: (column: Column) => string): Row {
  return {
    class: 'sum',
    cells: [
      cell(say('budgetGoneAfter')),
      cell('', 'fact'),
      cell('', 'fact'),
      ...columns.map(column =>
        cell(
          column.exhaustionSeconds === null ? say('never') : timeInBrief(column.exhaustionSeconds),
          minor(column),
        ),
      ),
    ],
  };
}
