import { at, each, locals, objectAt } from '../define.ts';
import { noDefault, ownFetch, signalOption, whole } from '../cloud/shapes.ts';
import type { CallEntity, Library, MakerEntity, Operation, TimeoutOption } from '../schema.ts';

const deadline = {
  ms: 5_000,
  why: 'most GraphQL interfaces answer within a second; five leave room for a slow one',
} as const;

function fixed(name: string, idempotent: boolean | null): Operation {
  return { kind: 'fixed', name, idempotent };
}

/** A document that stands there as text tells what it does. */
const document = (argument: number): Operation => ({
  kind: 'first-word',
  argument,
  words: { QUERY: true, MUTATION: false, SUBSCRIPTION: true },
});

const apolloCall: CallEntity = {
  is: 'call',
  options: [at(0)],
  operation: fixed('query', true),
  timeout: 'graphql',
};

const httpLink: MakerEntity = {
  is: 'maker',
  object: 'link',
  by: 'either',
  options: [at(0)],
  target: { option: 'uri' },
};

/** The options of the link that the client was made with, and of the client that makes one itself. */
function ofLink(path: string, option: Omit<TimeoutOption, 'path' | 'at'>): readonly TimeoutOption[] {
  return [`link.${path}`, path].map(each => ({ ...option, path: each, at: 'client' }));
}

/** @apollo/client@3.14.1 link/http/createHttpLink.js:72, @apollo/client@4.3.8 link/http/BaseHttpLink.js:80-106; run with both. */
export const apollo: Library = {
  id: '@apollo/client',
  packages: ['@apollo/client', 'apollo-client', 'apollo-link-http'],
  kind: 'http',
  depth: 'full',
  sources: [
    '@apollo/client@3.14.1 link/http/createHttpLink.js',
    '@apollo/client@4.3.8 link/http/BaseHttpLink.js',
    'run with both',
  ],
  exports: {
    ...each(['ApolloClient', 'default'], {
      is: 'maker',
      object: 'client',
      by: 'new',
      options: [at(0)],
      target: { option: 'uri' },
    }),
    ...each(['HttpLink', 'BatchHttpLink', 'createHttpLink'], httpLink),
    ...locals(
      'gql',
      'InMemoryCache',
      'ApolloLink',
      'from',
      'split',
      'concat',
      'ApolloError',
      'ApolloProvider',
    ),
  },
  types: { ApolloClient: 'client' },
  objects: {
    client: {
      members: {
        query: apolloCall,
        mutate: { ...apolloCall, operation: fixed('mutation', false) },
        ...each(['refetchQueries', 'reFetchObservableQueries', 'resetStore'], { ...apolloCall, options: [] }),
        subscribe: { ...apolloCall, waits: 'a subscription stays open to receive what comes' },
      },
    },
    link: { members: {} },
  },
  timeouts: {
    graphql: {
      options: [
        signalOption('context.fetchOptions.signal', { note: 'bounds the request' }),
        ...ofLink('fetch', { form: 'text', effect: 'unknown', covers: [], note: 'may set a deadline' }),
        ...ofLink('fetchOptions.signal', {
          form: 'signal',
          effect: 'bounds',
          covers: whole,
          note: 'is one signal for all calls of the client',
        }),
        ...ofLink('fetchOptions.timeout', {
          form: 'ms',
          effect: 'ignored',
          covers: [],
          instead: '`context: { fetchOptions: { signal } }`',
          note: 'is handed on to `fetch`, which does not know it',
        }),
      ],
      defaults: [noDefault],
      fixes: [{ at: 'call', set: { 'context.fetchOptions.signal': '$signal' }, note: 'bounds the request' }],
    },
  },
  deadline,
};

const urqlCall: CallEntity = {
  is: 'call',
  options: [at(2)],
  operation: fixed('query', true),
  timeout: 'graphql',
};

/** Sent when it is awaited, and by these. @urql/core@6.0.3 dist/urql-core-chunk.mjs:432,614; run with it. */
export const urql: Library = {
  id: '@urql/core',
  packages: ['@urql/core', 'urql', '@urql/vue', '@urql/svelte', '@urql/preact', '@urql/solid'],
  kind: 'http',
  depth: 'full',
  sources: ['@urql/core@6.0.3 dist/urql-core-chunk.mjs', 'run with @urql/core 6.0.3'],
  exports: {
    ...each(['Client', 'createClient'], {
      is: 'maker',
      object: 'client',
      by: 'either',
      options: [at(0)],
      target: { option: 'url' },
    }),
    ...locals('gql', 'cacheExchange', 'fetchExchange', 'subscriptionExchange', 'Provider', 'provideClient'),
  },
  types: { Client: 'client' },
  objects: {
    client: {
      members: {
        query: { is: 'object', object: 'query' },
        mutation: { is: 'object', object: 'mutation' },
        ...locals('subscription', 'readQuery', 'executeRequestOperation', 'reexecuteOperation'),
      },
    },
    query: { members: { toPromise: urqlCall, subscribe: urqlCall }, awaited: urqlCall },
    mutation: {
      members: each(['toPromise', 'subscribe'], { ...urqlCall, operation: fixed('mutation', false) }),
      awaited: { ...urqlCall, operation: fixed('mutation', false) },
    },
  },
  timeouts: {
    graphql: {
      options: [
        ...(['fetchOptions.signal', 'fetchOptions.timeout'] as const).map(path => ({
          path,
          at: 'both' as const,
          form: 'ms' as const,
          effect: 'partial' as const,
          covers: [],
          note: 'is put aside: urql sets a signal of its own',
        })),
        {
          path: 'fetch',
          at: 'both',
          form: 'text',
          effect: 'unknown',
          covers: [],
          note: 'may set a deadline',
        },
      ],
      defaults: [noDefault],
      fixes: [],
      noFix: ownFetch,
    },
  },
  deadline,
};

/** `request(document, variables?, headers?)`, or one object that holds a signal too. */
const clientRequest: CallEntity = {
  is: 'call',
  options: [objectAt(0)],
  operation: document(0),
  timeout: 'graphql',
};
const freeRequest: CallEntity = { ...clientRequest, operation: document(1), target: { argument: 0 } };

/** graphql-request@7.4.0 build/legacy/classes/GraphQLClient.js:25-98; run with 6 and 7. */
export const graphqlRequest: Library = {
  id: 'graphql-request',
  packages: ['graphql-request'],
  kind: 'http',
  depth: 'full',
  sources: [
    'graphql-request@7.4.0 build/legacy/classes/GraphQLClient.js',
    'run with graphql-request 6.1.0 and 7.4.0',
  ],
  exports: {
    GraphQLClient: { is: 'maker', object: 'client', by: 'new', options: [at(1)], target: { argument: 0 } },
    ...each(['request', 'rawRequest', 'batchRequests', 'default'], freeRequest),
    gql: { is: 'local', gives: 'document' },
    ...locals('ClientError', 'resolveRequestDocument'),
  },
  types: { GraphQLClient: 'client' },
  objects: {
    client: {
      members: {
        ...each(['request', 'rawRequest', 'batchRequests'], clientRequest),
        ...locals('setHeader', 'setHeaders', 'setEndpoint'),
      },
      extensible: true,
    },
    document: { members: {} },
  },
  timeouts: {
    graphql: {
      options: [
        {
          path: 'signal',
          at: 'both',
          form: 'signal',
          effect: 'bounds',
          covers: whole,
          note: 'bounds the request; on the client, it is one for all of its requests',
        },
        {
          path: 'timeout',
          at: 'client',
          form: 'ms',
          versions: '>=7.0.0',
          effect: 'ignored',
          covers: [],
          instead: '`signal` in the object of each request',
          note: 'is handed on to `fetch`, which does not know it',
        },
        {
          path: 'timeout',
          at: 'client',
          form: 'ms',
          versions: '<7.0.0',
          effect: 'bounds',
          covers: ['headers', 'body'],
          note: 'bounds the request, on Node.js',
        },
        {
          path: 'fetch',
          at: 'client',
          form: 'text',
          effect: 'unknown',
          covers: [],
          note: 'may set a deadline',
        },
      ],
      defaults: [noDefault],
      fixes: [],
      noFix: 'its deadline is a signal in the object form: `request({ document, signal })`',
    },
  },
  deadline,
};
