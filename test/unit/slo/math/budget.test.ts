import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  allowedBadEvents,
  budgetConsumed,
  budgetEvents,
  budgetRatio,
  budgetRemaining,
  budgetRemainingOf,
  budgetSeconds,
} from '../../../../src/slo/math/budget.ts';
import {
  burnRateFor,
  burnRateOf,
  consumedIn,
  errorShareAt,
  exhaustionSeconds,
} from '../../../../src/slo/math/burn.ts';
import { near } from './near.ts';

const minute = 60;
const day = 86_400;

describe('the error budget', () => {
  it('of a month, in minutes', () => {
    const minutes: readonly [objective: number, days: number, minutes: number][] = [
      [0.99, 30, 432],
      [0.995, 30, 216],
      [0.999, 30, 43.2],
      [0.9995, 30, 21.6],
      [0.9999, 30, 4.32],
      [0.999_99, 30, 0.432],
      [0.999, 28, 40.32],
      [0.999, 7, 10.08],
      [0.999, 365, 525.6],
      [0.9999, 365, 52.56],
    ];
    for (const [objective, days, expected] of minutes) {
      const budget = budgetRatio(objective) ?? NaN;
      near(budgetSeconds(budget, days * day) / minute, expected, 1e-12, String(objective));
    }
  });

  it('is nothing of what is no share', () => {
    assert.deepEqual([99.9, -0.1, 1.000_01, NaN, Infinity].map(budgetRatio), [null, null, null, null, null]);
    assert.deepEqual([1, 0].map(budgetRatio), [0, 1]);
  });

  it('in events', () => {
    assert.equal(budgetEvents(0.001, 25_920_000), 25_920);
    assert.equal(budgetEvents(0.001, 7200), 7.2);
    assert.equal(allowedBadEvents(0.001, 29_000), 29);
    assert.equal(allowedBadEvents(0.001, 7200), 7);
  });

  it('is left in a share without a bound below', () => {
    assert.equal(budgetRemaining(0, 0.001), 1);
    assert.equal(budgetRemaining(0.0005, 0.001), 0.5);
    assert.equal(budgetRemaining(0.003, 0.001), -2);
    assert.equal(budgetRemainingOf(0.9999, 0.999), 0.9);
    assert.equal(budgetConsumed(5, 10_000, 0.001), 0.5);
    assert.equal(budgetConsumed(0, 0, 0.001), 0);
    assert.equal(budgetRemaining(0.01, 0), -Infinity);
    assert.equal(budgetRemaining(0, 0), 1);
  });
});

describe('the burn rate', () => {
  it('says when the budget is gone: the table of the Workbook', () => {
    const table: readonly [burnRate: number, errors: number, seconds: number][] = [
      [1, 0.001, 30 * day],
      [2, 0.002, 15 * day],
      [10, 0.01, 3 * day],
      [1000, 1, 43.2 * minute],
    ];
    for (const [burnRate, errors, seconds] of table) {
      assert.equal(burnRateOf(errors, 0.001), burnRate);
      assert.equal(errorShareAt(burnRate, 0.001), errors);
      assert.equal(exhaustionSeconds(burnRate, 30 * day), seconds);
    }
  });

  it('of 36 spends 5 % in an hour, and one of 35 all of it in 20.6', () => {
    assert.equal(burnRateFor(0.05, 30 * day, 3600), 36);
    near(exhaustionSeconds(35, 30 * day) / 3600, 20.571, 0.0005);
  });

  it('of 14.4 needs 50 hours for the budget, and 25 for what is left of half', () => {
    near(exhaustionSeconds(14.4, 30 * day), 50 * 3600);
    near(exhaustionSeconds(14.4, 30 * day, 0.5), 25 * 3600);
    assert.equal(exhaustionSeconds(14.4, 30 * day, -0.1), 0);
    assert.equal(exhaustionSeconds(0, 30 * day), Infinity);
    assert.equal(exhaustionSeconds(Infinity, 30 * day), 0);
  });

  it('of a canary of 1 % at 99.999 % spends all in 43 min 12 s, a full outage in 25.92 s', () => {
    assert.equal(exhaustionSeconds(burnRateOf(1, 0.000_01), 30 * day), 25.92);
    assert.equal(exhaustionSeconds(burnRateOf(0.01, 0.000_01), 30 * day), 43.2 * minute);
  });

  it('of an outage at 90 % spends 1.3889 % in an hour, so that 2 % can never be', () => {
    near(consumedIn(3600, burnRateOf(1, 0.1), 30 * day), 0.013_889, 5e-7);
  });

  it('is nothing without errors, and without bounds where no budget is', () => {
    assert.equal(burnRateOf(0, 0), 0);
    assert.equal(burnRateOf(0.5, 0), Infinity);
  });
});
