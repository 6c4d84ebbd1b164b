import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { figuresOf } from '../../../../src/slo/figures/figures.ts';
import { detectionMatrix, matrixShares } from '../../../../src/slo/figures/matrix.ts';
import { serviceFiguresOf } from '../../../../src/slo/figures/service-figures.ts';
import type { Branch } from '../../../../src/slo/math/branch.ts';
import { defaultPolicy } from '../../../../src/slo/math/policy.ts';
import { pyrraBranches } from '../../../../src/slo/math/pyrra.ts';
import { workbookBranches } from '../../../../src/slo/math/workbook.ts';
import type { Slo } from '../../../../src/slo/model/model.ts';

const minute = 60;
const day = 86_400;
const month = 30 * day;
const span = { start: 0, end: 0 };

/** An SLO of 99.9 % in 30 days with the Workbook's alerts, but for what is given. */
function slo(
  given: Partial<Slo> & { readonly target?: number; readonly branches?: readonly Branch[] } = {},
): Slo {
  const { target = 0.999, branches = workbookBranches(month), ...rest } = given;
  return {
    id: 'checkout',
    name: null,
    displayName: null,
    service: null,
    description: null,
    format: 'sloth/v1',
    document: 0,
    span,
    head: span,
    objective: { value: target, unit: 'percent', span, source: '' },
    window: { kind: 'rolling', seconds: month, field: null },
    budgeting: 'occurrences',
    slice: null,
    indicator: null,
    alerts: branches.map(branch => ({
      ...branch,
      fields: { long: null, short: null, burnRate: null, for: null },
    })),
    alerting: 'on',
    policy: null,
    labels: [],
    alertName: null,
    grouping: [],
    ...rest,
  };
}

describe('the figures of an SLO', () => {
  it('are its budget, its alerts and what fires first', () => {
    const figures = figuresOf(slo());
    assert.deepEqual(figures.budget, { ratio: 0.001, seconds: 2592, slices: null });
    assert.deepEqual(figures.outage, { burnRate: 1000, exhaustionSeconds: 2592 });
    assert.deepEqual(
      figures.alerts.map(({ branch, budgetConsumed, canFire, firesInside, errorShare }) => [
        `${branch.severity}/${branch.branch}`,
        budgetConsumed,
        canFire,
        firesInside,
        errorShare,
      ]),
      [
        ['page/quick', 0.02, true, false, 0.0144],
        ['page/slow', 0.05, true, false, 0.006],
        ['ticket/quick', 0.1, true, false, 0.003],
        ['ticket/slow', 0.1, true, false, 0.001],
      ],
    );
    assert.deepEqual(figures.alerts[0]?.detectSeconds, { '1': 51.84, '0.1': 518.4, '0.01': null });
    assert.deepEqual(figures.alerts[0].resetSeconds, { '1': 295.68, '0.1': 256.8, '0.01': null });
    assert.deepEqual(
      [figures.first['1'], figures.first['0.1'], figures.first['0.01']].map(first => [
        first?.branch.branch,
        first?.seconds,
      ]),
      [
        ['quick', 51.84],
        ['quick', 518.4],
        ['slow', 12_960],
      ],
    );
    assert.equal(figures.unnoticed, 0.001);
    assert.equal(figures.policy, defaultPolicy);
  });

  it('halve with a nine and a half: 99.95 % leaves 21 min 36 s', () => {
    assert.equal(figuresOf(slo({ target: 0.9995 })).budget?.seconds, 21 * minute + 36);
  });

  it('of 90 % have a page that can never fire', () => {
    const figures = figuresOf(slo({ target: 0.9 }));
    assert.deepEqual(
      figures.alerts.map(({ canFire }) => canFire),
      [false, true, true, true],
    );
    assert.deepEqual(figures.alerts[0]?.detectSeconds, { '1': null, '0.1': null, '0.01': null });
    assert.equal(figures.first['1']?.branch.branch, 'slow');
    assert.equal(figures.first['0.1'], null);
  });

  it('count the `for` of an alert to its detection, and not to the budget that it takes', () => {
    const figures = figuresOf(
      slo({ branches: pyrraBranches(28 * day), window: { kind: 'rolling', seconds: 28 * day, field: null } }),
    );
    assert.equal(figures.alerts[0]?.detectSeconds['1'], 50.4 + 120);
    assert.equal(figures.alerts[0].budgetConsumed?.toFixed(4), '0.0208');
  });

  it('say that a ticket may come while the objective is met', () => {
    const figures = figuresOf(slo({ branches: workbookBranches(28 * day) }));
    assert.deepEqual(
      figures.alerts.map(({ firesInside }) => firesInside),
      [false, false, false, true],
    );
  });

  it('of timeslices count slices', () => {
    const figures = figuresOf(
      slo({
        target: 0.95,
        window: { kind: 'rolling', seconds: 14 * day, field: null },
        budgeting: 'timeslices',
        slice: { seconds: minute, target: 0.99 },
      }),
    );
    assert.deepEqual(figures.budget, {
      ratio: 0.05,
      seconds: 1008 * minute,
      slices: { total: 20_160, allowed: 1008, seconds: minute },
    });
  });

  it('leave out what the document leaves out', () => {
    const bare = figuresOf(slo({ window: null, branches: [] }));
    assert.deepEqual(bare.budget, { ratio: 0.001, seconds: null, slices: null });
    assert.deepEqual(bare.outage, { burnRate: 1000, exhaustionSeconds: null });
    assert.deepEqual([bare.windowSeconds, bare.unnoticed, bare.first['1']], [null, null, null]);
    assert.equal(figuresOf(slo({ window: null })).alerts[0]?.budgetConsumed, null);
    for (const target of [99.9, NaN, -1, Infinity]) {
      const wrong = figuresOf(slo({ target }));
      assert.deepEqual(
        [wrong.objective, wrong.budget, wrong.outage, wrong.alerts.length],
        [null, null, null, 0],
      );
    }
    assert.equal(figuresOf(slo({ objective: null })).budget, null);
    for (const seconds of [0, -5, NaN, Infinity]) {
      assert.equal(
        figuresOf(slo({ window: { kind: 'rolling', seconds, field: null } })).budget?.seconds,
        null,
      );
    }
  });

  it('of 100 % leave nothing, and burn without bounds', () => {
    const figures = figuresOf(slo({ target: 1 }));
    assert.deepEqual(figures.budget, { ratio: 0, seconds: 0, slices: null });
    assert.deepEqual(figures.outage, { burnRate: Infinity, exhaustionSeconds: 0 });
    assert.equal(figures.alerts[0]?.detectSeconds['0.01'], 0);
  });

  it("take the document's policy, else the one that is given", () => {
    const own = [{ above: 0, name: 'ship', field: null }];
    const given = [{ above: null, name: 'stop' }];
    assert.equal(figuresOf(slo({ policy: own }), given).policy, own);
    assert.equal(figuresOf(slo(), given).policy, given);
  });
});

describe('the detection matrix', () => {
  it('goes from half the budget to a full outage', () => {
    assert.deepEqual(matrixShares(0.1), [0.05, 0.1, 0.2, 0.5, 1]);
    assert.deepEqual(matrixShares(0.001), [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1]);
    assert.ok(matrixShares(0.000_01).every(share => share >= 0.000_004_5));
    assert.ok(!matrixShares(0.000_01).includes(0.2));
  });

  it('says for each share when each alert fires, which is first, and when the budget is gone', () => {
    const branches = workbookBranches(month);
    const columns = detectionMatrix(branches, 0.001, month, [0.001, 0.01, 1]);
    assert.deepEqual(
      columns.map(({ detectSeconds }) => detectSeconds),
      [
        [null, null, null, null],
        [null, 12_960, 25_920, 25_920],
        [51.84, 129.6, 259.2, 259.2],
      ],
    );
    assert.deepEqual(
      columns.map(({ first, exhaustionSeconds }) => [first?.branch, exhaustionSeconds]),
      [
        [undefined, null],
        ['slow', 3 * day],
        ['quick', 2592],
      ],
    );
  });
});

describe('what .faultline.yaml adds', () => {
  const nothing = { policy: null, traffic: null, capacity: null, dependencies: [] };

  it('is how many requests may fail, and whether a single one pages', () => {
    const { traffic } = serviceFiguresOf(slo(), { ...nothing, traffic: 10 / 3600 });
    assert.deepEqual([traffic?.events, traffic?.allowedBad], [7200, 7]);
    assert.equal(traffic?.consumedByOne.toFixed(5), '0.13889');
    assert.deepEqual(
      traffic.alerts.map(each => [each.events, each.badEventsToFire, Math.ceil(each.leastEvents)]),
      [
        [10, 1, 70],
        [60, 1, 167],
        [240, 1, 334],
        [720, 1, 1000],
      ],
    );
  });

  it('is what the service can carry, and what its dependencies leave', () => {
    const { capacity, dependencies } = serviceFiguresOf(slo(), {
      ...nothing,
      capacity: { peak: 1000, perInstance: 100, instances: 13, utilisation: 0.8, growth: 0.2, zones: null },
      dependencies: [{ name: 'stripe', availability: 0.999 }],
    });
    assert.equal(capacity?.projection[6]?.needed, 38);
    assert.deepEqual(dependencies, { ceiling: 0.999, isReachable: true, left: 0, weak: ['stripe'] });
  });

  it('is nothing where it says nothing, or has nothing to be held against', () => {
    assert.deepEqual(serviceFiguresOf(slo(), nothing), { traffic: null, capacity: null, dependencies: null });
    const dependencies = [{ name: 'a', availability: 0.9 }];
    assert.deepEqual(
      serviceFiguresOf(slo({ window: null, objective: null }), { ...nothing, traffic: 1, dependencies }),
      {
        traffic: null,
        capacity: null,
        dependencies: null,
      },
    );
  });
});
