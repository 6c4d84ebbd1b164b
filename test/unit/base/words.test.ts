import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { closest } from '../../../src/base/did-you-mean.ts';
import { deadlineFor, defaultSettings } from '../../../src/base/settings.ts';
import { isAtLeast, severities } from '../../../src/base/severity.ts';

describe('the word that was meant', () => {
  const words = ['essential', 'recommended', 'strict', 'timeout'];

  it('is the only one that begins so', () => {
    assert.equal(closest('rec', words), 'recommended');
    assert.equal(closest('STRI', words), 'strict');
    assert.equal(closest('warn', ['warning', 'warned']), null);
    assert.equal(closest('re', words), null);
  });

  it('lies within two slips, a third of its length at most', () => {
    assert.equal(closest('timeuot', words), 'timeout');
    assert.equal(closest('timout', words), 'timeout');
    assert.equal(closest('strct', words), 'strict');
    assert.equal(closest('strange', words), null);
    assert.equal(closest('of', ['on', 'always']), 'on');
    assert.equal(closest('no', ['on', 'always']), 'on');
    assert.equal(closest('off', ['on', 'oft']), 'oft');
    assert.equal(closest('x', []), null);
  });

  it('is the nearest of several', () => {
    assert.equal(closest('retri', ['retries', 'retrial', 'retry']), 'retry');
    assert.equal(closest('retrxy', ['retries', 'retry']), 'retry');
  });
});

describe('a severity', () => {
  it('is at least as severe as itself and all below', () => {
    assert.deepEqual(
      severities.filter(severity => isAtLeast(severity, 'warning')),
      ['error', 'warning'],
    );
    assert.ok(isAtLeast('hint', 'hint'));
    assert.ok(!isAtLeast('hint', 'information'));
  });
});

describe('the deadline that a fix writes', () => {
  const axios = { id: 'axios', deadline: { ms: 5000 } };
  const settings = (deadlines: { default: number | null; libraries: Readonly<Record<string, number>> }) => ({
    ...defaultSettings,
    deadlines,
  });

  it("is the library's own, unless the user has set one for all, or one for it", () => {
    assert.equal(deadlineFor(axios, defaultSettings), 5000);
    assert.equal(deadlineFor(axios, settings({ default: 800, libraries: {} })), 800);
    assert.equal(deadlineFor(axios, settings({ default: 800, libraries: { axios: 300, pg: 1 } })), 300);
    assert.equal(deadlineFor(axios, settings({ default: null, libraries: { pg: 1 } })), 5000);
  });

  it('knows libraries that are named as every object is', () => {
    const odd = { id: 'constructor', deadline: { ms: 10 } };
    assert.equal(deadlineFor(odd, settings({ default: null, libraries: {} })), 10);
  });
});
