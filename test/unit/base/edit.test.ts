import fc from 'fast-check';
import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { applyEdits, type TextEdit } from '../../../src/base/edit.ts';

describe('applyEdits', () => {
  it('replaces, deletes and inserts, in whatever order the edits come', () => {
    const edits: TextEdit[] = [
      { start: 6, end: 11, text: 'moon' },
      { start: 0, end: 5, text: 'good night' },
      { start: 11, end: 11, text: '!' },
    ];
    assert.equal(applyEdits('hello world', edits), 'good night moon!');
    assert.equal(applyEdits('hello world', edits.toReversed()), 'good night moon!');
    assert.equal(applyEdits('hello world', [{ start: 5, end: 11, text: '' }]), 'hello');
    assert.equal(applyEdits('hello', []), 'hello');
  });

  it('keeps the order of insertions at one place', () => {
    const edits = ['a', 'b', 'c'].map(text => ({ start: 1, end: 1, text }));
    assert.equal(applyEdits('[]', edits), '[abc]');
  });

  it('puts an insertion in front of what is replaced there', () => {
    const edits = [
      { start: 0, end: 1, text: 'y' },
      { start: 0, end: 0, text: 'x' },
    ];
    assert.equal(applyEdits('a', edits), 'xy');
  });

  it('makes no half edits: none where two overlap, or where one lies outside', () => {
    const first = { start: 0, end: 3, text: '' };
    assert.equal(applyEdits('abcdef', [first, { start: 2, end: 4, text: '' }]), null);
    assert.equal(applyEdits('abc', [{ start: 2, end: 4, text: '' }]), null);
    assert.equal(applyEdits('abc', [{ start: -1, end: 1, text: '' }]), null);
    assert.equal(applyEdits('abc', [{ start: 2, end: 1, text: '' }]), null);
  });

  it('changes nothing outside of the edits', () => {
    const cuts = fc.uniqueArray(fc.nat({ max: 60 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(
        fc.string({ minLength: 60, maxLength: 60 }),
        cuts,
        fc.string(),
        (text, places, inserted) => {
          const sorted = [...places].sort((a, b) => a - b);
          const edits: TextEdit[] = [];
          let expected = text.slice(0, sorted[0]);
          for (let i = 0; i + 1 < sorted.length; i += 2) {
            const [start = 0, end = 0, next] = sorted.slice(i, i + 3);
            edits.push({ start, end, text: inserted });
            expected += inserted + text.slice(end, next);
          }
          const last = edits.length * 2 === sorted.length ? '' : text.slice(sorted.at(-1));
          assert.equal(applyEdits(text, edits), expected + last);
        },
      ),
      { seed: 7, numRuns: 100 },
    );
  });
});
