import { describe, it } from 'mocha';
import { assertAnnotated } from '../annotated.ts';

describe('a request that is returned', () => {
  it('may be bounded by whoever gets it, and is judged by the callers that are known', () =>
    assertAnnotated({
      'a.ts': `
import http from 'node:http';
export function open(u: string) {
  return http.request(u);
  //     ~~~~~~~~~~~~ unknown
}
export function named(u: string) {
  const req = http.request(u);
  //          ~~~~~~~~~~~~ unknown
  req.on('error', () => undefined);
  return req;
}
function bounded(u: string) {
  return http.get(u);
  //     ~~~~~~~~ present 1500 caller
}
function unbounded(u: string) {
  return http.get(u);
  //     ~~~~~~~~ absent
}
function layered(u: string) {
  return inner(u);
}
function inner(u: string) {
  return http.get(u);
  //     ~~~~~~~~ present 900 caller
}
export function use(u: string) {
  const req = bounded(u);
  req.setTimeout(1500, () => req.destroy());
  unbounded(u).on('error', () => undefined);
  const last = layered(u);
  setTimeout(() => last.destroy(), 900);
}
`,
    }));

  it('is given to nobody by a callback', () =>
    assertAnnotated({
      'a.ts': `
import http from 'node:http';
export const load = (u: string) => new Promise((resolve, reject) => http.get(u, r => resolve(r)).on('error', reject));
//                                                                  ~~~~~~~~ absent
export const all = (urls: string[]) => urls.forEach((u: string) => http.get(u));
//                                                                 ~~~~~~~~ absent
export async function waited(u: string) {
  return fetch(u);
  //     ~~~~~ absent
}
`,
    }));
});
