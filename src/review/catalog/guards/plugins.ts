import { guardLibrary } from '../define.ts';
import type { AddedGuard, GuardEntity, Library } from '../schema.ts';

function plugin(adds: readonly AddedGuard[]): GuardEntity {
  return { is: 'guard', guards: { what: 'plugin' }, adds };
}

/** Three times after the first; not what the caller got wrong (400 to 404, 422). */
const octokitRetry = guardLibrary({
  id: '@octokit/plugin-retry',
  packages: ['@octokit/plugin-retry'],
  sources: ['@octokit/plugin-retry@8.0.1'],
  exports: {
    retry: plugin([{ guard: 'retry', note: 'its client has a plugin that repeats failed requests' }]),
  },
});

/** Whether a request over the limit is repeated is up to the handlers that it is given. */
const octokitThrottling = guardLibrary({
  id: '@octokit/plugin-throttling',
  packages: ['@octokit/plugin-throttling'],
  sources: ['@octokit/plugin-throttling@11.0.1'],
  exports: {
    throttling: plugin([
      { guard: 'rate-limit', note: 'its client has a plugin that limits how often it calls' },
      { guard: 'retry', uncertain: true, note: 'its client has a plugin that may repeat throttled requests' },
    ]),
  },
});

/** Plugins that clients are made with. */
export const plugins: readonly Library[] = [octokitRetry, octokitThrottling];
