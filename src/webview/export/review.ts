import { alertName } from '../words/alert-name.ts';
import { percent, share, time, times } from '../words/amounts.ts';
import { exactClock } from '../words/clock.ts';
import { say } from '../words/say.ts';
import { eventsOf } from '../scene/events.ts';
import { hitsOf } from '../scene/hits.ts';
import { type Scene, titleOf } from '../scene/scene.ts';
import {
  alertsHeading,
  burnHeading,
  engineer,
  promise,
  rateHeading,
  type Sentence,
} from '../scene/sentences.ts';

/** The whole as a page of Markdown for an incident review. */
export function reviewOf(scene: Scene): string {
  const { run, incidents, slo } = scene;
  const second = engineer(scene);
  return [
    `# ${say('reviewTitle', literal(titleOf(slo)))}`,
    sentence(promise(scene)),
    ...(second === null ? [] : [sentence(second)]),
    ...(run === null ? [] : [`## ${say('reviewCourse')}`, sentence(burnHeading(scene)), eventTable(scene)]),
    ...(run === null
      ? []
      : incidents.flatMap(incident => {
          const hits = hitsOf(run, incident, incidents);
          const spending = run.spendings.find(each => each.incident.letter === incident.letter);
          return [
            `## ${say('reviewIncident', incident.letter)}`,
            sentence(rateHeading(incident, hits)),
            table(
              [say('alert'), say('threshold'), say('firesAfter'), say('clearsAfter')],
              hits.map(({ alert: { branch }, fired }) => [
                alertName(branch),
                times(branch.burnRate),
                fired === null ? say('never') : time(fired.from),
                fired === null ? '–' : time(fired.to),
              ]),
            ),
            ...(spending === undefined
              ? []
              : [`${incident.letter} ${say('spends', share(spending.spent))}.`]),
          ];
        })),
    ...alertPart(scene),
    say('reviewComputed'),
  ]
    .join('\n\n')
    .concat('\n');
}

function alertPart(scene: Scene): readonly string[] {
  const { alerts } = scene.figures;
  if (alerts.length === 0) {
    return [];
  }
  const columns = (
    ['alert', 'burnRate', 'errorsAbove', 'budgetSpent', 'foundAt1', 'at10', 'at100'] as const
  ).map(key => say(key));
  const rows = alerts.map(({ branch, errorShare, budgetConsumed, detectSeconds }) => [
    alertName(branch),
    times(branch.burnRate),
    percent(errorShare),
    budgetConsumed === null ? '–' : share(budgetConsumed),
    time(detectSeconds['0.01']),
    time(detectSeconds['0.1']),
    time(detectSeconds['1']),
  ]);
  return [`## ${say('reviewAlerts')}`, sentence(alertsHeading(scene)), table(columns, rows)];
}

function eventTable(scene: Scene): string {
  const rows = eventsOf(scene).map(({ at, what, left, policy }) => [
    exactClock(at),
    what,
    share(left),
    policy,
  ]);
  return table([say('when'), say('what'), say('budgetLeft'), say('policy')], rows);
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [columns, columns.map(() => '---'), ...rows.map(row => row.map(literal))];
  return lines.map(cells => `| ${cells.join(' | ')} |`).join('\n');
}

/** A sentence of ours with what fills it: only the latter may hold what Markdown would read. */
function sentence([key, ...values]: Sentence): string {
  const text = say(key, ...values.map(literal));
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** A text that shows as it is, wherever it stands in Markdown. */
export function literal(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[\\`*_{}[\]<>#|~!&]/g, character => `\\${character}`);
}
