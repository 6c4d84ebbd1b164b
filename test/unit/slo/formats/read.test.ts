import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { detectSlo } from '../../../../src/slo/formats/detect.ts';
import type { Slo } from '../../../../src/slo/model/model.ts';
import { fixture, fixtures, readFixture } from './reading.ts';

const day = 86_400;

function only(name: string): Slo {
  const [slo, ...others] = readFixture(name).slos;
  assert.ok(slo !== undefined && others.length === 0);
  return slo;
}

function brief(slo: Slo) {
  const { id, objective, window, budgeting, indicator, alerts, alerting } = slo;
  return {
    id,
    objective: objective?.value,
    unit: objective?.unit,
    window: window === null ? null : `${window.kind} ${String(window.seconds / day)} d`,
    budgeting,
    indicator: indicator?.kind,
    alerts: alerts.map(alert => `${alert.severity} ${alert.branch}`),
    alerting,
  };
}

describe('reading an SLO document', () => {
  for (const name of fixtures) {
    it(`finds nothing wrong with ${name}, and recognises it without parsing`, () => {
      const file = readFixture(name);
      assert.deepEqual(file.issues, []);
      const [first] = [...file.slos, ...file.others];
      assert.equal(detectSlo(name, fixture(name)), first?.format);
    });
  }

  it('reads what Sloth makes of its own format: two alerts of two branches, and the period of its command line', () => {
    const [availability, wifi] = readFixture('sloth.slo.yml').slos;
    assert.ok(availability !== undefined && wifi !== undefined);
    assert.deepEqual(brief(availability), {
      id: 'checkout-availability',
      objective: 0.9995,
      unit: 'percent',
      window: 'rolling 30 d',
      budgeting: 'occurrences',
      indicator: 'ratio',
      alerts: ['page quick', 'page slow'],
      alerting: 'on',
    });
    assert.equal(availability.service?.value, 'checkout');
    assert.equal(availability.alertName?.value, 'CheckoutFails');
    assert.deepEqual(
      availability.labels.map(({ key, value }) => `${key}=${value.value}`),
      ['owner=shop', 'category=availability'],
    );
    assert.deepEqual(brief(wifi).indicator, 'error-ratio');
    assert.deepEqual(brief(wifi).alerting, 'off');
  });

  it('reads the Kubernetes form of Sloth the same', () => {
    assert.deepEqual(brief(only('sloth-kubernetes.slo.yaml')).alerts, [
      'page quick',
      'page slow',
      'ticket quick',
      'ticket slow',
    ]);
  });

  it('works out what the windows of Sloth burn', () => {
    const [windows] = readFixture('sloth-windows.slo.yaml').others;
    assert.equal(windows?.period?.value, 7 * day);
    assert.deepEqual(
      windows.alerts?.map(({ burnRate }) => burnRate),
      [13.44, 3.5, 1.4000000000000001, 0.98],
    );
  });

  it('reads Pyrra, with the severities that the document chooses', () => {
    const slo = only('pyrra.slo.yaml');
    assert.deepEqual(brief(slo), {
      id: 'checkout-latency',
      objective: 0.995,
      unit: 'percent',
      window: 'rolling 28 d',
      budgeting: 'occurrences',
      indicator: 'latency',
      alerts: ['page fast', 'critical medium', 'warning slow', 'warning long-term'],
      alerting: 'on',
    });
    assert.deepEqual(
      slo.grouping.map(({ value }) => value),
      ['handler'],
    );
  });

  it('reads OpenSLO v1alpha as Sloth does', () => {
    assert.deepEqual(brief(only('openslo-v1alpha.slo.yaml')), {
      id: 'checkout-availability',
      objective: 0.999,
      unit: 'ratio',
      window: 'rolling 28 d',
      budgeting: 'occurrences',
      indicator: 'ratio',
      alerts: [],
      alerting: 'none',
    });
  });

  it('follows the names in a file of OpenSLO, and gives every objective an entry', () => {
    const { slos, others, references } = readFixture('openslo-v1.slo.yaml');
    assert.deepEqual(slos.map(brief), [
      {
        id: 'checkout-availability',
        objective: 0.995,
        unit: 'ratio',
        window: 'calendar 30 d',
        budgeting: 'timeslices',
        indicator: 'ratio',
        alerts: ['page fast-burn'],
        alerting: 'on',
      },
      {
        id: 'checkout-availability#2',
        objective: 0.999,
        unit: 'percent',
        window: 'calendar 30 d',
        budgeting: 'timeslices',
        indicator: 'ratio',
        alerts: ['page fast-burn'],
        alerting: 'on',
      },
    ]);
    assert.deepEqual(
      slos.map(({ slice }) => slice),
      [
        { seconds: 300, target: 0.95 },
        { seconds: 60, target: 0.5 },
      ],
    );
    const [slo] = slos;
    assert.ok(slo?.window?.kind === 'calendar' && slo.indicator?.kind === 'ratio');
    assert.deepEqual([slo.window.zone, slo.window.unit, slo.window.count], ['Europe/Warsaw', 'month', 1]);
    assert.equal(slo.indicator.total.language, 'promql', 'the data source says so');
    assert.equal(slo.alerts[0]?.forSeconds, 300);
    assert.deepEqual(
      others.map(({ kind }) => kind),
      ['DataSource', 'SLI', 'AlertCondition', 'AlertPolicy'],
    );
    assert.deepEqual(references.map(({ kind, name }) => `${kind} ${name.value}`).sort(), [
      'AlertCondition fast-burn',
      'AlertNotificationTarget on-call',
      'AlertPolicy wake-somebody',
      'DataSource metrics',
      'DataSource metrics',
      'SLI checkout-answers',
      'Service checkout',
    ]);
  });

  it('reads a threshold of OpenSLO v2alpha with its operator and value', () => {
    const { indicator } = only('openslo-v2alpha.slo.yaml');
    assert.ok(indicator?.kind === 'threshold');
    assert.deepEqual([indicator.op, indicator.value?.value], ['lte', 0.3]);
  });

  it('reads slo-generator with its own policy of four windows', () => {
    const slo = only('slo-generator.slo.yaml');
    assert.deepEqual(brief(slo).alerts, ['alert 1 hour', 'alert 12 hours', 'alert 7 days', 'alert 28 days']);
    assert.equal(slo.service?.value, 'checkout');
  });

  it('reads Nobl9', () => {
    assert.deepEqual(brief(only('nobl9.slo.yaml')), {
      id: 'checkout-availability',
      objective: 0.999,
      unit: 'ratio',
      window: 'rolling 28 d',
      budgeting: 'occurrences',
      indicator: 'ratio',
      alerts: [],
      alerting: 'none',
    });
  });
});
