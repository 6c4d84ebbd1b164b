import { describe, it } from 'mocha';
import { assertAnnotated } from '../../annotated.ts';

/** `retryWithBackoff` as people write it, and as other names for it. */
const writings: Readonly<Record<string, string>> = {
  'a for loop that throws on the last attempt': `
export async function retryWithBackoff<T>(fn: () => Promise<T>, maxRetries = 3): Promise<T> {
  for (let attempt = 0; attempt <= maxRetries; attempt++) {
    try {
      return await fn();
    } catch (error) {
      if (attempt === maxRetries) {
        throw error;
      }
      const delay = Math.min(1000 * 2 ** attempt, 30_000) + Math.random() * 100;
      await new Promise(resolve => setTimeout(resolve, delay));
    }
  }
  throw new Error('unreachable');
}`,
  'a while loop that keeps the last error': `
export const insist = async <T>(operation: () => Promise<T>, tries: number = 5): Promise<T> => {
  let attempt = 0;
  let last: unknown;
  while (attempt < tries) {
    try {
      const result = await operation();
      return result;
    } catch (error) {
      last = error;
      attempt++;
      await sleep(Math.min(100 * Math.pow(2, attempt), 5000) * Math.random());
    }
  }
  throw last;
};
const sleep = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));`,
  'an endless loop that counts down': `
export async function again<T>(fn: () => Promise<T>, left: number): Promise<T> {
  for (;;) {
    try {
      return await fn();
    } catch (error) {
      if (left-- <= 0) throw error;
      await new Promise(resolve => setTimeout(resolve, 500));
    }
  }
}`,
  'a do loop with a result': `
export async function persist<T>(fn: () => Promise<T>, options: { retries: number }): Promise<T | undefined> {
  let result: T | undefined;
  let tries = 0;
  do {
    try {
      result = await fn();
    } catch (error) {
      console.warn(error);
    }
    tries += 1;
  } while (result === undefined && tries < options.retries);
  return result;
}`,
  'a function that calls itself': `
export async function recur<T>(fn: () => Promise<T>, retries = 3, delay = 100): Promise<T> {
  try {
    return await fn();
  } catch (error) {
    if (retries === 0) throw error;
    await new Promise(resolve => setTimeout(resolve, delay));
    return recur(fn, retries - 1, Math.min(delay * 2, 10_000));
  }
}`,
  'a chain of promises': `
export function chain<T>(fn: () => Promise<T>, retries: number): Promise<T> {
  return fn().catch(error =>
    retries > 0
      ? new Promise<T>(resolve => setTimeout(() => resolve(chain(fn, retries - 1)), 200))
      : Promise.reject(error),
  );
}`,
  'a class with a method': `
export class Retrier {
  constructor(private readonly max = 3) {}
  async run<T>(task: () => Promise<T>): Promise<T> {
    let attempts = 0;
    while (true) {
      try {
        return await task();
      } catch (error) {
        attempts += 1;
        if (attempts >= this.max) {
          throw error;
        }
        await this.pause(attempts);
      }
    }
  }
  private pause(attempts: number) {
    return new Promise(resolve => setTimeout(resolve, 2 ** attempts * 100));
  }
}`,
};

const names: Readonly<Record<string, string>> = {
  'a class with a method': 'new Retrier().run(() =>',
};

describe('retries as in the textbook', () => {
  for (const [how, text] of Object.entries(writings)) {
    it(`are told by what they do: ${how}`, async () => {
      const name = /export (?:async )?(?:function|const) (\w+)/.exec(text)?.[1] ?? 'none';
      const opening = names[how] ?? `${name}(() =>`;
      const indent = ' '.repeat(`  return ${opening}`.length);
      await assertAnnotated({
        'src/retry.ts': text,
        'src/use.ts': `
import { ${name === 'none' ? 'Retrier' : name} } from './retry.ts';
export function load(url: string) {
  return ${opening} fetch(url), 4);
  //${indent.slice(3)}~~~~~ retry present
}
`.replace(
          'present',
          `present${how.startsWith('a for') ? ' 5' : how.startsWith('a while') ? ' 4' : ''} wrapper`,
        ),
      });
    });
  }

  it('are none where the failure is only counted', () =>
    assertAnnotated({
      'src/once.ts': `
async function counted<T>(fn: () => Promise<T>, counts: { failed: number }): Promise<T> {
  try {
    return await fn();
  } catch (error) {
    counts.failed += 1;
    throw error;
  }
}
export const load = (url: string) => counted(() => fetch(url), { failed: 0 });
//                                                 ~~~~~ retry absent
`,
    }));
});
