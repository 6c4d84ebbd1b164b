import { type Child, type Children, h, type VNode } from '../dom/vnode.ts';
import { canFire } from '../../slo/math/reach.ts';
import { panel } from '../charts/panel.ts';
import { panelFrame, panelScales } from '../charts/panel-frame.ts';
import { incidentStrip, lengthHandle } from '../charts/panel-strip.ts';
import { type Hit, hitsOf } from '../scene/hits.ts';
import type { Run } from '../scene/run.ts';
import { rateHeading } from '../scene/sentences.ts';
import type { WhatIf } from '../state/incidents.ts';
import { percent, time } from '../words/amounts.ts';
import { say } from '../words/say.ts';
import { alertLabel, branchKey, head, quiet, spoken } from './pieces.ts';
import { rateTwin } from './rate-twin.ts';
import type { View } from './view.ts';

const axis = 44;
const gap = 14;

/** One incident enlarged: why each alert fires, or does not. */
export function rateView(view: View): Children {
  const { scene, actions, width } = view;
  const { selected, run, terms, incidents } = scene;
  if (selected === null || run === null || terms === null || run.alerts.length === 0 || width <= 0) {
    return null;
  }
  const hits = hitsOf(run, selected, incidents);
  const isTable = scene.state.twins.includes('rate');
  const tools: readonly Child[] = [
    incidents.length > 1 ? chooser(view, selected) : null,
    quiet(say(isTable ? 'chart' : 'table'), () => actions.toggleTwin('rate'), {
      'aria-pressed': String(isTable),
    }),
  ];
  return [
    head('h-rate', spoken(rateHeading(selected, hits)), say('rateHint'), tools),
    isTable
      ? rateTwin(run, selected, hits, terms.budget * terms.windowSeconds)
      : panels(view, { selected, run, hits, budget: terms.budget }),
  ];
}

function chooser({ scene, actions }: View, selected: WhatIf): VNode {
  return h(
    'div',
    { role: 'group', 'aria-label': say('whichIncident'), class: 'which' },
    ...scene.incidents.map(({ letter }) =>
      quiet(letter, () => actions.select(letter), {
        'aria-pressed': String(letter === selected.letter),
        'aria-label': say('incident', letter),
      }),
    ),
  );
}

interface Enlarged {
  readonly selected: WhatIf;
  readonly run: Run;
  readonly hits: readonly Hit[];
  readonly budget: number;
}

function panels({ scene, actions, width }: View, { selected, run, hits, budget }: Enlarged): VNode {
  const columns = Math.min(hits.length, width >= 640 ? 4 : 2);
  const each = Math.max(60, (width - axis - gap * (columns - 1)) / Math.max(columns, 2));
  const scales = panelScales(selected, hits, budget);
  const height = columns === 4 ? 150 : 118;
  return h(
    'div',
    {
      class: 'panels',
      style: { '--columns': `${String(each + axis)}px repeat(${String(columns - 1)}, ${String(each)}px)` },
    },
    ...hits.map((hit, index) => {
      const isLead = index % columns === 0;
      const left = isLead ? axis : 0;
      const frame = panelFrame({ width: each + left, height, left }, scales);
      const strip = [
        incidentStrip(selected, frame),
        ...(index === 0 ? lengthHandle(selected, scene.windowSeconds, frame, actions) : []),
      ];
      return h(
        'div',
        { class: isLead ? 'panel is-lead' : 'panel', key: branchKey(hit.alert.branch) },
        h('h3', {}, alertLabel(hit.alert.branch)),
        h('p', {}, firedWords(hit, budget)),
        panel({ index, incident: selected, hit, run, frame }, strip),
      );
    }),
  );
}

function firedWords({ alert, fired }: Hit, budget: number): Children {
  const { burnRate } = alert.branch;
  if (fired !== null) {
    return [
      h('span', {}, say('rateFires', time(fired.from))),
      h('span', {}, say('rateFor', time(fired.to - fired.from))),
    ];
  }
  return canFire(burnRate, budget) ? say('rateQuiet') : say('rateNeeds', percent(burnRate * budget));
}
