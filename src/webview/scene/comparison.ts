import { budgetRatio } from '../../slo/math/budget.ts';
import { burnRateOf, exhaustionSeconds } from '../../slo/math/burn.ts';
import { pyrraBranches } from '../../slo/math/pyrra.ts';
import { workbookBranches } from '../../slo/math/workbook.ts';
import type { Branch } from '../../slo/math/branch.ts';
import { pageAfter } from './pages.ts';
import { spentUnder } from './run.ts';
import type { Scene } from './scene.ts';

/** The objectives that people weigh against each other. */
export const usualObjectives = [0.99, 0.995, 0.999, 0.9995, 0.9999] as const;

/** What another objective would come to. */
export interface OtherObjective {
  readonly objective: number;
  readonly isPresent: boolean;
  /** Of full outage, in seconds. */
  readonly budgetSeconds: number;
  /** By the incidents; without any, by a day of 1 % errors. A ratio. */
  readonly spent: number;
  /** Seconds until a full outage pages; null: it does not. */
  readonly pageSeconds: number | null;
  /** From then until the budget is gone; null: it does not page. */
  readonly reactSeconds: number | null;
}

const day = 86_400;

export function otherObjectives({ terms, slo, incidents, windowSeconds }: Scene): readonly OtherObjective[] {
  const present = slo.objective?.value ?? null;
  if (terms === null || present === null) {
    return [];
  }
  const all = [...new Set([...usualObjectives, present])].sort((a, b) => a - b);
  const sample = { letter: '', start: 0, seconds: Math.min(day, windowSeconds), errors: 0.01 };
  return all.flatMap(objective => {
    const budget = budgetRatio(objective);
    if (budget === null || budget === 0) {
      return [];
    }
    const page = pageAfter(slo.alerts, budget, 1);
    const gone = exhaustionSeconds(burnRateOf(1, budget), windowSeconds);
    return [
      {
        objective,
        isPresent: objective === present,
        budgetSeconds: budget * windowSeconds,
        spent: spentUnder({ ...terms, budget }, incidents.length === 0 ? [sample] : incidents),
        pageSeconds: page,
        reactSeconds: page === null ? null : gone - page,
      },
    ];
  });
}

/** When a full outage pages under the windows of another tool. */
export interface OtherDialect {
  readonly tool: 'Pyrra' | 'Sloth';
  readonly pageSeconds: number;
  /** How long its fastest alert waits before it speaks; 0: it does not. */
  readonly waits: number;
}

/** Pyrra for who does not use it, Sloth for who does; null: that one never pages. */
export function otherDialect({ terms, slo, windowSeconds }: Scene): OtherDialect | null {
  if (terms === null) {
    return null;
  }
  const tool = slo.format === 'pyrra' ? 'Sloth' : 'Pyrra';
  const branches: readonly Branch[] =
    tool === 'Pyrra' ? pyrraBranches(windowSeconds) : workbookBranches(windowSeconds);
  const pageSeconds = pageAfter(branches, terms.budget, 1);
  const waits = Math.min(...branches.map(({ forSeconds }) => forSeconds ?? 0));
  return pageSeconds === null ? null : { tool, pageSeconds, waits };
}
