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
  timeoutsOf,
  unknownRetries,
  untold,
} from './shapes.ts';

/** Feature flags: they are read from memory; fetching them, and flushing what was seen, go out. */
const deadline = {
  ms: 5000,
  why: 'nobody waits for analytics, and a process that ends should not wait long',
};

const flush: CallEntity = method({ operation: { kind: 'fixed', name: 'flush', idempotent: true } });

/** Flags are kept in memory once they are there; waiting for that, and flushing, go out. */
export const launchDarkly: Library = {
  id: 'launchdarkly',
  packages: ['@launchdarkly/node-server-sdk', 'launchdarkly-node-server-sdk'],
  kind: 'saas',
  depth: 'full',
  sources: ['@launchdarkly/node-server-sdk@9.13.7'],
  exports: {
    init: made({ by: 'call', options: [at(1)], target: { option: 'baseUri' } }),
    default: object('root'),
  },
  types: { LDClient: 'client' },
  objects: {
    root: { members: { init: made({ by: 'call', options: [at(1)], target: { option: 'baseUri' } }) } },
    client: {
      members: {
        waitForInitialization: method({ options: [at(0)], timeout: 'ready' }),
        flush,
        ...locals('variation*', 'boolVariation', 'track', 'allFlagsState'),
      },
    },
  },
  timeouts: {
    request: timeoutsOf(
      [bound('timeout', 'bounds each request', { form: 's' })],
      [byDefault(10_000, { option: 'timeout' })],
    ),
    ready: timeoutsOf(
      [bound('timeout', 'bounds the wait', { at: 'call', form: 's' })],
      [{ ms: null, effect: 'bounds', covers: [], note: 'waits without end by default' }],
    ),
  },
  retries: unknownRetries,
  deadline,
};

/** unleash-client@6.12.1 lib/request.js:17-99: flags are read from memory. */
export const unleash: Library = {
  id: 'unleash-client',
  packages: ['unleash-client'],
  kind: 'saas',
  depth: 'full',
  sources: ['unleash-client@6.12.1 lib/request.js'],
  exports: {
    startUnleash: method({ options: [at(0)], target: { option: 'url' }, gives: 'client' }),
    Unleash: made({ target: { option: 'url' } }),
    initialize: made({ by: 'call', target: { option: 'url' } }),
    ...locals('isEnabled', 'getVariant', 'Strategy', 'destroy', 'getFeatureToggleDefinitions'),
  },
  objects: {
    client: {
      members: {
        ...each(['start', 'updateFeatureFlags', 'flushMetrics', 'destroyWithFlush'], method()),
        ...locals('isEnabled', 'getVariant', 'isSynchronized'),
      },
      extensible: true,
    },
  },
  timeouts: {
    request: timeoutsOf(
      [bound('timeout', 'bounds each request', { at: 'both' })],
      [byDefault(10_000, { option: 'timeout' })],
    ),
  },
  retries: { default: retriesOf([], repeats(2, { note: 'repeats a failed request twice' })) },
  deadline,
};

export const growthbook: Library = {
  id: 'growthbook',
  packages: ['@growthbook/growthbook'],
  kind: 'saas',
  depth: 'thin',
  sources: ['@growthbook/growthbook: shape of its client alone'],
  exports: {
    ...each(['GrowthBook', 'GrowthBookClient'], made({ target: { option: 'apiHost' } })),
    ...locals('setPolyfills', 'autoAttributesPlugin'),
  },
  objects: {
    client: {
      members: {
        ...each(
          ['init', 'loadFeatures', 'refreshFeatures', 'refreshStickyBuckets'],
          method({ options: [at(0)] }),
        ),
      },
    },
  },
  timeouts: { request: timeoutsOf([bound('timeout', 'bounds the wait', { at: 'call' })], [untold]) },
  retries: unknownRetries,
  deadline,
};

const statsigMember = each(['initialize', 'initializeAsync', 'flush', 'shutdownAsync'], method());

export const statsig: Library = {
  id: 'statsig-node',
  packages: ['statsig-node'],
  kind: 'saas',
  depth: 'thin',
  sources: ['statsig-node@6.5.2 dist/StatsigServer.js'],
  exports: {
    default: object('client'),
    ...statsigMember,
    ...locals('StatsigUser', 'checkGate', 'getConfig', 'logEvent'),
  },
  objects: { client: { members: statsigMember } },
  timeouts: { request: timeoutsOf([], [untold]) },
  retries: unknownRetries,
  deadline,
};

export const flagServices: readonly Library[] = [launchDarkly, unleash, growthbook, statsig];
