import type { SloFormat } from '../model/model.ts';
import type { Path } from './outline.ts';

/** What a scalar says: which field of a form it belongs to. */
export const editableKinds = [
  'name',
  'display-name',
  'description',
  'service',
  'objective',
  'window',
  'window-unit',
  'window-kind',
  'calendar-start',
  'calendar-zone',
  'budgeting',
  'slice-length',
  'slice-target',
  'query',
  'threshold',
  'operator',
  'grouping',
  'source',
  'plugin',
  'weight',
  'label',
  'annotation',
  'alert-name',
  'alert-switch',
  'alert-severity',
  'alert-burn-rate',
  'alert-budget',
  'alert-long',
  'alert-short',
  'alert-for',
  'reference',
  'success',
  'failure',
  'excluded',
  'budget',
  'policy',
  'other',
] as const;

export type EditableKind = (typeof editableKinds)[number];

type Row = readonly [pattern: string, kind: EditableKind];

/** `*`: any key; `[]`: any item; `**`, at the end: anything below. The first row that fits decides. */
const metadata: readonly Row[] = [
  ['metadata.name', 'name'],
  ['metadata.displayName', 'display-name'],
  ['metadata.labels.**', 'label'],
  ['metadata.annotations.**', 'annotation'],
];

function slothRows(slo: string, keys: Readonly<Record<string, string>>): readonly Row[] {
  const alerts = ['page', 'ticket'].map(name => `${slo}.alerting.${keys[name] ?? name}`);
  return [
    [`${slo}.name`, 'name'],
    [`${slo}.description`, 'description'],
    [`${slo}.objective`, 'objective'],
    [`${slo}.labels.*`, 'label'],
    [`${slo}.sli.events.*`, 'query'],
    [`${slo}.sli.raw.*`, 'query'],
    [`${slo}.sli.plugin.**`, 'plugin'],
    [`${slo}.plugins.**`, 'plugin'],
    [`${slo}.alerting.name`, 'alert-name'],
    [`${slo}.alerting.labels.*`, 'label'],
    [`${slo}.alerting.annotations.*`, 'annotation'],
    ...alerts.flatMap((alert): Row[] => [
      [`${alert}.disable`, 'alert-switch'],
      [`${alert}.labels.severity`, 'alert-severity'],
      [`${alert}.labels.*`, 'label'],
      [`${alert}.annotations.*`, 'annotation'],
    ]),
  ];
}

const sloth: readonly Row[] = [
  ['service', 'service'],
  ['labels.*', 'label'],
  ['slo_plugins.**', 'plugin'],
  ...slothRows('slos.[]', { page: 'page_alert', ticket: 'ticket_alert' }),
];

const slothKubernetes: readonly Row[] = [
  ...metadata,
  ['spec.service', 'service'],
  ['spec.labels.*', 'label'],
  ['spec.sloPlugins.**', 'plugin'],
  ...slothRows('spec.slos.[]', { page: 'pageAlert', ticket: 'ticketAlert' }),
  ['spec.sloPeriod', 'window'],
  ['spec.*.*.errorBudgetPercent', 'alert-budget'],
  ['spec.*.*.longWindow', 'alert-long'],
  ['spec.*.*.shortWindow', 'alert-short'],
];

function indicatorRows(at: string): readonly Row[] {
  return [
    [`${at}.metadata.name`, 'reference'],
    [`${at}.metadata.displayName`, 'display-name'],
    [`${at}.metadata.labels.**`, 'label'],
    [`${at}.metadata.annotations.**`, 'annotation'],
    ...metricRows(`${at}.spec`),
  ];
}

function metricRows(spec: string): readonly Row[] {
  const metrics = ['thresholdMetric', 'ratioMetric.*'].map(metric => `${spec}.${metric}`);
  return [
    [`${spec}.description`, 'description'],
    ...metrics.flatMap((metric): Row[] => [
      [`${metric}.metricSource.spec.query`, 'query'],
      [`${metric}.metricSource.metricSourceRef`, 'reference'],
      [`${metric}.metricSource.**`, 'source'],
      [`${metric}.dataSourceRef`, 'reference'],
      [`${metric}.dataSourceSpec.**`, 'source'],
      [`${metric}.spec.query`, 'query'],
      [`${metric}.spec.**`, 'source'],
      [`${metric}.source`, 'source'],
      [`${metric}.queryType`, 'source'],
      [`${metric}.query`, 'query'],
    ]),
  ];
}

function conditionRows(spec: string): readonly Row[] {
  return [
    [`${spec}.description`, 'description'],
    [`${spec}.severity`, 'alert-severity'],
    [`${spec}.condition.op`, 'operator'],
    [`${spec}.condition.threshold`, 'alert-burn-rate'],
    [`${spec}.condition.lookbackWindow`, 'alert-long'],
    [`${spec}.condition.alertAfter`, 'alert-for'],
  ];
}

function policyRows(spec: string): readonly Row[] {
  return [
    [`${spec}.alertWhenNoData`, 'alert-switch'],
    [`${spec}.alertWhenBreaching`, 'alert-switch'],
    [`${spec}.alertWhenResolved`, 'alert-switch'],
    [`${spec}.conditions.[].conditionRef`, 'reference'],
    [`${spec}.conditions.[].metadata.name`, 'reference'],
    [`${spec}.conditions.[].metadata.displayName`, 'display-name'],
    ...conditionRows(`${spec}.conditions.[].spec`),
    [`${spec}.notificationTargets.[].targetRef`, 'reference'],
    [`${spec}.notificationTargets.[].metadata.name`, 'reference'],
    [`${spec}.notificationTargets.[].metadata.displayName`, 'display-name'],
    [`${spec}.notificationTargets.[].spec.description`, 'description'],
  ];
}

const objectives: readonly Row[] = ['spec.objectives.[]'].flatMap((at): Row[] => [
  [`${at}.displayName`, 'display-name'],
  [`${at}.name`, 'reference'],
  [`${at}.target`, 'objective'],
  [`${at}.targetPercent`, 'objective'],
  [`${at}.op`, 'operator'],
  [`${at}.value`, 'threshold'],
  [`${at}.timeSliceTarget`, 'slice-target'],
  [`${at}.timeSliceWindow`, 'slice-length'],
  [`${at}.compositeWeight`, 'weight'],
]);

function windowRows(at: string): readonly Row[] {
  return [
    [`${at}.duration`, 'window'],
    [`${at}.count`, 'window'],
    [`${at}.unit`, 'window-unit'],
    [`${at}.isRolling`, 'window-kind'],
    [`${at}.calendar.startTime`, 'calendar-start'],
    [`${at}.calendar.timeZone`, 'calendar-zone'],
  ];
}

const openSlo: readonly Row[] = [
  ...metadata,
  ['spec.service', 'service'],
  ['spec.serviceRef', 'service'],
  ['spec.indicatorRef', 'reference'],
  ['spec.sliRef', 'reference'],
  ...indicatorRows('spec.indicator'),
  ...indicatorRows('spec.sli'),
  ['spec.indicator.thresholdMetric.query', 'query'],
  ['spec.indicator.thresholdMetric.*', 'source'],
  ...windowRows('spec.timeWindow.[]'),
  ...windowRows('spec.timeWindows.[]'),
  ['spec.budgetingMethod', 'budgeting'],
  ...objectives,
  ['spec.objectives.[].indicatorRef', 'reference'],
  ['spec.objectives.[].sliRef', 'reference'],
  ...indicatorRows('spec.objectives.[].indicator'),
  ...indicatorRows('spec.objectives.[].sli'),
  ['spec.objectives.[].ratioMetrics.*.query', 'query'],
  ['spec.objectives.[].ratioMetrics.*.*', 'source'],
  ['spec.alertPolicies.[]', 'reference'],
  ['spec.alertPolicies.[].alertPolicyRef', 'reference'],
  ['spec.alertPolicies.[].metadata.name', 'reference'],
  ['spec.alertPolicies.[].metadata.displayName', 'display-name'],
  ['spec.alertPolicies.[].spec.description', 'description'],
  ...policyRows('spec.alertPolicies.[].spec'),
  ...policyRows('spec'),
  ...conditionRows('spec'),
  ...metricRows('spec'),
  ['spec.type', 'source'],
];

const pyrra: readonly Row[] = [
  ...metadata,
  ['spec.target', 'objective'],
  ['spec.window', 'window'],
  ['spec.description', 'description'],
  ['spec.indicator.*.*.metric', 'query'],
  ['spec.indicator.*.metric', 'query'],
  ['spec.indicator.latencyNative.latency', 'threshold'],
  ['spec.indicator.*.grouping.[]', 'grouping'],
  ['spec.alerting.disabled', 'alert-switch'],
  ['spec.alerting.burnrates', 'alert-switch'],
  ['spec.alerting.absent', 'alert-switch'],
  ['spec.alerting.name', 'alert-name'],
  ['spec.alerting.absentName', 'alert-name'],
  ['spec.alerting.severities.*', 'alert-severity'],
];

const sloGenerator: readonly Row[] = [
  ...metadata,
  ['spec.description', 'description'],
  ['spec.goal', 'objective'],
  ['spec.backend', 'source'],
  ['spec.method', 'source'],
  ['spec.service_level_indicator.threshold_bucket', 'threshold'],
  ['spec.service_level_indicator.**', 'query'],
  ['spec.error_budget_policy', 'reference'],
  ['spec.exporters.[]', 'reference'],
];

const nobl9: readonly Row[] = [
  ...metadata,
  ['metadata.project', 'reference'],
  ['spec.service', 'service'],
  ['spec.description', 'description'],
  ['spec.budgetingMethod', 'budgeting'],
  ['spec.indicator.metricSource.**', 'reference'],
  ...windowRows('spec.timeWindows.[]'),
  ...objectives,
  ['spec.objectives.[].countMetrics.incremental', 'source'],
  ['spec.objectives.[].countMetrics.*.**', 'query'],
  ['spec.objectives.[].rawMetric.query.**', 'query'],
  ['spec.objectives.[].composite.components.objectives.[].weight', 'weight'],
  ['spec.objectives.[].composite.components.objectives.[].*', 'reference'],
  ['spec.alertPolicies.[]', 'reference'],
  ['spec.severity', 'alert-severity'],
  ['spec.coolDown', 'alert-for'],
  ['spec.conditions.[].value', 'alert-burn-rate'],
  ['spec.conditions.[].alertingWindow', 'alert-long'],
  ['spec.conditions.[].lastsFor', 'alert-for'],
  ['spec.conditions.[].op', 'operator'],
];

const rows: Readonly<Record<SloFormat, readonly Row[]>> = {
  'openslo/v1alpha': openSlo,
  'openslo/v1': openSlo,
  'openslo/v2alpha': openSlo,
  'sloth/v1': sloth,
  'sloth/k8s': slothKubernetes,
  pyrra,
  'slo-generator': sloGenerator,
  nobl9,
  markdown: [],
};

/** A row with its pattern taken apart. */
interface Pattern {
  readonly steps: readonly string[];
  readonly end: 'here' | 'below';
  readonly kind: EditableKind;
}

const patterns = new Map<SloFormat, readonly Pattern[]>();

/** Taken apart once: every scalar of a text is held against them. */
function patternsOf(format: SloFormat): readonly Pattern[] {
  const known = patterns.get(format);
  if (known !== undefined) {
    return known;
  }
  const made = rows[format].map(([pattern, kind]): Pattern => {
    const steps = pattern.split('.');
    return steps.at(-1) === '**'
      ? { steps: steps.slice(0, -1), end: 'below', kind }
      : { steps, end: 'here', kind };
  });
  patterns.set(format, made);
  return made;
}

/** What makes a document what it is: another value makes it another document. */
const identity: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'version']);

/** What the scalar at a path says, or null where no edit may set it. Paths are from the root of the object. */
export function editableKindOf(format: SloFormat, path: Path): EditableKind | null {
  if (path.length === 1 && identity.has(String(path[0]))) {
    return null;
  }
  return patternsOf(format).find(pattern => fits(pattern, path))?.kind ?? 'other';
}

function fits({ steps, end }: Pattern, path: Path): boolean {
  if (end === 'below' ? path.length <= steps.length : path.length !== steps.length) {
    return false;
  }
  return steps.every((step, index) => {
    const at = path[index];
    return step === '[]' ? typeof at === 'number' : typeof at === 'string' && (step === '*' || step === at);
  });
}
