import { type Child, h, type VNode } from '../dom/vnode.ts';
import type { AlertBranch, Field, SloFormat } from '../../slo/model/model.ts';
import { formatPrometheusDuration } from '../../slo/units/duration.ts';
import { alertName } from '../words/alert-name.ts';
import { days, number } from '../words/amounts.ts';
import { readDuration, readNumber } from '../words/read-amounts.ts';
import { say } from '../words/say.ts';
import { group, note, refusalNote, textField } from './field.ts';
import { branchKey, quiet } from './pieces.ts';
import type { View } from './view.ts';

/** Whether the SLO alerts, and what of its alerts the document itself says. */
export function alertsGroup(view: View): VNode {
  const { scene, actions, refusals } = view;
  const { slo } = scene;
  const written = slo.alerts.filter(({ fields }) => Object.values(fields).some(isWritten));
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
    slo.alerts.length === 0 && slo.alerting !== 'off' && slo.format !== 'markdown'
      ? quiet(say('addAlerts'), () => actions.edit('alerting', { kind: 'add-alerts', slo: slo.id }), {
          class: 'quiet is-offer',
        })
      : null,
    refusalNote('alerting', refusals.get('alerting') ?? refusals.get('alerts')),
    ...written.map(branch => branchFields(view, branch)),
  );
}

function isWritten(field: Field<number> | null): boolean {
  return field !== null;
}

const makers: Readonly<Partial<Record<SloFormat, string>>> = {
  'sloth/v1': 'Sloth',
  'sloth/k8s': 'Sloth',
  'openslo/v1alpha': 'Sloth',
  pyrra: 'Pyrra',
};

function madeWords({ scene }: View, how: 'written' | 'made'): string {
  const { slo, windowSeconds } = scene;
  if (slo.alerts.length === 0) {
    return say('alertsNothing');
  }
  const count = number(slo.alerts.length);
  const maker = makers[slo.format];
  return how === 'written' || maker === undefined
    ? say('alertsWritten', count)
    : say('alertsMade', count, maker, days(windowSeconds));
}

/** Burn rate and windows of a branch, as far as the document says them. */
function branchFields(view: View, branch: AlertBranch): VNode {
  const { actions, scene } = view;
  const { fields, severity } = branch;
  const key = branchKey(branch);
  const change = (what: string, of: Readonly<Record<string, number>>): void =>
    actions.edit(`${key}/${what}`, {
      kind: 'branch',
      slo: scene.slo.id,
      severity,
      branch: branch.branch,
      change: of,
    });
  const seconds = (
    what: 'longSeconds' | 'shortSeconds',
    label: string,
    field: Field<number> | null,
  ): Child =>
    field === null
      ? null
      : textField(
          {
            id: `${key}/${what}`,
            label,
            kind: 'line',
            value: formatPrometheusDuration(branch[what] ?? 0),
            input: typed => {
              const read = readDuration(typed);
              if (read !== null) {
                change(what, { [what]: read });
              }
            },
          },
          view,
        );
  return h(
    'fieldset',
    { class: 'branch', key },
    h('legend', {}, alertName(branch)),
    fields.burnRate === null
      ? null
      : textField(
          {
            id: `${key}/burnRate`,
            label: say('burnRate'),
            kind: 'line',
            unit: '×',
            value: String(branch.burnRate),
            input: typed => {
              const read = readNumber(typed);
              if (read !== null) {
                change('burnRate', { burnRate: read });
              }
            },
          },
          view,
        ),
    seconds('longSeconds', say('window'), fields.long),
    seconds('shortSeconds', say('shortWindow'), fields.short),
  );
}
