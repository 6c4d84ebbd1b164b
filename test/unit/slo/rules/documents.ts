import { issuesOf } from './annotated.ts';

/** A document of Sloth with one SLO; what is given replaces parts of it. */
export function sloth({
  objective = '99.9',
  bad = 'sum(rate(http_requests_total{job="api",code=~"5.."}[{{.window}}]))',
  total = 'sum(rate(http_requests_total{job="api"}[{{.window}}]))',
}: {
  readonly objective?: string;
  readonly bad?: string;
  readonly total?: string;
}): string {
  return `version: prometheus/v1
service: checkout
slos:
  - name: availability
    objective: ${objective}
    sli:
      events:
        error_query: ${bad}
        total_query: ${total}
    alerting:
      name: CheckoutAvailability
`;
}

/** What one rule says of a document, with how loud it is. */
export function said(text: string, rule: string): readonly string[] {
  return issuesOf(text, { rule }).map(({ severity, message }) => `${severity}: ${message}`);
}
