import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import {
  burnRateInWords,
  durationInBrief,
  durationInWords,
  numberInWords,
  percentInWords,
  shareInWords,
  windowInWords,
} from '../../../../src/slo/units/words.ts';

const day = 86_400;

describe('time in words', () => {
  it('has two units, and rounds to the smaller', () => {
    const words: readonly [number, string][] = [
      [2592, '43 min 12 s'],
      [1296, '21 min 36 s'],
      [0.6, '0.6 s'],
      [5.184, '5.18 s'],
      [51.84, '52 s'],
      [59.7, '1 min'],
      [302.4, '5 min 2 s'],
      [3599.7, '1 h'],
      [5400, '1 h 30 min'],
      [60_480, '16 h 48 min'],
      [86_399, '1 d'],
      [30 * day, '30 d'],
      [74_057, '20 h 34 min'],
      [20.571 * day, '20 d 14 h'],
      [0.025, '25 ms'],
      [0, '0 s'],
      [-1368, '-22 min 48 s'],
      [Infinity, 'never'],
      [NaN, 'unknown'],
    ];
    for (const [seconds, text] of words) {
      assert.equal(durationInWords(seconds), text);
    }
  });

  it('has one unit in a cell', () => {
    assert.deepEqual([51.84, 345.6, 12_960, 74_057, 3 * day, 0.6, Infinity].map(durationInBrief), [
      '52 s',
      '5.8 min',
      '3.6 h',
      '20.6 h',
      '3 d',
      '0.6 s',
      'never',
    ]);
  });

  it('has every unit that a window has', () => {
    assert.deepEqual([30 * day, 3840, 4 * day + 6 * 3600 + 51 * 60, 0, 90.5].map(windowInWords), [
      '30 d',
      '1 h 4 min',
      '4 d 6 h 51 min',
      '0 s',
      '1 min 30 s 500 ms',
    ]);
  });

  it('never loses more than half of its smaller unit', () => {
    const size: Readonly<Record<string, number>> = { d: day, h: 3600, min: 60, s: 1, ms: 0.001 };
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 10 ** 8, noNaN: true }), seconds => {
        const parts = durationInWords(seconds).replaceAll(',', '').split(' ');
        const units = parts.filter((_, index) => index % 2 === 1).map(unit => size[unit] ?? NaN);
        const read = units.reduce((sum, unit, index) => sum + unit * Number(parts[index * 2]), 0);
        const step = seconds < 10 ? seconds / 10 : seconds < 3600 ? 1 : seconds < day ? 60 : 3600;
        assert.ok(Math.abs(read - seconds) <= step / 2 + 1e-9, `${String(seconds)}: ${parts.join(' ')}`);
      }),
    );
  });
});

describe('shares and numbers in words', () => {
  it('are shown in full where they were written, and with six digits where they were calculated', () => {
    const words: readonly [number, string][] = [
      [0.999, '99.9 %'],
      [0.9995, '99.95 %'],
      [0.001, '0.1 %'],
      [1 - 1 / 14.4, '93.0556 %'],
      [0.999_999_99, '99.999999 %'],
      [0.999_999_999_999, '99.9999999999 %'],
      [1, '100 %'],
      [0, '0 %'],
      [-49.009, '-4,900.9 %'],
      [1e-9, '0.0000001 %'],
      [0.138_888_888_888_889, '13.8889 %'],
      [-Infinity, '-∞ %'],
      [NaN, 'unknown'],
    ];
    for (const [ratio, text] of words) {
      assert.equal(percentInWords(ratio), text);
    }
  });

  it('never say all of what is not all', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.999_999_999_99, noNaN: true }), ratio => {
        assert.notEqual(percentInWords(ratio), '100 %');
      }),
    );
  });

  it('have commas', () => {
    assert.deepEqual(
      [25_920_000, 0.933_333, 1000, 14.4, 1234.5, -1234, 0].map(value => numberInWords(value)),
      ['25,920,000', '0.933', '1,000', '14.4', '1,235', '-1,234', '0'],
    );
    assert.deepEqual([14.4, 1000, Infinity].map(burnRateInWords), ['14.4×', '1,000×', '∞×']);
  });

  it('say one in how many', () => {
    assert.deepEqual([0.001, 0.0005, 0.0003, 0.05, 0.07, 1, 0, 1e-6].map(shareInWords), [
      '1 in 1,000',
      '1 in 2,000',
      '3 in 10,000',
      '1 in 20',
      '7 in 100',
      '1 in 1',
      'none',
      '1 in 1,000,000',
    ]);
  });
});
