import { byName } from '../cloud/shapes.ts';
import { at, each, local, locals } from '../define.ts';
import type {
  CallEntity,
  Library,
  MakerEntity,
  ObjectType,
  Operation,
  RetryProfile,
  TimeoutOption,
  TimeoutProfile,
} from '../schema.ts';

const methods = { GET: true, HEAD: true, PUT: true, DELETE: true, POST: false, PATCH: false };

/** `request('GET /repos/{owner}/{repo}', parameters)`. */
const route: Operation = { kind: 'first-word', argument: 0, words: methods };

const request: CallEntity = { is: 'call', options: [at(1)], operation: route, timeout: 'request' };
const graphql: CallEntity = {
  ...request,
  operation: { kind: 'first-word', argument: 0, words: { QUERY: true, MUTATION: false } },
};
const paginate: CallEntity = { ...request, operation: { kind: 'fixed', name: 'GET', idempotent: true } };
const endpoint: CallEntity = { ...request, options: [at(0)], operation: byName };

const octokit: ObjectType = {
  members: {
    request: { is: 'object', object: 'request' },
    graphql: { is: 'object', object: 'graphql' },
    paginate: { is: 'object', object: 'paginate' },
    rest: { is: 'object', object: 'scopes' },
    ...locals('hook', 'log', 'auth', 'webhooks', 'oauth', 'retry', 'throttling'),
    getInstallationOctokit: { is: 'local', gives: 'octokit' },
    octokit: { is: 'object', object: 'octokit' },
  },
  // `octokit.repos.get(…)`, as @octokit/rest still offers it.
  otherwise: { is: 'object', object: 'scope' },
  extensible: true,
};

const maker: MakerEntity = {
  is: 'maker',
  object: 'octokit',
  by: 'new',
  options: [at(0)],
  target: { option: 'baseUrl' },
  // `Octokit.plugin(retry).defaults({ … })` is a class again.
  members: each(['plugin', 'defaults'], { is: 'local', gives: 'class' }),
};

const objects: Library['objects'] = {
  octokit,
  class: { call: { ...maker }, members: each(['plugin', 'defaults'], { is: 'local', gives: 'class' }) },
  request: {
    call: request,
    members: { defaults: { is: 'object', object: 'request' }, endpoint: local },
  },
  graphql: {
    call: graphql,
    members: { paginate: graphql, defaults: { is: 'object', object: 'graphql' } },
  },
  paginate: { call: paginate, members: { iterator: paginate } },
  scopes: { members: {}, otherwise: { is: 'object', object: 'scope' } },
  scope: { members: {}, otherwise: endpoint },
};

const signal: TimeoutOption = {
  path: 'request.signal',
  at: 'both',
  form: 'signal',
  effect: 'bounds',
  covers: ['connect', 'headers'],
  note: 'bounds the wait for the headers; a body that is cut off looks like an empty one',
};

/** @octokit/request@10.0.16 dist-bundle/index.js; run with 5, 6, 8 and 10. */
const timeouts: TimeoutProfile = {
  options: [
    signal,
    {
      path: 'request.timeout',
      at: 'both',
      form: 'ms',
      effect: 'ignored',
      covers: [],
      instead: '`request: { signal }`',
      note: 'does nothing where `fetch` is that of the platform',
    },
    {
      path: 'request.fetch',
      at: 'both',
      form: 'text',
      effect: 'unknown',
      covers: [],
      note: 'may set a deadline',
    },
  ],
  defaults: [{ ms: null, effect: 'bounds', covers: [], note: 'has no timeout by default' }],
  fixes: [{ at: 'call', set: { 'request.signal': '$signal' }, note: 'bounds the wait for the headers' }],
};

/** @octokit/plugin-retry@8.1.1 dist-bundle/index.js: every method, after 1, 4 and 9 seconds. */
const retries: RetryProfile = {
  options: [
    {
      path: 'request.retries',
      at: 'both',
      form: 'retries',
      off: [0],
      note: 'repeats a request that failed, whatever its method',
    },
    {
      path: 'retry.enabled',
      at: 'client',
      form: 'switch',
      off: [false],
      note: 'switches the repetition on or off',
    },
  ],
  defaults: [
    { retries: 3, note: 'repeats a request that failed three times by default, whatever its method' },
  ],
};

const shared = {
  kind: 'saas',
  depth: 'full',
  objects,
  types: { Octokit: 'octokit', OctokitInstance: 'octokit', App: 'octokit', '*Octokit': 'octokit' },
  timeouts: { request: timeouts },
  deadline: {
    ms: 10_000,
    why: 'the interface of GitHub answers within a second; lists and searches may take longer',
  },
} as const;

/** Without plugins: nothing is repeated. */
export const octokitCore: Library = {
  ...shared,
  id: '@octokit/core',
  packages: ['@octokit/core', '@octokit/rest', '@octokit/request', '@octokit/graphql', '@actions/github'],
  sources: [
    '@octokit/core@7.0.8 and @octokit/request@10.0.16 dist-bundle/index.js',
    'run with @octokit/rest 22.0.1',
  ],
  exports: {
    Octokit: maker,
    request: { is: 'object', object: 'request' },
    graphql: { is: 'object', object: 'graphql' },
    default: { is: 'object', object: 'request' },
    getOctokit: { is: 'maker', object: 'octokit', by: 'call', options: [at(1)] },
    ...locals('context', 'withCustomRequest', 'RestEndpointMethodTypes'),
    '*Error': local,
  },
};

/** With the plugins that repeat and throttle. */
export const octokitAll: Library = {
  ...shared,
  id: 'octokit',
  packages: ['octokit'],
  sources: ['octokit@5.0.5 and @octokit/plugin-retry@8.1.1 dist-bundle/index.js', 'run with octokit 5.0.5'],
  exports: {
    Octokit: maker,
    App: { ...maker, members: {} },
    OAuthApp: { ...maker, members: {} },
    ...locals('createNodeMiddleware', 'RequestError'),
  },
  retries: { default: retries },
};
