import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { closest } from '../../../src/base/did-you-mean.ts';

describe('did you mean', () => {
  const names = ['timeout', 'ineffective-timeout', 'unused-suppression', 'warning', 'information', 'off'];

  it('finds what was meant through slips, swaps and abbreviations', () => {
    const meant = {
      timout: 'timeout',
      tiemout: 'timeout',
      TIMEOUT: 'timeout',
      warn: 'warning',
      info: 'information',
      of: 'off',
    };
    for (const [word, name] of Object.entries(meant)) {
      assert.equal(closest(word, names), name, word);
    }
  });

  it('guesses nothing where nothing is near', () => {
    for (const word of ['retry', 'x', '', 'fallback', 'constructor']) {
      assert.equal(closest(word, names), null, word);
    }
  });
});
