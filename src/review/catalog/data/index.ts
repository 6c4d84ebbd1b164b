import type { Library } from '../schema.ts';
import { ioredis } from './ioredis.ts';
import { knex } from './knex.ts';
import { mongodb } from './mongodb.ts';
import { mongoose } from './mongoose.ts';
import { mariadb, mysql, mysql2 } from './mysql.ts';
import { mikroOrm, sequelize, typeorm } from './orms.ts';
import { neon, pgPromise, postgres } from './pg-family.ts';
import { pg, pgPool } from './pg.ts';
import { prisma } from './prisma.ts';
import { drizzle, kysely } from './query-builders.ts';
import { redis, redisClient } from './redis.ts';

/** Databases, caches, search and queues. */
export const dataLibraries: readonly Library[] = [
  pg,
  pgPool,
  pgPromise,
  postgres,
  neon,
  mysql2,
  mysql,
  mariadb,
  mongodb,
  mongoose,
  prisma,
  knex,
  drizzle,
  kysely,
  sequelize,
  typeorm,
  mikroOrm,
  ioredis,
  redis,
  redisClient,
];
