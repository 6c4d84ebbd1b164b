import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import {
  formatGoDuration,
  formatPrometheusDuration,
  formatShorthand,
  parseGoDuration,
  parsePrometheusDuration,
  parseShorthand,
} from '../../../../src/slo/units/duration.ts';

const day = 86_400;

describe('a duration of Prometheus', () => {
  it('is read in seconds', () => {
    const read: Readonly<Record<string, number | null>> = {
      '5m': 300,
      '1h30m': 5400,
      '30d': 30 * day,
      '4w': 28 * day,
      '1y2w3d4h5m6s7ms': 365 * day + 14 * day + 3 * day + 14_706.007,
      '0': 0,
      '0s': 0,
      '90m': 5400,
      '': null,
      '5': null,
      '1.5h': null,
      '-5m': null,
      '5m1h': null,
      '1M': null,
      '5 m': null,
      '1h1h': null,
      '292y': 292 * 365 * day,
      '293y': null,
      '999999999999999999999y': null,
    };
    for (const [text, seconds] of Object.entries(read)) {
      assert.equal(parsePrometheusDuration(text), seconds, text);
    }
  });

  it('is printed as Prometheus does: weeks and years only where nothing is left over', () => {
    const printed: readonly [number, string][] = [
      [7 * day, '1w'],
      [28 * day, '4w'],
      [30 * day, '30d'],
      [365 * day, '1y'],
      [366 * day, '366d'],
      [300, '5m'],
      [3840, '1h4m'],
      [day + 3600 + 43 * 60, '1d1h43m'],
      [1.5, '1s500ms'],
      [0.001, '1ms'],
      [0, '0s'],
      [-5, '0s'],
      [Infinity, '0s'],
      [NaN, '0s'],
    ];
    for (const [seconds, text] of printed) {
      assert.equal(formatPrometheusDuration(seconds), text);
    }
  });

  it('is read back as it was printed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 12 }), ms => {
        assert.equal(parsePrometheusDuration(formatPrometheusDuration(ms / 1000)), ms / 1000);
      }),
    );
  });
});

describe('a duration of Go', () => {
  it('is printed with every unit below the first', () => {
    const printed: readonly [number, string][] = [
      [120, '2m0s'],
      [3840, '1h4m0s'],
      [7200, '2h0m0s'],
      [45, '45s'],
      [1.5, '1.5s'],
      [0.5, '500ms'],
      [0.000_25, '250µs'],
      [0.000_000_005, '5ns'],
      [0, '0s'],
      [-90, '-1m30s'],
    ];
    for (const [seconds, text] of printed) {
      assert.equal(formatGoDuration(seconds), text);
    }
  });
});

describe('a shorthand of OpenSLO', () => {
  it('counts m in minutes and M in months of thirty days', () => {
    assert.deepEqual(parseShorthand('1m'), { seconds: 60, count: 1, unit: 'm' });
    assert.deepEqual(parseShorthand('1M'), { seconds: 30 * day, count: 1, unit: 'M' });
    assert.equal(parseShorthand('1Q')?.seconds, 90 * day);
    assert.equal(parseShorthand('1Y')?.seconds, 365 * day);
    assert.equal(parseShorthand('4w')?.seconds, 28 * day);
  });

  it('knows no months, quarters and years in v2alpha', () => {
    assert.equal(parseShorthand('1M', 'v2alpha'), null);
    assert.equal(parseShorthand('28d', 'v2alpha')?.seconds, 28 * day);
  });

  it('takes one whole number and one unit', () => {
    for (const text of ['', 'd', '1', '1.5d', '1h30m', '1s', '-1d', '1 d', `${'9'.repeat(40)}d`]) {
      assert.equal(parseShorthand(text), null, text);
    }
  });

  it('is written in the longest unit that leaves nothing over', () => {
    assert.deepEqual([28 * day, 30 * day, 5400, 3600, 90, 0].map(formatShorthand), [
      '4w',
      '30d',
      '90m',
      '1h',
      null,
      null,
    ]);
  });
});

describe('a duration of Go', () => {
  it('is any sequence of units, with fractions', () => {
    const texts = ['48h', '1h30m', '1.5h', '.5m', '250ms', '0', '90s'];
    assert.deepEqual(texts.map(parseGoDuration), [172_800, 5400, 5400, 30, 0.25, 0, 90]);
  });

  it('has no days, and none is negative', () => {
    assert.deepEqual(['', '1', '1d', '-5m', '1 h', 'h', '1h 30m'].map(parseGoDuration), Array(7).fill(null));
  });
});
