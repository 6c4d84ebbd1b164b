/** An incident that the person made up. Whole seconds from the start of the window, and a ratio. */
export interface WhatIf {
  /** `A`, `B`: what it is called. */
  readonly letter: string;
  readonly start: number;
  readonly seconds: number;
  readonly errors: number;
}

export const letters: readonly string[] = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];

const minute = 60;
const hour = 3600;
const day = 86_400;

/** How the next one begins: half an hour of 10 % errors. */
const fresh = { seconds: 30 * minute, errors: 0.1 };

/** Adds one, at an instant, else where there is most room; the list as it is where every letter is taken. */
export function added(incidents: readonly WhatIf[], window: number, at: number | null): readonly WhatIf[] {
  const letter = letters.find(each => incidents.every(incident => incident.letter !== each));
  if (letter === undefined) {
    return incidents;
  }
  const seconds = Math.min(fresh.seconds, Math.max(minute, Math.round(window / 10)));
  const start = at ?? widestGap(incidents, window);
  return [...incidents, placed({ letter, start, seconds, errors: fresh.errors }, window)];
}

/** The middle of the longest stretch without an incident, at a full hour. */
function widestGap(incidents: readonly WhatIf[], window: number): number {
  const sorted = [...incidents].sort((a, b) => a.start - b.start);
  const starts = [0, ...sorted.map(({ start, seconds }) => start + seconds)];
  const ends = [...sorted.map(({ start }) => start), window];
  const gaps = starts.map((from, index) => ({ from, length: (ends[index] ?? window) - from }));
  const widest = gaps.reduce((best, gap) => (gap.length > best.length ? gap : best));
  const middle = widest.from + widest.length * (incidents.length === 0 ? 1 / 3 : 1 / 2);
  return snapped(middle, window >= 2 * day ? hour : minute);
}

/** Keeps an incident within the window. */
export function placed(incident: WhatIf, window: number): WhatIf {
  const seconds = Math.min(Math.max(1, Math.round(incident.seconds)), Math.floor(window));
  const start = Math.min(Math.max(0, Math.round(incident.start)), Math.floor(window - seconds));
  return { ...incident, start, seconds };
}

export function changed(
  incidents: readonly WhatIf[],
  letter: string,
  change: Partial<Omit<WhatIf, 'letter'>>,
  window: number,
): readonly WhatIf[] {
  return incidents.map(each => (each.letter === letter ? placed({ ...each, ...change }, window) : each));
}

export function snapped(seconds: number, step: number): number {
  return Math.round(seconds / step) * step;
}

/** The steps of a window: a 720th for the arrows, and so on; those of 30 days are an hour, a quarter of one, a day. */
export function stepsOf(window: number): {
  readonly arrow: number;
  readonly fine: number;
  readonly page: number;
} {
  return window >= 7 * day
    ? { arrow: hour, fine: hour / 4, page: day }
    : { arrow: 10 * minute, fine: minute, page: hour * 2 };
}

/** How much an arrow makes an incident longer: a minute, five from an hour on, an hour from a day on. */
export function lengthStep(seconds: number): number {
  return seconds < 2 * minute ? 10 : seconds < hour ? minute : seconds < day ? 5 * minute : hour;
}
