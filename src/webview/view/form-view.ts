import { type Child, type Children, h, type VNode } from '../dom/vnode.ts';
import { percentOfRatio, ratioOfPercent } from '../../slo/units/decimal.ts';
import type { SloFormat } from '../../slo/model/model.ts';
import { usualObjectives } from '../scene/comparison.ts';
import { titleOf } from '../scene/scene.ts';
import { offeredWindows, presentWindow, windowName } from '../scene/windows.ts';
import { readPercent } from '../words/read-amounts.ts';
import { percent, number } from '../words/amounts.ts';
import { rich, say } from '../words/say.ts';
import { objectiveEdit, restoredObjective } from './objective-edit.ts';
import { alertsGroup } from './alerts-group.ts';
import { group, note, refusalNote, select, textField } from './field.ts';
import { indicatorGroup } from './indicator-group.ts';
import { moreGroup } from './more-group.ts';
import { link, quiet } from './pieces.ts';
import { problemsGroup } from './problems-group.ts';
import type { View } from './view.ts';

/** What the document says, as a form. Each field is a splice of the text. */
export function formView(view: View): Children {
  const { scene } = view;
  return [
    title(view),
    problemsGroup(view),
    objectiveGroup(view),
    windowGroup(view),
    indicatorGroup(view),
    alertsGroup(view),
    moreGroup(view),
    scene.preview.omitted > 0 ? note(say('omitted', number(scene.preview.omitted, 9))) : null,
  ];
}

const formatNames: Readonly<Record<SloFormat, string>> = {
  'openslo/v1alpha': 'OpenSLO v1alpha',
  'openslo/v1': 'OpenSLO v1',
  'openslo/v2alpha': 'OpenSLO v2alpha',
  'sloth/v1': 'Sloth, prometheus/v1',
  'sloth/k8s': 'Sloth, Kubernetes',
  pyrra: 'Pyrra',
  'slo-generator': 'slo-generator v2',
  nobl9: 'Nobl9',
  markdown: 'Markdown',
};

function title({ scene, actions }: View): VNode {
  const { slo, preview } = scene;
  const { slos } = preview;
  const service = slo.service === null ? '' : `${slo.service.value} · `;
  return h(
    'div',
    { class: 'title', key: 'title' },
    h('h2', { id: 'h-form', class: slos.length < 2 ? null : 'sr-only' }, titleOf(slo)),
    slos.length < 2
      ? null
      : h(
          'div',
          { class: 'chooser' },
          select(
            { 'aria-label': say('slo'), id: 'chooser' },
            slo.id,
            slos.map(each => ({ value: each.id, words: titleOf(each) })),
            actions.choose,
          ),
          h(
            'span',
            { class: 'muted', 'aria-hidden': 'true' },
            say('chosenOf', String(slos.indexOf(slo) + 1), String(slos.length)),
          ),
        ),
    h('p', { class: 'note' }, `${service}${formatNames[slo.format]}`),
  );
}

function objectiveGroup(view: View): VNode {
  const { scene, actions } = view;
  const { slo, head } = scene;
  const present = slo.objective?.value ?? null;
  const before = head?.objective?.value ?? null;
  const isChanged = before !== null && before !== present;
  const set = (ratio: number): void => {
    actions.edit('objective', objectiveEdit(scene, ratio));
  };
  const restore = (): void => {
    const edit = restoredObjective(scene);
    if (edit !== null) {
      actions.edit('objective', edit);
    }
  };
  return h(
    'div',
    { class: isChanged ? 'group objective modified' : 'group objective', key: 'objective' },
    textField(
      {
        id: 'objective',
        label: say('objective'),
        kind: 'line',
        unit: '%',
        value: present === null ? '' : String(percentOfRatio(present)),
        input: typed => {
          const ratio = readPercent(typed);
          if (ratio !== null) {
            set(ratio);
          }
        },
        more: { inputmode: 'decimal' },
      },
      view,
    ),
    h(
      'div',
      { class: 'presets', role: 'group', 'aria-label': say('presets') },
      ...usualObjectives.map(ratio =>
        quiet(String(percentOfRatio(ratio)), () => set(ratioOfPercent(percentOfRatio(ratio))), {
          'aria-pressed': String(ratio === present),
        }),
      ),
    ),
    before === null
      ? null
      : note(
          isChanged ? [`${say('atHead', percent(before))} `, link(say('restore'), restore)] : say('asAtHead'),
        ),
  );
}

function windowGroup({ scene, actions, refusals }: View): VNode {
  const { slo } = scene;
  const offered = offeredWindows(slo);
  const present = presentWindow(slo);
  if (offered.length === 0) {
    return group('window', say('window'), h('p', {}, windowName(slo)), windowNote(slo.format));
  }
  const isListed = offered.some(({ id }) => id === present);
  const choices = [
    ...(isListed ? [] : [{ value: present ?? '', words: windowName(slo) }]),
    ...offered.map(({ id, words }) => ({ value: id, words })),
  ];
  const choose = (id: string): void => {
    const found = offered.find(each => each.id === id);
    if (found !== undefined) {
      actions.edit('window', { kind: 'window', slo: slo.id, choice: found.choice });
    }
  };
  return group(
    'window',
    h('label', { for: 'window' }, say('window')),
    select({ id: 'window' }, present ?? '', choices, choose),
    refusalNote('window', refusals.get('window')),
  );
}

function windowNote(format: SloFormat): Child {
  return format === 'slo-generator'
    ? note(say('generatorWindow'))
    : note(rich('slothWindow', '--default-slo-period'));
}
