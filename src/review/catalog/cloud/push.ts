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
  retriesOf,
  retryOption,
  silences,
  timeoutsOf,
  unknownRetries,
  untold,
} from './shapes.ts';

/** Notifications to devices. */

const deadline = {
  ms: 10_000,
  why: 'a message is accepted within a second; ten mean that something is wrong',
};

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
  retries: noRetries,
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
  retries: unknownRetries,
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
  retries: unknownRetries,
  deadline,
};

export const pushServices: readonly Library[] = [webPush, nodeApn, apns2, expoServer, oneSignal];
