import { type Children, h } from '../dom/vnode.ts';
import { engineer, promise } from '../scene/sentences.ts';
import { say } from '../words/say.ts';
import { menuOf } from './menu.ts';
import { plain, spoken } from './pieces.ts';
import type { View } from './view.ts';

/** The promise as a sentence, for those who decide and for those who run it. */
export function heroView({ scene, actions, menu }: View): Children {
  const second = engineer(scene);
  const isAssumed = scene.figures.windowSeconds === null && scene.terms !== null;
  return h(
    'div',
    { class: 'top' },
    h(
      'div',
      {},
      h('h1', { id: 'h-promise' }, spoken(promise(scene))),
      second === null ? null : h('p', { class: 'engineer' }, plain(second)),
      isAssumed ? h('p', { class: 'engineer' }, say('assumedWindow')) : null,
    ),
    scene.terms === null
      ? null
      : h('div', { class: 'tools' }, menuOf('copy', menu, actions), menuOf('export', menu, actions)),
  );
}
