import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { assertAnnotated, fixed, issuesOf } from './annotated.ts';
import { said, sloth } from './documents.ts';

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
