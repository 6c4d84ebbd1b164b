import { BudgetCourse } from '../../slo/math/budget-course.ts';
import type { Interval } from '../../slo/math/intervals.ts';
import { type Band, bandAt } from '../../slo/math/policy.ts';
import { burnRateCurve, runAlerts } from '../../slo/math/simulate.ts';
import { slicedTimeline } from '../../slo/math/sliced.ts';
import { type Timeline, timelineOf } from '../../slo/math/timeline.ts';
import type { AlertBranch, Slo } from '../../slo/model/model.ts';
import type { WhatIf } from '../state/incidents.ts';
import type { Profile } from '../state/page-state.ts';
import { trafficOf } from './traffic.ts';

/** What incidents are run through. */
export interface Terms {
  readonly slo: Slo;
  /** A ratio, above 0. */
  readonly budget: number;
  readonly windowSeconds: number;
  readonly policy: readonly Band[];
  readonly profile: Profile;
}

/** An incident, and the share of the budget that it spends beyond those before it. */
export interface Spending {
  readonly incident: WhatIf;
  readonly spent: number;
}

/** What an alert's branch does. Seconds from the start of the window. */
export interface BranchFirings {
  readonly branch: AlertBranch;
  readonly firing: readonly Interval[];
}

/** What incidents come to. */
export interface Run {
  readonly course: BudgetCourse;
  /** In the order in which they begin. */
  readonly spendings: readonly Spending[];
  readonly alerts: readonly BranchFirings[];
  /** Left at the end of the window: a ratio, below 0 where it is overspent. */
  readonly left: number;
  /** null: the policy says nothing of it. */
  readonly band: Band | null;
  /** When the budget is spent first; null: it lasts. */
  readonly exhaustedAt: number | null;
  /** The burn rate over a window, at each instant. */
  readonly burnRate: (windowSeconds: number) => (seconds: number) => number;
}

/** Runs incidents through an SLO's budget and alerts. */
export function runOf(terms: Terms, incidents: readonly WhatIf[]): Run {
  const { slo, budget, windowSeconds, policy } = terms;
  const sorted = [...incidents].sort((a, b) => a.start - b.start || a.letter.localeCompare(b.letter));
  const timeline = timelineWith(terms, sorted);
  const course = courseOf(terms, timeline);
  const left = course.remaining(windowSeconds);
  const lefts = sorted.map((_, index) =>
    index === sorted.length - 1
      ? left
      : courseOf(terms, timelineWith(terms, sorted.slice(0, index + 1))).remaining(windowSeconds),
  );
  return {
    course,
    spendings: sorted.map((incident, index) => ({
      incident,
      spent: (lefts[index - 1] ?? 1) - (lefts[index] ?? left),
    })),
    alerts: runAlerts(timeline, budget, slo.alerts).map(({ branch, firing }) => ({ branch, firing })),
    left,
    band: bandAt(policy, left),
    exhaustedAt: course.atMost(0).find(({ to }) => to > 0)?.from ?? null,
    burnRate: window => burnRateCurve(timeline, budget, window),
  };
}

/** The share of the budget that incidents spend under another budget. */
export function spentUnder(terms: Terms, incidents: readonly WhatIf[]): number {
  return 1 - courseOf(terms, timelineWith(terms, incidents)).remaining(terms.windowSeconds);
}

function timelineWith({ slo, profile, windowSeconds }: Terms, incidents: readonly WhatIf[]): Timeline {
  const timeline = timelineOf({ incidents, traffic: trafficOf(profile, 1, windowSeconds) });
  const seconds = slo.slice?.seconds ?? 0;
  if (slo.budgeting === 'occurrences' || !(seconds > 0)) {
    return timeline;
  }
  return slo.budgeting === 'timeslices'
    ? slicedTimeline(timeline, { kind: 'timeslices', seconds, target: slo.slice?.target ?? 1 })
    : slicedTimeline(timeline, { kind: 'ratio-timeslices', seconds });
}

function courseOf({ slo, budget, windowSeconds }: Terms, timeline: Timeline): BudgetCourse {
  const accounting = slo.window?.kind === 'calendar' ? 'period' : 'rolling';
  return new BudgetCourse(timeline, { budget, windowSeconds, accounting });
}
