import type { Library } from '../schema.ts';
import { ioredis } from './ioredis.ts';
import { pg, pgPool } from './pg.ts';
import { redis, redisClient } from './redis.ts';

/** Databases, caches, search and queues. */
export const dataLibraries: readonly Library[] = [pg, pgPool, ioredis, redis, redisClient];
