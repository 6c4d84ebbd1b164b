import { at, each, local, locals } from '../define.ts';
import { noDefault, repeats, retriesOf, retryOption, signalOption, whole } from '../cloud/shapes.ts';
import type { CallEntity, Library, MakerEntity, ObjectType, Operation } from '../schema.ts';
import { bounding, leaving } from './drivers.ts';

const deadline = {
  ms: 5_000,
  why: 'a search that serves a request answers within a second; five mean that something is wrong',
} as const;

const operation: Operation = {
  kind: 'member-name',
  safe: [
    ...[
      'search',
      'get',
      'mget',
      'msearch',
      'count',
      'exists',
      'info',
      'ping',
      'explain',
      'query',
      'stats',
      'health',
    ],
    ...[
      'list',
      'cat',
      'delete',
      'put',
      'browse',
      'retrieve',
      'perform',
      'export',
      'multi',
      'set',
      'save',
      'upsert',
      'wait',
    ],
    ...['field', 'terms'],
  ],
  unsafe: [
    'deleteByQuery',
    'create',
    'index',
    'bulk',
    'update',
    'reindex',
    'add',
    'import',
    'scroll',
    'batch',
    'partial',
  ],
};

/** `client.search(parameters, options?)`, `client.indices.create(…)`. */
const elasticCall: CallEntity = { is: 'call', options: [at(1)], operation, timeout: 'request' };

const namespaces = [
  ...[
    'indices',
    'cluster',
    'cat',
    'ingest',
    'ml',
    'security',
    'snapshot',
    'tasks',
    'nodes',
    'sql',
    'esql',
    'eql',
    'ilm',
  ],
  ...[
    'slm',
    'transform',
    'watcher',
    'license',
    'rollup',
    'asyncSearch',
    'ccr',
    'enrich',
    'graph',
    'fleet',
    'helpers',
  ],
  ...[
    'transport',
    'http',
    'inference',
    'synonyms',
    'queryRules',
    'searchApplication',
    'danglingIndices',
    'xpack',
  ],
];

const elasticClient: ObjectType = {
  members: {
    ...each(namespaces, { is: 'object', object: 'namespace' }),
    child: { is: 'maker', object: 'client', by: 'call', options: [at(0)], inherits: 'receiver' },
    ...leaving,
    ...locals('diagnostic', 'extend', 'name', 'connectionPool', 'serializer'),
  },
  otherwise: elasticCall,
  extensible: true,
};

const elasticMaker: MakerEntity = {
  is: 'maker',
  object: 'client',
  by: 'new',
  options: [at(0)],
  target: { option: 'node' },
};

function elastic(of: Pick<Library, 'id' | 'packages' | 'sources' | 'timeouts' | 'retries'>): Library {
  return {
    ...of,
    kind: 'search',
    depth: 'full',
    exports: { Client: elasticMaker, errors: local },
    types: { Client: 'client', ElasticsearchService: 'client' },
    objects: {
      client: elasticClient,
      namespace: { members: locals('connectionPool', 'on'), otherwise: elasticCall },
    },
    deadline,
  };
}

const inParameters = {
  path: 'requestTimeout',
  at: 'both',
  form: 'text',
  effect: 'bounds',
  covers: whole,
} as const;

const requestFixes = [
  { at: 'call', set: { requestTimeout: '$ms' }, note: 'bounds each attempt' },
  { at: 'client', set: { requestTimeout: '$ms' }, note: 'bounds each attempt of every request' },
] as const;

/** @elastic/elasticsearch@7.17.14 index.js:96, 8.18.2 lib/client.js:139, 8.19.2 lib/client.js:143, 9.4.3 lib/client.js:135; run with 7, 8 and 9. */
export const elasticsearch = elastic({
  id: '@elastic/elasticsearch',
  packages: ['@elastic/elasticsearch', '@nestjs/elasticsearch'],
  sources: [
    '@elastic/elasticsearch@9.4.3 lib/client.js',
    '@elastic/transport@9.4.0 lib/Transport.js',
    'run with 7.17.14, 8.19.2 and 9.4.3',
  ],
  timeouts: {
    request: {
      options: [
        { ...inParameters, note: 'bounds each attempt, reading the answer too' },
        signalOption('signal', { versions: '>=8.0.0', note: 'bounds the whole call' }),
      ],
      defaults: [
        {
          versions: '<8.19.0',
          ms: 30_000,
          effect: 'bounds',
          covers: whole,
          option: 'requestTimeout',
          note: 'gives each attempt 30 s by default',
        },
        {
          versions: '>=8.19.0 <9.0.0',
          ms: 600_000,
          effect: 'bounds',
          covers: whole,
          option: 'requestTimeout',
          note: 'gives each attempt 10 minutes by default',
        },
        { ms: null, effect: 'bounds', covers: [], note: 'has no timeout by default, from 9 on' },
      ],
      fixes: requestFixes,
    },
  },
  retries: {
    default: retriesOf(
      [
        retryOption('maxRetries', 'repeats a request after an error of the network, a 502, 503 or 504', {
          at: 'both',
        }),
      ],
      repeats(3, {
        option: 'maxRetries',
        note: 'repeats a request three times after an error of the network, a 502, 503 or 504 by default',
      }),
    ),
  },
});

/** @opensearch-project/opensearch@3.9.0 lib/Client.js:102-103; run with it. */
export const opensearch = elastic({
  id: '@opensearch-project/opensearch',
  packages: ['@opensearch-project/opensearch'],
  sources: ['@opensearch-project/opensearch@3.9.0 lib/Client.js', 'run with it'],
  timeouts: {
    request: {
      options: [
        { ...inParameters, note: 'bounds each attempt, which is repeated then' },
        {
          path: 'signal',
          at: 'call',
          form: 'signal',
          effect: 'partial',
          covers: [],
          note: 'is no option of a request here',
        },
      ],
      defaults: [
        {
          ms: 30_000,
          effect: 'bounds',
          covers: whole,
          option: 'requestTimeout',
          note: 'gives each attempt 30 s by default, and repeats it then',
        },
      ],
      fixes: requestFixes,
    },
  },
  retries: {
    default: retriesOf(
      [retryOption('maxRetries', 'repeats a request that failed or took too long', { at: 'both' })],
      repeats(3, {
        option: 'maxRetries',
        note: 'repeats a request that failed or took too long three times by default',
      }),
    ),
  },
});

const meiliCall: CallEntity = { is: 'call', options: [at(2)], operation, timeout: 'request' };

/** Run with meilisearch 0.62.0. */
export const meilisearch: Library = {
  id: 'meilisearch',
  packages: ['meilisearch'],
  kind: 'search',
  depth: 'full',
  sources: ['run with meilisearch 0.62.0'],
  exports: {
    ...each(['Meilisearch', 'MeiliSearch'], {
      is: 'maker',
      object: 'client',
      by: 'new',
      options: [at(0)],
      target: { option: 'host' },
    }),
    '*Error': local,
  },
  types: { Meilisearch: 'client', MeiliSearch: 'client', Index: 'index' },
  objects: {
    client: {
      members: {
        index: { is: 'object', object: 'index' },
        tasks: { is: 'object', object: 'index' },
        ...locals('config', 'httpRequest'),
      },
      otherwise: meiliCall,
    },
    index: {
      members: {
        ...locals('uid', 'primaryKey'),
        waitForTask: { ...meiliCall, timeout: 'task' },
        waitForTasks: { ...meiliCall, timeout: 'task' },
      },
      otherwise: meiliCall,
    },
  },
  timeouts: {
    request: {
      options: [
        bounding('timeout', 'bounds every request', { covers: whole, off: [] }),
        signalOption('signal', { note: 'bounds the search' }),
      ],
      defaults: [noDefault],
      fixes: [{ at: 'client', set: { timeout: '$ms' }, note: 'bounds every request' }],
    },
    task: {
      options: [],
      defaults: [
        { ms: 5_000, effect: 'bounds', covers: whole, note: 'asks for the task for 5 s by default' },
      ],
      fixes: [],
      noFix: 'its own options say for how long it asks',
    },
  },
  deadline,
};

const typesenseCall: CallEntity = { is: 'call', options: [], operation, timeout: 'request' };

/** `client.collections('orders').documents().search(…)`: whatever depth. typesense@3.1.0 lib/Typesense/Configuration.js:26-33; run with it. */
export const typesense: Library = {
  id: 'typesense',
  packages: ['typesense'],
  kind: 'search',
  depth: 'full',
  sources: [
    'typesense@3.1.0 lib/Typesense/Configuration.js, lib/Typesense/ApiCall.js',
    'run with typesense 3.1.0',
  ],
  exports: each(['Client', 'SearchClient'], { is: 'maker', object: 'client', by: 'new', options: [at(0)] }),
  types: { Client: 'client', SearchClient: 'client' },
  objects: {
    client: {
      members: {
        ...each(
          [
            ...[
              'retrieve',
              'create',
              'update',
              'upsert',
              'delete',
              'search',
              'import',
              'export',
              'perform',
              'emplace',
            ],
            ...['createMany', 'searchGrouped'],
          ],
          typesenseCall,
        ),
        ...locals('configuration', 'apiCall', 'generateScopedSearchKey'),
      },
      otherwise: { is: 'object', object: 'client' },
    },
  },
  timeouts: {
    request: {
      options: ['connectionTimeoutSeconds', 'timeoutSeconds'].map(path =>
        bounding(path, 'bounds each attempt, in seconds', { form: 's', covers: whole, off: [] }),
      ),
      defaults: [
        {
          ms: 5_000,
          effect: 'bounds',
          covers: whole,
          option: 'connectionTimeoutSeconds',
          note: 'gives each attempt 5 s by default',
        },
      ],
      fixes: [{ at: 'client', set: { connectionTimeoutSeconds: '$s' }, note: 'bounds each attempt' }],
    },
  },
  retries: {
    default: retriesOf(
      [retryOption('numRetries', 'repeats whatever failed or took too long')],
      repeats(1, {
        option: 'numRetries',
        note: 'repeats whatever failed or took too long once for each node by default',
      }),
    ),
  },
  deadline,
};

const algoliaCall: CallEntity = {
  is: 'call',
  options: [{ at: 'last-object' }],
  operation,
  timeout: 'request',
};

/** algoliasearch 4.27.0 and 5.64.0, run: 4 counts seconds, 5 milliseconds. */
export const algolia: Library = {
  id: 'algoliasearch',
  packages: ['algoliasearch', '@algolia/client-search'],
  kind: 'search',
  depth: 'full',
  sources: [
    'algoliasearch@4.27.0 dist/algoliasearch.cjs.js',
    '@algolia/requester-node-http dist/requester.http.js',
    'run with 4.27.0 and 5.64.0',
  ],
  exports: {
    ...each(['default', 'algoliasearch', 'liteClient', 'searchClient'], {
      is: 'maker',
      object: 'client',
      by: 'call',
      options: [at(2)],
      target: { argument: 0 },
    }),
  },
  types: { SearchClient: 'client', SearchIndex: 'client', Algoliasearch: 'client' },
  objects: {
    client: {
      members: {
        initIndex: { is: 'object', object: 'client' },
        ...locals(
          'appId',
          'clearCache',
          'addAlgoliaAgent',
          'generateSecuredApiKey',
          'setClientApiKey',
          'indexName',
          'transporter',
        ),
      },
      otherwise: algoliaCall,
    },
  },
  timeouts: {
    request: {
      options: [
        bounding('timeouts.read', 'bounds reading, on each host', {
          at: 'both',
          versions: '>=5.0.0',
          covers: whole,
          off: [],
        }),
        bounding('timeouts.read', 'bounds reading, on each host, in seconds', {
          at: 'both',
          form: 's',
          versions: '<5.0.0',
          covers: whole,
          off: [],
        }),
      ],
      defaults: [
        {
          ms: 5_000,
          effect: 'bounds',
          covers: whole,
          option: 'timeouts.read',
          note: 'gives each host 5 s to read and 30 s to write by default',
        },
      ],
      fixes: [
        {
          at: 'client',
          versions: '>=5.0.0',
          set: { 'timeouts.read': '$ms' },
          note: 'bounds reading, on each host',
        },
        {
          at: 'client',
          versions: '<5.0.0',
          set: { 'timeouts.read': '$s' },
          note: 'bounds reading, on each host',
        },
      ],
    },
  },
  retries: { default: retriesOf([], repeats(3, { note: 'goes on to the next host by default' })) },
  deadline,
};
