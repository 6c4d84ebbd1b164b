import { describe, it } from 'mocha';
import { assertAnnotated } from '../annotated.ts';

describe('a parameter or prop named like a global', () => {
  it('is the global where nothing says otherwise', () =>
    assertAnnotated({
      'a.ts': `
import type { Fetcher } from './types';
export async function plain(fetch, url: string) {
  return fetch(url);
  //     ~~~~~ absent
}
export async function query(fetch: typeof globalThis.fetch, url: string) {
  return fetch(url);
  //     ~~~~~ absent
}
export async function same(fetch: (url: string, init?: RequestInit) => Promise<Response>, url: string) {
  return fetch(url, { signal: AbortSignal.timeout(5000) });
  //     ~~~~~ present 5000 call
}
export async function named({ fetch }: { fetch: Fetcher }, url: string) {
  return fetch(url);
  //     ~~~~~ absent
}
export async function unseen({ fetch }: { fetch: Elsewhere }, url: string) {
  return fetch(url);
  //     ~~~~~ absent
}
`,
      'types.ts': `
export type Fetcher = (url: string) => Promise<Response>;
`,
    }));

  it('is another function where its type says so', () =>
    assertAnnotated({
      'a.tsx': `
import type { FetchPreset } from './types';
interface Props<T> {
  fetch?: (options: Record<string, any> | undefined) => Promise<T[] | undefined> | undefined;
}
export const List = <T,>({ fetch }: Props<T>) => {
  useCallback(async (options) => {
    await fetch(options);
  }, [fetch]);
};
export const Page = function <T>(props: Props<T>) {
  const { fetch } = props;
  return fetch(props.options);
};
export function load(fetch: (o: number) => Promise<number>, at: number) {
  return fetch(at);
}
export async function get({ fetch }: { fetch: FetchPreset }, name: string) {
  return fetch(name, 'b');
}
export function method({ fetch }: { fetch(name: string): string[] }, name: string) {
  return fetch(name);
}
export function orDefault({ fetch = () => 1 }: { fetch?: () => number } = {}) {
  return fetch();
}
`,
      'types.ts': `
export type FetchPreset = (repo: string, file: string) => Promise<Preset>;
`,
    }));

  it('stays undecided where its type refers to itself', () =>
    assertAnnotated({
      'a.ts': `
type A = B | (() => Promise<C>);
type B = A | (() => Promise<C>);
type C = C | Promise<C>;
export const load = ({ fetch }: { fetch: A }) => fetch('/a');
//                                               ~~~~~ absent
export const get = ({ fetch }: { fetch: () => Promise<C> }) => fetch();
`,
    }));

  it('is another function where it is given what the global does not take', () =>
    assertAnnotated({
      'a.js': `
export async function load({ fetch }) {
  await fetch({ limit: 1 });
  await fetch([1, 2]);
  await fetch(3);
  await fetch(() => 'x');
  await fetch('/x');
  //    ~~~~~ absent
}
`,
    }));
});
