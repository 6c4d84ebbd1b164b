import { describe, it } from 'mocha';
import { assertAnnotated } from '../../../annotated.ts';

describe('what packages add to what they are handed', () => {
  it('is told of breakers that are made for a function', () =>
    assertAnnotated({
      'src/breaker.ts': `
import axios from 'axios';
import CircuitBreaker from 'opossum';
async function load(url: string) {
  return axios.get(url);
  //     ~~~~~~~~~ present 10000 caller
  //     ~~~~~~~~~ circuit-breaker present caller
  //     ~~~~~~~~~ fallback present caller
  //     ~~~~~~~~~ retry absent
}
const breaker = new CircuitBreaker(load);
breaker.fallback(() => []);
export const run = (url: string) => breaker.fire(url);
const other = new CircuitBreaker(() => axios.post('/orders', {}), { timeout: 500, capacity: 10 });
//                                     ~~~~~~~~~~ present 500 wrapper
//                                     ~~~~~~~~~~ fallback absent
//                                     ~~~~~~~~~~ bulkhead present wrapper
export const save = () => other.fire();
const off = new CircuitBreaker(() => axios.put('/orders', {}), { enabled: false });
//                                   ~~~~~~~~~ circuit-breaker absent
//                                   ~~~~~~~~~ absent
export const put = () => off.fire();
const any = new CircuitBreaker((run: () => Promise<unknown>) => run(), { timeout: false });
export const remove = () => any.fire(() => axios.delete('/orders'));
//                                         ~~~~~~~~~~~~ circuit-breaker present wrapper
//                                         ~~~~~~~~~~~~ absent
`,
    }));

  it('is told of breakers in pages, by the global that stands for them, and in objects without a class', () =>
    assertAnnotated({
      'public/app.js': `
const circuit = new circuitBreaker(() => fetch('/service'), { timeout: 500 });
//                                       ~~~~~ circuit-breaker present wrapper
//                                       ~~~~~ fallback present wrapper
circuit.fallback(() => ({ body: 'try later' }));
export function guard(circuitBreaker) {
  return new circuitBreaker(() => fetch('/other'));
  //                              ~~~~~ circuit-breaker unknown
}
`,
      'app/controller.js': `
import CircuitBreaker from 'opossum';
export default {
  init() {
    this.circuit = new CircuitBreaker(() => fetch('/service'), {});
    //                                      ~~~~~ fallback present wrapper
    this.circuit.fallback(() => ({ body: 'try later' }));
  },
};
`,
    }));

  it('is told of retries, by what each counts', () =>
    assertAnnotated({
      'src/retries.ts': `
import retryAsync from 'async-retry';
import { backOff } from 'exponential-backoff';
import pRetry from 'p-retry';
import promiseRetry from 'promise-retry';
import { retry } from 'ts-retry-promise';
import { retryAsync as again } from 'ts-retry';
import fetchBuilder from 'fetch-retry';
const fetchRetry = fetchBuilder(fetch, { retries: 2 });
export async function all(url: string, retries: number) {
  await pRetry(() => fetch(url));
  //                 ~~~~~ retry present 11 wrapper
  await pRetry(async () => { await fetch(url); }, { retries: 3 });
  //                               ~~~~~ retry present 4 wrapper
  await pRetry(() => fetch(url), { retries: 0 });
  //                 ~~~~~ retry absent
  await pRetry(() => fetch(url), { retries });
  //                 ~~~~~ retry present wrapper
  await retryAsync(() => fetch(url), { retries: 1 });
  //                     ~~~~~ retry present 2 wrapper
  await backOff(() => fetch(url), { numOfAttempts: 4 });
  //                  ~~~~~ retry present 4 wrapper
  await backOff(() => fetch(url), { numOfAttempts: 1 });
  //                  ~~~~~ retry absent
  await promiseRetry(retry => fetch(url).catch(retry));
  //                          ~~~~~ retry present 11 wrapper
  await promiseRetry(() => fetch(url));
  //                       ~~~~~ retry absent
  await promiseRetry({ retries: 2 }, retry => fetch(url).catch(retry));
  //                                          ~~~~~ retry present 3 wrapper
  await retry(() => fetch(url), { retries: 2 });
  //                ~~~~~ retry present 3 wrapper
  //                ~~~~~ present 60000 wrapper
  await again(() => fetch(url), { maxTry: 5 });
  //                ~~~~~ retry present 5 wrapper
  await fetchRetry(url);
  //    ~~~~~~~~~~ retry present 3 client
}
`,
      'src/named.ts': `
import pRetry from 'p-retry';
async function load() {
  return fetch('/load');
  //     ~~~~~ retry present 11 caller
}
export const all = () => pRetry(load);
`,
    }));

  it('is told of limits, queues and timeouts', () =>
    assertAnnotated({
      'package.json': JSON.stringify({ dependencies: { 'p-timeout': '^6.0.0' } }),
      'src/limits.ts': `
import Bottleneck from 'bottleneck';
import { RateLimiter } from 'limiter';
import pLimit from 'p-limit';
import pMap from 'p-map';
import PQueue from 'p-queue';
import pTimeout from 'p-timeout';
import pThrottle from 'p-throttle';
const limit = pLimit(5);
const queue = new PQueue({ concurrency: 2, timeout: 4000 });
const endless = new PQueue();
const paced = new PQueue({ interval: 1000, intervalCap: 5 });
const limiter = new Bottleneck({ maxConcurrent: 1, minTime: 100 });
const failing = new Bottleneck();
failing.on('failed', async () => 100);
const tokens = new RateLimiter({ tokensPerInterval: 5, interval: 'second' });
const throttled = pThrottle({ limit: 1, interval: 1000 })(fetch);
export async function all(url: string, urls: string[]) {
  await limit(() => fetch(url));
  //                ~~~~~ bulkhead present wrapper
  await queue.add(() => fetch(url));
  //                    ~~~~~ bulkhead present wrapper
  //                    ~~~~~ rate-limit absent
  //                    ~~~~~ present 4000 wrapper
  await endless.add(() => fetch(url));
  //                      ~~~~~ bulkhead absent
  //                      ~~~~~ absent
  await paced.add(() => fetch(url));
  //                    ~~~~~ rate-limit present wrapper
  await limiter.schedule(() => fetch(url));
  //                           ~~~~~ bulkhead present wrapper
  //                           ~~~~~ rate-limit present wrapper
  //                           ~~~~~ retry absent
  await failing.schedule({ expiration: 300 }, () => fetch(url));
  //                                                ~~~~~ retry present wrapper
  //                                                ~~~~~ present 300 wrapper
  //                                                ~~~~~ bulkhead absent
  await pMap(urls, each => fetch(each), { concurrency: 3 });
  //                       ~~~~~ bulkhead present wrapper
  await pMap(urls, each => fetch(each));
  //                       ~~~~~ bulkhead absent
  await pTimeout(fetch(url), { milliseconds: 700 });
  //             ~~~~~ present 700 wrapper
  await throttled(url);
  //    ~~~~~~~~~ rate-limit present client
}
export async function gated(url: string) {
  await tokens.removeTokens(1);
  return fetch(url);
  //     ~~~~~ rate-limit present enclosing
}
export async function tried(url: string) {
  if (!tokens.tryRemoveTokens(1)) {
    throw new Error('too many');
  }
  return fetch(url);
  //     ~~~~~ rate-limit present enclosing
}
`,
    }));

  it('is told of operators, by what stands before them', () =>
    assertAnnotated({
      'src/streams.ts': `
import { catchError, defer, firstValueFrom, from, mergeMap, of, retry, throwError, timeout } from 'rxjs';
export class Streams {
  promise(url: string) {
    return from(fetch(url)).pipe(timeout(500), retry(2), catchError(() => of(null)));
    //          ~~~~~ present 500 wrapper
    //          ~~~~~ retry absent
    //          ~~~~~ fallback present wrapper
  }
  lazy(url: string) {
    return firstValueFrom(defer(() => fetch(url)).pipe(timeout({ first: 300 }), retry({ count: 2, delay: 100 })));
    //                                ~~~~~ present 300 wrapper
    //                                ~~~~~ retry present 3 wrapper
  }
  rethrown(url: string) {
    return defer(() => fetch(url)).pipe(catchError(error => throwError(() => error)));
    //                 ~~~~~ fallback absent
  }
  inner(url: string) {
    return of(1, 2).pipe(
      timeout(100),
      mergeMap(() => fetch(url), 3),
      //             ~~~~~ bulkhead present wrapper
      //             ~~~~~ retry present 4 wrapper
      //             ~~~~~ absent
      retry(3),
    );
  }
  named(url: string) {
    const source = defer(() => fetch(url));
    //                         ~~~~~ present 900 wrapper
    return source.pipe(timeout(900));
  }
}
`,
      'src/effects.ts': `
import { Effect, pipe, Schedule } from 'effect';
export const load = (url: string) =>
  Effect.tryPromise(signal => fetch(url, { signal })).pipe(Effect.timeout('5 seconds'), Effect.retry({ times: 2 }));
  //                          ~~~~~ present 5000 wrapper
  //                          ~~~~~ retry present 3 wrapper
export const first = (url: string) =>
  Effect.orElseSucceed(Effect.retry(Effect.tryPromise({ try: () => fetch(url), catch: String }), { times: 1 }), () => null);
  //                                                               ~~~~~ retry present 2 wrapper
  //                                                               ~~~~~ fallback present wrapper
export const piped = (url: string) =>
  pipe(Effect.tryPromise(() => fetch(url)), Effect.retry(Schedule.recurs(3)), Effect.catchAll(() => Effect.fail('no')));
  //                           ~~~~~ retry present wrapper
  //                           ~~~~~ fallback absent
`,
    }));

  it('is told of query libraries, which try again by themselves', () =>
    assertAnnotated({
      'src/queries.tsx': `
import { useMutation, useQuery } from '@tanstack/react-query';
import useSWR from 'swr';
const load = async () => fetch('/users');
//                       ~~~~~ retry present 4 caller
const get = (url: string) => fetch(url);
//                           ~~~~~ retry present caller
export function useUsers() {
  useQuery({ queryKey: ['users'], queryFn: load });
  useQuery({ queryKey: ['orders'], queryFn: () => fetch('/orders'), retry: false });
  //                                              ~~~~~ retry absent
  useQuery(['old'], () => fetch('/old'), { retry: 1 });
  //                      ~~~~~ retry present 2 wrapper
  useMutation({ mutationFn: () => fetch('/save', { method: 'POST' }) });
  //                              ~~~~~ retry absent
  return useSWR('/users', get);
}
`,
    }));

  it('is told of decorated methods', () =>
    assertAnnotated({
      'src/decorated.ts': `
import { handleAll, retry, usePolicy } from 'cockatiel';
import { CircuitBreakerStrategy, TimeoutStrategy, UseResilience } from 'nestjs-resilience';
const twice = retry(handleAll, { maxAttempts: 2 });
export class Users {
  @usePolicy(twice)
  load(url: string) {
    return fetch(url);
    //     ~~~~~ retry present 3 wrapper
  }
  @UseResilience(new TimeoutStrategy(2000), new CircuitBreakerStrategy())
  async save(url: string) {
    return fetch(url);
    //     ~~~~~ present 2000 wrapper
    //     ~~~~~ circuit-breaker present wrapper
    //     ~~~~~ retry absent
  }
}
`,
    }));
});
