import { ceilCount, tidy } from '../units/decimal.ts';

/** How much of what is there is used: `λ · S / c`. Arrivals a second, seconds of service, servers. Source: utilisation law. */
export function utilisation(arrivals: number, serviceSeconds: number, servers = 1): number {
  return tidy((arrivals * serviceSeconds) / servers);
}

/** How many are in the system at once, on average: `L = λ · W`. Source: J. D. C. Little, Operations Research 9 (3), 1961. */
export function littlesLaw(arrivals: number, secondsInside: number): number {
  return tidy(arrivals * secondsInside);
}

/** Seconds that one takes with its waiting, at one server: `S / (1 − U)`; Infinity from full use on. Source: M/M/1 queue. */
export function responseSeconds(serviceSeconds: number, used: number): number {
  return used < 1 ? tidy(serviceSeconds / (1 - used)) : Infinity;
}

/**
 * The chance that one has to wait at `servers` with an offered load (`λ · S`, in servers): Erlang's C formula, by the recursion of his B
 * formula. 1 where the load is as much as there are servers.
 */
export function chanceOfWaiting(servers: number, load: number): number {
  if (load >= servers) {
    return 1;
  }
  let blocked = 1;
  for (let server = 1; server <= servers; server++) {
    blocked = (load * blocked) / (server + load * blocked);
  }
  return tidy((servers * blocked) / (servers - load * (1 - blocked)));
}

/** A quantity after some months of growth: `x · (1 + g)ᵐ`. 1,000 at 20 % are 2,985.984 after six. The growth is a ratio a month. */
export function grown(value: number, growth: number, months: number): number {
  return tidy(value * (1 + growth) ** months);
}

/**
 * How many instances carry a load: `ceil(peak / (perInstance · U))`. `used`: the share of an instance that may be used; 1 leaves no
 * headroom. 2,986 a second at 100 each: 30, and 38 where an instance may be used to 80 %.
 */
export function instancesFor(peak: number, perInstance: number, used = 1): number {
  return ceilCount(peak / (perInstance * used));
}

/** How many instances stand in so many zones so that one may be lost: `ceil(n · Z / (Z − 1))`; Infinity with less than two. */
export function instancesForZoneLoss(instances: number, zones: number): number {
  return zones < 2 ? Infinity : ceilCount((instances * zones) / (zones - 1));
}

/** The load that so many instances carry, with headroom, and with the loss of a zone if there are any: the fullest zone is the one lost. */
export function carriedLoad(
  instances: number,
  perInstance: number,
  used = 1,
  zones: number | null = null,
): number {
  const left = zones === null ? instances : instances - Math.ceil(instances / zones);
  return tidy(left * perInstance * used);
}

/**
 * Months until a load that grows by a share each month reaches what can be carried: `ln(C / L) / ln(1 + g)`. 70 % to 100 % at 10 %: 3.74.
 * 0: it has; Infinity: never, as it does not grow.
 */
export function monthsUntil(load: number, carried: number, growth: number): number {
  if (load >= carried) {
    return 0;
  }
  return growth > 0 ? tidy(Math.log(carried / load) / Math.log1p(growth)) : Infinity;
}

/** The same for a load that grows by the same amount each month: `(C − L) / g`. */
export function monthsUntilLinear(load: number, carried: number, growth: number): number {
  if (load >= carried) {
    return 0;
  }
  return growth > 0 ? tidy((carried - load) / growth) : Infinity;
}

/** What a service can carry, and what it must: see `CapacitySettings`. Rates a second, ratios. */
export interface Capacity {
  readonly peak: number;
  readonly perInstance: number;
  readonly instances: number | null;
  readonly utilisation: number;
  readonly growth: number;
  readonly zones: number | null;
}

/** What follows from a capacity. */
export interface CapacityFigures {
  /** Instances that today's peak needs, with headroom; with one zone lost, if there are zones. */
  readonly needed: number;
  /** The load that those that there are carry so, a second; null: it is not said how many there are. */
  readonly carried: number | null;
  /** The share of the instances in use at the peak; null: as above. Over 1: more comes in than they take. */
  readonly used: number | null;
  /** Months until the peak is more than they carry; 0: it is; Infinity: never; null: as above. */
  readonly monthsLeft: number | null;
  /** Peak and instances needed, today and after each of the months that were asked for. */
  readonly projection: readonly CapacityMonth[];
}

export interface CapacityMonth {
  readonly month: number;
  readonly peak: number;
  readonly needed: number;
}

/** All that follows from a capacity, with its projection for some months (six). */
export function capacityFigures(capacity: Capacity, months = 6): CapacityFigures {
  const { peak, perInstance, instances, growth, zones, utilisation: used } = capacity;
  const neededFor = (load: number): number => {
    const alone = instancesFor(load, perInstance, used);
    return zones === null ? alone : instancesForZoneLoss(alone, zones);
  };
  const carried = instances === null ? null : carriedLoad(instances, perInstance, used, zones);
  return {
    needed: neededFor(peak),
    carried,
    used: instances === null ? null : tidy(peak / (instances * perInstance)),
    monthsLeft: carried === null ? null : monthsUntil(peak, carried, growth),
    projection: Array.from({ length: months + 1 }, (_, month) => {
      const load = grown(peak, growth, month);
      return { month, peak: load, needed: neededFor(load) };
    }),
  };
}
