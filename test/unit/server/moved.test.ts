import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { applyEdits } from '../../../src/base/edit.ts';
import { difference, moved, type Replacement } from '../../../src/server/moved.ts';
import { Pieces } from '../../../src/server/pieces.ts';

const at = (start: number, end: number, length: number): Replacement => ({ start, end, length });

describe('a range in an edited text', () => {
  const range = { start: 10, end: 15 };

  it('stays where edits come behind it, and goes along with those before it', () => {
    assert.deepEqual(moved(range, [at(15, 15, 3)]), range);
    assert.deepEqual(moved(range, [at(0, 2, 5)]), { start: 13, end: 18 });
    assert.deepEqual(moved(range, [at(10, 10, 2)]), { start: 12, end: 17 });
  });

  it('grows and shrinks with edits inside', () => {
    assert.deepEqual(moved(range, [at(12, 12, 4)]), { start: 10, end: 19 });
    assert.deepEqual(moved(range, [at(11, 14, 0)]), { start: 10, end: 12 });
  });

  it('loses the end that is replaced', () => {
    assert.deepEqual(moved(range, [at(8, 12, 1)]), { start: 9, end: 12 });
    assert.deepEqual(moved(range, [at(13, 20, 1)]), { start: 10, end: 13 });
  });

  it('goes when it is replaced altogether', () => {
    assert.equal(moved(range, [at(10, 15, 5)]), null);
    assert.equal(moved(range, [at(0, 100, 100)]), null);
  });
});

const edit = fc.record({ at: fc.nat(40), remove: fc.nat(8), text: fc.string({ maxLength: 6 }) });

describe('edits of a text', () => {
  it('between two texts are as small as their ends allow', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const found = difference(before, after);
        if (found === null) {
          assert.equal(before, after);
          return;
        }
        const text = after.slice(found.start, found.start + found.length);
        assert.equal(applyEdits(before, [{ ...found, text }]), after);
      }),
    );
  });

  it('made one after another lead to the same text as those that are made of them', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.array(edit, { maxLength: 8 }), (original, edits) => {
        const pieces = new Pieces(original);
        let text = original;
        for (const { at: offset, remove, text: inserted } of edits) {
          const start = Math.min(offset, text.length);
          const one = { start, end: Math.min(start + remove, text.length), text: inserted };
          text = applyEdits(text, [one]) ?? text;
          pieces.apply([one]);
        }
        assert.equal(pieces.text, text);
        assert.equal(applyEdits(original, pieces.edits()), text);
      }),
    );
  });
});
