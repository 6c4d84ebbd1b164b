import { type Child, type Children, h, type VNode } from '../dom/vnode.ts';
import type { AlertFigures } from '../../slo/figures/figures.ts';
import { alertsHeading, deadAlert } from '../scene/sentences.ts';
import type { Scene } from '../scene/scene.ts';
import { alertName } from '../words/alert-name.ts';
import { length, number, percent, share, time, times } from '../words/amounts.ts';
import { say } from '../words/say.ts';
import { pageAfter } from '../scene/pages.ts';
import { takesAlerts } from '../scene/takes-alerts.ts';
import { alertLabel, head, link, quiet, spoken } from './pieces.ts';
import { type Cell, cell, type Column, table } from './table.ts';
import type { Actions, View } from './view.ts';

/** What each alert needs, how fast it is, and when it is over. */
export function alertsView({ scene, actions }: View): Children {
  const { slo, figures, terms } = scene;
  if (terms === null) {
    return null;
  }
  const heading = spoken(alertsHeading(scene));
  if (figures.alerts.length === 0) {
    const hint = takesAlerts(slo)
      ? 'alertsNoneHint'
      : slo.alerting === 'off'
        ? 'alertsOff'
        : 'alertsElsewhere';
    return [
      head('h-alerts', heading, say(hint)),
      takesAlerts(slo)
        ? quiet(say('addAlerts'), () => actions.edit('alerts', { kind: 'add-alerts', slo: slo.id }), {
            class: 'quiet is-offer',
          })
        : null,
    ];
  }
  return [head('h-alerts', heading, null), alertTable(scene), wayOut(scene, actions), ...trafficNotes(scene)];
}

function alertTable({ figures, terms }: Scene): VNode {
  const n = (key: Parameters<typeof say>[0], label = key): Column => ({
    text: say(key),
    label: say(label),
    class: 'n',
  });
  const columns = [
    { text: say('alert') },
    n('burnRate'),
    n('errorsAbove'),
    n('budgetSpentWhenItFires', 'budgetSpent'),
    n('foundAt1'),
    n('foundAt10', 'at10'),
    n('foundAt100', 'at100'),
    n('clearsAfterOutage', 'clearsAfter'),
  ];
  const { alerts } = figures;
  const best = ([0.01, 0.1, 1] as const).map(errors =>
    pageAfter(
      alerts.map(({ branch }) => branch),
      terms?.budget ?? 0,
      errors,
    ),
  );
  const rows = alerts.map(alert => ({
    class: alert.canFire ? '' : 'dead',
    cells: [
      cell(alertLabel(alert.branch)),
      cell(times(alert.branch.burnRate), 'n lead'),
      cell(percent(alert.errorShare), 'n rest'),
      cell(alert.budgetConsumed === null ? '–' : share(alert.budgetConsumed), 'n rest'),
      ...foundCells(alert, best),
      cell(alert.canFire ? time(alert.resetSeconds['1']) : '–', 'n rest'),
    ],
  }));
  return table('alerts', columns, rows, say('alerts'));
}

function foundCells({ detectSeconds }: AlertFigures, best: readonly (number | null)[]): readonly Cell[] {
  return (['0.01', '0.1', '1'] as const).map((errors, index) => {
    const seconds = detectSeconds[errors];
    const name = seconds === null ? 'n never' : seconds === best[index] ? 'n best' : 'n';
    return cell(time(seconds), name);
  });
}

/** What to do about an alert that cannot fire. */
function wayOut({ figures, slo, terms }: Scene, { reveal }: Actions): Child {
  const dead = deadAlert(figures.alerts);
  if (dead === null || terms === null) {
    return null;
  }
  const { branch, leastObjective } = dead;
  const offset = (branch.fields.burnRate ?? slo.objective)?.span.start ?? slo.head.start;
  const words = say(
    'alertsWayOut',
    number(branch.burnRate),
    percent(leastObjective),
    times(1 / terms.budget),
  );
  return h(
    'p',
    { class: 'foot' },
    `${words} `,
    link(say('showLine'), () => reveal(offset)),
  );
}

/** Alerts that a handful of failures fire, where it is said how much comes in. */
function trafficNotes({ service }: Scene): readonly VNode[] {
  const few = service.traffic?.alerts.filter(({ badEventsToFire }) => badEventsToFire <= 3) ?? [];
  return few
    .slice(0, 2)
    .map(({ branch, badEventsToFire }) =>
      h(
        'p',
        { class: 'foot' },
        badEventsToFire === 1
          ? say('oneFailureAlone', length(branch.longSeconds), alertName(branch))
          : say('oneFailurePages', number(badEventsToFire), length(branch.longSeconds), alertName(branch)),
      ),
    );
}
