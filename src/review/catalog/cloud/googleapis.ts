import { at, each, httpMethod, local, locals, methodIn } from '../define.ts';
import type { CallEntity, Entity, Library, ObjectType, RetryProfile } from '../schema.ts';
import {
  bound,
  made,
  method,
  noDefault,
  object,
  repeats,
  repeatsNothing,
  retriesOf,
  retryOption,
  signalOption,
  timeoutsOf,
} from './shapes.ts';

/** gaxios@7.3.1 build/cjs/src/gaxios.js:432-440; 5 and 6 hand it to node-fetch. */
const timeouts = timeoutsOf(
  [
    bound('timeout', 'bounds each attempt, reading the body too', { at: 'both', off: [0] }),
    signalOption('signal', { note: 'bounds the whole request, reading the body too' }),
  ],
  [noDefault],
);

const switches = [
  retryOption('retry', 'switches repeating on or off', { at: 'both', form: 'switch', off: [false] }),
  retryOption('retryConfig', 'switches repeating on', { at: 'both', form: 'policy', off: [] }),
  retryOption('retryConfig.retry', 'repeats a failed request so often', { at: 'both', off: [0] }),
];

const repeated = ['GET', 'HEAD', 'PUT', 'OPTIONS', 'DELETE'];

/** gaxios@7.3.1 build/cjs/src/retry.js:18-66. */
const bare: RetryProfile = retriesOf(
  switches.map(option => (option.path === 'retry' ? { ...option, form: 'policy' } : option)),
  repeatsNothing,
);
const services: RetryProfile = retriesOf(switches, repeats(3, { operations: repeated }));

const request: CallEntity = {
  is: 'call',
  options: [at(0)],
  operation: methodIn('method'),
  timeout: 'request',
  target: { option: 'url' },
};

const deadline = { ms: 10_000, why: 'its services answer in a second; ten mean that something is wrong' };

export const gaxios: Library = {
  id: 'gaxios',
  packages: ['gaxios'],
  kind: 'http',
  depth: 'full',
  sources: ['gaxios@7.3.1, @6.7.1 and @5.1.3 build/src/gaxios.js, retry.js, run'],
  exports: {
    request,
    Gaxios: made({ target: { option: 'baseURL' } }),
    instance: object('client'),
    GaxiosError: local,
  },
  objects: {
    client: {
      members: { request, fetch: { ...request, options: [at(1)], operation: methodIn('method') } },
      defaults: 'defaults',
      interceptors: ['interceptors.request.add'],
      extensible: true,
    },
  },
  timeouts: { request: timeouts },
  retries: { default: bare },
  deadline,
};

/** A method of a service, by the name that Google gives to its HTTP method. */
function verb(name: string): CallEntity {
  return {
    is: 'call',
    options: [at(1)],
    operation: httpMethod(name),
    timeout: 'request',
    misplaced: [
      {
        argument: 0,
        paths: ['timeout', 'signal'],
        note: 'stands among the parameters and is sent to the service',
        instead: 'it in the argument behind the parameters',
      },
    ],
  };
}

const resource: ObjectType = {
  call: verb('POST'),
  members: {
    ...each(['get', 'list', 'aggregatedList', 'export', 'getIamPolicy', 'query', 'search'], verb('GET')),
    ...each(['batchGet', 'getProfile', 'listUpcoming', 'download', 'getByDataFilter'], verb('GET')),
    ...each(['delete', 'remove'], verb('DELETE')),
    update: verb('PUT'),
    patch: verb('PATCH'),
    ...locals('context', '_options'),
  },
  otherwise: object('resource'),
};

/** `google.drive({ version, auth })`. */
const service = made({ by: 'call', object: 'resource', target: { option: 'rootUrl' }, inherits: 'receiver' });

/** Classes around credentials; those that ask for a token go out. */
const auth: ObjectType = {
  members: {
    request: { ...request, retry: 'services' },
    ...each(
      [
        'getToken',
        'refreshAccessToken',
        'verifyIdToken',
        'getAccessToken',
        'getRequestHeaders',
        'revokeToken',
      ],
      method({ retry: 'services' }),
    ),
    ...each(
      ['revokeCredentials', 'getTokenInfo', 'fetchIdToken', 'authorize', 'getFederatedSignonCerts'],
      method({ retry: 'services' }),
    ),
    ...each(['getProjectId', 'getCredentials', 'sign', 'fetch'], method({ retry: 'services' })),
    getClient: method({ gives: 'auth', retry: 'services' }),
    getIdTokenClient: method({ gives: 'auth', retry: 'services' }),
    ...locals('generateAuthUrl', 'setCredentials', 'generateCodeVerifierAsync', 'fromJSON', 'fromAPIKey'),
  },
  extensible: true,
};

const credentials: Entity = made({ object: 'auth', options: [] });
const credentialNames = [
  ...['GoogleAuth', 'OAuth2Client', 'OAuth2', 'JWT', 'Compute', 'UserRefreshClient', 'Impersonated'],
  ...[
    'IdTokenClient',
    'ExternalAccountClient',
    'BaseExternalAccountClient',
    'DownscopedClient',
    'AuthClient',
  ],
];

export const googleAuth: Library = {
  id: 'google-auth-library',
  packages: ['google-auth-library'],
  kind: 'cloud',
  depth: 'full',
  sources: ['google-auth-library@10.9.1, gaxios@7.3.1 build/cjs/src/retry.js, run'],
  exports: {
    ...each(credentialNames, credentials),
    auth: object('auth'),
    ...locals('CodeChallengeMethod', 'LoginTicket'),
  },
  objects: { auth },
  timeouts: { request: timeouts },
  retries: { services },
  deadline,
};

const google: ObjectType = {
  interceptors: ['options'],
  members: {
    auth: object('credentials'),
    ...locals('options', 'discover', 'discoverAPI', 'addAPIs', 'getSupportedAPIs', 'GoogleApis'),
  },
  otherwise: service,
};

/** Services that have a package of their own, by the name of the function that makes them. */
const serviceNames = [
  ...[
    'drive',
    'sheets',
    'gmail',
    'calendar',
    'docs',
    'youtube',
    'people',
    'slides',
    'forms',
    'tasks',
    'admin',
  ],
  ...['analyticsdata', 'searchconsole', 'androidpublisher', 'bigquery', 'cloudbuild', 'compute', 'firebase'],
  ...[
    'iam',
    'indexing',
    'licensing',
    'monitoring',
    'oauth2',
    'pagespeedonline',
    'places',
    'script',
    'storage',
  ],
  ...[
    'vault',
    'webmasters',
    'chat',
    'classroom',
    'cloudresourcemanager',
    'content',
    'customsearch',
    'identitytoolkit',
  ],
];

/** Names of types that stand for a service, as code is annotated with them. */
const serviceTypes = ['Drive', 'Sheets', 'Gmail', 'Calendar', 'Docs', 'Youtube', 'People', 'Slides', 'Forms'];

export const googleapis: Library = {
  id: 'googleapis',
  packages: ['googleapis', '@googleapis/*'],
  kind: 'cloud',
  depth: 'full',
  sources: ['googleapis@188.0.0, gaxios@7.3.1 build/cjs/src/retry.js, run'],
  exports: {
    google: object('google'),
    default: object('google'),
    Auth: object('credentials'),
    auth: object('credentials'),
    ...locals('Common'),
    // `import { drive } from '@googleapis/drive'`.
    ...each(serviceNames, service),
  },
  types: Object.fromEntries(serviceTypes.map(name => [name, 'resource'])),
  objects: {
    google,
    credentials: { members: { ...auth.members, ...each(credentialNames, credentials) } },
    auth,
    resource,
  },
  timeouts: { request: timeouts },
  retries: { default: services, services },
  deadline,
};
