/** An SLO of Sloth that nothing is to be said about. */
export const slothText = `version: prometheus/v1
service: checkout
slos:
  - name: availability
    objective: 99.9
    sli:
      events:
        error_query: sum(rate(http_requests_total{job="checkout",code=~"5.."}[{{.window}}]))
        total_query: sum(rate(http_requests_total{job="checkout"}[{{.window}}]))
    alerting:
      name: CheckoutAvailability
      page_alert:
        labels:
          severity: page
`;

/** An SLO of OpenSLO whose indicator stands elsewhere. */
export const openSloText = `apiVersion: openslo/v1
kind: SLO
metadata:
  name: checkout
spec:
  service: checkout
  indicatorRef: checkout-requests
  timeWindow:
    - duration: 28d
      isRolling: true
  budgetingMethod: Occurrences
  objectives:
    - target: 0.999
`;

export const indicatorText = `apiVersion: openslo/v1
kind: SLI
metadata:
  name: checkout-requests
spec:
  ratioMetric:
    counter: true
    good:
      metricSource:
        type: Prometheus
        spec:
          query: sum(http_requests_total{job="checkout",code!~"5.."})
    total:
      metricSource:
        type: Prometheus
        spec:
          query: sum(http_requests_total{job="checkout"})
---
apiVersion: openslo/v1
kind: Service
metadata:
  name: checkout
spec:
  description: Takes orders.
`;

/** What a snippet inserts where nothing is filled in but what it offers. */
export function filledIn(snippet: string): string {
  return snippet
    .replaceAll(/\$\{\d+:((?:[^\\}]|\\.)*)\}/g, '$1')
    .replaceAll(/\$\{\d+\|((?:[^\\,|]|\\.)*)(?:,[^|]*)?\|\}/g, '$1')
    .replaceAll(/\$\d+/g, '')
    .replaceAll(/\\([\\$}])/g, '$1');
}
