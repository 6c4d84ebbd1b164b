import { at, each, local, locals, objectAt, runs } from '../define.ts';
import { asAdded } from '../guards/job-platforms.ts';
import { byName, noDefault, repeats, repeatsNothing, retriesOf, retryOption } from '../cloud/shapes.ts';
import type { CallEntity, Entity, Library, MakerEntity, ObjectType, TimeoutProfile } from '../schema.ts';
import { answer, bounding, connecting, leaving, partial, unfixable } from './drivers.ts';

const deadline = {
  ms: 5_000,
  why: 'a broker takes a message within milliseconds; five seconds mean that something is wrong',
} as const;

function send(more: Partial<CallEntity> = {}): CallEntity {
  return { is: 'call', options: [], operation: byName, timeout: 'send', ...more };
}

const listening = 'a subscription stays open to receive what comes';

const queueMethods = [
  ...[
    'add',
    'addBulk',
    'upsertJobScheduler',
    'removeJobScheduler',
    'getJob',
    'getJobs',
    'getJobCounts',
    'count',
  ],
  ...[
    'getJobCountByTypes',
    'getWaiting',
    'getActive',
    'getCompleted',
    'getFailed',
    'getDelayed',
    'getWaitingCount',
  ],
  ...[
    'getActiveCount',
    'getCompletedCount',
    'getFailedCount',
    'getDelayedCount',
    'getRepeatableJobs',
    'getMetrics',
  ],
  ...[
    'getJobSchedulers',
    'getJobLogs',
    'getWorkers',
    'pause',
    'resume',
    'isPaused',
    'empty',
    'drain',
    'clean',
  ],
  ...[
    'obliterate',
    'remove',
    'removeRepeatable',
    'removeRepeatableByKey',
    'removeJobs',
    'retryJobs',
    'promoteJobs',
  ],
  ...['isReady', 'waitUntilReady', 'trimEvents', 'setGlobalConcurrency'],
];

const queue: MakerEntity = { is: 'maker', object: 'queue', by: 'new', options: [objectAt(1), at(2)] };

/** bullmq@5.81.5 dist/cjs/classes/job.js:514-523, worker.js: the second argument may be a path, which is not followed. */
const worker: Entity = runs(1, [asAdded], { platform: true, by: 'new' });

/** bullmq 6.7.0 and bull 4.16.5, run against Redis: `attempts` repeats the job, not the call that adds it. */
export const bullmq: Library = {
  id: 'bullmq',
  packages: ['bullmq', 'bull', '@taskforcesh/bullmq-pro'],
  kind: 'queue',
  depth: 'full',
  sources: ['run with bullmq 6.7.0 and bull 4.16.5', 'bullmq@5.81.5 dist/cjs/classes/job.js, worker.js'],
  exports: {
    ...each(['Queue', 'QueuePro', 'default', '='], queue),
    FlowProducer: { is: 'maker', object: 'flow', by: 'new', options: [at(0)] },
    ...each(['Worker', 'WorkerPro'], worker),
    ...locals('QueueEvents', 'QueueScheduler', 'Job', 'MetricsTime', 'DelayedError', 'UnrecoverableError'),
  },
  types: { Queue: 'queue', QueuePro: 'queue', FlowProducer: 'flow', Job: 'job' },
  objects: {
    queue: {
      members: {
        ...each(queueMethods, send()),
        // bull@4.16.5 lib/job.js:66,298
        process: runs('any', [asAdded], { platform: true }),
      },
      extensible: true,
    },
    flow: { members: each(['add', 'addBulk', 'getFlow'], send()) },
    job: {
      members: {
        ...each(
          ['retry', 'remove', 'updateProgress', 'updateData', 'update', 'log', 'promote', 'getState'],
          send(),
        ),
        ...each(
          ['moveToFailed', 'moveToCompleted', 'moveToDelayed', 'isFailed', 'isCompleted', 'changeDelay'],
          send(),
        ),
        ...each(['waitUntilFinished', 'finished'], send({ waits: 'it waits for the job to end' })),
        progress: send(),
      },
    },
  },
  timeouts: {
    send: {
      options: [
        ...['connection.', 'redis.'].flatMap(prefix => [
          bounding(
            `${prefix}commandTimeout`,
            'bounds every command, but not while the first connection is made',
          ),
          partial(`${prefix}connectTimeout`, 'bounds connecting only'),
        ]),
      ],
      defaults: [
        {
          ms: null,
          effect: 'bounds',
          covers: [],
          note: 'waits without end while Redis is not there, by default',
        },
      ],
      fixes: [],
      noFix: 'its connection has the option: `connection: { commandTimeout: 5000 }`',
    },
  },
  // `attempts` is the job's; its commands are repeated by ioredis, over which they go.
  retries: {
    default: {
      options: ['connection.', 'redis.'].map(prefix => ({
        path: `${prefix}maxRetriesPerRequest`,
        at: 'client',
        form: 'retries',
        endless: [null],
        note: 'is how many lost connections a command outlives',
      })),
      defaults: [
        {
          retries: 20,
          note: 'sends a command again after up to 20 lost connections by default, as ioredis does',
        },
      ],
    },
  },
  deadline,
};

const kafkaOptions: TimeoutProfile = {
  options: [
    {
      path: 'enforceRequestTimeout',
      at: 'client',
      form: 'ms',
      effect: 'partial',
      covers: [],
      note: 'switches `requestTimeout` off where it is false',
    },
    bounding('requestTimeout', 'bounds each request to a broker, which is repeated then', { covers: answer }),
    partial('connectionTimeout', 'bounds connecting to one broker'),
    {
      path: 'timeout',
      at: 'call',
      form: 'ms',
      effect: 'partial',
      covers: [],
      note: 'bounds the wait of the broker for its peers, not that for the broker',
    },
  ],
  defaults: [
    {
      ms: 30_000,
      effect: 'bounds',
      covers: answer,
      option: 'requestTimeout',
      note: 'gives each request to a broker 30 s by default, and repeats it then',
    },
  ],
  fixes: [{ at: 'client', set: { requestTimeout: '$ms' }, note: 'bounds each request to a broker' }],
};

const producer: ObjectType = {
  members: {
    ...each(
      ['send', 'sendBatch'],
      send({ options: [at(0)], operation: { kind: 'fixed', name: 'send', idempotent: false } }),
    ),
    connect: connecting({ timeout: 'send' }),
    transaction: {
      ...send({ operation: { kind: 'fixed', name: 'transaction', idempotent: false } }),
      gives: 'transaction',
    },
    ...leaving,
  },
};

const kafkaObjects: Library['objects'] = {
  kafka: {
    members: Object.fromEntries(
      ['producer', 'consumer', 'admin'].map((name): [string, Entity] => [
        name,
        { is: 'maker', object: name, by: 'call', options: [at(0)], inherits: 'receiver' },
      ]),
    ),
  },
  producer,
  transaction: { members: each(['send', 'sendBatch', 'sendOffsets', 'commit', 'abort'], send()) },
  consumer: {
    members: {
      ...each(['connect', 'subscribe', 'commitOffsets'], send()),
      ...locals('run', 'seek', 'pause', 'resume', 'stop', 'disconnect', 'logger'),
    },
  },
  admin: { members: { ...leaving, logger: local }, otherwise: send() },
};

const kafkaTypes = {
  Kafka: 'kafka',
  Producer: 'producer',
  Consumer: 'consumer',
  Admin: 'admin',
  Transaction: 'transaction',
} as const;

/** kafkajs@2.2.4 src/index.js:43-89, src/retry/defaults.js; run with it. */
export const kafkajs: Library = {
  id: 'kafkajs',
  packages: ['kafkajs'],
  kind: 'queue',
  depth: 'full',
  sources: [
    'kafkajs@2.2.4 src/index.js, src/retry/defaults.js, src/producer/index.js',
    'run with kafkajs 2.2.4',
  ],
  exports: {
    Kafka: { is: 'maker', object: 'kafka', by: 'new', options: [at(0)] },
    ...locals('logLevel', 'Partitioners', 'CompressionTypes', 'ConfigResourceTypes'),
    'KafkaJS*': local,
  },
  types: kafkaTypes,
  objects: kafkaObjects,
  timeouts: { send: kafkaOptions },
  retries: {
    default: retriesOf(
      [retryOption('retry.retries', 'repeats what failed on a broker or the network')],
      repeats(5, {
        option: 'retry.retries',
        note: 'repeats what failed on a broker or the network five times by default',
      }),
    ),
  },
  deadline,
};

/** @confluentinc/kafka-javascript@1.10.1 lib/kafkajs/_producer.js: options of a send do nothing. */
export const confluentKafka: Library = {
  id: '@confluentinc/kafka-javascript',
  packages: ['@confluentinc/kafka-javascript', 'node-rdkafka'],
  kind: 'queue',
  depth: 'thin',
  sources: [
    '@confluentinc/kafka-javascript@1.10.1 lib/kafkajs/_producer.js',
    'node-rdkafka@3.6.1 lib/client.js',
  ],
  exports: {
    KafkaJS: { is: 'object', object: 'kafkajs' },
    ...each(['Producer', 'HighLevelProducer'], {
      is: 'maker',
      object: 'native',
      by: 'new',
      options: [at(0)],
    }),
    KafkaConsumer: { is: 'maker', object: 'native', by: 'new', options: [at(0)] },
    ...locals('CODES', 'features', 'librdkafkaVersion'),
  },
  types: { ...kafkaTypes, HighLevelProducer: 'native', KafkaConsumer: 'native' },
  objects: {
    ...kafkaObjects,
    kafkajs: { members: { Kafka: { is: 'maker', object: 'kafka', by: 'new', options: [at(0)] } } },
    native: {
      members: {
        ...each(
          ['connect', 'flush', 'getMetadata', 'queryWatermarkOffsets', 'offsetsForTimes', 'commitSync'],
          send(),
        ),
        ...each(['initTransactions', 'commitTransaction', 'abortTransaction'], send()),
      },
    },
  },
  timeouts: {
    send: unfixable(
      [
        bounding('request.timeout.ms', 'bounds each request to a broker', { keys: ['request.timeout.ms'] }),
        bounding('message.timeout.ms', 'bounds the delivery of a message', { keys: ['message.timeout.ms'] }),
        bounding('kafkaJS.requestTimeout', 'bounds each request to a broker'),
        {
          path: 'timeout',
          at: 'call',
          form: 'ms',
          effect: 'ignored',
          covers: [],
          instead: '`kafkaJS: { timeout }` of the client',
          note: 'is no option of a send here',
        },
      ],
      'its client has the option: `message.timeout.ms`',
      {
        ms: 300_000,
        effect: 'partial',
        covers: answer,
        note: 'gives up delivering a message after 5 minutes by default',
      },
    ),
  },
  retries: {
    default: retriesOf([], {
      retries: Infinity,
      note: 'repeats sending until the time of the message is over, by default',
    }),
  },
  deadline,
};

const channelCalls = [
  ...['assertQueue', 'checkQueue', 'deleteQueue', 'purgeQueue', 'bindQueue', 'unbindQueue', 'assertExchange'],
  ...[
    'checkExchange',
    'deleteExchange',
    'bindExchange',
    'unbindExchange',
    'cancel',
    'get',
    'prefetch',
    'qos',
  ],
  ...['recover', 'waitForConfirms'],
];

const channel: ObjectType = {
  members: {
    ...each(channelCalls, send()),
    consume: send({ waits: listening }),
    ...locals('ack', 'nack', 'reject', 'ackAll', 'nackAll', 'close', 'connection'),
    // Written to a buffer: there is nothing to wait for.
    ...each(
      ['publish', 'sendToQueue'],
      send({ waits: 'it is written to a buffer: nothing waits for an answer', result: 'callback' }),
    ),
  },
};
const confirming: ObjectType = {
  members: {
    ...channel.members,
    ...each(['publish', 'sendToQueue'], send({ options: [at(3)], result: 'callback' })),
  },
};

/** amqplib@2.3.1 lib/connect.js:98,165-188, lib/channel_model.js; run with it. */
export const amqplib: Library = {
  id: 'amqplib',
  packages: ['amqplib'],
  kind: 'queue',
  depth: 'full',
  sources: ['amqplib@2.3.1 lib/connect.js, lib/channel_model.js', 'run with amqplib 2.3.1'],
  exports: {
    connect: connecting({
      options: [at(1)],
      gives: 'connection',
      givesCallback: 1,
      makes: true,
      target: { argument: 0 },
    }),
    ...locals('credentials', 'IllegalOperationError'),
  },
  types: {
    Connection: 'connection',
    ChannelModel: 'connection',
    Channel: 'channel',
    ConfirmChannel: 'confirm-channel',
  },
  objects: {
    connection: {
      members: {
        createChannel: send({ gives: 'channel', givesCallback: 1 }),
        createConfirmChannel: send({ gives: 'confirm-channel', givesCallback: 1 }),
        ...leaving,
      },
    },
    channel,
    'confirm-channel': confirming,
  },
  timeouts: {
    send: unfixable([], 'its calls have no option: a deadline of your own has to be put around them'),
    connect: {
      options: [
        bounding('timeout', 'bounds connecting and the handshake', { at: 'call', covers: ['connect'] }),
      ],
      defaults: [noDefault],
      fixes: [{ at: 'call', set: { timeout: '$ms' }, note: 'bounds connecting and the handshake' }],
    },
  },
  deadline,
};

const managed: CallEntity = send({ options: [{ at: 'last-object' }] });

/** amqp-connection-manager@5.0.0 dist/cjs/AmqpConnectionManager.js; run with it. */
export const amqpManager: Library = {
  id: 'amqp-connection-manager',
  packages: ['amqp-connection-manager'],
  kind: 'queue',
  depth: 'full',
  sources: [
    'amqp-connection-manager@5.0.0 dist/cjs/AmqpConnectionManager.js',
    'run with amqp-connection-manager 5.0.0',
  ],
  exports: {
    connect: { is: 'maker', object: 'connection', by: 'call', options: [at(1)], target: { argument: 0 } },
  },
  types: { AmqpConnectionManager: 'connection', ChannelWrapper: 'channel' },
  objects: {
    connection: {
      members: {
        createChannel: { is: 'maker', object: 'channel', by: 'call', options: [at(0)] },
        connect: connecting({ timeout: 'send' }),
        ...leaving,
        isConnected: local,
      },
    },
    channel: {
      members: {
        ...each(['publish', 'sendToQueue'], managed),
        ...each([...channelCalls, 'waitForConnect', 'addSetup'], send()),
        consume: send({ waits: listening }),
        ...locals('ack', 'nack', 'ackAll', 'nackAll', 'close', 'queueLength', 'name'),
      },
    },
  },
  timeouts: {
    send: {
      options: [
        bounding('timeout', 'bounds the wait for the confirmation, also while there is no connection', {
          at: 'call',
        }),
        bounding('publishTimeout', 'bounds the wait for every confirmation'),
      ],
      defaults: [
        {
          ms: null,
          effect: 'bounds',
          covers: [],
          note: 'waits without end while there is no connection, by default',
        },
      ],
      fixes: [
        { at: 'client', set: { publishTimeout: '$ms' }, note: 'bounds the wait for every confirmation' },
      ],
    },
  },
  deadline,
};

const jetstream: MakerEntity = { is: 'maker', object: 'jetstream', by: 'call', options: [at(0)] };

function natsProfile(option: string, ms: number, note: string): TimeoutProfile {
  return {
    options: [bounding(option, 'bounds the wait for the answer', { at: 'both', off: [] })],
    defaults: [{ ms, effect: 'bounds', covers: answer, option, note }],
    fixes: [{ at: 'call', set: { [option]: '$ms' }, note: 'bounds the wait for the answer' }],
  };
}

/** nats@2.29.3 lib/nats-base-client/nats.js:165-337, lib/jetstream/jsbaseclient_api.js:34-69, lib/nats-base-client/options.js:28-35 */
export const nats: Library = {
  id: 'nats',
  packages: ['nats', 'nats.ws', '@nats-io/*'],
  versionOf: 'nats',
  kind: 'queue',
  depth: 'full',
  sources: [
    'nats@2.29.3 lib/nats-base-client/nats.js, options.js, lib/jetstream/jsbaseclient_api.js',
    'run with nats 2.29.3',
  ],
  exports: {
    connect: connecting({
      options: [at(0)],
      gives: 'connection',
      makes: true,
      target: { option: 'servers' },
    }),
    jetstream: { is: 'maker', object: 'jetstream', by: 'call', options: [at(1)] },
    jetstreamManager: { is: 'maker', object: 'jetstream', by: 'call', options: [at(1)] },
    ...locals('StringCodec', 'JSONCodec', 'headers', 'createInbox', 'consumerOpts', 'AckPolicy'),
  },
  types: {
    NatsConnection: 'connection',
    JetStreamClient: 'jetstream',
    JetStreamManager: 'jetstream',
    KV: 'kv',
  },
  objects: {
    connection: {
      members: {
        request: send({ options: [at(2)], operation: { kind: 'fixed', name: 'request', idempotent: null } }),
        requestMany: send({
          options: [at(2)],
          timeout: 'many',
          operation: { kind: 'fixed', name: 'request', idempotent: null },
        }),
        ...each(['flush', 'drain', 'rtt'], send({ timeout: 'flush' })),
        ...each(['jetstream', 'jetstreamManager'], jetstream),
        ...locals('publish', 'subscribe', 'close', 'closed', 'status', 'info', 'isClosed', 'stats'),
      },
    },
    jetstream: {
      members: {
        publish: send({ options: [at(2)], timeout: 'jetstream' }),
        ...each(['streams', 'consumers'], { is: 'object', object: 'managed' }),
        views: { is: 'object', object: 'views' },
        getAccountInfo: send({ timeout: 'jetstream' }),
        subscribe: local,
      },
    },
    managed: { members: {}, otherwise: send({ timeout: 'jetstream' }) },
    views: { members: each(['kv', 'os'], send({ timeout: 'jetstream', gives: 'kv' })) },
    kv: {
      members: each(
        ['get', 'put', 'create', 'update', 'delete', 'purge', 'status', 'destroy'],
        send({ timeout: 'jetstream' }),
      ),
    },
  },
  timeouts: {
    send: natsProfile('timeout', 1_000, 'waits 1 s for an answer by default'),
    many: natsProfile('maxWait', 1_000, 'waits 1 s for answers by default'),
    jetstream: natsProfile('timeout', 5_000, 'waits 5 s for an answer by default'),
    flush: unfixable([], 'it has no option that bounds it'),
    connect: {
      options: [bounding('timeout', 'bounds connecting to one server', { at: 'call', covers: ['connect'] })],
      defaults: [
        {
          ms: 20_000,
          effect: 'bounds',
          covers: ['connect'],
          option: 'timeout',
          note: 'gives up connecting after 20 s by default',
        },
      ],
      fixes: [{ at: 'call', set: { timeout: '$ms' }, note: 'bounds connecting to one server' }],
    },
  },
  retries: { default: { options: [], defaults: [repeatsNothing] } },
  deadline,
};

const mqttMaker: MakerEntity = {
  is: 'maker',
  object: 'client',
  by: 'call',
  options: [objectAt(0), at(1)],
  target: { argument: 0 },
};

/** mqtt@5.16.0 build/lib/client.js:63-68; run with it. */
export const mqtt: Library = {
  id: 'mqtt',
  packages: ['mqtt'],
  kind: 'queue',
  depth: 'full',
  sources: ['mqtt@5.16.0 build/lib/client.js', 'run with mqtt 5.16.0'],
  exports: {
    connect: mqttMaker,
    connectAsync: connecting({
      options: [objectAt(0), at(1)],
      gives: 'client',
      makes: true,
      target: { argument: 0 },
    }),
    default: { is: 'object', object: 'mqtt' },
  },
  types: { MqttClient: 'client' },
  objects: {
    mqtt: {
      members: {
        connect: mqttMaker,
        connectAsync: connecting({ options: [at(1)], gives: 'client', makes: true }),
      },
    },
    client: {
      members: {
        ...each(
          ['publish', 'publishAsync'],
          send({ operation: { kind: 'fixed', name: 'publish', idempotent: false } }),
        ),
        ...each(
          ['subscribe', 'subscribeAsync', 'unsubscribe', 'unsubscribeAsync'],
          send({ operation: { kind: 'fixed', name: 'subscribe', idempotent: true } }),
        ),
        ...locals('end', 'endAsync', 'reconnect', 'connected', 'removeOutgoingMessage'),
      },
    },
  },
  timeouts: {
    send: unfixable(
      [
        partial('connectTimeout', 'bounds connecting only'),
        partial('keepalive', 'watches the connection, and bounds no call'),
      ],
      'its calls have no option: a deadline of your own has to be put around them',
    ),
    connect: {
      options: [bounding('connectTimeout', 'bounds connecting', { at: 'call', covers: ['connect'] })],
      defaults: [
        {
          ms: 30_000,
          effect: 'bounds',
          covers: ['connect'],
          option: 'connectTimeout',
          note: 'gives up connecting after 30 s by default',
        },
      ],
      fixes: [{ at: 'call', set: { connectTimeout: '$ms' }, note: 'bounds connecting' }],
    },
  },
  deadline,
};
