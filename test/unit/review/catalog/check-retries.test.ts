import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { checkCatalog } from '../../../../src/review/catalog/check.ts';
import { at, methodIn } from '../../../../src/review/catalog/define.ts';
import type {
  Library,
  RetryDefault,
  RetryOption,
  RetryProfile,
} from '../../../../src/review/catalog/schema.ts';

const option: RetryOption = { path: 'retries', at: 'both', form: 'retries', note: 'is how often' };
const usual: RetryDefault = { retries: 2, option: 'retries', note: 'repeats a failed call twice' };

function problemsOf(profile: Partial<RetryProfile>, more: Partial<Library> = {}): readonly string[] {
  const library: Library = {
    id: 'pigeon',
    packages: ['pigeon'],
    kind: 'network',
    depth: 'full',
    sources: ['pigeon@1.0.0 index.js'],
    exports: {
      default: { is: 'call', options: [at(1)], operation: methodIn('method'), timeout: 'send' },
    },
    objects: {},
    timeouts: {
      send: {
        options: [],
        defaults: [{ ms: null, effect: 'bounds', covers: [], note: 'has none' }],
        fixes: [],
        noFix: 'it has no option',
      },
    },
    retries: { default: { options: [option], defaults: [usual], ...profile } },
    deadline: { ms: 5000, why: 'pigeons are slow' },
    ...more,
  };
  return checkCatalog([library]).map(text => text.replace(/^pigeon: (?:retries\.default: )?/, ''));
}

describe('catalog: checks of retries', () => {
  it('finds nothing wrong with what is right', () => {
    assert.deepEqual(problemsOf({}), []);
    assert.deepEqual(problemsOf({ defaults: [] }), []);
  });

  it('finds options that say nothing, or too much', () => {
    const wrong = (changes: Partial<RetryOption>): readonly string[] =>
      problemsOf({ options: [{ ...option, ...changes }] });
    assert.deepEqual(wrong({ note: 'Is a sentence.' }), ['retries: its note is no clause']);
    assert.deepEqual(wrong({ versions: 'one' }), ['retries: one is no range of versions']);
    assert.deepEqual(wrong({ effect: 'ignored' }), ['retries: it does nothing, and what does is not said']);
    assert.deepEqual(wrong({ form: 'policy', endless: [null] }), ['retries: without end, and no number']);
    assert.deepEqual(wrong({ off: [null], endless: [null] }), ['retries: null is both off and without end']);
    assert.deepEqual(wrong({ operations: [] }), ['retries: it repeats no operation at all']);
  });

  it('finds defaults that no option or version has', () => {
    const wrong = (changes: Partial<RetryDefault>): readonly string[] =>
      problemsOf({ defaults: [{ ...usual, ...changes }] });
    assert.deepEqual(wrong({ option: 'attempts' }), ['a default of attempts, which is no option']);
    assert.deepEqual(wrong({ retries: 0 }), ['a default of 0 retries']);
    assert.deepEqual(wrong({ uncertain: true }), ['a default that repeats, and is uncertain']);
    assert.deepEqual(problemsOf({ defaults: [usual, usual] }), ['default 1 holds for no version']);
  });

  it('finds profiles that nothing leads to', () => {
    const retries = {
      default: { options: [option], defaults: [usual] },
      other: { options: [], defaults: [] },
    };
    assert.deepEqual(problemsOf({}, { retries }), ['no call has the retries other']);
  });
});
