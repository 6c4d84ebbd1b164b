import fc from 'fast-check';
import { it } from 'mocha';
import assert from 'node:assert/strict';
import { FakeTime, settled } from './fake-time.ts';
import { forEachKind, type Resilience } from './kinds.ts';
import { watch } from './outcome.ts';

type Answer = 'success' | 'failure' | 'refusal';

type Step =
  | { readonly kind: 'call' }
  | { readonly kind: 'answer'; readonly which: number; readonly answer: Answer }
  | { readonly kind: 'wait'; readonly ms: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('call' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      which: fc.nat(20),
      answer: fc.constantFrom<Answer[]>('success', 'failure', 'failure', 'refusal'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.nat(150) }) },
);

/** What the breaker must be, told as a story: what happened last, and who was called when. */
class Model {
  readonly threshold: number;
  readonly resetMs: number;
  phase: 'closed' | 'not closed' = 'closed';
  inARow = 0;
  openedAt = -Infinity;
  probedAt = -Infinity;
  /** Calls whose answers count. */
  counting = new Set<number>();

  constructor(threshold: number, resetMs: number) {
    this.threshold = threshold;
    this.resetMs = resetMs;
  }

  state(now: number): string {
    if (this.phase === 'closed') {
      return 'closed';
    }
    return this.probedAt > -Infinity || now - this.openedAt >= this.resetMs ? 'half-open' : 'open';
  }

  admits(now: number): boolean {
    const since = Math.max(this.openedAt, this.probedAt);
    return this.phase === 'closed' || now - since >= this.resetMs;
  }

  called(id: number, now: number): void {
    this.counting.add(id);
    if (this.phase !== 'closed') {
      this.probedAt = now;
    }
  }

  answered(id: number, answer: Answer, now: number): void {
    if (!this.counting.delete(id)) {
      return;
    }
    this.inARow = answer === 'failure' ? this.inARow + 1 : 0;
    const opens = answer === 'failure' && (this.phase !== 'closed' || this.inARow >= this.threshold);
    if (opens || this.phase !== 'closed') {
      this.phase = opens ? 'not closed' : 'closed';
      this.openedAt = opens ? now : -Infinity;
      this.probedAt = -Infinity;
      this.inARow = 0;
      this.counting.clear();
    }
  }
}

const answers: Readonly<Record<Answer, (call: PromiseWithResolvers<string>) => void>> = {
  success: call => call.resolve('yes'),
  failure: call => call.reject(new Error('ill')),
  refusal: call => call.reject(new TypeError('not found')),
};

/** A breaker, and the model that it is held against. */
class Harness {
  readonly resilience: Resilience;
  readonly breaker: InstanceType<Resilience['CircuitBreaker']>;
  readonly model: Model;
  readonly time: FakeTime;
  readonly running = new Map<number, PromiseWithResolvers<string>>();
  lastId = 0;

  constructor(resilience: Resilience, threshold: number, time: FakeTime) {
    const isFailure = (error: unknown) => !(error instanceof TypeError);
    this.resilience = resilience;
    this.breaker = new resilience.CircuitBreaker({ threshold, resetMs: 100, isFailure });
    this.model = new Model(threshold, 100);
    this.time = time;
  }

  async take(step: Step): Promise<void> {
    switch (step.kind) {
      case 'call':
        return this.call();
      case 'answer':
        return this.answer(step.which, step.answer);
      case 'wait':
        return this.time.advance(step.ms);
    }
  }

  async call(): Promise<void> {
    const id = ++this.lastId;
    const call = Promise.withResolvers<string>();
    const run = () => {
      this.running.set(id, call);
      return call.promise;
    };
    const result = watch(this.breaker.execute(run));
    await settled();
    assert.equal(this.running.has(id), this.model.admits(this.time.now));
    if (this.running.has(id)) {
      this.model.called(id, this.time.now);
    } else {
      assert.ok(result.value instanceof this.resilience.CircuitOpenError);
      const { retryAfterMs } = result.value;
      assert.ok(retryAfterMs > 0 && retryAfterMs <= 100);
    }
  }

  async answer(which: number, answer: Answer): Promise<void> {
    const entry = [...this.running][which % Math.max(this.running.size, 1)];
    if (entry !== undefined) {
      const [id, call] = entry;
      this.running.delete(id);
      answers[answer](call);
      await settled();
      this.model.answered(id, answer, this.time.now);
    }
  }

  check(): void {
    assert.equal(this.breaker.state, this.model.state(this.time.now));
    assert.equal(this.time.pending, 0, 'no timer');
  }
}

forEachKind('CircuitBreaker', resilience => {
  const failing = () => Promise.reject(new Error('ill'));

  /** A breaker that has just opened. */
  async function opened(resetMs: number) {
    const breaker = new (resilience().CircuitBreaker)({ threshold: 1, resetMs });
    await assert.rejects(breaker.execute(failing), /ill/);
    assert.equal(breaker.state, 'open');
    return breaker;
  }

  it('does what the model does, whatever happens', async () => {
    const plan = fc.record({
      threshold: fc.integer({ min: 1, max: 4 }),
      steps: fc.array(step, { maxLength: 60 }),
    });
    const property = fc.asyncProperty(plan, ({ threshold, steps }) =>
      FakeTime.during(async time => {
        const harness = new Harness(resilience(), threshold, time);
        for (const each of steps) {
          await harness.take(each);
          harness.check();
        }
      }),
    );
    await fc.assert(property, { numRuns: 200 });
  });

  it('gives the result and the error of the call', async () => {
    const breaker = new (resilience().CircuitBreaker)({ threshold: 3, resetMs: 100 });
    assert.equal(await breaker.execute(() => 1), 1);
    assert.equal(await breaker.execute(() => Promise.resolve(2)), 2);
    await assert.rejects(breaker.execute(failing), /^Error: ill$/);
    const throwing = (): never => {
      throw new Error('at once');
    };
    await assert.rejects(breaker.execute(throwing), /^Error: at once$/);
  });

  it('opens after `threshold` failures in a row, not of all', async () => {
    const breaker = new (resilience().CircuitBreaker)({ threshold: 2, resetMs: 100 });
    await assert.rejects(breaker.execute(failing));
    await breaker.execute(() => 'well');
    await assert.rejects(breaker.execute(failing));
    assert.equal(breaker.state, 'closed');
    await assert.rejects(breaker.execute(failing));
    assert.equal(breaker.state, 'open');
  });

  it('refuses without a call while it is open, and says for how long', async () =>
    FakeTime.during(async time => {
      const breaker = await opened(100);
      await time.advance(30);
      const call = () => assert.fail('called');
      await assert.rejects(breaker.execute(call), {
        name: 'CircuitOpenError',
        retryAfterMs: 70,
      });
    }));

  it('lets a single probe through, however many come while it runs', async () =>
    FakeTime.during(async time => {
      const breaker = await opened(100);
      await time.advance(100);
      assert.equal(breaker.state, 'half-open');
      const probe = Promise.withResolvers<string>();
      let calls = 0;
      const call = () => {
        calls++;
        return probe.promise;
      };
      const results = Array.from({ length: 20 }, () => watch(breaker.execute(call)));
      await settled();
      assert.equal(calls, 1);
      assert.equal(results.filter(({ state }) => state === 'rejected').length, 19);
      await time.advance(99);
      await assert.rejects(breaker.execute(call), { name: 'CircuitOpenError' });
      probe.resolve('well');
      await settled();
      assert.equal(breaker.state, 'closed');
      assert.equal(await breaker.execute(() => 'again'), 'again');
    }));

  it('opens for as long again when the probe fails', async () =>
    FakeTime.during(async time => {
      const breaker = await opened(100);
      await time.advance(100);
      await assert.rejects(breaker.execute(failing), /ill/);
      assert.equal(breaker.state, 'open');
      await time.advance(99);
      await assert.rejects(breaker.execute(failing), { name: 'CircuitOpenError' });
      await time.advance(1);
      assert.equal(await breaker.execute(() => 'well'), 'well');
      assert.equal(breaker.state, 'closed');
    }));

  it('does not stay open for ever when the probe hangs', async () =>
    FakeTime.during(async time => {
      const breaker = await opened(100);
      await time.advance(100);
      watch(breaker.execute(() => new Promise(() => undefined)));
      await time.advance(100);
      assert.equal(await breaker.execute(() => 'well'), 'well');
      assert.equal(breaker.state, 'closed');
    }));

  it('takes no notice of a probe that fails after another has closed the circuit', async () =>
    FakeTime.during(async time => {
      const breaker = await opened(100);
      await time.advance(100);
      const slow = Promise.withResolvers<string>();
      watch(breaker.execute(() => slow.promise));
      await time.advance(100);
      await breaker.execute(() => 'well');
      slow.reject(new Error('ill'));
      await settled();
      assert.equal(breaker.state, 'closed');
    }));

  for (const late of ['success', 'failure'] as const) {
    it(`takes no notice of a late ${late} of a call from before it opened`, async () =>
      FakeTime.during(async time => {
        const { CircuitBreaker } = resilience();
        const breaker = new CircuitBreaker({ threshold: 1, resetMs: 100 });
        const [first, second] = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
        watch(breaker.execute(() => first.promise));
        watch(breaker.execute(() => second.promise));
        await assert.rejects(breaker.execute(failing), /ill/);
        answers[late](first);
        await settled();
        assert.equal(breaker.state, 'open');
        await time.advance(100);
        await breaker.execute(() => 'well');
        answers[late](second);
        await settled();
        assert.equal(breaker.state, 'closed');
      }));
  }

  it('counts an error as an answer that is no failure', async () =>
    FakeTime.during(async time => {
      const { CircuitBreaker } = resilience();
      const isFailure = (error: unknown) => !(error instanceof TypeError);
      const breaker = new CircuitBreaker({ threshold: 1, resetMs: 100, isFailure });
      const notFound = () => Promise.reject(new TypeError('404'));
      await assert.rejects(breaker.execute(notFound), /404/);
      assert.equal(breaker.state, 'closed');
      await assert.rejects(breaker.execute(failing), /ill/);
      await time.advance(100);
      await assert.rejects(breaker.execute(notFound), /404/);
      assert.equal(breaker.state, 'closed');
    }));

  const bad = [
    { threshold: 0, resetMs: 1 },
    { threshold: 1.5, resetMs: 1 },
    { threshold: Infinity, resetMs: 1 },
    { threshold: 1, resetMs: 0 },
    { threshold: 1, resetMs: -1 },
    { threshold: 1, resetMs: NaN },
    { threshold: 1, resetMs: Infinity },
    { threshold: 1, resetMs: '1000' as unknown as number },
  ];
  for (const options of bad) {
    it(`refuses threshold: ${options.threshold}, resetMs: ${options.resetMs}`, () => {
      assert.throws(() => new (resilience().CircuitBreaker)(options), RangeError);
    });
  }
});
