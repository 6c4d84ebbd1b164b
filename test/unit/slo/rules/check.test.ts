import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { assertAnnotated, dedent, issuesOf } from './annotated.ts';
import { said, sloth } from './documents.ts';

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

  it('of services, which are often kept elsewhere, only where they are slips', () => {
    const text = `apiVersion: openslo/v1
kind: SLO
metadata: { name: checkout }
spec:
  service: checkout
  budgetingMethod: Occurrences
  timeWindow: [{ duration: 28d, isRolling: true }]
  objectives: [{ displayName: ok, target: 0.99 }]
  indicator:
    metadata: { name: ok }
    spec:
      thresholdMetric: { metricSource: { type: Prometheus, spec: { query: latency } } }
`;
    const messages = (service: string): readonly string[] =>
      issuesOf(text, {
        rule: 'slo/missing-reference',
        others: {
          'a.yaml': `apiVersion: openslo/v1\nkind: Service\nmetadata: { name: ${service} }\nspec: {}\n`,
        },
      }).map(({ message }) => message);
    assert.deepEqual(messages('payments'), []);
    assert.deepEqual(messages('checkuot'), [
      'No Service is called `checkout` in this workspace; did you mean `checkuot`?',
    ]);
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
