import { describe, it } from 'mocha';
import { assertAnnotated } from '../annotated.ts';

describe('a function that only hands its arguments on', () => {
  it('is what it calls', () =>
    assertAnnotated({
      'a.ts': `
export async function load(url: string, { fetchImpl = (...args: Parameters<typeof fetch>) => globalThis.fetch(...args) } = {}) {
  return fetchImpl(url, { signal: AbortSignal.timeout(5) });
  //     ~~~~~~~~~ present 5 call
}
export async function chosen(url: string, options: { fetch?: typeof fetch }) {
  const run = options.fetch ?? ((...a: Parameters<typeof fetch>) => globalThis.fetch(...a));
  await run(url);
  //    ~~~ absent
}
const request = async (input: RequestInfo, init?: RequestInit) => await fetch(input, init);
function named(input: RequestInfo, init?: RequestInit) {
  return fetch(input, init);
}
export const one = () => request('/a', { signal: AbortSignal.timeout(7) });
//                       ~~~~~~~ present 7 call
export const two = () => named('/a');
//                       ~~~~~ absent
const deps = { fetch: (...a: Parameters<typeof fetch>) => globalThis.fetch(...a) };
export const three = () => deps.fetch('/a');
//                         ~~~~~~~~~~ absent
export const other = unknown({ fetch: (...a: Parameters<typeof fetch>) => globalThis.fetch(...a) });
`,
    }));

  it('is so through files and libraries, where the options are handed on too', () =>
    assertAnnotated({
      'http.ts': `
import axios from 'axios';
const client = axios.create({ timeout: 400 });
export const get = (url: string, config?: object) => client.get(url, config);
export const post = (url: string, body: object) => client.post(url, body);
//                                                 ~~~~~~~~~~~ present 400 client
`,
      'a.ts': `
import { get, post } from './http';
export const load = () => get('/a');
//                        ~~~ present 400 client
export const save = () => post('/a', {});
`,
      'package.json': '{ "dependencies": { "axios": "1.13.6" } }',
    }));

  it('is not so where it does more, or hands on less', () =>
    assertAnnotated({
      'a.ts': `
export const get = (url: string) => fetch(url);
//                                  ~~~~~ absent
export const swapped = (init: RequestInit, url: string) => fetch(url, init);
//                                                         ~~~~~ unknown
export const logged = (url: string, init: RequestInit) => {
  console.log(url);
  return fetch(url, init);
  //     ~~~~~ unknown
};
export const tried = async (url: string, init: RequestInit) => {
  try {
    return await fetch(url, init);
    //           ~~~~~ unknown
  } catch {}
};
export const merged = (url: string, init: RequestInit) => fetch(url, { ...init });
//                                                        ~~~~~ unknown
`,
    }));

  it('ends where it hands on to itself', () =>
    assertAnnotated({
      'a.ts': `
const a = (...x: unknown[]): unknown => b(...x);
const b = (...x: unknown[]): unknown => a(...x);
const c = (...x: unknown[]): unknown => c(...x);
export const run = () => [a(1), c(2)];
`,
    }));
});
