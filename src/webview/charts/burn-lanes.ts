import { canFire } from '../../slo/math/reach.ts';
import type { Children } from '../dom/vnode.ts';
import type { Run } from '../scene/run.ts';
import { urgencyOf } from '../scene/urgency.ts';
import { alertName } from '../words/alert-name.ts';
import { percent, time } from '../words/amounts.ts';
import { say } from '../words/say.ts';
import type { BurnFrame } from './burn-frame.ts';
import { line, rect, text } from './parts.ts';

/** Under the chart, on the same axis: when each alert fires, and for how long. */
export function alertLanes(
  { alerts }: Run,
  budget: number,
  frame: BurnFrame,
  striped: string,
): readonly Children[] {
  const { kind, left, plot, laneTop, pitch, x } = frame;
  return alerts.map(({ branch, firing }, index): Children => {
    const top = laneTop + index * pitch;
    const middle = top + (kind === 'narrow' ? 18 : 8);
    const wordsAt = kind === 'narrow' ? top + 8 : middle + 4;
    const urgency = urgencyOf(branch);
    const isAlive = canFire(branch.burnRate, budget);
    return [
      line(left, middle, left + plot, middle, 'hair'),
      text(kind === 'narrow' ? 0 : left - 10, wordsAt, alertName(branch), {
        'text-anchor': kind === 'narrow' ? 'start' : 'end',
      }),
      isAlive
        ? null
        : text(
            left + (kind === 'narrow' ? 116 : 6),
            wordsAt,
            say('canNeverFire', percent(branch.burnRate * budget)),
            { class: 'halo dead' },
          ),
      ...firing
        .filter(({ from }) => from < frame.seconds)
        .flatMap(({ from, to }) => {
          const width = Math.max(5, x(Math.min(to, frame.seconds)) - x(from));
          const at = Math.min(x(from), left + plot - width);
          const words = time(to - from);
          const isAtEnd = at + width + 5 + words.length * 6 > left + plot + (kind === 'wide' ? 90 : 0);
          return [
            rect(at, middle - 5, width, 10, {
              class: `firing is-${urgency}`,
              rx: 2,
              fill: urgency === 'ticket' ? striped : null,
            }),
            isAtEnd
              ? text(at - 5, middle + 4, words, { class: 'halo', 'text-anchor': 'end' })
              : [
                  rect(at + width + 2, middle - 2, words.length * 5.9 + 3, 4, { class: 'blank' }),
                  text(at + width + 5, middle + 4, words, { class: 'halo' }),
                ],
          ];
        }),
    ];
  });
}
