import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Guard } from '../../../../src/base/guard.ts';
import type { EffectiveSettings } from '../../../../src/base/settings.ts';
import { findingsOf } from '../../../../src/review/rules/index.ts';
import { joinPerCall } from '../../../../src/review/rules/join.ts';
import { code, present, type Said, settings } from './outbound.ts';

const bounded = present('total');
const bare = { retry: {}, 'circuit-breaker': {}, fallback: {} } satisfies Said['guards'];
const there = { verdict: 'present' } as const;

/** What is found about calls of `http.get`, one for each of `said`, as `rule severity`. */
function found(said: readonly Said[], change: Partial<EffectiveSettings> = {}): readonly string[] {
  return findingsFor(said, change).map(({ ruleId, severity, line }) => `${line}: ${ruleId} ${severity}`);
}

function findingsFor(said: readonly Said[], change: Partial<EffectiveSettings> = {}) {
  const text = said.map((_, index) => `await http.get('/${index}');`).join('\n');
  const { calls } = code(text, { 'http.get': said.map(each => ({ verdict: bounded, ...each })) });
  return findingsOf({ calls, settings: settings(change) });
}

const without = (...guards: readonly Guard[]): Said => ({
  guards: Object.fromEntries(guards.map(guard => [guard, {}])),
});

describe('rules retry, circuit-breaker and fallback', () => {
  it('make one hint of all that a call lacks in a server, and none of it elsewhere', () => {
    assert.deepEqual(found([{ guards: bare }]), [
      '1: circuit-breaker hint',
      '1: fallback hint',
      '1: retry hint',
    ]);
    for (const context of ['browser', 'script', 'test'] as const) {
      assert.deepEqual(found([{ guards: bare, context }]), []);
    }
    assert.deepEqual(found([{ guards: bare }], { preset: 'essential' }), []);
    const [joined, ...others] = joinPerCall(findingsFor([{ guards: bare }]));
    assert.deepEqual(others, []);
    assert.equal(joined?.speaks.message, 'No retry, circuit breaker or fallback around `http.get`');
    assert.deepEqual(joined.also, []);
  });

  it('stay behind a missing timeout as one sentence', () => {
    const [joined, ...others] = joinPerCall(findingsFor([{ guards: bare, verdict: {} }]));
    assert.deepEqual(others, []);
    assert.equal(joined?.speaks.ruleId, 'timeout');
    assert.deepEqual(
      joined.also.map(({ message }) => message),
      ['No retry, circuit breaker or fallback around `http.get`'],
    );
    assert.equal(joined.others.length, 3);
  });

  it('speak in recommended only of a call that nothing at all stands around', () => {
    assert.deepEqual(found([{ guards: { ...bare, retry: there } }]), []);
    assert.deepEqual(found([{ guards: { ...bare, fallback: there } }]), []);
    assert.deepEqual(found([{ guards: { ...bare, 'circuit-breaker': { verdict: 'unknown' } } }]), []);
    assert.deepEqual(found([without('retry')]), []);
    assert.deepEqual(found([{ guards: bare, confidence: 'likely' }]), []);
    assert.deepEqual(found([{ guards: bare, library: { kind: 'database' } }]), []);
  });

  it('speak in strict of each by itself', () => {
    const strict = { preset: 'strict' } as const;
    assert.deepEqual(found([{ guards: { ...bare, retry: there } }], strict), [
      '1: circuit-breaker information',
      '1: fallback information',
    ]);
    assert.deepEqual(found([{ guards: bare, confidence: 'inferred' }], strict), [
      '1: circuit-breaker hint',
      '1: fallback hint',
      '1: retry hint',
    ]);
  });

  it('ask for no retry and no fallback of what is not safe to repeat', () => {
    assert.deepEqual(found([{ guards: bare, idempotent: false }]), ['1: circuit-breaker hint']);
    assert.deepEqual(found([{ guards: bare, idempotent: null }]), ['1: circuit-breaker hint']);
    assert.deepEqual(found([{ guards: bare, idempotent: null }], { preset: 'strict' }).length, 3);
  });

  it('ask for a fallback only of what reads, and for neither where something is sent', () => {
    assert.deepEqual(found([{ guards: bare, operation: 'DELETE' }]), [
      '1: circuit-breaker hint',
      '1: retry hint',
    ]);
    assert.deepEqual(found([{ guards: bare, operation: 'listUsers' }]).length, 3);
    assert.deepEqual(found([{ guards: bare, within: 'Sms.sendMessage' }]), ['1: circuit-breaker hint']);
    assert.deepEqual(found([{ guards: bare, within: 'Sender.load' }]).length, 3);
  });

  it('ask for one breaker per dependency and file', () => {
    const said = [
      { guards: bare, dependency: 'http:users' },
      { guards: bare, dependency: 'http:orders' },
      { guards: bare, dependency: 'http:users' },
    ];
    assert.deepEqual(
      found(said).filter(each => each.includes('breaker')),
      ['1: circuit-breaker hint', '2: circuit-breaker hint'],
    );
  });

  it('warn of the one call that breaks a custom', () => {
    const guarded: Said = { guards: { ...bare, 'circuit-breaker': there }, dependency: 'http:payments' };
    const said = [
      ...Array.from({ length: 11 }, () => guarded),
      { guards: bare, dependency: 'http:payments' },
    ];
    const [odd] = findingsFor(said).filter(({ ruleId }) => ruleId === 'circuit-breaker');
    assert.equal(odd?.message, '11 of 12 calls to payments have a circuit breaker; this one has none');
    assert.equal(odd.severity, 'warning');
    assert.deepEqual(
      found(said.slice(9), {}).filter(each => each.includes('warning')),
      [],
      'too few for a custom',
    );
    assert.deepEqual(
      found(said, { rules: { 'circuit-breaker': 'hint' } }).filter(each => each.includes('warning')),
      [],
      'the user has the last word',
    );
  });
});
