import { at, each, local, locals } from '../define.ts';
import { upstashRedis } from '../data/stores.ts';
import type { CallEntity, Library } from '../schema.ts';
import {
  bound,
  byDefault,
  idle,
  made,
  method,
  noDefault,
  object,
  repeats,
  repeatsNothing,
  resources,
  retriesOf,
  retryOption,
  silences,
  timeoutsOf,
  untold,
} from './shapes.ts';

/** What delivers: notifications, files, short messages, events. */
const deadline = {
  ms: 10_000,
  why: 'a message is accepted within a second; ten mean that something is wrong',
};
const files = {
  ms: 30_000,
  why: 'files of some megabytes take seconds; half a minute means that something is wrong',
};
const nothing = { default: retriesOf([]) };
const uncertain = { default: retriesOf([], { ...repeatsNothing, uncertain: true as const }) };
const thin = { request: timeoutsOf([], [untold]) };
const call: CallEntity = method();

const push: CallEntity = method({ options: [at(2)] });

/** web-push@3.6.7 src/web-push-lib.js:222,317,356. */
export const webPush: Library = {
  id: 'web-push',
  packages: ['web-push'],
  kind: 'saas',
  depth: 'full',
  sources: ['web-push@3.6.7 src/web-push-lib.js'],
  exports: {
    default: object('root'),
    sendNotification: push,
    WebPushLib: made({ object: 'root', options: [] }),
    ...locals('generateVAPIDKeys', 'setVapidDetails', 'setGCMAPIKey', 'generateRequestDetails', 'encrypt'),
  },
  objects: { root: { members: { sendNotification: push } } },
  timeouts: {
    request: timeoutsOf(
      [bound('timeout', 'ends a request whose socket is silent', { at: 'call', covers: silences, off: [0] })],
      [noDefault],
    ),
  },
  retries: nothing,
  deadline,
};

/** @parse/node-apn@8.1.0 lib/config.js:37. */
export const nodeApn: Library = {
  id: 'node-apn',
  packages: ['@parse/node-apn', 'apn'],
  kind: 'saas',
  depth: 'full',
  sources: ['@parse/node-apn@8.1.0 lib/config.js'],
  exports: {
    ...each(['Provider', 'MultiProvider'], made()),
    default: object('root'),
    ...locals('Notification', 'token'),
  },
  objects: {
    root: { members: each(['Provider', 'MultiProvider'], made()) },
    client: { members: { ...each(['send', 'write', 'broadcast', 'manageChannels'], call), shutdown: local } },
  },
  timeouts: {
    request: timeoutsOf(
      [bound('requestTimeout', 'bounds each request')],
      [byDefault(5000, { option: 'requestTimeout' })],
    ),
  },
  retries: {
    default: retriesOf(
      [retryOption('connectionRetryLimit', 'repeats a refused message so often')],
      repeats(3),
    ),
  },
  deadline,
};

export const apns2: Library = {
  id: 'apns2',
  packages: ['apns2'],
  kind: 'saas',
  depth: 'thin',
  sources: ['apns2@12.2.0'],
  exports: {
    ...each(['ApnsClient', 'APNS'], made({ target: { option: 'host' } })),
    ...locals('Notification', 'SilentNotification', 'Errors'),
  },
  objects: { client: { members: each(['send', 'sendMany', 'close'], call), extensible: true } },
  timeouts: { request: timeoutsOf([bound('requestTimeout', 'bounds each request')], [untold]) },
  retries: uncertain,
  deadline,
};

/** expo-server-sdk@6.1.0 build/ExpoClient.js:64-73: two more attempts where its rate is limited. */
export const expoServer: Library = {
  id: 'expo-server-sdk',
  packages: ['expo-server-sdk'],
  kind: 'saas',
  depth: 'full',
  sources: ['expo-server-sdk@6.1.0 build/ExpoClient.js'],
  exports: { Expo: expo(), default: expo() },
  objects: {
    client: {
      members: {
        ...each(['sendPushNotificationsAsync', 'getPushNotificationReceiptsAsync'], call),
        ...locals('chunk*'),
      },
      extensible: true,
    },
  },
  timeouts: { request: timeoutsOf([], [noDefault]) },
  retries: { default: retriesOf([], repeats(2, { note: 'repeats twice where its rate is limited' })) },
  deadline,
};

function expo() {
  return { ...made(), members: locals('isExpoPushToken') };
}

/** @mailchimp/mailchimp_marketing@3.0.80: superagent, two minutes. */
export const mailchimpMarketing: Library = {
  id: 'mailchimp-marketing',
  packages: ['@mailchimp/mailchimp_marketing'],
  kind: 'mail',
  depth: 'full',
  sources: ['@mailchimp/mailchimp_marketing@3.0.80'],
  exports: { default: object('client'), ApiClient: made({ options: [] }) },
  objects: resources(call, { client: locals('setConfig') }),
  timeouts: { request: timeoutsOf([], [byDefault(120_000)], 'its time limit is set by `setConfig`') },
  retries: nothing,
  deadline,
};

/** @mailchimp/mailchimp_transactional@1.4.1: five minutes. */
export const mailchimpTransactional: Library = {
  id: 'mailchimp-transactional',
  packages: ['@mailchimp/mailchimp_transactional'],
  kind: 'mail',
  depth: 'full',
  sources: ['@mailchimp/mailchimp_transactional@1.4.1'],
  exports: { default: made({ by: 'call', options: [] }) },
  objects: resources(call, { client: locals('setDefaultTimeoutMs', 'setDefaultOutputFormat') }),
  timeouts: {
    request: timeoutsOf([], [byDefault(300_000)], 'its time limit is set by `setDefaultTimeoutMs`'),
  },
  retries: nothing,
  deadline,
};

const upload: CallEntity = method({ options: [{ at: 'last-object' }] });

/** cloudinary@2.11.0 lib/uploader.js:609, lib/api_client/execute_request.js:232. */
export const cloudinary: Library = {
  id: 'cloudinary',
  packages: ['cloudinary'],
  kind: 'saas',
  depth: 'full',
  sources: ['cloudinary@2.11.0 lib/uploader.js, lib/api_client/execute_request.js'],
  exports: { v2: object('root'), default: object('root'), ...each(['uploader', 'api'], object('part')) },
  objects: {
    root: {
      members: {
        v2: object('root'),
        ...each(['uploader', 'api', 'search', 'provisioning'], object('part')),
        ...locals('config', 'url', 'utils', 'image', 'video'),
      },
    },
    part: {
      members: {
        ...each(['account'], object('part')),
        ...locals(
          'expression',
          'max_results',
          'sort_by',
          'with_field',
          'aggregate',
          'to_query',
          'direct_upload',
          'unsigned_image_upload_tag',
        ),
      },
      otherwise: upload,
    },
  },
  timeouts: {
    request: timeoutsOf(
      [bound('timeout', 'bounds each request', { at: 'call' })],
      [byDefault(60_000, { option: 'timeout' })],
    ),
  },
  retries: nothing,
  deadline: files,
};

/** @vercel/blob@2.8.0 dist/chunk-*.cjs:630,814: an abort is repeated as any failure, so that its signal ends nothing (run). */
export const vercelBlob: Library = {
  id: 'vercel-blob',
  packages: ['@vercel/blob'],
  kind: 'cloud',
  depth: 'full',
  sources: ['@vercel/blob@2.8.0 dist/chunk, run'],
  exports: {
    put: method({ options: [at(2)] }),
    copy: method({ options: [at(2)] }),
    ...each(['del', 'head', 'get'], method({ options: [at(1)] })),
    ...each(['list'], method({ options: [at(0)] })),
    ...each(['upload', 'createMultipartUpload', 'uploadPart', 'completeMultipartUpload'], method()),
    ...locals('handleUpload', 'getDownloadUrl', 'generateClientTokenFromReadWriteToken', '*Error'),
  },
  objects: {},
  timeouts: {
    request: timeoutsOf(
      [
        idle('abortSignal', 'is taken for a failure, and repeated', 'a race with a timer', {
          form: 'signal',
        }),
      ],
      [noDefault],
      'an abort of its calls is repeated as any failure',
    ),
  },
  retries: { default: retriesOf([], repeats(10)) },
  deadline: files,
};

/** plivo@4.79.0 dist/rest/client.js:110, dist/rest/axios.js: `options.timeout`, in milliseconds. */
export const plivo: Library = {
  id: 'plivo',
  packages: ['plivo'],
  kind: 'saas',
  depth: 'thin',
  sources: ['plivo@4.79.0 dist/rest/client.js, dist/rest/request.js:91'],
  exports: {
    ...each(['Client', 'PhloClient'], made({ options: [at(2)] })),
    default: object('root'),
    ...locals('Response', 'validateSignature', 'XMLResponse'),
  },
  objects: { root: { members: { Client: made({ options: [at(2)] }) } }, ...resources(call) },
  timeouts: { request: timeoutsOf([bound('timeout', 'bounds each request', { off: [0] })], [untold]) },
  retries: uncertain,
  deadline,
};

/** messagebird@4.0.1 lib/messagebird.js:25,124: the time is the second argument. */
export const messagebird: Library = {
  id: 'messagebird',
  packages: ['messagebird'],
  kind: 'saas',
  depth: 'full',
  sources: ['messagebird@4.0.1 lib/messagebird.js'],
  exports: { default: made({ by: 'call', options: [] }), initClient: made({ by: 'call', options: [] }) },
  objects: resources(call),
  timeouts: {
    request: timeoutsOf(
      [],
      [byDefault(5000, { covers: silences })],
      'the time is its second argument, and no option',
    ),
  },
  retries: nothing,
  deadline,
};

/** @vonage/server-client@1.20.0 dist/cjs/client.js:156,339. */
export const vonage: Library = {
  id: 'vonage',
  packages: ['@vonage/server-sdk', '@vonage/messages', '@vonage/sms'],
  kind: 'saas',
  depth: 'full',
  sources: ['@vonage/server-client@1.20.0 dist/cjs/client.js'],
  exports: { ...each(['Vonage', 'Messages', 'SMS'], made({ options: [at(1)] })), ...locals('Auth') },
  objects: resources(call, { anywhere: { messages: object('resource'), sms: object('resource') } }),
  timeouts: { request: timeoutsOf([bound('timeout', 'bounds each request', { off: [0] })], [noDefault]) },
  retries: nothing,
  deadline,
};

/** svix@1.99.1 dist/index.js:60-79, dist/request.js:129-169. */
export const svix: Library = {
  id: 'svix',
  packages: ['svix'],
  kind: 'saas',
  depth: 'full',
  sources: ['svix@1.99.1 dist/index.js, dist/request.js'],
  exports: {
    Svix: made({ options: [at(1)], target: { option: 'serverUrl' } }),
    ...locals('Webhook', 'ApiException'),
  },
  objects: resources(call),
  timeouts: { request: timeoutsOf([bound('requestTimeout', 'bounds each attempt')], [noDefault]) },
  retries: {
    default: retriesOf(
      [retryOption('numRetries', 'repeats a failed call so often')],
      repeats(2, { option: 'numRetries' }),
    ),
  },
  deadline,
};

/** pusher@5.3.4 lib/requests.js:43-73. */
export const pusher: Library = {
  id: 'pusher',
  packages: ['pusher'],
  kind: 'saas',
  depth: 'full',
  sources: ['pusher@5.3.4 lib/requests.js, lib/config.js'],
  exports: { default: made({ target: { option: 'host' } }) },
  objects: {
    client: {
      members: {
        ...each(['trigger', 'triggerBatch', 'sendToUser', 'get', 'post', 'terminateUserConnections'], call),
        ...locals('authorizeChannel', 'authenticateUser', 'webhook'),
      },
      extensible: true,
    },
  },
  timeouts: { request: timeoutsOf([bound('timeout', 'bounds each request', { off: [0] })], [noDefault]) },
  retries: nothing,
  deadline,
};

const realtime = 'it listens for as long as it stands';

/** ably@2.28.0: options of the client, `httpRequestTimeout` 10 s. */
export const ably: Library = {
  id: 'ably',
  packages: ['ably'],
  kind: 'saas',
  depth: 'thin',
  sources: ['ably@2.28.0'],
  exports: { ...each(['Rest', 'Realtime'], made()), default: object('root') },
  objects: {
    root: { members: each(['Rest', 'Realtime'], made()) },
    client: {
      members: {
        channels: object('channels'),
        connection: local,
        ...each(['auth'], object('channel')),
        ...each(['time', 'stats', 'request'], call),
      },
    },
    channels: { members: { get: object('channel') } },
    channel: {
      members: {
        presence: object('channel'),
        push: object('channel'),
        subscribe: method({ waits: realtime }),
        ...locals('name', 'state'),
        ...each(
          ['publish', 'history', 'get', 'status', 'attach', 'requestToken', 'createTokenRequest'],
          call,
        ),
      },
    },
  },
  timeouts: { request: timeoutsOf([bound('httpRequestTimeout', 'bounds each request')], [untold]) },
  retries: uncertain,
  deadline,
};

/** @vercel/kv@3.0.0 dist/index.js: the client of @upstash/redis under another name. */
export const vercelKv: Library = {
  ...upstashRedis,
  id: 'vercel-kv',
  packages: ['@vercel/kv'],
  exports: {
    ...each(['kv', 'default'], object('redis')),
    createClient: made({ by: 'call', object: 'redis', target: { option: 'url' } }),
  },
};

/** @vercel/edge-config@1.5.1: reads over HTTP, from memory at the edge. */
export const edgeConfig: Library = {
  id: 'vercel-edge-config',
  packages: ['@vercel/edge-config'],
  kind: 'cloud',
  depth: 'thin',
  sources: ['@vercel/edge-config@1.5.1'],
  exports: {
    createClient: made({ by: 'call', options: [at(1)] }),
    ...each(['get', 'getAll', 'has', 'digest'], call),
    ...locals('parseConnectionString', 'clone'),
  },
  objects: { client: { members: each(['get', 'getAll', 'has', 'digest'], call) } },
  timeouts: thin,
  retries: uncertain,
  deadline,
};

const oneSignalCall = method();

export const oneSignal: Library = {
  id: 'onesignal',
  packages: ['@onesignal/node-onesignal', 'onesignal-node'],
  kind: 'saas',
  depth: 'thin',
  sources: ['@onesignal/node-onesignal: shape of its client alone'],
  exports: {
    ...each(['DefaultApi', 'Client'], made({ options: [] })),
    ...locals('createConfiguration', 'Notification'),
  },
  objects: { client: { members: {}, otherwise: oneSignalCall, extensible: true } },
  timeouts: thin,
  retries: uncertain,
  deadline,
};

export const delivery: readonly Library[] = [
  ...[
    webPush,
    nodeApn,
    apns2,
    expoServer,
    mailchimpMarketing,
    mailchimpTransactional,
    cloudinary,
    vercelBlob,
  ],
  ...[plivo, messagebird, vonage, svix, pusher, ably, edgeConfig, vercelKv, oneSignal],
];
