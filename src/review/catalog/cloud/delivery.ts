import { at, each, local, locals } from '../define.ts';
import type { CallEntity, Library } from '../schema.ts';
import {
  bound,
  byDefault,
  made,
  method,
  noDefault,
  noRetries,
  object,
  repeats,
  resources,
  retriesOf,
  retryOption,
  silences,
  timeoutsOf,
  unknownRetries,
  untold,
} from './shapes.ts';

/** What delivers: notifications, files, short messages, events. */
const deadline = {
  ms: 10_000,
  why: 'a message is accepted within a second; ten mean that something is wrong',
};

const call: CallEntity = method();

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
  retries: noRetries,
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
  retries: noRetries,
  deadline,
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
  retries: unknownRetries,
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
  retries: noRetries,
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
  retries: noRetries,
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
  retries: noRetries,
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
  retries: unknownRetries,
  deadline,
};

export const delivery: readonly Library[] = [
  ...[mailchimpMarketing, mailchimpTransactional],
  ...[plivo, messagebird, vonage, svix, pusher, ably],
];
