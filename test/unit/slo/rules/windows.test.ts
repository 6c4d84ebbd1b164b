import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { fixed, issuesOf } from './annotated.ts';
import { said } from './documents.ts';

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

  it('of two is kept alone', () => {
    const text = openslo(
      '    - duration: 28d\n      isRolling: true\n    - duration: 1w\n      isRolling: true',
    );
    assert.equal(
      fixed(text, 'keep-window-1'),
      openslo('    - duration: 28d\n      isRolling: true').trimEnd(),
    );
    assert.equal(
      fixed(text, 'keep-window-2'),
      openslo('    - duration: 1w\n      isRolling: true').trimEnd(),
    );
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
