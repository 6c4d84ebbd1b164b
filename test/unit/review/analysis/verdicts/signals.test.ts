import { describe, it } from 'mocha';
import { assertAnnotated } from '../../annotated.ts';

describe('a signal', () => {
  it('bounds a call where a deadline is in it, however it is combined', () =>
    assertAnnotated({
      'a.ts': `
const late = AbortSignal.timeout(100);
const both = AbortSignal.any([late, new AbortController().signal]);
const list = [late];
const any = (...signals: AbortSignal[]) => AbortSignal.any(signals);
export async function load(url: string, given: AbortSignal, maybe?: AbortSignal, ms = 300) {
  await fetch(url, { signal: late });
  //    ~~~~~ present 100 call
  await fetch(url, { signal: both });
  //    ~~~~~ present 100 call
  await fetch(url, { signal: AbortSignal.any(list) });
  //    ~~~~~ present 100 call
  await fetch(url, { signal: AbortSignal.any([given, AbortSignal.timeout(200)]) });
  //    ~~~~~ present 200 call
  await fetch(url, { signal: AbortSignal.any([...(maybe ? [maybe] : []), AbortSignal.timeout(ms)]) });
  //    ~~~~~ present 300 call
  await fetch(url, { signal: AbortSignal.any([AbortSignal.any([given, late])]) });
  //    ~~~~~ present 100 call
  await fetch(url, { signal: globalThis.AbortSignal.timeout(400) });
  //    ~~~~~ present 400 call
  await fetch(url, { signal: maybe ? AbortSignal.any([maybe, late]) : late });
  //    ~~~~~ present 100 call
  await fetch(url, { signal: AbortSignal.timeout(Number(process.env.MS)) });
  //    ~~~~~ present call
  await fetch(url, { signal: late as AbortSignal });
  //    ~~~~~ present 100 call
}
`,
    }));

  it('is open where it is handed in, or comes from code that is not seen', () =>
    assertAnnotated({
      'a.ts': `
import { make } from 'somewhere';
declare const elsewhere: AbortSignal;
export async function load(url: string, given: AbortSignal, options: { signal: AbortSignal }, all: AbortSignal[]) {
  await fetch(url, { signal: given });
  //    ~~~~~ unknown
  await fetch(url, { signal: options.signal });
  //    ~~~~~ unknown
  await fetch(url, { signal: make() });
  //    ~~~~~ unknown
  await fetch(url, { signal: AbortSignal.any([given, elsewhere]) });
  //    ~~~~~ unknown
  await fetch(url, { signal: AbortSignal.any(all) });
  //    ~~~~~ unknown
  await fetch(url, { signal: AbortSignal.any([...all]) });
  //    ~~~~~ unknown
  await fetch(url, { signal: url ? AbortSignal.timeout(1) : undefined });
  //    ~~~~~ unknown
  await fetch(url, { signal: url ? AbortSignal.timeout(1) : new AbortController().signal });
  //    ~~~~~ unknown
}
`,
    }));

  it('is none where it is null or undefined', () =>
    assertAnnotated({
      'a.ts': `
export async function load(url: string) {
  await fetch(url, { signal: null });
  //    ~~~~~ absent
  await fetch(url, { signal: undefined });
  //    ~~~~~ absent
  await fetch(url, { signal: url ? null : undefined });
  //    ~~~~~ absent
}
`,
    }));

  it('does nothing where nothing ever aborts it', () =>
    assertAnnotated({
      'a.ts': `
const idle = new AbortController();
const other = new AbortController();
export async function load(url: string) {
  await fetch(url, { signal: idle.signal });
  //    ~~~~~ ineffective (idle-signal)
  await fetch(url, { signal: AbortSignal.any([idle.signal, other.signal]) });
  //    ~~~~~ ineffective (idle-signal)
  const { signal } = new AbortController();
  await fetch(url, { signal });
  //    ~~~~~ ineffective (idle-signal)
}
`,
    }));

  it('that is aborted by hand alone is no deadline, and no mistake', () =>
    assertAnnotated({
      'a.ts': `
const stop = new AbortController();
const idle = new AbortController();
process.on('SIGTERM', () => stop.abort());
export async function load(url: string) {
  await fetch(url, { signal: stop.signal });
  //    ~~~~~ absent
  await fetch(url, { signal: AbortSignal.any([idle.signal, stop.signal]) });
  //    ~~~~~ absent
}
export async function loadAll(urls: string[]) {
  const controller = new AbortController();
  try {
    await Promise.all(urls.map(url => fetch(url, { signal: controller.signal })));
    //                                ~~~~~ absent
  } catch (error) {
    controller.abort(error);
  }
}
`,
    }));
});

describe('a controller', () => {
  it('is aborted by a timer, wherever that calls it', () =>
    assertAnnotated({
      'a.ts': `
import { setTimeout as later } from 'node:timers';
export async function arrow(url: string) {
  const controller = new AbortController();
  setTimeout(() => controller.abort(new Error('late')), 10);
  await fetch(url, { signal: controller.signal });
  //    ~~~~~ present 10 call
}
export async function nested(url: string) {
  const controller = new AbortController();
  setTimeout(() => {
    if (url) {
      controller.abort();
    }
  }, 20);
  await fetch(url, { signal: controller.signal });
  //    ~~~~~ present 20 call
}
export async function named(url: string) {
  const controller = new AbortController();
  const giveUp = () => controller.abort();
  const timer = setTimeout(giveUp, 30);
  await fetch(url, { signal: controller.signal });
  //    ~~~~~ present 30 call
  clearTimeout(timer);
}
export async function bound(url: string) {
  const controller = new AbortController();
  globalThis.setTimeout(controller.abort.bind(controller), 40);
  await fetch(url, { signal: controller.signal });
  //    ~~~~~ present 40 call
}
export async function imported(url: string, ms = 50) {
  const controller = new AbortController();
  later(() => controller.abort(), ms);
  await fetch(url, { signal: controller.signal });
  //    ~~~~~ present 50 call
}
export async function soon(url: string) {
  const controller = new AbortController();
  setTimeout(() => controller.abort());
  await fetch(url, { signal: controller.signal });
  //    ~~~~~ present 0 call
}
class Loader {
  private readonly controller = new AbortController();
  start(url: string) {
    setTimeout(() => this.controller.abort(), 60);
    return fetch(url, { signal: this.controller.signal });
    //     ~~~~~ present 60 call
  }
}
export const loader = new Loader();
`,
    }));

  it('follows the signal that it listens to', () =>
    assertAnnotated({
      'a.ts': `
export async function both(url: string) {
  const late = AbortSignal.timeout(70);
  const controller = new AbortController();
  late.addEventListener('abort', () => controller.abort());
  await fetch(url, { signal: controller.signal });
  //    ~~~~~ present 70 call
}
export async function given(url: string, signal: AbortSignal) {
  const controller = new AbortController();
  signal.addEventListener('abort', () => controller.abort());
  await fetch(url, { signal: controller.signal });
  //    ~~~~~ unknown
}
const stop = new AbortController();
process.on('SIGTERM', () => stop.abort());
export async function stopped(url: string) {
  const controller = new AbortController();
  stop.signal.addEventListener('abort', () => controller.abort());
  await fetch(url, { signal: controller.signal });
  //    ~~~~~ absent
}
export async function either(url: string, signal?: AbortSignal) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), 80);
  signal?.addEventListener('abort', () => controller.abort());
  await fetch(url, { signal: controller.signal });
  //    ~~~~~ present 80 call
  clearTimeout(timer);
}
`,
    }));

  it('may be aborted elsewhere where it is handed on', () =>
    assertAnnotated({
      'a.ts': `
export const shared = new AbortController();
export async function stored(url: string, jobs: Map<string, AbortController>) {
  const controller = new AbortController();
  jobs.set(url, controller);
  await fetch(url, { signal: controller.signal });
  //    ~~~~~ unknown
  await fetch(url, { signal: shared.signal });
  //    ~~~~~ unknown
}
export function returned(url: string) {
  const controller = new AbortController();
  fetch(url, { signal: controller.signal });
  // ~~ unknown
  return controller;
}
export function held(url: string) {
  const controller = new AbortController();
  fetch(url, { signal: controller.signal });
  // ~~ unknown
  return { controller };
}
export async function logged(url: string) {
  const controller = new AbortController();
  console.log(controller);
  await fetch(url, { signal: controller.signal });
  //    ~~~~~ ineffective (idle-signal)
}
`,
    }));
});
