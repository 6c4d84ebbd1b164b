import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { assertAnnotated, fixed } from './annotated.ts';
import { said, sloth } from './documents.ts';

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

describe('a query that is divided by itself', () => {
  it('is told so, where the tool does not say it', () => {
    const pyrra = (errors: string): string => `apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata: { name: a, namespace: b }
spec: { target: "99", window: 4w, indicator: { ratio: { errors: { metric: ${errors} }, total: { metric: all } } } }
`;
    assert.deepEqual(said(pyrra('all'), 'slo/same-query'), [
      'warning: The total is the query of the bad events; count all of them',
    ]);
    assert.deepEqual(said(pyrra('failed'), 'slo/same-query'), []);
    const query = 'sum(rate(x[{{.window}}]))';
    assert.deepEqual(said(sloth({ bad: query, total: query }), 'slo/same-query'), []);
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
      'warning: `le=~"0.1|0.25"` adds up several buckets, and each holds the smaller ones; name one',
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
      'information: `container_cpu_usage_seconds_total` tells of the machine, not of what users feel; count requests'.replace(
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
