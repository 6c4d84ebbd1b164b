import { at, each, locals } from '../define.ts';
import type { CallEntity, Library } from '../schema.ts';
import {
  bound,
  byDefault,
  made,
  method,
  noRetries,
  object,
  repeats,
  retriesOf,
  retryOption,
  timeoutsOf,
} from './shapes.ts';

/**
 * Senders in the background: what is captured is queued, and sent by a timer of the library under its own time limit and retries. It counts
 * as a call, for that is where the event leaves; what it has by itself are its guards.
 */
const deadline = {
  ms: 5000,
  why: 'nobody waits for analytics, and a process that ends should not wait long',
};

const queued: CallEntity = method({ operation: { kind: 'fixed', name: 'capture', idempotent: false } });

const flush: CallEntity = method({ operation: { kind: 'fixed', name: 'flush', idempotent: true } });

/** @posthog/core dist/posthog-core-stateless.js:220; run with posthog-node 5.70.0. */
export const posthog: Library = {
  id: 'posthog-node',
  packages: ['posthog-node'],
  kind: 'saas',
  depth: 'full',
  sources: ['posthog-node@5.70.0, @posthog/core dist/posthog-core-stateless.js, run'],
  exports: {
    PostHog: made({ options: [at(1)], target: { option: 'host' } }),
    default: made({ options: [at(1)] }),
  },
  objects: {
    client: {
      members: {
        ...each(
          ['capture', 'captureImmediate', 'identify', 'identifyImmediate', 'alias', 'aliasImmediate'],
          queued,
        ),
        ...each(['groupIdentify', 'captureException', 'captureExceptionImmediate'], queued),
        ...each(
          ['getFeatureFlag', 'isFeatureEnabled', 'getAllFlags', 'getAllFlagsAndPayloads', 'evaluateFlags'],
          method({ timeout: 'flags' }),
        ),
        ...each(
          ['getFeatureFlagPayload', 'getRemoteConfigPayload', 'reloadFeatureFlags'],
          method({ timeout: 'flags' }),
        ),
        ...each(['flush', 'shutdown', '_shutdown'], flush),
      },
      extensible: true,
    },
  },
  timeouts: {
    request: timeoutsOf(
      [bound('requestTimeout', 'bounds each attempt')],
      [byDefault(10_000, { option: 'requestTimeout', note: 'gives each attempt 10 s by default' })],
    ),
    flags: timeoutsOf(
      [bound('featureFlagsRequestTimeoutMs', 'bounds each attempt')],
      [
        byDefault(3000, {
          option: 'featureFlagsRequestTimeoutMs',
          note: 'gives each attempt 3 s by default',
        }),
      ],
    ),
  },
  retries: {
    default: retriesOf(
      [retryOption('fetchRetryCount', 'repeats a failed request so often')],
      repeats(3, { option: 'fetchRetryCount' }),
    ),
  },
  deadline,
};

/** @segment/analytics-node@3.1.0 dist/cjs/plugins/segmentio/publisher.js:84. */
export const segment: Library = {
  id: 'segment',
  packages: ['@segment/analytics-node'],
  kind: 'saas',
  depth: 'full',
  sources: ['@segment/analytics-node@3.1.0 dist/cjs/plugins/segmentio/publisher.js'],
  exports: { Analytics: made({ target: { option: 'host' } }), default: made() },
  types: { Analytics: 'client' },
  objects: {
    client: {
      members: {
        ...each(['track', 'identify', 'page', 'screen', 'group', 'alias'], queued),
        ...each(['closeAndFlush', 'flush'], flush),
        ...locals('register', 'ready'),
      },
      extensible: true,
    },
  },
  timeouts: {
    request: timeoutsOf(
      [bound('httpRequestTimeout', 'bounds each attempt')],
      [byDefault(10_000, { option: 'httpRequestTimeout', note: 'gives each attempt 10 s by default' })],
    ),
  },
  retries: {
    default: retriesOf(
      [retryOption('maxRetries', 'repeats a failed request so often')],
      repeats(10, { option: 'maxRetries' }),
    ),
  },
  deadline,
};

/** mixpanel@0.24.0 lib/mixpanel-node.js: `https.request` without a time limit, at once. */
export const mixpanel: Library = {
  id: 'mixpanel',
  packages: ['mixpanel'],
  kind: 'saas',
  depth: 'full',
  sources: ['mixpanel@0.24.0 lib/mixpanel-node.js, lib/flags/flags.js'],
  exports: { init: made({ by: 'call', options: [at(1)] }), default: object('root') },
  objects: {
    root: { members: { init: made({ by: 'call', options: [at(1)] }) } },
    client: {
      members: {
        ...each(
          ['track', 'track_batch', 'import', 'import_batch', 'alias', 'send_event_request', 'send_request'],
          queued,
        ),
        ...each(['people', 'groups'], object('people')),
        ...locals('set_config', 'token', 'config'),
      },
    },
    people: {
      members: {
        ...each(
          ['set', 'set_once', 'increment', 'append', 'track_charge', 'union', 'unset', 'remove'],
          queued,
        ),
        ...each(['delete_user', 'clear_charges'], queued),
      },
    },
  },
  timeouts: {
    request: timeoutsOf(
      [],
      [{ ms: null, effect: 'bounds', covers: [], note: 'sends at once, without a time limit' }],
      'it has no option for a time limit',
    ),
  },
  retries: noRetries,
  deadline,
};

/** @amplitude/analytics-node@1.5.73 lib/cjs/transports/http.js:13, @amplitude/analytics-core@2.61.0 lib/cjs/config.js:9. */
export const amplitude: Library = {
  id: 'amplitude',
  packages: ['@amplitude/analytics-node'],
  kind: 'saas',
  depth: 'full',
  sources: [
    '@amplitude/analytics-node@1.5.73 lib/cjs/transports/http.js',
    '@amplitude/analytics-core@2.61.0 lib/cjs/config.js',
  ],
  exports: {
    ...each(['track', 'logEvent', 'identify', 'groupIdentify', 'setGroup', 'revenue'], queued),
    flush,
    default: object('client'),
    createInstance: made({ by: 'call', options: [] }),
    ...locals('init', 'add', 'remove', 'setOptOut', 'Identify', 'Revenue'),
  },
  objects: {
    client: {
      members: {
        ...each(['track', 'logEvent', 'identify', 'groupIdentify', 'setGroup', 'revenue'], queued),
        flush,
        ...locals('init', 'add', 'remove'),
      },
    },
  },
  timeouts: {
    request: timeoutsOf(
      [],
      [byDefault(10_000, { note: 'gives each attempt 10 s by default' })],
      'its time limit is an option of `init`',
    ),
  },
  retries: {
    default: retriesOf([], repeats(12, { note: 'repeats a failed batch up to 12 times by default' })),
  },
  deadline,
};

const customer: CallEntity = method();

/** customerio-node@4.4.0 dist/lib/request.js:7,20: ten seconds, a constant. */
export const customerIo: Library = {
  id: 'customerio',
  packages: ['customerio-node'],
  kind: 'saas',
  depth: 'full',
  sources: ['customerio-node@4.4.0 dist/lib/request.js'],
  exports: {
    ...each(['TrackClient', 'CustomerIO'], made({ options: [at(2)] })),
    APIClient: made({ options: [at(1)] }),
    ...locals('Regions*', 'SendEmailRequest', 'SendPushRequest'),
  },
  objects: { client: { members: locals('defaults'), otherwise: customer, extensible: true } },
  timeouts: {
    request: timeoutsOf(
      [bound('timeout', 'bounds each request')],
      [byDefault(10_000, { option: 'timeout' })],
    ),
  },
  retries: noRetries,
  deadline: { ms: 10_000, why: 'a message is accepted within a second; ten mean that something is wrong' },
};

export const analytics: readonly Library[] = [posthog, segment, mixpanel, amplitude, customerIo];
