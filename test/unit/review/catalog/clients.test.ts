import { describe, it } from 'mocha';
import { assertAnnotated } from '../annotated.ts';

/** Source by library: with and without what bounds it, on the call, on the client and in a chain, and what only looks like it. */
const cases: Readonly<Record<string, readonly [Readonly<Record<string, string>>, string]>> = {
  'nestjs-axios': [
    { '@nestjs/axios': '4.0.1', axios: '1.21.1' },
    `
import { HttpService } from '@nestjs/axios';
export class Orders {
  constructor(private readonly http: HttpService) {}
  load(url: string) {
    return this.http.get(url, { timeout: 500 });
    //     ~~~~~~~~~~~~~ present 500 call
  }
  save(url: string) {
    return this.http.post(url, {});
    //     ~~~~~~~~~~~~~~ absent
  }
  axios(url: string) {
    return this.http.axiosRef.get(url);
    //     ~~~~~~~~~~~~~~~~~~~~~~ absent
  }
}
`,
  ],
  'nestjs-axios, configured': [
    { '@nestjs/axios': '4.0.1', axios: '1.21.1' },
    `
import { HttpModule, HttpService } from '@nestjs/axios';
export const imports = [HttpModule.register({ timeout: 900 })];
export const load = (http: HttpService, url: string) => http.get(url);
//                                                      ~~~~~~~~ present 900 client
`,
  ],
  'nestjs-axios, configured later': [
    { '@nestjs/axios': '4.0.1', axios: '1.21.1' },
    `
import { HttpModule, HttpService } from '@nestjs/axios';
export const imports = [HttpModule.registerAsync({ useFactory: () => ({ timeout: 900 }) })];
export const load = (http: HttpService, url: string) => http.get(url);
//                                                      ~~~~~~~~ unknown
`,
  ],
  ofetch: [
    { ofetch: '1.5.1' },
    `
import { ofetch } from 'ofetch';
await ofetch('/a');
//    ~~~~~~ absent
await ofetch('/a', { timeout: 500 });
//    ~~~~~~ present 500 call
await ofetch('/a', { timeout: 500, signal: AbortSignal.timeout(700) });
//    ~~~~~~ present 700 call
await ofetch.create({ timeout: 900 })('/a');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 900 client
await ofetch.native('/a', { timeout: 500 });
//    ~~~~~~~~~~~~~ absent
await $fetch('/a');
//    ~~~~~~ absent
`,
  ],
  superagent: [
    { superagent: '10.4.2' },
    `
import superagent from 'superagent';
await superagent.get('https://api/a').query({ id: 1 });
//                                    ~~~~~ absent
await superagent.post('https://api/a').timeout({ deadline: 500 }).send({});
//                                                                ~~~~ present call
await superagent.get('https://api/a').retry(2);
//                                    ~~~~~ absent
superagent.get('https://api/a').end(() => {});
// ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
superagent.get('https://api/a').query({ id: 1 });
await superagent.agent().get('https://api/a');
//                       ~~~ absent
`,
  ],
  wretch: [
    { wretch: '3.0.9' },
    `
import wretch from 'wretch';
const api = wretch('https://api');
await api.get('/a').json();
//    ~~~~~~~ absent
await api.options({ signal: AbortSignal.timeout(500) }).post({}, '/a');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 500 client
await api.options({ timeout: 500 }).get('/a');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ ineffective (ignored)
await api.get('/a').setTimeout(700).json();
//    ~~~~~~~ present 700 call
`,
  ],
  'make-fetch-happen': [
    { 'make-fetch-happen': '16.0.1' },
    `
import fetcher from 'make-fetch-happen';
await fetcher('https://api/a');
//    ~~~~~~~ absent
await fetcher('https://api/a', { timeout: 500, retry: 2 });
//    ~~~~~~~ present 500 call
await fetcher.defaults({ timeout: 700 })('https://api/a');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 700 client
`,
  ],
  needle: [
    { needle: '3.5.0' },
    `
import needle from 'needle';
await needle('get', 'https://api/a');
//    ~~~~~~ absent
await needle('get', 'https://api/a', { timeout: 500 });
//    ~~~~~~ absent
await needle('post', 'https://api/a', {}, { response_timeout: 500, read_timeout: 900 });
//    ~~~~~~ present 500 call 900 call
needle.get('https://api/a', { signal: AbortSignal.timeout(700) }, () => {});
// ~~~~~~~ present 700 call
`,
  ],
  request: [
    { request: '2.88.2', 'request-promise': '4.2.6' },
    `
import request from 'request';
import rp from 'request-promise';
request('https://api/a', () => {});
// ~~~~ absent
request({ url: 'https://api/a', timeout: 500 }, () => {});
// ~~~~ present 500 call
await rp.defaults({ timeout: 700 }).get('https://api/a');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 700 client
`,
  ],
  phin: [
    { phin: '3.7.1' },
    `
import phin from 'phin';
await phin('https://api/a');
//    ~~~~ absent
await phin({ url: 'https://api/a', timeout: 500 });
//    ~~~~ present 500 call
await phin.defaults({ timeout: 700 })('https://api/a');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 700 client
`,
  ],
  octokit: [
    { octokit: '5.0.5', '@octokit/rest': '22.0.1' },
    `
import { Octokit } from 'octokit';
import { Octokit as Rest } from '@octokit/rest';
import { request } from '@octokit/request';
const octokit = new Octokit({ auth: 't' });
await octokit.rest.repos.get({ owner: 'a', repo: 'b' });
//    ~~~~~~~~~~~~~~~~~~~~~~ absent
await octokit.request('POST /repos/{owner}/{repo}/issues', { request: { signal: AbortSignal.timeout(500) } });
//    ~~~~~~~~~~~~~~~ present 500 call
await octokit.graphql('query { viewer { login } }');
//    ~~~~~~~~~~~~~~~ absent
const Plugged = Octokit.plugin(() => ({})).defaults({});
for await (const page of new Plugged().paginate.iterator('GET /orgs')) page;
//                       ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
await new Rest({ request: { timeout: 500 } }).repos.get({});
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ ineffective (ignored)
await request('GET /');
//    ~~~~~~~ absent
octokit.hook.before('request', () => {});
`,
  ],
  'graphql-request': [
    { 'graphql-request': '7.4.0' },
    `
import { GraphQLClient, request, gql } from 'graphql-request';
const client = new GraphQLClient('https://api/graphql', { timeout: 500 });
const document = gql\`query { orders { id } }\`;
await client.request(document);
//    ~~~~~~~~~~~~~~ ineffective (ignored)
await client.request({ document, signal: AbortSignal.timeout(700) });
//    ~~~~~~~~~~~~~~ present 700 call (ignored)
await request('https://api/graphql', 'mutation { close }');
//    ~~~~~~~ absent
`,
  ],
  apollo: [
    { '@apollo/client': '4.3.8' },
    `
import { ApolloClient, HttpLink, gql } from '@apollo/client';
const query = gql\`query { orders }\`;
const client = new ApolloClient({ link: new HttpLink({ uri: 'https://api' }) });
await client.query({ query });
//    ~~~~~~~~~~~~ absent
await client.mutate({ mutation: query, context: { fetchOptions: { signal: AbortSignal.timeout(500) } } });
//    ~~~~~~~~~~~~~ present 500 call
const other = new ApolloClient({ link: new HttpLink({ uri: 'https://api', fetch: (url, init) => fetch(url, init) }) });
await other.query({ query });
//    ~~~~~~~~~~~ unknown
`,
  ],
  urql: [
    { '@urql/core': '6.0.3' },
    `
import { Client } from '@urql/core';
const client = new Client({ url: 'https://api', exchanges: [], fetchOptions: { signal: AbortSignal.timeout(500) } });
await client.query('query { orders }', {});
//    ~~~~~~~~~~~~ absent
await client.mutation('mutation { close }', {}).toPromise();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
client.query('query { orders }', {});
`,
  ],
  'node network': [
    {},
    `
import dns from 'node:dns/promises';
import http2 from 'node:http2';
import net from 'node:net';
import tls from 'node:tls';
await dns.resolve4('api');
//    ~~~~~~~~~~~~ present 25000 library
await new dns.Resolver({ timeout: 500 }).resolveMx('api');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 500 client
await dns.lookup('api');
//    ~~~~~~~~~~ absent
const session = http2.connect('https://api');
session.request({ ':path': '/' });
// ~~~~~~~~~~~~ absent
session.request({ ':path': '/' }, { signal: AbortSignal.timeout(500) });
// ~~~~~~~~~~~~ present 500 call
net.connect({ host: 'api', port: 80, timeout: 500 });
// ~~~~~~~~ ineffective (ignored)
net.connect(80, 'api').setTimeout(700, function () {});
// ~~~~~~~~ absent
tls.connect({ host: 'api', signal: AbortSignal.timeout(900) });
// ~~~~~~~~ present 900 call
net.createServer();
`,
  ],
  browser: [
    {},
    `
const xhr = new XMLHttpRequest();
xhr.open('GET', '/a');
xhr.send();
// ~~~~~ absent
const bounded = new XMLHttpRequest();
bounded.timeout = 500;
bounded.send();
// ~~~~~~~~~ present 500 call
navigator.sendBeacon('/a', 'b');
// ~~~~~~~~~~~~~~~~~ not-applicable
new WebSocket('wss://api');
//  ~~~~~~~~~ not-applicable
new EventSource('/events');
//  ~~~~~~~~~~~ not-applicable
`,
  ],
  jquery: [
    { jquery: '3.7.1' },
    `
import $ from 'jquery';
$.get('/a');
// ~~ absent
$.ajax({ url: '/a', method: 'POST', timeout: 500 });
// ~~~ present 500 call
$.ajax('/a', { timeout: 0 });
// ~~~ ineffective (off)
$('.orders').get(0);
`,
  ],
  'jquery, global': [
    {},
    `
$.getJSON('/a');
// ~~~~~~ absent
jQuery.post('/a', {});
// ~~~~~~~~ absent
$('.orders').get(0);
`,
  ],
};

describe('catalog: HTTP clients', () => {
  for (const [name, [dependencies, text]] of Object.entries(cases)) {
    it(name, () => assertAnnotated({ 'package.json': JSON.stringify({ dependencies }), 'a.ts': text }));
  }
});
