import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Finding } from '../../../../src/base/finding.ts';
import {
  type Baseline,
  baselineText,
  compareWithBaseline,
  readBaseline,
  updatedBaseline,
} from '../../../../src/review/config/baseline.ts';

function finding(file: string, id: string, line = 1): Finding {
  return {
    file,
    line,
    column: 1,
    endLine: line,
    endColumn: 2,
    id,
    ruleId: 'timeout',
    severity: 'warning',
    message: 'It waits',
    call: null,
    related: [],
    suppressed: null,
    fixes: [],
  };
}

function baseline(files: Readonly<Record<string, Readonly<Record<string, number>>>>): Baseline {
  return new Map(Object.entries(files).map(([file, counts]) => [file, new Map(Object.entries(counts))]));
}

const everywhere = (): boolean => true;

function mistakeIn(text: string): string {
  const reading = readBaseline(text);
  return reading.kind === 'mistake' ? `${String(reading.line)}: ${reading.message}` : 'none';
}

describe('a baseline', () => {
  it('is small JSON, in an order that does not depend on the one in which things were found', () => {
    const text = baselineText(
      baseline({ 'src/b.ts': { 'timeout:2': 1, 'retry:1': 3 }, 'src/a.ts': { x: 1 } }),
    );
    assert.equal(
      text,
      `{
  "version": 1,
  "files": {
    "src/a.ts": {
      "x": 1
    },
    "src/b.ts": {
      "retry:1": 3,
      "timeout:2": 1
    }
  }
}
`,
    );
  });

  it('reads what it wrote, whatever files and ids are called', () => {
    const counts = fc.dictionary(fc.string(), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), counts), files => {
        const written = baseline(files);
        assert.deepEqual(readBaseline(baselineText(written)), { kind: 'baseline', baseline: written });
      }),
      { examples: [[{ __proto__: { constructor: 1 } }], [{ '1': { '0': 2 } }]] },
    );
  });

  it('knows a finding wherever it has moved to', () => {
    const moved = finding('a.ts', 'timeout:a.ts#load/fetch', 70);
    const { known, stale } = compareWithBaseline(
      [moved],
      baseline({ 'a.ts': { 'timeout:a.ts#load/fetch': 1 } }),
      everywhere,
    );
    assert.deepEqual([[...known], stale], [[moved], 0]);
  });

  it('knows as many findings of one id as it has, the first ones', () => {
    const [first, second, third] = [
      finding('a.ts', 'x', 1),
      finding('a.ts', 'x', 2),
      finding('a.ts', 'x', 3),
    ];
    const { known } = compareWithBaseline([first, second, third], baseline({ 'a.ts': { x: 2 } }), everywhere);
    assert.deepEqual([...known], [first, second]);
  });

  it('counts what is no longer found, in files that were looked at', () => {
    const before = baseline({ 'a.ts': { x: 2, y: 1 }, 'b.ts': { z: 4 } });
    const found = [finding('a.ts', 'x')];
    assert.equal(compareWithBaseline(found, before, everywhere).stale, 6);
    assert.equal(compareWithBaseline(found, before, file => file === 'a.ts').stale, 2);
  });

  it('leaves out what is suppressed: that passes by itself', () => {
    const suppressed: Finding = {
      ...finding('a.ts', 'x'),
      suppressed: { by: 'faultline-disable-line', reason: null },
    };
    assert.equal(compareWithBaseline([suppressed], baseline({ 'a.ts': { x: 1 } }), everywhere).known.size, 0);
    assert.deepEqual(updatedBaseline([suppressed], new Map(), everywhere), new Map());
  });

  it('is brought up to date for the files that were looked at, and keeps the others', () => {
    const before = baseline({ 'a.ts': { gone: 1 }, 'b.ts': { kept: 1 }, 'c.ts': { removed: 1 } });
    const found = [finding('a.ts', 'x'), finding('a.ts', 'x'), finding('b.ts', 'not looked at')];
    assert.deepEqual(
      updatedBaseline(found, before, file => file !== 'b.ts'),
      baseline({ 'a.ts': { x: 2 }, 'b.ts': { kept: 1 } }),
    );
  });
});

describe('a text that is no baseline', () => {
  it('is refused with the line where its JSON breaks', () => {
    assert.equal(
      mistakeIn('{\n  "version": 1,\n  "files": {\n<<<<<<< ours\n'),
      '4: A property name in double quotes is expected',
    );
    assert.match(mistakeIn(''), /^1: The text ends/);
    assert.match(mistakeIn('{ "version": 1, "files": {} } {}'), /^1: Nothing may follow/);
  });

  it('is refused with what is wrong in it', () => {
    assert.equal(mistakeIn('{}'), 'null: it has no `version`');
    assert.equal(mistakeIn('[]'), 'null: it has no `version`');
    assert.equal(mistakeIn('{ "version": 1 }'), 'null: `files` is no object');
    assert.match(mistakeIn('{ "version": 0, "files": {} }'), /there is no version 0/);
    for (const counts of ['1', '[]', '{ "x": 0 }', '{ "x": 1.5 }', '{ "x": "1" }']) {
      assert.match(
        mistakeIn(`{ "version": 1, "files": { "a.ts": ${counts} } }`),
        /`a\.ts` holds something else/,
      );
    }
  });

  it('is refused where a newer Faultline has written it', () => {
    assert.match(
      mistakeIn('{ "version": 2, "findings": [] }'),
      /version 2, which a newer Faultline has written/,
    );
  });
});
