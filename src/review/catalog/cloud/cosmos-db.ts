import { at, each, locals } from '../define.ts';
import type { CallEntity, Library } from '../schema.ts';
import {
  bound,
  byDefault,
  made,
  method,
  object,
  repeats,
  retriesOf,
  retryOption,
  signalOption,
  timeoutsOf,
  whole,
} from './shapes.ts';

function request(...positions: readonly number[]): CallEntity {
  return method({ options: positions.map(at) });
}

/** A query sends nothing before its pages are asked for; the options stand where it is built. */
const fetching = method();

/** @azure/cosmos@4.9.3 dist/commonjs/documents/ConnectionPolicy.js:27, request/RequestHandler.js:66-75, retry/. */
export const azureCosmos: Library = {
  id: 'azure-cosmos',
  packages: ['@azure/cosmos'],
  kind: 'database',
  depth: 'full',
  sources: [
    '@azure/cosmos@4.9.3 dist/commonjs/documents/ConnectionPolicy.js, request/RequestHandler.js, retry',
  ],
  exports: {
    CosmosClient: made({ target: { option: 'endpoint' } }),
    ...locals('*Policy', '*Kind', 'Constants'),
  },
  types: { Container: 'container', Database: 'database' },
  objects: {
    client: {
      members: {
        database: object('database'),
        databases: object('set'),
        offers: object('set'),
        ...each(['getDatabaseAccount', 'getReadEndpoint', 'getWriteEndpoint'], request(0)),
        ...locals('dispose', 'getWriteEndpoints'),
      },
      extensible: true,
    },
    database: {
      members: {
        container: object('container'),
        containers: object('set'),
        user: object('item'),
        users: object('set'),
        ...locals('id', 'url', 'client'),
      },
      otherwise: request(0),
    },
    container: {
      members: {
        items: object('set'),
        item: object('item'),
        scripts: object('scripts'),
        replace: request(1),
        ...locals('id', 'url', 'database', 'conflicts'),
      },
      otherwise: request(0),
    },
    scripts: { members: {}, otherwise: object('item') },
    set: {
      members: {
        ...each(['create', 'upsert', 'createIfNotExists'], request(1)),
        ...each(['bulk', 'batch', 'executeBulkOperations'], request(1, 2)),
        ...each(['query', 'readAll', 'changeFeed', 'getChangeFeedIterator'], object('pages')),
      },
      otherwise: request(1),
    },
    item: {
      members: { ...each(['replace', 'patch'], request(1)), ...locals('id', 'url') },
      otherwise: request(0, 1),
    },
    pages: {
      members: {
        ...each(['fetchAll', 'fetchNext', 'getAsyncIterator'], fetching),
        ...locals('reset', 'hasMoreResults'),
      },
    },
  },
  timeouts: {
    request: timeoutsOf(
      [
        signalOption('abortSignal'),
        bound('connectionPolicy.requestTimeout', 'bounds each attempt', { covers: whole }),
      ],
      [
        byDefault(60_000, {
          option: 'connectionPolicy.requestTimeout',
          note: 'gives each attempt a minute by default',
        }),
      ],
    ),
  },
  retries: {
    default: retriesOf(
      [
        retryOption(
          'connectionPolicy.retryOptions.maxRetryAttemptCount',
          'repeats a call that was refused for its rate so often',
        ),
      ],
      repeats(9, { note: 'repeats a call that was refused for its rate up to nine times by default' }),
    ),
  },
  deadline: {
    ms: 10_000,
    why: 'documents are read in milliseconds; ten seconds mean that something is wrong',
  },
};
