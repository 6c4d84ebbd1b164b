import { at, each, locals } from '../define.ts';
import type { Library, MisplacedOptions } from '../schema.ts';
import { bound, lastObject, made, method, object, retriesOf, retryOption, timeoutsOf } from './shapes.ts';

/** Client options of the transports that Google generates. */
const gax = timeoutsOf(
  [
    bound('timeout', 'is the deadline of all attempts together', { at: 'call' }),
    bound('gaxOpts.timeout', 'is the deadline of all attempts together', { at: 'both' }),
  ],
  [
    {
      ms: 30_000,
      effect: 'bounds',
      covers: ['connect', 'headers', 'body', 'total'],
      option: 'timeout',
      note: 'has a deadline of 20 to 60 s for each method by default',
    },
  ],
);

const gaxRetry = retriesOf(
  [
    retryOption('retry', 'repeats the codes that it names', { at: 'call', form: 'policy', off: [null] }),
    retryOption('retry.retryCodes', 'repeats these codes', { at: 'call', form: 'policy', off: [] }),
    retryOption('maxRetries', 'counts attempts, and spoils later calls', {
      at: 'call',
      form: 'attempts',
      off: [0, 1],
    }),
  ],
  { retries: null, uncertain: true, note: 'repeats the methods that its client_config.json names' },
);

const inRequest: MisplacedOptions = {
  argument: 0,
  paths: ['timeout'],
  among: ['timeout', 'name', 'parent'],
  note: 'is no deadline in the request',
  instead: 'it in the argument behind the request',
};

/** Local helpers: paths of resources, and their parts. */
const paths = locals('*Path', 'match*', 'getProjectId', 'close', 'initialize', 'apiEndpoint', 'auth', 'warn');

/**
 * Clients that Google generates over google-gax: deadlines and retries by method, from `*_client_config.json`
 * (secret-manager@6.3.0, tasks@6.3.0, pubsub@5.3.1; google-gax@5.0.8 build/src/gax.js:127-198).
 */
export const googleGax: Library = {
  id: 'google-gax',
  packages: [
    ...[
      '@google-cloud/secret-manager',
      '@google-cloud/tasks',
      '@google-cloud/kms',
      '@google-cloud/translate',
    ],
    ...[
      '@google-cloud/vision',
      '@google-cloud/speech',
      '@google-cloud/text-to-speech',
      '@google-cloud/language',
    ],
    ...[
      '@google-cloud/documentai',
      '@google-cloud/monitoring',
      '@google-cloud/scheduler',
      '@google-cloud/run',
    ],
    ...['@google-cloud/aiplatform', '@google-cloud/dlp', '@google-cloud/container', '@google-cloud/compute'],
    ...['@google-cloud/video-intelligence', '@google-cloud/dialogflow', '@google-cloud/functions'],
    ...['@google-cloud/recaptcha-enterprise', '@google-cloud/iam', '@google-cloud/bigquery-storage'],
    ...[
      '@google-cloud/workflows',
      '@google-cloud/service-usage',
      '@google-cloud/billing',
      '@google-analytics/data',
    ],
    ...['@google-cloud/asset', '@google-cloud/batch', '@google-cloud/discoveryengine', '@google-cloud/redis'],
  ],
  kind: 'cloud',
  depth: 'thin',
  sources: [
    '@google-cloud/secret-manager@6.3.0, @google-cloud/tasks@6.3.0, google-gax@5.0.8 build/src/gax.js, run',
  ],
  exports: {
    '*Client': made({ target: { option: 'apiEndpoint' } }),
    'v*': object('version'),
  },
  objects: {
    version: { members: { '*Client': made({ target: { option: 'apiEndpoint' } }) } },
    client: {
      members: paths,
      otherwise: method({ options: [at(1)], misplaced: [inRequest] }),
      extensible: true,
    },
  },
  timeouts: { request: gax },
  retries: { default: gaxRetry },
  deadline: { ms: 10_000, why: 'its services answer in a second; ten mean that something is wrong' },
};

/** @google-cloud/pubsub@5.3.1 build/src/v1/publisher_client_config.json: a publish is repeated until its deadline. */
export const googlePubsub: Library = {
  id: 'google-cloud-pubsub',
  packages: ['@google-cloud/pubsub'],
  kind: 'queue',
  depth: 'full',
  sources: ['@google-cloud/pubsub@5.3.1 build/src/v1/publisher_client_config.json, default-options.js'],
  exports: {
    PubSub: made({ target: { option: 'apiEndpoint' } }),
    v1: object('version'),
    ...locals('Duration', 'Schema', 'Encodings'),
  },
  types: { Topic: 'topic', Subscription: 'subscription', Message: 'message' },
  objects: {
    client: {
      members: {
        topic: made({ object: 'topic', by: 'call', options: [at(1)], inherits: 'receiver' }),
        subscription: object('subscription'),
        ...each(
          ['createTopic', 'createSubscription', 'createSchema', 'getTopics', 'getSubscriptions'],
          lastObject(),
        ),
        ...each(['getSnapshots', 'getSchemaClient', 'listSchemas'], lastObject()),
        snapshot: object('subscription'),
        close: method(),
      },
      extensible: true,
    },
    topic: {
      members: {
        ...each(['publishMessage', 'publish', 'publishJSON'], method({ retry: 'publish' })),
        ...each(['create', 'get', 'exists', 'delete', 'getMetadata', 'setMetadata'], lastObject()),
        ...each(['createSubscription', 'getSubscriptions'], lastObject()),
        flush: method({ retry: 'publish' }),
        subscription: object('subscription'),
      },
    },
    subscription: {
      members: {
        ...each(['create', 'get', 'exists', 'delete', 'getMetadata', 'setMetadata', 'seek'], lastObject()),
        ...each(['createSnapshot', 'modifyPushConfig'], lastObject()),
        on: method({ waits: 'a subscription waits for messages for as long as it stands' }),
      },
    },
    message: { members: { ackWithResponse: method(), nackWithResponse: method(), ...locals('ack', 'nack') } },
    version: { members: { '*Client': made({ object: 'raw' }) } },
    raw: { members: paths, otherwise: method({ options: [at(1)] }) },
  },
  timeouts: { request: gax },
  retries: {
    default: gaxRetry,
    publish: retriesOf([], { retries: 5, note: 'repeats a publish until its deadline of a minute' }),
  },
  deadline: { ms: 10_000, why: 'a message is accepted within a second; ten mean that something is wrong' },
};
