import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readSlo } from '../../../../src/slo/formats/read.ts';
import { assertRead, changed, fixture, rejected } from './reading.ts';

/** What is changed in a fixture, and all that the document's own tool rejects then, as `rule: source`. */
type Case = readonly [what: string, piece: string, by: string, ...expected: readonly string[]];

function rejects(name: string, cases: readonly Case[]): void {
  for (const [what, piece, by, ...expected] of cases) {
    it(`${expected.length === 0 ? 'takes' : 'rejects'} ${what}`, () => {
      assert.deepEqual(rejected(changed(name, piece, by), name), expected);
    });
  }
}

describe('what Sloth rejects', () => {
  const name = 'sloth.slo.yml';
  rejects(name, [
    ['an objective of 101', '99.95', '101', 'objective-range: 101'],
    ['an objective of 0', '99.95', '0', 'objective-range: 0'],
    ['an objective of 100', '99.95', '100'],
    ['an objective that is not a number', '99.95', '.nan', 'objective-range: .nan'],
    ['an objective in quotes', '99.95', '"99.95"', 'schema: "99.95"'],
    ['an objective that is missing', '    objective: 99.95\n', '', 'required: name'],
    ['a service without a name', 'service: checkout', 'service: ""', 'required: ""'],
    ['a name of one character', 'name: wifi', 'name: w', 'name: w'],
    ['a name with a space', 'name: wifi', 'name: my wifi', 'name: my wifi'],
    ['two SLOs of one name', 'name: wifi', 'name: availability', 'duplicate-name: availability'],
    [
      'an SLO without an indicator',
      'objective: 95\n    sli:\n      raw:\n        error_ratio_query: |\n          1 - avg_over_time(client_satisfaction_ratio[{{.window}}])\n',
      'objective: 95\n',
      'indicator: name',
    ],
    [
      'a query without its window',
      '1 - avg_over_time(client_satisfaction_ratio[{{.window}}])',
      'up',
      'template-window: |',
    ],
    ['alerts without a name', '      name: CheckoutFails\n', '', 'alert-name: alerting'],
    ['a label without a value', 'severity: page', 'severity: ""', 'label: ""'],
    ['a label that Prometheus keeps for itself', 'category: availability', '__name__: x', 'label: __name__'],
    ['a number as a label', 'owner: shop', 'owner: 7'],
    ['a list of labels', 'labels:\n  owner: shop', 'labels: [shop]', 'schema: [shop]'],
    [
      'a comment behind its version',
      '"prometheus/v1"',
      '"prometheus/v1" # ours',
      'unknown-version: "prometheus/v1"',
    ],
    ['a version that there is not', '"prometheus/v1"', 'prometheus/v2', 'unknown-version: prometheus/v2'],
    ['keys whose case is another', 'objective: 95', 'Objective: 95'],
    ['keys that it does not know', 'objective: 95', 'objective: 95\n    owner: me'],
  ]);

  it('says where, and what to do', () => {
    assertRead(
      `
      version: prometheus/v1
      service: checkout
      slos:
        - name: availability
          objective: 0
          #          ^ The objective \`0\` must be more than 0 and at most 100 per cent
          sli:
          # ^^^ The SLO has no indicator; give it \`events\` or \`raw\` under \`sli\`
          alerting: { page_alert: { disable: yes }, ticket_alert: { disable: yes } }
    `,
    );
  });

  it('is told of two equal queries', () => {
    const query = 'sum(rate(http_requests_total{job="checkout"}[{{.window}}]))';
    const text = changed(
      name,
      `sum(rate(http_requests_total{job="checkout",code=~"5.."}[{{.window}}]))`,
      query,
    );
    assert.deepEqual(rejected(text), [`indicator: ${query}`]);
  });
});

describe('what Sloth rejects in Kubernetes', () => {
  rejects('sloth-kubernetes.slo.yaml', [
    ['a number as a label', 'severity: page', 'severity: 1', 'schema: 1'],
    ['a kind that there is not', 'PrometheusServiceLevel', 'ServiceLevel', 'unknown-kind: ServiceLevel'],
    ['keys that it does not know', 'objective: 99.9', 'objective: 99.9\n      owner: me'],
  ]);
  rejects('sloth-windows.slo.yaml', [
    ['a window of zero', 'shortWindow: 5m', 'shortWindow: 0s', 'alert: 0s'],
    ['a window that is no duration', 'longWindow: 3d', 'longWindow: 3 days', 'alert: 3 days'],
    ['a share of nothing', 'errorBudgetPercent: 42', 'errorBudgetPercent: 0', 'alert: 0'],
    ['a period that is missing', '  sloPeriod: 7d\n', '', 'alert: page'],
  ]);
});

describe('what Pyrra rejects', () => {
  rejects('pyrra.slo.yaml', [
    ['a target over 100', `'99.5'`, `'101'`, `objective-range: '101'`],
    ['a target below 0', `'99.5'`, `'-1'`, `objective-range: '-1'`],
    ['a target that is no number', `'99.5'`, 'high', 'objective-range: high'],
    ['a target of 0 and of 100', `'99.5'`, `'100'`],
    ['a target without quotes', `'99.5'`, '99.5'],
    ['a target that is missing', `  target: '99.5'\n`, '', 'required: window'],
    ['a window that is no duration', 'window: 4w', 'window: 2t', 'window: 2t'],
    ['a name that is missing', '  name: checkout-latency\n', '', 'required: metadata'],
    ['a key that it does not know', 'window: 4w', 'window: 4w\n  owner: me', 'schema: owner'],
    ['a key that stands twice', 'window: 4w', 'window: 4w\n  window: 2w', 'duplicate-key: window'],
    [
      'an indicator that it does not know',
      '    latency:\n',
      '    slowness:\n',
      'indicator: indicator',
      'schema: slowness',
    ],
    [
      'a metric that is missing',
      `        metric: http_request_duration_seconds_count{job="checkout"}\n`,
      '        metric: ""\n',
      'required: ""',
    ],
    [
      'ratio and latency together',
      '    latency:\n',
      '    ratio: { errors: { metric: a }, total: { metric: b } }\n    latency:\n',
      'indicator: indicator',
    ],
  ]);

  it('is only warned of a window of zero, which Pyrra takes and nothing can be worked out of', () => {
    const text = changed('pyrra.slo.yaml', 'window: 4w', 'window: 0s');
    const { issues, slos } = readSlo('a.yaml', text);
    assert.deepEqual(
      issues.map(({ rule, severity }) => `${severity} ${rule}`),
      ['warning window-range'],
    );
    assert.equal(slos[0]?.window, null);
  });
});

describe('what OpenSLO rejects', () => {
  const name = 'openslo-v1.slo.yaml';
  it('is only warned of time slices and alerts over no time at all', () => {
    const text = fixture(name)
      .replace(/timeSliceWindow: \w+/g, 'timeSliceWindow: 0m')
      .replace(/lookbackWindow: \w+/, 'lookbackWindow: 0h');
    const { issues, slos } = readSlo('a.yaml', text);
    assert.deepEqual([...new Set(issues.map(({ severity, message }) => `${severity} ${message}`))].sort(), [
      'warning The time slice is zero; write one such as `5m`',
      'warning The window that is looked back over is zero; write one such as `1h`',
    ]);
    assert.ok(slos.every(({ slice, alerts }) => slice === null && alerts.length === 0));
  });

  rejects(name, [
    ['a target in per cent, which is a ratio', 'target: 0.995', 'target: 99.5', 'objective-range: 99.5'],
    ['a target of 1', 'target: 0.995', 'target: 1', 'objective-range: 1'],
    [
      'two targets',
      'target: 0.995',
      'target: 0.995\n      targetPercent: 99.5',
      'objective-range: displayName',
    ],
    ['a window of minutes, which it takes for what it says', 'duration: 1M', 'duration: 1m'],
    ['a window of no unit', 'duration: 1M', 'duration: 30', 'schema: 30', 'window: 30'],
    ['a rolling window with a calendar', 'isRolling: false', 'isRolling: true', 'window: calendar'],
    [
      'a calendar that starts on no day',
      '2026-01-01 00:00:00',
      '2026-02-30 00:00:00',
      'window: 2026-02-30 00:00:00',
    ],
    ['a time zone that there is not', 'Europe/Warsaw', 'Mars/Olympus', 'window: Mars/Olympus'],
    [
      'a budgeting method that there is not',
      'budgetingMethod: Timeslices',
      'budgetingMethod: Slices',
      'budgeting: Slices',
    ],
    ['slices without a length', '      timeSliceWindow: 5m\n', '', 'budgeting: displayName'],
    [
      'a name with a space',
      'name: checkout-availability',
      'name: checkout availability',
      'name: checkout availability',
    ],
    ['a key that it does not know', 'service: checkout', 'service: checkout\n  owner: me', 'schema: owner'],
    ['a number for a text', 'service: checkout', 'service: 7', 'schema: 7'],
    ['a key that stands twice', 'service: checkout', 'service: shop\n  service: checkout'],
    ['a condition of no operator', 'op: gte', 'op: above', 'schema: above'],
    ['a condition that alerts while little burns', 'op: gte', 'op: lte'],
    [
      'a policy that tells nobody',
      '\n  notificationTargets: [{ targetRef: on-call }]',
      '',
      'alert: conditions',
    ],
    [
      'a policy of two conditions',
      '[{ conditionRef: fast-burn }]',
      '[{ conditionRef: fast-burn }, { conditionRef: slow-burn }]',
      'alert: conditions',
    ],
    [
      'a ratio of good, bad and total',
      '    counter: true\n',
      '    counter: true\n    bad: { metricSource: { spec: { query: x } } }\n',
      'indicator: ratioMetric',
    ],
    ['a kind that there is not', 'kind: SLI', 'kind: Sli', 'unknown-kind: Sli'],
    [
      'a version that there is not',
      'apiVersion: openslo/v1\nkind: SLI',
      'apiVersion: openslo/v3\nkind: SLI',
      'unknown-version: openslo/v3',
    ],
  ]);
  rejects('openslo-v2alpha.slo.yaml', [
    ['a threshold without an operator', 'op: lte, ', '', 'required: value'],
    ['a threshold without a value', 'value: 0.3, ', '', 'required: op'],
    ['a window of a month, which v2alpha has not', 'duration: 4w', 'duration: 1M', 'window: 1M'],
    ['the older name of a service', 'serviceRef', 'service'],
  ]);

  it('is told of an operator at a ratio in place, and only there', () => {
    assertRead(
      `
      apiVersion: openslo/v1
      kind: SLO
      metadata: { name: checkout }
      spec:
        service: checkout
        indicator:
          metadata: { name: answers }
          spec: { ratioMetric: { rawType: success, raw: { metricSource: { spec: { query: x } } } } }
        timeWindow: [{ duration: 4w, isRolling: true }]
        budgetingMethod: Occurrences
        objectives:
          - target: 0.99
            op: gt
            # ^^ A ratio takes no \`op\`; remove it
    `,
    );
    const referred = changed(name, 'target: 0.995', 'target: 0.995\n      op: gt');
    assert.deepEqual(rejected(referred), []);
    assert.deepEqual(
      readSlo('a.yaml', referred).notes.map(({ kind, key }) => `${kind} ${key}`),
      ['op-on-ratio op'],
    );
  });
});

describe('what Sloth rejects of OpenSLO v1alpha', () => {
  rejects('openslo-v1alpha.slo.yaml', [
    ['a window of weeks', 'unit: Day', 'unit: Week', 'window: Week'],
    ['a window that it has no alerts for', 'count: 28', 'count: 45', 'window: 45'],
    [
      'two windows',
      'timeWindows:\n',
      'timeWindows:\n    - { unit: Day, count: 30 }\n',
      'window: timeWindows',
    ],
    ['a window that is missing', '  timeWindows:\n    - unit: Day\n      count: 28\n', ''],
    ['a target over 1', '0.999', '99.9', 'objective-range: 99.9'],
    [
      'an objective without metrics',
      '      target: 0.999\n',
      '      target: 0.999\n    - target: 0.99\n',
      'indicator: displayName',
    ],
  ]);

  it('holds other metrics to what OpenSLO itself takes', () => {
    assertRead(`
      apiVersion: openslo/v1alpha
      kind: SLO
      metadata: { name: checkout }
      spec:
        service: checkout
        indicator: { thresholdMetric: { source: Datadog, queryType: query, query: x } }
        timeWindows: [{ unit: Week, count: 1, isRolling: true }]
        budgetingMethod: Occurrences
        objectives:
          - { value: 200, op: lte, target: 0.98 }
          - { value: 100, target: 0.9 }
          #   ^^^^^ The \`op\` is missing; write \`lt\`, \`lte\`, \`gt\` or \`gte\`
    `);
  });
});

describe('what slo-generator rejects', () => {
  rejects('slo-generator.slo.yaml', [
    ['a goal that is missing', '  goal: 0.999\n', '', 'required: description'],
    ['a goal that is no number', 'goal: 0.999', 'goal: high', 'objective-range: high'],
    ['a goal in quotes', 'goal: 0.999', 'goal: "0.999"'],
    ['a goal from the environment', 'goal: 0.999', 'goal: ${GOAL}'],
    ['a backend that is missing', '  backend: prometheus\n', '', 'required: description'],
    [
      'an indicator that is missing',
      '  service_level_indicator:\n    filter_good: http_requests_total{job="checkout",code!~"5.."}\n    filter_valid: http_requests_total{job="checkout"}\n',
      '',
      'indicator: description',
    ],
  ]);
});

describe('what Nobl9 rejects', () => {
  rejects('nobl9.slo.yaml', [
    ['a target of 1', 'target: 0.999', 'target: 1', 'objective-range: 1'],
    ['a rolling window of two months', 'count: 28', 'count: 60', 'window: 60'],
    ['a rolling window of a month', 'unit: Day', 'unit: Month', 'window: Month'],
    ['a project that is missing', '    project: shop\n', '', 'required: metadata'],
    ['counts that do not say how they count', '          incremental: true\n', '', 'required: countMetrics'],
    ['a key that it does not know', 'target: 0.999', 'target: 0.999\n        owner: me'],
    [
      'a key that stands twice',
      'target: 0.999',
      'target: 0.999\n        target: 0.99',
      'duplicate-key: target',
    ],
  ]);
});
