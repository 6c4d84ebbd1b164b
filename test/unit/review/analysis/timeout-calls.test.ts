import { describe, it } from 'mocha';
import { assertAnnotated } from '../annotated.ts';

describe('the timeout of a call', () => {
  it('is absent where nothing bounds it, and present with a signal that does', () =>
    assertAnnotated({
      'a.ts': `
export async function load(url: string) {
  await fetch(url);
  //    ~~~~~ absent
  await fetch(url, { method: 'POST' });
  //    ~~~~~ absent
  await fetch(url, { signal: AbortSignal.timeout(5000) });
  //    ~~~~~ present 5000 call
  await fetch(url, { signal: AbortSignal.any([other, AbortSignal.timeout(2 * 1000)]) });
  //    ~~~~~ present 2000 call
  await globalThis.fetch(url);
  //    ~~~~~~~~~~~~~~~~ absent
  await window.fetch(url);
  //    ~~~~~~~~~~~~ absent
}
declare const other: AbortSignal;
`,
    }));

  it('knows options that do nothing', () =>
    assertAnnotated({
      'a.ts': `
import axios from 'axios';
export async function load(url: string) {
  await fetch(url, { timeout: 5000 } as RequestInit);
  //    ~~~~~ ineffective (ignored)
  await axios.get(url, { timeout: 0 });
  //    ~~~~~~~~~ ineffective (off)
  await axios.get(url, { timeout: 1000 });
  //    ~~~~~~~~~ present 1000 call
  await axios.post(url, { timeout: 1000 });
  //    ~~~~~~~~~~ ineffective (ignored)
  await axios.post(url, {}, { timeout: 1000 });
  //    ~~~~~~~~~~ present 1000 call
}
`,
      'package.json': '{ "dependencies": { "axios": "^1.7.0" } }',
    }));

  it('follows options in a constant, spreads in order, and assignments', () =>
    assertAnnotated({
      'a.ts': `
const base = { headers: {}, signal: AbortSignal.timeout(3_000) };
const seconds = 1000;
export async function load(url: string) {
  await fetch(url, base);
  //    ~~~~~ present 3000 call
  await fetch(url, { ...base, method: 'POST' });
  //    ~~~~~ present 3000 call
  await fetch(url, { ...base, signal: undefined });
  //    ~~~~~ absent
  await fetch(url, { signal: undefined, ...base });
  //    ~~~~~ present 3000 call
  const init: RequestInit = { method: 'PUT' };
  init.signal = AbortSignal.timeout(2 * seconds);
  await fetch(url, init);
  //    ~~~~~ present 2000 call
  await fetch(url, Object.assign({}, base, { method: 'GET' }));
  //    ~~~~~ present 3000 call
}
`,
    }));

  it('leaves open what is handed in', () =>
    assertAnnotated({
      'a.ts': `
export async function load(url: string, init: RequestInit, signal?: AbortSignal) {
  await fetch(url, init);
  //    ~~~~~ unknown
  await fetch(url, { ...init, method: 'GET' });
  //    ~~~~~ unknown
  await fetch(url, { signal });
  //    ~~~~~ unknown
  await fetch(url, ...rest());
  //    ~~~~~ unknown
}
declare function rest(): [RequestInit];
`,
    }));

  it('reads a controller and its timer', () =>
    assertAnnotated({
      'a.ts': `
export async function timed(url: string) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), 4000);
  try {
    return await fetch(url, { signal: controller.signal });
    //           ~~~~~ present 4000 call
  } finally {
    clearTimeout(timer);
  }
}
export async function bound(url: string) {
  const { signal, abort } = make();
  await fetch(url, { signal });
  //    ~~~~~ present 1500 call
  abort();
}
function make() {
  const c = new AbortController();
  setTimeout(c.abort.bind(c), 1500);
  return { signal: c.signal, abort: () => c.abort() };
}
export async function idle(url: string) {
  const controller = new AbortController();
  await fetch(url, { signal: controller.signal });
  //    ~~~~~ ineffective (idle-signal)
}
export async function byHand(url: string, button: EventTarget) {
  const controller = new AbortController();
  button.addEventListener('click', () => controller.abort());
  await fetch(url, { signal: controller.signal });
  //    ~~~~~ absent
}
`,
    }));

  it('sees a deadline that a caller can drop', () =>
    assertAnnotated({
      'a.ts': `
export async function load(url: string, options: { signal?: AbortSignal }) {
  await fetch(url, { signal: options.signal ?? AbortSignal.timeout(5000) });
  //    ~~~~~ present 5000 call (dropped)
  const signal = options.signal || AbortSignal.timeout(5000);
  await fetch(url, { signal });
  //    ~~~~~ present 5000 call (dropped)
  await fetch(url, { signal: options.signal ? AbortSignal.any([options.signal, AbortSignal.timeout(1)]) : AbortSignal.timeout(1) });
  //    ~~~~~ present 1 call
}
`,
    }));

  it('knows a race with a timer, and one that comes too late', () =>
    assertAnnotated({
      'a.ts': `
const sleep = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms));
function timeout(ms: number): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error('too late')), ms);
  });
}
export async function load(url: string) {
  await Promise.race([fetch(url), timeout(5000)]);
  //                  ~~~~~ present 5000 enclosing
  const pending = fetch(url);
  //              ~~~~~ present 100 enclosing
  await Promise.race([pending, sleep(100).then(() => { throw new Error(); })]);
  await Promise.race([await fetch(url), timeout(5000)]);
  //                        ~~~~~ ineffective (late-race)
  await Promise.race([fetch(url), fetch(url + '/mirror')]);
  //                  ~~~~~ absent
  //                              ~~~~~ absent
}
`,
    }));

  it('looks into the functions that a call is handed to', () =>
    assertAnnotated({
      'a.ts': `
import { withTimeout, twice } from './guards';
export async function load(url: string) {
  await withTimeout(fetch(url), 3000);
  //                ~~~~~ present 3000 wrapper
  await withTimeout(fetch(url).then(r => r.json()), 3000);
  //                ~~~~~ present 3000 wrapper
  await twice(() => fetch(url));
  //                ~~~~~ absent
  const urls = [url];
  await Promise.all(urls.map(async each => fetch(each)));
  //                                       ~~~~~ absent
}
`,
      'guards.ts': `
export async function withTimeout<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new Error('late')), ms); });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
export async function twice<T>(run: () => Promise<T>): Promise<T> {
  try { return await run(); } catch { return run(); }
}
`,
    }));

  it('hands the signal of a wrapper to the function that it runs', () =>
    assertAnnotated({
      'a.ts': `
async function bounded<T>(run: (signal: AbortSignal) => Promise<T>, ms: number): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), ms);
  try { return await run(controller.signal); } finally { clearTimeout(timer); }
}
export const load = (url: string) => bounded(signal => fetch(url, { signal }), 700);
//                                                     ~~~~~ present 700 call
`,
    }));
});

describe('the timeout of a client', () => {
  it('holds for its calls, wherever they stand', () =>
    assertAnnotated({
      'src/http.ts': `
import axios from 'axios';
export const http = axios.create({ baseURL: 'https://api.example.com', timeout: 2500 });
export const bare = axios.create({ baseURL: 'https://api.example.com' });
export default axios.create({ timeout: 10 });
`,
      'src/index.ts': `
export * from './http';
export { default as third } from './http';
`,
      'src/users.ts': `
import { bare, http, third } from './index.js';
export const load = (id: string) => http.get('/users/' + id);
//                                  ~~~~~~~~ present 2500 client
export const save = (user: object) => bare.post('/users', user);
//                                    ~~~~~~~~~ absent
export const other = () => third.get('/');
//                         ~~~~~~~~~ present 10 client
export const slow = (id: string) => http.get('/users/' + id, { timeout: 60_000 });
//                                  ~~~~~~~~ present 60000 call
export const off = (id: string) => http.get('/users/' + id, { timeout: 0 });
//                                 ~~~~~~~~ ineffective (off)
`,
      'package.json': '{ "dependencies": { "axios": "1.13.6" } }',
    }));

  it('is followed through tsconfig paths, CommonJS, classes and factories', () =>
    assertAnnotated({
      'tsconfig.json': '{ "compilerOptions": { "baseUrl": ".", "paths": { "@lib/*": ["lib/*"] } } }',
      'lib/http.ts': `
import axios, { type AxiosInstance } from 'axios';
export function createHttp(options: { timeout?: number } = {}): AxiosInstance {
  return axios.create({ baseURL: 'https://api.example.com', ...options });
}
`,
      'lib/legacy.js': `
const axios = require('axios');
const client = axios.create({ timeout: 1200 });
module.exports = { client, plain: axios };
`,
      'a.ts': `
import { createHttp } from '@lib/http';
import { client, plain } from '@lib/legacy';
const quick = createHttp({ timeout: 900 });
const slow = createHttp();
export const one = () => quick.get('/');
//                       ~~~~~~~~~ present 900 client
export const two = () => slow.get('/');
//                       ~~~~~~~~ absent
export const three = () => client.get('/');
//                         ~~~~~~~~~~ present 1200 client
export const four = () => plain.get('https://example.com');
//                        ~~~~~~~~~ absent
`,
      'b.ts': `
import axios, { type AxiosInstance } from 'axios';
export class Users {
  private readonly http: AxiosInstance;
  constructor() {
    this.http = axios.create({ timeout: 333 });
  }
  load() {
    return this.http.get('/users');
    //     ~~~~~~~~~~~~~ present 333 client
  }
}
export class Injected {
  constructor(private readonly http: AxiosInstance) {}
  load() {
    return this.http.get('/users');
    //     ~~~~~~~~~~~~~ unknown
  }
}
`,
      'package.json': '{ "dependencies": { "axios": "1.13.6" } }',
    }));

  it('may be set after it is made', () =>
    assertAnnotated({
      'a.ts': `
import axios from 'axios';
axios.defaults.timeout = 4000;
const client = axios.create();
client.defaults.timeout = 1000;
const other = axios.create();
other.interceptors.request.use(config => ({ ...config, timeout: 10 }));
export const one = () => axios.get('/');
//                       ~~~~~~~~~ present 4000 client
export const two = () => client.get('/');
//                       ~~~~~~~~~~ present 1000 client
export const three = () => other.get('/');
//                         ~~~~~~~~~ present 4000 client
`,
      'package.json': '{ "dependencies": { "axios": "1.13.6" } }',
    }));

  it('may be set by an interceptor', () =>
    assertAnnotated({
      'a.ts': `
import axios from 'axios';
const timed = axios.create();
timed.interceptors.request.use(config => ({ ...config, timeout: 10 }));
const logged = axios.create();
logged.interceptors.request.use(config => ({ ...config, headers: {} }));
export const one = () => timed.get('/');
//                       ~~~~~~~~~ unknown
export const two = () => logged.get('/');
//                       ~~~~~~~~~~ absent
`,
      'package.json': '{ "dependencies": { "axios": "1.13.6" } }',
    }));
});

describe('what looks like a call and is none', () => {
  it('is not reported', () =>
    assertAnnotated({
      'a.ts': `
import { fetch as load } from './mine';
class Cache { fetch(key: string) { return key; } get(key: string) { return key; } }
const cache = new Cache();
export function run(app: { fetch(r: unknown): unknown }) {
  cache.fetch('a');
  cache.get('b');
  load('c');
  app.fetch({});
  fetch('data:text/plain,hello');
  fetch(new URL('./asset.wasm', import.meta.url));
  const map = new Map<string, string>();
  map.get('x');
}
export function shadowed(fetch: string) { return fetch.length; }
`,
      'mine.ts': 'export const fetch = (name: string) => name;',
    }));

  it('but an injected fetch is', () =>
    assertAnnotated({
      'a.ts': `
export class Api {
  private readonly fetchImpl: typeof fetch;
  constructor(options: { fetch?: typeof fetch }) {
    this.fetchImpl = options.fetch ?? globalThis.fetch;
  }
  load(url: string) {
    return this.fetchImpl(url);
    //     ~~~~~~~~~~~~~~ absent
  }
}
export const page = async ({ fetch }: { fetch: unknown }) => fetch('/api');
//                                                           ~~~~~ absent
const f = fetch;
export const alias = () => f('/api');
//                         ~ absent
`,
    }));
});
