import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { assertAnnotated, sessionOf } from '../../annotated.ts';

/** What the evidence says of the fallback of the only call in a function body. */
async function evidenceIn(body: string): Promise<string[]> {
  const session = await sessionOf({
    'a.ts': `export async function load(url: string, id: string, cached: string[], items: string[]) {\n${body}\n}`,
  });
  const fallback = session.review().calls[0]?.guards.fallback;
  return [
    fallback?.verdict ?? 'none',
    ...(fallback?.sources ?? []).flatMap(source =>
      source.evidence.map(({ line, message }) => `${line}: ${message}`),
    ),
    ...(fallback?.looked ?? []).map(({ line, message }) => `${line}: ${message}`),
    ...(fallback?.reason === null || fallback?.reason === undefined ? [] : [fallback.reason]),
  ];
}

describe('a catch around a call', () => {
  it('is a fallback where the work goes on with something else, or without the result', () =>
    assertAnnotated({
      'a.ts': `
declare const cache: Map<string, unknown>;
export async function empty(url: string) {
  try {
    return await fetch(url);
    //           ~~~~~ fallback present enclosing
  } catch {
    return [];
  }
}
export async function remembered(url: string) {
  try {
    return await fetch(url);
    //           ~~~~~ fallback present enclosing
  } catch (error) {
    console.error('no answer', error);
    return cache.get(url) ?? null;
  }
}
export async function without(url: string) {
  let answer: Response | undefined;
  try {
    answer = await fetch(url);
    //             ~~~~~ fallback present enclosing
  } catch (error) {
    console.warn(error);
  }
  return answer;
}
export async function each(urls: string[]) {
  const found: unknown[] = [];
  for (const url of urls) {
    try {
      found.push(await fetch(url));
      //               ~~~~~ fallback present enclosing
    } catch {
      continue;
    }
  }
  return found;
}
export async function mostly(url: string) {
  try {
    return await fetch(url);
    //           ~~~~~ fallback present enclosing
  } catch (error) {
    if (error instanceof TypeError) {
      throw error;
    }
    return;
  }
}
export async function cancelled(url: string, signal: AbortSignal) {
  try {
    return await fetch(url, { signal });
    //           ~~~~~ fallback present enclosing
  } catch (error) {
    if ((error as Error).name === 'AbortError') {
      throw error;
    }
    return null;
  }
}
`,
    }));

  it('is none where the failure reaches whoever asked', () =>
    assertAnnotated({
      'a.ts': `
import { left } from 'fp-ts/Either';
class LoadError extends Error {}
const errorResponse = (message: string) => ({ success: false, message });
const rethrow = (error: unknown): never => { throw new LoadError(String(error)); };
export async function bare(url: string) {
  return fetch(url);
  //     ~~~~~ fallback absent
}
export async function logged(url: string) {
  try {
    return await fetch(url);
    //           ~~~~~ fallback absent
  } catch (error) {
    console.error(error);
    throw error;
  }
}
export async function wrapped(url: string) {
  try {
    return await fetch(url);
    //           ~~~~~ fallback absent
  } catch (cause) {
    throw new LoadError('no answer', { cause });
  }
}
export async function thrownBy(url: string) {
  try {
    return await fetch(url);
    //           ~~~~~ fallback absent
  } catch (error) {
    rethrow(error);
  }
}
export async function benign(url: string) {
  try {
    return await fetch(url);
    //           ~~~~~ fallback absent
  } catch (error) {
    if ((error as { code: string }).code === 'NOT_FOUND') {
      return null;
    }
    throw error;
  }
}
export async function onlyBenign(url: string) {
  try {
    return await fetch(url);
    //           ~~~~~ fallback absent
  } catch (error) {
    if ((error as { code: string }).code !== 'NOT_FOUND') throw error;
    return null;
  }
}
export async function asObject(url: string) {
  try {
    return { data: await fetch(url) };
    //                   ~~~~~ fallback absent
  } catch (error) {
    return { error: (error as Error).message };
  }
}
export async function asFailure(url: string) {
  try {
    return { success: true, data: await fetch(url) };
    //                                  ~~~~~ fallback absent
  } catch {
    return { success: false, message: 'Try again later' };
  }
}
export async function byHelper(url: string) {
  try {
    return await fetch(url);
    //           ~~~~~ fallback absent
  } catch (error) {
    return errorResponse(String(error));
  }
}
export async function asLeft(url: string) {
  try {
    return await fetch(url);
    //           ~~~~~ fallback absent
  } catch (error) {
    return left(error);
  }
}
export async function ended(url: string) {
  try {
    await fetch(url);
    //    ~~~~~ fallback absent
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
}
export async function notCaught(url: string) {
  try {
    return fetch(url);
    //     ~~~~~ fallback absent
  } catch {
    return null;
  }
}
`,
    }));

  it('is none where the failure is answered, passed on or shown', () =>
    assertAnnotated({
      'a.ts': `
import type { Request, Response as Answer, NextFunction } from 'express';
import { NextResponse } from 'next/server';
import { toast } from 'sonner';
export async function answered(req: Request, res: Answer) {
  try {
    res.json(await fetch(req.url));
    //             ~~~~~ fallback absent
  } catch (error) {
    console.error(error);
    res.status(502).json({ message: 'The shop does not answer' });
  }
}
export async function next(req: Request, res: Answer, next: NextFunction) {
  try {
    res.json(await fetch(req.url));
    //             ~~~~~ fallback absent
  } catch (error) {
    next(error);
  }
}
export async function GET(request: { url: string }) {
  try {
    return NextResponse.json(await fetch(request.url));
    //                             ~~~~~ fallback absent
  } catch {
    return NextResponse.json({ message: 'no' }, { status: 500 });
  }
}
export async function page(request: { url: string }) {
  try {
    return await fetch(request.url);
    //           ~~~~~ fallback absent
  } catch {
    return new Response('Bad gateway', { status: 502 });
  }
}
export async function list(request: { url: string }) {
  try {
    return await fetch(request.url);
    //           ~~~~~ fallback present enclosing
  } catch {
    return NextResponse.json({ items: [] });
  }
}
export async function save(url: string, setError: (message: string) => void) {
  try {
    await fetch(url);
    //    ~~~~~ fallback absent
  } catch (error) {
    setError(String(error));
  }
}
export async function shown(url: string) {
  try {
    await fetch(url);
    //    ~~~~~ fallback absent
  } catch {
    toast.error('Could not save');
  }
}
export function asPromise(url: string) {
  return new Promise((resolve, reject) => {
    fetch(url).then(resolve).catch(error => reject(error));
    // ~~ fallback absent
  });
}
`,
    }));
});

describe('a handler in a chain', () => {
  it('is judged by what it makes of the failure', () =>
    assertAnnotated({
      'a.ts': `
const noItems = () => [];
const wrap = (error: unknown) => { throw new Error(String(error)); };
export async function load(url: string, next: (error: unknown) => void) {
  await fetch(url).catch(() => null);
  //    ~~~~~ fallback present enclosing
  await fetch(url).then(r => r.json()).catch(noItems);
  //    ~~~~~ fallback present enclosing
  await fetch(url).then(r => r.json(), () => ({}));
  //    ~~~~~ fallback present enclosing
  fetch(url).catch(console.error);
  // ~~ fallback present enclosing
  await fetch(url).catch(wrap);
  //    ~~~~~ fallback absent
  await fetch(url).catch(error => { throw error; });
  //    ~~~~~ fallback absent
  await fetch(url).catch(error => Promise.reject(new Error(String(error))));
  //    ~~~~~ fallback absent
  await fetch(url).catch(error => ({ error }));
  //    ~~~~~ fallback absent
  fetch(url).then(r => r.json()).catch(next);
  // ~~ fallback absent
  await Promise.all([fetch(url), fetch(url)]).catch(() => []);
  //                 ~~~~~ fallback present enclosing
  //                             ~~~~~ fallback present enclosing
  await Promise.allSettled([url].map(async each => (await fetch(each)).json()));
  //                                                      ~~~~~ fallback present enclosing
  await Promise.all([url].map(each => fetch(each)));
  //                                  ~~~~~ fallback absent
  const pending = fetch(url);
  //              ~~~~~ fallback present enclosing
  await pending.catch(() => undefined);
}
`,
    }));

  it('sees what no one waits for reach no one', () =>
    assertAnnotated({
      'a.ts': `
export async function ping(url: string) {
  try {
    fetch(url);
    // ~~ fallback absent
  } catch {
    return null;
  }
}
export async function main(url: string) {
  await ping(url).catch(() => null);
}
`,
    }));
});

describe('a promise that is kept', () => {
  it('is for those who wait for it later', () =>
    assertAnnotated({
      'a.ts': `
export class Session {
  private token: Promise<unknown> | null = null;
  private loaded: Promise<unknown> | null = null;
  async start(url: string) {
    this.token = fetch(url);
    //           ~~~~~ fallback unknown
    this.loaded = fetch(url).catch(() => null);
    //            ~~~~~ fallback present enclosing
  }
}
export async function one(url: string) {
  await new Session().start(url).catch(() => null);
}
export async function two(url: string) {
  await fetch(url);
  //    ~~~~~ fallback absent
  await new Session().start(url);
}
`,
    }));
});

describe('a fallback that is a call itself', () => {
  it('guards the first, and is judged by what is around it', () =>
    assertAnnotated({
      'a.ts': `
export async function mirrored(url: string, mirror: string) {
  try {
    return await fetch(url);
    //           ~~~~~ fallback present enclosing
  } catch {
    return await fetch(mirror);
    //           ~~~~~ fallback absent
  }
}
export async function constant(url: string, mirror: string) {
  try {
    return await fetch(url);
    //           ~~~~~ fallback present enclosing
  } catch {
    try {
      return await fetch(mirror);
      //           ~~~~~ fallback present enclosing
    } catch {
      return null;
    }
  }
}
export async function chained(url: string, mirror: string) {
  return fetch(url).catch(() => fetch(mirror)).catch(() => null);
  //     ~~~~~ fallback present enclosing
  //                            ~~~~~ fallback present enclosing
}
`,
    }));
});

describe('a loop around a catch', () => {
  it('only tries again where the first success ends it', () =>
    assertAnnotated({
      'a.ts': `
export async function thrown(url: string) {
  let lastError: unknown;
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await fetch(url);
      //           ~~~~~ fallback absent
    } catch (error) {
      lastError = error;
    }
  }
  throw lastError;
}
export async function thrownInside(url: string) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await fetch(url);
      //           ~~~~~ fallback absent
    } catch (error) {
      if (attempt === 2) throw error;
    }
  }
}
export async function givenUp(url: string) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await fetch(url);
      //           ~~~~~ fallback present enclosing
    } catch {
      continue;
    }
  }
  return null;
}
export async function forever(url: string) {
  while (true) {
    try {
      return await fetch(url);
      //           ~~~~~ fallback unknown
    } catch {
      console.warn('again');
    }
  }
}
export async function polled(url: string) {
  while (true) {
    try {
      console.log(await fetch(url));
      //                ~~~~~ fallback present enclosing
    } catch {
      console.warn('not this time');
    }
  }
}
`,
    }));
});

describe('the callers of a call', () => {
  it('give it a fallback where each of them has one', () =>
    assertAnnotated({
      'api.ts': `
export async function users(url: string) {
  return fetch(url);
  //     ~~~~~ fallback present caller
}
export async function orders(url: string) {
  return fetch(url);
  //     ~~~~~ fallback unknown
}
export async function told(url: string) {
  try {
    return await fetch(url);
    //           ~~~~~ fallback absent
  } catch (error) {
    return { error };
  }
}
`,
      'b.ts': `
import { orders, told, users } from './api.ts';
export async function page(url: string) {
  const found = await users(url).catch(() => []);
  let all = null;
  try {
    all = await orders(url);
    await told(url);
  } catch {
    all = [];
  }
  return [found, all, await users(url).catch(() => null)];
}
export async function strict(url: string) {
  await fetch(url);
  //    ~~~~~ fallback absent
  return orders(url);
}
`,
    }));
});

describe('an error event', () => {
  it('is a fallback where the promise around it is resolved all the same', () =>
    assertAnnotated({
      'a.ts': `
import https from 'node:https';
export const probe = (url: string) =>
  new Promise<boolean>(resolve => {
    https.get(url, () => resolve(true)).on('error', () => resolve(false));
    // ~~~~~~ fallback present enclosing
  });
export const load = (url: string) =>
  new Promise((resolve, reject) => {
    const request = https.get(url, resolve);
    //              ~~~~~~~~~ fallback absent
    request.on('error', reject);
  });
export const safe = (url: string) =>
  new Promise((resolve, reject) => {
    const request = https.get(url, resolve);
    //              ~~~~~~~~~ fallback present enclosing
    request.on('error', error => reject(error));
  }).catch(() => null);
export function log(url: string) {
  https.get(url).on('error', error => console.error(error));
  // ~~~~~~ fallback absent
}
`,
    }));
});

describe('a method that only its own class knows', () => {
  it('is called by that class, and by those that it extends', () =>
    assertAnnotated({
      'cache.ts': `
export abstract class Cache {
  protected abstract read(key: string): Promise<unknown>;
  async get(key: string) {
    try {
      return await this.read(key);
    } catch (error) {
      console.warn(error);
      return undefined;
    }
  }
}
`,
      'remote.ts': `
import { Cache } from './cache.ts';
export class RemoteCache extends Cache {
  protected override async read(key: string) {
    return fetch(key);
    //     ~~~~~ fallback present caller
  }
}
export class License {
  async start() {
    try {
      await this.ping();
    } catch {
      console.warn('not checked');
    }
  }
  private async ping() {
    return fetch('https://licenses.example.com');
    //     ~~~~~ fallback present caller
  }
}
`,
      'b.ts': `
import { License } from './remote.ts';
export const start = () => new License().start();
`,
    }));
});

describe('a default for the data of a query', () => {
  it('is used while there is none', () =>
    assertAnnotated({
      'a.ts': `
import { useQuery } from '@tanstack/react-query';
export function useItems(url: string) {
  const { data = [] } = useQuery({ queryKey: [url], queryFn: () => fetch(url).then(r => r.json()) });
  //                                                               ~~~~~ fallback present enclosing
  return data;
}
export function useCount(url: string) {
  const query = useQuery({ queryKey: [url], queryFn: () => fetch(url).then(r => r.json()) });
  //                                                       ~~~~~ fallback present enclosing
  return query.data?.count ?? 0;
}
export function useAll(url: string) {
  const { data, error } = useQuery({ queryKey: [url], queryFn: () => fetch(url).then(r => r.json()) });
  //                                                                 ~~~~~ fallback absent
  return { data, error };
}
`,
    }));
});

describe('a value that was kept', () => {
  it('stands in for a failure where there is one', () =>
    assertAnnotated({
      'a.ts': `
declare const cache: Map<string, unknown>;
export async function first(url: string) {
  try {
    return await fetch(url);
    //           ~~~~~ fallback present enclosing
  } catch (error) {
    const cached = cache.get(url);
    if (cached !== undefined) {
      return cached;
    }
    throw error;
  }
}
export async function second(url: string) {
  try {
    return await fetch(url);
    //           ~~~~~ fallback present enclosing
  } catch (error) {
    const cached = cache.get(url);
    if (!cached) throw error;
    return cached;
  }
}
export async function main(url: string) {
  try {
    await fetch(url);
    //    ~~~~~ fallback absent
    return 0;
  } catch (error) {
    console.error(error);
    return 1;
  }
}
`,
    }));
});

describe('the evidence for a fallback', () => {
  it('names what goes on, or why nothing does', async () => {
    assert.deepEqual(await evidenceIn('try { return await fetch(url); }\ncatch { return []; }'), [
      'present',
      '3: `[]` from the catch',
    ]);
    assert.deepEqual(await evidenceIn('try { return await fetch(url); }\ncatch { return cached; }'), [
      'present',
      '3: `cached` from the catch',
    ]);
    assert.deepEqual(await evidenceIn('await fetch(url).catch(() => null);'), [
      'present',
      '2: `null` from the `catch`',
    ]);
    assert.deepEqual(await evidenceIn('try { await fetch(url); }\ncatch { console.log(1); }'), [
      'present',
      '3: goes on without it after the catch',
    ]);
    assert.deepEqual(await evidenceIn('try { await fetch(url); }\ncatch (error) { throw error; }'), [
      'absent',
      '3: the catch throws again',
    ]);
    assert.deepEqual(await evidenceIn('try { await fetch(url); }\ncatch (error) { return { error }; }'), [
      'absent',
      '3: the catch passes the failure on: the failure is what it gives',
    ]);
  });
});
