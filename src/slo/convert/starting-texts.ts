import type { SloFormat } from '../model/model.ts';

/**
 * A first document in each format: the availability of a checkout. Each is valid for its tool, and what is said in comments is what
 * somebody needs to know to put their own in.
 */
export const startingTexts: Readonly<Record<SloFormat, string>> = {
  'sloth/v1': `# An SLO for Sloth. Sloth takes the window from its command line: 30 days, unless --default-slo-period says another.
version: prometheus/v1
service: checkout
labels:
  team: payments
slos:
  - name: availability
    # In per cent: 1 request in 1,000 may fail, 43 min 12 s of full outage in 30 days.
    objective: 99.9
    description: Customers can place an order.
    sli:
      events:
        # What failed, of all. Sloth fills in {{.window}}.
        error_query: sum(rate(http_requests_total{service="checkout",code=~"5.."}[{{.window}}]))
        total_query: sum(rate(http_requests_total{service="checkout"}[{{.window}}]))
    alerting:
      name: CheckoutAvailabilityBurn
      # Wakes somebody: 2 % of the budget in 1 h, or 5 % in 6 h.
      page_alert:
        labels:
          severity: page
      # Waits for the morning: 10 % of the budget in 1 or in 3 days.
      ticket_alert:
        labels:
          severity: ticket
`,
  'sloth/k8s': `# An SLO for Sloth in Kubernetes. Sloth takes the window from its command line: 30 days, unless --default-slo-period says another.
apiVersion: sloth.slok.dev/v1
kind: PrometheusServiceLevel
metadata:
  name: checkout
  namespace: monitoring
spec:
  service: checkout
  labels:
    team: payments
  slos:
    - name: availability
      # In per cent: 1 request in 1,000 may fail, 43 min 12 s of full outage in 30 days.
      objective: 99.9
      description: Customers can place an order.
      sli:
        events:
          # What failed, of all. Sloth fills in {{.window}}.
          errorQuery: sum(rate(http_requests_total{service="checkout",code=~"5.."}[{{.window}}]))
          totalQuery: sum(rate(http_requests_total{service="checkout"}[{{.window}}]))
      alerting:
        name: CheckoutAvailabilityBurn
        # Wakes somebody: 2 % of the budget in 1 h, or 5 % in 6 h.
        pageAlert:
          labels:
            severity: page
        # Waits for the morning: 10 % of the budget in 1 or in 3 days.
        ticketAlert:
          labels:
            severity: ticket
`,
  pyrra: `# An SLO for Pyrra, which makes four alerts of it: 14, 7, 2 and 1 times the burn rate that the budget allows.
apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata:
  name: checkout-availability
  labels:
    # Labels with this prefix go with the alerts.
    pyrra.dev/team: payments
spec:
  # In per cent, as a text: 1 request in 1,000 may fail, 40 min 19 s of full outage in 4 weeks.
  target: '99.9'
  window: 4w
  description: Customers can place an order.
  indicator:
    ratio:
      # Plain selectors of counters, without functions: what failed, of all.
      errors:
        metric: http_requests_total{service="checkout",code=~"5.."}
      total:
        metric: http_requests_total{service="checkout"}
`,
  'openslo/v1': `# An SLO in OpenSLO v1, with its alert.
apiVersion: openslo/v1
kind: SLO
metadata:
  name: checkout-availability
  displayName: Checkout availability
spec:
  description: Customers can place an order.
  service: checkout
  indicator:
    metadata:
      name: checkout-availability
    spec:
      ratioMetric:
        # Both metrics only ever count up.
        counter: true
        bad:
          metricSource:
            type: Prometheus
            spec:
              query: sum(http_requests_total{service="checkout",code=~"5.."})
        total:
          metricSource:
            type: Prometheus
            spec:
              query: sum(http_requests_total{service="checkout"})
  timeWindow:
    # m is a minute, M a month.
    - duration: 28d
      isRolling: true
  budgetingMethod: Occurrences
  objectives:
    # A ratio: 1 request in 1,000 may fail, 40 min 19 s of full outage in 28 days.
    - target: 0.999
  alertPolicies:
    - alertPolicyRef: checkout-availability-page
---
apiVersion: openslo/v1
kind: AlertPolicy
metadata:
  name: checkout-availability-page
spec:
  alertWhenBreaching: true
  conditions:
    - kind: AlertCondition
      metadata:
        name: checkout-availability-burns
      spec:
        severity: page
        condition:
          kind: burnrate
          op: gt
          # 2 % of the budget of 28 days in 1 h.
          threshold: 13.44
          lookbackWindow: 1h
  notificationTargets:
    - targetRef: on-call
---
apiVersion: openslo/v1
kind: AlertNotificationTarget
metadata:
  name: on-call
spec:
  description: Wakes whoever is on call
  target: pager
`,
  'openslo/v2alpha': `# An SLO in OpenSLO v2alpha, with the data source of its metrics.
apiVersion: openslo.com/v2alpha
kind: SLO
metadata:
  name: checkout-availability
spec:
  description: Customers can place an order.
  serviceRef: checkout
  sli:
    metadata:
      name: checkout-availability
    spec:
      ratioMetric:
        # Both metrics only ever count up.
        counter: true
        bad:
          dataSourceRef: prometheus
          spec:
            query: sum(http_requests_total{service="checkout",code=~"5.."})
        total:
          dataSourceRef: prometheus
          spec:
            query: sum(http_requests_total{service="checkout"})
  timeWindow:
    - duration: 28d
      isRolling: true
  budgetingMethod: Occurrences
  objectives:
    # A ratio: 1 request in 1,000 may fail, 40 min 19 s of full outage in 28 days.
    - target: 0.999
---
apiVersion: openslo.com/v2alpha
kind: Service
metadata:
  name: checkout
spec:
  description: Takes orders and payments.
---
apiVersion: openslo.com/v2alpha
kind: DataSource
metadata:
  name: prometheus
spec:
  type: Prometheus
  connectionDetails:
    url: http://prometheus:9090
`,
  'openslo/v1alpha': `# An SLO in OpenSLO v1alpha, as Sloth reads it. Sloth makes no alerts of it.
apiVersion: openslo/v1alpha
kind: SLO
metadata:
  name: checkout-availability
  displayName: Checkout availability
spec:
  service: checkout
  description: Customers can place an order.
  budgetingMethod: Occurrences
  objectives:
    - ratioMetrics:
        # What was good, of all. Sloth fills in {{.window}}.
        good:
          source: prometheus
          queryType: promql
          query: sum(rate(http_requests_total{service="checkout",code!~"5.."}[{{.window}}]))
        total:
          source: prometheus
          queryType: promql
          query: sum(rate(http_requests_total{service="checkout"}[{{.window}}]))
      # A ratio: 1 request in 1,000 may fail, 43 min 12 s of full outage in 30 days.
      target: 0.999
  timeWindows:
    - count: 30
      unit: Day
`,
  'slo-generator': `# An SLO for Google's slo-generator. Its windows and alerts stand in the error budget policy of its configuration.
apiVersion: sre.google.com/v2
kind: ServiceLevelObjective
metadata:
  name: checkout-availability
  labels:
    service_name: checkout
    feature_name: orders
    slo_name: availability
spec:
  description: Customers can place an order.
  backend: prometheus
  method: good_bad_ratio
  exporters: []
  service_level_indicator:
    # Plain selectors of counters: what was good, of all.
    filter_good: http_requests_total{service="checkout",code!~"5.."}
    filter_valid: http_requests_total{service="checkout"}
  # A ratio: 1 request in 1,000 may fail.
  goal: 0.999
`,
  nobl9: `# An SLO for Nobl9. The project, the agent and the alert policies are those of your Nobl9.
apiVersion: n9/v1alpha
kind: SLO
metadata:
  name: checkout-availability
  displayName: Checkout availability
  project: shop
spec:
  description: Customers can place an order.
  service: checkout
  indicator:
    metricSource:
      name: prometheus
      project: shop
      kind: Agent
  timeWindows:
    - unit: Day
      count: 28
      isRolling: true
  budgetingMethod: Occurrences
  objectives:
    - name: available
      displayName: Available
      value: 1
      # A ratio: 1 request in 1,000 may fail, 40 min 19 s of full outage in 28 days.
      target: 0.999
      countMetrics:
        # Both metrics only ever count up.
        incremental: true
        good:
          prometheus:
            promql: sum(http_requests_total{service="checkout",code!~"5.."})
        total:
          prometheus:
            promql: sum(http_requests_total{service="checkout"})
      primary: true
`,
  markdown: `# Checkout availability SLO

Customers can place an order.

**Target**: 99.9% of requests over 30 days

**SLI Definition**:

- **Success**: answered with a status below 500
- **Failure**: answered with a status of 500 or above, or not at all
- **Excluded**: requests of our own probes

**Measurement**:

\`\`\`promql
sum(rate(http_requests_total{service="checkout",code!~"5.."}[5m]))
/ sum(rate(http_requests_total{service="checkout"}[5m]))
\`\`\`

**Error Budget**: 0.1%, 43 min 12 s per 30 days

**Consequences**:

- remaining > 50%: ship
- remaining > 0%: increase caution, every release is reviewed by two
- exhausted: freeze, until the budget is above 0 again
`,
};
