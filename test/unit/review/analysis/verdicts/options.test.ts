import { describe, it } from 'mocha';
import { assertAnnotated } from '../../annotated.ts';
import { packageJson } from '../packages.ts';

const withVersion = (name: string, version: string): string =>
  JSON.stringify({ dependencies: { [name]: version } });

describe('an option', () => {
  it('does what the version of the library makes of it', async () => {
    const text = (verdict: string): string => `
import axios from 'axios';
export const load = (url: string) => axios.get(url, { signal: AbortSignal.timeout(10) });
//                                   ~~~~~~~~~ ${verdict}
`;
    await assertAnnotated({ 'a.ts': text('present 10 call'), 'package.json': withVersion('axios', '1.7.9') });
    await assertAnnotated({ 'a.ts': text('absent'), 'package.json': withVersion('axios', '0.21.4') });
    await assertAnnotated({ 'a.ts': text('unknown'), 'package.json': withVersion('axios', '>=0.20.0') });
    await assertAnnotated({ 'a.ts': text('unknown') });
  });

  it('may need another one', () =>
    assertAnnotated({
      'a.ts': `
import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';
const command = new GetObjectCommand({ Bucket: 'b', Key: 'k' });
const warns = new S3Client({ requestHandler: { requestTimeout: 100 } });
const throws = new S3Client({ requestHandler: { requestTimeout: 200, throwOnRequestTimeout: true } });
const asks = new S3Client({ requestHandler: { requestTimeout: 300, throwOnRequestTimeout: process.env.X === '1' } });
export const one = () => warns.send(command);
//                       ~~~~~~~~~~ ineffective (ignored)
export const two = () => throws.send(command);
//                       ~~~~~~~~~~~ present 200 client
export const three = () => asks.send(command);
//                         ~~~~~~~~~ unknown
export const four = () => warns.send(command, { abortSignal: AbortSignal.timeout(400) });
//                        ~~~~~~~~~~ present 400 call (ignored)
`,
      'package.json': packageJson,
    }));

  it('may bound a part of the call only, or do nothing, or be refused', () =>
    assertAnnotated({
      'a.ts': `
import axios from 'axios';
import { request } from 'undici';
import { Redis } from 'ioredis';
const redis = new Redis({ connectTimeout: 100 });
export async function load(url: string) {
  await request(url, { bodyTimeout: 10 });
  //    ~~~~~~~ absent
  await request(url, { headersTimeout: 20, bodyTimeout: 10 });
  //    ~~~~~~~ present 20 call
  await redis.get('key');
  //    ~~~~~~~~~ absent
  await fetch(url, { headersTimeout: 10 } as RequestInit);
  //    ~~~~~ ineffective (ignored)
  await fetch(url, { timeout: 10, signal: AbortSignal.timeout(30) } as RequestInit);
  //    ~~~~~ present 30 call (ignored)
  await axios.post(url, { signal: AbortSignal.timeout(10) });
  //    ~~~~~~~~~~ ineffective (ignored)
  await axios.post(url, { name: 'x', timeout: 10 });
  //    ~~~~~~~~~~ absent
}
`,
      'package.json': packageJson,
    }));

  it('may stand in a request that is made before', () =>
    assertAnnotated({
      'a.ts': `
const request = new Request('https://example.com', { signal: AbortSignal.timeout(50) });
const bare = new Request('https://example.com');
export async function load(given: Request) {
  await fetch(request);
  //    ~~~~~ present 50 call
  await fetch(bare);
  //    ~~~~~ absent
  await fetch(bare, { signal: AbortSignal.timeout(60) });
  //    ~~~~~ present 60 call
  await fetch(given);
  //    ~~~~~ unknown
  await fetch(new Request(given, { signal: AbortSignal.timeout(70) }));
  //    ~~~~~ present 70 call
}
`,
    }));

  it('of a client bounds its calls, and that of a call comes before it', () =>
    assertAnnotated({
      'a.ts': `
import OpenAI from 'openai';
import Stripe from 'stripe';
import { Pool } from 'pg';
const openai = new OpenAI({ timeout: 30_000 });
const patient = new OpenAI();
const stripe = new Stripe('key', { timeout: 0 });
const pool = new Pool({ query_timeout: 500, connectionTimeoutMillis: 400 });
const half = new Pool({ connectionTimeoutMillis: 400 });
export async function load() {
  await openai.embeddings.create({ model: 'm', input: 'x' });
  //    ~~~~~~~~~~~~~~~~~~~~~~~~ present 30000 client
  await openai.embeddings.create({ model: 'm', input: 'x' }, { timeout: 1000 });
  //    ~~~~~~~~~~~~~~~~~~~~~~~~ present 1000 call
  await patient.embeddings.create({ model: 'm', input: 'x' });
  //    ~~~~~~~~~~~~~~~~~~~~~~~~~ present 600000 library
  await stripe.charges.list({}, { timeout: 2000 });
  //    ~~~~~~~~~~~~~~~~~~~ present 2000 call
  await pool.query('SELECT 1');
  //    ~~~~~~~~~~ present 500 client
  await half.query('SELECT 1');
  //    ~~~~~~~~~~ absent
}
`,
      'package.json': packageJson,
    }));

  it('makes no sense where waiting is what the call is for', () =>
    assertAnnotated({
      'a.ts': `
import { Redis } from 'ioredis';
const redis = new Redis({ commandTimeout: 100 });
export async function load() {
  await redis.blpop('queue', 0);
  //    ~~~~~~~~~~~ not-applicable
  await redis.xread('BLOCK', 0, 'STREAMS', 'orders', '$');
  //    ~~~~~~~~~~~ not-applicable
  await redis.xread('COUNT', 1, 'STREAMS', 'orders', '$');
  //    ~~~~~~~~~~~ present 100 client
}
`,
      'package.json': packageJson,
    }));
});

describe('what is done to a request afterwards', () => {
  it('bounds it where it ends it', () =>
    assertAnnotated({
      'a.ts': `
import http from 'node:http';
export function load(url: string) {
  const plain = http.get(url);
  //            ~~~~~~~~ absent
  plain.on('error', console.error);
  const set = http.get(url);
  //          ~~~~~~~~ present 10 call
  set.setTimeout(10, () => set.destroy());
  const heard = http.get(url);
  //            ~~~~~~~~ present 20 call
  heard.setTimeout(20);
  heard.on('timeout', () => heard.destroy());
  const silent = http.get(url);
  //             ~~~~~~~~ absent
  silent.setTimeout(30);
  const option = http.get(url, { timeout: 40 });
  //             ~~~~~~~~ ineffective (ignored)
  option.on('timeout', () => console.log('late'));
  const works = http.get(url, { timeout: 50 });
  //            ~~~~~~~~ present 50 call
  works.once('timeout', () => {
    works.destroy(new Error('late'));
  });
  const bound = http.get(url, { timeout: 55 });
  //            ~~~~~~~~ present 55 call
  bound.on('timeout', bound.destroy);
  const off = http.get(url);
  //          ~~~~~~~~ absent
  off.setTimeout(0, () => off.destroy());
  http.get(url, { timeout: 60 }).on('timeout', function () {
  // ~~~~~ present 60 call
    this.destroy();
  });
}
`,
      'package.json': packageJson,
    }));
});
