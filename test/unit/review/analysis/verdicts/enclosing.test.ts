import { describe, it } from 'mocha';
import { assertAnnotated } from '../../annotated.ts';

describe('a race', () => {
  it('bounds what runs against a timer', () =>
    assertAnnotated({
      'a.ts': `
import { setTimeout as delay } from 'node:timers/promises';
const late = (ms: number) => new Promise((_, reject) => setTimeout(reject, ms));
const wait = async (ms: number) => {
  await delay(ms);
  throw new Error('late');
};
export async function load(url: string) {
  await Promise.race([fetch(url), late(10)]);
  //                  ~~~~~ present 10 enclosing
  await Promise.race([late(20), fetch(url).then(r => r.json())]);
  //                            ~~~~~ present 20 enclosing
  await Promise.race([delay(30), (async () => fetch(url))()]);
  //                                          ~~~~~ present 30 enclosing
  await Promise.race([Promise.all([fetch(url), fetch(url)]), delay(40)]);
  //                               ~~~~~ present 40 enclosing
  //                                           ~~~~~ present 40 enclosing
  const racers = [fetch(url), delay(50)];
  //              ~~~~~ present 50 enclosing
  await Promise.race(racers);
  const first = fetch(url);
  //            ~~~~~ present 60 enclosing
  const second = first.then(r => r.json());
  await Promise.race([second, delay(60)]);
  await Promise.race([fetch(url), delay(70).then(() => { throw new Error('late'); })]);
  //                  ~~~~~ present 70 enclosing
}
`,
    }));

  it('bounds nothing without a timer, and comes late after an await', () =>
    assertAnnotated({
      'a.ts': `
const late = (ms: number) => new Promise((_, reject) => setTimeout(reject, ms));
export async function load(url: string, stop: Promise<never>) {
  await Promise.race([fetch(url), fetch(url + '/b')]);
  //                  ~~~~~ absent
  //                              ~~~~~ absent
  await Promise.race([fetch(url), stop]);
  //                  ~~~~~ unknown
  await Promise.race([await fetch(url), late(10)]);
  //                        ~~~~~ ineffective (late-race)
  await Promise.any([fetch(url), late(10)]);
  //                 ~~~~~ absent
  await Promise.all([fetch(url), late(10)]);
  //                 ~~~~~ absent
  const answer = await fetch(url);
  //                   ~~~~~ absent
  await Promise.race([answer.json(), late(10)]);
}
`,
    }));
});

describe('a function that a call is handed to', () => {
  const guards = `
export async function race<T>(promise: Promise<T>, ms: number): Promise<T> {
  return Promise.race([promise, new Promise<never>((_, reject) => setTimeout(reject, ms))]);
}
export async function run<T>(task: () => Promise<T>): Promise<T> {
  return race(task(), 5000);
}
export async function settle<T>(promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('late')), 300);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
export async function retry<T>(task: () => Promise<T>, times = 3): Promise<T> {
  for (let i = 0; i < times; i++) {
    try {
      return await task();
    } catch {
      continue;
    }
  }
  return task();
}
export function measured<T>(name: string, task: () => Promise<T>): Promise<T> {
  return retry(() => task());
}
`;

  it('bounds it where it races it, itself or through others', () =>
    assertAnnotated({
      'guards.ts': guards,
      'a.ts': `
import { race, retry, measured, run, settle } from './guards';
export async function load(url: string) {
  await race(fetch(url), 100);
  //         ~~~~~ present 100 wrapper
  await run(() => fetch(url));
  //              ~~~~~ present 5000 wrapper
  await run(async () => {
    const response = await fetch(url);
    //                     ~~~~~ present 5000 wrapper
    return response.json();
  });
  await settle(fetch(url));
  //           ~~~~~ present 300 wrapper
  await retry(() => fetch(url));
  //                ~~~~~ absent
  await measured('load', () => fetch(url));
  //                           ~~~~~ absent
  await run(() => retry(() => fetch(url)));
  //                          ~~~~~ present 5000 wrapper
  const pending = fetch(url);
  //              ~~~~~ present 300 wrapper
  await settle(pending);
}
`,
    }));

  it('leaves it open where it cannot be seen into', () =>
    assertAnnotated({
      'a.ts': `
import pTimeout from 'p-timeout';
import { handleAll, retry, timeout } from 'cockatiel';
import { chunk } from 'lodash';
const policy = timeout(1000);
export async function load(url: string, guard: (run: () => Promise<unknown>) => Promise<unknown>, around: { execute(run: () => unknown): unknown }) {
  await pTimeout(fetch(url), { milliseconds: 10 });
  //             ~~~~~ present 10 wrapper
  await policy.execute(() => fetch(url));
  //                         ~~~~~ present 1000 wrapper
  await retry(handleAll, {}).execute(() => fetch(url));
  //                                       ~~~~~ absent
  await guard(() => fetch(url));
  //                ~~~~~ unknown
  await around.execute(() => fetch(url));
  //                         ~~~~~ unknown
  chunk(fetch(url));
  //    ~~~~~ absent
}
`,
      'package.json':
        '{ "dependencies": { "p-timeout": "7.0.0", "cockatiel": "3.2.1", "lodash": "4.17.21" } }',
    }));

  it('is only told of it by many: listeners, loops, routers, tests', () =>
    assertAnnotated({
      'a.ts': `
declare const app: { get(path: string, handler: () => unknown): void; on(event: string, run: () => unknown): void };
export async function load(urls: string[]) {
  app.get('/', () => fetch('x'));
  //                 ~~~~~ absent
  app.on('ready', () => fetch('x'));
  //                    ~~~~~ absent
  await Promise.all(urls.map(url => fetch(url)));
  //                                ~~~~~ absent
  urls.forEach(async url => {
    await fetch(url);
    //    ~~~~~ absent
  });
  setTimeout(() => fetch('x'), 10);
  //               ~~~~~ absent
  await Promise.resolve().then(() => fetch('x'));
  //                                 ~~~~~ absent
}
`,
    }));
});
