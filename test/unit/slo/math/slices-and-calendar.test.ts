import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import {
  type CalendarWindow,
  consumedOfPeriod,
  consumedSoFar,
  elapsedShare,
  lengthsOf,
  periodAt,
} from '../../../../src/slo/math/calendar.ts';
import { isTimeZone } from '../../../../src/slo/math/time-zone.ts';
import {
  allowedBadSlices,
  calendarSlicesConsumed,
  isGoodSlice,
  ratioSlicesEndurance,
  slicesConsumed,
  slicesIn,
} from '../../../../src/slo/math/timeslices.ts';
import { near } from './near.ts';

const minute = 60;
const hour = 3600;
const day = 86_400;

describe('timeslices', () => {
  it('of two weeks by the minute leave 1,008 bad ones at 95 %: 16 h 48 min', () => {
    assert.equal(slicesIn(14 * day, minute), 20_160);
    assert.equal(allowedBadSlices(0.05, 14 * day, minute), 1008);
    assert.equal(1008 * minute, 16 * hour + 48 * minute);
  });

  it('of a week leave five whole minutes at 99.95 %', () => {
    assert.equal(allowedBadSlices(0.0005, 7 * day, minute), 5);
  });

  it('are good at their target, and without events', () => {
    assert.deepEqual(
      [0.95, 0.949, 1, null].map(share => isGoodSlice(share, 0.95)),
      [true, false, true, true],
    );
  });

  it('are counted over those that were measured, or over those that a calendar window will have', () => {
    assert.equal(slicesIn(7 * day, 5 * minute), 2016);
    assert.equal(slicesConsumed(5, 1000, 0.01), 0.5);
    assert.equal(slicesConsumed(0, 0, 0.01), 0);
    near(calendarSlicesConsumed(5, 7 * day, 5 * minute, 0.01), 5 / 20.16);
    assert.equal(slicesIn(day, 0), 0);
  });

  it('by ratio bear 99 % errors for 13.7 h of two weeks, where 1 % fail always', () => {
    near(ratioSlicesEndurance(0.05, 14 * day, 0.01, 0.99) / hour, 13.714, 0.0005);
    assert.equal(ratioSlicesEndurance(0.05, 14 * day, 0.06, 0.99), 0);
    assert.equal(ratioSlicesEndurance(0.05, 14 * day, 0.01, 0.05), Infinity);
  });
});

describe('a calendar window', () => {
  const at = (text: string): number => Date.parse(text) / 1000;
  const period = (window: Partial<CalendarWindow>, instant: string): readonly string[] | null => {
    const found = periodAt({ unit: 'month', count: 1, start: null, zone: null, ...window }, at(instant));
    return (
      found && [found.start, found.end].map(seconds => new Date(seconds * 1000).toISOString().slice(0, 16))
    );
  };

  it('is shortest in February and longest in a month of 31 days', () => {
    const days = (unit: CalendarWindow['unit'], count: number) => {
      const lengths = lengthsOf({ unit, count });
      return lengths && [lengths.shortest / day, lengths.longest / day];
    };
    assert.deepEqual(days('month', 1), [28, 31]);
    assert.deepEqual(days('month', 2), [59, 62]);
    assert.deepEqual(days('quarter', 1), [90, 92]);
    assert.deepEqual(days('year', 1), [365, 366]);
    assert.deepEqual([days('week', 2), days('day', 30), days('month', 0)], [null, null, null]);
  });

  it('has as many days as its month', () => {
    assert.deepEqual(period({}, '2024-02-15T12:00:00Z'), ['2024-02-01T00:00', '2024-03-01T00:00']);
    assert.deepEqual(period({}, '2023-02-01T00:00:00Z'), ['2023-02-01T00:00', '2023-03-01T00:00']);
    assert.deepEqual(period({}, '2023-01-31T23:59:59Z'), ['2023-01-01T00:00', '2023-02-01T00:00']);
    const days = ['2023-02-10', '2024-02-10', '2024-04-10', '2024-05-10'].map(date => {
      const found = periodAt({ unit: 'month', count: 1, start: null, zone: null }, at(`${date}T00:00:00Z`));
      return found && (found.end - found.start) / day;
    });
    assert.deepEqual(days, [28, 29, 30, 31]);
  });

  it('repeats by days, weeks, quarters and years', () => {
    const now = '2024-08-14T10:00:00Z';
    assert.deepEqual(period({ unit: 'day' }, now), ['2024-08-14T00:00', '2024-08-15T00:00']);
    assert.deepEqual(period({ unit: 'week' }, now), ['2024-08-12T00:00', '2024-08-19T00:00']);
    assert.deepEqual(period({ unit: 'quarter' }, now), ['2024-07-01T00:00', '2024-10-01T00:00']);
    assert.deepEqual(period({ unit: 'year' }, now), ['2024-01-01T00:00', '2025-01-01T00:00']);
    assert.deepEqual(period({ unit: 'year' }, '1999-08-14T10:00:00Z'), [
      '1999-01-01T00:00',
      '2000-01-01T00:00',
    ]);
  });

  it('begins where the document says, in its zone', () => {
    const window = { unit: 'week', count: 2, start: '2022-01-03 09:00:00', zone: 'Europe/Berlin' } as const;
    assert.deepEqual(period(window, '2022-01-20T00:00:00Z'), ['2022-01-17T08:00', '2022-01-31T08:00']);
    assert.deepEqual(period(window, '2022-01-17T07:59:59Z'), ['2022-01-03T08:00', '2022-01-17T08:00']);
    assert.deepEqual(period(window, '2022-07-05T00:00:00Z'), ['2022-07-04T07:00', '2022-07-18T07:00']);
  });

  it('is shorter or longer by an hour where the clocks change in it', () => {
    const berlin = { unit: 'day', count: 1, start: null, zone: 'Europe/Berlin' } as const;
    const hours = ['2024-03-31T12:00:00Z', '2024-10-27T12:00:00Z', '2024-06-01T12:00:00Z'].map(instant => {
      const found = periodAt(berlin, at(instant));
      return found && (found.end - found.start) / hour;
    });
    assert.deepEqual(hours, [23, 25, 24]);
  });

  it('begins at the first of two same times, and after one that is skipped', () => {
    const at230 = { unit: 'day', zone: 'Europe/Berlin', start: '2023-10-01 02:30:00' } as const;
    assert.deepEqual(period(at230, '2023-10-29T12:00:00Z'), ['2023-10-29T00:30', '2023-10-30T01:30']);
    assert.deepEqual(period(at230, '2024-03-31T12:00:00Z'), ['2024-03-31T01:30', '2024-04-01T00:30']);
  });

  it('that begins on a 31st begins on the last day of a shorter month', () => {
    const window = { start: '2024-01-31 00:00:00' };
    assert.deepEqual(period(window, '2024-02-29T00:00:00Z'), ['2024-02-29T00:00', '2024-03-31T00:00']);
    assert.deepEqual(period(window, '2024-02-28T23:00:00Z'), ['2024-01-31T00:00', '2024-02-29T00:00']);
  });

  it('is nothing where it cannot be read', () => {
    const now = '2024-08-14T10:00:00Z';
    for (const window of [
      { start: 'yesterday' },
      { start: '2024-02-30 00:00:00' },
      { start: '2024-01-01 25:00:00' },
      { zone: 'Europe/Atlantis' },
      { count: 0 },
      { count: NaN },
      { count: 1.5 },
      { count: 1e300 },
    ]) {
      assert.equal(period(window, now), null, JSON.stringify(window));
    }
    assert.equal(periodAt({ unit: 'month', count: 1, start: null, zone: null }, Infinity), null);
    assert.equal(isTimeZone('America/New_York'), true);
    assert.equal(isTimeZone('Europe/Atlantis'), false);
  });

  it('holds every instant in exactly one period', () => {
    const window = fc.record({
      unit: fc.constantFrom(
        'day' as const,
        'week' as const,
        'month' as const,
        'quarter' as const,
        'year' as const,
      ),
      count: fc.integer({ min: 1, max: 5 }),
      start: fc.constantFrom(null, '2023-05-31 13:30:00', '2030-02-28 00:00:00'),
      zone: fc.constantFrom(
        null,
        'UTC',
        'Europe/Berlin',
        'America/New_York',
        'Asia/Kathmandu',
        'Australia/Lord_Howe',
      ),
    });
    fc.assert(
      fc.property(window, fc.integer({ min: 0, max: 2_000_000_000 }), (terms, seconds) => {
        const found = periodAt(terms, seconds);
        assert.ok(found !== null && found.start <= seconds && seconds < found.end);
        assert.deepEqual(periodAt(terms, found.start), found);
        assert.equal(periodAt(terms, found.end)?.start, found.end);
      }),
      { numRuns: 60 },
    );
  });

  it('counts what has gone by, or what the whole period will bring', () => {
    assert.equal(consumedSoFar(10, 10_000, 0.01), 0.1);
    assert.equal(consumedOfPeriod(10, 10_000, 0.01, 0.25), 0.025);
    assert.equal(consumedSoFar(0, 0, 0.01), 0);
    assert.equal(consumedOfPeriod(0, 0, 0.01, 0.25), 0);
    const may = { start: at('2024-05-01T00:00:00Z'), end: at('2024-06-01T00:00:00Z') };
    near(elapsedShare(may, at('2024-05-08T18:00:00Z')), 0.25);
    assert.deepEqual(
      [0, 9e9].map(seconds => elapsedShare(may, seconds)),
      [0, 1],
    );
  });
});
