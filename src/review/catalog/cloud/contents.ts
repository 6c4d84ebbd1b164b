import { at, each, locals } from '../define.ts';
import type { CallEntity, Library } from '../schema.ts';
import {
  bound,
  byDefault,
  made,
  method,
  object,
  repeats,
  repeatsNothing,
  retriesOf,
  retryOption,
  signalOption,
  timeoutsOf,
  unknownRetries,
  untold,
} from './shapes.ts';

const deadline = {
  ms: 10_000,
  why: 'contents are read in milliseconds; ten seconds mean that something is wrong',
};

/** contentful@11.12.10 dist/contentful.cjs:24263-24278. */
const contentfulTimeouts = timeoutsOf(
  [bound('timeout', 'bounds each attempt', { off: [0] })],
  [byDefault(30_000, { option: 'timeout', note: 'gives each attempt 30 s by default' })],
);

const contentfulRetries = retriesOf(
  [
    retryOption('retryOnError', 'switches repeating on or off', { form: 'switch', off: [false] }),
    retryOption('retryLimit', 'repeats a refused call so often'),
  ],
  repeats(5),
);

const read: CallEntity = method();

export const contentful: Library = {
  id: 'contentful',
  packages: ['contentful'],
  kind: 'saas',
  depth: 'full',
  sources: ['contentful@11.12.10 dist/contentful.cjs, run'],
  exports: { createClient: made({ by: 'call', target: { option: 'host' } }), default: object('root') },
  types: { ContentfulClientApi: 'client' },
  objects: {
    root: { members: { createClient: made({ by: 'call', target: { option: 'host' } }) } },
    client: {
      members: {
        ...each(['withAllLocales', 'withoutUnresolvableLinks', 'withoutLinkResolution'], object('client')),
        ...locals('parseEntries', 'version'),
      },
      otherwise: read,
    },
  },
  timeouts: { request: contentfulTimeouts },
  retries: { default: contentfulRetries },
  deadline,
};

/** The same transport; what it gives has methods that go out too. */
export const contentfulManagement: Library = {
  id: 'contentful-management',
  packages: ['contentful-management'],
  kind: 'saas',
  depth: 'thin',
  sources: ['contentful@11.12.10 dist/contentful.cjs'],
  exports: { createClient: made({ by: 'call', target: { option: 'host' } }), default: object('root') },
  objects: {
    root: { members: { createClient: made({ by: 'call', target: { option: 'host' } }) } },
    client: { members: { rawRequest: read }, otherwise: method({ gives: 'client' }) },
  },
  timeouts: { request: contentfulTimeouts },
  retries: { default: contentfulRetries },
  deadline,
};

const query: CallEntity = method({ options: [at(2)] });
const change: CallEntity = method({ options: [at(1)], retry: 'changes' });
const commit: CallEntity = method({ options: [at(0)], retry: 'changes' });

/** @sanity/client@7.28.0 dist/index.cjs:231,702: an own timeout is repeated too (run). */
export const sanity: Library = {
  id: 'sanity',
  packages: ['@sanity/client', 'next-sanity'],
  versionOf: '@sanity/client',
  kind: 'saas',
  depth: 'full',
  sources: ['@sanity/client@7.28.0 dist/index.cjs, run'],
  exports: {
    createClient: made({ by: 'call', target: { option: 'apiHost' } }),
    default: made({ by: 'call', target: { option: 'apiHost' } }),
    ...locals('Patch', 'Transaction', 'ClientError', 'groq', 'defineQuery'),
  },
  types: { SanityClient: 'client' },
  objects: {
    client: {
      members: {
        fetch: query,
        ...each(['getDocument', 'getDocuments', 'request'], method({ options: [at(1)] })),
        ...each(['create', 'createOrReplace', 'createIfNotExists', 'delete', 'mutate'], change),
        ...each(['patch', 'transaction'], object('builder')),
        ...each(['withConfig', 'config', 'clone'], {
          is: 'maker',
          object: 'client',
          by: 'call',
          options: [at(0)],
          inherits: 'receiver',
        }),
        assets: object('assets'),
        users: object('users'),
        projects: object('users'),
        datasets: object('users'),
        listen: method({ waits: 'it listens for changes for as long as it stands' }),
        live: object('live'),
        // Observables: nothing is sent before somebody subscribes.
        ...locals('observable', 'getUrl', 'getDataUrl'),
      },
      extensible: true,
    },
    builder: { members: { commit }, otherwise: object('builder') },
    assets: { members: { upload: method({ options: [at(2)], retry: 'changes' }), delete: change } },
    users: { members: {}, otherwise: method() },
    live: { members: { events: method({ waits: 'it listens for changes for as long as it stands' }) } },
  },
  timeouts: {
    request: timeoutsOf(
      [bound('timeout', 'bounds each attempt', { at: 'both' }), signalOption('signal')],
      [byDefault(300_000, { option: 'timeout', note: 'gives each attempt 5 minutes by default' })],
    ),
  },
  retries: {
    default: retriesOf(
      [retryOption('maxRetries', 'repeats a failed query so often')],
      repeats(5, { option: 'maxRetries' }),
    ),
    changes: retriesOf([], { ...repeatsNothing, note: 'repeats queries alone' }),
  },
  deadline,
};

const thin = method();

export const storyblok: Library = {
  id: 'storyblok',
  packages: ['storyblok-js-client'],
  kind: 'saas',
  depth: 'thin',
  sources: ['storyblok-js-client: shape of its client alone'],
  exports: { default: made({ target: { option: 'endpoint' } }) },
  objects: {
    client: {
      members: {
        ...each(['get', 'getAll', 'post', 'put', 'delete', 'getStories', 'getStory'], thin),
        ...locals('flushCache', 'richTextResolver'),
      },
    },
  },
  timeouts: { request: timeoutsOf([bound('timeout', 'bounds each request', { form: 's' })], [untold]) },
  retries: unknownRetries,
  deadline,
};

export const prismic: Library = {
  id: 'prismic',
  packages: ['@prismicio/client'],
  kind: 'saas',
  depth: 'thin',
  sources: ['@prismicio/client: shape of its client alone'],
  exports: {
    createClient: made({ by: 'call', options: [at(1)], target: { argument: 0 } }),
    Client: made({ options: [at(1)] }),
  },
  objects: {
    client: {
      members: {
        ...each(['get*', 'query', 'dangerouslyGetAll'], thin),
        ...locals('enableAutoPreviews*', 'resolvePreviewURL'),
      },
    },
  },
  timeouts: { request: timeoutsOf([signalOption('fetchOptions.signal'), signalOption('signal')], [untold]) },
  retries: unknownRetries,
  deadline,
};

export const contents: readonly Library[] = [contentful, contentfulManagement, sanity, storyblok, prismic];
