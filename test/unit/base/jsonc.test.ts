import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import fc from 'fast-check';
import { readJsonAt, readJsonc } from '../../../src/base/jsonc.ts';

/** The value as plain objects. */
function value(text: string): unknown {
  return JSON.parse(JSON.stringify(readJsonc(text).value));
}

/** The text with the flaw marked in it, and its message. */
function flaw(text: string): string | null {
  const { flaw: found } = readJsonc(text);
  return found === null
    ? null
    : `${text.slice(0, found.start)}«${text.slice(found.start, found.end)}»: ${found.message}`;
}

describe('JSON with comments', () => {
  it('reads all that JSON is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, '\t'), (json, indent) => {
        const text = JSON.stringify(json, null, indent);
        assert.deepEqual(value(text), JSON.parse(text));
        assert.equal(readJsonc(text).flaw, null);
      }),
      { numRuns: 300 },
    );
  });

  it('reads comments, trailing commas and a byte order mark', () => {
    const text = '\uFEFF// top\n{ /* a */ "a": [1, 2,], // b\n "b": { "c": -1.5e3, }, }\n';
    assert.deepEqual(value(text), { a: [1, 2], b: { c: -1500 } });
    assert.equal(flaw(text), null);
  });

  it('says where it is wrong, and keeps what stands before', () => {
    assert.equal(flaw('{ "a": 1 "b": 2 }'), '{ "a": 1 «"»: `,` or `}` is expected');
    assert.equal(flaw('{ a: 1 }'), '{ «a»: A property name in double quotes is expected');
    assert.equal(flaw('{ "a" 1 }'), '{ "a" «1»: `:` is expected');
    assert.equal(flaw('["a'), '[«"»: This text is not closed');
    assert.equal(flaw('{ "a": nil }'), '{ "a": «n»: A value is expected');
    assert.equal(flaw('{} x'), '{} «x»: Nothing may follow the end of the JSON value');
    assert.equal(
      flaw(String.raw`"\x"`),
      String.raw`«"»: This text holds an escape or a control character that JSON does not have`,
    );
    assert.equal(flaw('{ "a": '), '{ "a":« »: The text ends where a value is expected');
    assert.equal(flaw(''), '«»: The text ends where a value is expected');
    assert.deepEqual(value('{ "a": { "b": 1, "c": '), { a: { b: 1 } });
  });

  it('refuses what is nested too deeply instead of overflowing', () => {
    assert.match(flaw('['.repeat(100_000)) ?? '', /nested too deeply/);
  });

  it('has no keys but those of the text', () => {
    const { value: read } = readJsonc('{ "__proto__": 1 }');
    assert.deepEqual(Object.keys(read as object), ['__proto__']);
    assert.equal('constructor' in (read as object), false);
  });

  it('reads one value in the middle of a text', () => {
    assert.equal(JSON.stringify(readJsonAt('x: {"a": 1}, y', 3)), '{"a":1}');
  });
});
