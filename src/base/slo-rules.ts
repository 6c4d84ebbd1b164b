import type { Preset, Severity } from './severity.ts';

/** How loud a rule is by preset. */
export type SeverityByPreset = Readonly<Record<Preset, Severity | 'off'>>;

const warning = { essential: 'warning', recommended: 'warning', strict: 'warning' } as const;
const information = { essential: 'off', recommended: 'information', strict: 'warning' } as const;
const strictOnly = { essential: 'off', recommended: 'off', strict: 'hint' } as const;

/**
 * Faultline's own rules about SLO documents by id without the prefix `slo/`, with one line on each and their severity. They stand here so that
 * the configuration knows them, which knows nothing else of SLO documents.
 */
export const sloRuleTable = {
  'objective-unit': ['An objective that is written as a ratio where a per cent number belongs.', warning],
  'objective-hundred': ['An objective of 100 %, which leaves no error budget.', warning],
  'missing-window': ['An SLO without a time window, and so without a budget that can be spent.', warning],
  'month-window': ['A window of minutes where months were meant.', warning],
  'zero-window': ['A window so short that Pyrra writes rules over no time at all.', warning],
  'short-window': ['An alert whose short window is not shorter than its long one.', warning],
  'alert-never-fires': ['An alert whose burn rate even a full outage does not reach.', warning],
  'alert-inside-objective': ['An alert that fires while the objective is met.', information],
  promql: ['A query that Prometheus does not take.', warning],
  'plain-selector': ['A metric of Pyrra that is more than a plain selector.', warning],
  'template-value': ['A template that names something Sloth has no value for.', warning],
  'hard-coded-window': ['A range that stays the same whatever window Sloth asks for.', warning],
  'not-a-subset': ['Good or bad events that are not all among the total.', warning],
  'same-query': ['Good or bad events that are counted by the query of the total.', warning],
  'good-counts-errors': ['Good events that are the failed ones.', warning],
  'le-bucket': ['A histogram bucket without `le`, or several of them added up.', warning],
  'zero-traffic': ['A total that is filled with zero, so that no traffic spoils the whole period.', warning],
  'internal-metrics': ['An indicator of what happens inside only, not of what users feel.', information],
  'duplicate-slo': ['An SLO whose name another file of the same folder has as well.', information],
  'missing-reference': ['A name that leads to nothing in the workspace.', warning],
  'key-case': ["A key in the other dialect's case, which the tool drops without a word.", warning],
  'unknown-key': ['A key that the tool does not know and drops without a word.', warning],
  'repeated-key': ['A key that stands twice, of which only the last counts.', warning],
  'ignored-value': ['A value that the tool reads and never uses.', information],
  deprecated: ['A field that is still read and has a successor.', information],
  'coerced-value': ['A number or truth value that the tool makes a text of.', strictOnly],
  'second-document': ['A second document whose rules Prometheus will not read.', warning],
  'idle-operator': ['An operator or value at a ratio, where it means nothing.', warning],
  'tool-reading': ['A line that one way of running the tool does not recognise.', information],
  'policy-gap': ['An error budget policy with gaps or contradictions.', information],
  'unused-suppression': ['A suppression comment that has nothing to suppress, or names no rule.', warning],
} as const satisfies Readonly<Record<string, readonly [string, SeverityByPreset]>>;

/** What reading an SLO document finds, by id without the prefix: the readers say what each means. */
export const sloReaderIds = [
  'syntax',
  'too-large',
  'alias-bomb',
  'encoding',
  'unknown-version',
  'unknown-kind',
  'not-an-slo',
  'schema',
  'required',
  'name',
  'duplicate-key',
  'duplicate-name',
  'objective-range',
  'window',
  'window-range',
  'budgeting',
  'indicator',
  'op-on-ratio',
  'template-window',
  'alert-name',
  'alert',
  'unknown-reference',
  'label',
  'budget-figure',
  'policy-bands',
  'markdown-section',
] as const;

/** Every id with its prefix, as settings and comments name it. */
export const sloRuleIds: readonly string[] = [...Object.keys(sloRuleTable), ...sloReaderIds].map(
  id => `slo/${id}`,
);
