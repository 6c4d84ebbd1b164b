import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { assertAnnotated, sessionOf } from '../../annotated.ts';
import { packageJson } from '../packages.ts';

describe('retries of options, clients and libraries', () => {
  it('takes the options of the call over those of the client over the default', () =>
    assertAnnotated({
      'a.ts': `
import OpenAI from 'openai';
const plain = new OpenAI();
const eager = new OpenAI({ maxRetries: 5 });
const once = new OpenAI({ maxRetries: 0 });
export async function ask(input: object, retries: number, maybe?: number) {
  await plain.responses.create(input);
  //    ~~~~~~~~~~~~~~~~~~~~~~ retry present 3 library
  await eager.responses.create(input);
  //    ~~~~~~~~~~~~~~~~~~~~~~ retry present 6 client
  await once.responses.create(input);
  //    ~~~~~~~~~~~~~~~~~~~~~ retry absent
  await eager.responses.create(input, { maxRetries: 0 });
  //    ~~~~~~~~~~~~~~~~~~~~~~ retry absent
  await once.responses.create(input, { maxRetries: 1 });
  //    ~~~~~~~~~~~~~~~~~~~~~ retry present 2 call
  await once.responses.create(input, { maxRetries: retries });
  //    ~~~~~~~~~~~~~~~~~~~~~ retry present call
  await once.responses.create(input, { maxRetries: maybe });
  //    ~~~~~~~~~~~~~~~~~~~~~ retry unknown
  await once.withOptions({ maxRetries: 3 }).responses.create(input);
  //    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 4 client
}
export async function injected(client: OpenAI, input: object) {
  await client.responses.create(input);
  //    ~~~~~~~~~~~~~~~~~~~~~~~ retry present 3 library
}
`,
      'package.json': packageJson,
    }));

  it('counts attempts where the library does', () =>
    assertAnnotated({
      'a.ts': `
import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';
const usual = new S3Client({});
const single = new S3Client({ maxAttempts: 1 });
const five = new S3Client({ maxAttempts: 5 });
const old = new S3Client({ maxRetries: 0 } as object);
export async function load(key: string) {
  await usual.send(new GetObjectCommand({ Bucket: 'b', Key: key }));
  //    ~~~~~~~~~~ retry present 3 library
  await single.send(new GetObjectCommand({ Bucket: 'b', Key: key }));
  //    ~~~~~~~~~~~ retry absent
  await five.send(new GetObjectCommand({ Bucket: 'b', Key: key }));
  //    ~~~~~~~~~ retry present 5 client
  await old.send(new GetObjectCommand({ Bucket: 'b', Key: key }));
  //    ~~~~~~~~ retry present 3 library (ignored)
}
`,
      'package.json': packageJson,
    }));

  it('knows that some operations are not repeated', () =>
    assertAnnotated({
      'a.ts': `
import ky from 'ky';
import got from 'got';
const api = ky.create({ retry: { limit: 4 } });
export async function load(url: string, method: string) {
  await ky.get(url);
  //    ~~~~~~ retry present 3 library
  await ky.post(url);
  //    ~~~~~~~ retry absent
  await ky(url, { method });
  //    ~~ retry unknown
  await api.put(url);
  //    ~~~~~~~ retry present 5 client
  await api.post(url);
  //    ~~~~~~~~ retry absent
  await api.post(url, { retry: { limit: 2, methods: ['post'] } });
  //    ~~~~~~~~ retry present 3 call
  await api.get(url, { retry: 0 });
  //    ~~~~~~~ retry absent
  await got.post(url);
  //    ~~~~~~~~ retry absent
  await got(url);
  //    ~~~ retry present 3 library
  await got.post(url, { retry: { calculateDelay: () => 500 } });
  //    ~~~~~~~~ retry present call
  await got(url, { retry: 5 });
  //    ~~~ retry present 3 library (ignored)
  got.stream(url);
  // ~~~~~~~ retry absent
}
`,
      'package.json': packageJson,
    }));

  it('follows the versions', () =>
    assertAnnotated({
      'new/a.ts': `
import Stripe from 'stripe';
const stripe = new Stripe(process.env.KEY!);
export const load = (id: string) => stripe.customers.retrieve(id);
//                                  ~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 3 library
`,
      'new/package.json': '{ "dependencies": { "stripe": "19.0.0" } }',
      'middle/a.ts': `
import Stripe from 'stripe';
const stripe = new Stripe(process.env.KEY!);
export const load = (id: string) => stripe.customers.retrieve(id);
//                                  ~~~~~~~~~~~~~~~~~~~~~~~~~ retry present 2 library
`,
      'middle/package.json': '{ "dependencies": { "stripe": "14.1.0" } }',
      'old/a.ts': `
import Stripe from 'stripe';
const stripe = new Stripe(process.env.KEY!);
export const load = (id: string) => stripe.customers.retrieve(id);
//                                  ~~~~~~~~~~~~~~~~~~~~~~~~~ retry absent
`,
      'old/package.json': '{ "dependencies": { "stripe": "8.1.0" } }',
      'any/a.ts': `
import Stripe from 'stripe';
const stripe = new Stripe(process.env.KEY!);
export const load = (id: string) => stripe.customers.retrieve(id);
//                                  ~~~~~~~~~~~~~~~~~~~~~~~~~ retry unknown
`,
      'any/package.json': '{ "dependencies": { "stripe": "*" } }',
    }));

  it('takes connections that are lost for failures', () =>
    assertAnnotated({
      'a.ts': `
import Redis from 'ioredis';
const usual = new Redis();
const endless = new Redis({ maxRetriesPerRequest: null });
const once = new Redis({ maxRetriesPerRequest: 0 });
export async function load(key: string) {
  await usual.get(key);
  //    ~~~~~~~~~ retry present 21 library
  await endless.get(key);
  //    ~~~~~~~~~~~ retry present Infinity client
  await once.get(key);
  //    ~~~~~~~~ retry absent
}
`,
      'package.json': packageJson,
    }));

  it('knows dispatchers that repeat, and adapters that may', () =>
    assertAnnotated({
      'a.ts': `
import axios, { type AxiosInstance } from 'axios';
import { Agent, RetryAgent, interceptors, request } from 'undici';
const again = new RetryAgent(new Agent(), { maxRetries: 2 });
const composed = new Agent().compose(interceptors.retry());
const special = axios.create({ adapter: config => axios(config) });
//                                                ~~~~~ retry absent
const plain = axios.create({ timeout: 1000 });
export async function load(url: string, init: RequestInit) {
  await fetch(url, init);
  //    ~~~~~ retry absent
  await fetch(url, { dispatcher: again });
  //    ~~~~~ retry present call
  await fetch(url, { dispatcher: new Agent() });
  //    ~~~~~ retry absent
  await again.request({ origin: url, path: '/', method: 'GET' });
  //    ~~~~~~~~~~~~~ retry present 3 client
  await again.request({ origin: url, path: '/', method: 'POST' });
  //    ~~~~~~~~~~~~~ retry absent
  await request(url, { dispatcher: composed });
  //    ~~~~~~~ retry unknown
  await composed.request({ origin: url, path: '/', method: 'GET' });
  //    ~~~~~~~~~~~~~~~~ retry unknown
  await special.get(url);
  //    ~~~~~~~~~~~ retry unknown
  await special.get(url, { adapter: 'fetch' });
  //    ~~~~~~~~~~~ retry absent
  await plain.get(url);
  //    ~~~~~~~~~ retry absent
}
export async function injected(url: string, client: AxiosInstance) {
  await client.get(url, { adapter: 'fetch' });
  //    ~~~~~~~~~~ retry absent
  await client.get(url);
  //    ~~~~~~~~~~ retry unknown
}
`,
      'package.json': packageJson,
    }));

  it('says where a default comes from', async () => {
    const session = await sessionOf({
      'a.ts': `import OpenAI from 'openai';\nexport const ask = (input: object) => new OpenAI().responses.create(input);\n`,
      'package.json': '{ "dependencies": { "openai": "4.1.0" } }',
    });
    const [call] = session.review().calls;
    assert.equal(
      call?.guards.retry?.sources[0]?.evidence[0]?.message,
      'openai 4.1.0 repeats a failed call twice by default (package.json)',
    );
  });
});
