import { describe, it } from 'mocha';
import { assertAnnotated } from '../../annotated.ts';
import { packageJson } from '../packages.ts';

describe('a class that extends', () => {
  it('a client of a library has its calls, with the options of its `super(…)` where that is known', () =>
    assertAnnotated({
      'a.ts': `
import { Axios } from 'axios';
import { Pool } from 'pg';
export class Api extends Axios {
  load() {
    return this.get('/');
    //     ~~~~~~~~ unknown
  }
}
class Orders extends Pool {
  all() {
    return this.query('SELECT 1');
    //     ~~~~~~~~~~ unknown
  }
}
export const orders = new Orders();
export const first = () => orders.query('SELECT 1');
//                         ~~~~~~~~~~~~ absent
class Bounded extends Pool {
  constructor() {
    super({ query_timeout: 500 });
  }
  all() {
    return this.query('SELECT 1');
    //     ~~~~~~~~~~ present 500 client
  }
}
export const handed = (bounded: Bounded) => bounded.query('SELECT 1');
//                                          ~~~~~~~~~~~~~ present 500 client
`,
      'package.json': packageJson,
    }));

  it('what is not seen has none that could be told', () =>
    assertAnnotated({
      'a.ts': `
import { Base } from 'somewhere';
class Api extends Base {
  load() {
    this.http.get('/');
    this.fetch('/');
    return this[name]('/');
  }
}
declare const name: string;
class Odd extends mixin(Base) {
  load() {
    return this.http.get('/');
  }
}
export const all = [new Api(), new Odd()];
`,
      'package.json': packageJson,
    }));
});

describe('a type', () => {
  it('tells what is built of it, and nothing where it says something else', () =>
    assertAnnotated({
      'a.ts': `
import type { AxiosInstance } from 'axios';
import type { Clients } from './types';
class Holder {
  constructor(readonly http: AxiosInstance) {}
}
type Alias = Holder;
export async function load(
  made: InstanceType<typeof Holder>,
  alias: Alias,
  wrong: ReturnType<AxiosInstance>,
  none: InstanceType<typeof nothing>,
  clients: Clients,
  list: AxiosInstance[],
  record: { http: AxiosInstance; other: string },
) {
  await made.http.get('/');
  //    ~~~~~~~~~~~~~ unknown
  await alias.http.get('/');
  //    ~~~~~~~~~~~~~~ unknown
  await clients.web.get('/');
  //    ~~~~~~~~~~~~~~~ unknown
  await record.http.get('/');
  //    ~~~~~~~~~~~~~~~ unknown
  wrong.get('/');
  none.get('/');
  record.other.get('/');
  record.missing.get('/');
  list.map(String);
}
declare const nothing: number;
`,
      'types.ts': `
import type { AxiosInstance } from 'axios';
interface Web {
  web: AxiosInstance;
}
export interface Clients extends Web {}
`,
      'package.json': packageJson,
    }));

  it('of the platform tells that something is handed in', () =>
    assertAnnotated({
      'a.ts': `
import { Request as Other } from './other';
export async function pass(request: Request, other: Other, url: string) {
  await fetch(request);
  //    ~~~~~ unknown
  await fetch(request, { signal: AbortSignal.timeout(10) });
  //    ~~~~~ present 10 call
  await fetch(other.url);
  //    ~~~~~ absent
  await fetch(new Request(url));
  //    ~~~~~ absent
}
`,
      'other.ts': 'export interface Request {\n  url: string;\n}\n',
    }));
});

describe('an argument', () => {
  it('is taken for options unless it is an address', () =>
    assertAnnotated({
      'a.ts': `
import axios from 'axios';
import { options } from 'somewhere';
declare function apiUrl(): string;
export async function load(id: string, target: unknown, address: URL) {
  await axios(apiUrl());
  //    ~~~~~ absent
  await axios(String(target));
  //    ~~~~~ absent
  await axios(new URL('/x', 'https://example.com'));
  //    ~~~~~ absent
  await axios(address);
  //    ~~~~~ absent
  await axios(id);
  //    ~~~~~ absent
  await axios(target);
  //    ~~~~~ unknown
  await axios.get('/', options());
  //    ~~~~~~~~~ unknown
  await axios.get('/', options);
  //    ~~~~~~~~~ unknown
}
`,
      'package.json': packageJson,
    }));

  it('stands before the callback, or is the last object', () =>
    assertAnnotated({
      'a.ts': `
import { createClient } from 'redis';
import { credentials, makeGenericClientConstructor } from '@grpc/grpc-js';
import http from 'node:http';
const Stock = makeGenericClientConstructor({}, 'Stock');
const stock = new Stock('stock:50051', credentials.createInsecure());
const client = createClient();
export async function load(url: string, args: [object, object]) {
  stock.reserve({ id: 1 }, { deadline: Date.now() + 500 }, () => {});
  // ~~~~~~~~~~ present call
  stock.reserve({ id: 1 }, () => {});
  // ~~~~~~~~~~ absent
  stock.reserve(...args, () => {});
  // ~~~~~~~~~~ unknown
  http.get(url, { agent: false }, () => {}).on('timeout', () => {});
  // ~~~~~ absent
  await client.xRead({ key: 'orders', id: '$' }, { BLOCK: 0 });
  //    ~~~~~~~~~~~~ not-applicable
}
`,
      'package.json': '{ "dependencies": { "redis": "5.8.0", "@grpc/grpc-js": "1.14.0" } }',
    }));
});
