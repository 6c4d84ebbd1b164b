import fc from 'fast-check';
import { it } from 'mocha';
import assert from 'node:assert/strict';
import { FakeTime, settled } from './fake-time.ts';
import { forEachKind } from './kinds.ts';
import { listeners, watch } from './outcome.ts';

forEachKind('retryWithBackoff', resilience => {
  it('calls until the first success, at most `attempts` times, and tells the attempt', async () => {
    const plan = fc.record({ failures: fc.nat(6), attempts: fc.integer({ min: 1, max: 6 }) });
    const property = fc.asyncProperty(plan, async ({ failures, attempts }) =>
      FakeTime.during(async time => {
        const seen: number[] = [];
        const call = ({ attempt }: { attempt: number }) => {
          seen.push(attempt);
          if (attempt <= failures) {
            throw new Error(`failure ${attempt}`);
          }
          return attempt;
        };
        const result = watch(resilience().retryWithBackoff(call, { attempts }));
        await time.finish();
        const calls = Math.min(failures + 1, attempts);
        assert.deepEqual(
          seen,
          Array.from({ length: calls }, (_, index) => index + 1),
        );
        if (failures < attempts) {
          assert.deepEqual(result, { state: 'fulfilled', value: failures + 1 });
        } else {
          assert.deepEqual(result, { state: 'rejected', value: new Error(`failure ${attempts}`) });
        }
      }),
    );
    await fc.assert(property);
  });

  it('waits a random part of a time that doubles up to the cap', async () => {
    const plan = fc.record({
      baseMs: fc.integer({ min: 10, max: 5000 }),
      capMs: fc.integer({ min: 10, max: 20_000 }),
      random: fc.double({ min: 0.2, max: 1, noNaN: true, maxExcluded: true }),
    });
    const property = fc.asyncProperty(plan, async ({ baseMs, capMs, random }) =>
      FakeTime.during(async time => {
        const times: number[] = [];
        const real = Math.random;
        Math.random = () => random;
        try {
          const call = () => {
            times.push(time.now);
            return Promise.reject(new Error('no'));
          };
          watch(resilience().retryWithBackoff(call, { attempts: 8, baseMs, capMs }));
          await time.finish();
        } finally {
          Math.random = real;
        }
        const waits = times.slice(1).map((at, index) => at - (times[index] ?? 0));
        waits.forEach((wait, index) => {
          const expected = random * Math.min(capMs, baseMs * 2 ** index);
          assert.ok(Math.abs(wait - expected) < 1e-6, `wait ${index}: ${wait}, not ${expected}`);
        });
        assert.equal(waits.length, 7);
      }),
    );
    await fc.assert(property);
  });

  it('waits less than the first longest wait by default, and not always the same', async () => {
    const waits = new Set<number>();
    for (let run = 0; run < 20; run++) {
      await FakeTime.during(async time => {
        const start = time.now;
        watch(resilience().retryWithBackoff(() => Promise.reject(new Error('no')), { attempts: 2 }));
        await time.finish();
        waits.add(time.now - start);
      });
    }
    assert.ok(waits.size > 10);
    assert.ok(Math.max(...waits) <= 200);
  });

  it('makes no call after an abort, leaves no timer and no listener, whenever the abort comes', async () => {
    const plan = fc.record({
      abortAt: fc.integer({ min: 0, max: 3000 }),
      callMs: fc.integer({ min: 1, max: 300 }),
      attempts: fc.integer({ min: 1, max: 10 }),
    });
    const property = fc.asyncProperty(plan, async ({ abortAt, callMs, attempts }) =>
      FakeTime.during(async time => {
        const controller = new AbortController();
        const { signal } = controller;
        const calls: number[] = [];
        const call = async () => {
          calls.push(time.now);
          await new Promise(resolve => setTimeout(resolve, callMs));
          throw new Error('no');
        };
        const result = watch(resilience().retryWithBackoff(call, { attempts, signal }));
        await time.advance(abortAt);
        const before = calls.length;
        const reason = new Error('enough');
        controller.abort(reason);
        await settled();
        const calling = result.state === 'pending';
        assert.equal(time.pending, calling ? 1 : 0);
        await time.finish();
        assert.equal(calls.length, before);
        assert.equal(result.state, 'rejected');
        // Whoever waits learns of the abort, whoever runs a call learns how that ended.
        const { message } = result.value as Error;
        assert.ok(message === 'no' || (message === 'enough' && !calling && result.value === reason));
        assert.equal(listeners(signal), 0);
      }),
    );
    await fc.assert(property);
  });

  it('stops waiting at once', async () =>
    FakeTime.during(async time => {
      const controller = new AbortController();
      const call = () => Promise.reject(new Error('no'));
      const result = watch(
        resilience().retryWithBackoff(call, { baseMs: 10_000, signal: controller.signal }),
      );
      await settled();
      assert.equal(time.pending, 1);
      controller.abort('reason');
      assert.equal(time.pending, 0);
      await settled();
      assert.deepEqual(result, { state: 'rejected', value: 'reason' });
    }));

  it('makes no call when the signal was aborted before', async () => {
    const call = () => assert.fail('called');
    const signal = AbortSignal.abort('before');
    await assert.rejects(
      resilience().retryWithBackoff(call, { signal }),
      (error: unknown) => error === 'before',
    );
  });

  it('hands the signal of the caller to the call, or one of its own', async () => {
    const { signal } = new AbortController();
    const call = ({ signal: handed }: { signal: AbortSignal }) => handed;
    assert.equal(await resilience().retryWithBackoff(call, { signal }), signal);
    assert.equal((await resilience().retryWithBackoff(call)).aborted, false);
  });

  it('rethrows at once what `retryIf` does not want', async () => {
    const asked: unknown[] = [];
    const call = ({ attempt }: { attempt: number }) => Promise.reject(new Error(String(attempt)));
    const retryIf = (error: unknown) => {
      asked.push(error);
      return asked.length < 2;
    };
    const options = { attempts: 5, baseMs: 1, retryIf };
    await assert.rejects(resilience().retryWithBackoff(call, options), /^Error: 2$/);
    assert.deepEqual(asked, [new Error('1'), new Error('2')]);
  });

  it('makes no call after an abort in `retryIf`', async () => {
    const controller = new AbortController();
    let calls = 0;
    const call = () => Promise.reject(new Error(String(++calls)));
    const retryIf = () => {
      controller.abort();
      return true;
    };
    const { signal } = controller;
    await assert.rejects(resilience().retryWithBackoff(call, { retryIf, signal }), /^Error: 1$/);
    assert.equal(calls, 1);
  });

  it('works with no wait at all', async () => {
    let calls = 0;
    const call = () => Promise.reject(new Error(String(++calls)));
    await assert.rejects(resilience().retryWithBackoff(call, { attempts: 20, baseMs: 0 }), /^Error: 20$/);
  });

  const bad = [
    { attempts: 0 },
    { attempts: -1 },
    { attempts: 1.5 },
    { attempts: NaN },
    { attempts: Infinity },
    { baseMs: -1 },
    { baseMs: NaN },
    { capMs: -1 },
    { capMs: Infinity },
    { capMs: 2 ** 31 },
  ];
  for (const options of bad) {
    const [[name, value] = []] = Object.entries(options);
    it(`refuses ${name}: ${value}`, async () => {
      const call = () => assert.fail('called');
      await assert.rejects(resilience().retryWithBackoff(call, options), RangeError);
    });
  }

  it('refuses a number in a string, as environment variables are', async () => {
    const options = { baseMs: '100' as unknown as number };
    await assert.rejects(
      resilience().retryWithBackoff(() => 1, options),
      RangeError,
    );
  });
});
