import { s, type VNode } from '../dom/vnode.ts';
import type { Scene } from '../scene/scene.ts';
import type { WhatIf } from '../state/incidents.ts';
import type { Actions } from '../view/view.ts';
import { drag } from '../view/drag.ts';
import { handleKeys } from '../view/handle-keys.ts';
import { share, time } from '../words/amounts.ts';
import { clock } from '../words/clock.ts';
import { say } from '../words/say.ts';
import { snapped, stepsOf } from '../state/incidents.ts';
import type { BurnFrame } from './burn-frame.ts';
import { rect, strong, text } from './parts.ts';

const height = 24;

/** A handle above each incident: a slider that moves its start. */
export function incidentHandles(scene: Scene, frame: BurnFrame, actions: Actions): readonly VNode[] {
  let lastRight = -Infinity;
  return [...scene.incidents]
    .sort((a, b) => a.start - b.start)
    .map(incident => {
      const width = labelOf(incident, frame).length * 5.9 + 16;
      const { x, left, plot } = frame;
      const middle =
        x(incident.start) + Math.max(1, (x(incident.start + incident.seconds) - x(incident.start)) / 2);
      const at = Math.max(left, lastRight + 4, Math.min(middle - width / 2, left + plot - width));
      lastRight = at + width;
      return handle(scene, incident, { frame, at, width, actions });
    });
}

function labelOf({ letter, seconds, errors }: WhatIf, { kind }: BurnFrame): string {
  return kind === 'narrow'
    ? `${letter} ${time(seconds)}`
    : `${letter} ${say('incidentFor', time(seconds), share(errors))}`;
}

interface Placed {
  readonly frame: BurnFrame;
  readonly at: number;
  readonly width: number;
  readonly actions: Actions;
}

function handle(scene: Scene, incident: WhatIf, { frame, at, width, actions }: Placed): VNode {
  const { letter, start, seconds, errors } = incident;
  const window = scene.windowSeconds;
  const isSelected = letter === scene.selected?.letter;
  return s(
    'g',
    {
      key: `handle-${letter}`,
      class: isSelected ? 'handle is-selected' : 'handle',
      tabindex: 0,
      role: 'slider',
      'data-incident': letter,
      'aria-label': say('incidentStart', letter),
      'aria-valuemin': 0,
      'aria-valuemax': window - seconds,
      'aria-valuenow': start,
      'aria-valuetext': say('incidentAt', clock(start), time(seconds), share(errors)),
      on: {
        pointerdown: event =>
          drag(event, {
            begin: () => actions.select(letter),
            move: pixels => {
              const wanted = start + (pixels / frame.plot) * window;
              const step = stepsOf(window).fine;
              actions.changeIncident(letter, { start: snapped(wanted, step) }, 'drag');
            },
            end: () => actions.changeIncident(letter, {}, 'settle'),
          }),
        keydown: event => handleKeys(event, incident, window, actions),
        focus: () => {
          actions.hint('keys');
          actions.select(letter);
        },
        blur: () => actions.hint('pointer'),
      },
    },
    rect(at, frame.top - 37, width, height, { class: 'ring', rx: height / 2 }),
    text(at + width / 2, frame.top - 21, [strong(letter), labelOf(incident, frame).slice(letter.length)], {
      'text-anchor': 'middle',
      class: 'on-handle',
    }),
  );
}
