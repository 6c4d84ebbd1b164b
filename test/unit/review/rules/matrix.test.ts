import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { OutboundCall } from '../../../../src/review/analysis/call.ts';
import { guardsIn, matrixOf } from '../../../../src/review/rules/matrix.ts';
import { absent, code, present, type Said } from './outbound.ts';

/** Outbound calls of what is said, one for each. */
function callsOf(...said: readonly Said[]): readonly OutboundCall[] {
  return code(said.map(() => 'call();').join('\n'), { call: said }).calls;
}

describe('the matrix of dependencies and guards', () => {
  it('counts for each dependency the calls that have a guard, of those to which it applies and of which it can be told', () => {
    const rows = matrixOf(
      callsOf(
        { dependency: 'pg', verdict: present('total') },
        { dependency: 'pg', verdict: { ...absent, verdict: 'ineffective' } },
        { dependency: 'pg', verdict: { ...absent, verdict: 'unknown' } },
        { dependency: 'pg', verdict: { ...absent, verdict: 'not-applicable' } },
      ),
    );
    assert.deepEqual(
      rows.map(({ dependency, calls, guards, missing }) => [dependency, calls.length, guards, missing]),
      [['pg', 4, { timeout: { present: 1, of: 2, unknown: 1 } }, { timeouts: 1, guards: 1 }]],
    );
  });

  it('begins with the dependency that lacks most timeouts, then most guards, then the one with most calls', () => {
    const good: Said = { verdict: present('total') };
    const rows = matrixOf(
      callsOf(
        { ...good, dependency: 'b' },
        { ...good, dependency: 'a' },
        { ...good, dependency: 'many' },
        { ...good, dependency: 'many' },
        { ...good, dependency: 'bare', guards: { retry: absent, fallback: absent } },
        { dependency: 'bad' },
      ),
    );
    assert.deepEqual(
      rows.map(({ dependency }) => dependency),
      ['bad', 'bare', 'many', 'a', 'b'],
    );
  });

  it('leaves out tests, and guards that apply to no call', () => {
    const rows = matrixOf(
      callsOf(
        { dependency: 'a', context: 'test' },
        { dependency: 'b', verdict: { ...absent, verdict: 'not-applicable' } },
      ),
    );
    assert.deepEqual(
      rows.map(({ dependency, guards }) => [dependency, guards]),
      [['b', {}]],
    );
  });

  it('has a column for each guard that was looked at, in one order', () => {
    const rows = matrixOf(
      callsOf(
        { guards: { fallback: absent, retry: absent } },
        { dependency: 'other', guards: { retry: absent } },
      ),
    );
    assert.deepEqual(guardsIn(rows), ['timeout', 'retry', 'fallback']);
    assert.deepEqual(guardsIn([]), []);
  });

  it('says of a bulkhead or rate limit what is there, and never that one is missing', () => {
    const without = matrixOf(callsOf({ verdict: present('total'), guards: { bulkhead: absent } }));
    assert.deepEqual(
      [guardsIn(without), without.map(({ guards, missing }) => [Object.keys(guards), missing.guards])],
      [['timeout'], [[['timeout'], 0]]],
    );
    const some = matrixOf(
      callsOf(
        { verdict: present('total'), guards: { bulkhead: present() } },
        { verdict: present('total'), guards: { bulkhead: absent } },
      ),
    );
    assert.deepEqual(guardsIn(some), ['timeout', 'bulkhead']);
    assert.deepEqual(
      some.map(({ guards, missing }) => [guards.bulkhead, missing.guards]),
      [[{ present: 1, of: 2, unknown: 0 }, 0]],
    );
  });
});
