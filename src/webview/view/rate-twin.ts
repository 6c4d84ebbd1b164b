import type { VNode } from '../dom/vnode.ts';
import type { Hit } from '../scene/hits.ts';
import type { Run } from '../scene/run.ts';
import type { WhatIf } from '../state/incidents.ts';
import { share, time, times } from '../words/amounts.ts';
import { say } from '../words/say.ts';
import { alertLabel } from './pieces.ts';
import { cell, table } from './table.ts';

/** The panels as a table. `budgetSeconds`: of full outage. */
export function rateTwin(
  { burnRate, course }: Run,
  incident: WhatIf,
  hits: readonly Hit[],
  budgetSeconds: number,
): VNode {
  const { start, seconds } = incident;
  const peak = (window: number): string => times(burnRate(window)(start + seconds));
  const columns = [
    { text: say('alert') },
    ...(['threshold', 'longPeak', 'shortPeak', 'firesAfter', 'clearsAfter', 'spentWhenItFires'] as const).map(
      key => ({ text: say(key), class: 'n' }),
    ),
  ];
  const rows = hits.map(({ alert: { branch }, fired }) => ({
    cells: [
      cell(alertLabel(branch)),
      cell(times(branch.burnRate), 'n'),
      cell(peak(branch.longSeconds), 'n'),
      cell(branch.shortSeconds === null ? '–' : peak(branch.shortSeconds), 'n'),
      cell(fired === null ? say('never') : time(fired.from), 'n'),
      cell(fired === null ? '–' : time(fired.to), 'n'),
      cell(
        fired === null || budgetSeconds === 0
          ? '–'
          : share(course.remaining(start) - course.remaining(start + fired.from)),
        'n',
      ),
    ],
  }));
  return table('stacked', columns, rows, say('incident', incident.letter));
}
