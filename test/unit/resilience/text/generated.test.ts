import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { generatedFile, generatedText } from '../../../../scripts/lib/resilience-text.ts';
import { declarationsOf } from '../../../../scripts/lib/resilience-source.ts';
import { textOf } from '../../project/files.ts';

describe('the text of the primitives', () => {
  it('is that of their sources; if not, run `node scripts/generate-resilience-text.mjs`', async () => {
    assert.equal(textOf(generatedFile), await generatedText());
  });

  const dropped = ['const shared = 1;', 'function own() {}', 'export const shared = 1;'];
  for (const text of dropped) {
    it(`is not made of a source with what it would lose: ${text}`, () => {
      assert.throws(() => declarationsOf('file.ts', text), /exported functions, classes and types only/);
    });
  }
});
