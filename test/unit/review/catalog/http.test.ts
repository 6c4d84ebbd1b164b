import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { axios } from '../../../../src/review/catalog/http/axios.ts';
import { got } from '../../../../src/review/catalog/http/got.ts';
import { ky } from '../../../../src/review/catalog/http/ky.ts';
import { nodeHttp } from '../../../../src/review/catalog/http/node-http.ts';
import { assertAnnotated } from '../annotated.ts';
import { callOf, defaultIn, effectIn, places } from './reach.ts';

/** A project with one file and the versions that its package.json asks for. */
function code(
  dependencies: Readonly<Record<string, string>>,
  text: string,
): Readonly<Record<string, string>> {
  return { 'package.json': JSON.stringify({ dependencies }), 'a.ts': text };
}

describe('catalog: fetch', () => {
  it('knows its signal, its request, its dispatcher, and what it ignores', () =>
    assertAnnotated(
      code(
        { undici: '7.30.2' },
        `
import { Agent } from 'undici';
await fetch('https://shop.example/orders');
//    ~~~~~ absent
await fetch('https://shop.example/orders', { timeout: 5000 });
//    ~~~~~ ineffective (ignored)
await fetch('https://shop.example/orders', { headersTimeout: 5000 });
//    ~~~~~ ineffective (ignored)
await window.fetch('https://shop.example/orders', { signal: AbortSignal.timeout(500) });
//    ~~~~~~~~~~~~ present 500 call
await fetch(new Request('https://shop.example/orders', { signal: AbortSignal.timeout(500) }));
//    ~~~~~ present 500 call
await fetch('https://shop.example/orders', { dispatcher: new Agent({ headersTimeout: 700 }) });
//    ~~~~~ present 700 call
`,
      ),
    ));
});

describe('catalog: undici', () => {
  it('knows the options of calls and of dispatchers', () =>
    assertAnnotated(
      code(
        { undici: '7.30.2' },
        `
import { Agent, Client, RetryAgent, fetch, request } from 'undici';
await request('https://shop.example');
//    ~~~~~~~ absent
await request('https://shop.example', { bodyTimeout: 500 });
//    ~~~~~~~ absent
await request('https://shop.example', { headersTimeout: 500 });
//    ~~~~~~~ present 500 call
await request('https://shop.example', { timeout: 500 });
//    ~~~~~~~ ineffective (ignored)
await fetch('https://shop.example', { headersTimeout: 500 });
//    ~~~~~ ineffective (ignored)
const client = new Client('https://shop.example', { headersTimeout: 300 });
await client.request({ path: '/', method: 'POST' });
//    ~~~~~~~~~~~~~~ present 300 client
const steady = new RetryAgent(new Agent({ headersTimeout: 400 }), { maxRetries: 2 });
await steady.request({ path: '/', method: 'GET' });
//    ~~~~~~~~~~~~~~ present 400 client
`,
      ),
    ));
});

describe('catalog: node-fetch', () => {
  const snippet = (verdict: string): string => `
import fetch from 'node-fetch';
await fetch('https://shop.example', { timeout: 5000 });
//    ~~~~~ ${verdict}
`;
  it('has its timeout in 2', () =>
    assertAnnotated(code({ 'node-fetch': '2.7.0' }, snippet('present 5000 call'))));
  it('ignores it in 3', () =>
    assertAnnotated(code({ 'node-fetch': '3.3.2' }, snippet('ineffective (ignored)'))));
});

describe('catalog: axios', () => {
  const positions: readonly (readonly [string, string])[] = [
    ['get', '1'],
    ['delete', '1'],
    ['head', '1'],
    ['options', '1'],
    ['post', '2'],
    ['put', '2'],
    ['patch', '2'],
    ['postForm', '2'],
    ['query', '2'],
    ['request', '0? 1'],
  ];
  for (const [verb, expected] of positions) {
    it(`knows where axios.${verb} takes its configuration`, () => {
      assert.equal(places(axios, `axios.${verb}`), expected);
    });
  }

  it('takes an object for a misplaced configuration only where it holds nothing else', () => {
    const [body] = callOf(axios, 'axios.post').misplaced ?? [];
    assert.equal(body?.argument, 1);
    const among = body.among ?? [];
    assert.ok(among.includes('timeout') && among.includes('headers'));
    assert.ok(!among.includes('data'));
  });

  it('knows since when there are signals', () => {
    assert.equal(effectIn(axios, 'axios', 'signal', '0.21.4'), 'ignored');
    assert.equal(effectIn(axios, 'axios', 'signal', '0.27.2'), 'bounds');
  });

  it('judges real code', () =>
    assertAnnotated(
      code(
        { axios: '1.13.6' },
        `
import axios from 'axios';
await axios.get('/orders');
//    ~~~~~~~~~ absent
await axios({ url: '/orders', timeout: 0 });
//    ~~~~~ ineffective (off)
await axios('/orders', { timeout: 500 });
//    ~~~~~ present 500 call
await axios.post('/orders', { timeout: 500 });
//    ~~~~~~~~~~ ineffective (ignored)
await axios.post('/orders', order, { timeout: 500 });
//    ~~~~~~~~~~ present 500 call
const shop = axios.create({ baseURL: 'https://shop.example', timeout: 3000 });
await shop.delete('/orders/1');
//    ~~~~~~~~~~~ present 3000 client
await shop.create({ headers }).put('/orders/1', order);
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 3000 client
axios.isAxiosError(error);
`,
      ),
    ));
});

describe('catalog: got', () => {
  const number = (verdict: string): string => `
import got from 'got';
await got('https://shop.example', { timeout: 5000 });
//    ~~~ ${verdict}
`;
  it('takes a number in 11', () => assertAnnotated(code({ got: '11.8.6' }, number('present 5000 call'))));
  it('refuses one from 12 on', () =>
    assertAnnotated(code({ got: '12.6.1' }, number('ineffective (refused)'))));

  it('judges real code', () =>
    assertAnnotated(
      code(
        { got: '14.6.6' },
        `
import got from 'got';
await got('https://shop.example').json();
//    ~~~ absent
await got({ url: 'https://shop.example', timeout: { request: 500 } });
//    ~~~ present 500 call
await got.get('https://shop.example', { timeout: { connect: 500 } });
//    ~~~~~~~ absent
got.stream('https://shop.example', { timeout: { request: 500 } });
// ~~~~~~~ present 500 call
for await (const order of got.paginate('https://shop.example')) {}
//                        ~~~~~~~~~~~~ absent
const shop = got.extend({ prefixUrl: 'https://shop.example', timeout: { request: 900 } });
await shop.post('orders', { json: order });
//    ~~~~~~~~~ present 900 client
`,
      ),
    ));

  it('has no timeout by default in any version', () => {
    assert.deepEqual(
      ['11.8.6', '16.1.0'].map(version => defaultIn(got, 'got', version).ms),
      [null, null],
    );
  });
});

describe('catalog: ky', () => {
  it('waits 10 s by default, unless that is set otherwise', () => {
    const { ms, effect, option } = defaultIn(ky, 'ky', '1.14.3');
    assert.deepEqual([ms, effect, option], [10_000, 'bounds', 'timeout']);
  });

  it('switches its timeout off by false, not by 0', () => {
    assert.deepEqual(ky.timeouts.ky?.options.find(({ path }) => path === 'timeout')?.off, [false]);
  });

  it('knows since when there is a limit for all attempts together', () => {
    assert.equal(effectIn(ky, 'ky', 'totalTimeout', '1.14.3'), 'ignored');
    assert.equal(effectIn(ky, 'ky', 'totalTimeout', '2.1.0'), 'bounds');
  });

  it('judges real code', () =>
    assertAnnotated(
      code(
        { ky: '1.14.3' },
        `
import ky from 'ky';
await ky('https://shop.example').json();
//    ~~ present 10000 library
await ky.post('https://shop.example', { json: order });
//    ~~~~~~~ present 10000 library
`,
      ),
    ));
});

describe('catalog: node:http and node:https', () => {
  it('takes options first, or before the callback', () => {
    assert.equal(places(nodeHttp, 'request'), '0? before-callback');
    assert.deepEqual(callOf(nodeHttp, 'request').sentBy, ['end']);
    assert.equal(callOf(nodeHttp, 'get').sentBy, undefined);
  });

  it('knows that its timeout only tells, and that a listener must end the request', () =>
    assertAnnotated(
      code(
        {},
        `
import http, { get } from 'node:http';
import * as https from 'https';
import { https as following } from 'follow-redirects';
http.get('http://shop.example', response => response.resume());
// ~~~~~ absent
https.request('https://shop.example', { timeout: 500 }, response => response.resume()).end();
// ~~~~~~~~~~ ineffective (ignored)
const heard = http.request({ host: 'shop.example', timeout: 500 });
//            ~~~~~~~~~~~~ present 500 call
heard.on('timeout', () => heard.destroy());
const deaf = http.request({ host: 'shop.example', timeout: 500 });
//           ~~~~~~~~~~~~ ineffective (ignored)
deaf.on('timeout', () => log('slow'));
get('http://shop.example', { signal: AbortSignal.timeout(500) });
// ~ present 500 call
following.get('https://shop.example').setTimeout(500);
// ~~~~~~~~~~ present 500 call
`,
      ),
    ));

  it('counts setTimeout without a function only where somebody listens', () => {
    const bare = nodeHttp.timeouts.request?.after?.filter(
      ({ method, handler }) => method === 'setTimeout' && handler === undefined,
    );
    assert.deepEqual(
      bare?.map(({ needsListener }) => needsListener),
      [true],
    );
  });
});
