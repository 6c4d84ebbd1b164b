import { s, type VNode } from '../dom/vnode.ts';
import type { Hit } from '../scene/hits.ts';
import type { Run } from '../scene/run.ts';
import { urgencyOf } from '../scene/urgency.ts';
import type { WhatIf } from '../state/incidents.ts';
import { alertName } from '../words/alert-name.ts';
import { length, times } from '../words/amounts.ts';
import { say } from '../words/say.ts';
import { hatch } from './hatch.ts';
import type { PanelFrame } from './panel-frame.ts';
import { line, rect, text } from './parts.ts';
import { linePath, type Pair } from './scale.ts';

export interface Panel {
  readonly index: number;
  readonly incident: WhatIf;
  readonly hit: Hit;
  readonly run: Run;
  readonly frame: PanelFrame;
}

/** The burn rates of one alert's two windows since an incident began; it fires while both are over its line. */
export function panel(drawn: Panel, strip: readonly (VNode | null)[]): VNode {
  const { index, hit, frame } = drawn;
  const { pattern, fill } = hatch('ticket', `panel-${String(index)}`);
  const clip = `panel-${String(index)}-clip`;
  const { left, top, plot, bottom, width } = frame;
  return s(
    'svg',
    {
      width,
      height: bottom + 33,
      class: 'chart',
      role: 'group',
      'data-chart': 'panel',
      'aria-label': say('rateLabel', alertName(hit.alert.branch)),
    },
    s('defs', { key: 'defs' }, pattern, s('clipPath', { id: clip }, rect(left, top, plot, bottom - top, {}))),
    s('g', { key: 'axes' }, rateAxis(frame), timeTicks(frame)),
    s('g', { key: 'firing' }, firingBand(drawn, fill)),
    s('g', { key: 'curves', 'clip-path': `url(#${clip})` }, curves(drawn)),
    s('g', { key: 'threshold' }, threshold(drawn)),
    s('g', { key: 'labels' }, windowLabels(drawn)),
    s('g', { key: 'strip' }, strip),
  );
}

function rateAxis({ left, plot, y, scales }: PanelFrame): readonly (VNode | null)[] {
  const rates = [1, 10, 100, 1000, 10_000, 100_000].filter(
    rate => rate <= scales.highest && rate >= scales.lowest,
  );
  return rates.flatMap(rate => [
    line(left, y(rate), left + plot, y(rate), 'hair'),
    left > 0 ? text(left - 6, y(rate) + 4, times(rate), { 'text-anchor': 'end' }) : null,
  ]);
}

const ticks = [1, 10, 60, 600, 3600, 21_600, 86_400, 345_600, 1_728_000];

function timeTicks({ x, left, plot, bottom, scales }: PanelFrame): readonly VNode[] {
  const found: VNode[] = [];
  let last = -Infinity;
  for (const tick of ticks.filter(tick => tick >= scales.from && tick <= scales.to)) {
    const at = x(tick);
    if (at - last >= 36 && at - left >= 8 && left + plot + 24 - at >= 8) {
      last = at;
      found.push(text(at, bottom + 28, length(tick), { 'text-anchor': 'middle' }));
    }
  }
  return found;
}

function firingBand({ hit, frame }: Panel, striped: string): readonly VNode[] {
  const { fired, alert } = hit;
  if (fired === null) {
    return [];
  }
  const { x, top, bottom } = frame;
  const urgency = urgencyOf(alert.branch);
  return [
    rect(x(fired.from), top, Math.max(2, x(fired.to) - x(fired.from)), bottom - top, {
      class: `fires is-${urgency}`,
      fill: urgency === 'ticket' ? striped : null,
    }),
    line(x(fired.from), top, x(fired.from), bottom, `edge is-${urgency}`),
  ];
}

function curves({ incident, hit, run, frame }: Panel): readonly (VNode | null)[] {
  const { longSeconds, shortSeconds } = hit.alert.branch;
  const { from, to } = frame.scales;
  const trace = (window: number): string => {
    const { x, y, bottom } = frame;
    const rate = run.burnRate(window);
    const even = Array.from({ length: 121 }, (_, step) => from * (to / from) ** (step / 120));
    const bends = [window, incident.seconds, incident.seconds + window].flatMap(at => [at, at + 1e-3]);
    const points = [...even, ...bends]
      .filter(at => at >= from && at <= to)
      .sort((a, b) => a - b)
      .map((at): Pair => {
        const value = rate(incident.start + at);
        return [x(at), value < frame.scales.lowest ? bottom + 20 : y(value)];
      });
    return linePath(points);
  };
  return [
    shortSeconds === null ? null : s('path', { class: 'curve is-short', d: trace(shortSeconds) }),
    s('path', { class: 'curve', d: trace(longSeconds) }),
  ];
}

function threshold({ hit, frame }: Panel): readonly VNode[] {
  const { left, plot, y } = frame;
  const { branch } = hit.alert;
  const height = y(branch.burnRate);
  return [
    line(left, height, left + plot, height, `threshold is-${urgencyOf(branch)}`),
    text(left + plot + 4, height + 4, times(branch.burnRate), { class: 'strong' }),
  ];
}

/** The short window at its upper corner, the long one at the end of its plateau. */
function windowLabels({ incident, hit, run, frame }: Panel): readonly (VNode | null)[] {
  const { x, y, left, scales } = frame;
  const { longSeconds, shortSeconds, burnRate } = hit.alert.branch;
  const { seconds, start } = incident;
  const longHeight = y(run.burnRate(longSeconds)(start + seconds));
  const longAt = x(Math.min(scales.to, Math.max(longSeconds, seconds)));
  const longLabel = text(longAt - 2, longHeight - 6, length(longSeconds), {
    'text-anchor': 'end',
    class: 'strong halo',
  });
  if (shortSeconds === null) {
    return [longLabel];
  }
  const peak = run.burnRate(shortSeconds)(start + Math.min(seconds, Math.max(shortSeconds, scales.from)));
  const height = y(peak);
  const below = height - y(burnRate);
  const at = Math.max(x(Math.min(shortSeconds, seconds)), left) + 2;
  const isClear = Math.abs(height - longHeight) > 11 || longAt - at > 62;
  return [
    isClear
      ? text(at, height + (below > 0 && below < 20 ? 13 : -6), length(shortSeconds), { class: 'halo' })
      : null,
    longLabel,
  ];
}
