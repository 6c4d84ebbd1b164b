import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  readDuration,
  readInstant,
  readNumber,
  readPercent,
} from '../../../src/webview/words/read-amounts.ts';
import { clock } from '../../../src/webview/words/clock.ts';
import { percent, share, time } from '../../../src/webview/words/amounts.ts';

describe('what people type into the fields of an incident', () => {
  const durations: readonly (readonly [string, number | null])[] = [
    ['12 min', 720],
    ['12m', 720],
    ['1 h 30 min', 5400],
    ['1h30m', 5400],
    ['1,5h', 5400],
    ['90', 5400],
    ['45 s', 45],
    ['2 d', 172_800],
    ['1\u202fh 30\u202fmin', 5400],
    ['', null],
    ['0', null],
    ['soon', null],
    ['5 minutes', null],
    ['5 x', null],
    ['-5 min', null],
  ];
  for (const [typed, seconds] of durations) {
    it(`reads “${typed}” as ${seconds === null ? 'no length' : `${String(seconds)} s`}`, () => {
      assert.equal(readDuration(typed), seconds);
    });
  }

  const instants: readonly (readonly [string, number | null])[] = [
    ['day 9, 10:00', 813_600],
    ['9 10:00', 813_600],
    ['day 9, 10:00:30', 813_630],
    ['9', 777_600],
    ['day 9', 777_600],
    ['9d 10h', 813_600],
    ['day 9, 25:00', null],
    ['day 9, 10:61', null],
    ['', null],
    ['later', null],
  ];
  for (const [typed, seconds] of instants) {
    it(`reads “${typed}” as ${seconds === null ? 'no instant' : `${String(seconds)} s`}`, () => {
      assert.equal(readInstant(typed), seconds);
    });
  }

  it('reads shares in per cent, above nothing and up to all', () => {
    const typed = ['2.5 %', '2,5', '100', '0.1%', '99.', '0', '101', 'x', ''];
    assert.deepEqual(typed.map(readPercent), [0.025, 0.025, 1, 0.001, 0.99, null, null, null, null]);
  });

  it('reads numbers with or without commas between thousands', () => {
    assert.deepEqual(['600', '1,200', '1200.5', '0', '-1', 'x'].map(readNumber), [
      600,
      1200,
      1200.5,
      null,
      null,
      null,
    ]);
  });

  it('reads what it shows', () => {
    for (const seconds of [0, 1, 59, 813_600, 2_591_940]) {
      const minutes = Math.floor(seconds / 60) * 60;
      assert.equal(readInstant(clock(seconds)), minutes);
    }
    for (const seconds of [45, 720, 5400, 18_000, 172_800]) {
      assert.equal(readDuration(time(seconds)), seconds);
    }
    for (const ratio of [0.02, 0.025, 1]) {
      assert.equal(readPercent(share(ratio)), ratio);
    }
  });
});

describe('figures of the page', () => {
  it('are never rounded to all or to nothing', () => {
    assert.deepEqual(
      [0.41666, 0.9996, 1, 0, 4.1666, 0.0004, 15.2777].map(ratio => share(ratio).replaceAll('\u202f', ' ')),
      ['41.7 %', '99.96 %', '100 %', '0 %', '417 %', '0.04 %', '1,528 %'],
    );
    assert.equal(percent(0.9995), '99.95\u202f%');
  });
});
