import type { Run } from '../scene/run.ts';
import type { Scene } from '../scene/scene.ts';
import { narrowWidth } from '../view/view.ts';
import { deepest } from './budget-bar.ts';
import { linearScale } from './scale.ts';

/** Where everything of the burn-down stands, in CSS pixels. */
export interface BurnFrame {
  readonly kind: 'wide' | 'narrow';
  readonly width: number;
  readonly left: number;
  readonly plot: number;
  readonly top: number;
  readonly bottom: number;
  /** Of the lane of the first alert; each is `pitch` high. */
  readonly laneTop: number;
  readonly pitch: number;
  readonly lanesEnd: number;
  /** The lowest share of the budget that is drawn. */
  readonly low: number;
  readonly seconds: number;
  /** Seconds from the start of the window to pixels, and back. */
  readonly x: (seconds: number) => number;
  readonly instantAt: (pixels: number) => number;
  /** A share of the budget to pixels; within the chart. */
  readonly y: (left: number) => number;
}

export function burnFrame({ windowSeconds, slo }: Scene, run: Run, width: number): BurnFrame {
  const kind = width < narrowWidth ? 'narrow' : 'wide';
  const left = kind === 'narrow' ? 0 : 112;
  const plot = width - left - (kind === 'narrow' ? 0 : 98);
  const top = 44;
  const bottom = top + (kind === 'narrow' ? 170 : 208);
  const low = Math.max(deepest, Math.min(0, run.left)) - (run.left < 0 ? 0.06 : 0);
  const pitch = kind === 'narrow' ? 30 : 20;
  const laneTop = bottom + (kind === 'narrow' ? 34 : 36);
  const x = linearScale([0, windowSeconds], [left, left + plot]);
  const y = linearScale([low, 1], [bottom, top]);
  return {
    kind,
    width,
    left,
    plot,
    top,
    bottom,
    laneTop,
    pitch,
    lanesEnd: laneTop + slo.alerts.length * pitch,
    low,
    seconds: windowSeconds,
    x,
    instantAt: x.invert,
    y,
  };
}
