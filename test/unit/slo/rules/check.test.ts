import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { assertAnnotated, dedent, fixed, issuesOf } from './annotated.ts';

/** A document of Sloth with one SLO; what is given replaces parts of it. */
function sloth({
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

function said(text: string, rule: string): readonly string[] {
  return issuesOf(text, { rule }).map(({ severity, message }) => `${severity}: ${message}`);
}

describe('an SLO document', () => {
  it('is fine as the guide writes it', () => {
    assert.deepEqual(issuesOf(sloth({})), []);
  });

  it('is told of a ratio where per cent belong, and the unit is corrected', () => {
    assertAnnotated(`
      version: prometheus/v1
      service: checkout
      slos:
        - name: availability
          objective: 0.999
          #          ^^^^^ \`0.999\` is 0.999 % here; write \`99.9\`, in per cent
          sli:
            plugin: { id: mine }
          alerting: { name: A }
    `);
    assert.match(fixed(sloth({ objective: '0.9995' }), 'objective-unit'), /objective: 99\.95\n/);
    assert.deepEqual(said(sloth({ objective: '30' }), 'slo/objective-unit'), []);
  });

  it('keeps the quotes of a target that it corrects', () => {
    const pyrra = (target: string): string => `apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata: { name: a, namespace: b }
spec:
  target: ${target}
  window: 4w
  indicator: { ratio: { errors: { metric: 'e' }, total: { metric: 't' } } }
`;
    assert.equal(fixed(pyrra('"0.99"'), 'objective-unit'), pyrra('"99"').trimEnd());
    assert.equal(fixed(pyrra("'0.5'"), 'objective-unit'), pyrra("'50'").trimEnd());
  });

  it('is told that 100 % leave no budget', () => {
    assert.deepEqual(said(sloth({ objective: '100' }), 'slo/objective-hundred'), [
      'warning: At 100 % there is no error budget; one error breaks the objective',
    ]);
  });

  it('is told which alerts can never fire, and of one threshold more they can', () => {
    assert.deepEqual(said(sloth({ objective: '93' }), 'slo/alert-never-fires'), [
      'warning: At 93 % `page/quick` (14.4×) can never fire; it needs more than 93.0556 %',
    ]);
    assert.deepEqual(said(sloth({ objective: '83.3' }), 'slo/alert-never-fires'), [
      'warning: At 83.3 % 2 of 4 alerts can never fire; they need more than 93.0556 %',
    ]);
    assert.deepEqual(said(sloth({ objective: '93.06' }), 'slo/alert-never-fires'), []);
  });

  it('is told of windows of Sloth whose alerts fire within the objective, or are the wrong way round', () => {
    assertAnnotated(`
      apiVersion: sloth.slok.dev/v1
      kind: AlertWindows
      spec:
        sloPeriod: 7d
        page:
          quick: { errorBudgetPercent: 8, shortWindow: 5m, longWindow: 1h }
          slow: { errorBudgetPercent: 12.5, shortWindow: 6h, longWindow: 6h }
          #                                              ^^ The short window, 6h, is not shorter than the long one, 6h; a twelfth of it is usual
        ticket:
          quick: { errorBudgetPercent: 20, shortWindow: 2h, longWindow: 1d }
          slow:
            errorBudgetPercent: 42
            #                   ^^ \`ticket/slow\` (0.98×) fires while the objective is met; a burn rate of 1 or more does not
            shortWindow: 6h
            longWindow: 3d
    `);
  });
});

describe('a query', () => {
  it('that Prometheus does not take is an error where Sloth parses it, at the place in its scalar', () => {
    const [plain] = issuesOf(sloth({ bad: 'sum(rates(x[{{.window}}]))' }));
    assert.equal(plain?.severity, 'error');
    const quoted = sloth({ bad: '"sum(rate(x{code=\\"5..\\"}[{{.window}}])) / oops(y[{{.window}}])"' });
    const [issue] = issuesOf(quoted, { rule: 'slo/promql' });
    assert.equal(quoted.slice(issue?.span.start, issue?.span.end), 'oops');
    assert.equal(issue?.message, '`oops` is no function of PromQL');
  });

  it('is marked in a block, line by line', () => {
    assertAnnotated(
      `
      version: prometheus/v1
      service: checkout
      slos:
        - name: availability
          objective: 99.9
          sli:
            raw:
              error_ratio_query: |
                sum(rate(errors{job="api"}[{{.window}}]))
                /
                sum(rate(total{job="api"[{{.window}}]))
                #                       ^ \`[\` cannot stand here; \`,\` or \`}\` is expected
          alerting: { name: A }
    `,
      { rule: 'slo/promql' },
    );
  });

  it('is a warning where the tool does not parse it, and nothing where it is another language', () => {
    const openslo = (type: string): string => `apiVersion: openslo/v1
kind: SLO
metadata: { name: checkout }
spec:
  service: shop
  budgetingMethod: Occurrences
  timeWindow: [{ duration: 28d, isRolling: true }]
  objectives: [{ displayName: ok, target: 0.99 }]
  indicator:
    metadata: { name: ok }
    spec:
      ratioMetric:
        counter: true
        good: { metricSource: { type: ${type}, spec: { query: 'sum(rate(x))' } } }
        total: { metricSource: { type: ${type}, spec: { query: 'sum(rate(y[5m]))' } } }
`;
    assert.deepEqual(said(openslo('Prometheus'), 'slo/promql'), [
      'warning: `rate` takes a range vector; add a range like `[5m]`',
    ]);
    assert.deepEqual(said(openslo('Datadog'), 'slo/promql'), []);
  });

  it('of MetricsQL is left alone where Sloth is told to check it as such', () => {
    const chain = 'slo_plugins:\n  chain:\n    - id: sloth.dev/contrib/validate_victoria_metrics/v1\n';
    const text = sloth({ bad: 'sum(rate(x[{{.window}}]) keep_metric_names)' });
    assert.equal(said(text, 'slo/promql').length, 1);
    assert.deepEqual(said(chain + text, 'slo/promql'), []);
  });

  it('that names what Sloth has no value for is told so', () => {
    assertAnnotated(
      sloth({ total: "sum(rate(http_requests_total{job='{{.service}}'}[{{.window}}]))" }).replace(
        /(total_query.*)\n/,
        `$1\n        #${' '.repeat(46)}^^^^^^^^^^^^ Sloth has no value for \`{{.service}}\`; only \`{{.window}}\` is filled in\n`,
      ),
      { rule: 'slo/template-value' },
    );
  });

  it('with a range of its own takes the window instead, but not within a subquery', () => {
    const text = sloth({
      total: '\'sum(rate(http_requests_total{job="api"}[5m])) + 0 * sum(rate(x[{{.window}}]))\'',
    });
    assert.deepEqual(said(text, 'slo/hard-coded-window'), [
      'warning: `5m` stays the same in every window of Sloth; write `{{.window}}`',
    ]);
    assert.match(fixed(text, 'hard-coded-window'), /job="api"\}\[\{\{\.window\}\}\]\)\) \+ 0/);
    const subquery = sloth({ total: 'sum_over_time(sum(rate(x[5m]))[{{.window}}:])' });
    assert.deepEqual(said(subquery, 'slo/hard-coded-window'), []);
  });

  it('without any window, which Sloth rejects, can be given one', () => {
    const text = sloth({ total: 'sum(rate(x[5m])) + sum(rate(y[10m]))' });
    assert.equal(said(text, 'slo/template-window').length, 1);
    assert.match(
      fixed(text, 'hard-coded-window'),
      /total_query: sum\(rate\(x\[\{\{\.window\}\}\]\)\) \+ sum\(rate\(y\[\{\{\.window\}\}\]\)\)/,
    );
  });
});

describe('events', () => {
  const miss = (part: string, total: string): readonly string[] =>
    said(
      sloth({
        bad: `sum(rate(requests_total{${part}}[{{.window}}]))`,
        total: `sum(rate(requests_total{${total}}[{{.window}}]))`,
      }),
      'slo/not-a-subset',
    );

  it('that are not all among the total are named with the label that tells', () => {
    assert.deepEqual(miss('code=~"5.."', 'job="api"'), [
      'warning: The bad events are not all in the total: it is limited to `job="api"`, these are not',
    ]);
    assert.deepEqual(miss('job="web"', 'job="api"'), [
      'warning: The bad events are not in the total, which is limited to `job="api"`',
    ]);
    assert.deepEqual(miss('job="api",code="404"', 'job="api",code!~"4.."'), [
      'warning: The bad events are not in the total, which is limited to `code!~"4.."`',
    ]);
  });

  it('are left alone where it cannot be told', () => {
    assert.deepEqual(miss('job="api",code=~"5.."', 'job="api",code!~"4.."'), []);
    assert.deepEqual(miss('code=~"5.."', 'code!="404"'), []);
    assert.deepEqual(miss('job=~"api|web"', 'job=~"api|web|shop"'), []);
    assert.deepEqual(miss('job="api"', 'job=~"(?i)API"'), []);
    assert.deepEqual(miss('a="1"', 'job=~".*"'), []);
    const other = sloth({ bad: 'sum(rate(errors_total[{{.window}}]))' });
    assert.deepEqual(said(other, 'slo/not-a-subset'), []);
  });

  it('are compared within a ratio as well', () => {
    const text = `version: prometheus/v1
service: checkout
slos:
  - name: a
    objective: 99
    sli:
      raw:
        error_ratio_query: 1 - (sum(rate(x{code!~"5.."}[{{.window}}])) / sum(rate(x{job="a"}[{{.window}}])))
    alerting: { name: A }
`;
    assert.equal(said(text, 'slo/not-a-subset').length, 1);
  });

  it('that are good and failed are told apart', () => {
    assertAnnotated(
      `
      apiVersion: pyrra.dev/v1alpha1
      kind: ServiceLevelObjective
      metadata: { name: a, namespace: b }
      spec:
        target: "99"
        window: 4w
        indicator:
          latency:
            success:
              metric: seconds_bucket{le="0.5", status=~"5.."}
              #                                ^^^^^^^^^^^^^ The good events are those with \`status=~"5.."\`, the failed ones; turn it round
            total:
              metric: seconds_count
    `,
    );
  });
});

describe('a histogram bucket', () => {
  const latency = (success: string): string => `apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata: { name: a, namespace: b }
spec:
  target: "99"
  window: 4w
  indicator:
    latency:
      success: { metric: ${success} }
      total: { metric: seconds_count }
`;

  it('needs le, which Pyrra insists on', () => {
    assert.deepEqual(said(latency(`'seconds_bucket{job="a"}'`), 'slo/le-bucket'), [
      'error: Pyrra needs `le` on `seconds_bucket`, the bucket that is fast enough; add it',
    ]);
    assert.deepEqual(said(latency(`'seconds_bucket{le=~"1|2"}'`), 'slo/le-bucket'), [
      'error: Pyrra takes one number as `le`, not `1|2`',
    ]);
    assert.deepEqual(said(latency(`'seconds_bucket{le="+Inf"}'`), 'slo/le-bucket'), []);
  });

  it('is given le in the quotes that it stands in', () => {
    assert.match(
      fixed(latency(`'seconds_bucket{job="a"}'`), 'add-le'),
      /'seconds_bucket\{job="a",le="0\.5"\}'/,
    );
    assert.match(fixed(latency('"seconds_bucket"'), 'add-le'), /"seconds_bucket\{le=\\"0\.5\\"\}"/);
    assert.match(fixed(latency("'seconds_bucket{}'"), 'add-le'), /'seconds_bucket\{le="0\.5"\}'/);
  });

  it('is added up with others only by mistake', () => {
    const several = (matcher: string): readonly string[] =>
      said(sloth({ bad: `sum(rate(seconds_bucket{${matcher}}[{{.window}}]))` }), 'slo/le-bucket');
    assert.deepEqual(several('le=~"0.1|0.25"'), [
      'warning: `le=~"0.1|0.25"` adds up several buckets, each of which holds the smaller ones; name one',
    ]);
    assert.deepEqual(several('job="a"'), [
      'warning: Without `le`, all buckets of `seconds_bucket` are added up; name the one that is meant',
    ]);
    assert.deepEqual(several('le=~"1|1.0"'), []);
    assert.deepEqual(several('le="0.3"'), []);
    const quantile = sloth({
      bad: 'histogram_quantile(0.9, sum by (le) (rate(seconds_bucket[{{.window}}]))) > bool 0.3',
    });
    assert.deepEqual(said(quantile, 'slo/le-bucket'), []);
  });
});

describe('an indicator', () => {
  it('of the machine alone is told so, one beside requests is not', () => {
    const cpu = sloth({
      bad: 'sum(rate(container_cpu_usage_seconds_total{throttled="1"}[{{.window}}]))',
      total: 'sum(rate(container_cpu_usage_seconds_total[{{.window}}]))',
    });
    assert.deepEqual(said(cpu, 'slo/internal-metrics'), [
      'information: `container_cpu_usage_seconds_total` tells of the machine, not of what users feel; count requests instead'.replace(
        'container_cpu_usage_seconds_total',
        'container_cpu_usage_seconds_tot…',
      ),
    ]);
    const raw = (query: string): readonly string[] =>
      said(
        sloth({ bad: query, total: 'sum(rate(http_requests_total[{{.window}}]))' }),
        'slo/internal-metrics',
      );
    assert.deepEqual(raw('sum_over_time(up[{{.window}}])'), []);
  });

  it('of a queue or of `up` too', () => {
    const gauge = (metric: string): readonly string[] =>
      said(
        `apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata: { name: a, namespace: b }
spec: { target: "99", window: 4w, indicator: { bool_gauge: { metric: '${metric}' } } }
`,
        'slo/internal-metrics',
      );
    assert.equal(gauge('up{job="api"}').length, 1);
    assert.equal(gauge('rabbitmq_queue_length').length, 1);
    assert.equal(gauge('probe_success').length, 0);
    assert.equal(gauge('upstream_ok').length, 0);
  });

  it('whose total is filled with zero has the filling removed', () => {
    const text = sloth({ total: "'sum(rate(x[{{.window}}])) or vector(0)'" });
    assert.deepEqual(said(text, 'slo/zero-traffic'), [
      'warning: Without traffic this divides by zero, and NaN spoils the whole period; remove it from the total',
    ]);
    assert.match(fixed(text, 'zero-traffic'), /total_query: 'sum\(rate\(x\[\{\{\.window\}\}\]\)\)'\n/);
    const errors = sloth({ bad: "'sum(rate(x[{{.window}}])) or vector(0)'" });
    assert.deepEqual(said(errors, 'slo/zero-traffic'), []);
    const guarded = sloth({ total: "'(sum(rate(x[{{.window}}])) or vector(0)) > 0'" });
    assert.deepEqual(said(guarded, 'slo/zero-traffic'), []);
  });
});

describe('a window', () => {
  const openslo = (timeWindow: string, objective = 'target: 0.99'): string => `apiVersion: openslo/v1
kind: SLO
metadata: { name: checkout }
spec:
  service: shop
  budgetingMethod: Occurrences
  timeWindow:
${timeWindow}
  objectives:
    - ${objective}
  indicator:
    metadata: { name: ok }
    spec:
      ratioMetric:
        counter: true
        good: { metricSource: { type: Prometheus, spec: { query: 'good{a="b"}' } } }
        total: { metricSource: { type: Prometheus, spec: { query: 'all{a="b"}' } } }
`;

  it('of one minute is read as a month', () => {
    const text = openslo('    - duration: 1m\n      isRolling: true');
    assert.deepEqual(said(text, 'slo/month-window'), ['warning: `1m` is 1 min; write `1M` for months']);
    assert.match(fixed(text, 'month-window'), /duration: 1M\n/);
    assert.deepEqual(said(openslo('    - duration: 30m\n      isRolling: true'), 'slo/month-window'), []);
  });

  it('that both rolls and follows the calendar is made the one or the other', () => {
    const calendar = '      calendar:\n        startTime: 2026-01-01 00:00:00\n        timeZone: UTC';
    const text = openslo(`    - duration: 1M\n      isRolling: true\n${calendar}`);
    assert.equal(fixed(text, 'remove-key'), openslo('    - duration: 1M\n      isRolling: true').trimEnd());
    assert.match(fixed(text, 'window-rolling'), /isRolling: false\n {6}calendar:/);
  });

  it('that does neither is made the one or the other', () => {
    const text = openslo('    - isRolling: false\n      duration: 1M');
    assert.match(fixed(text, 'window-rolling'), /- isRolling: true\n {6}duration: 1M/);
    assert.match(
      fixed(text, 'window-calendar'),
      /- isRolling: false\n {6}calendar:\n {8}startTime: 2024-01-01 00:00:00\n {8}timeZone: UTC\n {6}duration: 1M/,
    );
    assert.deepEqual(issuesOf(fixed(text, 'window-calendar')), []);
  });

  it('has no operator at a ratio, wherever it stands in the objective', () => {
    const window = '    - { duration: 28d, isRolling: true }';
    const clean = openslo(window).trimEnd();
    for (const objective of ['target: 0.99\n      op: gt', 'op: gt\n      target: 0.99']) {
      assert.equal(fixed(openslo(window, objective), 'remove-key'), clean);
    }
  });

  it('too short for Pyrra is told so', () => {
    const pyrra = (window: string): readonly string[] =>
      said(
        `apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata: { name: a, namespace: b }
spec: { target: "99", window: ${window}, indicator: { ratio: { errors: { metric: e }, total: { metric: t } } } }
`,
        'slo/zero-window',
      );
    assert.equal(pyrra('2d').length, 1);
    assert.equal(pyrra('3d').length, 0);
    assert.equal(pyrra('4w').length, 0);
  });
});

describe('what a tool reads past', () => {
  it('is a key in the case of the other dialect, which is corrected', () => {
    assertAnnotated(`
      version: prometheus/v1
      service: checkout
      slos:
        - name: availability
          objective: 99.9
          sli: { plugin: { id: mine } }
          alerting:
            name: A
            pageAlert:
          # ^^^^^^^^^ Sloth drops \`pageAlert\` and all below it; write \`page_alert\`
              labels: { severity: page }
    `);
  });

  it('is a second document, of Sloth only', () => {
    const document = (service: string): string => sloth({}).replace('checkout', service);
    assert.deepEqual(said(`${document('a')}---\n${document('b')}`, 'slo/second-document'), [
      'warning: Prometheus reads only the first document that Sloth makes; give this one a file of its own',
    ]);
  });

  it('is a number where a text belongs, which only the strict hear of', () => {
    const text = `labels: { shard: 3 }\n${sloth({})}`;
    const strict = { preset: 'strict', rules: {} } as const;
    assert.deepEqual(said(text, 'slo/coerced-value'), []);
    assert.equal(issuesOf(text, { rule: 'slo/coerced-value', weights: strict }).length, 1);
  });
});

describe('names', () => {
  it('that two files of a folder share are told, in other folders they may be copies', () => {
    const at = (path: string): readonly string[] =>
      issuesOf(sloth({}), {
        path: 'slo/checkout.yaml',
        rule: 'slo/duplicate-slo',
        others: { [path]: sloth({}) },
      }).map(({ message }) => message);
    assert.deepEqual(at('slo/old.yaml'), [
      '`checkout-availability` is also an SLO of old.yaml; rename one of them',
    ]);
    assert.deepEqual(at('staging/checkout.yaml'), []);
    assert.deepEqual(at('slo/checkout.yaml'), []);
  });

  it('that lead to nothing are told, with the one that was meant', () => {
    const text = `apiVersion: openslo/v1
kind: SLO
metadata: { name: checkout }
spec:
  service: shop
  budgetingMethod: Occurrences
  timeWindow: [{ duration: 28d, isRolling: true }]
  objectives: [{ displayName: ok, target: 0.99 }]
  indicatorRef: requests-okay
`;
    const sli = `apiVersion: openslo/v1
kind: SLI
metadata: { name: requests-ok }
spec:
  thresholdMetric: { metricSource: { type: Prometheus, spec: { query: up } } }
`;
    const messages = (others: Readonly<Record<string, string>>): readonly string[] =>
      issuesOf(text, { rule: 'slo/missing-reference', others }).map(({ message }) => message);
    assert.deepEqual(messages({ 'sli.yaml': sli }), [
      'No SLI is called `requests-okay` in this workspace; did you mean `requests-ok`?',
    ]);
    assert.deepEqual(messages({}), [
      'No SLI is called `requests-okay` in this workspace; add it or correct the name',
    ]);
    assert.deepEqual(messages({ 'sli.yaml': sli.replace('requests-ok', 'requests-okay') }), []);
  });
});

describe('how loud a rule is', () => {
  it('says the preset, the user before it, and an error stays one', () => {
    const levels = (weights: { preset: 'essential' | 'strict'; rules: Record<string, 'off' | 'hint'> }) =>
      issuesOf(sloth({ objective: '93', bad: 'rates(x[{{.window}}])' }), { weights }).map(
        ({ rule, severity }) => `${rule} ${severity}`,
      );
    assert.deepEqual(levels({ preset: 'essential', rules: {} }), [
      'alert-never-fires warning',
      'promql error',
    ]);
    assert.deepEqual(
      levels({ preset: 'strict', rules: { 'slo/promql': 'off', 'slo/alert-never-fires': 'hint' } }),
      ['alert-never-fires hint'],
    );
  });

  it('keeps every sentence short', () => {
    const texts = [
      sloth({ objective: '0.9', total: 'sum(rate(x)) or vector(0)' }),
      sloth({ objective: '50', bad: 'sum(rate(http_requests_total{a="b"}[5m]))' }),
    ];
    for (const { message } of texts.flatMap(text => issuesOf(dedent(text)))) {
      assert.ok(message.length < 110, message);
    }
  });
});
