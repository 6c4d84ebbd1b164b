import type { AlertBranch, Slo } from '../model/model.ts';
import { budgetRatio, budgetSeconds } from '../math/budget.ts';
import { burnRateOf, errorShareAt, exhaustionSeconds } from '../math/burn.ts';
import { consumedAtDetection, detectionSeconds, firstToFire, resetSeconds } from '../math/detection.ts';
import { type Band, defaultPolicy } from '../math/policy.ts';
import { canFire, firesInside, leastObjective } from '../math/reach.ts';
import { allowedBadSlices, slicesIn } from '../math/timeslices.ts';

/** The shares of errors that every alert is tried at: a full outage, one request in ten, one in a hundred. */
export const sampleShares = [1, 0.1, 0.01] as const;

/** A figure for each of them, in seconds; null: never. */
export type ByErrorShare = Readonly<Record<'1' | '0.1' | '0.01', number | null>>;

export interface BudgetFigures {
  /** `1 − T`. */
  readonly ratio: number;
  /** Of full outage; null: the SLO has no window. */
  readonly seconds: number | null;
  /** Of timeslices: how many the window has, and how many may be bad. null: it counts events, or lacks a window or a length. */
  readonly slices: { readonly total: number; readonly allowed: number; readonly seconds: number } | null;
}

export interface AlertFigures {
  readonly branch: AlertBranch;
  /** The share of errors that the branch fires above; over 1: it cannot. */
  readonly errorShare: number;
  /** The share of the budget that is spent when it fires, without its `for`; null: the SLO has no window. */
  readonly budgetConsumed: number | null;
  readonly canFire: boolean;
  /** It may fire although the objective is met. */
  readonly firesInside: boolean;
  /** The objective that it needs to be able to fire. */
  readonly leastObjective: number;
  /** From the start of an incident, with the `for`. */
  readonly detectSeconds: ByErrorShare;
  /** From the end of an incident that it has fired at. */
  readonly resetSeconds: ByErrorShare;
}

/** All that follows from one SLO by itself. */
export interface Figures {
  /** A ratio; null: the document has none, or one that is no share. */
  readonly objective: number | null;
  /** Of the window in seconds, a calendar month as 30 days; null: it has none. */
  readonly windowSeconds: number | null;
  readonly budget: BudgetFigures | null;
  /** A full outage: how fast it burns, and after how long the whole budget is gone. */
  readonly outage: { readonly burnRate: number; readonly exhaustionSeconds: number | null } | null;
  /** One for each branch that the document's tool makes, in its order; empty without a budget. */
  readonly alerts: readonly AlertFigures[];
  /** Which branch fires first; null: none does. */
  readonly first: Readonly<Record<'1' | '0.1' | '0.01', FirstAlert | null>>;
  /** The largest share of errors that no alert ever fires at; null: there is no alert, or no budget. */
  readonly unnoticed: number | null;
  /** From the document's own consequences, else Faultline's. */
  readonly policy: readonly Band[];
}

export interface FirstAlert {
  readonly branch: AlertBranch;
  readonly seconds: number;
}

/**
 * All that follows from one SLO by itself: what hover, `faultline slo show` and the page print. What is missing in the document is null
 * here, never a guess. `policy`: the bands of an SLO whose document has none.
 */
export function figuresOf(slo: Slo, policy: readonly Band[] = defaultPolicy): Figures {
  const objective = slo.objective?.value ?? null;
  const ratio = objective === null ? null : budgetRatio(objective);
  const seconds = slo.window?.seconds ?? null;
  const windowSeconds = seconds !== null && seconds > 0 && Number.isFinite(seconds) ? seconds : null;
  return {
    objective: ratio === null ? null : objective,
    windowSeconds,
    budget: ratio === null ? null : budgetFigures(slo, ratio, windowSeconds),
    outage: ratio === null ? null : outageFigures(ratio, windowSeconds),
    alerts: ratio === null ? [] : slo.alerts.map(branch => alertFigures(branch, ratio, windowSeconds)),
    first: byShare(share => (ratio === null ? null : firstToFire(slo.alerts, ratio, share))),
    unnoticed: ratio === null ? null : unnoticedShare(slo.alerts, ratio),
    policy: slo.policy ?? policy,
  };
}

function budgetFigures(slo: Slo, ratio: number, windowSeconds: number | null): BudgetFigures {
  const slice = slo.budgeting === 'occurrences' ? null : (slo.slice?.seconds ?? null);
  return {
    ratio,
    seconds: windowSeconds === null ? null : budgetSeconds(ratio, windowSeconds),
    slices:
      slice === null || windowSeconds === null || !(slice > 0)
        ? null
        : {
            total: slicesIn(windowSeconds, slice),
            allowed: allowedBadSlices(ratio, windowSeconds, slice),
            seconds: slice,
          },
  };
}

function outageFigures(ratio: number, windowSeconds: number | null): NonNullable<Figures['outage']> {
  const burnRate = burnRateOf(1, ratio);
  return {
    burnRate,
    exhaustionSeconds: windowSeconds === null ? null : exhaustionSeconds(burnRate, windowSeconds),
  };
}

function alertFigures(branch: AlertBranch, ratio: number, windowSeconds: number | null): AlertFigures {
  return {
    branch,
    errorShare: errorShareAt(branch.burnRate, ratio),
    budgetConsumed: windowSeconds === null ? null : consumedAtDetection(branch, windowSeconds),
    canFire: canFire(branch.burnRate, ratio),
    firesInside: firesInside(branch.burnRate),
    leastObjective: leastObjective(branch.burnRate),
    detectSeconds: byShare(share => detectionSeconds(branch, ratio, share)),
    resetSeconds: byShare(share => resetSeconds(branch, ratio, share)),
  };
}

/** A figure for each of the shares. */
function byShare<T>(of: (share: number) => T): Readonly<Record<'1' | '0.1' | '0.01', T>> {
  const [all, tenth, hundredth] = sampleShares;
  return { '1': of(all), '0.1': of(tenth), '0.01': of(hundredth) };
}

/** The lowest threshold of the alerts that can fire; 1: no alert fires at any share. */
function unnoticedShare(alerts: readonly AlertBranch[], ratio: number): number | null {
  const thresholds = alerts
    .filter(({ burnRate }) => canFire(burnRate, ratio))
    .map(({ burnRate }) => errorShareAt(burnRate, ratio));
  return alerts.length === 0 ? null : Math.min(1, ...thresholds);
}
