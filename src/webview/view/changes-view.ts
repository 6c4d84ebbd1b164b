import { type Children, h } from '../dom/vnode.ts';
import { type Change, changesOf } from '../scene/changes.ts';
import { changesHeading } from '../scene/sentences.ts';
import { number } from '../words/amounts.ts';
import { say } from '../words/say.ts';
import { head, spoken } from './pieces.ts';
import { cell, table } from './table.ts';
import type { View } from './view.ts';

/** What the buffer changes against git's HEAD; nothing where there is no git. */
export function changesView({ scene }: View): Children {
  if (scene.head === undefined || scene.terms === null) {
    return null;
  }
  const changes = changesOf(scene);
  const heading = head('h-changes', spoken(changesHeading(changes)), null);
  if (changes?.areAny !== true) {
    const hint = say(changes === null ? 'changesNewHint' : 'changesNoneHint');
    return [heading, h('p', { class: 'muted' }, hint)];
  }
  const columns = [
    { text: say('whatFollows') },
    { text: say('head'), class: 'n' },
    { text: say('now'), class: 'n' },
    { text: say('change'), class: 'n drop' },
  ];
  const rows = changes.rows.map(change => ({
    cells: [
      cell(change.what, 'wrap'),
      cell(change.was, 'n muted'),
      cell(change.isSame ? change.now : h('b', {}, change.now), 'n'),
      cell(factorWords(change), 'n muted drop'),
    ],
  }));
  return [heading, table('', columns, rows, say('whatFollows'))];
}

function factorWords({ factor, isSame }: Change): string {
  return isSame ? say('same') : factor === null ? '' : `× ${number(factor)}`;
}
