import type { Library } from '../schema.ts';
import { ioredis } from './ioredis.ts';
import { knex } from './knex.ts';
import { mongodb } from './mongodb.ts';
import { mongoose } from './mongoose.ts';
import { mariadb, mysql, mysql2 } from './mysql.ts';
import { mikroOrm, sequelize, typeorm } from './orms.ts';
import { cassandra, influx, influxClient, ldap, mssql, neo4j, oracledb, tedious } from './other-databases.ts';
import { neon, pgPromise, postgres } from './pg-family.ts';
import { pg, pgPool } from './pg.ts';
import { prisma } from './prisma.ts';
import { drizzle, kysely } from './query-builders.ts';
import { amqplib, amqpManager, bullmq, confluentKafka, kafkajs, mqtt, nats } from './queues.ts';
import { redis, redisClient } from './redis.ts';
import { algolia, elasticsearch, meilisearch, opensearch, typesense } from './search.ts';
import { clickhouse, etcd3, memcached, memjs, planetscale, supabase, upstashRedis } from './stores.ts';

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
  mssql,
  tedious,
  oracledb,
  cassandra,
  neo4j,
  clickhouse,
  planetscale,
  supabase,
  influx,
  influxClient,
  etcd3,
  ldap,
  ioredis,
  redis,
  redisClient,
  upstashRedis,
  memjs,
  memcached,
  elasticsearch,
  opensearch,
  meilisearch,
  typesense,
  algolia,
  bullmq,
  kafkajs,
  confluentKafka,
  amqplib,
  amqpManager,
  nats,
  mqtt,
];
