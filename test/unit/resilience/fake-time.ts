interface FakeTimer {
  readonly at: number;
  readonly run: () => void;
}

/** Time that passes only when told, for code that uses the global timers and `performance.now()`. In ms. */
export class FakeTime {
  #now = 1000;
  readonly #timers = new Map<number, FakeTimer>();
  #lastId = 0;

  /** Runs a test under a time of its own; puts the real one back. */
  static async during(test: (time: FakeTime) => Promise<void>): Promise<void> {
    const time = new FakeTime();
    const { setTimeout, clearTimeout } = globalThis;
    Object.assign(globalThis, {
      setTimeout: (run: () => void, ms: number) => time.#start(run, ms),
      clearTimeout: (id: number | undefined) => time.#timers.delete(id ?? 0),
    });
    Object.defineProperty(performance, 'now', { value: () => time.#now, configurable: true });
    try {
      await test(time);
    } finally {
      Object.assign(globalThis, { setTimeout, clearTimeout });
      Reflect.deleteProperty(performance, 'now');
    }
  }

  get now(): number {
    return this.#now;
  }

  /** Timers that are still to fire. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Lets so many ms pass: timers fire in their order, each followed by what waits for it. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settled();
    for (let due = this.#due(end); due !== null; due = this.#due(end)) {
      const [id, timer] = due;
      this.#timers.delete(id);
      this.#now = timer.at;
      timer.run();
      await settled();
    }
    this.#now = end;
  }

  /** Lets time pass until no timer is left. */
  async finish(): Promise<void> {
    await settled();
    while (this.#timers.size > 0) {
      const next = Math.min(...[...this.#timers.values()].map(({ at }) => at));
      await this.advance(next - this.#now);
    }
  }

  /** Fires the next timer, late by so many ms, and lets nobody react yet. */
  fireNext(lateMs = 0): void {
    const [id, timer] = this.#due(Infinity) ?? [0, { at: this.#now, run: () => undefined }];
    this.#timers.delete(id);
    this.#now = timer.at + lateMs;
    timer.run();
  }

  #start(run: () => void, ms: number): number {
    // Timers know no wait beyond 2^31 - 1 ms: they fire at once.
    const wait = ms >= 1 && ms <= 2 ** 31 - 1 ? ms : 1;
    this.#lastId++;
    this.#timers.set(this.#lastId, { at: this.#now + wait, run });
    return this.#lastId;
  }

  #due(end: number): readonly [number, FakeTimer] | null {
    const due = [...this.#timers].filter(([, { at }]) => at <= end);
    return due.sort(([, a], [, b]) => a.at - b.at)[0] ?? null;
  }
}

/** Everything that waits for promises has gone on. */
export async function settled(): Promise<void> {
  await new Promise(resolve => setImmediate(resolve));
}
