import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import type { OutboundCall } from '../../../../../src/review/analysis/call.ts';
import { sessionOf } from '../../annotated.ts';
import { packageJson } from '../packages.ts';

async function callsIn(
  text: string,
  more: Readonly<Record<string, string>> = {},
): Promise<readonly OutboundCall[]> {
  const session = await sessionOf({ 'a.ts': text, 'package.json': packageJson, ...more });
  const review = session.review();
  assert.deepEqual(review.problems, []);
  return review.calls.filter(call => call.file === 'a.ts');
}

async function idsIn(text: string): Promise<string[]> {
  return (await callsIn(text)).map(call => call.id);
}

/** `axios.get GET yes`: the callee, what it does and whether that can be repeated. */
async function operationsIn(text: string): Promise<string[]> {
  return (await callsIn(text)).map(
    call =>
      `${call.callee} ${call.operation ?? '?'} ${call.idempotent === null ? '?' : call.idempotent ? 'yes' : 'no'}`,
  );
}

describe('the id of a call', () => {
  const text = `
export class Orders {
  async load(id: string) {
    await fetch(id);
    const retry = async () => fetch(id, { method: 'GET' });
    await fetch(id + 1);
    return [retry, { later: () => fetch(id) }];
  }
}
export const list = async () => fetch('all');
fetch('top');
`;

  it('is made of the file, what is around it, the callee and a number', async () => {
    assert.deepEqual(await idsIn(text), [
      'a.ts#Orders.load/fetch',
      'a.ts#Orders.load.retry/fetch',
      'a.ts#Orders.load/fetch~2',
      'a.ts#Orders.load.later/fetch',
      'a.ts#list/fetch',
      'a.ts#/fetch',
    ]);
  });

  it('stays when code moves, is formatted or gets company', async () => {
    const ids = await idsIn(text);
    assert.deepEqual(await idsIn(`\n\n// more\nconst unrelated = 1;\n${text}`), ids);
    assert.deepEqual(await idsIn(text.replace('fetch(id + 1)', 'fetch(\n      id + 1,\n    )')), ids);
    assert.deepEqual(
      await idsIn(
        text.replace('export const list', 'export const more = async () => fetch("x");\nexport const list'),
      ),
      [...ids.slice(0, 4), 'a.ts#more/fetch', ...ids.slice(4)],
    );
    const [first, ...rest] = text.split('export const list');
    assert.deepEqual(
      (await idsIn(`export const list${rest.join('')}${first ?? ''}`)).toSorted(),
      ids.toSorted(),
    );
  });

  it('is short however long the chain is', async () => {
    const [id] = await idsIn(
      "import Redis from 'ioredis';\nnew Redis()\n  .pipeline()\n  .set('a', 'b')\n  .exec();\n",
    );
    assert.match(id ?? '', /^a\.ts#\/newRedis\(\)\.exec$/);
  });
});

describe('what a call does', () => {
  it('is the HTTP method that is named, or the usual one', async () => {
    assert.deepEqual(
      await operationsIn(`
import axios from 'axios';
import { request } from 'undici';
const method = 'put';
const base = { method: 'PATCH' };
export async function load(url: string, given: string, init: RequestInit) {
  await fetch(url);
  await fetch(url, { method: 'POST' });
  await fetch(url, { method });
  await fetch(url, { ...base, headers: {} });
  await fetch(url, { method: given });
  await fetch(url, init);
  await fetch(url, { method: \`DELETE\` });
  await axios.get(url);
  await axios.post(url, {});
  await axios.delete(url);
  await axios({ url, method: 'head' });
  await axios(url);
  await request(url, { method: 'OPTIONS' });
}
`),
      [
        'fetch GET yes',
        'fetch POST no',
        'fetch PUT yes',
        'fetch PATCH no',
        'fetch ? ?',
        'fetch ? ?',
        'fetch DELETE yes',
        'axios.get GET yes',
        'axios.post POST no',
        'axios.delete DELETE yes',
        'axios HEAD yes',
        'axios GET yes',
        'request OPTIONS yes',
      ],
    );
  });

  it('is the verb of a SQL text', async () => {
    assert.deepEqual(
      await operationsIn(`
import { Pool } from 'pg';
const pool = new Pool({ query_timeout: 1 });
const insert = 'insert into t values (1)';
export async function load(sql: string, id: string) {
  await pool.query('SELECT 1');
  await pool.query(insert);
  await pool.query(\`
    -- all of them
    /* and more */ update t set x = \${id}\`);
  await pool.query({ text: 'DELETE FROM t', values: [] });
  await pool.query('WITH x AS (SELECT 1) SELECT * FROM x');
  await pool.query('with x as (delete from t returning *) select * from x');
  await pool.query('EXPLAIN SELECT 1');
  await pool.query('SELECT * FROM ' + id);
  await pool.query(sql);
  await pool.query('(SELECT 1)');
}
`),
      [
        'pool.query SELECT yes',
        'pool.query INSERT no',
        'pool.query UPDATE no',
        'pool.query DELETE no',
        'pool.query SELECT yes',
        'pool.query DELETE no',
        'pool.query EXPLAIN yes',
        'pool.query SELECT yes',
        'pool.query ? ?',
        'pool.query ? ?',
      ],
    );
  });

  it('is the name of the member, or of the command that it sends', async () => {
    assert.deepEqual(
      await operationsIn(`
import { Redis } from 'ioredis';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const redis = new Redis();
const s3 = new S3Client({});
const put = new PutObjectCommand({ Bucket: 'b', Key: 'k' });
export async function load(command: GetObjectCommand) {
  await redis.get('a');
  await redis.incr('a');
  await s3.send(new GetObjectCommand({ Bucket: 'b', Key: 'k' }));
  await s3.send(put);
  await s3.send(command);
}
`),
      [
        'redis.get get yes',
        'redis.incr incr no',
        's3.send GetObject yes',
        's3.send PutObject yes',
        's3.send ? ?',
      ],
    );
  });
});

describe('the dependency of a call', () => {
  it('is a host, a client, or the library alone', async () => {
    const calls = await callsIn(`
import axios from 'axios';
import { Pool } from 'pg';
const host = 'https://user:secret@api.example.com:8443/v1';
const users = axios.create({ baseURL: 'https://Users.example.com' });
const nameless = axios.create({});
const pool = new Pool({ connectionString: process.env.DATABASE_URL });
export async function load(id: string, url: string) {
  await fetch(host + '/x');
  await fetch(\`https://api.example.com/\${id}\`);
  await fetch(\`\${host}/y\`);
  await fetch(url);
  await users.get('/' + id);
  await nameless.get('/');
  await pool.query('SELECT 1');
  await axios.create({}).get('/');
}
`);
    assert.deepEqual(
      calls.map(call => call.dependency),
      [
        'fetch:api.example.com:8443',
        'fetch:api.example.com',
        'fetch:api.example.com:8443',
        'fetch',
        'axios:users.example.com',
        'axios:nameless',
        'pg:pool',
        'axios:a.ts:16',
      ],
    );
    assert.ok(
      !JSON.stringify(calls.map(({ dependency, callee }) => [dependency, callee])).includes('secret'),
    );
  });

  it('is told once for all its calls, in order', async () => {
    const session = await sessionOf({
      'b.ts': "fetch('https://b.example.com'); fetch('https://a.example.com');\n",
      'a.ts': "fetch('https://b.example.com/x');\n",
    });
    assert.deepEqual(
      session.review().dependencies.map(({ id, library, client, target }) => [id, library, client, target]),
      [
        ['fetch:a.example.com', 'fetch', null, 'a.example.com'],
        ['fetch:b.example.com', 'fetch', null, 'b.example.com'],
      ],
    );
  });
});

describe('the description of a call', () => {
  it('says what is called, where, and how sure that is', async () => {
    const [certain, likely, shared] = await callsIn(`
import axios from 'axios';
export async function load(url: string, other?: typeof fetch) {
  await axios
    .get(url);
  await (other ?? fetch)(url);
  await axios.create().get(url);
}
`);
    assert.deepEqual(
      [
        certain?.callee,
        certain?.confidence,
        certain?.kind,
        certain?.library.id,
        certain?.libraryVersion?.version,
      ],
      ['axios .get', 'certain', 'leaf', 'axios', '1.13.6'],
    );
    assert.deepEqual(certain?.site.lines, { callee: 5, call: 4, statement: 4 });
    assert.equal(likely?.confidence, 'likely');
    assert.equal(certain.site.client, null);
    assert.equal(shared?.site.client?.place.line, 7);
  });

  it('leaves out what stays in the process', async () => {
    assert.deepEqual(
      await idsIn(`
export async function load(name: string) {
  await fetch('data:text/plain,x');
  await fetch('blob:' + name);
  await fetch(\`file:///\${name}\`);
  await fetch(new URL('./asset.bin', import.meta.url));
  await fetch('https:' + name);
}
`),
      ['a.ts#load/fetch'],
    );
  });
});

describe('what a request says for itself', () => {
  it('is its method, and anything where it is handed in', async () => {
    assert.deepEqual(
      await operationsIn(`
await fetch(new Request('https://users.internal/', { method: 'POST' }));
await fetch(new Request('https://users.internal/'));
export const proxy = (request: Request) => fetch(request);
export const handle = (event: FetchEvent) => fetch(event.request);
export const sent = (request: Request) => fetch(request, { method: 'GET' });
export const load = (url: string) => fetch(url);
`),
      ['fetch POST no', 'fetch GET yes', 'fetch ? ?', 'fetch ? ?', 'fetch GET yes', 'fetch GET yes'],
    );
  });
});
