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

  it('ask for a breaker only where the failures of one place are counted', () => {
    assert.deepEqual(found([{ guards: bare, address: 'base' }]), [
      '1: circuit-breaker hint',
      '1: retry hint',
    ]);
    assert.deepEqual(found([{ guards: bare, address: 'given' }]), ['1: retry hint']);
    assert.deepEqual(found([{ guards: bare, address: 'unknown' }]), ['1: retry hint']);
    assert.deepEqual(found([{ guards: bare, idempotent: false, within: 'Slack.oauthAccess' }]), []);
    assert.equal(found([{ guards: bare, address: 'given' }], { preset: 'strict' }).length, 3);
  });

  it('ask for the breaker at the first call of the dependency whose address is settled', () => {
    const said: readonly Said[] = [{ guards: bare, address: 'given' }, { guards: bare }, { guards: bare }];
    assert.deepEqual(
      found(said).filter(each => each.includes('breaker')),
      ['2: circuit-breaker hint'],
    );
  });

  it('ask for no fallback and no breaker where a file is moved', () => {
    assert.deepEqual(found([{ guards: bare, answer: 'bytes' }]), ['1: retry hint']);
    assert.deepEqual(found([{ guards: bare, within: 'Models.downloadModel' }]), ['1: retry hint']);
    assert.deepEqual(found([{ guards: bare, idempotent: false, within: 'uploadFile' }]), []);
  });

  it('ask for no fallback of what somebody pays', () => {
    assert.deepEqual(found([{ guards: bare, library: { kind: 'payment' } }]), [
      '1: circuit-breaker hint',
      '1: retry hint',
    ]);
  });

  it('ask for nothing where nobody waits for the answer', () => {
    assert.deepEqual(found([{ guards: bare, answer: 'dropped' }]), []);
  });

  it('ask for one retry of a helper for all that a host serves', () => {
    const helper: Said = { guards: bare, address: 'base' };
    assert.deepEqual(
      found([helper, helper, { guards: bare }]).filter(each => each.includes('retry')),
      ['1: retry hint', '3: retry hint'],
    );
  });

  it('see no custom among calls that share nothing but a library', () => {
    const target = { argument: 0 };
    const guarded: Said = { guards: { ...bare, retry: there }, dependency: 'acme', target };
    const said = [...Array.from({ length: 11 }, () => guarded), { guards: bare, dependency: 'acme', target }];
    const warned = (of: readonly Said[]) => found(of).filter(each => each.includes('retry warning'));
    assert.deepEqual(warned(said), []);
    const ofClient = said.map(each => ({ ...each, dependency: 'acme:users.internal' }));
    assert.deepEqual(warned(ofClient), ['12: retry warning']);
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
