import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { findingsOf } from '../../../../src/review/rules/index.ts';
import { code, poolFix, present, type Said, settings, signalFix, timeoutFix } from './outbound.ts';

function messages(callee: string, said: Said): readonly string[] {
  const { calls } = code(`export async function main() { await ${callee}('/users'); }`, { [callee]: said });
  return findingsOf({ calls, settings: settings() }).map(finding => finding.message);
}

describe('rule timeout', () => {
  it('marks the callee of a call that nothing bounds', () => {
    const { calls } = code(
      `export async function loadUser(id) {
  const answer = await fetch('/users/' + id);
  return answer.json();
}`,
      { fetch: {} },
    );
    const [finding, ...others] = findingsOf({ calls, settings: settings() });
    assert.deepEqual(others, []);
    assert.deepEqual(finding, {
      id: 'timeout:src/users.ts#main/fetch',
      ruleId: 'timeout',
      severity: 'warning',
      message: '`fetch` waits without a deadline; pass `signal: AbortSignal.timeout(…)`',
      file: 'src/users.ts',
      line: 2,
      column: 24,
      endLine: 2,
      endColumn: 29,
      call: 'src/users.ts#main/fetch',
      related: [],
      suppressed: null,
      fixes: [],
    });
  });

  it('is silent where the call is bounded, where it cannot be told, and where a deadline makes no sense', () => {
    assert.deepEqual(messages('fetch', { verdict: present('total') }), []);
    assert.deepEqual(
      messages('fetch', { verdict: { verdict: 'unknown', reason: 'options come from a parameter' } }),
      [],
    );
    assert.deepEqual(messages('queue.take', { verdict: { verdict: 'not-applicable' } }), []);
  });

  it('is silent about a wrapper, as the call in it has the finding', () => {
    assert.deepEqual(messages('loadUser', { kind: 'wrapper' }), []);
  });

  it('names the client where one is known, and the option that the library has', () => {
    assert.deepEqual(
      messages('http.get', { fixes: [timeoutFix], client: { file: 'src/http.ts', line: 12 } }),
      ['`http.get` has no timeout, nor has its client (src/http.ts:12); set `timeout`'],
    );
    assert.deepEqual(messages('pool.query', { fixes: [poolFix], client: { file: 'src/db.ts', line: 3 } }), [
      '`pool.query` has no timeout, nor has its client (src/db.ts:3); set `query_timeout` there',
    ]);
    assert.deepEqual(
      messages('http.get', { fixes: [signalFix], client: { file: 'src/http.ts', line: 12 } }),
      ['`http.get` has no timeout, nor has its client (src/http.ts:12); pass a `signal`'],
    );
  });

  it('takes the article that fits the option', () => {
    const abortFix = { ...signalFix, set: { abortSignal: '$signal' } };
    assert.deepEqual(messages('sqs.send', { fixes: [abortFix], client: { file: 'src/queue.ts', line: 5 } }), [
      '`sqs.send` has no timeout, nor has its client (src/queue.ts:5); pass an `abortSignal`',
    ]);
  });

  it('says where the option belongs where no client is known', () => {
    assert.deepEqual(messages('axios.get', { fixes: [timeoutFix] }), [
      '`axios.get` has no timeout; set `timeout`',
    ]);
    assert.deepEqual(messages('pool.query', { fixes: [poolFix] }), [
      '`pool.query` has no timeout; set `query_timeout` on its client',
    ]);
    assert.deepEqual(messages('dns.lookup', { fixes: [] }), [
      '`dns.lookup` has no timeout and its library offers none; race it with a timer',
    ]);
  });

  it('takes the fix that fits the version', () => {
    const fixes = [
      { ...timeoutFix, versions: '>=2', set: { deadline: '$ms' } },
      { ...timeoutFix, versions: '<2', set: { maxTime: '$ms' } },
    ];
    const at = (version: string, exact: boolean) =>
      messages('client.get', { fixes, version: { version, exact, from: 'package.json' } });
    assert.deepEqual(at('1.4.0', true), ['`client.get` has no timeout; set `maxTime`']);
    assert.deepEqual(at('2.0.0-rc.1', true), ['`client.get` has no timeout; set `deadline`']);
    assert.deepEqual(at('^2.1.0', false), ['`client.get` has no timeout; set `deadline`']);
    assert.deepEqual(at('workspace:*', false), ['`client.get` has no timeout; set `deadline`']);
  });

  it('shows the function that goes in front of the arguments', () => {
    const fix = {
      ...timeoutFix,
      set: { commandOptions: '{ timeout: $ms }' },
      shape: { kind: 'prepend', imports: 'commandOptions' },
    } as const;
    assert.deepEqual(messages('client.get', { fixes: [fix] }), [
      '`client.get` has no timeout; pass `commandOptions(…)` first',
    ]);
  });

  it('counts the callers where some of them bound it', () => {
    const source = { origin: 'caller', value: null, covers: [], evidence: [] } as const;
    const missing = { file: 'src/jobs/sync.ts', line: 40, column: 3, endLine: 40, endColumn: 11 };
    const { calls } = code('fetch(url)', {
      fetch: { verdict: { sources: [source, source], missingFrom: [missing] } },
    });
    const [finding] = findingsOf({ calls, settings: settings() });
    assert.equal(
      finding?.message,
      '`fetch` has a deadline from 2 of 3 callers; none from src/jobs/sync.ts:40',
    );
    assert.deepEqual(finding.related, [{ ...missing, message: 'called from here without a deadline' }]);
  });

  it('relates what was looked at, each place once', () => {
    const place = { file: 'src/http.ts', line: 12, column: 14, endLine: 12, endColumn: 30 };
    const looked = [
      { ...place, message: 'the client is made here, without a timeout' },
      { ...place, message: 'the client is made here, without a timeout' },
      { ...place, message: 'axios 1.13.2 has no default (package-lock.json)' },
    ];
    const { calls } = code('http.get(url)', { 'http.get': { verdict: { looked } } });
    const [finding] = findingsOf({ calls, settings: settings() });
    assert.deepEqual(finding?.related, looked.slice(1));
  });
});
