import { s, type VNode } from '../dom/vnode.ts';
import type { View } from '../view/view.ts';
import { snapped, stepsOf } from '../state/incidents.ts';
import { days, share } from '../words/amounts.ts';
import { clock } from '../words/clock.ts';
import { say } from '../words/say.ts';
import type { Run } from '../scene/run.ts';
import { bandAxis, evenPace, timeAxis } from './burn-axes.ts';
import { budgetLine, endLabel, incidentBands, stepLabels } from './burn-course.ts';
import { type BurnFrame, burnFrame } from './burn-frame.ts';
import { incidentHandles } from './burn-handles.ts';
import { alertLanes } from './burn-lanes.ts';
import { hatch } from './hatch.ts';
import { line, text } from './parts.ts';

/** The budget over the window, with incidents that can be dragged and the alerts that they set off. */
export function burnDown({ scene, actions, width, readout }: View): VNode | null {
  const { run, terms, windowSeconds } = scene;
  if (run === null || terms === null || width <= 0) {
    return null;
  }
  const frame = burnFrame(scene, run, width);
  const { pattern, fill } = hatch('ticket', 'burn');
  const instantOf = (event: MouseEvent): number | null => {
    const box = event.currentTarget instanceof Element ? event.currentTarget.getBoundingClientRect() : null;
    const at = frame.instantAt(event.clientX - (box?.left ?? 0));
    return at >= 0 && at <= windowSeconds ? at : null;
  };
  return s(
    'svg',
    {
      width,
      height: frame.lanesEnd + 4,
      class: 'chart',
      role: 'group',
      'data-chart': 'burn',
      'aria-label': say('burnLabel', days(windowSeconds)),
      on: {
        dblclick: event => {
          const at = instantOf(event);
          if (at !== null) {
            actions.addIncident(snapped(at, stepsOf(windowSeconds).fine));
          }
        },
        pointermove: event => actions.readAt(event.buttons === 0 ? instantOf(event) : null),
        pointerleave: () => actions.readAt(null),
      },
    },
    s('defs', { key: 'defs' }, pattern),
    s('g', { key: 'axes' }, bandAxis(scene, run, frame), evenPace(scene, run, frame)),
    s('g', { key: 'bands' }, incidentBands(scene, frame)),
    s(
      'g',
      { key: 'course' },
      budgetLine({ run, frame }),
      stepLabels(run, frame),
      endLabel(scene, run, frame),
    ),
    s('g', { key: 'lanes' }, timeAxis(frame), alertLanes(run, terms.budget, frame, fill)),
    s('g', { key: 'readout', 'aria-hidden': 'true', class: 'readout' }, readoutOf(run, frame, readout)),
    s('g', { key: 'handles' }, incidentHandles(scene, frame, actions)),
  );
}

/** What is left where the pointer is. */
function readoutOf({ course }: Run, frame: BurnFrame, at: number | null): readonly VNode[] {
  if (at === null) {
    return [];
  }
  const { x, y, top, bottom, low, left, plot } = frame;
  const rest = course.remaining(at);
  const isRight = x(at) > left + plot / 2;
  return [
    line(x(at), top, x(at), bottom, 'cursor'),
    s('circle', { class: 'cursor', cx: x(at), cy: y(Math.max(low, rest)), r: 3 }),
    text(x(at) + (isRight ? -6 : 6), bottom - 6, `${clock(at)}: ${say('left', share(rest))}`, {
      class: 'halo',
      'text-anchor': isRight ? 'end' : 'start',
    }),
  ];
}
