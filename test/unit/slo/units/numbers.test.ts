import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import {
  ceilCount,
  complement,
  floorCount,
  percentOfRatio,
  ratioOfPercent,
  tidy,
} from '../../../../src/slo/units/decimal.ts';
import { formatGoFloat } from '../../../../src/slo/units/go-float.ts';

describe('numbers as people write them', () => {
  it('move the decimal point between per cent and ratio', () => {
    assert.deepEqual(
      [99.9, 99.95, 99.999, 7, 1e-7, 100].map(ratioOfPercent),
      [0.999, 0.9995, 0.999_99, 0.07, 1e-9, 1],
    );
    assert.deepEqual(
      [0.999, 0.9995, 0.07, 0.57, 1e-9, 1].map(percentOfRatio),
      [99.9, 99.95, 7, 57, 1e-7, 100],
    );
    assert.ok(Number.isNaN(ratioOfPercent(NaN)));
    assert.equal(percentOfRatio(-Infinity), -Infinity);
  });

  it('leave what decimal numbers leave', () => {
    assert.deepEqual(
      [0.999, 0.9995, 0.9999, 0.999_99, 0.9, 0.95, 1, 0, 99.9 / 100, 1.2].map(complement),
      [0.001, 0.0005, 0.0001, 0.000_01, 0.1, 0.05, 0, 1, 0.001, -0.2],
    );
  });

  it('agree with themselves for every objective of up to eight digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 8 }), digits => {
        const percent = Number(`${String(digits)}e-6`);
        assert.equal(percentOfRatio(ratioOfPercent(percent)), percent);
        assert.equal(complement(ratioOfPercent(percent)), Number(`${String(10 ** 8 - digits)}e-8`));
      }),
    );
  });

  it('are counted without the noise of the arithmetic', () => {
    assert.deepEqual([0.1 + 0.2, 1 / 3, 0, -Infinity].map(tidy), [0.3, 1 / 3, 0, -Infinity]);
    assert.deepEqual([0.001 * 29_000, 0.07 * 100, 28.4].map(floorCount), [29, 7, 28]);
    assert.deepEqual([3000 / 0.8 / 100, 30.000_000_000_000_004, 37.2].map(ceilCount), [38, 30, 38]);
  });
});

describe('a float as Go prints it', () => {
  it('has an exponent of two digits below 1e-4 and from 1e+06 on', () => {
    const printed: readonly [number, string][] = [
      [0.000_999_999_999_999_943_2, '0.0009999999999999432'],
      [0.000_010_000_000_000_047_748, '1.0000000000047748e-05'],
      [0.0001, '0.0001'],
      [0.000_099, '9.9e-05'],
      [14.4, '14.4'],
      [100, '100'],
      [123_456, '123456'],
      [1_000_000, '1e+06'],
      [1.5e300, '1.5e+300'],
      [1e-300, '1e-300'],
      [-0.5, '-0.5'],
      [0, '0'],
      [Infinity, '+Inf'],
      [-Infinity, '-Inf'],
      [NaN, 'NaN'],
    ];
    for (const [value, text] of printed) {
      assert.equal(formatGoFloat(value), text);
    }
  });

  it('reads back as the same number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), value => {
        assert.equal(Number(formatGoFloat(value)), value);
      }),
    );
  });
});
