import { type Children, h } from '../dom/vnode.ts';
import { complement } from '../../slo/units/decimal.ts';
import { settingsFor } from '../scene/scene.ts';
import { percent, share } from '../words/amounts.ts';
import { listed, say } from '../words/say.ts';
import { head } from './pieces.ts';
import { cell, table } from './table.ts';
import type { View } from './view.ts';

/** What the services behind it leave of the objective. */
export function dependenciesView({ scene }: View): Children {
  const { dependencies } = scene.service;
  const { terms } = scene;
  if (dependencies === null || terms === null) {
    return null;
  }
  const { ceiling, isReachable, left, weak } = dependencies;
  const heading = isReachable
    ? say('dependenciesLeave', share(left))
    : say('dependenciesBlock', percent(ceiling));
  const columns = [
    { text: say('dependency') },
    { text: say('availability'), class: 'n' },
    { text: say('spendsOfBudget'), class: 'n' },
  ];
  const unique = new Map(settingsFor(scene).dependencies.map(each => [each.name, each]));
  const rows = [...unique.values()].map(({ name, availability }) => ({
    cells: [
      cell(name, 'wrap'),
      cell(percent(availability), 'n'),
      cell(share(complement(availability) / terms.budget), weak.includes(name) ? 'n best' : 'n'),
    ],
  }));
  const note = say(weak.length === 1 ? 'dependenciesWeakOne' : 'dependenciesWeak', listed(weak));
  return [
    head('h-dependencies', heading, null),
    h(
      'div',
      {},
      table('', columns, rows, heading),
      weak.length === 0 ? null : h('p', { class: 'foot' }, note),
    ),
  ];
}
