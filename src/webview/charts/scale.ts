import { type Path, pathRound } from 'd3-path';

/** From what is measured to pixels. What lies outside of the domain stands at its edge. */
export interface Scale {
  (value: number): number;
  /** From pixels back, within the domain or beyond it. */
  readonly invert: (pixels: number) => number;
}

export type Pair = readonly [number, number];

/** Equal steps are equally far apart. */
export function linearScale(domain: Pair, range: Pair): Scale {
  return scaleBy(
    domain,
    range,
    value => value,
    value => value,
  );
}

/** Equal factors are equally far apart; the domain is above 0. */
export function logScale(domain: Pair, range: Pair): Scale {
  return scaleBy(domain, range, Math.log, Math.exp);
}

function scaleBy(
  [low, high]: Pair,
  [start, end]: Pair,
  bent: (value: number) => number,
  straight: (value: number) => number,
): Scale {
  const [from, to] = [bent(low), bent(high)];
  const size = to - from || 1;
  const forth = (value: number): number => {
    const part = (bent(Math.min(high, Math.max(low, value))) - from) / size;
    return start + part * (end - start);
  };
  const invert = (pixels: number): number => straight(from + ((pixels - start) / (end - start || 1)) * size);
  return Object.assign(forth, { invert });
}

/** A line through points, as the data of a path. */
export function linePath(points: readonly Pair[]): string {
  return drawn(points).toString();
}

/** The area between points and a height. */
export function areaPath(points: readonly Pair[], base: number): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) {
    return '';
  }
  const area = drawn([...points, [last[0], base], [first[0], base]]);
  area.closePath();
  return area.toString();
}

/** To a hundredth of a pixel. */
function drawn(points: readonly Pair[]): Path {
  const path = pathRound(2);
  points.forEach(([x, y], index) => {
    if (index === 0) {
      path.moveTo(x, y);
    } else {
      path.lineTo(x, y);
    }
  });
  return path;
}
