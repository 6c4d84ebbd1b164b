import { describe, it } from 'mocha';
import { assertAnnotated } from '../../annotated.ts';
import { packageJson } from '../packages.ts';

describe('the amount of a deadline', () => {
  it('is what the source works out to', () =>
    assertAnnotated({
      'a.ts': `
import axios from 'axios';
import { limits, minute } from './limits';
const SECOND = 1_000;
const half = SECOND / 2;
export async function load(url: string) {
  await axios.get(url, { timeout: 5 * SECOND });
  //    ~~~~~~~~~ present 5000 call
  await axios.get(url, { timeout: half + -100 - +1 });
  //    ~~~~~~~~~ present 399 call
  await axios.get(url, { timeout: 10 ** 3 });
  //    ~~~~~~~~~ present 1000 call
  await axios.get(url, { timeout: minute });
  //    ~~~~~~~~~ present 60000 call
  await axios.get(url, { timeout: limits.search.quick });
  //    ~~~~~~~~~ present 200 call
  await axios.get(url, { timeout: limits['slow'] as number });
  //    ~~~~~~~~~ present 9000 call
  await axios.get(url, { timeout: 0x10 });
  //    ~~~~~~~~~ present 16 call
}
`,
      'limits.ts': `
const second = 1000;
export const minute = 60 * second;
export const limits = { search: { quick: 200 }, slow: 9 * second };
`,
      'package.json': packageJson,
    }));

  it('is not known where it is set from outside, and is a deadline all the same', () =>
    assertAnnotated({
      'a.ts': `
import axios from 'axios';
declare const settings: { timeout: number };
export async function load(url: string, ms: number, parsed = Number(process.env.MS)) {
  await axios.get(url, { timeout: Number(process.env.TIMEOUT) });
  //    ~~~~~~~~~ present call
  await axios.get(url, { timeout: parseInt(process.env.TIMEOUT ?? '500', 10) });
  //    ~~~~~~~~~ present call
  await axios.get(url, { timeout: settings.timeout });
  //    ~~~~~~~~~ present call
  await axios.get(url, { timeout: ms * 2 });
  //    ~~~~~~~~~ present call
  await axios.get(url, { timeout: parsed });
  //    ~~~~~~~~~ present call
  await axios.get(url, { timeout: Math.min(1000, Date.now()) });
  //    ~~~~~~~~~ present call
}
`,
      'package.json': packageJson,
    }));

  it('has a stand-in where it may be left out', () =>
    assertAnnotated({
      'a.ts': `
import axios from 'axios';
export async function load(url: string, options: { timeout?: number }, ms = 700, given?: number) {
  await axios.get(url, { timeout: options.timeout ?? 500 });
  //    ~~~~~~~~~ present 500 call
  await axios.get(url, { timeout: options.timeout || 600 });
  //    ~~~~~~~~~ present 600 call
  await axios.get(url, { timeout: ms });
  //    ~~~~~~~~~ present 700 call
  await axios.get(url, { timeout: given ? given : 800 });
  //    ~~~~~~~~~ present 800 call
  const { timeout = 900 } = options;
  await axios.get(url, { timeout });
  //    ~~~~~~~~~ present 900 call
  await axios.get(url, { timeout: options.timeout });
  //    ~~~~~~~~~ unknown
  await axios.get(url, { timeout: given });
  //    ~~~~~~~~~ unknown
}
`,
      'package.json': packageJson,
    }));

  it('may be none: zero, false, null, undefined, and what never comes', () =>
    assertAnnotated({
      'a.ts': `
import axios from 'axios';
import { Redis } from 'ioredis';
const never = { timeout: 0 };
export async function load(url: string) {
  await axios.get(url, never);
  //    ~~~~~~~~~ ineffective (off)
  await axios.get(url, { timeout: 1000 - 1000 });
  //    ~~~~~~~~~ ineffective (off)
  await axios.get(url, { timeout: false });
  //    ~~~~~~~~~ ineffective (off)
  await axios.get(url, { timeout: null });
  //    ~~~~~~~~~ ineffective (off)
  await axios.get(url, { timeout: undefined });
  //    ~~~~~~~~~ absent
  await axios.get(url, { timeout: void 0 });
  //    ~~~~~~~~~ absent
}
`,
      'package.json': packageJson,
    }));

  it('may be a text where the library takes one', () =>
    assertAnnotated({
      'a.ts': `
import axios from 'axios';
export async function load(url: string) {
  await axios.get(url, { timeout: '2500' });
  //    ~~~~~~~~~ present 2500 call
  await axios.get(url, { timeout: '' });
  //    ~~~~~~~~~ present call
}
`,
      'package.json': packageJson,
    }));
});
