import { local, locals } from '../define.ts';
import type { Library } from '../schema.ts';
import {
  bound,
  byDefault,
  made,
  method,
  repeats,
  repeatsNothing,
  resources,
  retriesOf,
  retryOption,
  timeoutsOf,
  untilHeaders,
} from './shapes.ts';

/** @notionhq/client@5.26.0 build/src/Client.js:913-1230; run with 5.26.0 and 2.3.0. */
export const notion: Library = {
  id: 'notion',
  packages: ['@notionhq/client'],
  kind: 'saas',
  depth: 'full',
  sources: ['@notionhq/client@5.26.0 build/src/Client.js', 'run with 5.26.0 and 2.3.0'],
  exports: {
    Client: made({ target: { option: 'baseUrl' } }),
    ...locals('isFull*', 'isNotionClientError', 'LogLevel', 'APIErrorCode', 'ClientErrorCode', 'extract*'),
    // They call a method of the client for each page: that one is handed in, and not called here.
    ...locals('iteratePaginatedAPI', 'collectPaginatedAPI'),
    APIResponseError: local,
  },
  objects: resources(method()),
  timeouts: {
    request: timeoutsOf(
      [bound('timeoutMs', 'bounds each attempt until the headers', { covers: untilHeaders })],
      [
        byDefault(60_000, {
          option: 'timeoutMs',
          covers: untilHeaders,
          note: 'waits a minute for the headers by default',
        }),
      ],
    ),
  },
  retries: {
    default: retriesOf(
      [
        retryOption('retry', 'switches repeating off', { form: 'policy', off: [false] }),
        retryOption('retry.maxRetries', 'repeats a failed call so often'),
      ],
      repeats(2, { versions: '>=5.0.0', note: 'repeats a refused call twice by default' }),
      { ...repeatsNothing, versions: '<3.0.0' },
      { ...repeatsNothing, uncertain: true, versions: '>=3.0.0 <5.0.0' },
    ),
  },
  deadline: { ms: 10_000, why: 'Notion answers in a second; ten mean that something is wrong' },
};
