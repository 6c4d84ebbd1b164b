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
  ownFetch,
  repeats,
  resources,
  retriesOf,
  retryOption,
  signalOption,
  timeoutsOf,
  unknownRetries,
  untold,
} from './shapes.ts';

const deadline = { ms: 10_000, why: 'its service answers in a second; ten mean that something is wrong' };

/** No time limit was seen in 2 s of hanging (run). */
const none = timeoutsOf([], [noDefault], 'neither its calls nor its client have an option that bounds them');

const call: CallEntity = method();

/** @hubspot/api-client@13.5.0 lib/src/services/decorators/RetryDecorator.js:14-30, run. */
export const hubspot: Library = {
  id: 'hubspot',
  packages: ['@hubspot/api-client'],
  kind: 'saas',
  depth: 'full',
  sources: ['@hubspot/api-client@13.5.0 lib/src/services/decorators/RetryDecorator.js, run'],
  exports: {
    Client: made({ target: { option: 'basePath' } }),
    ...locals('AssociationTypes', 'DEFAULT_LIMITER_OPTIONS'),
  },
  objects: resources(call, {
    client: { apiRequest: call, ...locals('setAccessToken', 'setApiKey', 'init') },
    anywhere: locals('verifySignature', 'getAuthorizationUrl'),
  }),
  timeouts: { request: none },
  retries: {
    default: retriesOf([
      retryOption('numberOfApiCallRetries', 'is the number of attempts in all', {
        form: 'attempts',
        off: [0, 1],
      }),
    ]),
  },
  deadline,
};

/** `new v1.MonitorsApi(configuration)`; @datadog/datadog-api-client@1.64.0 (run). */
export const datadog: Library = {
  id: 'datadog',
  packages: ['@datadog/datadog-api-client'],
  kind: 'saas',
  depth: 'full',
  sources: ['@datadog/datadog-api-client@1.64.0, run'],
  exports: { client: object('settings'), v1: object('version'), v2: object('version') },
  objects: {
    settings: { members: { createConfiguration: made({ object: 'configuration', by: 'call' }) } },
    configuration: { members: {} },
    version: { members: { '*Api': made({ object: 'api' }) } },
    api: { members: {}, otherwise: call },
  },
  timeouts: { request: none },
  retries: {
    default: retriesOf([
      retryOption('enableRetry', 'repeats a refused call three times', { form: 'policy', off: [false] }),
    ]),
  },
  deadline,
};

/** @workos-inc/node@8.13.0 lib/factory-*.cjs:191,265. */
export const workos: Library = {
  id: 'workos',
  packages: ['@workos-inc/node'],
  kind: 'saas',
  depth: 'full',
  sources: ['@workos-inc/node@8.13.0 lib/factory, run'],
  exports: {
    WorkOS: made({ options: [at(0), at(1)] }),
    default: made({ options: [at(0), at(1)] }),
    createWorkOS: made({ by: 'call' }),
    '*Exception': local,
  },
  objects: resources(call, {
    client: locals('webhooks', 'actions'),
    anywhere: locals('get*Url', 'loadSealedSession'),
  }),
  timeouts: {
    request: timeoutsOf(
      [bound('timeout', 'bounds each request')],
      [byDefault(60_000, { option: 'timeout' })],
    ),
  },
  retries: noRetries,
  deadline,
};

/** @clerk/backend@3.25.0 (run); verifying a token may fetch keys. */
export const clerk: Library = {
  id: 'clerk',
  packages: ['@clerk/backend', '@clerk/clerk-sdk-node', '@clerk/express', '@clerk/fastify'],
  kind: 'saas',
  depth: 'full',
  sources: ['@clerk/backend@3.25.0, run'],
  exports: {
    ...each(['createClerkClient', 'Clerk'], made({ by: 'either', target: { option: 'apiUrl' } })),
    clerkClient: object('client'),
    default: object('client'),
    verifyToken: method(),
    ...locals('clerkMiddleware', 'requireAuth', 'getAuth', 'clerkPlugin', 'ClerkExpress*'),
  },
  types: { ClerkClient: 'client' },
  objects: resources(call, { anywhere: locals('toAuth') }),
  timeouts: { request: none },
  retries: noRetries,
  deadline,
};

/** jira.js@5.4.0 (run). */
export const jira: Library = {
  id: 'jira.js',
  packages: ['jira.js'],
  kind: 'saas',
  depth: 'full',
  sources: ['jira.js@5.4.0, run'],
  exports: { '*Client': made({ target: { option: 'host' } }) },
  objects: resources(call),
  timeouts: {
    request: timeoutsOf(
      [bound('baseRequestConfig.timeout', 'bounds each request', { off: [0] })],
      [noDefault],
    ),
  },
  retries: noRetries,
  deadline,
};

/** jsforce@3.10.16 lib/request.js:58-90 (run). */
export const jsforce: Library = {
  id: 'jsforce',
  packages: ['jsforce', '@jsforce/jsforce-node'],
  kind: 'saas',
  depth: 'full',
  sources: ['jsforce@3.10.16 lib/request.js, run'],
  exports: { Connection: made({ target: { option: 'loginUrl' } }), default: object('root'), OAuth2: local },
  types: { Connection: 'client' },
  objects: {
    root: { members: { Connection: made({ target: { option: 'loginUrl' } }), OAuth2: local } },
    client: {
      members: {
        sobject: object('table'),
        ...each(['bulk', 'bulk2', 'metadata', 'tooling', 'analytics', 'apex', 'chatter'], object('client')),
        ...locals(
          'accessToken',
          'instanceUrl',
          'oauth2',
          'userInfo',
          'cache',
          'streaming',
          'getAuthInfoFields',
          'getUsername',
        ),
      },
      otherwise: call,
      extensible: true,
    },
    table: { members: { ...locals('type', 'select', 'where'), record: object('table') }, otherwise: call },
  },
  timeouts: { request: none },
  retries: {
    default: retriesOf(
      [],
      repeats(5, { operations: ['GET'], note: 'repeats a refused GET five times by default' }),
    ),
  },
  deadline,
};

/** @linear/sdk@98.0.0 (run). A property such as `viewer` sends a request too, without a call. */
export const linear: Library = {
  id: 'linear',
  packages: ['@linear/sdk'],
  kind: 'saas',
  depth: 'full',
  sources: ['@linear/sdk@98.0.0, run'],
  exports: {
    LinearClient: made({ target: { option: 'apiUrl' } }),
    LinearGraphQLClient: made(),
    '*Error': local,
    ...locals('LinearDocument', 'LinearWebhooks', 'LinearWebhookClient'),
  },
  objects: {
    client: { members: { client: object('raw'), ...locals('options') }, otherwise: call, extensible: true },
    raw: { members: { ...each(['rawRequest', 'request'], call), setHeader: local } },
  },
  timeouts: { request: timeoutsOf([], [noDefault], ownFetch) },
  retries: noRetries,
  deadline,
};

/** @shopify/shopify-api@13.1.0 (not run). */
export const shopify: Library = {
  id: 'shopify-api',
  packages: ['@shopify/shopify-api'],
  kind: 'saas',
  depth: 'thin',
  sources: ['@shopify/shopify-api@13.1.0'],
  exports: {
    shopifyApi: made({ object: 'api', by: 'call' }),
    default: object('api'),
    ...locals('*Error', 'ApiVersion', 'Session', 'LogSeverity'),
  },
  objects: {
    api: {
      members: {
        clients: object('kinds'),
        auth: object('auth'),
        ...locals('config', 'session', 'utils', 'webhooks', 'flow'),
      },
    },
    kinds: { members: { ...each(['Graphql', 'Rest', 'Storefront'], made()) } },
    client: {
      members: {
        request: method({ options: [at(1)], timeout: 'graphql' }),
        query: method({ options: [at(0)], timeout: 'graphql' }),
        ...each(['get', 'post', 'put', 'delete'], method({ options: [at(0)] })),
      },
    },
    auth: {
      members: {
        ...each(['callback', 'tokenExchange', 'clientCredentials', 'refreshToken'], method()),
        ...locals('begin', 'nonce', 'safeCompare'),
      },
    },
  },
  timeouts: { request: timeoutsOf([], [untold]), graphql: timeoutsOf([signalOption('signal')], [untold]) },
  retries: {
    default: retriesOf([
      retryOption('retries', 'repeats a refused request so often', { at: 'call' }),
      retryOption('tries', 'is the number of attempts in all', { at: 'call', form: 'attempts', off: [1] }),
    ]),
  },
  deadline,
};

/** airtable@0.12.2 lib/airtable.js:30-36, lib/base.js:55-60. */
export const airtable: Library = {
  id: 'airtable',
  packages: ['airtable'],
  kind: 'saas',
  depth: 'full',
  sources: ['airtable@0.12.2 lib/airtable.js, lib/base.js'],
  exports: {
    default: {
      ...made({ target: { option: 'endpointUrl' } }),
      members: { ...locals('configure'), base: made({ by: 'call', object: 'base', options: [] }) },
    },
  },
  types: { Base: 'base', Table: 'table' },
  objects: {
    client: { members: { base: object('base') } },
    base: { call: { is: 'local', gives: 'table' }, members: { table: object('table') } },
    table: {
      members: { select: object('query'), ...each(['find', 'create', 'update', 'replace', 'destroy'], call) },
    },
    query: { members: each(['all', 'firstPage', 'eachPage'], call) },
  },
  timeouts: {
    request: timeoutsOf(
      [bound('requestTimeout', 'bounds each request')],
      [byDefault(300_000, { option: 'requestTimeout' })],
    ),
  },
  retries: {
    default: retriesOf(
      [
        retryOption('noRetryIfRateLimited', 'switches repeating off where the rate is limited', {
          form: 'policy',
          off: [],
          effect: 'unknown',
        }),
      ],
      { retries: Infinity, note: 'repeats without end where its rate is limited' },
    ),
  },
  deadline,
};

export const zendesk: Library = {
  id: 'node-zendesk',
  packages: ['node-zendesk'],
  kind: 'saas',
  depth: 'thin',
  sources: ['node-zendesk@6.0.1: shape of its client'],
  exports: { createClient: made({ by: 'call', target: { option: 'endpointUri' } }), default: object('root') },
  objects: {
    root: { members: { createClient: made({ by: 'call', target: { option: 'endpointUri' } }) } },
    ...resources(call),
  },
  timeouts: { request: timeoutsOf([], [untold]) },
  retries: unknownRetries,
  deadline,
};

export const plain: Library = {
  id: 'plain',
  packages: ['@team-plain/typescript-sdk'],
  kind: 'saas',
  depth: 'thin',
  sources: ['@team-plain/typescript-sdk: shape of its client alone'],
  exports: { PlainClient: made() },
  objects: { client: { members: {}, otherwise: call, extensible: true } },
  timeouts: { request: timeoutsOf([], [untold]) },
  retries: unknownRetries,
  deadline,
};

export const saas: readonly Library[] = [
  ...[hubspot, datadog, workos, clerk, jira, jsforce, linear, shopify],
  ...[airtable, zendesk, plain],
];
