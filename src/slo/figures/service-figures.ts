import type { ObjectiveSettings } from '../../base/slo-settings.ts';
import { allowedBadEvents, budgetRatio } from '../math/budget.ts';
import { type CapacityFigures, capacityFigures } from '../math/capacity.ts';
import { type DependencyCeiling, dependencyCeiling } from '../math/dependencies.ts';
import { badEventsToFire, consumedByOne, leastEvents } from '../math/traffic.ts';
import type { AlertBranch, Slo } from '../model/model.ts';
import { tidy } from '../units/decimal.ts';

/** What follows from what `.faultline.yaml` says of an SLO; null: it does not say it, or the SLO lacks what it would be held against. */
export interface ServiceFigures {
  readonly traffic: TrafficFigures | null;
  readonly capacity: CapacityFigures | null;
  readonly dependencies: DependencyCeiling | null;
}

export interface TrafficFigures {
  /** Requests a second, on average. */
  readonly perSecond: number;
  /** Requests in the window, and how many of them may fail. */
  readonly events: number;
  readonly allowedBad: number;
  /** The share of the budget that one failure spends; Infinity: there is no budget. */
  readonly consumedByOne: number;
  readonly alerts: readonly TrafficAlert[];
}

/** What an alert makes of the traffic. */
export interface TrafficAlert {
  readonly branch: AlertBranch;
  /** Requests in its long window. */
  readonly events: number;
  /** How many of them must fail for it to fire; 1: a single failure does. */
  readonly badEventsToFire: number;
  /** How many requests the long window must have so that a single failure does not fire. */
  readonly leastEvents: number;
}

/** What follows from what `.faultline.yaml` says of one SLO: traffic, capacity, dependencies. */
export function serviceFiguresOf(slo: Slo, settings: ObjectiveSettings): ServiceFigures {
  const objective = slo.objective?.value ?? null;
  const budget = objective === null ? null : budgetRatio(objective);
  const window = slo.window?.seconds ?? null;
  const { traffic, capacity, dependencies } = settings;
  return {
    traffic:
      traffic === null || budget === null || window === null || !(window > 0)
        ? null
        : trafficFigures(slo.alerts, budget, traffic, window),
    capacity: capacity === null ? null : capacityFigures(capacity),
    dependencies:
      objective === null || budget === null || dependencies.length === 0
        ? null
        : dependencyCeiling(objective, dependencies),
  };
}

function trafficFigures(
  alerts: readonly AlertBranch[],
  budget: number,
  perSecond: number,
  windowSeconds: number,
): TrafficFigures {
  const events = tidy(perSecond * windowSeconds);
  return {
    perSecond,
    events,
    allowedBad: allowedBadEvents(budget, events),
    consumedByOne: consumedByOne(budget, events),
    alerts: alerts.map(branch => {
      const inWindow = tidy(perSecond * branch.longSeconds);
      return {
        branch,
        events: inWindow,
        badEventsToFire: badEventsToFire(branch.burnRate, budget, inWindow),
        leastEvents: leastEvents(branch.burnRate, budget),
      };
    }),
  };
}
