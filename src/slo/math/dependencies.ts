import { complement, tidy } from '../units/decimal.ts';

/** What a service is made of. Availabilities are ratios; parts fail independently of each other. */
export type System =
  | { readonly kind: 'part'; readonly name: string; readonly availability: number }
  /** All must work. */
  | { readonly kind: 'serial'; readonly of: readonly System[] }
  /** One must work. */
  | { readonly kind: 'parallel'; readonly of: readonly System[] }
  /** So many must work. */
  | { readonly kind: 'k-of-n'; readonly k: number; readonly of: readonly System[] };

/** Availability from the time between failures and the time to repair: `MTTF / (MTTF + MTTR)`. Source: "The Calculus of Service Availability", ACM Queue 15 (2), 2017. */
export function availabilityOfRepair(meanToFailure: number, meanToRepair: number): number {
  return tidy(meanToFailure / (meanToFailure + meanToRepair));
}

/** All must work: `∏ aᵢ`. Source: as above. */
export function serialAvailability(parts: readonly number[]): number {
  return tidy(parts.reduce((product, part) => product * part, 1));
}

/** One must work: `1 − ∏ (1 − aᵢ)`. It holds only where they fail independently. Source: as above. */
export function parallelAvailability(parts: readonly number[]): number {
  return complement(parts.reduce((product, part) => product * complement(part), 1));
}

/**
 * At least k must work: the sum of the chances of k and more, for parts that may differ; of equal ones it is
 * `Σ C(n, i) aⁱ (1 − a)ⁿ⁻ⁱ`. k of 0 always works, k above n never.
 */
export function kOfNAvailability(k: number, parts: readonly number[]): number {
  let chances = [1];
  for (const part of parts) {
    chances = Array.from(
      { length: chances.length + 1 },
      (_, working) => (chances[working - 1] ?? 0) * part + (chances[working] ?? 0) * complement(part),
    );
  }
  return tidy(chances.slice(Math.max(0, Math.ceil(k))).reduce((sum, chance) => sum + chance, 0));
}

/** More parts that stand in several places than this make twice as many cases each. */
const mostShared = 16;

/**
 * The availability of a system in which each part counts once, however often and however deep it stands: for those that stand in several
 * places both cases are worked out and weighed. null: more than sixteen do. Source: "The Calculus of Service Availability", as above,
 * "count each unique dependency once".
 */
export function systemAvailability(system: System): number | null {
  const shared = sharedParts(system);
  return shared.length > mostShared ? null : tidy(expected(system, shared, new Map()));
}

function expected(
  system: System,
  shared: readonly { readonly name: string; readonly availability: number }[],
  known: ReadonlyMap<string, number>,
): number {
  const [first, ...rest] = shared;
  if (first === undefined) {
    return given(system, known);
  }
  const when = (works: 0 | 1): number => expected(system, rest, new Map([...known, [first.name, works]]));
  return first.availability * when(1) + complement(first.availability) * when(0);
}

function given(system: System, known: ReadonlyMap<string, number>): number {
  switch (system.kind) {
    case 'part':
      return known.get(system.name) ?? system.availability;
    case 'serial':
      return system.of.reduce((product, part) => product * given(part, known), 1);
    case 'parallel':
      return parallelAvailability(system.of.map(part => given(part, known)));
    case 'k-of-n':
      return kOfNAvailability(
        system.k,
        system.of.map(part => given(part, known)),
      );
  }
}

function sharedParts(system: System): readonly { readonly name: string; readonly availability: number }[] {
  const seen = new Map<string, { readonly availability: number; count: number }>();
  const visit = (each: System): void => {
    if (each.kind !== 'part') {
      each.of.forEach(visit);
      return;
    }
    const before = seen.get(each.name);
    seen.set(each.name, {
      availability: before?.availability ?? each.availability,
      count: (before?.count ?? 0) + 1,
    });
  };
  visit(system);
  return [...seen].flatMap(([name, { availability, count }]) => (count > 1 ? [{ name, availability }] : []));
}

/** The availability that retries give, where failures are independent: `1 − (1 − a)ᵏ⁺¹`. k: attempts after the first. */
export function availabilityWithRetries(availability: number, retries: number): number {
  return complement(complement(availability) ** (retries + 1));
}

/**
 * What each critical dependency should have by the rule of the extra nine: a tenth of the objective's budget. 0.999 asks for 0.9999.
 * Source: "The Calculus of Service Availability", as above.
 */
export function extraNine(objective: number): number {
  return complement(tidy(complement(objective) / 10));
}

/** What dependencies leave of an objective. All are ratios. */
export interface DependencyCeiling {
  /** The best that the service can be if nothing of its own ever fails. */
  readonly ceiling: number;
  /** Whether the objective can be met at all. */
  readonly isReachable: boolean;
  /** The share of bad events that is left for the service itself; below 0: the dependencies alone spend more than there is. */
  readonly left: number;
  /** Those that lack the extra nine. */
  readonly weak: readonly string[];
}

/** What dependencies, each of which is critical, leave of an objective; each name counts once. Source: as `extraNine`. */
export function dependencyCeiling(
  objective: number,
  dependencies: readonly { readonly name: string; readonly availability: number }[],
): DependencyCeiling {
  const unique = [...new Map(dependencies.map(each => [each.name, each])).values()];
  const ceiling = serialAvailability(unique.map(({ availability }) => availability));
  return {
    ceiling,
    isReachable: ceiling >= objective,
    left: tidy(complement(objective) - complement(ceiling)),
    weak: unique.filter(({ availability }) => availability < extraNine(objective)).map(({ name }) => name),
  };
}
