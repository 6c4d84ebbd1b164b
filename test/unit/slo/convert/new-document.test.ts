import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { newSlo } from '../../../../src/slo/convert/new-document.ts';
import { detectSlo } from '../../../../src/slo/formats/detect.ts';
import { readSlo } from '../../../../src/slo/formats/read.ts';
import { sloFormats } from '../../../../src/slo/model/model.ts';
import { documents } from '../edits/documents.ts';

describe('a new document', () => {
  for (const format of sloFormats) {
    const path = format === 'markdown' ? 'new.slo.md' : 'new.slo.yaml';

    it(`is recognised, and valid for its tool: ${format}`, () => {
      const file = readSlo(path, newSlo(format));
      assert.equal(detectSlo(path, newSlo(format)), format);
      assert.deepEqual(file.issues, []);
      const [slo, ...more] = file.slos;
      assert.deepEqual(more, []);
      assert.equal(slo?.format, format);
      assert.equal(slo.objective?.value, 0.999);
      assert.notEqual(slo.indicator, null);
    });

    it(`says nothing that has to be taken out again: ${format}`, () => {
      assert.doesNotMatch(newSlo(format), /to-?do|fixme|xxx|<[a-z]|example|foo|lorem/i);
      assert.match(newSlo(format), /^(?:#|# .* SLO\n)/);
    });
  }
});

describe('the shop’s objectives', () => {
  it('are there in every format, without a mistake', () => {
    const shop = documents.filter(
      ({ path }) => !path.startsWith('new') && /^(?:checkout|nobl9|openslo|pyrra|slo-gen|sloth)/.test(path),
    );
    const formats = new Set(
      shop.flatMap(({ path, text }) => readSlo(path, text).slos.map(({ format }) => format)),
    );
    assert.deepEqual([...formats].sort(), [...sloFormats].sort());
  });
});
