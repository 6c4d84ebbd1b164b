/** From one instant to another, in seconds; −Infinity and Infinity where it always was, and never ends. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/**
 * Where a function that is linear between some points is above a level. Before the first point and after the last it is what it is
 * there. `points`: ascending, at least one; `values`: those of the function at each of them.
 */
export function whereAbove(
  points: readonly number[],
  values: ArrayLike<number>,
  level: number,
): readonly Interval[] {
  const found: Interval[] = [];
  let before: number | null = null;
  let from: number | null = null;
  for (const [index, point] of points.entries()) {
    const now = values[index] ?? 0;
    const crossing =
      before === null ? -Infinity : crossingOf(points[index - 1] ?? point, before, point, now, level);
    if (now > level) {
      from ??= crossing;
    } else if (from !== null) {
      push(found, { from, to: crossing });
      from = null;
    }
    before = now;
  }
  if (from !== null) {
    push(found, { from, to: Infinity });
  }
  return found;
}

/** Where a line between two points crosses a level, or the point at which it leaves it. */
function crossingOf(start: number, before: number, end: number, now: number, level: number): number {
  const share = (level - before) / (now - before);
  return start + (end - start) * Math.min(1, Math.max(0, share));
}

/** Two that touch are one; one without a length is none. */
function push(found: Interval[], interval: Interval): void {
  const last = found.at(-1);
  if (last !== undefined && interval.from <= last.to) {
    found[found.length - 1] = { from: last.from, to: Math.max(last.to, interval.to) };
  } else if (interval.to > interval.from) {
    found.push(interval);
  }
}

/** What two lists have in common; both in order. */
export function intersection(a: readonly Interval[], b: readonly Interval[]): readonly Interval[] {
  const found: Interval[] = [];
  let i = 0;
  let j = 0;
  for (let left = a[0], right = b[0]; left !== undefined && right !== undefined; left = a[i], right = b[j]) {
    push(found, { from: Math.max(left.from, right.from), to: Math.min(left.to, right.to) });
    if (left.to < right.to) {
      i += 1;
    } else {
      j += 1;
    }
  }
  return found;
}

/** What is in any of some lists, as one list in order. */
export function union(lists: readonly (readonly Interval[])[]): readonly Interval[] {
  const all = lists.flat().sort((a, b) => a.from - b.from);
  const found: Interval[] = [];
  all.forEach(interval => {
    push(found, interval);
  });
  return found;
}

/** The instants at which a step enters or leaves a window, in order, each once; one where there is no step. */
export function edgesOf(times: readonly number[], window: number): readonly number[] {
  return times.length === 0
    ? [0]
    : merged(
        times,
        times.map(time => time + window),
      );
}

/** All instants of two ascending lists, each once. */
export function merged(a: readonly number[], b: readonly number[]): readonly number[] {
  const all: number[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    const next = Math.min(a[i] ?? Infinity, b[j] ?? Infinity);
    i += a[i] === next ? 1 : 0;
    j += b[j] === next ? 1 : 0;
    all.push(next);
  }
  return all;
}
