/** What comes in, and how much of it fails: requests a second, and a ratio. */
export interface Load {
  readonly perSecond: number;
  readonly errors: number;
}

/**
 * Traffic and errors over time, as steps: `loads[0]` holds before `times[0]`, `loads[i]` from `times[i - 1]` on, the last one for ever.
 * Seconds from the start of the window; ascending.
 */
export interface Timeline {
  readonly times: readonly number[];
  readonly loads: readonly Load[];
}

/** A stretch of time in which a share of the requests fails, on top of what fails anyway. Seconds and a ratio. */
export interface Incident {
  readonly start: number;
  readonly seconds: number;
  readonly errors: number;
}

/** A step of traffic: so many requests a second from `start` on. */
export interface TrafficStep {
  readonly start: number;
  readonly perSecond: number;
}

/** What a timeline is made of. */
export interface Course {
  readonly incidents: readonly Incident[];
  /** Even traffic, or steps in ascending order, the first of which holds before it as well. Left out: 1 a second. */
  readonly traffic?: number | readonly TrafficStep[];
  /** The share that always fails. Left out: 0. */
  readonly base?: number;
}

/** What changes at an instant. */
type Change =
  | { readonly kind: 'begins' | 'ends'; readonly at: number; readonly incident: Incident }
  | { readonly kind: 'traffic'; readonly at: number; readonly perSecond: number };

/** The timeline of a course. Incidents may overlap: a request fails where one of them lets it fail, `1 − ∏ (1 − eᵢ)`. */
export function timelineOf({ incidents, traffic = 1, base = 0 }: Course): Timeline {
  const [first, ...steps] = typeof traffic === 'number' ? [{ start: 0, perSecond: traffic }] : traffic;
  const changes: readonly Change[] = [
    ...incidents
      .filter(({ seconds, errors }) => seconds > 0 && errors > 0)
      .flatMap((incident): readonly Change[] => [
        { kind: 'begins', at: incident.start, incident },
        { kind: 'ends', at: incident.start + incident.seconds, incident },
      ]),
    ...steps.map(({ start, perSecond }): Change => ({ kind: 'traffic', at: start, perSecond })),
  ];
  const active = new Set<Incident>();
  const times: number[] = [];
  const loads: Load[] = [{ perSecond: first?.perSecond ?? 0, errors: base }];
  for (const change of [...changes].sort((a, b) => a.at - b.at)) {
    const perSecond = change.kind === 'traffic' ? change.perSecond : (loads.at(-1)?.perSecond ?? 0);
    if (change.kind === 'begins') {
      active.add(change.incident);
    } else if (change.kind === 'ends') {
      active.delete(change.incident);
    }
    // What changes at the same instant is one step.
    if (times.at(-1) === change.at) {
      loads.pop();
    } else {
      times.push(change.at);
    }
    loads.push({ perSecond, errors: together(base, active) });
  }
  return { times, loads };
}

/** The share that fails where each of some incidents, and what fails anyway, lets a share of its own fail. */
function together(base: number, active: ReadonlySet<Incident>): number {
  const [only, ...others] = active;
  // Alone, each fails what it says, without the noise of subtracting twice.
  if (only === undefined) {
    return base;
  }
  if (base === 0 && others.length === 0) {
    return only.errors;
  }
  return 1 - [...active].reduce((good, { errors }) => good * (1 - errors), 1 - base);
}

const hour = 3600;

/**
 * Traffic that repeats every day, by so many equal parts of it, over some seconds from `from` on, where a day begins. After that, it stays
 * at its last step.
 */
export function dailyTraffic(
  perSecond: readonly number[],
  from: number,
  seconds: number,
): readonly TrafficStep[] {
  const part = (24 * hour) / perSecond.length;
  const count = perSecond.length === 0 ? 0 : Math.ceil(seconds / part);
  return Array.from({ length: count }, (_, index) => ({
    start: from + index * part,
    perSecond: perSecond[index % perSecond.length] ?? 0,
  }));
}
