import { jsonProblemsOf } from '../../review/report/json.ts';
import type { AlertFigures } from '../../slo/figures/figures.ts';
import type { JsonAlert, JsonSlo, SloReport } from './show-model.ts';
import type { Shown, ShownSlo } from './shown.ts';

/** The figures as plain data for JSON: every key is always there, in a fixed order. */
export function toSloReport(shown: Shown): SloReport {
  return { version: 1, slos: shown.slos.map(sloOf), problems: jsonProblemsOf(shown) };
}

function sloOf({ slo, name, file, line, objective, figures }: ShownSlo): JsonSlo {
  const { window } = slo;
  return {
    id: slo.id,
    name,
    service: slo.service?.value ?? null,
    format: slo.format,
    file,
    line,
    objective,
    window: window === null ? null : { seconds: window.seconds, kind: window.kind },
    budgeting: slo.budgeting,
    budget: { ratio: figures.budget?.ratio ?? 0, seconds: figures.budget?.seconds ?? null },
    alerts: figures.alerts.map(alertOf),
  };
}

function alertOf({ branch, budgetConsumed, canFire, detectSeconds }: AlertFigures): JsonAlert {
  return {
    severity: branch.severity,
    branch: branch.branch,
    longSeconds: branch.longSeconds,
    shortSeconds: branch.shortSeconds,
    burnRate: branch.burnRate,
    forSeconds: branch.forSeconds,
    budgetConsumed,
    canFire,
    detectSeconds: {
      '1': detectSeconds['1'],
      '0.1': detectSeconds['0.1'],
      '0.01': detectSeconds['0.01'],
    },
  };
}
