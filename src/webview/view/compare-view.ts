import { type Child, type Children, h, type VNode } from '../dom/vnode.ts';
import { otherDialect, otherObjectives, type OtherObjective } from '../scene/comparison.ts';
import { pageAfter } from '../scene/pages.ts';
import type { Scene } from '../scene/scene.ts';
import { percent, share, time } from '../words/amounts.ts';
import { listed, say } from '../words/say.ts';
import { head } from './pieces.ts';
import { cell, table } from './table.ts';
import type { View } from './view.ts';

/** What other objectives, and the windows of the other tool, would come to. */
export function compareView({ scene }: View): Children {
  if (scene.terms === null) {
    return null;
  }
  const names = listed(scene.incidents.map(({ letter }) => letter));
  const spends = names === '' ? say('aDayOfErrors') : say('wouldSpend', names);
  const hasAlerts = scene.slo.alerts.length > 0;
  const columns = [
    { text: say('objective') },
    { text: say('budget'), class: 'n' },
    { text: spends },
    ...(hasAlerts
      ? [
          { text: say('outagePagesAfter'), class: 'n drop' },
          { text: say('thenLeft'), class: 'n' },
        ]
      : []),
  ];
  const rows = otherObjectives(scene).map(other => ({
    class: other.isPresent ? 'now' : '',
    cells: [
      cell(percent(other.objective)),
      cell(time(other.budgetSeconds), 'n'),
      cell(h('div', { class: 'inline' }, spentBar(other), h('span', {}, share(other.spent))), 'wide'),
      ...(hasAlerts
        ? [
            cell(time(other.pageSeconds), 'n drop'),
            cell(other.reactSeconds === null ? '–' : time(other.reactSeconds), 'n'),
          ]
        : []),
    ],
  }));
  return [
    head('h-compare', say('compareHeading'), null),
    h('div', {}, table('compare', columns, rows, say('compareHeading')), dialectNote(scene)),
  ];
}

/** Hatched up to the whole budget, solid beyond it. The figure stands beside it. */
function spentBar({ spent }: OtherObjective): VNode {
  const name = spent > 1 ? 'gauge is-over' : 'gauge is-whatif';
  const style = { '--level': `${String(Math.min(100, Math.max(0.5, spent * 100)))}%` };
  return h('div', { class: name, 'aria-hidden': 'true', style }, h('div', { class: 'level' }));
}

function dialectNote(scene: Scene): Child {
  const other = otherDialect(scene);
  if (other === null) {
    return null;
  }
  const own = pageAfter(scene.slo.alerts, scene.terms?.budget ?? 0, 1);
  const { tool, pageSeconds, waits } = other;
  const words =
    own === null
      ? say('otherAlone', tool, time(pageSeconds))
      : waits > 0
        ? say('otherWaits', tool, time(pageSeconds), time(own), time(waits))
        : say('otherSpeaks', tool, time(pageSeconds), time(own));
  return h('p', { class: 'foot' }, words);
}
