import type { Hit } from '../scene/hits.ts';
import type { WhatIf } from '../state/incidents.ts';
import { logScale } from './scale.ts';

/** What all panels of an incident share: their axes, both logarithmic. Seconds since it began, and burn rates. */
export interface PanelScales {
  readonly from: number;
  readonly to: number;
  readonly lowest: number;
  readonly highest: number;
}

export function panelScales(incident: WhatIf, hits: readonly Hit[], budget: number): PanelScales {
  const fired = hits.flatMap(({ fired }) => (fired === null ? [] : [fired]));
  const first = Math.min(incident.seconds, ...fired.map(({ from }) => Math.max(1, from)));
  const last = Math.max(0, ...fired.map(({ to }) => to));
  const rates = hits.map(({ alert }) => alert.branch.burnRate);
  return {
    from: Math.max(1, first * 0.3),
    to: 2.6 * Math.max(incident.seconds * 1.2, last),
    lowest: Math.min(0.3, ...rates.map(rate => rate * 0.5)),
    highest: Math.max(1 / budget, 20, ...rates) * 3.2,
  };
}

/** Where everything of one panel stands, in CSS pixels. */
export interface PanelFrame {
  readonly width: number;
  readonly left: number;
  readonly plot: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: (seconds: number) => number;
  readonly y: (burnRate: number) => number;
  readonly scales: PanelScales;
}

export interface PanelSize {
  readonly width: number;
  readonly height: number;
  /** Room for the axis; 0: the panel beside it has one. */
  readonly left: number;
}

/** Room behind each panel for the figure at its threshold. */
const right = 38;
const top = 8;

export function panelFrame({ width, height, left }: PanelSize, scales: PanelScales): PanelFrame {
  const plot = Math.max(20, width - left - right);
  const bottom = top + height;
  const x = logScale([scales.from, scales.to], [left, left + plot]);
  const y = logScale([scales.lowest, scales.highest], [bottom, top]);
  return { width, left, plot, top, bottom, x, y, scales };
}
