import type { GuardingPackage } from './schema.ts';

/**
 * Packages through which people guard their calls. Only what they may add is listed; how they are used is not modelled yet.
 * Not here: guards of inbound requests (`express-rate-limit`), and job queues, which run a function again rather than guard it.
 */
export const guardingPackages: readonly GuardingPackage[] = [
  {
    packages: ['cockatiel'],
    guards: ['timeout', 'retry', 'circuit-breaker', 'bulkhead', 'fallback'],
    sources: ['cockatiel@3.2.1', 'cockatiel@4.0.0'],
  },
  {
    // Its timeout is on by default (10 s).
    packages: ['opossum'],
    guards: ['circuit-breaker', 'timeout', 'fallback', 'bulkhead'],
    sources: ['opossum@6.4.0', 'opossum@8.5.0', 'opossum@10.0.0'],
  },
  {
    packages: ['p-timeout'],
    guards: ['timeout', 'fallback'],
    sources: ['p-timeout@3.2.0', 'p-timeout@8.0.0'],
  },
  {
    // `maxRetryTime` stops further attempts and ends none that hangs.
    packages: ['p-retry', 'async-retry', 'retry', 'promise-retry', 'exponential-backoff'],
    guards: ['retry'],
    sources: [
      'p-retry@9.0.0',
      'async-retry@1.3.3',
      'retry@0.13.1',
      'promise-retry@2.0.1',
      'exponential-backoff@3.1.3',
    ],
  },
  {
    packages: ['axios-retry', 'retry-axios', 'fetch-retry'],
    guards: ['retry'],
    sources: ['axios-retry@4.5.0', 'retry-axios@4.0.3', 'fetch-retry@6.0.0'],
  },
  {
    packages: ['ts-retry-promise', 'ts-retry'],
    guards: ['retry', 'timeout'],
    sources: ['ts-retry-promise@0.8.1', 'ts-retry@7.0.3'],
  },
  {
    packages: ['rxjs'],
    guards: ['timeout', 'retry', 'fallback', 'bulkhead', 'rate-limit'],
    sources: ['rxjs@6.6.7', 'rxjs@7.8.2'],
  },
  {
    packages: ['effect'],
    guards: ['timeout', 'retry', 'fallback', 'bulkhead', 'rate-limit'],
    sources: ['effect@3.22.4', 'effect@4.1.0'],
  },
  {
    packages: ['p-queue'],
    guards: ['bulkhead', 'rate-limit', 'timeout'],
    sources: ['p-queue@6.6.2', 'p-queue@9.3.5'],
  },
  {
    packages: ['p-limit', 'p-map', 'p-all'],
    guards: ['bulkhead'],
    sources: ['p-limit@7.3.3', 'p-map@7.1.1', 'p-all@5.0.1'],
  },
  {
    packages: ['p-throttle', 'limiter'],
    guards: ['rate-limit'],
    sources: ['p-throttle@8.1.1', 'limiter@4.1.0'],
  },
  { packages: ['p-event'], guards: ['timeout'], sources: ['p-event@7.1.1'] },
  {
    packages: ['bottleneck'],
    guards: ['bulkhead', 'rate-limit', 'retry', 'timeout'],
    sources: ['bottleneck@2.19.5'],
  },
  {
    packages: ['async'],
    guards: ['retry', 'timeout', 'bulkhead'],
    sources: ['async@3.2.6'],
  },
  {
    packages: ['@supercharge/promise-pool'],
    guards: ['bulkhead', 'timeout', 'fallback'],
    sources: ['@supercharge/promise-pool@3.3.0'],
  },
  {
    // Their timeouts bound the wait for a resource, not the work done with it.
    packages: ['generic-pool', 'tarn'],
    guards: ['bulkhead'],
    sources: ['generic-pool@3.9.0', 'tarn@3.1.2'],
  },
  {
    packages: ['mollitia'],
    guards: ['timeout', 'retry', 'circuit-breaker', 'bulkhead', 'rate-limit'],
    sources: ['mollitia@0.1.1'],
  },
  {
    packages: ['nestjs-resilience'],
    guards: ['timeout', 'retry', 'circuit-breaker', 'bulkhead', 'fallback', 'rate-limit'],
    sources: ['nestjs-resilience@2.1.3'],
  },
  {
    packages: ['brakes', 'levee', 'hystrixjs'],
    guards: ['circuit-breaker', 'timeout', 'fallback'],
    sources: ['brakes@3.1.0', 'levee@1.5.1', 'hystrixjs@0.2.0'],
  },
  { packages: ['lru-cache'], guards: ['fallback'], sources: ['lru-cache@11.5.3'] },
];
