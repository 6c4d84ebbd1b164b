import { figuresOf } from '../../slo/figures/figures.ts';
import { allowedBadEvents } from '../../slo/math/budget.ts';
import type { Slo } from '../../slo/model/model.ts';
import { number, percent, share, time, length } from '../words/amounts.ts';
import { listed, say } from '../words/say.ts';
import { pageAfter } from './pages.ts';
import { spentUnder } from './run.ts';
import type { Scene } from './scene.ts';
import { assumedWindow } from './scene.ts';
import { urgencyOf } from './urgency.ts';

/** One figure at HEAD and now, in words; `factor`: now ÷ HEAD, null where it says nothing. */
export interface Change {
  readonly what: string;
  readonly was: string;
  readonly now: string;
  readonly factor: number | null;
  readonly isSame: boolean;
}

export interface Changes {
  /** Now ÷ HEAD; null: one of them has none. */
  readonly budgetFactor: number | null;
  /** Seconds until 1 % errors page; null: they do not. */
  readonly slowPage: { readonly was: number | null; readonly now: number | null };
  readonly rows: readonly Change[];
  readonly areAny: boolean;
}

/** What follows from one version of the SLO. Infinity: never. */
interface Facts {
  readonly objective: number;
  readonly window: number;
  readonly budget: number;
  readonly events: number | null;
  readonly threshold: number | null;
  readonly branches: number;
  readonly outage: number;
  readonly slow: number;
  readonly spent: number | null;
}

/** How the SLO differs from HEAD; null: HEAD does not know it, or one of them has no objective. */
export function changesOf(scene: Scene): Changes | null {
  const { head, slo } = scene;
  const was = head === null || head === undefined ? null : factsOf(scene, head);
  const now = factsOf(scene, slo);
  if (was === null || now === null) {
    return null;
  }
  const rows = rowsOf(scene, was, now);
  return {
    budgetFactor: was.budget > 0 && now.budget > 0 ? now.budget / was.budget : null,
    slowPage: { was: finite(was.slow), now: finite(now.slow) },
    rows,
    areAny: rows.some(({ isSame }) => !isSame),
  };
}

function factsOf(scene: Scene, slo: Slo): Facts | null {
  const { objective, budget, alerts, windowSeconds } = figuresOf(slo);
  if (objective === null || budget === null) {
    return null;
  }
  const { ratio } = budget;
  const window = windowSeconds ?? assumedWindow;
  const fast = alerts.find(({ branch }) => urgencyOf(branch) === 'page');
  const { profile } = scene.state;
  const terms = { slo, budget: ratio, windowSeconds: window, policy: [], profile };
  return {
    objective,
    window,
    budget: ratio * window,
    events: scene.traffic === null ? null : allowedBadEvents(ratio, scene.traffic * window),
    threshold: fast?.errorShare ?? null,
    branches: alerts.length,
    outage: pageAfter(slo.alerts, ratio, 1) ?? Infinity,
    slow: pageAfter(slo.alerts, ratio, 0.01) ?? Infinity,
    spent: scene.incidents.length === 0 || ratio === 0 ? null : spentUnder(terms, scene.incidents),
  };
}

function rowsOf(scene: Scene, was: Facts, now: Facts): readonly Change[] {
  const row = (what: string, of: (facts: Facts) => number | null, show: (value: number) => string) => {
    const [before, after] = [of(was), of(now)];
    return before === null && after === null ? [] : [changeOf(what, before, after, show)];
  };
  const names = listed(scene.incidents.map(({ letter }) => letter));
  return [
    ...row(say('objective'), facts => facts.objective, percent).map(plain),
    ...(was.window === now.window ? [] : row(say('window'), facts => facts.window, length)),
    ...row(say('budget'), facts => facts.budget, time),
    ...row(
      say('mayFail'),
      facts => facts.events,
      value => number(value, 12),
    ),
    ...(was.branches === now.branches
      ? []
      : row(
          say('alerts'),
          facts => facts.branches,
          value => number(value),
        ).map(plain)),
    ...row(say('fastPageAbove'), facts => facts.threshold, percent),
    ...row(say('outagePagesAfter'), facts => facts.outage, time),
    ...row(say('onePercentPagesAfter'), facts => facts.slow, time),
    ...row(say('wouldSpend', names), facts => facts.spent, share),
  ];
}

function changeOf(
  what: string,
  was: number | null,
  now: number | null,
  show: (value: number) => string,
): Change {
  const factor = was === null || now === null ? NaN : now / was;
  const isSame = was === now || Math.abs(factor - 1) < 1e-9;
  const shown = (value: number | null): string => (value === null ? say('none') : show(value));
  const isTold = !isSame && factor > 0 && Number.isFinite(factor);
  return { what, was: shown(was), now: shown(now), factor: isTold ? factor : null, isSame };
}

/** A factor between two objectives says nothing. */
function plain(change: Change): Change {
  return { ...change, factor: null };
}

function finite(seconds: number): number | null {
  return Number.isFinite(seconds) ? seconds : null;
}
