import fc from 'fast-check';
import { it } from 'mocha';
import assert from 'node:assert/strict';
import { FakeTime, settled } from './fake-time.ts';
import { forEachKind, type Resilience } from './kinds.ts';
import { listeners, watch } from './outcome.ts';

const limits = fc.record({
  capacity: fc.integer({ min: 1, max: 10 }),
  refillPerSecond: fc.integer({ min: 1, max: 200 }),
});

interface Taken {
  readonly at: number;
  readonly n: number;
}

/** Tokens in the bucket at a time, told from what was taken before; the textbook's definition. */
function tokensAt(at: number, taken: readonly Taken[], { capacity, refillPerSecond }: Limits): number {
  let tokens = capacity;
  let since = -Infinity;
  for (const each of taken) {
    tokens = Math.min(capacity, tokens + ((each.at - since) / 1000) * refillPerSecond) - each.n;
    since = each.at;
  }
  return Math.min(capacity, tokens + ((at - since) / 1000) * refillPerSecond);
}

interface Limits {
  readonly capacity: number;
  readonly refillPerSecond: number;
}

/** Sums of fractions differ in the last place. */
const tolerance = 1e-6;

interface Step {
  readonly kind: 'consume' | 'try' | 'abort' | 'wait';
  readonly n?: number;
  readonly which?: number;
  readonly ms?: number;
}

const n = fc.integer({ min: 1, max: 10 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('consume' as const), n }),
  fc.record({ kind: fc.constant('try' as const), n }),
  fc.record({ kind: fc.constant('abort' as const), which: fc.nat(9) }),
  fc.record({ kind: fc.constant('wait' as const), ms: fc.nat(400) }),
);

interface Waiting {
  readonly n: number;
  readonly controller: AbortController;
}

/** A bucket, what was taken from it, and who waits. */
class Harness {
  readonly bucket: InstanceType<Resilience['TokenBucket']>;
  readonly limits: Limits;
  readonly time: FakeTime;
  readonly taken: Taken[] = [];
  readonly waiting: Waiting[] = [];
  /** What went wrong where nobody looked. */
  readonly failures: unknown[] = [];
  aborts = 0;
  /** Those who learnt that they were aborted. */
  abandoned = 0;
  /** Since when the first in the queue is first. */
  firstSince = 0;

  constructor(resilience: Resilience, given: Limits, time: FakeTime) {
    this.bucket = new resilience.TokenBucket(given);
    this.limits = given;
    this.time = time;
  }

  async take({ kind, n: tokens = 1, which = 0, ms = 0 }: Step): Promise<void> {
    switch (kind) {
      case 'consume': {
        this.consume(tokens);
        return;
      }
      case 'try': {
        this.tryConsume(tokens);
        return;
      }
      case 'abort': {
        this.abort(which % Math.max(this.waiting.length, 1));
        return;
      }
      case 'wait':
        return this.time.advance(ms);
    }
  }

  consume(tokens: number): void {
    const entry = { n: tokens, controller: new AbortController() };
    this.firstSince = this.waiting.length === 0 ? this.time.now : this.firstSince;
    this.waiting.push(entry);
    const { signal } = entry.controller;
    this.bucket
      .consume(tokens, { signal })
      .then(() => this.served(entry))
      .catch((error: unknown) => {
        if (signal.aborted && error === signal.reason) {
          this.abandoned++;
        } else {
          this.failures.push(error);
        }
      });
  }

  served(entry: Waiting): void {
    const { now } = this.time;
    assert.equal(this.waiting.shift(), entry, 'first come, first served');
    assert.ok(this.tokensAt(now) >= entry.n - tolerance, 'no more than there is');
    const inTime = now - this.firstSince <= 2 || this.tokensAt(now - 2) < entry.n + tolerance;
    assert.ok(inTime, 'no later than the next tick of a timer');
    assert.equal(listeners(entry.controller.signal), 0);
    this.taken.push({ at: now, n: entry.n });
    this.firstSince = now;
  }

  tryConsume(tokens: number): void {
    if (this.bucket.tryConsume(tokens)) {
      assert.equal(this.waiting.length, 0, 'nobody overtakes');
      this.taken.push({ at: this.time.now, n: tokens });
    }
  }

  abort(which: number): void {
    const [entry] = this.waiting.splice(which, 1);
    this.firstSince = which === 0 ? this.time.now : this.firstSince;
    this.aborts += entry === undefined ? 0 : 1;
    entry?.controller.abort(new Error('abandoned'));
  }

  tokensAt(at: number): number {
    return tokensAt(at, this.taken, this.limits);
  }
}

forEachKind('TokenBucket', resilience => {
  it('has a token exactly when the definition says so', async () => {
    const steps = fc.array(fc.record({ wait: fc.nat(300), n: fc.integer({ min: 1, max: 10 }) }));
    const property = fc.asyncProperty(limits, steps, async (given, plan) =>
      FakeTime.during(async time => {
        const bucket = new (resilience().TokenBucket)(given);
        const taken: Taken[] = [];
        for (const { wait, n } of plan.filter(each => each.n <= given.capacity)) {
          await time.advance(wait);
          const tokens = tokensAt(time.now, taken, given);
          const took = bucket.tryConsume(n);
          if (Math.abs(tokens - n) > tolerance) {
            assert.equal(took, tokens > n);
          }
          if (took) {
            taken.push({ at: time.now, n });
          }
        }
        assert.equal(time.pending, 0);
      }),
    );
    await fc.assert(property);
  });

  it('gives tokens to those who wait as soon as they are there, in order, and passes over the aborted', async () => {
    const property = fc.asyncProperty(limits, fc.array(step, { maxLength: 40 }), (given, steps) =>
      FakeTime.during(async time => {
        const harness = new Harness(resilience(), given, time);
        for (const each of steps.filter(({ n = 1 }) => n <= given.capacity)) {
          await harness.take(each);
          await settled();
          assert.equal(harness.abandoned, harness.aborts);
          assert.equal(time.pending, harness.waiting.length > 0 ? 1 : 0, 'one timer, while somebody waits');
        }
        await time.finish();
        assert.equal(harness.waiting.length, 0);
        assert.deepEqual(harness.failures, []);
      }),
    );
    await fc.assert(property, { numRuns: 200 });
  });

  it('gives the whole capacity at once, and then a steady rate', async () =>
    FakeTime.during(async time => {
      const bucket = new (resilience().TokenBucket)({ capacity: 3, refillPerSecond: 10 });
      const took = () => Array.from({ length: 5 }, () => bucket.tryConsume()).filter(Boolean).length;
      assert.equal(took(), 3);
      await time.advance(99);
      assert.equal(took(), 0);
      await time.advance(1);
      assert.equal(took(), 1);
      await time.advance(10_000);
      assert.equal(took(), 3);
    }));

  it('is not emptied by questions alone', async () =>
    FakeTime.during(async time => {
      const bucket = new (resilience().TokenBucket)({ capacity: 1, refillPerSecond: 1 });
      assert.ok(bucket.tryConsume());
      for (let ms = 0; ms < 1000; ms++) {
        assert.equal(bucket.tryConsume(), false);
        await time.advance(1);
      }
      assert.ok(bucket.tryConsume());
    }));

  it('waits longer than a timer can where it must', async () =>
    FakeTime.during(async time => {
      const bucket = new (resilience().TokenBucket)({ capacity: 1, refillPerSecond: 1e-7 });
      assert.ok(bucket.tryConsume());
      const begin = time.now;
      const result = watch(bucket.consume());
      await time.finish();
      assert.equal(result.state, 'fulfilled');
      assert.ok(Math.abs(time.now - begin - 1e10) < 10);
    }));

  it('takes nothing when the signal was aborted before', async () => {
    const bucket = new (resilience().TokenBucket)({ capacity: 1, refillPerSecond: 1 });
    const signal = AbortSignal.abort('before');
    await assert.rejects(bucket.consume(1, { signal }), (error: unknown) => error === 'before');
    assert.ok(bucket.tryConsume());
  });

  it('takes nothing when the abort comes together with the token', async () =>
    FakeTime.during(async time => {
      const bucket = new (resilience().TokenBucket)({ capacity: 1, refillPerSecond: 1 });
      assert.ok(bucket.tryConsume());
      const controller = new AbortController();
      const result = watch(bucket.consume(1, { signal: controller.signal }));
      await settled();
      time.fireNext();
      controller.abort('abandoned');
      await settled();
      assert.deepEqual(result, { state: 'rejected', value: 'abandoned' });
      assert.ok(bucket.tryConsume());
    }));

  it('serves all for whom there is enough when a timer was late', async () =>
    FakeTime.during(async time => {
      const bucket = new (resilience().TokenBucket)({ capacity: 3, refillPerSecond: 1 });
      assert.ok(bucket.tryConsume(3));
      const results = Array.from({ length: 3 }, () => watch(bucket.consume()));
      await settled();
      time.fireNext(1000);
      await settled();
      assert.deepEqual(
        results.map(({ state }) => state),
        ['fulfilled', 'fulfilled', 'pending'],
      );
      assert.equal(time.pending, 1);
    }));

  it('refuses more tokens than it can ever hold, and numbers that are none', async () => {
    const bucket = new (resilience().TokenBucket)({ capacity: 3, refillPerSecond: 1 });
    for (const n of [4, 0, -1, NaN, Infinity, '1' as unknown as number]) {
      assert.throws(() => bucket.tryConsume(n), RangeError);
      await assert.rejects(bucket.consume(n), RangeError);
    }
    assert.ok(bucket.tryConsume(3));
  });

  const bad = [
    { capacity: 0, refillPerSecond: 1 },
    { capacity: NaN, refillPerSecond: 1 },
    { capacity: Infinity, refillPerSecond: 1 },
    { capacity: 1, refillPerSecond: 0 },
    { capacity: 1, refillPerSecond: -1 },
    { capacity: 1, refillPerSecond: '1' as unknown as number },
  ];
  for (const options of bad) {
    it(`refuses capacity: ${options.capacity}, refillPerSecond: ${options.refillPerSecond}`, () => {
      assert.throws(() => new (resilience().TokenBucket)(options), RangeError);
    });
  }
});
