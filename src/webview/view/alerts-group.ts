import { h, type VNode } from '../dom/vnode.ts';
import type { SloFormat } from '../../slo/model/model.ts';
import { days, number } from '../words/amounts.ts';
import { takesAlerts } from '../scene/takes-alerts.ts';
import { say } from '../words/say.ts';
import { group, note, refusalNote } from './field.ts';
import { branchFields, isWritten } from './branch-fields.ts';
import { quiet } from './pieces.ts';
import type { View } from './view.ts';

/** Whether the SLO alerts, and what of its alerts the document itself says. */
export function alertsGroup(view: View): VNode {
  const { scene, actions, refusals } = view;
  const { slo } = scene;
  const written = slo.alerts.filter(branch => isWritten(scene, branch));
  return group(
    'alerts',
    say('alerts'),
    slo.alerting === 'none' || slo.format === 'markdown'
      ? null
      : h(
          'label',
          { class: 'check' },
          h('input', {
            type: 'checkbox',
            id: 'alerting',
            checked: slo.alerting === 'on',
            on: {
              change: event => {
                const isOn = event.target instanceof HTMLInputElement && event.target.checked;
                actions.edit('alerting', { kind: 'alerting', slo: slo.id, state: isOn ? 'on' : 'off' });
              },
            },
          }),
          say('alertSwitch'),
        ),
    note(madeWords(view, written.length > 0 ? 'written' : 'made')),
    takesAlerts(slo)
      ? quiet(say('addAlerts'), () => actions.edit('alerting', { kind: 'add-alerts', slo: slo.id }), {
          class: 'quiet is-offer',
        })
      : null,
    refusalNote('alerting', refusals.get('alerting') ?? refusals.get('alerts')),
    ...written.map(branch => branchFields(view, branch)),
  );
}

const makers: Readonly<Partial<Record<SloFormat, string>>> = {
  'sloth/v1': 'Sloth',
  'sloth/k8s': 'Sloth',
  'openslo/v1alpha': 'Sloth',
  pyrra: 'Pyrra',
  'slo-generator': 'slo-generator',
};

function madeWords({ scene }: View, how: 'written' | 'made'): string {
  const { slo, windowSeconds } = scene;
  if (slo.alerts.length === 0) {
    return say('alertsNothing');
  }
  const count = number(slo.alerts.length);
  const maker = makers[slo.format];
  if (how === 'written') {
    return say('alertsWritten', count);
  }
  return maker === undefined
    ? say('alertsLinked', count)
    : say('alertsMade', count, maker, days(windowSeconds));
}
