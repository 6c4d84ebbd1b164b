import fc from 'fast-check';
import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import {
  comparePlaces,
  compareText,
  lineStartsOf,
  offsetAt,
  placeOf,
  positionAt,
  rangeOf,
  spanOf,
} from '../../../src/base/place.ts';
import { spanContains } from '../../../src/base/span.ts';

describe('the lines of a text', () => {
  it('end with LF, CRLF or CR', () => {
    assert.deepEqual(lineStartsOf(''), [0]);
    assert.deepEqual(lineStartsOf('a\nb\r\nc\rd'), [0, 2, 5, 7]);
    assert.deepEqual(lineStartsOf('\r\n\r\n'), [0, 2, 4]);
    assert.deepEqual(lineStartsOf('a\n'), [0, 2]);
    assert.deepEqual(lineStartsOf('\n\r'), [0, 1, 2]);
  });

  it('are counted from 1, and so are columns, in UTF-16 code units', () => {
    const lines = lineStartsOf('é😀x\r\ny');
    assert.deepEqual(positionAt(lines, 0), { line: 1, column: 1 });
    assert.deepEqual(positionAt(lines, 3), { line: 1, column: 4 });
    assert.deepEqual(positionAt(lines, 6), { line: 2, column: 1 });
    assert.deepEqual(positionAt(lines, 7), { line: 2, column: 2 });
  });

  it('give the offset of each position back', () => {
    const text = fc
      .array(fc.constantFrom('a', '\n', '\r\n', '\r', '😀'), { maxLength: 40 })
      .map(parts => parts.join(''));
    fc.assert(
      fc.property(text, fc.nat({ max: 80 }), (source, at) => {
        const offset = Math.min(at, source.length);
        const lines = lineStartsOf(source);
        const { line, column } = positionAt(lines, offset);
        assert.equal(offsetAt(lines, line, column), offset);
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it('bound a line that is not there', () => {
    const lines = lineStartsOf('ab\ncd');
    assert.equal(offsetAt(lines, 9, 1), 3);
    assert.equal(offsetAt(lines, 0, 2), 1);
    assert.equal(offsetAt([], 1, 1), 0);
    assert.deepEqual(positionAt([], 3), { line: 1, column: 4 });
  });

  it('make ranges of spans, and spans of ranges', () => {
    const lines = lineStartsOf('ab\ncd\n');
    const span = { start: 1, end: 5 };
    const range = { line: 1, column: 2, endLine: 2, endColumn: 3 };
    assert.deepEqual(rangeOf(lines, span), range);
    assert.deepEqual(spanOf(lines, range), span);
    assert.deepEqual(placeOf('a.ts', lines, span), { file: 'a.ts', ...range });
  });
});

describe('the order of a report', () => {
  it('is by file, then by line and column, then by the end', () => {
    const at = (file: string, line: number, column: number, endLine = line, endColumn = column + 1) => ({
      file,
      line,
      column,
      endLine,
      endColumn,
    });
    const ordered = [
      at('B.ts', 9, 9),
      at('a.ts', 1, 2),
      at('a.ts', 1, 10),
      at('a.ts', 2, 1, 2, 4),
      at('a.ts', 2, 1, 2, 9),
      at('a.ts', 2, 1, 3, 1),
      at('ä.ts', 1, 1),
    ];
    assert.deepEqual(ordered.toReversed().sort(comparePlaces), ordered);
    assert.equal(comparePlaces(at('a.ts', 1, 1), at('a.ts', 1, 1)), 0);
  });

  it('is that of code units, in every locale', () => {
    assert.deepEqual(['b', 'ä', 'a', 'B', ''].sort(compareText), ['', 'B', 'a', 'b', 'ä']);
    assert.equal(compareText('a', 'a'), 0);
  });
});

describe('a span', () => {
  it('contains itself and what lies within', () => {
    assert.ok(spanContains({ start: 1, end: 4 }, { start: 1, end: 4 }));
    assert.ok(spanContains({ start: 1, end: 4 }, { start: 2, end: 2 }));
    assert.ok(!spanContains({ start: 1, end: 4 }, { start: 0, end: 2 }));
    assert.ok(!spanContains({ start: 1, end: 4 }, { start: 3, end: 5 }));
  });
});
