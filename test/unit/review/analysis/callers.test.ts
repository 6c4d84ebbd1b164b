import { describe, it } from 'mocha';
import { assertAnnotated } from '../annotated.ts';

describe('the callers of a function', () => {
  it('bound what they all bound, through layers and files', () =>
    assertAnnotated({
      'http.ts': `
export async function request(url: string, signal?: AbortSignal) {
  return fetch(url, { signal });
  //     ~~~~~ present 5000 caller
}
export async function open(url: string, signal?: AbortSignal) {
  return fetch(url, { signal });
  //     ~~~~~ absent
}
export async function mixed(url: string, signal?: AbortSignal) {
  return fetch(url, { signal });
  //     ~~~~~ unknown
}
`,
      'users.ts': `
import { mixed, open, request } from './http';
export const load = (id: string) => request('/users/' + id, AbortSignal.timeout(5000));
const inner = (url: string, signal: AbortSignal) => request(url, signal);
export const all = () => inner('/users', AbortSignal.timeout(5000));
export const one = () => open('/users');
export const two = () => open('/users', undefined);
export const three = () => mixed('/users');
export const four = () => mixed('/users', AbortSignal.timeout(100));
`,
      'users.test.ts': `
import { request } from './http';
export const test = () => request('/nothing');
`,
    }));

  it('know what they inject', () =>
    assertAnnotated({
      'users.ts': `
import type { AxiosInstance } from 'axios';
export class Users {
  constructor(private readonly http: AxiosInstance) {}
  load() {
    return this.http.get('/users');
    //     ~~~~~~~~~~~~~ present 800 caller
  }
}
export class Orders {
  constructor(private readonly http: AxiosInstance) {}
  load() {
    return this.http.get('/orders');
    //     ~~~~~~~~~~~~~ absent
  }
}
`,
      'main.ts': `
import axios from 'axios';
import { Orders, Users } from './users';
export const users = new Users(axios.create({ timeout: 800 }));
export const orders = new Orders(axios.create({ baseURL: 'https://orders.example.com' }));
`,
      'package.json': '{ "dependencies": { "axios": "1.13.6" } }',
    }));

  it('may race it with a timer', () =>
    assertAnnotated({
      'a.ts': `
function timeout(ms: number): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error('late')), ms));
}
async function load() {
  const response = await fetch('https://example.com');
  //                     ~~~~~ present 5000 caller
  return response.json();
}
export const bounded = () => Promise.race([load(), timeout(5000)]);
`,
    }));

  it('are not known where the function is handed on', () =>
    assertAnnotated({
      'a.ts': `
export function load(url: string, signal?: AbortSignal) {
  return fetch(url, { signal });
  //     ~~~~~ unknown
}
export const once = () => load('/a');
export const many = (urls: string[]) => run(load);
declare function run(f: unknown): void;
`,
    }));
});
