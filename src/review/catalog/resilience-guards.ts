import type { GuardingPackage } from './schema.ts';

/**
 * Packages through which people guard their calls, and of which only that is known. Not here: what the catalog describes
 * (`guards/`), and guards of inbound requests (`express-rate-limit`).
 */
export const guardingPackages: readonly GuardingPackage[] = [
  { packages: ['p-event'], guards: ['timeout'], sources: ['p-event@7.1.1'] },
  {
    // Their timeouts bound the wait for a resource, not the work done with it.
    packages: ['generic-pool', 'tarn'],
    guards: ['bulkhead'],
    sources: ['generic-pool@3.9.0', 'tarn@3.1.2'],
  },
];
