import type { JsonProblem } from '../../review/report/json-model.ts';
import type { Budgeting, SloFormat } from '../../slo/model/model.ts';

/**
 * What `faultline slo show --format json` writes, version 1. Within a version keys are only added. It holds no time and no absolute
 * path. `docs/command-line.md` explains it, `media/slo.schema.json` checks it.
 */
export interface SloReport {
  readonly version: 1;
  /** By file and line; one for each objective. */
  readonly slos: readonly JsonSlo[];
  readonly problems: readonly JsonProblem[];
}

export interface JsonSlo {
  /** Unique in its file; ends in `#2` from the second objective of an SLO on. */
  readonly id: string;
  readonly name: string;
  readonly service: string | null;
  readonly format: SloFormat;
  /** Posix path, relative to the root of what was asked for. */
  readonly file: string;
  readonly line: number;
  /** Share of good events: a ratio. */
  readonly objective: number;
  /** A calendar month counts 30 days. null: the document names none. */
  readonly window: { readonly seconds: number; readonly kind: 'rolling' | 'calendar' } | null;
  readonly budgeting: Budgeting;
  /** Share of bad events that are allowed, and how long everything may fail; null: without a window. */
  readonly budget: { readonly ratio: number; readonly seconds: number | null };
  /** What the document's own tool makes of it. */
  readonly alerts: readonly JsonAlert[];
}

export interface JsonAlert {
  readonly severity: string;
  readonly branch: string;
  readonly longSeconds: number;
  readonly shortSeconds: number | null;
  readonly burnRate: number;
  readonly forSeconds: number | null;
  /** Ratio of the budget that is gone when its windows are over the burn rate; null: the document names no window. */
  readonly budgetConsumed: number | null;
  /** Whether a total outage would fire it. */
  readonly canFire: boolean;
  /** From the start of an outage to the alert, by the share of requests that fail, `forSeconds` included; null: never. */
  readonly detectSeconds: {
    readonly '1': number | null;
    readonly '0.1': number | null;
    readonly '0.01': number | null;
  };
}
