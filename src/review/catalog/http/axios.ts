import { at, local, locals, methodIn, objectAt, verbs } from '../define.ts';
import type {
  CallEntity,
  Library,
  MakerEntity,
  MisplacedOptions,
  ObjectType,
  RetryProfile,
  TimeoutProfile,
} from '../schema.ts';

/** Keys of a request's configuration: an object with no others in the place of the body was meant as one. */
const configKeys: readonly string[] = [
  'timeout',
  'signal',
  'headers',
  'params',
  'auth',
  'baseURL',
  'responseType',
  'responseEncoding',
  'validateStatus',
  'maxRedirects',
  'maxBodyLength',
  'maxContentLength',
  'withCredentials',
  'httpAgent',
  'httpsAgent',
  'proxy',
  'cancelToken',
  'paramsSerializer',
  'transformRequest',
  'transformResponse',
  'timeoutErrorMessage',
  'decompress',
  'adapter',
  'onUploadProgress',
  'onDownloadProgress',
];

/** `axios.post(url, { timeout: 5000 })` sends the option as the body (measured). */
const asBody: readonly MisplacedOptions[] = [
  {
    argument: 1,
    paths: ['timeout', 'signal'],
    note: 'stands in the place of the body and is sent',
    instead: 'it in the third argument',
    among: configKeys,
  },
];

/** What code mostly looks at in an answer. */
const untypedStandIn = '{ data: null }';

/** `axios(config)`, `axios(url, config?)`; `request` the same, from 1.0 with an address in front too. */
const send: CallEntity = {
  is: 'call',
  options: [objectAt(0), at(1)],
  operation: methodIn('method'),
  timeout: 'axios',
  target: { argument: 0 },
  untypedStandIn,
};

const withConfig = { options: [at(1)], timeout: 'axios', target: { argument: 0 }, untypedStandIn } as const;
const withBody = { ...withConfig, options: [at(2)], misplaced: asBody } as const;

function form(name: string, idempotent: boolean): CallEntity {
  return { is: 'call', operation: { kind: 'fixed', name, idempotent }, ...withBody };
}

const create: MakerEntity = {
  is: 'maker',
  object: 'instance',
  by: 'call',
  options: [at(0)],
  inherits: 'receiver',
  target: { option: 'baseURL' },
};

const instance: ObjectType = {
  call: send,
  members: {
    request: send,
    ...verbs(['get', 'delete', 'head', 'options'], withConfig),
    ...verbs(['post', 'put', 'patch'], withBody),
    postForm: form('POST', false),
    putForm: form('PUT', true),
    patchForm: form('PATCH', false),
    query: form('QUERY', true),
    create,
    Axios: { is: 'maker', object: 'instance', by: 'new', options: [at(0)], target: { option: 'baseURL' } },
    // The module's own namespace, as older interop leaves it: `axios.default.get`.
    default: { is: 'object', object: 'instance' },
    axios: { is: 'object', object: 'instance' },
  },
  defaults: 'defaults',
  interceptors: ['interceptors.request.use'],
  extensible: true,
};

/**
 * axios@1.21.1 lib/adapters/http.js:1504-1538, follow-redirects@1.16.3 index.js:217-281: until the headers one clock runs, from the
 * assigned socket on; then the same time bounds each silence of the body. The fetch and xhr adapters bound the whole.
 */
const timeouts: TimeoutProfile = {
  options: [
    {
      path: 'timeout',
      at: 'both',
      form: 'ms',
      effect: 'bounds',
      covers: ['connect', 'headers', 'body'],
      off: [0, false, null],
      note: 'bounds the wait for the headers, then each silence of the body',
    },
    {
      path: 'signal',
      at: 'both',
      form: 'signal',
      versions: '>=0.22.0',
      effect: 'bounds',
      covers: ['connect', 'headers', 'body', 'total'],
      note: 'bounds the whole request, reading the body too',
    },
    {
      path: 'signal',
      at: 'both',
      form: 'signal',
      versions: '<0.22.0',
      effect: 'ignored',
      covers: [],
      instead: '`timeout`',
      note: 'is not known before axios 0.22',
    },
    {
      path: 'cancelToken',
      at: 'both',
      form: 'signal',
      effect: 'bounds',
      covers: ['connect', 'headers', 'body', 'total'],
      note: 'ends the request when its source is cancelled',
    },
    {
      path: 'httpAgent.timeout',
      at: 'both',
      form: 'ms',
      effect: 'partial',
      covers: ['connect'],
      off: [0],
      note: 'belongs to the socket, and axios sets that anew',
    },
    {
      path: 'httpsAgent.timeout',
      at: 'both',
      form: 'ms',
      effect: 'partial',
      covers: ['connect'],
      off: [0],
      note: 'belongs to the socket, and axios sets that anew',
    },
  ],
  defaults: [
    { ms: null, effect: 'bounds', covers: [], option: 'timeout', note: 'has no timeout by default' },
  ],
  fixes: [
    {
      at: 'call',
      set: { timeout: '$ms' },
      note: 'bounds the wait for the headers, then each silence of the body',
    },
    { at: 'client', set: { timeout: '$ms' }, note: 'bounds every request of this instance' },
  ],
};

/** It sends a request once (run); what stands in place of its adapter may do otherwise. */
const retries: RetryProfile = {
  options: [
    { path: 'adapter', at: 'client', form: 'policy', effect: 'unknown', note: 'may repeat what it sends' },
    {
      path: 'adapter',
      at: 'call',
      form: 'policy',
      effect: 'unknown',
      rare: true,
      note: 'may repeat what it sends',
    },
  ],
  defaults: [{ retries: null, note: 'repeats nothing by itself' }],
};

export const axios: Library = {
  id: 'axios',
  packages: ['axios'],
  kind: 'http',
  depth: 'full',
  sources: [
    'axios@1.21.1 lib/adapters/http.js, lib/core/Axios.js, lib/defaults/index.js',
    'measured with axios 0.21.4, 0.27.2, 0.35.0, 1.6.8, 1.7.9, 1.13.6 and 1.21.1',
  ],
  exports: {
    default: { is: 'object', object: 'instance' },
    axios: { is: 'object', object: 'instance' },
    Axios: { is: 'maker', object: 'instance', by: 'new', options: [at(0)], target: { option: 'baseURL' } },
    create,
    CanceledError: local,
    ...locals('AxiosError', 'AxiosHeaders', 'CancelToken', 'Cancel', 'HttpStatusCode', 'VERSION'),
    ...locals(
      'isAxiosError',
      'isCancel',
      'all',
      'spread',
      'toFormData',
      'formToJSON',
      'getAdapter',
      'mergeConfig',
    ),
  },
  types: { AxiosInstance: 'instance', AxiosStatic: 'instance', Axios: 'instance' },
  objects: { instance },
  timeouts: { axios: timeouts },
  retries: { default: retries },
  deadline: { ms: 5_000, why: 'most HTTP interfaces answer within a second; five leave room for a slow one' },
};
