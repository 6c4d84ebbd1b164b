import { s, type VNode } from '../dom/vnode.ts';
import type { Run } from '../scene/run.ts';
import type { Scene } from '../scene/scene.ts';
import { share, time } from '../words/amounts.ts';
import { say } from '../words/say.ts';
import type { BurnFrame } from './burn-frame.ts';
import { rect, strong, text } from './parts.ts';
import { areaPath, linePath, type Pair } from './scale.ts';

/** What is left of the budget, as a line and what is under it. */
export function budgetLine({ run: { course }, frame }: Drawn): VNode {
  const { x, y, seconds, left, plot, top, bottom } = frame;
  const zero = y(0);
  // Lines go where they go, and are cut off at the edge: a slope that was bent there would be another one.
  const free = (remaining: number): number => zero - remaining * (zero - y(1));
  const points = course.bends(0, seconds).map(({ seconds: at, remaining }): Pair => [x(at), free(remaining)]);
  return s(
    'g',
    {},
    s(
      'defs',
      {},
      s('clipPath', { id: 'burn-inside' }, rect(left, top - 2, plot, bottom - top + 4, {})),
      s('clipPath', { id: 'burn-above' }, rect(left, top, plot, zero - top, {})),
    ),
    s('path', { class: 'under', 'clip-path': 'url(#burn-above)', d: areaPath(points, zero) }),
    s('path', { class: 'course', 'clip-path': 'url(#burn-inside)', d: linePath(points) }),
  );
}

interface Drawn {
  readonly run: Run;
  readonly frame: BurnFrame;
}

/** A band through chart and lanes for each incident. */
export function incidentBands({ incidents, selected }: Scene, frame: BurnFrame): readonly VNode[] {
  const { x, top, lanesEnd } = frame;
  return incidents.map(({ letter, start, seconds }) =>
    rect(x(start), top - 12, Math.max(2, x(start + seconds) - x(start)), lanesEnd - top + 8, {
      key: `band-${letter}`,
      class: letter === selected?.letter ? 'incident is-selected' : 'incident',
    }),
  );
}

/** What each incident spends, beside its step. */
export function stepLabels({ course, spendings }: Run, frame: BurnFrame): readonly (VNode | null)[] {
  const { x, y, low, kind, width, seconds: window } = frame;
  return spendings.map(({ incident, spent }) => {
    const { start, seconds } = incident;
    const end = Math.min(window, start + seconds);
    const [before, after] = [course.remaining(start), course.remaining(end)];
    const at = x(end) + 7;
    const isHidden = spent <= 0.02 || before <= low || at > width - (kind === 'narrow' ? 130 : 140);
    const [from, to] = [y(before), y(Math.max(low, after))];
    const height = to - from < 14 ? to + 15 : (from + to) / 2 + 4;
    return isHidden ? null : text(at, height, `−${share(spent)}`, { class: 'strong halo' });
  });
}

/** What is left at the end, with its figure. */
export function endLabel(
  { terms, windowSeconds }: Scene,
  { left }: Run,
  frame: BurnFrame,
): readonly (VNode | null)[] {
  const { x, y, kind, low, seconds } = frame;
  const at = x(seconds);
  const height = Math.min(y(Math.max(low, left)), frame.bottom - (left < 0 ? 16 : 0));
  if (kind === 'narrow') {
    const below = height + (left < 0.15 ? -7 : 15);
    const words = left > 0 ? say('left', share(left)) : share(left);
    return [text(at, below, strong(words), { 'text-anchor': 'end', class: 'halo' })];
  }
  const amount = time(Math.abs(left) * (terms?.budget ?? 0) * windowSeconds);
  const down = left < low ? '↓ ' : '';
  return [
    left < low ? null : s('circle', { class: 'fill is-budget', cx: at, cy: y(left), r: 3.5 }),
    text(at + 10, height + 1, left > 0 ? say('left', share(left)) : `${down}${share(left)}`, {
      class: 'strong big',
    }),
    text(at + 10, height + 16, left > 0 ? amount : say('over', amount)),
  ];
}
