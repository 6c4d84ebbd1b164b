import { describe, it } from 'mocha';
import { assertAnnotated } from '../annotated.ts';

describe('a deadline that a caller can drop', () => {
  it('is none the worse where every caller gives a signal with a deadline, or none', () =>
    assertAnnotated({
      'a.ts': `
async function geo(ip: string, signal?: AbortSignal) {
  return fetch(ip, { signal: signal || AbortSignal.timeout(2000) });
  //     ~~~~~ present 9000 caller
}
export async function all(ips: string[]) {
  const c = new AbortController();
  const t = setTimeout(() => c.abort(), 9000);
  try {
    return await Promise.all(ips.map(ip => geo(ip, c.signal)));
  } finally {
    clearTimeout(t);
  }
}
async function plain(ip: string, signal?: AbortSignal) {
  return fetch(ip, { signal: signal ?? AbortSignal.timeout(2000) });
  //     ~~~~~ present 2000 call
}
export const one = () => plain('/a');
export const two = () => plain('/a', undefined);
async function through(ip: string, signal?: AbortSignal) {
  return fetch(ip, { signal: signal ?? AbortSignal.timeout(2000) });
  //     ~~~~~ present 2000 call
}
const layer = (ip: string, signal?: AbortSignal) => through(ip, signal);
export const three = () => layer('/a', AbortSignal.timeout(10));
export const four = () => layer('/a');
`,
    }));

  it('is lost where every caller gives a signal without one', () =>
    assertAnnotated({
      'a.ts': `
async function geo(ip: string, signal?: AbortSignal) {
  return fetch(ip, { signal: signal || AbortSignal.timeout(2000) });
  //     ~~~~~ ineffective (dropped)
}
export async function all(ips: string[], button: EventTarget) {
  const c = new AbortController();
  button.addEventListener('click', () => c.abort());
  return Promise.all(ips.map(ip => geo(ip, c.signal)));
}
`,
    }));

  it('stays in doubt where somebody else may call, or callers differ', () =>
    assertAnnotated({
      'a.ts': `
export async function open(ip: string, signal?: AbortSignal) {
  return fetch(ip, { signal: signal || AbortSignal.timeout(2000) });
  //     ~~~~~ present 2000 call (dropped)
}
async function mixed(ip: string, signal?: AbortSignal) {
  return fetch(ip, { signal: signal || AbortSignal.timeout(2000) });
  //     ~~~~~ present 2000 call (dropped)
}
export async function all(ips: string[], button: EventTarget) {
  const c = new AbortController();
  button.addEventListener('click', () => c.abort());
  await mixed('/a', AbortSignal.timeout(5));
  return mixed('/b', c.signal);
}
`,
    }));

  it('is judged by callers in other files, too', () =>
    assertAnnotated({
      'geo.ts': `
export async function geo(ip: string, signal?: AbortSignal) {
  return fetch(ip, { signal: signal || AbortSignal.timeout(2000) });
  //     ~~~~~ present 900 caller
}
`,
      'all.ts': `
import { geo } from './geo';
export const all = () => geo('/a', AbortSignal.timeout(900));
`,
    }));
});
