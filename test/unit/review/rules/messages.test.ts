import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Defect } from '../../../../src/review/analysis/call.ts';
import { cutLeft, cutMiddle, cutNames, inline, messageLimit } from '../../../../src/review/rules/fit.ts';
import { findingsOf } from '../../../../src/review/rules/index.ts';
import { durationText } from '../../../../src/review/rules/ineffective-timeout.ts';
import { code, defect, poolFix, type Said, settings, signalFix, timeoutFix } from './outbound.ts';

const longCallee = 'this.services.billing.stripeClient.resources.paymentIntents.confirmWithRetries.retrieve';
const longFile =
  'packages/integrations/payments/providers/stripe/src/server/clients/stripe-http-client.factory.ts';

function message(said: Said): string {
  const { calls } = code('client.get(url)', { 'client.get': said });
  const renamed = calls.map(call => ({ ...call, callee: longCallee }));
  return findingsOf({ calls: renamed, settings: settings() })[0]?.message ?? '';
}

const place = { file: longFile, line: 12345, column: 1, endLine: 12345, endColumn: 2 };
const callers = {
  sources: [{ origin: 'caller', value: null, covers: [], evidence: [] }],
  missingFrom: [place],
} as const;

const defects: readonly Defect[] = [
  defect('ignored', {
    option: 'requestHandler.socketAcquisitionWarningTimeout',
    instead: '`requestHandler.requestTimeout`',
    note: 'n',
  }),
  defect('ignored', { option: longCallee, instead: 'x'.repeat(120), note: 'n' }),
  defect('refused', { option: longCallee, instead: null, note: 'n' }),
  defect('off', { option: longCallee, value: 'Number.POSITIVE_INFINITY' }),
  defect('idle-signal', { option: longCallee }),
  defect('dropped', { option: 'signal', ms: 123_456_789, other: longCallee }),
  defect('late-race', {}),
];

describe('messages', () => {
  it('stay under 100 characters however long the callee, the path and the option are', () => {
    const client = { file: longFile, line: 12345 };
    const awkward = { ...timeoutFix, set: { [longCallee]: '$ms' } };
    const said: readonly Said[] = [
      ...[[signalFix], [timeoutFix], [poolFix], [awkward], []].flatMap(fixes => [
        { fixes },
        { fixes, client },
      ]),
      { verdict: callers },
      ...defects.map(one => ({ verdict: { verdict: 'ineffective' as const, defects: [one] } })),
    ];
    for (const one of said) {
      const text = message(one);
      assert.ok(text.length > 30 && text.length <= messageLimit, `${String(text.length)}: ${text}`);
      assert.equal(text.split('`').length % 2, 1, `a backtick is left open: ${text}`);
    }
  });

  it('shorten the path first, from the left, then the callee from its middle', () => {
    assert.equal(
      message({ fixes: [timeoutFix], client: { file: longFile, line: 12 } }),
      '`this.services…tries.retrieve` has no timeout, nor has its client (…t.factory.ts:12); set `timeout`',
    );
    assert.equal(
      message({ fixes: [timeoutFix] }),
      '`this.services.billing.stripeClien…tents.confirmWithRetries.retrieve` has no timeout; set `timeout`',
    );
  });

  it('say what to do before they say where the client is', () => {
    const set = { connectionTimeoutMillis: '$ms' };
    assert.equal(
      message({ fixes: [{ ...poolFix, set }], client: { file: longFile, line: 12 } }),
      '`this.services.bill…thRetries.retrieve` has no timeout; set `connectionTimeoutMillis` on its client',
    );
  });

  it('keep the last names of an option', () => {
    assert.equal(cutNames('requestHandler.requestTimeout', 18), '…requestTimeout');
    assert.equal(cutNames('a.requestHandler.requestTimeout', 30), '…requestHandler.requestTimeout');
    assert.equal(cutNames('requestHandler.requestTimeout', 9), 'requ…eout');
    assert.equal(cutNames('options ?? defaults', 9), 'opti…ults');
  });

  it('cut at a slash where there is one, and never through a surrogate pair', () => {
    assert.equal(cutLeft('packages/api/src/http.ts:12', 18), '…/src/http.ts:12');
    assert.equal(cutMiddle('abcdefghij', 5), 'ab…ij');
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.integer({ min: 2, max: 40 }),
        (text, length) => {
          for (const cut of [cutLeft(text, length), cutMiddle(text, length)]) {
            assert.ok(cut.length <= Math.max(length, 2));
            assert.ok(cut.isWellFormed());
          }
        },
      ),
    );
  });

  it('keep code on one line and its backticks from ending it', () => {
    assert.equal(inline('axios\n    .get'), 'axios.get');
    assert.equal(inline('client\n  ?.send'), 'client?.send');
    assert.equal(inline('slow ? .5 : { ...init }'), 'slow ? .5 : { ...init }');
    assert.equal(inline('clients[`a`].get'), "clients['a'].get");
  });

  it('say durations as people do', () => {
    assert.deepEqual([5000, 1500, 250, 90_000, 1001].map(durationText), [
      '5 s',
      '1.5 s',
      '250 ms',
      '90 s',
      '1001 ms',
    ]);
  });
});
