import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { budgetRemaining } from '../../../../src/slo/math/budget.ts';
import { burnRateOf } from '../../../../src/slo/math/burn.ts';
import { type Band, bandAt, defaultPolicy, policyFlaws } from '../../../../src/slo/math/policy.ts';
import {
  averagedErrorShare,
  badEventsToFire,
  burnRateOfOne,
  consumedByOne,
  errorShareOf,
  firesWithLeastFailures,
  leastEvents,
  type Measured,
  trafficAwareThreshold,
} from '../../../../src/slo/math/traffic.ts';
import { near } from './near.ts';

const hour = 3600;
const day = 24 * hour;

describe('little traffic', () => {
  it('lets one failure page: ten requests an hour at 99.9 %', () => {
    near(consumedByOne(0.001, 10 * 720), 0.138_89, 5e-6);
    // Seen by a window that holds nothing else, and by the hour that holds ten.
    assert.equal(burnRateOfOne(1, 0.001), 1000);
    assert.equal(burnRateOfOne(10, 0.001), 100);
    assert.equal(badEventsToFire(14.4, 0.001, 10), 1);
  });

  it('is what has fewer events in the long window than these', () => {
    const least: readonly [burnRate: number, budget: number, events: number][] = [
      [14.4, 0.001, 69.4],
      [14.4, 0.01, 6.9],
      [6, 0.001, 166.7],
      [3, 0.001, 333.3],
      [1, 0.001, 1000],
    ];
    for (const [burnRate, budget, events] of least) {
      near(leastEvents(burnRate, budget), events, 0.05);
      assert.equal(badEventsToFire(burnRate, budget, Math.ceil(events) - 1), 1);
      assert.equal(badEventsToFire(burnRate, budget, Math.floor(events) + 1), 2);
    }
  });

  it('is met by a threshold that follows the traffic', () => {
    near(trafficAwareThreshold(0.001, 0.02, 720_000, 1000), 0.0144);
    near(trafficAwareThreshold(0.001, 0.02, 720_000, 100), 0.144);
  });

  it('or by a least number of failures', () => {
    assert.equal(firesWithLeastFailures({ total: 100, errors: 0.2 }, 0.0144, 25), false);
    assert.equal(firesWithLeastFailures({ total: 1000, errors: 0.2 }, 0.0144, 25), true);
    assert.equal(firesWithLeastFailures({ total: 10_000, errors: 0.01 }, 0.0144, 25), false);
  });
});

describe('a mean of ratios', () => {
  const fiveMinutes = (perMinute: number, errors: number): Measured => ({ total: perMinute * 5, errors });
  const halves = [
    ...Array.from({ length: 72 }, () => fiveMinutes(600, 0.1)),
    ...Array.from({ length: 72 }, () => fiveMinutes(60_000, 0)),
  ];

  it('says that a budget is overspent 49 times which is not: quiet hours weigh as much as busy ones', () => {
    near(budgetRemaining(averagedErrorShare(halves), 0.001), -49, 0.01);
    near(budgetRemaining(errorShareOf(halves) ?? NaN, 0.001), 0.0099, 0.000_05);
  });

  it('is no number at all once there was no traffic', () => {
    const silent = [...halves, ...Array.from({ length: 6 }, () => fiveMinutes(0, 0))];
    assert.ok(Number.isNaN(averagedErrorShare(silent)));
    near(errorShareOf(silent), errorShareOf(halves));
    assert.equal(errorShareOf([]), null);
  });
});

describe('an error budget policy', () => {
  const nameAt = (left: number, policy: readonly Band[] = defaultPolicy): string | undefined =>
    bandAt(policy, left)?.name;

  it('ships aggressively above 75 %, is normal down to 25 %, slows down below and freezes at 0', () => {
    const bands: readonly [left: number, name: string][] = [
      [1, 'ship aggressively'],
      [0.7501, 'ship aggressively'],
      [0.75, 'normal'],
      [0.2501, 'normal'],
      [0.25, 'slow down'],
      [0.0001, 'slow down'],
      [0, 'freeze'],
      [-3, 'freeze'],
    ];
    for (const [left, name] of bands) {
      assert.equal(nameAt(left), name, String(left));
    }
  });

  it('takes its bands in any order', () => {
    assert.equal(nameAt(0.5, [...defaultPolicy].reverse()), 'normal');
  });

  it('is taken by what has been spent to the digit, not by the noise of the arithmetic', () => {
    const left = budgetRemaining(648 / (30 * day), 0.001);
    assert.equal(nameAt(left), 'normal');
    assert.equal(nameAt(1 - 0.1 - 0.1 - 0.1 - 0.1 - 0.1 - 0.1 - 0.1 - 0.05), 'slow down');
  });

  it('has no flaw by default, nor where bands are said with other words', () => {
    assert.deepEqual(policyFlaws(defaultPolicy), []);
    assert.deepEqual(
      policyFlaws([
        { above: 0.5, name: 'ship' },
        { above: 0, name: 'increase caution' },
        { above: null, name: 'freeze' },
      ]),
      [],
    );
  });

  it('has a gap where it says nothing', () => {
    assert.deepEqual(policyFlaws([{ above: 0.5, name: 'ship' }]), [
      { kind: 'gap', from: 0, to: 0.5 },
      { kind: 'gap', from: -Infinity, to: 0 },
    ]);
    assert.deepEqual(policyFlaws([{ above: 0, name: 'ship' }]), [{ kind: 'gap', from: -Infinity, to: 0 }]);
    assert.deepEqual(policyFlaws([{ above: null, name: 'freeze' }]), [{ kind: 'gap', from: 0, to: 1 }]);
    assert.deepEqual(policyFlaws([{ above: -0.5, name: 'ship' }]), []);
    assert.equal(bandAt([{ above: 0.5, name: 'ship' }], 0.4), null);
    assert.equal(bandAt([{ above: 0.5, name: 'ship' }], -1), null);
  });

  it('contradicts itself where two bands begin at one place, and where less restraint follows from less budget', () => {
    const ship = { above: 0.5, name: 'ship' };
    const stop = { above: 0.5, name: 'stop all releases' };
    const rest = [
      { above: 0, name: 'slow down' },
      { above: null, name: 'freeze' },
    ];
    assert.deepEqual(policyFlaws([ship, stop, ...rest]), [
      { kind: 'contradiction', first: ship, second: stop },
      { kind: 'order', band: stop, below: rest[0] },
    ]);
  });

  it('has a band that never holds where more than all must be left', () => {
    const dream = { above: 1, name: 'ship' };
    assert.deepEqual(policyFlaws([dream, ...defaultPolicy]), [{ kind: 'unreachable', band: dream }]);
  });

  it('agrees with the burn rate: 1 leaves nothing', () => {
    assert.equal(budgetRemaining(0.001 * burnRateOf(0.001, 0.001), 0.001), 0);
  });
});
