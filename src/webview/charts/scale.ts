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
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(2)} ${y.toFixed(2)}`).join('');
}

/** The area between points and a height. */
export function areaPath(points: readonly Pair[], base: number): string {
  const [first, last] = [points[0], points.at(-1)];
  return first === undefined || last === undefined
    ? ''
    : `${linePath([...points, [last[0], base], [first[0], base]])}Z`;
}
