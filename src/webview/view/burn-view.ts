import { type Children, h, type VNode } from '../dom/vnode.ts';
import { budgetBar } from '../charts/budget-bar.ts';
import { burnDown } from '../charts/burn-down.ts';
import { eventsOf } from '../scene/events.ts';
import { burnHeading } from '../scene/sentences.ts';
import type { Scene } from '../scene/scene.ts';
import { share } from '../words/amounts.ts';
import { exactClock } from '../words/clock.ts';
import { say } from '../words/say.ts';
import { head, quiet, spoken } from './pieces.ts';
import { cell, table } from './table.ts';
import type { View } from './view.ts';

export function barView({ scene, width }: View): Children {
  return budgetBar(scene, width);
}

/** The budget in the course of the window, or the same as a table. */
export function burnView(view: View): Children {
  const { scene, actions, hint } = view;
  if (scene.run === null) {
    return null;
  }
  const isTable = scene.state.twins.includes('burn');
  const toggle = quiet(say(isTable ? 'chart' : 'table'), () => actions.toggleTwin('burn'), {
    'aria-pressed': String(isTable),
  });
  const explanation =
    hint === 'keys'
      ? say('burnKeys')
      : scene.incidents.length === 0
        ? say('burnHintNone')
        : say(scene.slo.alerts.length === 0 ? 'burnHintNoAlerts' : 'burnHint');
  return [
    head('h-burn', spoken(burnHeading(scene)), explanation, [toggle]),
    isTable ? burnTwin(scene) : h('figure', { class: 'burn' }, burnDown(view)),
  ];
}

function burnTwin(scene: Scene): VNode {
  const columns = [
    { text: say('when') },
    { text: say('what') },
    { text: say('budgetLeft'), class: 'n' },
    { text: say('policy') },
  ];
  const rows = eventsOf(scene).map(({ at, what, left, policy }) => ({
    cells: [cell(exactClock(at)), cell(what, 'wrap'), cell(share(left), 'n'), cell(policy)],
  }));
  return h(
    'div',
    { class: 'twin', tabindex: 0, role: 'region', 'aria-label': say('budgetLeft') },
    table('', columns, rows, say('budgetLeft')),
  );
}
