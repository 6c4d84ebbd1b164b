import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import {
  capacityFigures,
  carriedLoad,
  chanceOfWaiting,
  grown,
  instancesFor,
  instancesForZoneLoss,
  littlesLaw,
  monthsUntil,
  monthsUntilLinear,
  responseSeconds,
  utilisation,
} from '../../../../src/slo/math/capacity.ts';
import {
  compositeBurnRate,
  compositeSliceShare,
  isGoodCompositeSlice,
  weightedErrorShare,
} from '../../../../src/slo/math/composite.ts';
import {
  availabilityOfRepair,
  availabilityWithRetries,
  dependencyCeiling,
  extraNine,
  kOfNAvailability,
  parallelAvailability,
  serialAvailability,
  type System,
  systemAvailability,
} from '../../../../src/slo/math/dependencies.ts';
import { percentInWords } from '../../../../src/slo/units/words.ts';
import { near } from './near.ts';

const minute = 60;
const year = 365 * 86_400;

const part = (name: string, availability: number): System => ({ kind: 'part', name, availability });

describe('availability', () => {
  it('of parts that must all work, of which one must, and of which some must', () => {
    near(serialAvailability([0.9995, 0.999]), 0.998_500_5);
    assert.equal(percentInWords(serialAvailability([0.9995, 0.999])), '99.85005 %');
    assert.equal(parallelAvailability([0.99, 0.99]), 0.9999);
    near(kOfNAvailability(2, [0.9, 0.9, 0.9]), 0.972);
    near(kOfNAvailability(1, [0.9, 0.8]), 0.98);
    near(kOfNAvailability(2, [0.9, 0.8]), 0.72);
    assert.deepEqual(
      [0, 3].map(k => kOfNAvailability(k, [0.9, 0.8])),
      [1, 0],
    );
    assert.equal(availabilityOfRepair(99, 1), 0.99);
    near(availabilityWithRetries(0.99, 2), 0.999_999);
  });

  it('counts a part once, however often and however deep it stands', () => {
    const dns = part('dns', 0.99);
    const branch = (name: string): System => ({ kind: 'serial', of: [part(name, 0.9), dns] });
    near(
      systemAvailability({ kind: 'serial', of: [dns, branch('a'), { kind: 'serial', of: [dns] }] }),
      0.99 * 0.9,
    );
    near(systemAvailability({ kind: 'parallel', of: [branch('a'), branch('b')] }), 0.99 * 0.99);
    near(
      systemAvailability({ kind: 'k-of-n', k: 2, of: [branch('a'), branch('b'), branch('c')] }),
      0.99 * 0.972,
    );
  });

  it('is worked out for sixteen shared parts, and not for more', () => {
    const shared = (count: number): System => {
      const parts = Array.from({ length: count }, (_, index) => part(`p${String(index)}`, 0.9));
      return { kind: 'serial', of: [...parts, { kind: 'parallel', of: parts }] };
    };
    near(systemAvailability(shared(8)), 0.9 ** 8);
    assert.equal(systemAvailability(shared(17)), null);
  });

  it('of a system is that of all its cases together', () => {
    const names = ['a', 'b', 'c', 'd'];
    const { system } = fc.letrec<{ system: System }>(tie => ({
      system: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom(...names).map(name => part(name, 0.5 + names.indexOf(name) / 10)),
        fc.record({
          kind: fc.constantFrom('serial' as const, 'parallel' as const),
          of: fc.array(tie('system'), { minLength: 1, maxLength: 3 }),
        }),
        fc.record({
          kind: fc.constant('k-of-n' as const),
          k: fc.integer({ min: 1, max: 2 }),
          of: fc.array(tie('system'), { minLength: 2, maxLength: 3 }),
        }),
      ),
    }));
    const works = (each: System, up: ReadonlySet<string>): boolean => {
      if (each.kind === 'part') {
        return up.has(each.name);
      }
      const working = each.of.filter(inner => works(inner, up)).length;
      return working >= (each.kind === 'serial' ? each.of.length : each.kind === 'parallel' ? 1 : each.k);
    };
    fc.assert(
      fc.property(system, each => {
        let expected = 0;
        for (let mask = 0; mask < 16; mask++) {
          const up = new Set(names.filter((_, index) => (mask >> index) & 1));
          const chance = names.reduce(
            (product, name, index) => product * (up.has(name) ? 0.5 + index / 10 : 0.5 - index / 10),
            1,
          );
          expected += works(each, up) ? chance : 0;
        }
        near(systemAvailability(each), expected);
      }),
    );
  });

  it('of a year at 99.99 % is 52.56 minutes, of which five dependencies of 99.999 % use half', () => {
    near((0.0001 * year) / minute, 52.56);
    const five = Array.from({ length: 5 }, (_, index) => ({ name: String(index), availability: 0.999_99 }));
    const { left, isReachable, weak } = dependencyCeiling(0.9999, five);
    near((left * year) / minute, 26.28, 0.001);
    assert.deepEqual([isReachable, weak], [true, []]);
    assert.ok(3 * 20 > 53, 'three outages of twenty minutes are more than it has');
  });

  it('cannot be promised above what dependencies have; each should have a nine more', () => {
    assert.equal(extraNine(0.999), 0.9999);
    const dependencies = [
      { name: 'postgres', availability: 0.9995 },
      { name: 'stripe', availability: 0.999 },
      { name: 'stripe', availability: 0.999 },
    ];
    const figures = dependencyCeiling(0.999, dependencies);
    near(figures.ceiling, 0.998_500_5);
    near(figures.left, -0.000_499_5);
    assert.deepEqual([figures.isReachable, figures.weak], [false, ['postgres', 'stripe']]);
    assert.deepEqual(dependencyCeiling(0.999, []), { ceiling: 1, isReachable: true, left: 0.001, weak: [] });
  });
});

describe('a composite', () => {
  it('counts requests by their weight', () => {
    near(
      weightedErrorShare([
        { weight: 1, bad: 10, total: 1000 },
        { weight: 3, bad: 0, total: 1000 },
      ]),
      0.0025,
    );
    assert.equal(weightedErrorShare([]), null);
  });

  it('of OpenSLO adds up burn rates, takes the worst slice, or adds up what is missing', () => {
    near(
      compositeBurnRate([
        { weight: 1, burnRate: 2 },
        { weight: 0.5, burnRate: 4 },
      ]),
      4,
    );
    assert.equal(isGoodCompositeSlice([{ isGood: true }, { isGood: false }]), false);
    assert.equal(isGoodCompositeSlice([{ isGood: true }]), true);
    const half = { weight: 1, share: 0.95 };
    near(compositeSliceShare([half, half]), 0.9);
    near(compositeSliceShare([{ weight: 2, share: 0.95 }, half]), 0.85);
    assert.equal(compositeSliceShare([{ weight: 100, share: 0.5 }]), 0);
  });
});

describe('capacity', () => {
  it('of 1,000 at 20 % a month is 2,986 after six: 30 instances at 100 each, 38 with headroom', () => {
    const peak = grown(1000, 0.2, 6);
    assert.equal(Math.round(peak), 2986);
    assert.equal(instancesFor(peak, 100), 30);
    assert.equal(instancesFor(peak, 100, 0.8), 38);
    assert.equal(instancesForZoneLoss(30, 3), 45);
    assert.equal(instancesForZoneLoss(30, 1), Infinity);
  });

  it('needs no instance more for the noise of the arithmetic', () => {
    assert.equal(instancesFor(0.1 + 0.2, 0.1), 3);
    assert.equal(instancesFor(240, 100, 0.8), 3);
  });

  it('is gone after 3.74 months from 70 % at 10 %', () => {
    near(monthsUntil(70, 100, 0.1), 3.742, 0.0005);
    near(monthsUntilLinear(70, 100, 10), 3);
    assert.deepEqual(
      [monthsUntil(100, 100, 0.1), monthsUntil(1, 2, 0), monthsUntilLinear(1, 2, -1)],
      [0, Infinity, Infinity],
    );
  });

  it('follows from utilisation, from Little, and from waiting', () => {
    assert.equal(utilisation(100, 0.05, 10), 0.5);
    assert.equal(littlesLaw(100, 0.25), 25);
    assert.equal(responseSeconds(0.1, 0.8), 0.5);
    assert.equal(responseSeconds(0.1, 1), Infinity);
    near(chanceOfWaiting(1, 0.8), 0.8);
    near(chanceOfWaiting(2, 1), 1 / 3);
    assert.equal(chanceOfWaiting(2, 2), 1);
  });

  it('survives the loss of the fullest zone', () => {
    assert.equal(carriedLoad(12, 100), 1200);
    assert.equal(carriedLoad(12, 100, 0.8), 960);
    assert.equal(carriedLoad(12, 100, 0.8, 3), 640);
    assert.equal(carriedLoad(13, 100, 1, 3), 800);
  });

  it('says what is needed, what is carried, how long it lasts, and month by month', () => {
    const terms = { peak: 1000, perInstance: 100, instances: 15, utilisation: 0.8, growth: 0.2, zones: null };
    const figures = capacityFigures(terms);
    assert.equal(figures.needed, 13);
    assert.equal(figures.carried, 1200);
    near(figures.used, 2 / 3);
    near(figures.monthsLeft, 1);
    assert.deepEqual(
      figures.projection.map(({ peak, needed }) => [Math.round(peak), needed]),
      [
        [1000, 13],
        [1200, 15],
        [1440, 18],
        [1728, 22],
        [2074, 26],
        [2488, 32],
        [2986, 38],
      ],
    );
    const unknown = capacityFigures({ ...terms, instances: null, zones: 3 }, 0);
    assert.deepEqual(
      [unknown.needed, unknown.carried, unknown.used, unknown.monthsLeft],
      [20, null, null, null],
    );
  });
});
