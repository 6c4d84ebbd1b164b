import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { counted, readTotals, sum, writeTotals } from '../../../scripts/lib/totals.mjs';

describe('the line of totals', () => {
  it('is read as it is written', () => {
    for (const totals of [
      { passed: 12, failed: 0, skipped: 0 },
      { passed: 0, failed: 3, skipped: 7 },
    ]) {
      assert.deepEqual(readTotals(writeTotals(totals)), totals);
    }
  });

  it('is no other line', () => {
    for (const line of [
      '',
      '12 passed',
      'all: 12 passed, 0 failed',
      '12 passed, 0 failed!',
      '✓ 12 passed, 0 failed',
    ]) {
      assert.equal(readTotals(line), null);
    }
  });

  it('counts a suite without one as a single test', () => {
    assert.deepEqual(counted({ status: 0, totals: null }), { passed: 1, failed: 0, skipped: 0 });
    assert.deepEqual(counted({ status: 3, totals: null }), { passed: 0, failed: 1, skipped: 0 });
  });

  it('counts a suite that broke after its tests as failed once', () => {
    const totals = { passed: 5, failed: 0, skipped: 1 };
    assert.deepEqual(counted({ status: 1, totals }), { passed: 5, failed: 1, skipped: 1 });
  });

  it('does not count the failures of a suite twice', () => {
    const totals = { passed: 5, failed: 2, skipped: 0 };
    assert.deepEqual(counted({ status: 1, totals }), totals);
  });

  it('adds up', () => {
    const all = [
      { passed: 5, failed: 2, skipped: 0 },
      { passed: 1, failed: 0, skipped: 4 },
    ];
    assert.deepEqual(sum(all), { passed: 6, failed: 2, skipped: 4 });
    assert.deepEqual(sum([]), { passed: 0, failed: 0, skipped: 0 });
  });
});
