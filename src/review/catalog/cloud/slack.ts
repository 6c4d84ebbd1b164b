import { at, local, locals } from '../define.ts';
import type { CallEntity, Library, MisplacedOptions } from '../schema.ts';
import {
  bound,
  idle,
  made,
  method,
  noDefault,
  object,
  resources,
  repeats,
  retriesOf,
  retryOption,
  silences,
  timeoutsOf,
} from './shapes.ts';

const amongArguments: readonly MisplacedOptions[] = [
  {
    argument: 0,
    paths: ['timeout'],
    note: 'is sent to Slack as a field',
    instead: '`timeout` on the client',
  },
];

/** @slack/web-api@8.2.0 dist/WebClient.js:123,421. */
const timeouts = timeoutsOf(
  [bound('timeout', 'bounds each attempt', { covers: silences, off: [0] })],
  [noDefault],
);

const retries = retriesOf(
  [retryOption('retryConfig.retries', 'repeats a failed call so often')],
  repeats(10, {
    option: 'retryConfig.retries',
    note: 'repeats a failed call ten times in half an hour by default',
  }),
);

const call: CallEntity = method({ misplaced: amongArguments });
const client = made({ options: [at(1)], target: { option: 'slackApiUrl' } });
const web = resources(call, { client: { paginate: method(), apiCall: call, ...locals('slackApiUrl') } });
const deadline = { ms: 10_000, why: 'Slack answers within a second; ten mean that something is wrong' };

/** WebClient.js:123,475 and retry-policies.js; run with 8.2.0, 7.19.0 and 6.13.0. */
export const slackWebApi: Library = {
  id: 'slack-web-api',
  packages: ['@slack/web-api'],
  kind: 'saas',
  depth: 'full',
  sources: [
    '@slack/web-api@8.2.0 dist/WebClient.js, dist/retry-policies.js',
    'run with 8.2.0, 7.19.0 and 6.13.0',
  ],
  exports: {
    WebClient: client,
    default: { ...made({ options: [] }), members: { WebClient: client } },
    ...locals('ErrorCode', 'LogLevel', 'retryPolicies', 'WebClientEvent', 'addAppMetadata'),
  },
  objects: web,
  timeouts: { request: timeouts },
  retries: { default: retries },
  deadline,
};

/** Repeats nothing, though the other client does (run). */
export const slackWebhook: Library = {
  id: 'slack-webhook',
  packages: ['@slack/webhook'],
  kind: 'saas',
  depth: 'full',
  sources: ['@slack/webhook@8.0.2, run'],
  exports: { IncomingWebhook: made({ options: [at(1)], target: { argument: 0 } }), ErrorCode: local },
  objects: { client: { members: { send: call }, extensible: true } },
  timeouts: { request: timeouts },
  deadline,
};

/** Arguments of its handlers are told by their types alone. */
export const slackBolt: Library = {
  id: 'slack-bolt',
  packages: ['@slack/bolt'],
  kind: 'saas',
  depth: 'full',
  sources: ['@slack/bolt@5.1.0, @slack/web-api@8.2.0'],
  exports: {
    App: made({ object: 'app' }),
    default: { ...made({ object: 'app', options: [] }), members: { App: made({ object: 'app' }) } },
    webApi: local,
    ...locals(
      'ExpressReceiver',
      'AwsLambdaReceiver',
      'LogLevel',
      'HTTPReceiver',
      'SocketModeReceiver',
      'Assistant',
    ),
  },
  types: { WebClient: 'client', SayFn: 'say', RespondFn: 'say' },
  objects: {
    app: { members: { client: object('client') } },
    ...web,
    say: { call, members: {} },
  },
  timeouts: {
    request: timeoutsOf(
      [
        bound('clientOptions.timeout', 'bounds each attempt', { covers: silences, off: [0] }),
        idle('timeout', 'is no option of the app', '`clientOptions.timeout`', { at: 'client' }),
      ],
      [noDefault],
    ),
  },
  retries: {
    default: retriesOf(
      [retryOption('clientOptions.retryConfig.retries', 'repeats a failed call so often')],
      repeats(10, { note: 'repeats a failed call ten times in half an hour by default' }),
    ),
  },
  deadline,
};

export const slackFamily: readonly Library[] = [slackWebApi, slackWebhook, slackBolt];
