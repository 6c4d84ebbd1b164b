import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { typeCheck } from '../../../../fixtures/types/check.ts';
import { ensureTypes, installTimeLimit } from '../../../../fixtures/types/install.ts';
import { noKit, projectWith } from './kits.ts';
import { offered, wrap } from './wrapping.ts';

const needs = ['axios', 'ioredis', 'pg', 'got', '@aws-sdk/client-s3', '@grpc/grpc-js'];

/** Which guards are offered for the first call of a file, without the kit. */
async function guardsOf(source: string, file = 'src/orders.ts'): Promise<readonly string[]> {
  const module = file.endsWith('.cjs') ? 'cjs' : 'esm';
  const ids = await offered(projectWith(noKit, { [file]: source }, module, needs), file);
  return ids.map(id => id.replace(/\/.*/, ''));
}

const all = ['retry', 'circuit-breaker', 'fallback'];
const noRetry = ['circuit-breaker', 'fallback'];

/** What cannot be wrapped at all, and would be if it were not for one thing. */
const declined: Readonly<Record<string, string>> = {
  'a request that gives an emitter': `import { request } from 'node:https';
export const order = (id: string) => request('https://orders.example.com/' + id).end();`,
  'a query that answers in a callback': `import { Pool } from 'pg';
const pool = new Pool();
export const orders = (done: (rows: unknown[]) => void) => {
  pool.query('select * from orders', (error, result) => done(result.rows));
};`,
  'a callback of another name': `import { Pool } from 'pg';
const pool = new Pool();
export function orders(done: () => void) {
  pool.query('select * from orders', done);
}`,
  'a connection that is constructed': `export const open = () => new WebSocket('wss://orders.example.com');`,
  'a message that nothing waits for': `export const tell = (body: string) => navigator.sendBeacon('https://orders.example.com', body);`,
  'a value that is yielded in it': `export function* order(): Generator<string, unknown, string> {
  return fetch('https://orders.example.com/' + (yield 'id'));
}`,
  'the arguments of the function around it': `export function order(): Promise<Response> {
  return fetch('https://orders.example.com/' + arguments[0]);
}`,
  'a base class': `class Base { url() { return 'https://orders.example.com'; } }
export class Orders extends Base {
  order() { return fetch(super.url()); }
}`,
  'a method of what it gives': `import got from 'got';
export const order = (id: string) => got('https://orders.example.com/' + id).json();`,
  'a name whose methods are called': `import got from 'got';
export async function order(id: string) {
  const request = got('https://orders.example.com/' + id);
  request.cancel();
  return await request;
}`,
  'a type of its own': `import got, { type CancelableRequest } from 'got';
export function order(id: string): CancelableRequest {
  return got('https://orders.example.com/' + id);
}`,
  'a member that the compiler has seen to be there': `export async function order(of: { id?: URL }) {
  if (of.id === undefined) { return null; }
  return await fetch(of.id);
}`,
  'a variable that is set again': `export async function order(next: URL | null) {
  while (next !== null) {
    const response = await fetch(next);
    next = response.ok ? null : new URL(response.url);
  }
}`,
};

describe('a call that is not wrapped', () => {
  for (const [what, source] of Object.entries(declined)) {
    it(`has, or is, ${what}`, async () => {
      assert.deepEqual(await guardsOf(source), []);
    });
  }

  it('is an observable of Nest', async () => {
    const source = `import { HttpService } from '@nestjs/axios';
export class Orders {
  constructor(private readonly http: HttpService) {}
  order(id: string) { return this.http.get('https://orders.example.com/' + id); }
}`;
    assert.deepEqual(await guardsOf(source), []);
  });

  it('is wrapped in JavaScript, where no compiler forgets what was seen', async () => {
    const source = `export async function order(of) {
  if (of.id === undefined) { return null; }
  return await fetch(of.id);
}`;
    assert.deepEqual(await guardsOf(source, 'src/orders.js'), all);
  });

  it('is wrapped where a variable has its last value', async () => {
    const source = `export async function order(id: string | null) {
  const known = id ?? 'none';
  return await fetch(known);
}`;
    assert.deepEqual(await guardsOf(source), all);
  });
});

/** What is guarded, and never repeated. */
const once: Readonly<Record<string, string>> = {
  'an order that is placed': `export const place = (body: string) =>
  fetch('https://orders.example.com', { method: 'POST', body });`,
  'a call of which nobody knows what it does': `export const send = (options: RequestInit) => fetch('https://orders.example.com', options);`,
  'a stream of a file': `import { createReadStream } from 'node:fs';
export async function put(file: string) {
  const body = createReadStream(file);
  return await fetch('https://orders.example.com', { method: 'PUT', body: body as never });
}`,
  'a stream that comes in': `export const put = (body: ReadableStream) =>
  fetch('https://orders.example.com', { method: 'PUT', body });`,
  'half of a duplex': `export const put = (body: BodyInit) =>
  fetch('https://orders.example.com', { method: 'PUT', body, duplex: 'half' } as never);`,
  'a form': `export const put = (file: Blob) => {
  const form = new FormData();
  form.append('file', file);
  return fetch('https://orders.example.com', { method: 'PUT', body: form });
};`,
  'a signal that is made outside': `export function order(id: string) {
  const signal = AbortSignal.timeout(5000);
  return fetch('https://orders.example.com/' + id, { signal });
}`,
};

describe('a call that is not repeated', () => {
  for (const [what, source] of Object.entries(once)) {
    it(`has, or is, ${what}`, async () => {
      assert.deepEqual(await guardsOf(source), noRetry);
    });
  }

  it('waits: a blocking read has no retry, and no fallback that would spin', async () => {
    const source = `import { Redis } from 'ioredis';
const redis = new Redis();
export const next = async () => await redis.blpop('orders', 0);`;
    assert.ok(!(await guardsOf(source)).includes('retry'));
  });

  it('is repeated where its signal is made in the call, or what is sent is text', async () => {
    assert.deepEqual(
      await guardsOf(`export const put = (of: unknown) =>
  fetch('https://orders.example.com', { method: 'PUT', body: JSON.stringify(of), signal: AbortSignal.timeout(5000) });`),
      all,
    );
  });
});

describe('what a fallback falls back to', function () {
  this.timeout(installTimeLimit);
  before(ensureTypes);

  const get = "import axios from 'axios';\nconst url = 'https://orders.example.com';\n";
  const falls = async (code: string, file: string): Promise<boolean> =>
    (await guardsOf(get + code, file)).includes('fallback');

  it('is nothing where nobody looks at the result', async () => {
    assert.ok(await falls('export async function ping() { await axios.get(url); }', 'src/orders.ts'));
  });

  it('is nothing where the type says that there may be none', async () => {
    const code = 'export async function order(): Promise<unknown> { return await axios.get(url); }';
    assert.ok(await falls(code, 'src/orders.ts'));
  });

  it('is not made up where the type asks for more', async () => {
    const code = 'export async function order() { return (await axios.get(url)).data; }';
    assert.ok(!(await falls(code, 'src/orders.ts')));
    assert.ok(await falls(code, 'src/orders.js'));
  });

  it('is not made up in JavaScript where the code goes on with it', async () => {
    const pool = "import { Pool } from 'pg';\nconst pool = new Pool();\n";
    const rows = `${pool}export async function orders() { const found = await pool.query('select 1'); return found.rows; }`;
    const whole = `${pool}export async function orders() { const found = await pool.query('select 1'); return found; }`;
    assert.ok(!(await guardsOf(rows, 'src/orders.js')).includes('fallback'));
    assert.ok((await guardsOf(whole, 'src/orders.js')).includes('fallback'));
  });

  it('is what a cache gives that holds nothing, as the types have it', async () => {
    for (const [command, value] of [
      ["get('a')", 'null'],
      ["smembers('a')", '[]'],
      ["hgetall('a')", '({})'],
      ["exists('a')", '0'],
    ] as const) {
      const code = `import { Redis } from 'ioredis';
const redis = new Redis();
export const order = async () => await redis.${command};
`;
      const wrapped = await wrap(projectWith(noKit, { 'src/orders.ts': code }), 'src/orders.ts', 'fallback');
      assert.match(
        wrapped?.texts['src/orders.ts'] ?? '',
        new RegExp(`, \\(\\) => ${value.replace(/[()[\]{}]/g, '\\$&')}\\);`),
      );
      assert.deepEqual(typeCheck(wrapped?.texts ?? {}), []);
    }
  });

  it('is an object in brackets, for braces alone would be a block', async () => {
    const code = `${get}export async function order() { return (await axios.get(url)).data; }`;
    const wrapped = await wrap(projectWith(noKit, { 'src/orders.js': code }), 'src/orders.js', 'fallback');
    assert.match(wrapped?.texts['src/orders.js'] ?? '', /\(\) => \(\{ data: null \}\)\)\)\.data/);
  });
});
