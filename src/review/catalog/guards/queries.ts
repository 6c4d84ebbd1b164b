import { each, guardLibrary, policy, runs } from '../define.ts';
import type { AddedGuard, Entity, Library } from '../schema.ts';

/** `retry`: how often, or `true` (for ever), `false`, or a function that decides. */
function retried(argument: number, byDefault: number): AddedGuard {
  return {
    guard: 'retry',
    amount: { argument, path: 'retry', form: 'retries', default: byDefault, off: [0, false] },
    note: 'a query runs it again after a failure',
  };
}

/** Three times after the first by default, in every framework; a query that a client is told to fetch, not at all. */
const query: Entity = runs(0, [retried(0, 3)], {
  path: 'queryFn',
  or: runs(1, [retried(2, 3)], { or: runs(0, [retried(1, 3)]) }),
});
const fetched: Entity = runs(0, [retried(0, 0)], {
  path: 'queryFn',
  or: runs(1, [retried(2, 0)]),
});
const mutation: Entity = runs(0, [retried(0, 0)], { path: 'mutationFn', or: runs(0, [retried(1, 0)]) });

const hooks = ['Query', 'InfiniteQuery', 'SuspenseQuery', 'SuspenseInfiniteQuery'];

const tanstackQuery = guardLibrary({
  id: '@tanstack/query',
  packages: [
    '@tanstack/react-query',
    '@tanstack/vue-query',
    '@tanstack/solid-query',
    '@tanstack/svelte-query',
    '@tanstack/preact-query',
    '@tanstack/query-core',
    'react-query',
  ],
  sources: ['@tanstack/query-core@4.36.1', '@tanstack/query-core@5.90.2', 'react-query@3.39.3'],
  exports: {
    ...each(
      hooks.flatMap(name => [`use${name}`, `create${name}`]),
      query,
    ),
    ...each(['queryOptions', 'infiniteQueryOptions'], query),
    ...each(['useMutation', 'createMutation', 'mutationOptions'], mutation),
    useQueries: runs(0, [retried(0, 3)], { path: 'queries.queryFn' }),
    ...each(['usePrefetchQuery', 'usePrefetchInfiniteQuery'], fetched),
    QueryClient: policy('Client', 'new'),
    useQueryClient: policy('Client'),
  },
  types: { QueryClient: 'Client' },
  objects: {
    Client: {
      members: each(['fetchQuery', 'prefetchQuery', 'ensureQueryData', 'fetchInfiniteQuery'], fetched),
    },
  },
});

/** It tries again after a while, without an end unless `errorRetryCount` sets one. */
const revalidated: AddedGuard = {
  guard: 'retry',
  amount: { argument: 2, path: 'shouldRetryOnError', form: 'switch', default: true },
  note: 'a failed fetch is tried again',
};
const hook = runs(1, [revalidated]);

const swr = guardLibrary({
  id: 'swr',
  packages: ['swr'],
  sources: ['swr@1.3.0', 'swr@2.3.6'],
  exports: { default: hook, useSWR: hook, useSWRInfinite: hook, useSWRImmutable: hook },
});

/** Libraries that fetch for a component and keep what they got. */
export const queryLibraries: readonly Library[] = [tanstackQuery, swr];
