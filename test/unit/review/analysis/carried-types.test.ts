import { describe, it } from 'mocha';
import { assertAnnotated } from '../annotated.ts';

const axiosPackage = '{ "dependencies": { "axios": "1.13.6" } }';

describe('exported types of a client', () => {
  it('lead to the files that import nothing else', () =>
    assertAnnotated({
      'http.ts': `
import axios, { type AxiosInstance } from 'axios';
export const createHttpClient = (): HttpClient => axios.create({});
export type HttpClient = AxiosInstance;
`,
      'dep.ts': `
import type { HttpClient } from './http';
export class Dep {
  constructor(private readonly httpClient: HttpClient) {}
  list() {
    return this.httpClient.get('/x', { timeout: 30000 });
    //     ~~~~~~~~~~~~~~~~~~~ present 30000 call
  }
}
`,
      'package.json': axiosPackage,
    }));

  it('may be interfaces, type-only re-exports and what a function gives', () =>
    assertAnnotated({
      'http.ts': `
import type { AxiosInstance } from 'axios';
import { createClient } from 'redis';
export interface Http extends AxiosInstance {}
export interface Named extends AxiosInstance {
  readonly label: string;
}
export type Redis = ReturnType<typeof createClient>;
export interface Deps {
  readonly http: Http;
  readonly label: string;
}
export type { AxiosInstance as Plain } from 'axios';
`,
      'index.ts': `
export * from './http';
export type { Http as Renamed } from './http';
`,
      'a.ts': `
import type { Http } from './index';
export const load = (http: Http) => http.get('/a', { timeout: 100 });
//                                  ~~~~~~~~ present 100 call
`,
      'b.ts': `
import type { Renamed } from './index';
export const load = (http: Renamed) => http.get('/a', { timeout: 100 });
//                                     ~~~~~~~~ present 100 call
`,
      'c.ts': `
import { type Deps } from './http';
export const load = ({ http }: Deps) => http.get('/a', { timeout: 100 });
//                                      ~~~~~~~~ present 100 call
`,
      'd.ts': `
import type { Plain } from './http';
export const load = (http: Plain) => http.get('/a', { timeout: 100 });
//                                   ~~~~~~~~ present 100 call
`,
      'e.ts': `
import type { Named } from './http';
export const load = (http: Named) => http.get('/a', { timeout: 100 });
//                                   ~~~~~~~~ present 100 call
export const name = (http: Named) => http.label.trim();
`,
      'f.ts': `
import type { Redis } from './http';
export const load = (redis: Redis) => redis.get('a');
//                                    ~~~~~~~~~ unknown
`,
      'package.json': '{ "dependencies": { "axios": "1.13.6", "redis": "5.8.0" } }',
    }));

  it('lead on through the classes whose members they are', () =>
    assertAnnotated({
      'http.ts': `
import type { AxiosInstance } from 'axios';
export type HttpClient = AxiosInstance;
`,
      'dep.ts': `
import type { HttpClient } from './http';
export class Dep {
  constructor(readonly http: HttpClient) {}
}
`,
      'typed.ts': `
import type { Dep } from './dep';
export const load = (dep: Dep) => dep.http.get('/x', { timeout: 20 });
//                                ~~~~~~~~~~~~ present 20 call
`,
      'use.ts': `
import { Dep } from './dep';
export const load = (dep: Dep) => dep.http.get('/x', { timeout: 20 });
//                                ~~~~~~~~~~~~ present 20 call
`,
      'package.json': axiosPackage,
    }));

  it('end where they refer to themselves', () =>
    assertAnnotated({
      'http.ts': `
import type { AxiosInstance } from 'axios';
export interface A extends B {
  readonly a: A;
  readonly b: B;
}
export interface B extends A {
  readonly http: AxiosInstance;
}
export type C = C | D;
export type D = C;
`,
      'a.ts': `
import type { A } from './http';
export const load = (a: A) => a.a.b.a.http.get('/a', { timeout: 100 });
//                            ~~~~~~~~~~~~~~~~ present 100 call
`,
      'package.json': axiosPackage,
    }));
});
