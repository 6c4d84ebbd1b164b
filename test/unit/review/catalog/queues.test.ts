import { describe, it } from 'mocha';
import { assertAnnotated } from '../annotated.ts';

/** Source by library: with and without what bounds it, on the call, on the client and in a chain, and what only looks like it. */
const cases: Readonly<Record<string, readonly [Readonly<Record<string, string>>, string]>> = {
  bullmq: [
    { bullmq: '6.7.0', ioredis: '5.11.1' },
    `
import { Queue, Worker, type Job } from 'bullmq';
import IORedis from 'ioredis';
const queue = new Queue('mails', { connection: { host: 'redis' } });
await queue.add('send', {}, { attempts: 3 });
//    ~~~~~~~~~ absent
const bounded = new Queue('mails', { connection: new IORedis({ commandTimeout: 500 }) });
await bounded.add('send', {});
//    ~~~~~~~~~~~ present 500 client
new Worker('mails', async job => {
  await job.updateProgress(1);
});
export const wait = (job: Job) => job.waitUntilFinished(queue);
//                                ~~~~~~~~~~~~~~~~~~~~~ not-applicable
`,
  ],
  bull: [
    { bull: '4.16.5' },
    `
import Queue from 'bull';
const queue = new Queue('mails', 'redis://redis', { redis: { commandTimeout: 500 } });
await queue.add({});
//    ~~~~~~~~~ present 500 client
queue.process(async () => {});
`,
  ],
  kafkajs: [
    { kafkajs: '2.2.4' },
    `
import { Kafka } from 'kafkajs';
const kafka = new Kafka({ brokers: ['kafka'] });
const producer = kafka.producer();
await producer.connect();
//    ~~~~~~~~~~~~~~~~ present 30000 library
await producer.send({ topic: 'orders', messages: [], timeout: 500 });
//    ~~~~~~~~~~~~~ present 30000 library
const quick = new Kafka({ brokers: ['kafka'], requestTimeout: 700 }).producer();
await quick.send({ topic: 'orders', messages: [] });
//    ~~~~~~~~~~ present 700 client
const consumer = kafka.consumer({ groupId: 'g' });
await consumer.run({ eachMessage: async () => {} });
`,
  ],
  confluent: [
    { '@confluentinc/kafka-javascript': '1.10.1' },
    `
import { KafkaJS } from '@confluentinc/kafka-javascript';
const producer = new KafkaJS.Kafka({ kafkaJS: { brokers: ['kafka'] } }).producer();
await producer.send({ topic: 'orders', messages: [], timeout: 500 });
//    ~~~~~~~~~~~~~ ineffective (ignored)
`,
  ],
  'node-rdkafka': [
    { 'node-rdkafka': '3.6.1' },
    `
import { Producer } from 'node-rdkafka';
const producer = new Producer({ 'metadata.broker.list': 'kafka', 'message.timeout.ms': 500 });
producer.connect();
// ~~~~~~~~~~~~~ present 500 client
producer.produce('orders', null, Buffer.from('a'));
producer.flush(500);
// ~~~~~~~~~~~ present 500 client
`,
  ],
  amqplib: [
    { amqplib: '2.3.1' },
    `
import amqp from 'amqplib';
const connection = await amqp.connect('amqp://mq', { timeout: 500 });
//                       ~~~~~~~~~~~~ present 500 call
const channel = await connection.createChannel();
//                    ~~~~~~~~~~~~~~~~~~~~~~~~ absent
await channel.assertQueue('orders');
//    ~~~~~~~~~~~~~~~~~~~ absent
channel.sendToQueue('orders', Buffer.from('a'));
// ~~~~~~~~~~~~~~~~ not-applicable
await channel.consume('orders', message => channel.ack(message));
//    ~~~~~~~~~~~~~~~ not-applicable
await amqp.connect('amqp://mq');
//    ~~~~~~~~~~~~ absent
`,
  ],
  'amqp-connection-manager': [
    { 'amqp-connection-manager': '5.0.0' },
    `
import { connect } from 'amqp-connection-manager';
const connection = connect(['amqp://mq']);
await connection.createChannel({ json: true }).sendToQueue('orders', {});
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
await connection.createChannel({ json: true }).publish('orders', 'a', {}, { timeout: 500 });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 500 call
await connection.createChannel({ publishTimeout: 700 }).sendToQueue('orders', {});
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 700 client
`,
  ],
  nats: [
    { nats: '2.29.3' },
    `
import { connect } from 'nats';
const nc = await connect({ servers: 'nats' });
//               ~~~~~~~ present 20000 library
await nc.request('orders', 'a');
//    ~~~~~~~~~~ present 1000 library
await nc.request('orders', 'a', { timeout: 500 });
//    ~~~~~~~~~~ present 500 call
nc.publish('orders', 'a');
await nc.jetstream().publish('orders', 'a');
//    ~~~~~~~~~~~~~~~~~~~~~~ present 5000 library
await nc.flush();
//    ~~~~~~~~ absent
`,
  ],
  mqtt: [
    { mqtt: '5.16.0' },
    `
import mqtt from 'mqtt';
const client = mqtt.connect('mqtt://mq', { connectTimeout: 500 });
await client.publishAsync('orders', 'a');
//    ~~~~~~~~~~~~~~~~~~~ absent
await mqtt.connectAsync('mqtt://mq');
//    ~~~~~~~~~~~~~~~~~ present 30000 library
client.end();
`,
  ],
};

describe('catalog: queues', () => {
  for (const [name, [dependencies, text]] of Object.entries(cases)) {
    it(name, () => assertAnnotated({ 'package.json': JSON.stringify({ dependencies }), 'a.ts': text }));
  }
});
