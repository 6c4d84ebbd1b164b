import { s, type VNode } from '../dom/vnode.ts';
import { lengthStep, snapped, type WhatIf } from '../state/incidents.ts';
import { drag } from '../view/drag.ts';
import { lengthKeys } from '../view/handle-keys.ts';
import type { Actions } from '../view/view.ts';
import { time } from '../words/amounts.ts';
import { say } from '../words/say.ts';
import type { PanelFrame } from './panel-frame.ts';
import { rect, text } from './parts.ts';

/** The incident as a strip under a panel. */
export function incidentStrip({ seconds }: WhatIf, { x, left, bottom }: PanelFrame): VNode {
  return rect(left, bottom + 5, x(seconds) - left, 4, { class: 'fill is-whatif', rx: 1 });
}

/** The handle at its end makes the incident longer. */
export function lengthHandle(
  incident: WhatIf,
  window: number,
  frame: PanelFrame,
  actions: Actions,
): readonly VNode[] {
  const { x, bottom, plot, scales, left, width } = frame;
  const { letter, seconds } = incident;
  const at = x(seconds);
  const middle = bottom + 7;
  const words = say('lasts', letter, time(seconds));
  const isRight = at + 10 + words.length * 6 > width + 60;
  const begun = seconds;
  return [
    isRight
      ? text(Math.max(left, at - 10), bottom + 11, words, { 'text-anchor': 'end', class: 'halo' })
      : text(at + 10, bottom + 11, words, { class: 'halo' }),
    s(
      'g',
      {
        key: 'length',
        class: 'handle is-length',
        tabindex: 0,
        role: 'slider',
        'data-length': letter,
        'aria-label': say('incidentLength', letter),
        'aria-valuemin': 1,
        'aria-valuemax': Math.round(window),
        'aria-valuenow': seconds,
        'aria-valuetext': time(seconds),
        on: {
          pointerdown: event =>
            drag(event, {
              begin: () => undefined,
              move: pixels => {
                const wanted = begun * (scales.to / scales.from) ** (pixels / plot);
                const step = lengthStep(wanted);
                actions.changeIncident(letter, { seconds: Math.max(step, snapped(wanted, step)) }, 'drag');
              },
              end: () => actions.changeIncident(letter, {}, 'settle'),
            }),
          keydown: event => lengthKeys(event, incident, actions),
        },
      },
      rect(at - 12, middle - 12, 24, 24, { class: 'grip' }),
      s('circle', { class: 'ring', cx: at, cy: middle, r: 5 }),
    ),
  ];
}
