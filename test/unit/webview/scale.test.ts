import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { areaPath, linearScale, linePath, logScale } from '../../../src/webview/charts/scale.ts';

describe('scales', () => {
  it('lead from what is measured to pixels and back, and end at their edges', () => {
    const x = linearScale([0, 30], [100, 400]);
    assert.deepEqual([x(0), x(15), x(30), x(-5), x(60)], [100, 250, 400, 100, 400]);
    assert.deepEqual([x.invert(250), x.invert(430)], [15, 33]);
  });

  it('put equal factors equally far apart where they are logarithmic', () => {
    const y = logScale([1, 1000], [300, 0]);
    assert.deepEqual(
      [1, 10, 100, 1000, 0, 1e6].map(value => Math.round(y(value))),
      [300, 200, 100, 0, 300, 0],
    );
    assert.equal(Math.round(y.invert(100)), 100);
  });

  it('hold a domain without a length', () => {
    assert.equal(linearScale([5, 5], [0, 10])(5), 0);
  });
});

describe('paths', () => {
  it('join points', () => {
    assert.equal(
      linePath([
        [0, 1],
        [2.004, 3],
      ]),
      'M0,1L2,3',
    );
    assert.equal(
      areaPath(
        [
          [0, 1],
          [2, 3],
        ],
        9,
      ),
      'M0,1L2,3L2,9L0,9Z',
    );
    assert.equal(areaPath([], 9), '');
  });
});
