import { describe, it } from 'mocha';
import { assertAnnotated } from '../../../annotated.ts';

describe('policies', () => {
  it('add to what they run what they were made with', () =>
    assertAnnotated({
      'src/policies.ts': `
import { bulkhead, circuitBreaker, ConsecutiveBreaker, fallback, handleAll, noop, retry, timeout, TimeoutStrategy, wrap } from 'cockatiel';
export const twice = retry(handleAll, { maxAttempts: 2 });
export const never = retry(handleAll, { maxAttempts: 0 });
export const breaker = circuitBreaker(handleAll, { halfOpenAfter: 1000, breaker: new ConsecutiveBreaker(5) });
export const all = wrap(fallback(handleAll, null), bulkhead(10), twice, breaker, timeout(2000, TimeoutStrategy.Aggressive));
export const cooperative = timeout(100, TimeoutStrategy.Cooperative);
export const idle = noop;
`,
      'src/use.ts': `
import { all, breaker, cooperative, idle, never, twice } from './policies';
export async function load(url: string) {
  await twice.execute(() => fetch(url));
  //                        ~~~~~ retry present 3 wrapper
  await never.execute(() => fetch(url));
  //                        ~~~~~ retry absent
  await breaker.execute(() => fetch(url));
  //                          ~~~~~ circuit-breaker present wrapper
  //                          ~~~~~ retry absent
  await all.execute(() => fetch(url));
  //                      ~~~~~ present 2000 wrapper
  //                      ~~~~~ retry present 3 wrapper
  //                      ~~~~~ circuit-breaker present wrapper
  //                      ~~~~~ fallback present wrapper
  //                      ~~~~~ bulkhead present wrapper
  //                      ~~~~~ rate-limit absent
  await cooperative.execute(() => fetch(url));
  //                              ~~~~~ absent
  await cooperative.execute(({ signal }) => fetch(url, { signal }));
  //                                        ~~~~~ present 100 wrapper
  await idle.execute(() => fetch(url));
  //                       ~~~~~ circuit-breaker absent
  await breaker.execute(() => twice.execute(() => fetch(url)));
  //                                              ~~~~~ retry present 3 wrapper
  //                                              ~~~~~ circuit-breaker present wrapper
}
`,
    }));

  it('are told by their types where they are injected, as far as these go', () =>
    assertAnnotated({
      'src/service.ts': `
import type { CircuitBreakerPolicy, IPolicy } from 'cockatiel';
export class Service {
  constructor(private readonly breaker: CircuitBreakerPolicy, private readonly policy: IPolicy) {}
  load(url: string) {
    return this.breaker.execute(() => fetch(url));
    //                                ~~~~~ circuit-breaker present wrapper
    //                                ~~~~~ retry absent
  }
  save(url: string) {
    return this.policy.execute(() => fetch(url));
    //                               ~~~~~ circuit-breaker unknown
    //                               ~~~~~ retry unknown
  }
}
`,
    }));

  it('of the old kind are chains', () =>
    assertAnnotated({
      'src/old.ts': `
import { ConsecutiveBreaker, Policy } from 'cockatiel';
const twice = Policy.handleAll().retry().attempts(2).exponential();
const once = Policy.handleAll().retry().delay(100);
const both = Policy.wrap(twice, Policy.handleAll().circuitBreaker(1000, new ConsecutiveBreaker(3)));
export async function load(url: string) {
  await twice.execute(() => fetch(url));
  //                        ~~~~~ retry present 3 wrapper
  await once.execute(() => fetch(url));
  //                       ~~~~~ retry present 2 wrapper
  await both.execute(() => fetch(url));
  //                       ~~~~~ retry present 3 wrapper
  //                       ~~~~~ circuit-breaker present wrapper
}
`,
    }));

  it('may be kept in a class of the project that is made elsewhere', () =>
    assertAnnotated({
      'src/guard.ts': `
import { circuitBreaker, handleAll, noop, retry, SamplingBreaker, timeout, TimeoutStrategy, wrap, type IPolicy } from 'cockatiel';
export interface Guard { execute<T>(fn: (context: { signal: AbortSignal }) => Promise<T>): Promise<T>; }
export class IdleGuard implements Guard {
  readonly instance: IPolicy = noop;
  execute<T>(fn: (context: { signal: AbortSignal }) => Promise<T>): Promise<T> {
    return this.instance.execute(fn);
  }
}
export class RealGuard implements Guard {
  readonly instance: IPolicy;
  constructor({ retries, timeoutMs }: { retries?: { maxAttempts: number }; timeoutMs?: number }) {
    if (process.env.TEST) {
      this.instance = noop;
      return;
    }
    const again = retry(handleAll, { maxAttempts: retries?.maxAttempts ?? 2 });
    const breaker = circuitBreaker(handleAll, { halfOpenAfter: 5, breaker: new SamplingBreaker({ threshold: 0.1, duration: 10 }) });
    const policies: IPolicy[] = [again, breaker];
    if (timeoutMs && timeoutMs > 0) {
      policies.push(timeout(timeoutMs, TimeoutStrategy.Cooperative));
    }
    this.instance = wrap(...policies);
  }
  execute<T>(fn: (context: { signal: AbortSignal }) => Promise<T>): Promise<T> {
    return this.instance.execute(fn);
  }
}
`,
      'src/client.ts': `
import { IdleGuard, RealGuard, type Guard } from './guard';
export class Client {
  private readonly guard: Guard;
  constructor(private readonly url: string, options?: { guard?: Guard }) {
    this.guard = options?.guard || new IdleGuard();
  }
  load() {
    return this.guard.execute(async () => {
      return fetch(this.url);
      //     ~~~~~ circuit-breaker present caller
      //     ~~~~~ retry present 4 caller
      //     ~~~~~ absent
    });
  }
}
const guard = new RealGuard({ retries: { maxAttempts: 3 } });
export const client = new Client('/api', { guard });
`,
    }));

  it('enclose nothing of an object that is handed to a function where it is made', () =>
    assertAnnotated({
      'src/store.ts': `
export class Store {
  constructor(private readonly url: string) {}
  async load() {
    return fetch(this.url);
    //     ~~~~~ circuit-breaker absent
    //     ~~~~~ retry absent
  }
}
export const createStores = (url: string) => ({ users: new Store(url) });
`,
      'src/main.ts': `
import { createStores } from './store';
export async function main(start: (stores: ReturnType<typeof createStores>) => Promise<void>) {
  const stores = createStores('/users');
  await start(stores);
  await stores.users.load();
}
`,
    }));

  it('are not asked of what a call has come to, nor of a mock that never makes it', () =>
    assertAnnotated({
      'src/again.ts': `
export async function again<T>(run: () => Promise<T>, isBad: (result: unknown) => boolean): Promise<T> {
  const result = await run();
  if (isBad(result as unknown)) throw new Error('bad');
  return result;
}
`,
      'src/service.ts': `
import { circuitBreaker, ConsecutiveBreaker, handleAll } from 'cockatiel';
const policy = circuitBreaker(handleAll, { halfOpenAfter: 1000, breaker: new ConsecutiveBreaker(5) });
class Real {
  execute<T>(run: () => Promise<T>): Promise<T> {
    return policy.execute(run);
  }
}
class Mock {
  async execute<T>(_run: () => Promise<T>): Promise<T> {
    return {} as T;
  }
}
export const service = process.env.MOCK ? new Mock() : new Real();
`,
      'src/use.ts': `
import { again } from './again';
import { service } from './service';
export async function load(url: string) {
  await again(() => fetch(url), result => result === null);
  //                ~~~~~ circuit-breaker absent
  await service.execute(() => fetch(url));
  //                          ~~~~~ circuit-breaker present wrapper
}
`,
    }));
});
