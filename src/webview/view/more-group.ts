import { type Child, h } from '../dom/vnode.ts';
import { say } from '../words/say.ts';
import { scalarField } from './edit-field.ts';
import type { View } from './view.ts';

const kinds = ['display-name', 'name', 'service', 'description'] as const;

/** Names and descriptions, out of the way. */
export function moreGroup(view: View): Child {
  const { slo, preview } = view.scene;
  const own = preview.editables.filter(({ slos }) => slos.includes(slo.id));
  const found = kinds.flatMap(kind => own.filter(({ what }) => what === kind).slice(0, 1));
  return found.length === 0
    ? null
    : h(
        'details',
        { class: 'group more', key: 'more' },
        h('summary', {}, say('moreFields')),
        ...found.map(editable =>
          scalarField(view, editable, {
            label: say(
              editable.what === 'name' ? 'name' : (kinds.find(each => each === editable.what) ?? 'name'),
            ),
            kind: editable.what === 'description' ? 'text' : 'line',
            class: 'sub',
          }),
        ),
      );
}
