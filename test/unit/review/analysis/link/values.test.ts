import { describe, it } from 'mocha';
import { assertAnnotated } from '../../annotated.ts';
import { packageJson } from '../packages.ts';

describe('a client', () => {
  it('is followed through names, choices, lists and loops', () =>
    assertAnnotated({
      'a.ts': `
import axios from 'axios';
const quick = axios.create({ timeout: 10 });
const slow = axios.create({ timeout: 20 });
const bare = axios.create();
declare const others: (typeof quick)[];
let late;
late = quick;
const { get } = quick;
const [first, second = slow] = [quick];
const holder = { clients: { quick }, list: [slow, quick], nothing: null };
export async function load(fast: boolean, given?: typeof quick) {
  await late.get('/');
  //    ~~~~~~~~ present 10 client
  await get('/');
  //    ~~~ present 10 client
  await first.get('/');
  //    ~~~~~~~~~ present 10 client
  await second.get('/');
  //    ~~~~~~~~~~ present 20 client
  await holder.clients.quick.get('/');
  //    ~~~~~~~~~~~~~~~~~~~~~~~~ present 10 client
  await holder.clients['quick'].get('/');
  //    ~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 10 client
  await holder.list[0].get('/');
  //    ~~~~~~~~~~~~~~~~~~ present 20 client
  await [...others, slow][1].get('/');
  for (const each of [quick, quick]) {
    await each.get('/');
    //    ~~~~~~~~ present 10 client
  }
  await (holder.nothing ?? slow).get('/');
  //    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 20 client
  await (undefined || quick).get('/');
  //    ~~~~~~~~~~~~~~~~~~~~~~~~ present 10 client
  await (await Promise.resolve(quick)).get('/');
  //    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 10 client
  await [bare, bare].filter(Boolean)[0].get('/');
  //    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
  const bound = fetch.bind(globalThis);
  await bound('/');
  //    ~~~~~ absent
  const own = quick.get.bind(quick);
  await own('/');
  //    ~~~ present 10 client
}
`,
      'package.json': packageJson,
    }));

  it('is followed through functions that give it, with their arguments', () =>
    assertAnnotated({
      'a.ts': `
import axios, { type AxiosInstance } from 'axios';
function make(timeout = 30, options = {}) {
  return axios.create({ timeout, ...options });
}
const arrow = (ms: number) => axios.create({ timeout: ms });
async function later() {
  return make(40);
}
function typed(): AxiosInstance {
  return connect();
}
function chosen(name: string) {
  if (name === 'a') {
    return make(50);
  }
  return make(50);
}
function* many() {
  yield make(1);
}
declare function connect(): never;
const curried = (ms: number) => (path: string) => axios.create({ timeout: ms, baseURL: path });
export async function load(ms: number) {
  await make().get('/');
  //    ~~~~~~~~~~ present 30 client
  await make(35).get('/');
  //    ~~~~~~~~~~~~ present 35 client
  await make(undefined).get('/');
  //    ~~~~~~~~~~~~~~~~~~~ present 30 client
  await make(35, { timeout: 36 }).get('/');
  //    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 36 client
  await arrow(45).get('/');
  //    ~~~~~~~~~~~~~ present 45 client
  await arrow(ms).get('/');
  //    ~~~~~~~~~~~~~ present client
  await (await later()).get('/');
  //    ~~~~~~~~~~~~~~~~~~~ present 40 client
  await typed().get('/');
  //    ~~~~~~~~~~~ present 30 client
  await chosen('a').get('/');
  //    ~~~~~~~~~~~~~~~ present 50 client
  await curried(60)('/').get('/');
  //    ~~~~~~~~~~~~~~~~~~~~ present 60 client
}
`,
      'package.json': packageJson,
    }));

  it('is followed through classes: fields, getters, constructors, inheritance', () =>
    assertAnnotated({
      'a.ts': `
import axios, { type AxiosInstance } from 'axios';
class Base {
  protected readonly http: AxiosInstance;
  static readonly shared = axios.create({ timeout: 5 });
  constructor(ms: number) {
    this.http = axios.create({ timeout: ms });
  }
  get client() {
    return this.http;
  }
  private lazy?: AxiosInstance;
  get once() {
    return (this.lazy ??= axios.create({ timeout: 15 }));
  }
  static open() {
    return axios.create({ timeout: 25 });
  }
}
class Users extends Base {
  private readonly own = axios.create({ timeout: 35 });
  load = () => this.own.get('/');
  //           ~~~~~~~~~~~~ present 35 client
  constructor() {
    super(45);
  }
  async all() {
    await this.http.get('/');
    //    ~~~~~~~~~~~~~ present 45 client
    await this.client.get('/');
    //    ~~~~~~~~~~~~~~~ present 45 client
    await this.once.get('/');
    //    ~~~~~~~~~~~~~ present 15 client
    await Base.shared.get('/');
    //    ~~~~~~~~~~~~~~~ present 5 client
    await Users.open().get('/');
    //    ~~~~~~~~~~~~~~~~ present 25 client
  }
}
const base = new Base(55);
export const load = () => base.client.get('/');
//                        ~~~~~~~~~~~~~~~ present 55 client
export const users = new Users();
`,
      'package.json': packageJson,
    }));

  it('is known by its type alone, and its options are not', () =>
    assertAnnotated({
      'a.ts': `
import axios, { type AxiosInstance } from 'axios';
import type * as Types from 'axios';
import { Pool as PgPool, type PoolClient } from 'pg';
import type Stripe from 'stripe';
interface Deps {
  http: AxiosInstance;
  nested: { readonly pool: PgPool };
  make(): AxiosInstance;
}
type Maybe<T> = T | null;
type Made = ReturnType<typeof axios.create>;
type Built = InstanceType<typeof PgPool>;
const factory = (options: object) => axios.create(options);
export async function run(deps: Deps, pool: Maybe<PgPool>, made: Made, built: Built, stripe: Stripe) {
  await deps.http.get('/');
  //    ~~~~~~~~~~~~~ unknown
  await deps.nested.pool.query('SELECT 1');
  //    ~~~~~~~~~~~~~~~~~~~~~~ unknown
  await made.get('/');
  //    ~~~~~~~~ unknown
  await built.query('SELECT 1');
  //    ~~~~~~~~~~~ unknown
  await stripe.charges.list();
  //    ~~~~~~~~~~~~~~~~~~~ present 80000 library
}
export async function more(a: Promise<AxiosInstance>, b: Partial<Deps>, c: Types.AxiosInstance, d: import('pg').Pool) {
  await (await a).get('/');
  //    ~~~~~~~~~~~~~ unknown
  await b.http.get('/');
  //    ~~~~~~~~~~ unknown
  await c.get('/');
  //    ~~~~~ unknown
  await d.query('SELECT 1');
  //    ~~~~~~~ unknown
}
export const typed = async (x: unknown, f: ReturnType<typeof factory>, e: PoolClient) => {
  await (x as AxiosInstance).get('/');
  //    ~~~~~~~~~~~~~~~~~~~~~~~~ unknown
  await f.get('/');
  //    ~~~~~ unknown
  await e.query('SELECT 1');
  //    ~~~~~~~ unknown
};
`,
      'package.json': packageJson,
    }));

  it('is handed to a callback by the library or by a function of the project', () =>
    assertAnnotated({
      'a.ts': `
import axios, { type AxiosInstance } from 'axios';
import { Pool } from 'pg';
const pool = new Pool({ query_timeout: 10, connectionTimeoutMillis: 10 });
async function withClient<T>(run: (client: AxiosInstance) => Promise<T>): Promise<T> {
  const client = axios.create({ timeout: 20 });
  return run(client);
}
export const load = () => withClient(client => client.get('/'));
//                                             ~~~~~~~~~~ present 20 client
pool.connect((error, client, release) => {
// ~~~~~~~~~ present 10 client
  client.query('SELECT 1', () => release());
  // ~~~~~~~~~ present 10 client
});
`,
      'package.json': packageJson,
    }));
});

describe('what is no client', () => {
  it('is left alone, however it is named', () =>
    assertAnnotated({
      'a.ts': `
import axios from 'axios';
const map = new Map<string, string>();
const own = { get: (key: string) => key, axios: { get: (key: string) => key } };
function axiosLike() {
  return own;
}
class Local {
  get(key: string) {
    return key;
  }
}
own.get('a');
own.axios.get('b');
axiosLike().get('c');
new Local().get('d');
map.get('e');
axios.isAxiosError(new Error());
axios.interceptors.request.use(config => config);
axios.toString();
axios.create({ timeout: 1 }).defaults.headers.get('x');
`,
      'package.json': packageJson,
    }));
});
