import { Redis } from 'ioredis';
import { Pool } from 'pg';
import { config } from '../config';

export const orders = new Pool({
  connectionString: config.databaseUrl,
  connectionTimeoutMillis: 2000,
  query_timeout: 5000,
  statement_timeout: 5000,
});

/** The read replica, for reports. */
export const reporting = new Pool({
  connectionString: config.reportingUrl,
  max: 4,
  idleTimeoutMillis: 30_000,
});

export const cache = new Redis(config.cacheUrl, {
  lazyConnect: true,
  connectTimeout: 1000,
  commandTimeout: 250,
  maxRetriesPerRequest: 1,
});
