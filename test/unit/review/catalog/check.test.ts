import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { checkCatalog } from '../../../../src/review/catalog/check.ts';
import { libraries } from '../../../../src/review/catalog/index.ts';
import type {
  CallEntity,
  Library,
  TimeoutDefault,
  TimeoutOption,
  TimeoutProfile,
} from '../../../../src/review/catalog/schema.ts';

const option: TimeoutOption = {
  path: 'timeout',
  at: 'both',
  form: 'ms',
  effect: 'bounds',
  covers: ['total'],
  note: 'bounds the whole',
};

const none: TimeoutDefault = { ms: null, effect: 'bounds', covers: [], note: 'has none' };

const profile: TimeoutProfile = {
  options: [option],
  defaults: [none],
  fixes: [{ at: 'call', set: { timeout: '$ms' }, note: 'bounds the whole' }],
};

const send: CallEntity = {
  is: 'call',
  options: [{ at: 1 }],
  operation: { kind: 'fixed', name: 'send', idempotent: false },
  timeout: 'send',
};

/** A library that is as it should be. */
const sound: Library = {
  id: 'pigeon',
  packages: ['pigeon'],
  kind: 'network',
  depth: 'full',
  sources: ['pigeon@1.0.0 index.js'],
  exports: { default: { is: 'maker', object: 'loft', by: 'new', options: [{ at: 0 }] } },
  objects: { loft: { members: { send } } },
  timeouts: { send: profile },
  deadline: { ms: 5000, why: 'pigeons are slow' },
};

function withCall(changes: Partial<CallEntity>): Library {
  return { ...sound, objects: { loft: { members: { send: { ...send, ...changes } } } } };
}

function withProfile(changes: Partial<TimeoutProfile>): Library {
  return { ...sound, timeouts: { send: { ...profile, ...changes } } };
}

function withOption(changes: Partial<TimeoutOption>): Library {
  return withProfile({ options: [{ ...option, ...changes }] });
}

describe('catalog: check', () => {
  it('finds nothing wrong with the catalog', () => {
    assert.deepEqual(checkCatalog(libraries), []);
  });

  it('finds nothing wrong with a sound library', () => {
    assert.deepEqual(checkCatalog([sound]), []);
  });

  const mistakes: readonly (readonly [string, Library, RegExp])[] = [
    ['no source', { ...sound, sources: [] }, /has no source/],
    ['no reason for the deadline', { ...sound, deadline: { ms: 5000, why: '' } }, /deadline/],
    ['a deadline of nothing', { ...sound, deadline: { ms: 0, why: 'now' } }, /deadline/],
    ['no way to it', { ...sound, packages: [] }, /neither a package nor a global/],
    ['a star in the middle of a package', { ...sound, packages: ['a-*-b'] }, /may only end/],
    ['an object that is not there', { ...sound, types: { Loft: 'cage' } }, /no object cage/],
    ['two stars in a name', { ...sound, types: { '*Lo*ft': 'loft' } }, /more than one/],
    [
      'an object that nothing leads to',
      { ...sound, objects: { ...sound.objects, egg: { members: {} } } },
      /object egg/,
    ],
    ['a profile that is not there', withCall({ timeout: 'fly' }), /no timeout profile fly/],
    ['a profile that nothing has', { ...sound, timeouts: { send: profile, fly: profile } }, /timeouts fly/],
    ['a negative position', withCall({ options: [{ at: -1 }] }), /stand nowhere/],
    ['a position twice', withCall({ options: [{ at: 1 }, { at: 1 }] }), /twice/],
    [
      'options misplaced in their own place',
      withCall({ misplaced: [{ argument: 1, paths: ['x'], note: 'no' }] }),
      /not misplaced/,
    ],
    ['a callback that gets nothing', withCall({ givesCallback: 1 }), /nothing in it/],
    ['a range that is none', withOption({ versions: 'new' }), /new is no range/],
    ['an option that bounds nothing', withOption({ covers: [] }), /bounds no phase/],
    ['an ignored option without advice', withOption({ effect: 'ignored' }), /what does is not said/],
    ['a note that is a sentence', withOption({ note: 'Bounds the whole.' }), /no clause/],
    [
      'a listener that cannot be written',
      withOption({ needsAfter: true, instead: 'a signal' }),
      /knows none/,
    ],
    [
      'versions without a default',
      withProfile({ defaults: [{ ...none, versions: '>=2.0.0' }] }),
      /no default for version/,
    ],
    [
      'a default that no version reaches',
      withProfile({
        defaults: [...profile.defaults, { ms: 5, effect: 'bounds', covers: ['total'], note: 'never' }],
      }),
      /default 1 holds for no version/,
    ],
    [
      'a default of an option that is not there',
      withProfile({
        defaults: [{ ms: null, effect: 'bounds', covers: [], option: 'speed', note: 'has none' }],
      }),
      /speed, which is no option/,
    ],
    ['no fix and no reason', withProfile({ fixes: [] }), /does not say why/],
    [
      'a placeholder that is not known',
      withProfile({ fixes: [{ at: 'call', set: { timeout: '$minutes' }, note: 'x' }] }),
      /\$minutes/,
    ],
    [
      'a fix that bounds nothing',
      withProfile({ fixes: [{ at: 'call', set: { colour: '$ms' }, note: 'x' }] }),
      /sets colour/,
    ],
    [
      'a fix without a deadline',
      withProfile({ fixes: [{ at: 'call', set: { timeout: 'true' }, note: 'x' }] }),
      /writes no deadline/,
    ],
  ];

  for (const [what, library, expected] of mistakes) {
    it(`finds ${what}`, () => {
      const problems = checkCatalog([library]);
      assert.ok(
        problems.some(problem => expected.test(problem)),
        problems.join('\n'),
      );
      assert.ok(problems.every(problem => problem.startsWith('pigeon: ')));
    });
  }

  it('finds ids, packages and globals that two libraries claim', () => {
    const problems = checkCatalog([sound, { ...sound, id: 'dove' }, { ...sound, packages: ['other'] }]);
    assert.deepEqual(problems, [
      'dove: the package pigeon is taken by pigeon',
      'pigeon: the id pigeon is taken by pigeon',
    ]);
  });
});
