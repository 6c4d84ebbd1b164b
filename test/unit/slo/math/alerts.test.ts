import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Branch } from '../../../../src/slo/math/branch.ts';
import {
  consumedAtDetection,
  detectionSeconds,
  firstToFire,
  resetSeconds,
  spentWhenFound,
  windowResetSeconds,
} from '../../../../src/slo/math/detection.ts';
import {
  pyrraAbsentSeconds,
  pyrraBranches,
  pyrraExhaustionSeconds,
  pyrraIncreaseInterval,
} from '../../../../src/slo/math/pyrra.ts';
import { canFire, firesInside, leastObjective } from '../../../../src/slo/math/reach.ts';
import { sloGeneratorAlerts, sloGeneratorBranches } from '../../../../src/slo/math/slo-generator.ts';
import {
  slothAlertBudget,
  slothBranches,
  slothObjectiveRatio,
  type SlothWindow,
  slothWindowsFor,
} from '../../../../src/slo/math/sloth.ts';
import { printedWorkbookRows, shortWindowFor, workbookBranches } from '../../../../src/slo/math/workbook.ts';
import { formatPrometheusDuration, parsePrometheusDuration } from '../../../../src/slo/units/duration.ts';
import { formatGoFloat } from '../../../../src/slo/units/go-float.ts';
import { near } from './near.ts';

const minute = 60;
const hour = 3600;
const day = 86_400;

/** One branch: the long window and the short, a burn rate, and how long it must hold. */
function alert(
  long: number,
  burnRate: number,
  rest: { readonly short?: number; readonly for?: number } = {},
): Branch {
  return {
    severity: 'page',
    branch: 'only',
    longSeconds: long,
    shortSeconds: rest.short ?? null,
    burnRate,
    forSeconds: rest.for ?? null,
  };
}

describe("the Workbook's alerts", () => {
  it('are those of its table, to the digit', () => {
    const rows = workbookBranches(30 * day, printedWorkbookRows).map(branch => [
      branch.severity,
      branch.longSeconds / hour,
      branch.shortSeconds,
      branch.burnRate,
      consumedAtDetection(branch, 30 * day),
    ]);
    assert.deepEqual(rows, [
      ['page', 1, 5 * minute, 14.4, 0.02],
      ['page', 6, 30 * minute, 6, 0.05],
      ['ticket', 72, 6 * hour, 1, 0.1],
    ]);
  });

  it('have a second ticket in the listing, and a short window of a twelfth', () => {
    const branches = workbookBranches(30 * day);
    assert.deepEqual(
      branches.map(({ burnRate }) => burnRate),
      [14.4, 6, 3, 1],
    );
    for (const { longSeconds, shortSeconds } of branches) {
      assert.equal(shortSeconds, shortWindowFor(longSeconds));
    }
  });

  it('keep their share of the budget in a window of any length', () => {
    for (const days of [7, 28, 90, 365]) {
      const shares = workbookBranches(days * day).map(branch => consumedAtDetection(branch, days * day));
      assert.deepEqual(shares, [0.02, 0.05, 0.1, 0.1], String(days));
    }
    assert.deepEqual(
      workbookBranches(28 * day).map(({ burnRate }) => burnRate),
      [13.44, 5.6, 2.8, 14 / 15],
    );
  });
});

describe('one window', () => {
  it('of ten minutes finds a full outage after 0.6 s', () => {
    assert.equal(detectionSeconds(alert(10 * minute, 1), 0.001, 1), 0.6);
  });

  it('of 36 hours finds it after 2 min 10 s, and goes on for nearly 36 hours', () => {
    const slow = alert(36 * hour, 1);
    assert.equal(detectionSeconds(slow, 0.001, 1), 129.6);
    near(resetSeconds(slow, 0.001, 1), 36 * hour - 129.6);
  });

  it('with a burn rate of 36 over an hour clears after 58 minutes', () => {
    near((resetSeconds(alert(hour, 36), 0.001, 1) ?? NaN) / minute, 57.84);
  });

  it('that must hold for an hour has spent 139 % of the budget when it fires at a full outage', () => {
    const held = alert(minute, 1, { for: hour });
    near(spentWhenFound(held, 0.001, 1, 30 * day), 1.3889, 5e-5);
    near(detectionSeconds(held, 0.001, 1), hour + 0.06);
    const burning = alert(hour, 10, { for: hour });
    near(detectionSeconds(burning, 0.001, 1), hour + 36);
    near(detectionSeconds(burning, 0.001, 0.02), hour + 1800);
    assert.equal(detectionSeconds(burning, 0.001, 0.01), null);
  });
});

describe('two windows', () => {
  const [fast] = workbookBranches(30 * day);

  it('find 15 % errors after 5.76 minutes; the short one clears 4.52 after they end, the long one 54.24', () => {
    assert.ok(fast !== undefined);
    near(detectionSeconds(fast, 0.001, 0.15), 5.76 * minute);
    near(resetSeconds(fast, 0.001, 0.15), 4.52 * minute);
    near(windowResetSeconds(hour, 14.4, 0.001, 0.15), 54.24 * minute);
  });

  it('never fire at what they allow', () => {
    assert.ok(fast !== undefined);
    assert.equal(detectionSeconds(fast, 0.001, 0.0144), null);
    assert.equal(resetSeconds(fast, 0.001, 0.0144), null);
    assert.equal(spentWhenFound(fast, 0.001, 0.0144, 30 * day), null);
    assert.ok((detectionSeconds(fast, 0.001, 0.014_41) ?? 0) < hour);
  });

  it('tell which of several is first', () => {
    const branches = workbookBranches(30 * day);
    assert.equal(firstToFire(branches, 0.001, 1)?.branch, branches[0]);
    assert.equal(firstToFire(branches, 0.001, 0.01)?.branch, branches[1]);
    assert.equal(firstToFire(branches, 0.001, 0.001), null);
    assert.equal(firstToFire([], 0.001, 1), null);
  });

  it('of an objective of 100 % fire at the first error', () => {
    assert.ok(fast !== undefined);
    assert.equal(detectionSeconds(fast, 0, 0.01), 0);
    assert.equal(canFire(14.4, 0), true);
  });
});

describe('whether an alert can fire', () => {
  it('is a matter of its objective', () => {
    const least: readonly [burnRate: number, percent: number][] = [
      [14.4, 93.0556],
      [14, 92.8571],
      [13.44, 92.5595],
      [7, 85.7143],
      [6, 83.3333],
      [5.6, 82.1429],
      [3, 66.6667],
      [2, 50],
    ];
    for (const [burnRate, percent] of least) {
      near(leastObjective(burnRate) * 100, percent, 5e-5);
      const budget = 1 - leastObjective(burnRate);
      assert.equal(canFire(burnRate, budget), false, 'just not');
      assert.equal(canFire(burnRate, budget - 1e-9), true, 'just so');
    }
  });

  it('is never at 90 % for the quick page, and for the fast one of Pyrra', () => {
    assert.equal(canFire(14.4, 0.1), false);
    assert.equal(canFire(14, 0.1), false);
    assert.equal(canFire(6, 0.1), true);
  });

  it('while the objective is met: with a burn rate below 1', () => {
    assert.deepEqual([14.4, 1, 0.933_333, 0.98].map(firesInside), [false, false, true, true]);
  });
});

describe("Sloth's windows", () => {
  const burnRates = (windows: Parameters<typeof slothBranches>[0]): readonly number[] =>
    slothBranches(windows).map(({ burnRate }) => burnRate);

  it('of 30 and 28 days give its own floating-point burn rates', () => {
    const month = slothWindowsFor(30 * day);
    const weeks = slothWindowsFor(28 * day);
    assert.ok(month !== null && weeks !== null);
    assert.deepEqual(burnRates(month), [14.4, 6, 3, 1]);
    assert.deepEqual(burnRates(weeks), [13.44, 5.6000000000000005, 2.8000000000000003, 0.9333333333333333]);
    assert.deepEqual(
      slothBranches(month).map(({ severity, branch, longSeconds, shortSeconds, forSeconds }) =>
        [
          severity,
          branch,
          ...[longSeconds, shortSeconds ?? 0].map(formatPrometheusDuration),
          forSeconds,
        ].join(' '),
      ),
      ['page quick 1h 5m ', 'page slow 6h 30m ', 'ticket quick 1d 2h ', 'ticket slow 3d 6h '],
    );
  });

  it('of its own periods only', () => {
    assert.equal(slothWindowsFor(7 * day), null);
  });

  it('may be given for any period', () => {
    const pair = (errorBudgetPercent: number, short: string, long: string): SlothWindow => ({
      errorBudgetPercent,
      shortSeconds: parsePrometheusDuration(short) ?? NaN,
      longSeconds: parsePrometheusDuration(long) ?? NaN,
    });
    assert.deepEqual(
      burnRates({
        periodSeconds: 7 * day,
        page: { quick: pair(8, '5m', '1h'), slow: pair(12.5, '30m', '6h') },
        ticket: { quick: pair(20, '2h', '1d'), slow: pair(42, '6h', '3d') },
      }),
      [13.44, 3.5, 1.4000000000000001, 0.98],
    );
    assert.deepEqual(
      burnRates({
        periodSeconds: 30 * day,
        page: { quick: pair(1, '2m', '30m'), slow: pair(2, '15m', '3h') },
        ticket: { quick: pair(5, '1h', '12h'), slow: pair(5, '3h', '36h') },
      }),
      [14.4, 4.8, 3, 1],
    );
  });

  it('stand in rules with the budget as Go prints it', () => {
    assert.equal(formatGoFloat(slothAlertBudget(99.9)), '0.0009999999999999432');
    assert.equal(formatGoFloat(slothAlertBudget(99.999)), '1.0000000000047748e-05');
    assert.equal(formatGoFloat(slothObjectiveRatio(99.9)), '0.9990000000000001');
  });
});

describe("Pyrra's windows", () => {
  const windows = (text: string): string =>
    pyrraBranches(parsePrometheusDuration(text) ?? NaN)
      .map(({ shortSeconds, longSeconds, forSeconds }) =>
        [shortSeconds ?? NaN, longSeconds, forSeconds ?? NaN].map(formatPrometheusDuration).join('/'),
      )
      .join(' ');

  it('are rounded to a minute, half a minute up', () => {
    assert.equal(windows('28d'), '5m/1h/2m 30m/6h/15m 2h/1d/1h 6h/4d/3h');
    assert.equal(windows('30d'), '5m/1h4m/2m 32m/6h26m/16m 2h9m/1d1h43m/1h4m 6h26m/4d6h51m/3h13m');
    assert.equal(windows('14d'), '3m/30m/1m 15m/3h/8m 1h/12h/30m 3h/2d/1h30m');
    assert.equal(windows('7d'), '1m/15m/1m 8m/1h30m/4m 30m/6h/15m 1h30m/1d/45m');
    assert.equal(windows('90d'), '16m/3h13m/6m 1h36m/19h17m/48m 6h26m/3d5h9m/3h13m 19h17m/12d20h34m/9h39m');
  });

  it('of two days and less begin with one of 0 s', () => {
    assert.deepEqual(
      ['2d', '1d'].map(text => pyrraBranches(parsePrometheusDuration(text) ?? NaN)[0]?.shortSeconds),
      [0, 0],
    );
  });

  it('have fixed factors, and so spend other shares of the budget than Sloth', () => {
    for (const days of [7, 28, 56]) {
      const branches = pyrraBranches(days * day);
      assert.deepEqual(
        branches.map(({ severity, burnRate }) => `${severity} ${String(burnRate)}`),
        ['critical 14', 'critical 7', 'warning 2', 'warning 1'],
      );
      const consumed = branches.map(branch => (consumedAtDetection(branch, days * day) * 100).toFixed(2));
      assert.deepEqual(consumed, ['2.08', '6.25', '7.14', '14.29'], String(days));
    }
  });

  it('give the time after which a metric is absent, the label of exhaustion and the interval of increases', () => {
    const absent = [0.99, 0.995, 0.999, 0.9].map(objective => pyrraAbsentSeconds(objective, 28 * day));
    assert.deepEqual(absent.map(formatPrometheusDuration), ['10m', '6m', '3m', '1h26m']);
    assert.deepEqual(
      [14, 7, 2, 1].map(factor => formatPrometheusDuration(pyrraExhaustionSeconds(28 * day, factor))),
      ['2d', '4d', '2w', '4w'],
    );
    assert.deepEqual(
      [1, 7, 14, 21, 28, 35, 42, 49, 365].map(days => pyrraIncreaseInterval(days * day)),
      [30, 60, 90, 120, 150, 180, 210, 240, 240],
    );
  });

  it('are late by their `for`', () => {
    const [fast] = pyrraBranches(28 * day);
    assert.ok(fast !== undefined);
    near(detectionSeconds(fast, 0.001, 1), 50.4 + 120);
  });
});

describe("slo-generator's alerts", () => {
  it('have one window each, and are rounded before they are compared', () => {
    assert.deepEqual(
      sloGeneratorBranches().map(({ longSeconds, shortSeconds, burnRate }) => [
        longSeconds,
        shortSeconds,
        burnRate,
      ]),
      [
        [hour, null, 9],
        [12 * hour, null, 3],
        [7 * day, null, 1.5],
        [28 * day, null, 1],
      ],
    );
    assert.equal(sloGeneratorAlerts(9.04, 9), false);
    assert.equal(sloGeneratorAlerts(9.06, 9), true);
  });
});
