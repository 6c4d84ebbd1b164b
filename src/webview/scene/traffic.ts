import { dailyTraffic, type TrafficStep } from '../../slo/math/timeline.ts';
import type { Profile } from '../state/page-state.ts';

const day = 86_400;

/** Of the mean, hour by hour from midnight on; each adds up to 24. */
const shapes: Readonly<Record<Exclude<Profile, 'constant'>, readonly number[]>> = {
  'day-and-night': [
    0.4, 0.3, 0.25, 0.25, 0.3, 0.4, 0.6, 0.9, 1.2, 1.4, 1.5, 1.5, 1.5, 1.45, 1.4, 1.4, 1.4, 1.4, 1.4, 1.35,
    1.2, 1.05, 0.8, 0.65,
  ],
  'office-hours': [
    0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.3, 0.8, 2, 2.6, 2.7, 2.6, 2.2, 2.4, 2.6, 2.4, 2, 1.2, 0.6, 0.4, 0.2, 0.2,
    0.1, 0.1,
  ],
};

/**
 * Traffic over a window and what alerts look back on before it, with a mean of so many requests a second. Days begin where those of the
 * window do.
 */
export function trafficOf(
  profile: Profile,
  perSecond: number,
  windowSeconds: number,
): number | readonly TrafficStep[] {
  if (profile === 'constant') {
    return perSecond;
  }
  const shape = shapes[profile];
  const mean = shape.reduce((sum, each) => sum + each, 0) / shape.length;
  const before = Math.ceil(windowSeconds / day) * day;
  return dailyTraffic(
    shape.map(each => (each / mean) * perSecond),
    -before,
    2 * before + 7 * day,
  );
}
