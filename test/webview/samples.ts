import type { SloSettings } from '../../src/base/slo-settings.ts';
import type { WhatIf } from '../../src/webview/state/incidents.ts';

const day = 86_400;

/** Sloth's document of one objective in per cent. */
export function sloth(objective: number | string, name = 'requests-availability'): string {
  return `version: prometheus/v1
service: checkout
slos:
  - name: ${name}
    objective: ${String(objective)} # agreed in May
    sli:
      events:
        error_query: sum(rate(http_requests_total{job="checkout",code=~"5.."}[{{.window}}]))
        total_query: sum(rate(http_requests_total{job="checkout"}[{{.window}}]))
    alerting:
      name: CheckoutBurn
      page_alert:
        labels: { severity: page }
      ticket_alert:
        labels: { severity: ticket }
`;
}

/** Several objectives of one document. */
export function slothOf(names: readonly string[]): string {
  const [head = '', first = ''] = sloth(99.9, 'NAME').split('slos:\n');
  return `${head}slos:\n${names.map(name => first.replace('NAME', name)).join('')}`;
}

/** An outage of 12 minutes on day 9, and 5 hours of 2 % errors on day 21. */
export const twoIncidents: readonly WhatIf[] = [
  { letter: 'A', start: 9 * day + 36_000, seconds: 720, errors: 1 },
  { letter: 'B', start: 21 * day + 50_400, seconds: 18_000, errors: 0.02 },
];

/** What the page keeps, with incidents in it. */
export function keptState(incidents: readonly WhatIf[] = twoIncidents): object {
  return { uri: 'file:///shop/checkout.slo.yaml', incidents, selected: 'A' };
}

/** What `.faultline.yaml` says of the service: 600 requests a minute, and its capacity. */
export const settings: SloSettings = {
  policy: null,
  objectives: {
    'requests-availability': {
      policy: null,
      traffic: 10,
      capacity: { peak: 2000, perInstance: 100, instances: 30, utilisation: 0.8, growth: 0.05, zones: null },
      dependencies: [
        { name: 'postgres', availability: 0.9999 },
        { name: 'stripe', availability: 0.9995 },
      ],
    },
  },
};

/** The same without what the service can carry and depends on. */
export const trafficOnly: SloSettings = {
  policy: null,
  objectives: {
    'requests-availability': { policy: null, traffic: 10, capacity: null, dependencies: [] },
  },
};
