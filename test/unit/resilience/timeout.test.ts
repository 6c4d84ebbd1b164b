import fc from 'fast-check';
import { it } from 'mocha';
import assert from 'node:assert/strict';
import { FakeTime, settled } from './fake-time.ts';
import { forEachKind } from './kinds.ts';
import { listeners, watch } from './outcome.ts';

/** What a call does of itself, and whether it heeds its signal. */
interface Call {
  /** Null: it hangs. */
  readonly endsAt: number | null;
  readonly end: 'success' | 'failure';
  readonly heeds: 'signal' | 'nothing';
}

// Three kinds of moments, so that no two things happen at once.
const moments = (offset: number) => fc.nat(100).map(third => third * 3 + 2 + offset);

const plan = fc.record({
  call: fc.record<Call>({
    endsAt: fc.option(moments(0)),
    end: fc.constantFrom('success', 'failure'),
    heeds: fc.constantFrom('signal', 'nothing'),
  }),
  ms: moments(1),
  abortAt: fc.option(moments(2)),
});

function start(call: Call, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => (call.end === 'success' ? resolve('done') : reject(new Error('failed'))),
      call.endsAt ?? 1_000_000,
    );
    if (call.heeds === 'signal') {
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        reject(new Error('the way the library says it'));
      });
    }
  });
}

forEachKind('withTimeout', resilience => {
  it('ends with what happens first, and leaves nothing behind', async () => {
    const property = fc.asyncProperty(plan, async ({ call, ms, abortAt }) =>
      FakeTime.during(async time => {
        const controller = new AbortController();
        const { signal } = controller;
        const handed: AbortSignal[] = [];
        const run = (own: AbortSignal) => {
          handed.push(own);
          return start(call, own);
        };
        const begin = time.now;
        let endedAt = 0;
        const result = watch(
          resilience()
            .withTimeout(run, ms, { signal })
            .finally(() => {
              endedAt = time.now - begin;
            }),
        );
        if (abortAt !== null) {
          await time.advance(abortAt);
          controller.abort('abandoned');
        }
        await time.advance(1000);
        const endsAt = call.endsAt ?? Infinity;
        const first = Math.min(endsAt, ms, abortAt ?? Infinity);
        assert.equal(endedAt, first);
        assert.equal(handed.at(0)?.aborted, first !== endsAt);
        assert.equal(listeners(signal), 0);
        assert.equal(time.pending, call.endsAt === null && call.heeds === 'nothing' ? 1 : 0);
        if (first === endsAt) {
          assert.equal(result.state, call.end === 'success' ? 'fulfilled' : 'rejected');
        } else if (first === ms) {
          assert.ok(result.value instanceof resilience().TimeoutError);
          assert.equal(result.value.name, 'TimeoutError');
          assert.equal(result.value.message, `No answer within ${ms} ms`);
          assert.equal(handed.at(0)?.reason, result.value);
        } else {
          assert.deepEqual(result, { state: 'rejected', value: 'abandoned' });
          assert.equal(handed.at(0)?.reason, 'abandoned');
        }
      }),
    );
    await fc.assert(property, { numRuns: 300 });
  });

  it('works without a signal of the caller', async () =>
    FakeTime.during(async time => {
      const result = watch(resilience().withTimeout(() => new Promise(() => undefined), 50));
      await time.advance(49);
      assert.equal(result.state, 'pending');
      await time.advance(1);
      assert.ok(result.value instanceof resilience().TimeoutError);
      assert.equal(time.pending, 0);
    }));

  it('gives results and errors of functions that are not asynchronous, and leaves no timer', async () =>
    FakeTime.during(async time => {
      const { withTimeout } = resilience();
      assert.equal(await withTimeout(() => 1, 50), 1);
      const throwing = () => {
        throw new Error('at once');
      };
      await assert.rejects(withTimeout(throwing, 50), /^Error: at once$/);
      assert.equal(time.pending, 0);
    }));

  it('makes no call when the signal was aborted before', async () => {
    const call = () => assert.fail('called');
    const signal = AbortSignal.abort('before');
    await assert.rejects(
      resilience().withTimeout(call, 50, { signal }),
      (error: unknown) => error === 'before',
    );
  });

  it('swallows what the call says after the deadline', async () => {
    const unhandled: unknown[] = [];
    const note = (error: unknown) => unhandled.push(error);
    process.on('unhandledRejection', note);
    await FakeTime.during(async time => {
      const late = Promise.withResolvers<string>();
      const result = watch(resilience().withTimeout(() => late.promise, 50));
      await time.advance(50);
      late.reject(new Error('late'));
      await settled();
      assert.ok(result.value instanceof resilience().TimeoutError);
    });
    await settled();
    process.off('unhandledRejection', note);
    assert.deepEqual(unhandled, []);
  });

  it('leaves no rejection unhandled when the call aborts its caller and throws', async () => {
    const unhandled: unknown[] = [];
    const note = (error: unknown) => unhandled.push(error);
    process.on('unhandledRejection', note);
    const controller = new AbortController();
    const call = () => {
      controller.abort('abandoned');
      throw new Error('at once');
    };
    const { signal } = controller;
    await assert.rejects(
      resilience().withTimeout(call, 50, { signal }),
      (error: unknown) => error === 'abandoned',
    );
    await settled();
    process.off('unhandledRejection', note);
    assert.deepEqual(unhandled, []);
    assert.equal(listeners(signal), 0);
  });

  for (const ms of [-1, NaN, Infinity, 2 ** 31, '50' as unknown as number]) {
    it(`refuses ${typeof ms} ${ms} as milliseconds`, async () => {
      await assert.rejects(
        resilience().withTimeout(() => assert.fail('called'), ms),
        RangeError,
      );
    });
  }
});
