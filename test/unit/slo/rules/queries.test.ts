import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { assertAnnotated, fixed, issuesOf } from './annotated.ts';
import { said, sloth } from './documents.ts';

describe('a query', () => {
  it('that Prometheus does not take is an error where Sloth parses it, at the place in its scalar', () => {
    const [plain] = issuesOf(sloth({ bad: 'sum(rates(x[{{.window}}]))' }));
    assert.equal(plain?.severity, 'error');
    const quoted = sloth({ bad: '"sum(rate(x{code=\\"5..\\"}[{{.window}}])) / oops(y[{{.window}}])"' });
    const [issue] = issuesOf(quoted, { rule: 'slo/promql' });
    assert.equal(quoted.slice(issue?.span.start, issue?.span.end), 'oops');
    assert.equal(issue?.message, '`oops` is no function of PromQL');
  });

  it('of Pyrra is a plain selector; a moved one it takes, and forgets that it is moved', () => {
    const pyrra = (metric: string): string => `apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata: { name: checkout, namespace: shop }
spec:
  target: '99.9'
  window: 4w
  indicator:
    ratio:
      errors: { metric: 'http_requests_total{code=~"5.."}' }
      total: { metric: '${metric}' }
`;
    const taken = 'warning: Pyrra drops `offset` and `@` behind a metric; remove them';
    const rejected =
      'error: Pyrra takes a metric with its labels here, without functions, ranges or operators';
    assert.deepEqual(said(pyrra('http_requests_total offset 5m'), 'slo/plain-selector'), [taken]);
    assert.deepEqual(said(pyrra('http_requests_total{} @ 1609746000'), 'slo/plain-selector'), [taken]);
    assert.deepEqual(said(pyrra('http_requests_total[5m] offset 5m'), 'slo/plain-selector'), [rejected]);
    assert.deepEqual(said(pyrra('rate(http_requests_total[5m] offset 5m)'), 'slo/plain-selector'), [
      rejected,
    ]);
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
