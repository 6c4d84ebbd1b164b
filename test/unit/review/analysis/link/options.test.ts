import { describe, it } from 'mocha';
import { assertAnnotated } from '../../annotated.ts';
import { packageJson } from '../packages.ts';

describe('options in an object', () => {
  it('win over each other in the order in which they stand', () =>
    assertAnnotated({
      'a.ts': `
const base = { signal: AbortSignal.timeout(3000), method: 'GET' };
const none = { signal: undefined };
const nested = { ...{ ...base } };
export async function load(url: string, more: object) {
  await fetch(url, { ...base, signal: AbortSignal.timeout(1) });
  //    ~~~~~ present 1 call
  await fetch(url, { signal: AbortSignal.timeout(1), ...base });
  //    ~~~~~ present 3000 call
  await fetch(url, { ...base, ...none });
  //    ~~~~~ absent
  await fetch(url, { ...none, ...nested });
  //    ~~~~~ present 3000 call
  await fetch(url, { ...base, ...more });
  //    ~~~~~ present 3000 call
  await fetch(url, { ...more, ...base });
  //    ~~~~~ present 3000 call
  await fetch(url, { ...base, ['x' + url]: 1 });
  //    ~~~~~ present 3000 call
  await fetch(url, { ['x' + url]: 1, ...base });
  //    ~~~~~ present 3000 call
  await fetch(url, { ['signal']: AbortSignal.timeout(2) });
  //    ~~~~~ present 2 call
}
`,
    }));

  it('may be there in one case only', () =>
    assertAnnotated({
      'a.ts': `
import axios from 'axios';
export async function load(url: string, quick: boolean) {
  await axios.get(url, quick ? { timeout: 10 } : {});
  //    ~~~~~~~~~ unknown
  await axios.get(url, { ...(quick && { timeout: 10 }) });
  //    ~~~~~~~~~ unknown
  await axios.get(url, { ...(quick ? { timeout: 10 } : { timeout: 20 }) });
  //    ~~~~~~~~~ present 10 call
  await axios.get(url, quick ? { timeout: 10 } : { timeout: 20 });
  //    ~~~~~~~~~ present 10 call
  await axios.get(url, { timeout: quick ? 10 : undefined });
  //    ~~~~~~~~~ unknown
  await axios.get(url, { timeout: 30, ...(quick && { timeout: 10 }) });
  //    ~~~~~~~~~ present 10 call
  await axios.get(url, quick ? {} : undefined);
  //    ~~~~~~~~~ absent
}
`,
      'package.json': packageJson,
    }));

  it('may be assigned to the name, its members, or all at once', () =>
    assertAnnotated({
      'a.ts': `
import axios from 'axios';
import got from 'got';
export async function load(url: string) {
  const options: Record<string, unknown> = {};
  options.timeout = 10;
  await axios.get(url, options);
  //    ~~~~~~~~~ present 10 call
  const init: RequestInit = {};
  init['signal'] = AbortSignal.timeout(20);
  await fetch(url, init);
  //    ~~~~~ present 20 call
  const config = Object.assign({}, { timeout: 30 }, { headers: {} });
  await axios.get(url, config);
  //    ~~~~~~~~~ present 30 call
  const last = Object.assign({ timeout: 1 }, { timeout: 40 });
  await axios.get(url, last);
  //    ~~~~~~~~~ present 40 call
  await axios.get(url, Object.freeze({ timeout: 50 }));
  //    ~~~~~~~~~ present 50 call
  await axios.get(url, structuredClone({ timeout: 60 }));
  //    ~~~~~~~~~ present 60 call
  let late;
  late = { timeout: 70 };
  await axios.get(url, late);
  //    ~~~~~~~~~ present 70 call
  await got(url, { timeout: { request: 80 } });
  //    ~~~ present 80 call
  const deep = { timeout: {} as { request?: number } };
  deep.timeout.request = 90;
  await got(url, deep);
  //    ~~~ present 90 call
}
`,
      'package.json': packageJson,
    }));

  it('are looked for where the library takes them', () =>
    assertAnnotated({
      'a.ts': `
import axios from 'axios';
import { Client } from 'pg';
const path = '/users';
const client = new Client({ connectionString: 'postgres://db/x' });
export async function load(url: URL, config: { url: string }, id: string) {
  await axios({ url: path, timeout: 10 });
  //    ~~~~~ present 10 call
  await axios(path, { timeout: 20 });
  //    ~~~~~ present 20 call
  await axios(url, { timeout: 30 });
  //    ~~~~~ present 30 call
  await axios('/users/' + id, { timeout: 40 });
  //    ~~~~~ present 40 call
  await axios.request({ url: path });
  //    ~~~~~~~~~~~~~ absent
  await axios(config);
  //    ~~~~~ unknown
  await client.query({ text: 'SELECT 1', query_timeout: 60 });
  //    ~~~~~~~~~~~~ present 60 call
  await client.query('SELECT 1');
  //    ~~~~~~~~~~~~ absent
}
`,
      'package.json': packageJson,
    }));

  it('are not known where arguments are spread', () =>
    assertAnnotated({
      'a.ts': `
import axios from 'axios';
export async function load(url: string, ...args: [object]) {
  await axios.get(url, ...args);
  //    ~~~~~~~~~ unknown
  await axios.get(...args);
  //    ~~~~~~~~~ unknown
  await axios.get(url, { timeout: 1 }, ...args);
  //    ~~~~~~~~~ present 1 call
}
`,
      'package.json': packageJson,
    }));

  it('may be held by an object that is made of them', () =>
    assertAnnotated({
      'a.ts': `
import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';
import { NodeHttpHandler } from '@smithy/node-http-handler';
const handler = new NodeHttpHandler({ requestTimeout: 700, throwOnRequestTimeout: true });
const made = new S3Client({ requestHandler: handler });
const inline = new S3Client({ requestHandler: { requestTimeout: 800, throwOnRequestTimeout: true } });
const bare = new S3Client({ requestHandler: new NodeHttpHandler() });
export function client(requestHandler: NodeHttpHandler) {
  const given = new S3Client({ requestHandler });
  return given.send(new GetObjectCommand({}));
  //     ~~~~~~~~~~ unknown
}
export const one = () => made.send(new GetObjectCommand({}));
//                       ~~~~~~~~~ present 700 client
export const two = () => inline.send(new GetObjectCommand({}));
//                       ~~~~~~~~~~~ present 800 client
export const three = () => bare.send(new GetObjectCommand({}));
//                         ~~~~~~~~~ absent
`,
      'package.json': packageJson,
    }));
});
