import type { VNode } from '../dom/vnode.ts';
import { floorOf, sortedBands } from '../../slo/math/policy.ts';
import type { Run } from '../scene/run.ts';
import type { Scene } from '../scene/scene.ts';
import { length, percent } from '../words/amounts.ts';
import { say } from '../words/say.ts';
import type { BurnFrame } from './burn-frame.ts';
import { line, text } from './parts.ts';

const day = 86_400;

/** Lines at the thresholds of the policy with their shares, and the names of its bands: the present one strong. */
export function bandAxis({ figures }: Scene, run: Run, frame: BurnFrame): readonly (VNode | null)[] {
  const { kind, left, plot, low, y } = frame;
  const bands = sortedBands(figures.policy);
  const floors = bands.map(floorOf).filter(floor => floor > 0 && floor < 1);
  const edges = [1, ...new Set(floors), 0];
  return [
    ...edges.flatMap(edge => [
      line(left, y(edge), left + plot, y(edge), 'hair'),
      kind === 'narrow'
        ? null
        : text(left - 10, y(edge) + 4, edge === 0 ? '0' : percent(edge), { 'text-anchor': 'end' }),
    ]),
    ...bands.map((band, index) => {
      const from = Math.max(low, floorOf(band));
      const to = Math.min(1, index === 0 ? 1 : floorOf(bands[index - 1] ?? band));
      if (y(from) - y(to) < 14 || to <= from) {
        return null;
      }
      const isPresent = band === run.band;
      const words = `${isPresent ? '● ' : ''}${shortened(band.name)}`;
      const middle = (y(from) + y(to)) / 2 + 4;
      const name = isPresent ? 'strong' : null;
      return kind === 'narrow'
        ? text(4, middle, words, { class: name })
        : text(left - 10, middle, words, { 'text-anchor': 'end', class: name });
    }),
  ];
}

function shortened(name: string): string {
  return name.length > 17 ? `${name.slice(0, 16).trimEnd()}…` : name;
}

/** Days, or hours where the window is short. */
export function timeAxis({ kind, bottom, seconds, x }: BurnFrame): readonly VNode[] {
  const unit = seconds >= 2 * day ? day : seconds >= 2 * 3600 ? 3600 : 60;
  const step = niceStep(seconds / unit / (kind === 'narrow' ? 3 : 6));
  const count = Math.floor(seconds / unit / step + 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => {
    const value = index * step;
    const isEnd = value * unit >= seconds;
    const anchor = kind === 'wide' ? 'middle' : index === 0 ? 'start' : isEnd ? 'end' : 'middle';
    return text(x(value * unit), bottom + 17, tickWords(value, unit, isEnd && kind === 'narrow'), {
      'text-anchor': anchor,
    });
  });
}

function tickWords(value: number, unit: number, isNamed: boolean): string {
  if (unit !== day) {
    return length(value * unit);
  }
  return value === 0 ? say('day0') : isNamed ? say('dayN', String(value)) : String(value);
}

function niceStep(rough: number): number {
  return [1, 2, 5, 7, 10, 15, 30, 60, 90].find(step => step >= rough - 1e-9) ?? 180;
}

/** The diagonal of a budget that is spent evenly, named where the line and the incidents are farthest. */
export function evenPace({ incidents }: Scene, run: Run, frame: BurnFrame): readonly (VNode | null)[] {
  const { x, y, seconds, bottom, top, kind } = frame;
  const size = bottom - top;
  const room = (part: number): number => {
    const away = (at: number): number => Math.abs(1 - at - run.course.remaining(at * seconds)) * size;
    const beside = incidents.map(({ start }) => Math.abs(x(start) - x((part - 0.05) * seconds)) - 24);
    return Math.min(away(part), away(part - 0.1), ...beside);
  };
  const places = [0.82, 0.9, 0.57, 0.43, 0.23];
  const best = places.reduce((found, part) =>
    room(part) > Math.max(room(found), 0) && room(found) < 34 ? part : found,
  );
  return [
    line(x(0), y(1), x(seconds), y(0), 'pace'),
    kind === 'narrow' && run.left < 0.25
      ? null
      : text(x(best * seconds) - 3, y(1 - best) + 13, say('evenPace'), {
          'text-anchor': 'end',
          class: 'halo',
        }),
  ];
}
