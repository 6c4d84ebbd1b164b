import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Branch } from '../../../../src/slo/math/branch.ts';
import { BudgetCourse } from '../../../../src/slo/math/budget-course.ts';
import { detectionSeconds, resetSeconds } from '../../../../src/slo/math/detection.ts';
import { union } from '../../../../src/slo/math/intervals.ts';
import { defaultPolicy } from '../../../../src/slo/math/policy.ts';
import { pyrraBranches } from '../../../../src/slo/math/pyrra.ts';
import { burnRateCurve, runAlerts, runBranch } from '../../../../src/slo/math/simulate.ts';
import { slicedTimeline } from '../../../../src/slo/math/sliced.ts';
import { dailyTraffic, type Incident, timelineOf } from '../../../../src/slo/math/timeline.ts';
import { workbookBranches } from '../../../../src/slo/math/workbook.ts';
import { near } from './near.ts';
import { flapping, measuredIncidents, pageBranches } from './measured.ts';

const minute = 60;
const hour = 3600;
const day = 24 * hour;
const month = 30 * day;

/** From the first instant at which some branch fires to the last at which one clears. */
function paged(
  budget: number,
  branches: readonly Branch[],
  incidents: readonly Incident[],
): readonly number[] {
  const firing = union(runAlerts(timelineOf({ incidents }), budget, branches).map(run => run.firing));
  return [firing[0]?.from ?? NaN, firing.at(-1)?.to ?? NaN];
}

describe('an incident', () => {
  it('is paged and cleared when a real Prometheus does, within one evaluation and one scrape', () => {
    for (const { objective, errors, minutes, detect, reset, measured } of measuredIncidents) {
      const seconds = minutes * minute;
      const [from = NaN, to = NaN] = paged(1 - objective, pageBranches, [{ start: 0, seconds, errors }]);
      const what = `${String(objective)} at ${String(errors)}`;
      near(from, detect, 0.051, `${what}: calculated`);
      near(to - seconds, reset, 0.051, `${what}: calculated to clear`);
      near(from, measured.detect, 30, `${what}: measured`);
      near(to - seconds, measured.reset, 30, `${what}: measured to clear`);
    }
  });

  it('that comes and goes pages from +1,410 s to +2,340 s', () => {
    const [from = NaN, to = NaN] = paged(0.001, pageBranches.slice(0, 1), flapping);
    near(from, 1410, 30);
    near(to, 2340, 30);
    // Measured with an evaluation and a scrape every 30 s.
    near(from, 1440, 60, 'measured');
    near(to, 2370, 60, 'measured');
  });

  it('agrees with the formulas, for each branch by itself', () => {
    for (const branch of [...workbookBranches(month), ...pyrraBranches(28 * day)]) {
      for (const errors of [0.005, 0.02, 0.15, 1]) {
        const seconds = 5 * day;
        const [run] = runBranch(
          timelineOf({ incidents: [{ start: 0, seconds, errors }] }),
          0.001,
          branch,
        ).firing;
        near(run?.from ?? null, detectionSeconds(branch, 0.001, errors), 1e-3);
        near(run === undefined ? null : run.to - seconds, resetSeconds(branch, 0.001, errors), 1e-3);
      }
    }
  });

  it('crosses the long window first and leaves the short one first', () => {
    const [fast] = pageBranches;
    assert.ok(fast !== undefined);
    const { long, short, over } = runBranch(
      timelineOf({ incidents: [{ start: 0, seconds: 10 * minute, errors: 0.15 }] }),
      0.001,
      fast,
    );
    near(short?.[0]?.from ?? null, 28.8, 1e-6);
    near(long[0]?.from ?? null, 345.6, 1e-6);
    near(short?.[0]?.to ?? null, 10 * minute + 271.2, 1e-6);
    near(long[0]?.to ?? null, 10 * minute + 54.24 * minute, 1e-6);
    near(over[0]?.to ?? null, short?.[0]?.to ?? null);
  });

  it('is not found where it ends before the `for` does', () => {
    const [fast] = pageBranches;
    assert.ok(fast !== undefined);
    const held = { ...fast, forSeconds: 10 * minute };
    const run = (seconds: number): readonly unknown[] =>
      runBranch(timelineOf({ incidents: [{ start: 0, seconds, errors: 1 }] }), 0.001, held).firing;
    assert.equal(run(4 * minute).length, 0);
    assert.equal(run(6 * minute).length, 1);
  });

  it('that burns at exactly the threshold never fires', () => {
    for (const branch of workbookBranches(month)) {
      const errors = branch.burnRate * 0.001;
      const { over } = runBranch(
        timelineOf({ incidents: [{ start: 0, seconds: 9 * day, errors }] }),
        0.001,
        branch,
      );
      assert.deepEqual(over, [], branch.branch);
    }
  });

  it('in a quiet hour weighs less than what the busy ones before it do', () => {
    const [, slow] = pageBranches;
    assert.ok(slow !== undefined);
    const traffic = [
      { start: -day, perSecond: 100 },
      { start: 0, perSecond: 10 },
    ];
    const firesAfter = (perSecond: typeof traffic | number): number | undefined =>
      runBranch(
        timelineOf({ incidents: [{ start: 0, seconds: hour, errors: 1 }], traffic: perSecond }),
        0.001,
        slow,
      ).firing[0]?.from;
    near(firesAfter(100) ?? null, 129.6, 1e-6);
    // 10 · t = 0.006 · (100 · (6 h − t) + 10 · t)
    near(firesAfter(traffic) ?? null, (0.006 * 100 * 6 * hour) / (10 + 0.006 * 90), 1e-6);
  });

  it('without any traffic is none: 0 ÷ 0 is over nothing', () => {
    const timeline = timelineOf({ incidents: [{ start: 0, seconds: hour, errors: 1 }], traffic: 0 });
    assert.deepEqual(
      runAlerts(timeline, 0.001, pageBranches).flatMap(run => run.over),
      [],
    );
    assert.equal(burnRateCurve(timeline, 0.001, hour)(hour), 0);
  });

  it('on top of what fails always fires sooner, and for ever where that alone is too much', () => {
    const [fast] = pageBranches;
    assert.ok(fast !== undefined);
    const timeline = timelineOf({ incidents: [{ start: 0, seconds: hour, errors: 0.15 }], base: 0.01 });
    // The incident adds 0.99 · 0.15 to the 0.01; the hour before it counts too.
    near(runBranch(timeline, 0.001, fast).firing[0]?.from ?? null, (hour * 0.0044) / (0.99 * 0.15), 1e-6);
    const always = runBranch(timelineOf({ incidents: [], base: 0.02 }), 0.001, fast);
    assert.deepEqual(always.firing, [{ from: -Infinity, to: Infinity }]);
  });

  it('burns as a window sees it', () => {
    const burn = burnRateCurve(
      timelineOf({ incidents: [{ start: 0, seconds: hour, errors: 0.05 }] }),
      0.001,
      hour,
    );
    near(burn(0), 0);
    near(burn(hour / 2), 25);
    near(burn(hour), 50);
    near(burn(1.5 * hour), 25);
    near(burn(2 * hour), 0);
  });

  it('that follows another at once is one step', () => {
    const incidents = [
      { start: 0, seconds: 100, errors: 0.5 },
      { start: 100, seconds: 100, errors: 0.2 },
    ];
    const traffic = [
      { start: -50, perSecond: 1 },
      { start: 100, perSecond: 3 },
    ];
    assert.deepEqual(timelineOf({ incidents, traffic }), {
      times: [0, 100, 200],
      loads: [
        { perSecond: 1, errors: 0 },
        { perSecond: 1, errors: 0.5 },
        { perSecond: 3, errors: 0.2 },
        { perSecond: 3, errors: 0 },
      ],
    });
  });

  it('overlapping another lets what the other spares fail', () => {
    const { times, loads } = timelineOf({
      incidents: [
        { start: 0, seconds: 100, errors: 0.5 },
        { start: 50, seconds: 100, errors: 0.5 },
        { start: 70, seconds: 0, errors: 1 },
        { start: 80, seconds: 5, errors: 0 },
      ],
    });
    assert.deepEqual(times, [0, 50, 100, 150]);
    assert.deepEqual(
      loads.map(({ errors }) => errors),
      [0, 0.5, 0.75, 0.5, 0],
    );
  });
});

describe('the budget in the course of time', () => {
  const terms = { budget: 0.001, windowSeconds: month, accounting: 'rolling' } as const;
  const outage = (start: number, minutes: number): Incident => ({
    start,
    seconds: minutes * minute,
    errors: 1,
  });

  it('falls while an incident lasts, and comes back when it leaves the window', () => {
    const course = new BudgetCourse(timelineOf({ incidents: [outage(day, 12)] }), terms);
    near(course.remaining(day), 1);
    near(course.remaining(day + 6 * minute), 1 - 6 / 43.2);
    near(course.remaining(20 * day), 1 - 12 / 43.2);
    near(course.remaining(31 * day + 12 * minute), 1);
    assert.deepEqual(
      course.bends(0, 40 * day).map(({ seconds }) => seconds),
      [0, day, day + 12 * minute, 31 * day, 31 * day + 12 * minute, 40 * day],
    );
  });

  it('is spent at an instant, and overspent after it', () => {
    const course = new BudgetCourse(timelineOf({ incidents: [outage(9 * day, 60)] }), terms);
    const [spent] = course.atMost(0);
    near(spent?.from ?? null, 9 * day + 43.2 * minute, 1e-3);
    near(spent?.to ?? null, 39 * day + 16.8 * minute, 1e-3);
    near(course.remaining(10 * day), 1 - 60 / 43.2);
  });

  it('goes through the bands of the policy, to the instant', () => {
    const course = new BudgetCourse(timelineOf({ incidents: [outage(day, 20), outage(3 * day, 30)] }), terms);
    const spans = course.bands(defaultPolicy, 0, 20 * day);
    assert.deepEqual(
      spans.map(({ band }) => band?.name),
      ['ship aggressively', 'normal', 'slow down', 'freeze'],
    );
    const expected = [0, day + 10.8 * minute, 3 * day + 12.4 * minute, 3 * day + 23.2 * minute, 20 * day];
    for (const [index, { from, to }] of spans.entries()) {
      near(from, expected[index] ?? null, 1e-3);
      near(to, expected[index + 1] ?? null, 1e-3);
    }
  });

  it('of which exactly a quarter is spent is in the band below', () => {
    const course = new BudgetCourse(timelineOf({ incidents: [outage(day, 10.8)] }), terms);
    assert.deepEqual(
      course.bands(defaultPolicy, 0, 20 * day).map(({ band }) => band?.name),
      ['ship aggressively', 'normal'],
    );
    const gone = new BudgetCourse(timelineOf({ incidents: [outage(day, 43.2)] }), terms);
    assert.equal(gone.bands(defaultPolicy, 10 * day, 20 * day)[0]?.band?.name, 'freeze');
  });

  it('of a calendar period is counted by what has come in, or by what the whole period brings', () => {
    const timeline = timelineOf({ incidents: [outage(day, 12)] });
    const elapsed = new BudgetCourse(timeline, { ...terms, accounting: 'elapsed' });
    near(elapsed.remaining(10 * day), 1 - 12 / 14.4);
    near(elapsed.remaining(month), 1 - 12 / 43.2);
    const [spent] = elapsed.atMost(0);
    near(spent?.to ?? null, (12 / 0.001) * minute, 1e-3);
    assert.equal(elapsed.atMost(0).length, 1);
    const whole = new BudgetCourse(timeline, { ...terms, accounting: 'period' });
    near(whole.remaining(day), 1);
    near(whole.remaining(10 * day), 1 - 12 / 43.2);
    assert.deepEqual(whole.atMost(0), []);
    near(whole.atMost(0.8)[0]?.from ?? null, day + 8.64 * minute, 1e-3);
    near(whole.atMost(0.8)[0]?.to ?? null, month);
  });

  it('follows the traffic of the day: an hour of outage at night spends less', () => {
    const hours = Array.from({ length: 24 }, (_, index) => (index < 6 ? 10 : 100));
    const left = (start: number): number => {
      const traffic = dailyTraffic(hours, -month, 3 * month);
      const course = new BudgetCourse(timelineOf({ incidents: [outage(start, 60)], traffic }), terms);
      return course.remaining(5 * day);
    };
    const daily = (6 * 10 + 18 * 100) * 30;
    near(left(day + 3 * hour), 1 - 10 / daily / 0.001, 1e-9);
    near(left(day + 12 * hour), 1 - 100 / daily / 0.001, 1e-9);
  });

  it('without traffic is untouched', () => {
    const course = new BudgetCourse(timelineOf({ incidents: [outage(0, 60)], traffic: 0 }), terms);
    assert.equal(course.remaining(hour), 1);
    assert.deepEqual(course.atMost(0), []);
  });
});

describe('a timeline by timeslices', () => {
  it('has a bad slice where one misses its target, however little of it failed', () => {
    const incidents = [{ start: 90, seconds: 20 * minute, errors: 0.06 }];
    const slices = slicedTimeline(timelineOf({ incidents }), {
      kind: 'timeslices',
      seconds: minute,
      target: 0.95,
    });
    // The half minute at either end holds 3 %: good.
    assert.deepEqual(slices.times, [60, 120, 1260, 1320]);
    assert.deepEqual(
      slices.loads.map(({ errors }) => errors),
      [0, 0, 1, 0, 0],
    );
    const course = new BudgetCourse(slices, { budget: 0.05, windowSeconds: 14 * day, accounting: 'rolling' });
    near(course.remaining(day), 1 - 19 / 1008);
  });

  it('counts each slice by its share, whatever its traffic', () => {
    const incidents = [{ start: 0, seconds: 13.714 * hour, errors: 0.99 }];
    const traffic = [
      { start: -hour, perSecond: 1 },
      { start: 0, perSecond: 1000 },
    ];
    const timeline = timelineOf({ incidents, traffic, base: 0.01 });
    const slices = slicedTimeline(timeline, { kind: 'ratio-timeslices', seconds: minute });
    const course = new BudgetCourse(slices, { budget: 0.05, windowSeconds: 14 * day, accounting: 'period' });
    near(course.remaining(14 * day), 0, 0.02);
  });

  it('takes a slice without traffic for good', () => {
    const timeline = timelineOf({ incidents: [{ start: 0, seconds: hour, errors: 1 }], traffic: 0 });
    const { loads } = slicedTimeline(timeline, { kind: 'timeslices', seconds: minute, target: 0.9 });
    assert.ok(loads.every(({ errors }) => errors === 0));
  });
});
