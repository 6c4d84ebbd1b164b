import { describe, it } from 'mocha';
import { assertAnnotated } from '../annotated.ts';

describe('a timer in the executor of a promise', () => {
  it('bounds what the executor waits for, when it settles the promise', () =>
    assertAnnotated({
      'a.ts': `
import https from 'node:https';
export const request = (u: string) => new Promise((resolve, reject) => {
  const t = setTimeout(() => reject(new Error('late')), 1000);
  https.get(u, r => { clearTimeout(t); resolve(r); }).on('error', reject);
  // ~~~~~~ present 1000 enclosing
});
export const chained = (u: string) => new Promise((resolve, reject) => {
  const t = setTimeout(() => reject(new Error('late')), 1000);
  fetch(u).then(resolve, reject).finally(() => clearTimeout(t));
  // ~~ present 1000 enclosing
});
export const given = (u: string, ms = 5000) => new Promise((resolve, reject) => {
  setTimeout(reject, ms, new Error('late'));
  fetch(u).then(resolve, reject);
  // ~~ present 5000 enclosing
});
export const second = (u: string) => new Promise((resolve, reject) => {
  setTimeout(reject.bind(null, new Error('late')), 700);
  fetch(u).then(r => fetch(r.url)).then(resolve, reject);
  // ~~ present 700 enclosing
  //                 ~~~~~ present 700 enclosing
});
`,
    }));

  it('may settle it through functions of the executor', () =>
    assertAnnotated({
      'a.ts': `
import https from 'node:https';
export const once = (u: string) => new Promise((resolve, reject) => {
  let settled = false;
  const rejectOnce = (e: Error) => {
    if (settled) return;
    settled = true;
    reject(e);
  };
  const t = setTimeout(() => rejectOnce(new Error('late')), 1000);
  https.get(u, r => { clearTimeout(t); resolve(r); }).on('error', rejectOnce);
  // ~~~~~~ present 1000 enclosing
});
export const done = (u: string) => new Promise((resolve, reject) => {
  function finish(settle: (value: unknown) => void, value: unknown) {
    clearTimeout(t);
    settle(value);
  }
  const t = setTimeout(() => finish(reject, new Error('late')), 1000);
  fetch(u).then(r => finish(resolve, r), e => finish(reject, e));
  // ~~ present 1000 enclosing
});
export const armed = (u: string) => new Promise((resolve, reject) => {
  const arm = () => setTimeout(() => reject(new Error('silent')), 300);
  arm();
  fetch(u).then(resolve, reject);
  // ~~ present 300 enclosing
});
export const helped = (u: string) => new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error('late')), 400);
  send(u).then(resolve, reject);
});
async function send(u: string) {
  return fetch(u);
  //     ~~~~~ present 400 caller
}
`,
    }));

  it('bounds nothing where it settles nothing, begins too late, or runs the call itself', () =>
    assertAnnotated({
      'a.ts': `
import https from 'node:https';
export const logs = (u: string) => new Promise((resolve, reject) => {
  setTimeout(() => console.warn('slow'), 1000);
  fetch(u).then(resolve, reject);
  // ~~ absent
});
export const late = (u: string) => new Promise((resolve, reject) => {
  https.get(u, r => { setTimeout(() => reject(new Error('late')), 1000); r.on('end', resolve); });
  // ~~~~~~ absent
});
export const delayed = (u: string) => new Promise((resolve, reject) => {
  setTimeout(() => fetch(u).then(resolve, reject), 1000);
  //               ~~~~~ absent
});
export const named = (u: string) => new Promise((resolve, reject) => {
  const go = () => { fetch(u).then(r => resolve(r), e => reject(e)); };
  //                 ~~~~~ absent
  setTimeout(() => go(), 1000);
});
export const again = (u: string) => new Promise((resolve, reject) => {
  const attempt = (left: number) => {
    fetch(u).then(resolve, e => { if (left === 0) reject(e); else setTimeout(attempt, 1000, left - 1); });
    // ~~ absent
  };
  attempt(3);
});
`,
    }));

  it('leaves open what only a listener starts', () =>
    assertAnnotated({
      'a.ts': `
import type { EventEmitter } from 'node:events';
export const served = (jobs: EventEmitter) => new Promise(resolve => {
  setTimeout(resolve, 60_000);
  jobs.on('job', async (u: string) => { await fetch(u); });
  //                                          ~~~~~ unknown
});
`,
    }));

  it('is no deadline for what it starts itself, in a function that it is handed to', () =>
    assertAnnotated({
      'a.ts': `
const delayed = <T,>(func: () => Promise<T>, delay: number): Promise<T> => new Promise(resolve => setTimeout(() => resolve(func()), delay));
const bounded = <T,>(func: () => Promise<T>, ms: number): Promise<T> => new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error('late')), ms);
  func().then(resolve, reject);
});
export const one = (u: string) => delayed(() => fetch(u), 100);
//                                              ~~~~~ absent
export const two = (u: string) => bounded(() => fetch(u), 100);
//                                              ~~~~~ present 100 wrapper
const run = (u: string) => async () => fetch(u);
//                                     ~~~~~ absent
export const three = () => delayed(run('/a'), 100);
`,
    }));
});

describe('a timer that ends a request', () => {
  it('bounds it, by itself or through a function', () =>
    assertAnnotated({
      'a.ts': `
import https from 'node:https';
export function direct(u: URL, resolve: (r: unknown) => void) {
  const req = https.request(u, resolve);
  //          ~~~~~~~~~~~~~ present 1000 call
  const t = setTimeout(() => { req.destroy(new Error('late')); }, 1000);
  req.on('close', () => clearTimeout(t));
  req.end();
}
export function through(u: URL, resolve: (r: unknown) => void) {
  let over = false;
  const req = https.get(u, resolve);
  //          ~~~~~~~~~ present 250 call
  const stop = () => {
    if (!over) req.destroy();
    over = true;
  };
  setTimeout(stop, 250);
}
export function bodyOnly(u: string) {
  const req = https.get(u, () => { setTimeout(() => req.destroy(), 1000); });
  //          ~~~~~~~~~ absent
}
export function otherOne(u: string) {
  const req = https.get(u, () => undefined);
  //          ~~~~~~~~~ absent
  const other = https.get(u, () => undefined);
  //            ~~~~~~~~~ present 1000 call
  setTimeout(() => other.destroy(), 1000);
  return [req];
}
`,
    }));
});
