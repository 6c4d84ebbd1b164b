import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Defect } from '../../../../src/review/analysis/call.ts';
import type { VerdictKind } from '../../../../src/base/guard.ts';
import { findingsOf } from '../../../../src/review/rules/index.ts';
import { code, defect, settings } from './outbound.ts';

function findings(callee: string, verdict: VerdictKind, ...defects: readonly Defect[]) {
  const { calls } = code(`${callee}('/users', options)`, { [callee]: { verdict: { verdict, defects } } });
  return findingsOf({ calls, settings: settings() });
}

function message(callee: string, one: Defect): string | undefined {
  return findings(callee, 'ineffective', one)[0]?.message;
}

const ignored = defect('ignored', {
  option: 'timeout',
  instead: '`signal: AbortSignal.timeout(5000)`',
  note: 'fetch knows no such option',
});
const off = defect('off', { option: 'timeout', value: '0' });
const dropped = defect('dropped', { option: 'signal', ms: 5000, other: 'signal' });

describe('rule ineffective-timeout', () => {
  it('says what does nothing and what to write instead', () => {
    assert.equal(
      message('fetch', ignored),
      '`timeout` does nothing in `fetch`; use `signal: AbortSignal.timeout(5000)`',
    );
    assert.equal(
      message(
        'client.query',
        defect('refused', { option: 'deadline', instead: '`timeout`', note: 'is refused' }),
      ),
      '`client.query` throws on `deadline`; use `timeout`',
    );
    const long = "`signal`, or a `'timeout'` listener that destroys the request and says so";
    assert.equal(
      message(
        'https.get',
        defect('ignored', { option: 'timeout', instead: long, note: 'only emits an event' }),
      ),
      '`timeout` does nothing in `https.get`; use `signal`',
    );
    assert.equal(
      message('client.query', defect('ignored', { option: 'deadline', instead: null, note: 'is not read' })),
      '`deadline` does nothing in `client.query`; remove it',
    );
    assert.equal(
      message('axios.get', off),
      '`timeout: 0` switches the timeout of `axios.get` off; set a time',
    );
    assert.equal(
      message('fetch', defect('idle-signal', { option: 'signal' })),
      'Nothing aborts `signal` of `fetch` in time; combine it with a timeout',
    );
    assert.equal(
      message('fetch', dropped),
      'The 5 s deadline is lost whenever a caller passes `signal`; combine them with `AbortSignal.any`',
    );
    assert.equal(
      message('fetch', defect('dropped', { option: 'signal', ms: null, other: 'init.signal' })),
      'The deadline is lost whenever a caller passes `init.signal`; combine them with `AbortSignal.any`',
    );
    assert.equal(
      message('fetch', defect('dropped', { option: 'signal', ms: 5000, other: 'init.signal' })),
      'The 5 s deadline is lost whenever a caller passes `init.signal`; combine both signals',
    );
    assert.equal(
      message('fetch', defect('late-race', {})),
      'The race comes after `fetch` has answered; race the promise itself',
    );
  });

  it('stands on the callee and relates the place of the mistake', () => {
    const [finding] = findings('fetch', 'ineffective', ignored);
    assert.deepEqual([finding?.line, finding?.column, finding?.endColumn], [1, 1, 6]);
    assert.deepEqual(finding?.related, [
      {
        file: 'src/users.ts',
        line: 7,
        column: 3,
        endLine: 7,
        endColumn: 16,
        message: '`timeout` stands here: fetch knows no such option',
      },
    ]);
  });

  it('speaks alone where the timeout does nothing', () => {
    assert.deepEqual(
      findings('fetch', 'ineffective', ignored).map(({ ruleId }) => ruleId),
      ['ineffective-timeout'],
    );
  });

  it('speaks also where the call is bounded most of the time', () => {
    assert.deepEqual(
      findings('fetch', 'present', dropped).map(({ ruleId }) => ruleId),
      ['ineffective-timeout'],
    );
  });

  it('is silent where nothing can be told, and where no deadline is wanted', () => {
    assert.deepEqual(findings('fetch', 'unknown', off), []);
    assert.deepEqual(findings('queue.take', 'not-applicable', off), []);
  });

  it('gives each mistake an id of its own', () => {
    assert.deepEqual(
      findings('fetch', 'ineffective', ignored, off).map(({ id }) => id),
      ['ineffective-timeout:src/users.ts#main/fetch', 'ineffective-timeout:src/users.ts#main/fetch#2'],
    );
  });
});
