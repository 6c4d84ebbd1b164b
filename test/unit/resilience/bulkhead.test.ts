import fc from 'fast-check';
import { it } from 'mocha';
import assert from 'node:assert/strict';
import { settled } from './fake-time.ts';
import { forEachKind, type Resilience } from './kinds.ts';
import { listeners, watch, type Watched } from './outcome.ts';

type Step =
  | { readonly kind: 'call' }
  | { readonly kind: 'end'; readonly which: number; readonly how: 'success' | 'failure' }
  | { readonly kind: 'abort'; readonly which: number }
  /** A place becomes free and who was to have it is aborted, before anybody could react. */
  | { readonly kind: 'end and abort'; readonly which: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('call' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('end' as const),
      which: fc.nat(9),
      how: fc.constantFrom('success' as const, 'failure' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('abort' as const), which: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('end and abort' as const), which: fc.nat(9) }) },
);

interface Call {
  readonly controller: AbortController;
  readonly work: PromiseWithResolvers<string>;
  result: Watched;
  started: boolean;
}

/** A bulkhead and what must be true of it: who runs, and who waits in which order. */
class Harness {
  readonly bulkhead: InstanceType<Resilience['Bulkhead']>;
  readonly limits: { readonly maxConcurrent: number; readonly maxQueue: number };
  running: Call[] = [];
  waiting: Call[] = [];

  constructor(resilience: Resilience, limits: Harness['limits']) {
    this.bulkhead = new resilience.Bulkhead(limits);
    this.limits = limits;
  }

  async call(): Promise<void> {
    const controller = new AbortController();
    const call: Call = {
      controller,
      work: Promise.withResolvers(),
      result: { state: 'pending', value: undefined },
      started: false,
    };
    const run = () => {
      call.started = true;
      return call.work.promise;
    };
    call.result = watch(this.bulkhead.execute(run, { signal: controller.signal }));
    await settled();
    if (this.running.length < this.limits.maxConcurrent) {
      this.running.push(call);
    } else if (this.waiting.length < this.limits.maxQueue) {
      this.waiting.push(call);
    } else {
      assert.equal((call.result.value as Error).name, 'BulkheadFullError');
      assert.equal(call.started, false);
    }
  }

  end(which: number, how: 'success' | 'failure'): void {
    const [call] = this.running.splice(which % Math.max(this.running.length, 1), 1);
    if (call !== undefined) {
      if (how === 'success') {
        call.work.resolve('done');
      } else {
        call.work.reject(new Error('failed'));
      }
      this.running.push(...this.waiting.splice(0, 1));
    }
  }

  async abort(which: number): Promise<void> {
    const [call] = this.waiting.splice(which % Math.max(this.waiting.length, 1), 1);
    if (call !== undefined) {
      call.controller.abort('abandoned');
      await settled();
      assert.deepEqual(call.result, { state: 'rejected', value: 'abandoned' });
      assert.equal(call.started, false);
    }
  }

  /** Who gets the place is aborted: it does not run, and the place goes to the next. */
  endAndAbort(which: number): void {
    const [first] = this.waiting;
    const running = this.running[which % Math.max(this.running.length, 1)];
    if (first !== undefined && running !== undefined) {
      void running.work.promise.then(() => first.controller.abort('abandoned'));
      this.waiting.shift();
      this.end(which, 'success');
    }
  }

  check(): void {
    assert.deepEqual(
      [this.bulkhead.running, this.bulkhead.queued],
      [this.running.length, this.waiting.length],
    );
    assert.ok(this.running.every(({ started, result }) => started && result.state === 'pending'));
    assert.ok(this.waiting.every(({ started, result }) => !started && result.state === 'pending'));
    assert.ok(this.running.every(({ controller }) => listeners(controller.signal) === 0));
  }
}

forEachKind('Bulkhead', resilience => {
  it('does what the model does, whatever happens', async () => {
    const plan = fc.record({
      maxConcurrent: fc.integer({ min: 1, max: 4 }),
      maxQueue: fc.nat(4),
      steps: fc.array(step, { maxLength: 50 }),
    });
    const property = fc.asyncProperty(plan, async ({ steps, ...limits }) => {
      const harness = new Harness(resilience(), limits);
      for (const each of steps) {
        switch (each.kind) {
          case 'call':
            await harness.call();
            break;
          case 'end':
            harness.end(each.which, each.how);
            break;
          case 'abort':
            await harness.abort(each.which);
            break;
          case 'end and abort':
            harness.endAndAbort(each.which);
            break;
        }
        await settled();
        harness.check();
      }
      while (harness.running.length > 0) {
        harness.end(0, 'success');
        await settled();
        harness.check();
      }
    });
    await fc.assert(property, { numRuns: 200 });
  });

  it('starts a call at once where there is a place', () => {
    const bulkhead = new (resilience().Bulkhead)({ maxConcurrent: 1, maxQueue: 0 });
    let started = false;
    watch(
      bulkhead.execute(() => {
        started = true;
      }),
    );
    assert.ok(started);
  });

  it('gives the result and the error of the call, and frees the place after either', async () => {
    const bulkhead = new (resilience().Bulkhead)({ maxConcurrent: 1, maxQueue: 0 });
    assert.equal(await bulkhead.execute(() => 1), 1);
    await assert.rejects(
      bulkhead.execute(() => Promise.reject(new Error('ill'))),
      /^Error: ill$/,
    );
    const throwing = () => {
      throw new Error('at once');
    };
    await assert.rejects(bulkhead.execute(throwing), /^Error: at once$/);
    assert.equal(await bulkhead.execute(() => 2), 2);
  });

  it('says what it is full of', async () => {
    const bulkhead = new (resilience().Bulkhead)({ maxConcurrent: 2, maxQueue: 0 });
    const hanging = () => new Promise(() => undefined);
    watch(bulkhead.execute(hanging));
    watch(bulkhead.execute(hanging));
    await assert.rejects(bulkhead.execute(hanging), {
      name: 'BulkheadFullError',
      message: 'The bulkhead is full: 2 calls run and 0 wait',
    });
  });

  it('lets nobody in between take a place that is handed over', async () => {
    const bulkhead = new (resilience().Bulkhead)({ maxConcurrent: 1, maxQueue: 1 });
    const first = Promise.withResolvers<string>();
    const order: string[] = [];
    const running = bulkhead.execute(() => first.promise);
    const waiting = bulkhead.execute(() => order.push('waiting'));
    const overtaking = running.then(() => bulkhead.execute(() => order.push('overtaking')));
    first.resolve('done');
    await Promise.all([waiting, overtaking]);
    assert.deepEqual(order, ['waiting', 'overtaking']);
  });

  it('makes no call when the signal was aborted before, not even in a queue', async () => {
    const bulkhead = new (resilience().Bulkhead)({ maxConcurrent: 1, maxQueue: 1 });
    const signal = AbortSignal.abort('before');
    const call = () => assert.fail('called');
    await assert.rejects(bulkhead.execute(call, { signal }), (error: unknown) => error === 'before');
    assert.deepEqual([bulkhead.running, bulkhead.queued], [0, 0]);
    watch(bulkhead.execute(() => new Promise(() => undefined)));
    await assert.rejects(bulkhead.execute(call, { signal }), (error: unknown) => error === 'before');
    assert.deepEqual([bulkhead.running, bulkhead.queued], [1, 0]);
  });

  const bad = [
    { maxConcurrent: 0, maxQueue: 0 },
    { maxConcurrent: 1.5, maxQueue: 0 },
    { maxConcurrent: Infinity, maxQueue: 0 },
    { maxConcurrent: 1, maxQueue: -1 },
    { maxConcurrent: 1, maxQueue: NaN },
    { maxConcurrent: 1, maxQueue: Infinity },
    { maxConcurrent: 1, maxQueue: '5' as unknown as number },
  ];
  for (const options of bad) {
    it(`refuses maxConcurrent: ${options.maxConcurrent}, maxQueue: ${options.maxQueue}`, () => {
      assert.throws(() => new (resilience().Bulkhead)(options), RangeError);
    });
  }
});
