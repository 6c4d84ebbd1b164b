import { at, each, local, locals } from '../define.ts';
import type { CallEntity, Library, ObjectType } from '../schema.ts';
import {
  bound,
  idle,
  made,
  method,
  noDefault,
  noRetries,
  object,
  repeats,
  repeatsNothing,
  retriesOf,
  retryOption,
  signalOption,
  silences,
  timeoutsOf,
} from './shapes.ts';

const deadline = { ms: 10_000, why: 'its server answers within a second; ten mean that something is wrong' };

/** Its API classes; @kubernetes/client-node@1.4.0 and @2.0.1 (generated HTTP layer, read). */
const api: ObjectType = {
  members: locals('setDefaultAuthentication', 'addInterceptor', 'basePath', 'defaultHeaders', 'setApiKey'),
  otherwise: method({ options: [at(0)] }),
};

export const kubernetes: Library = {
  id: 'kubernetes',
  packages: ['@kubernetes/client-node'],
  kind: 'cloud',
  depth: 'thin',
  sources: ['@kubernetes/client-node@2.0.1 and @1.4.0'],
  exports: {
    KubeConfig: made({ object: 'config', options: [] }),
    '*Api': made({ object: 'api', options: [] }),
    ...each(['Watch', 'Exec', 'Log', 'Attach', 'PortForward'], made({ object: 'stream', options: [] })),
    default: object('root'),
    '*': local,
  },
  types: { '*Api': 'api' },
  objects: {
    root: {
      members: {
        KubeConfig: made({ object: 'config', options: [] }),
        ...each(['Watch', 'Exec', 'Log'], made({ object: 'stream', options: [] })),
      },
    },
    config: { members: { makeApiClient: object('api') } },
    api,
    stream: {
      members: each(
        ['watch', 'exec', 'log', 'attach', 'portForward'],
        method({ waits: 'it streams for as long as it stands' }),
      ),
    },
  },
  timeouts: {
    request: timeoutsOf(
      [
        {
          path: 'timeoutSeconds',
          at: 'call',
          form: 's',
          effect: 'partial',
          covers: [],
          note: 'is a limit of the server for lists and watches',
        },
      ],
      [noDefault],
      'its HTTP layer has no option for a time limit',
    ),
  },
  retries: noRetries,
  deadline,
};

const dockerCall: CallEntity = method({ options: [{ at: 'first-object' }] });
const dockerStream: CallEntity = {
  ...dockerCall,
  waits: 'it streams for as long as the container or the build runs',
};

/** docker-modem lib/modem.js:73,109,296: the socket's silence. */
export const dockerode: Library = {
  id: 'dockerode',
  packages: ['dockerode'],
  kind: 'network',
  depth: 'full',
  sources: ['dockerode@5.0.1, docker-modem lib/modem.js, run'],
  exports: { default: made({ target: { option: 'host' } }) },
  types: { Container: 'thing', Image: 'thing', Network: 'thing', Volume: 'thing', Exec: 'thing' },
  objects: {
    client: {
      members: {
        ...each(
          [
            'getContainer',
            'getImage',
            'getNetwork',
            'getVolume',
            'getExec',
            'getService',
            'getNode',
            'getTask',
          ],
          object('thing'),
        ),
        ...each(['createContainer', 'createNetwork', 'createVolume', 'createService'], {
          ...dockerCall,
          gives: 'thing',
        }),
        ...each(['getEvents', 'followProgress'], dockerStream),
        ...locals('modem', 'getSecret', 'getConfig', 'getPlugin'),
      },
      otherwise: dockerCall,
      extensible: true,
    },
    thing: {
      members: { ...each(['attach', 'wait'], dockerStream), ...locals('id', 'modem') },
      otherwise: dockerCall,
    },
  },
  timeouts: {
    request: timeoutsOf(
      [
        bound('timeout', 'ends a request whose socket is silent', { covers: silences, off: [0] }),
        signalOption('abortSignal'),
      ],
      [noDefault],
    ),
  },
  retries: noRetries,
  deadline,
};

const store: CallEntity = method();

/** minio@8.0.7 dist/main/internal/request.js:24,51-73. */
export const minio: Library = {
  id: 'minio',
  packages: ['minio'],
  kind: 'cloud',
  depth: 'full',
  sources: ['minio@8.0.7 dist/main/internal/request.js, run'],
  exports: {
    Client: made({ target: { option: 'endPoint' } }),
    default: object('root'),
    ...locals('CopyConditions', 'PostPolicy'),
  },
  objects: {
    root: { members: { Client: made({ target: { option: 'endPoint' } }) } },
    client: {
      members: {
        ...locals(
          'presigned*',
          'newPostPolicy',
          'setRequestOptions',
          'traceOn',
          'traceOff',
          'setAppInfo',
          'region',
        ),
        listenBucketNotification: method({ waits: 'it listens for as long as it stands' }),
      },
      otherwise: store,
      extensible: true,
    },
  },
  timeouts: {
    request: timeoutsOf(
      [idle('timeout', 'is no option of the client', 'a race with a timer', { at: 'client' })],
      [noDefault],
      'it takes a time limit only in its agent',
    ),
  },
  retries: {
    default: retriesOf(
      [
        retryOption('retryOptions.disableRetry', 'switches repeating off', {
          form: 'policy',
          off: [],
          effect: 'unknown',
        }),
        retryOption('retryOptions.maximumRetryCount', 'repeats a failed request so often'),
      ],
      repeats(1, { versions: '>=8.0.0', option: 'retryOptions.maximumRetryCount' }),
      { ...repeatsNothing, versions: '<8.0.0', uncertain: true },
    ),
  },
  deadline: {
    ms: 30_000,
    why: 'files of some megabytes take seconds; half a minute means that something is wrong',
  },
};

/** typed-rest-client@3.1.2 HttpClient.js:106-211,329: three minutes of silence; only reads are repeated. */
const restTimeouts = timeoutsOf(
  [bound('socketTimeout', 'ends a request whose socket is silent', { covers: silences, off: [0] })],
  [
    {
      ms: 180_000,
      effect: 'bounds',
      covers: silences,
      option: 'socketTimeout',
      note: 'ends a request after three minutes of silence by default',
    },
  ],
);

const restRetries = retriesOf([
  retryOption('allowRetries', 'repeats a failed read', { form: 'policy', off: [false] }),
]);

/** Only reads are repeated. */
const onlyReads = retriesOf([], { ...repeatsNothing, note: 'repeats reads alone' });

const devops: CallEntity = method();
const devopsChange: CallEntity = method({ retry: 'changes' });

export const azureDevops: Library = {
  id: 'azure-devops',
  packages: ['azure-devops-node-api'],
  kind: 'saas',
  depth: 'full',
  sources: ['typed-rest-client@3.1.2 HttpClient.js', 'azure-devops-node-api@17.0.1 WebApi.js'],
  exports: {
    WebApi: made({ options: [at(2)], target: { argument: 0 } }),
    default: object('root'),
    ...locals('get*Handler'),
  },
  types: { 'I*Api': 'api', '*Api': 'api', WebApi: 'client' },
  objects: {
    root: { members: { WebApi: made({ options: [at(2)], target: { argument: 0 } }) } },
    client: {
      members: {
        connect: devops,
        // Each asks for the place of its service first.
        'get*Api': { ...devops, gives: 'api' },
      },
      extensible: true,
    },
    api: {
      members: {
        ...locals('http', 'rest', 'vsoClient', 'baseUrl', 'userAgent', 'createRequestOptions'),
        'get*': devops,
      },
      otherwise: devopsChange,
    },
  },
  timeouts: { request: restTimeouts },
  retries: { default: restRetries, changes: onlyReads },
  deadline: { ms: 30_000, why: 'its services answer in seconds' },
};

export const typedRestClient: Library = {
  id: 'typed-rest-client',
  packages: ['typed-rest-client', '@actions/http-client'],
  kind: 'http',
  depth: 'full',
  sources: ['typed-rest-client@3.1.2 HttpClient.js'],
  exports: {
    RestClient: made({ options: [at(3)], target: { argument: 1 } }),
    HttpClient: made({ options: [at(2)] }),
    ...locals('BearerCredentialHandler', 'HttpCodes', 'Headers', 'MediaTypes', 'getProxyUrl'),
  },
  objects: {
    client: {
      members: {
        ...each(['get', 'head', 'options', 'request', 'getJson'], method()),
        ...each(['del', 'post', 'patch', 'put', 'create', 'replace', 'update'], method({ retry: 'changes' })),
        ...each(['postJson', 'putJson', 'patchJson', 'sendStream'], method({ retry: 'changes' })),
      },
      extensible: true,
    },
  },
  timeouts: { request: restTimeouts },
  retries: { default: restRetries, changes: onlyReads },
  deadline,
};

export const infrastructure: readonly Library[] = [
  kubernetes,
  dockerode,
  minio,
  azureDevops,
  typedRestClient,
];
