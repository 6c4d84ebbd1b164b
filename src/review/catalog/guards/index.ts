import type { Library } from '../schema.ts';
import { asyncLibrary } from './async.ts';
import { bottleneck } from './bottleneck.ts';
import { breakers } from './breakers.ts';
import { clientRetries } from './client-retries.ts';
import { cockatiel } from './cockatiel.ts';
import { effect } from './effect.ts';
import { jobPlatforms } from './job-platforms.ts';
import { limits } from './limits.ts';
import { opossum } from './opossum.ts';
import { pLimit, pQueue } from './p-queue.ts';
import { plugins } from './plugins.ts';
import { queryLibraries } from './queries.ts';
import { retries } from './retries.ts';
import { rxjs } from './rxjs.ts';

/** Packages that guard what they are handed: functions, promises, clients. */
export const guardLibraries: readonly Library[] = [
  cockatiel,
  opossum,
  ...breakers,
  ...retries,
  ...clientRetries,
  ...plugins,
  pQueue,
  pLimit,
  ...limits,
  bottleneck,
  asyncLibrary,
  rxjs,
  effect,
  ...queryLibraries,
  ...jobPlatforms,
];
