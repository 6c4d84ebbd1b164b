import { type Children, h } from '../dom/vnode.ts';
import { settingsFor } from '../scene/scene.ts';
import { capacityHeading } from '../scene/sentences.ts';
import { number, share } from '../words/amounts.ts';
import { say } from '../words/say.ts';
import { head, spoken } from './pieces.ts';
import { cell, table } from './table.ts';
import type { View } from './view.ts';

/** When the instances run out, from what `.faultline.yaml` says of the service. */
export function capacityView({ scene }: View): Children {
  const heading = capacityHeading(scene);
  const { capacity } = scene.service;
  const settings = settingsFor(scene).capacity;
  if (heading === null || capacity === null || settings === null) {
    return null;
  }
  const { used, carried, projection } = capacity;
  const words =
    used === null || carried === null
      ? say('capacityPeak', number(settings.peak, 15))
      : say('capacityUse', share(used), number(settings.peak, 15), number(carried, 15));
  const most = Math.max(settings.instances ?? 0, ...projection.map(({ needed }) => needed));
  const columns = [
    { text: say('month') },
    { text: say('peak'), class: 'n' },
    { text: say('instancesNeeded') },
  ];
  const rows = projection.map(({ month, peak, needed }) => {
    const isOver = settings.instances !== null && needed > settings.instances;
    return {
      class: isOver ? 'is-over' : '',
      cells: [
        cell(month === 0 ? say('today') : `+${String(month)}`),
        cell(number(peak, 4), 'n'),
        cell(
          h(
            'div',
            { class: 'inline' },
            h(
              'div',
              { class: 'gauge', 'aria-hidden': 'true', style: gaugeStyle(needed, settings.instances, most) },
              h('div', { class: 'level' }),
              settings.instances === null ? null : h('div', { class: 'limit' }),
            ),
            h('span', {}, isOver ? h('b', {}, number(needed, 15)) : number(needed, 15)),
          ),
          'wide',
        ),
      ],
    };
  });
  return [
    head('h-capacity', spoken(heading), words),
    table('capacity', columns, rows, say('instancesNeeded')),
  ];
}

function gaugeStyle(needed: number, there: number | null, most: number): Readonly<Record<string, string>> {
  const part = (value: number): string => `${String(Math.min(100, (100 * value) / most))}%`;
  return { '--level': part(needed), '--limit': part(there ?? 0) };
}
