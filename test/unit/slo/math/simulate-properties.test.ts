import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Branch } from '../../../../src/slo/math/branch.ts';
import { BudgetCourse } from '../../../../src/slo/math/budget-course.ts';
import { detectionSeconds, resetSeconds } from '../../../../src/slo/math/detection.ts';
import type { Interval } from '../../../../src/slo/math/intervals.ts';
import { bandAt, defaultPolicy } from '../../../../src/slo/math/policy.ts';
import { burnRateCurve, runAlerts, runBranch } from '../../../../src/slo/math/simulate.ts';
import { slicedTimeline } from '../../../../src/slo/math/sliced.ts';
import { type Timeline, timelineOf } from '../../../../src/slo/math/timeline.ts';
import { workbookBranches } from '../../../../src/slo/math/workbook.ts';
import { near } from './near.ts';

/** Seconds that are stepped through, half of them before the first change. */
const reach = 1200;

const incident = fc.record({
  start: fc.integer({ min: 0, max: 400 }),
  seconds: fc.integer({ min: 1, max: 300 }),
  errors: fc.integer({ min: 1, max: 100 }).map(percent => percent / 100),
});

const course = fc.record({
  incidents: fc.array(incident, { maxLength: 4 }),
  traffic: fc.oneof(
    fc.constantFrom(1, 250),
    fc
      .array(fc.tuple(fc.integer({ min: 1, max: 200 }), fc.constantFrom(0, 1, 7, 90)), {
        minLength: 1,
        maxLength: 5,
      })
      .map(steps => {
        let start = -50;
        return steps.map(([seconds, perSecond]) => ({ start: (start += seconds), perSecond }));
      }),
  ),
  base: fc.constantFrom(0, 0, 0.001, 0.03),
});

const branch: fc.Arbitrary<Branch> = fc
  .record({
    longSeconds: fc.integer({ min: 2, max: 300 }),
    shorter: fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 300 })),
    burnRate: fc.constantFrom(0.5, 1, 2, 6, 14.4),
    forSeconds: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 120 })),
  })
  .map(({ shorter, ...rest }) => ({ severity: 'page', branch: 'x', shortSeconds: shorter, ...rest }));

const budget = fc.constantFrom(0, 0.001, 0.01, 0.05, 0.1);

/** What a window has seen at the end of each second: bad events and all, one second after the other. */
function stepped(timeline: Timeline): (seconds: number, window: number) => { bad: number; total: number } {
  const loadAt = (second: number): Timeline['loads'][number] => {
    const step = timeline.times.filter(time => time <= second).length;
    return timeline.loads[step] ?? { perSecond: 0, errors: 0 };
  };
  const seconds = Array.from({ length: 2 * reach }, (_, index) => loadAt(index - reach));
  return (second, window) => {
    const seen = seconds.slice(second - window + reach, second + reach);
    return {
      bad: seen.reduce((sum, { perSecond, errors }) => sum + perSecond * errors, 0),
      total: seen.reduce((sum, { perSecond }) => sum + perSecond, 0),
    };
  };
}

/** Whether an instant is inside; null: it is so near to an edge that the arithmetic decides. */
function holds(intervals: readonly Interval[], seconds: number): boolean | null {
  const isAtEdge = intervals.some(
    ({ from, to }) => Math.abs(from - seconds) < 1e-6 || Math.abs(to - seconds) < 1e-6,
  );
  return isAtEdge ? null : intervals.some(({ from, to }) => from < seconds && seconds < to);
}

describe('the simulator', () => {
  it('says of every second what stepping through them says', () => {
    fc.assert(
      fc.property(course, budget, branch, (terms, left, alert) => {
        const timeline = timelineOf(terms);
        const run = runBranch(timeline, left, alert);
        const seen = stepped(timeline);
        const isOver = (seconds: number, window: number): boolean | null => {
          const { bad, total } = seen(seconds, window);
          const excess = bad - alert.burnRate * left * total;
          return Math.abs(excess) <= 1e-9 * (bad + total) ? null : excess > 0;
        };
        for (let second = -10; second <= 1000; second += 7) {
          const pairs: readonly [boolean | null, boolean | null][] = [
            [holds(run.long, second), isOver(second, alert.longSeconds)],
            [
              holds(run.short ?? [], second),
              alert.shortSeconds === null ? false : isOver(second, alert.shortSeconds),
            ],
          ];
          for (const [found, expected] of pairs) {
            assert.ok(found === null || expected === null || found === expected, `at ${String(second)} s`);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('fires while both windows are over, once they have been for long enough', () => {
    fc.assert(
      fc.property(course, budget, branch, (terms, left, alert) => {
        const { long, short, over, firing } = runBranch(timelineOf(terms), left, alert);
        for (let second = -10; second <= 1000; second += 3) {
          const both = [
            holds(long, second),
            short === null ? true : holds(short, second),
            holds(over, second),
          ];
          if (!both.includes(null)) {
            assert.equal(both[2], both[0] === true && both[1] === true);
          }
        }
        for (const { from, to } of firing) {
          const within = over.find(each => each.to === to);
          assert.ok(within !== undefined && from === within.from + (alert.forSeconds ?? 0) && from < to);
        }
        assert.ok(over.every(({ from, to }) => from < to));
        assert.ok(over.slice(1).every(({ from }, index) => (over[index]?.to ?? Infinity) < from));
      }),
      { numRuns: 150 },
    );
  });

  it('burns and spends as stepping through the seconds does', () => {
    const windowSeconds = 500;
    fc.assert(
      fc.property(course, fc.constantFrom(0.01, 0.1), (terms, left) => {
        const timeline = timelineOf(terms);
        const seen = stepped(timeline);
        const burn = burnRateCurve(timeline, left, 60);
        const rolling = new BudgetCourse(timeline, { budget: left, windowSeconds, accounting: 'rolling' });
        const whole = new BudgetCourse(timeline, { budget: left, windowSeconds, accounting: 'period' });
        const all = seen(windowSeconds, windowSeconds).total;
        for (let second = 0; second <= windowSeconds; second += 11) {
          const minute = seen(second, 60);
          near(burn(second), minute.total > 0 ? minute.bad / minute.total / left : 0, 1e-6);
          const month = seen(second, windowSeconds);
          near(rolling.remaining(second), month.total > 0 ? 1 - month.bad / month.total / left : 1, 1e-6);
          near(whole.remaining(second), all > 0 ? 1 - seen(second, second).bad / all / left : 1, 1e-6);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is in the band that what is left says, at every instant', () => {
    fc.assert(
      fc.property(
        course,
        fc.constantFrom('rolling' as const, 'elapsed' as const, 'period' as const),
        (terms, accounting) => {
          const budgetCourse = new BudgetCourse(timelineOf(terms), {
            budget: 0.1,
            windowSeconds: 600,
            accounting,
          });
          const spans = budgetCourse.bands(defaultPolicy, 0, 600);
          assert.equal(spans[0]?.from, 0);
          assert.equal(spans.at(-1)?.to, 600);
          for (let second = 0.5; second < 600; second += 9) {
            const span = spans.find(({ from, to }) => from <= second && second < to);
            const left = budgetCourse.remaining(second);
            const isAtEdge = defaultPolicy.some(({ above }) => Math.abs(left - (above ?? 0)) < 1e-6);
            assert.ok(
              isAtEdge || span?.band === bandAt(defaultPolicy, left),
              `at ${String(second)} s: ${String(left)}`,
            );
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('cuts into slices as counting each of them does', () => {
    const rule = { kind: 'timeslices', seconds: 20, target: 0.9 } as const;
    fc.assert(
      fc.property(course, terms => {
        const timeline = timelineOf(terms);
        const seen = stepped(timeline);
        const slices = stepped(slicedTimeline(timeline, rule));
        for (let slice = -100; slice < 800; slice += rule.seconds) {
          const { bad, total } = seen(slice + rule.seconds, rule.seconds);
          const counted = slices(slice + rule.seconds, rule.seconds);
          near(counted.total, 1);
          if (Math.abs(bad - total * 0.1) > 1e-9 || total === 0) {
            near(counted.bad, bad > total * 0.1 ? 1 : 0, 1e-9, `slice at ${String(slice)}`);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('finds what the formula finds, for any alert and any share of errors', () => {
    fc.assert(
      fc.property(branch, budget, fc.double({ min: 0.001, max: 1, noNaN: true }), (alert, left, errors) => {
        const seconds = 4000;
        const run = runBranch(timelineOf({ incidents: [{ start: 0, seconds, errors }] }), left, alert);
        near(run.firing[0]?.from ?? null, detectionSeconds(alert, left, errors), 1e-6);
        const reset = resetSeconds(alert, left, errors);
        near(run.firing[0] === undefined ? null : run.firing[0].to - seconds, reset, 1e-6);
      }),
    );
  });
});

describe('more errors', () => {
  const shares = fc
    .tuple(fc.double({ min: 0.0005, max: 1, noNaN: true }), fc.double({ min: 0.0005, max: 1, noNaN: true }))
    .map(([a, b]): readonly [number, number] => (a < b ? [a, b] : [b, a]));
  const branches = workbookBranches(30 * 86_400);

  it('are found sooner, cleared later, and leave less', () => {
    fc.assert(
      fc.property(shares, fc.integer({ min: 60, max: 90_000 }), ([fewer, more], seconds) => {
        const at = (errors: number): Timeline => timelineOf({ incidents: [{ start: 0, seconds, errors }] });
        const [less, much] = [runAlerts(at(fewer), 0.001, branches), runAlerts(at(more), 0.001, branches)];
        for (const [index, { firing }] of less.entries()) {
          const stronger = much[index]?.firing ?? [];
          const covered = firing.every(each =>
            stronger.some(({ from, to }) => from <= each.from + 1e-6 && to >= each.to - 1e-6),
          );
          assert.ok(covered);
        }
        const left = (timeline: Timeline): number =>
          new BudgetCourse(timeline, {
            budget: 0.001,
            windowSeconds: 2_592_000,
            accounting: 'rolling',
          }).remaining(seconds);
        assert.ok(left(at(more)) <= left(at(fewer)) + 1e-12);
      }),
    );
  });

  it('and a smaller budget, make every alert sooner', () => {
    fc.assert(
      fc.property(shares, shares, ([fewer, more], [small, large]) => {
        for (const alert of branches) {
          const late = detectionSeconds(alert, large / 10, fewer) ?? Infinity;
          assert.ok((detectionSeconds(alert, large / 10, more) ?? Infinity) <= late);
          assert.ok((detectionSeconds(alert, small / 10, fewer) ?? Infinity) <= late);
        }
      }),
    );
  });
});
