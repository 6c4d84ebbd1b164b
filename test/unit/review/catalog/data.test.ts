import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { grpc } from '../../../../src/review/catalog/http/grpc.ts';
import { ioredis } from '../../../../src/review/catalog/data/ioredis.ts';
import { pg } from '../../../../src/review/catalog/data/pg.ts';
import { redis, redisClient } from '../../../../src/review/catalog/data/redis.ts';
import { assertAnnotated } from '../annotated.ts';
import { callOf, defaultIn, effectIn, reach } from './reach.ts';

function code(
  dependencies: Readonly<Record<string, string>>,
  text: string,
): Readonly<Record<string, string>> {
  return { 'package.json': JSON.stringify({ dependencies }), 'a.ts': text };
}

describe('catalog: pg', () => {
  it('tells the time of a query from that of a connection', () =>
    assertAnnotated(
      code(
        { pg: '8.23.1' },
        `
import pg, { Client, Pool } from 'pg';
const connecting = new Pool({ connectionTimeoutMillis: 5000 });
await connecting.query('select 1');
//    ~~~~~~~~~~~~~~~~ absent
const taken = await connecting.connect();
//                  ~~~~~~~~~~~~~~~~~~ present 5000 client
await taken.query({ text: 'select 1', query_timeout: 500 });
//    ~~~~~~~~~~~ present 500 call
await taken.query({ text: 'select 1', statement_timeout: 500 });
//    ~~~~~~~~~~~ ineffective (ignored)
const querying = new pg.Pool({ query_timeout: 700 });
await querying.query('select 1');
//    ~~~~~~~~~~~~~~ present 700 client
await querying.connect();
//    ~~~~~~~~~~~~~~~~ absent
const client = new Client({ statement_timeout: 900 });
await client.query('delete from orders');
//    ~~~~~~~~~~~~ present 900 client
connecting.connect((error, given, done) => {
// ~~~~~~~~~~~~~~~ present 5000 client
  given.query('select 1', done);
  // ~~~~~~~~ absent
});
await connecting.end();
`,
      ),
    ));

  it('has the pool wait at the pool', () => {
    assert.ok(pg.timeouts.connect?.options[0]?.covers.includes('pool-wait'));
  });
});

describe('catalog: ioredis', () => {
  it('judges real code', () =>
    assertAnnotated(
      code(
        { ioredis: '5.11.1' },
        `
import Redis, { Cluster } from 'ioredis';
const bare = new Redis(6379, 'cache.example');
await bare.get('cart');
//    ~~~~~~~~ absent
await bare.pipeline().set('cart', 1).get('cart').exec();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
await bare.blpop('jobs', 0);
//    ~~~~~~~~~~ not-applicable
await bare.xread('BLOCK', 5000, 'STREAMS', 'orders', '$');
//    ~~~~~~~~~~ not-applicable
await bare.xread('STREAMS', 'orders', '0');
//    ~~~~~~~~~~ absent
await bare.subscribe('orders');
//    ~~~~~~~~~~~~~~ not-applicable
bare.on('error', log);
await bare.quit();
const bounded = new Redis(process.env.REDIS_URL, { commandTimeout: 500 });
await bounded.hgetall('cart');
//    ~~~~~~~~~~~~~~~ present 500 client
await bounded.duplicate().incr('visits');
//    ~~~~~~~~~~~~~~~~~~~~~~~~ present 500 client
const cluster = new Redis.Cluster(nodes, { redisOptions: { commandTimeout: 600 } });
await cluster.get('cart');
//    ~~~~~~~~~~~ present 600 client
const outside = new Cluster(nodes, { commandTimeout: 600 });
await outside.get('cart');
//    ~~~~~~~~~~~ ineffective (ignored)
`,
      ),
    ));

  it('knows since when a silent socket can be given up', () => {
    assert.equal(effectIn(ioredis, 'command', 'socketTimeout', '4.31.0'), 'ignored');
    assert.equal(effectIn(ioredis, 'command', 'socketTimeout', '5.3.2'), 'ignored');
    assert.equal(effectIn(ioredis, 'command', 'socketTimeout', '5.11.1'), 'bounds');
  });

  it('gives connecting 10 s, and commands none', () => {
    assert.equal(defaultIn(ioredis, 'connect', '5.11.1').ms, 10_000);
    assert.equal(defaultIn(ioredis, 'command', '5.11.1').ms, null);
  });
});

describe('catalog: redis', () => {
  it('takes a signal in front in 4', () =>
    assertAnnotated(
      code(
        { redis: '4.7.1' },
        `
import { commandOptions, createClient } from 'redis';
const client = createClient({ url: 'redis://cache.example', socket: { socketTimeout: 5000 } });
await client.connect();
//    ~~~~~~~~~~~~~~ not-applicable
await client.hGetAll('cart');
//    ~~~~~~~~~~~~~~ ineffective (ignored)
await client.get(commandOptions({ signal: AbortSignal.timeout(500) }), 'cart');
//    ~~~~~~~~~~ present 500 call (ignored)
const plain = createClient({ url: 'redis://cache.example' });
await plain.multi().set('cart', '1').get('cart').exec();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
await plain.blPop('jobs', 0);
//    ~~~~~~~~~~~ not-applicable
await plain.xReadGroup('group', 'me', { key: 'orders', id: '>' }, { BLOCK: 5000 });
//    ~~~~~~~~~~~~~~~~ not-applicable
await plain.xReadGroup('group', 'me', { key: 'orders', id: '>' }, { COUNT: 5 });
//    ~~~~~~~~~~~~~~~~ absent
await plain.json.get('cart');
//    ~~~~~~~~~~~~~~ absent
await plain.sendCommand(['GET', 'cart'], { signal: AbortSignal.timeout(500) });
//    ~~~~~~~~~~~~~~~~~ present 500 call
await plain.quit();
`,
      ),
    ));

  it('gives up a silent socket in 5, and bounds no reply otherwise', () =>
    assertAnnotated(
      code(
        { redis: '5.12.1' },
        `
import { createClient } from 'redis';
const silent = createClient({ socket: { socketTimeout: 5000 } });
await silent.get('cart');
//    ~~~~~~~~~~ present 5000 client
const queued = createClient({ commandOptions: { timeout: 500 }, socket: { connectTimeout: 500 } });
await queued.withTypeMapping({}).get('cart');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
`,
      ),
    ));

  it('offers a signal only where one can be given', () => {
    const options = (profile: string) =>
      (redis.timeouts[profile]?.fixes ?? []).map(({ set }) => Object.keys(set));
    assert.deepEqual(options('command'), [['commandOptions']]);
    assert.deepEqual(options('raw'), [['signal']]);
    assert.deepEqual(options('transaction'), []);
  });

  it('knows the numbers of its client alone', () => {
    assert.equal(effectIn(redisClient, 'command', 'socket.socketTimeout', '1.6.1'), 'ignored');
    assert.equal(effectIn(redisClient, 'command', 'socket.socketTimeout', '5.12.1'), 'bounds');
    assert.equal(effectIn(redis, 'command', 'connect_timeout', '3.1.2'), 'partial');
    assert.equal(effectIn(redisClient, 'command', 'connect_timeout', '1.6.1'), null);
  });
});

describe('catalog: @grpc/grpc-js', () => {
  it('judges real code', () =>
    assertAnnotated(
      code(
        { '@grpc/grpc-js': '1.14.7' },
        `
import * as grpc from '@grpc/grpc-js';
import * as loader from '@grpc/proto-loader';
const proto = grpc.loadPackageDefinition(loader.loadSync('shop.proto')) as any;
const orders = new proto.shop.Orders('orders.example:50051', grpc.credentials.createInsecure());
orders.getOrder({ id: 1 }, callback);
// ~~~~~~~~~~~~ absent
orders.getOrder({ id: 1 }, { deadline: Date.now() + 5000 }, () => {});
// ~~~~~~~~~~~~ present call
orders.getOrder({ id: 1 }, new grpc.Metadata(), { deadline: Date.now() + 5000 }, () => {});
// ~~~~~~~~~~~~ present call
orders.createOrder({ id: 1 }, new grpc.Metadata(), () => {});
// ~~~~~~~~~~~~~~~ absent
orders.listOrders({ id: 1 }, { timeout: 5000 });
// ~~~~~~~~~~~~~~ ineffective (ignored)
orders.close();
const Made = grpc.makeGenericClientConstructor(definition, 'Orders');
new Made('orders.example:50051', credentials, { interceptors: [deadlines] }).getOrder({ id: 1 }, () => {});
// ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unknown
`,
      ),
    ));

  it('asks no deadline of what cannot do without one', () => {
    assert.equal(reach(grpc, 'Client.waitForReady').is, 'local');
    assert.equal(callOf(grpc, 'Client.anyMethod').timeout, 'rpc');
  });
});
