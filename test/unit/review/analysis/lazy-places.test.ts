import { describe, it } from 'mocha';
import { assertAnnotated } from '../annotated.ts';

const packages =
  '{ "dependencies": { "axios": "1.13.6", "redis": "5.8.0", "@aws-sdk/client-s3": "3.900.0", "@aws-sdk/client-eks": "3.900.0" } }';

describe('a place that is filled when it is first asked for', () => {
  it('holds what it is filled with', () =>
    assertAnnotated({
      'storage.ts': `
import type { S3Client } from '@aws-sdk/client-s3';
export class Storage {
  private loading: Promise<{ sdk: typeof import('@aws-sdk/client-s3'); client: S3Client }> | null = null;
  private http;
  private async get(): Promise<{ sdk: typeof import('@aws-sdk/client-s3'); client: S3Client }> {
    this.loading ??= (async () => {
      const sdk = await import('@aws-sdk/client-s3');
      const client = new sdk.S3Client({});
      return { sdk, client };
    })();
    return this.loading;
  }
  async put() {
    const { sdk, client } = await this.get();
    await client.send(new sdk.PutObjectCommand({}));
    //    ~~~~~~~~~~~ absent
  }
}
`,
      'axios.ts': `
import axios, { type AxiosInstance } from 'axios';
let shared: AxiosInstance | undefined;
const http = () => (shared ||= axios.create({ timeout: 50 }));
export const load = () => http().get('/a');
//                        ~~~~~~~~~~ present 50 client
`,
      'package.json': packages,
    }));

  it('may be a member of a record, by a name that is computed', () =>
    assertAnnotated({
      'a.ts': `
import { EKSClient, ListClustersCommand } from '@aws-sdk/client-eks';
import axios, { type AxiosInstance } from 'axios';
import http from 'node:http';
import https from 'node:https';
export class Clusters {
  private readonly clients: Record<string, EKSClient> = {};
  private client(region: string): EKSClient {
    if (!(region in this.clients)) {
      this.clients[region] = new EKSClient({ region });
    }
    return this.clients[region];
  }
  list(region: string) {
    return this.client(region).send(new ListClustersCommand({}));
    //     ~~~~~~~~~~~~~~~~~~~~~~~~ absent
  }
}
const byHost: Record<string, AxiosInstance> = {};
export function load(host: string) {
  byHost[host] ??= axios.create({ timeout: 60 });
  return byHost[host].get('/a');
  //     ~~~~~~~~~~~~~~~~ present 60 client
}
const two = { a: axios.create({ timeout: 70 }), b: axios.create() };
export const either = (name: 'a' | 'b') => two[name].get('/a');
const protocols = { 'http:': http, 'https:': https };
export function open(url: URL) {
  protocols[url.protocol].get(url);
  // ~~~~~~~~~~~~~~~~~~~~~~~~ absent
}
`,
      'package.json': packages,
    }));

  it('may be kept by a function that keeps what another gives', () =>
    assertAnnotated({
      'a.ts': `
import { S3Client } from '@aws-sdk/client-s3';
import axios from 'axios';
const memo = <T,>(make: () => T) => {
  let value: T | undefined;
  return () => (value ??= make());
};
function once<T>(make: () => T): () => T {
  let value: T;
  return () => {
    if (value === undefined) {
      value = make();
    }
    return value;
  };
}
const getS3 = memo(() => new S3Client({}));
const getHttp = once(() => axios.create({ timeout: 90 }));
export const list = () => getS3().send({});
//                        ~~~~~~~~~~~~ absent
export const load = () => getHttp().get('/a');
//                        ~~~~~~~~~~~~~ present 90 client
`,
      'package.json': packages,
    }));
});

describe('a value that is asserted to be of a type of the project', () => {
  it('stays what it is', () =>
    assertAnnotated({
      'a.ts': `
import axios from 'axios';
import { createClient } from 'redis';
import type { Cache } from './types';
interface Api {
  get(url: string): Promise<string>;
}
const client = createClient({});
const api = axios.create({ timeout: 20 }) as Api;
const binary = client.withTypeMapping({}) as unknown as Cache;
const declared: Api = axios.create({ timeout: 30 });
class Store {
  private constructor(private readonly cache: Cache) {}
  static create() {
    return new Store(createClient({}).withTypeMapping({}) as Cache);
  }
  read() {
    return this.cache.get('/a');
    //     ~~~~~~~~~~~~~~ absent
  }
}
export const one = () => api.get('/a');
//                       ~~~~~~~ present 20 client
export const two = () => binary.get('/a');
//                       ~~~~~~~~~~ absent
export const three = () => declared.get('/a');
//                         ~~~~~~~~~~~~ present 30 client
`,
      'types.ts': `
export interface Cache {
  get(key: string): Promise<Buffer | null>;
}
`,
      'package.json': packages,
    }));
});
