import { describe, it } from 'mocha';
import { assertAnnotated } from '../annotated.ts';

/** Source by library: with and without what bounds it, on the call, on the client and in a chain, and what only looks like it. */
const cases: Readonly<Record<string, readonly [Readonly<Record<string, string>>, string]>> = {
  connectrpc: [
    { '@connectrpc/connect': '2.2.0', '@connectrpc/connect-node': '2.1.2' },
    `
import { createClient, type Client } from '@connectrpc/connect';
import { createGrpcTransport } from '@connectrpc/connect-node';
import { Orders } from './orders_pb';
const client = createClient(Orders, createGrpcTransport({ baseUrl: 'https://api' }));
await client.getOrder({ id: 1 });
//    ~~~~~~~~~~~~~~~ absent
await client.getOrder({ id: 1 }, { timeoutMs: 500 });
//    ~~~~~~~~~~~~~~~ present 500 call
const bounded = createClient(Orders, createGrpcTransport({ baseUrl: 'https://api', defaultTimeoutMs: 700 }));
await bounded.closeOrder({ id: 1 });
//    ~~~~~~~~~~~~~~~~~~ present 700 client
export const load = (orders: Client<typeof Orders>) => orders.listOrders({});
//                                                     ~~~~~~~~~~~~~~~~~ unknown
`,
  ],
  'nice-grpc': [
    { 'nice-grpc': '2.1.18' },
    `
import { createChannel, createClient, createClientFactory } from 'nice-grpc';
import { Orders } from './orders';
const client = createClient(Orders, createChannel('api:80'));
await client.getOrder({ id: 1 });
//    ~~~~~~~~~~~~~~~ absent
await client.getOrder({ id: 1 }, { signal: AbortSignal.timeout(500) });
//    ~~~~~~~~~~~~~~~ present 500 call
await createClientFactory().use().create(Orders, createChannel('api:80')).getOrder({}, { deadline: 1 });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unknown
`,
  ],
  trpc: [
    { '@trpc/client': '11.25.2' },
    `
import { createTRPCClient, httpLink } from '@trpc/client';
const client = createTRPCClient({ links: [httpLink({ url: 'https://api' })] });
await client.orders.get.query({ id: 1 });
//    ~~~~~~~~~~~~~~~~~~~~~~~ unknown
await client.orders.close.mutate({ id: 1 }, { signal: AbortSignal.timeout(500) });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~ present 500 call
client.orders.changed.subscribe({}, {});
// ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ not-applicable
`,
  ],
  temporal: [
    { '@temporalio/client': '1.24.0' },
    `
import { Client, Connection } from '@temporalio/client';
const connection = await Connection.connect({ address: 'temporal', connectTimeout: 500 });
//                       ~~~~~~~~~~~~~~~~~~ present 500 call
const client = new Client({ connection });
await client.workflow.start('order', { taskQueue: 'q' });
//    ~~~~~~~~~~~~~~~~~~~~~ absent
await client.workflow.getHandle('order').query('state');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
await client.workflow.execute('order', { taskQueue: 'q' });
//    ~~~~~~~~~~~~~~~~~~~~~~~ not-applicable
await client.withDeadline(Date.now() + 500, () => client.workflow.start('order', {}));
//                                                ~~~~~~~~~~~~~~~~~~~~~ present wrapper
`,
  ],
  thrift: [
    { thrift: '0.24.0' },
    `
import thrift from 'thrift';
import Orders from './Orders';
const connection = thrift.createConnection('api', 80, { timeout: 500 });
const client = thrift.createClient(Orders, connection);
client.getOrder(1, () => {});
// ~~~~~~~~~~~~ absent
`,
  ],
  ws: [
    { ws: '8.23.0' },
    `
import WebSocket, { WebSocketServer } from 'ws';
new WebSocket('wss://api');
//  ~~~~~~~~~ absent
new WebSocket('wss://api', { handshakeTimeout: 500 });
//  ~~~~~~~~~ present 500 call
new WebSocket('wss://api', ['a'], { timeout: 500 });
//  ~~~~~~~~~ ineffective (ignored)
new WebSocketServer({ port: 80 });
`,
  ],
  eventsource: [
    { eventsource: '5.1.5' },
    `
import { EventSource } from 'eventsource';
new EventSource('https://api/events');
//  ~~~~~~~~~~~ not-applicable
`,
  ],
  'socket.io-client': [
    { 'socket.io-client': '4.8.4' },
    `
import { io } from 'socket.io-client';
const socket = io('https://api');
await socket.emitWithAck('order', 1);
//    ~~~~~~~~~~~~~~~~~~ absent
await socket.timeout(500).emitWithAck('order', 1);
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 500 call
await io('https://api', { ackTimeout: 700 }).emitWithAck('order', 1);
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 700 client
socket.emit('order', 1);
`,
  ],
  ssh2: [
    { ssh2: '1.17.0' },
    `
import { Client } from 'ssh2';
const client = new Client();
client.connect({ host: 'api' });
// ~~~~~~~~~~~ present 20000 library
client.connect({ host: 'api', readyTimeout: 0 });
// ~~~~~~~~~~~ ineffective (off)
client.exec('ls', () => {});
// ~~~~~~~~ absent
client.end();
`,
  ],
  'basic-ftp': [
    { 'basic-ftp': '6.2.6' },
    `
import { Client } from 'basic-ftp';
const client = new Client();
await client.access({ host: 'api' });
//    ~~~~~~~~~~~~~ present 30000 library
await client.list();
//    ~~~~~~~~~~~ present 30000 library
client.close();
`,
  ],
  nodemailer: [
    { nodemailer: '10.6.0' },
    `
import nodemailer, { type Transporter } from 'nodemailer';
const mail = nodemailer.createTransport({ host: 'smtp' });
await mail.sendMail({ to: 'a' });
//    ~~~~~~~~~~~~~ present 600000 library
await mail.sendMail({ to: 'a', signal: AbortSignal.timeout(500) });
//    ~~~~~~~~~~~~~ present 500 call 600000 library
await mail.sendMail({ to: 'a', timeout: 500 });
//    ~~~~~~~~~~~~~ present 600000 library (ignored)
await nodemailer.createTransport({ host: 'smtp', socketTimeout: 700 }).verify();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 700 client
export const send = (given: Transporter) => given.sendMail({ to: 'b' });
//                                          ~~~~~~~~~~~~~~ present 600000 library
`,
  ],
  'nestjs-modules/mailer': [
    { '@nestjs-modules/mailer': '2.0.2' },
    `
import { MailerService } from '@nestjs-modules/mailer';
export const send = (mails: MailerService) => mails.sendMail({ to: 'a' });
//                                            ~~~~~~~~~~~~~~ present 600000 library
`,
  ],
};

describe('catalog: RPC, sockets and mail', () => {
  for (const [name, [dependencies, text]] of Object.entries(cases)) {
    it(name, () => assertAnnotated({ 'package.json': JSON.stringify({ dependencies }), 'a.ts': text }));
  }
});
