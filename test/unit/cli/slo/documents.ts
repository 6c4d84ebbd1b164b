const queries = (selector: string) => `      events:
        error_query: sum(rate(http_requests_total{${selector},code=~"5.."}[{{.window}}]))
        total_query: sum(rate(http_requests_total{${selector}}[{{.window}}]))`;

/** A service of Sloth with one SLO, without a mistake. */
export function sloth(objective = '99.9', name = 'availability'): string {
  return `version: "prometheus/v1"
service: "checkout"
slos:
  - name: "${name}"
    objective: ${objective}
    sli:
${queries('job="checkout"')}
    alerting:
      name: CheckoutErrors
`;
}

export const pyrra = `apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata:
  name: orders-errors
spec:
  target: "99.5"
  window: 4w
  indicator:
    ratio:
      errors:
        metric: http_requests_total{job="orders",code=~"5.."}
      total:
        metric: http_requests_total{job="orders"}
`;

/** Refers to an indicator that stands elsewhere. */
export const openSlo = `apiVersion: openslo/v1
kind: SLO
metadata:
  name: search-answers
spec:
  service: search
  indicatorRef: search-ok
  timeWindow:
    - duration: 1M
      isRolling: false
      calendar:
        startTime: 2026-01-01 00:00:00
        timeZone: Europe/Vienna
  budgetingMethod: Timeslices
  objectives:
    - displayName: strict
      target: 0.99
      timeSliceTarget: 0.95
      timeSliceWindow: 1m
    - displayName: lax
      target: 0.9
      timeSliceTarget: 0.5
      timeSliceWindow: 1m
`;

export const indicator = `apiVersion: openslo/v1
kind: SLI
metadata:
  name: search-ok
spec:
  ratioMetric:
    counter: true
    good:
      metricSource:
        type: Prometheus
        spec:
          query: sum(rate(searches_total{code!~"5.."}[5m]))
    total:
      metricSource:
        type: Prometheus
        spec:
          query: sum(rate(searches_total[5m]))
`;

/** Nine values that each stand nine times for the one before: half a billion. */
export const aliasBomb = [
  'version: prometheus/v1',
  'a0: &a0 [x, x, x, x, x, x, x, x, x]',
  ...Array.from({ length: 9 }, (_, i) => {
    const alias = `*a${String(i)}`;
    return `a${String(i + 1)}: &a${String(i + 1)} [${Array.from({ length: 9 }, () => alias).join(', ')}]`;
  }),
  '',
].join('\n');

/** The alerts of an SLO of OpenSLO, in files of their own. */
export const policy = `apiVersion: openslo/v1
kind: AlertPolicy
metadata:
  name: search-pages
spec:
  alertWhenBreaching: true
  conditions:
    - conditionRef: search-burns
  notificationTargets:
    - targetRef: on-call
`;

export const condition = `apiVersion: openslo/v1
kind: AlertCondition
metadata:
  name: search-burns
spec:
  severity: page
  condition:
    kind: burnrate
    op: gt
    threshold: 14.4
    lookbackWindow: 1h
    alertAfter: 5m
`;
