import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import fc from 'fast-check';
import { added, changed, letters, placed, type WhatIf } from '../../../src/webview/state/incidents.ts';
import { freshState, restoredState } from '../../../src/webview/state/page-state.ts';

const month = 30 * 86_400;
const uri = 'file:///a.slo.yaml';

describe('incidents that are made up', () => {
  it('get the first letter that is free, until all are taken', () => {
    let incidents: readonly WhatIf[] = [];
    for (let count = 0; count < 10; count++) {
      incidents = added(incidents, month, null);
    }
    assert.equal(incidents.map(({ letter }) => letter).join(''), letters.join(''));
    const without = incidents.filter(({ letter }) => letter !== 'C');
    assert.equal(added(without, month, null).at(-1)?.letter, 'C');
  });

  it('begin where there is room', () => {
    const one = added([], month, null);
    const two = added(one, month, null);
    const [a, b] = two;
    assert.ok(a !== undefined && b !== undefined && Math.abs(a.start - b.start) > 86_400);
  });

  it('stay within the window, whatever is asked of them', () => {
    const number = fc.double({ noNaN: true, min: -1e9, max: 1e9 });
    fc.assert(
      fc.property(number, number, fc.integer({ min: 60, max: month }), (start, seconds, window) => {
        const incident = placed({ letter: 'A', start, seconds, errors: 1 }, window);
        assert.ok(incident.start >= 0 && incident.seconds >= 1);
        assert.ok(incident.start + incident.seconds <= window);
        assert.ok(Number.isInteger(incident.start) && Number.isInteger(incident.seconds));
      }),
    );
  });

  it('change one at a time', () => {
    const two = added(added([], month, 0), month, 86_400);
    const after = changed(two, 'B', { errors: 0.5 }, month);
    assert.deepEqual(after, [two[0], { ...two[1], errors: 0.5 }]);
  });
});

describe('what a page has kept', () => {
  it('is restored as it was', () => {
    const state = {
      ...freshState(uri),
      incidents: added([], month, null),
      twins: ['rate'] as const,
      traffic: 10,
    };
    assert.deepEqual(restoredState(JSON.parse(JSON.stringify(state)), uri), state);
  });

  it('is another document’s, or nonsense: then the page begins afresh', () => {
    fc.assert(
      fc.property(fc.anything(), kept => {
        assert.doesNotThrow(() => restoredState(kept, uri));
      }),
    );
    assert.deepEqual(restoredState({ ...freshState('file:///other'), traffic: 1 }, uri), freshState(uri));
  });

  it('loses only what cannot be read', () => {
    const good = { letter: 'A', start: 0, seconds: 60, errors: 1 };
    const kept = {
      uri,
      chosen: 3,
      incidents: [good, good, { ...good, letter: 'Z' }, { ...good, letter: 'B', errors: 2 }, null],
      profile: 'constant',
      twins: ['burn', 'other'],
      traffic: -1,
    };
    assert.deepEqual(restoredState(kept, uri), { ...freshState(uri), incidents: [good], twins: ['burn'] });
  });
});
