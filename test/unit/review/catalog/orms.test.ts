import { describe, it } from 'mocha';
import { assertAnnotated } from '../annotated.ts';

/** Source by library: with and without what bounds it, on the call, on the client and in a chain, and what only looks like it. */
const cases: Readonly<Record<string, readonly [Readonly<Record<string, string>>, string]>> = {
  prisma: [
    { '@prisma/client': '6.19.3' },
    `
import { PrismaClient, Prisma } from '@prisma/client';
import { PrismaPg } from '@prisma/adapter-pg';
const prisma = new PrismaClient();
await prisma.user.findMany({ where: { id: 1 } });
//    ~~~~~~~~~~~~~~~~~~~~ absent
await prisma.$queryRaw\`select 1\`;
//    ~~~~~~~~~~~~~~~~ absent
prisma.user.create({ data: {} });
await prisma.$transaction([prisma.user.create({ data: {} }), prisma.user.count()]);
//    ~~~~~~~~~~~~~~~~~~~ absent
await prisma.$transaction(async tx => {
//    ~~~~~~~~~~~~~~~~~~~ present 5000 library
  await tx.user.update({ where: { id: 1 }, data: {} });
  //    ~~~~~~~~~~~~~~ absent
});
await prisma.$transaction(async () => {}, { timeout: 800 });
//    ~~~~~~~~~~~~~~~~~~~ present 800 call
const bounded = new PrismaClient({ adapter: new PrismaPg({ connectionString: 'db', query_timeout: 500 }) });
await bounded.user.findFirst();
//    ~~~~~~~~~~~~~~~~~~~~~~ present 500 client
export class Store extends PrismaClient {
  constructor() {
    super({ transactionOptions: { timeout: 900 } });
  }
}
export const load = (store: Store) => store.$transaction(async tx => tx.order.findFirst());
//                                    ~~~~~~~~~~~~~~~~~~ present 900 client
//                                                                   ~~~~~~~~~~~~~~~~~~ absent
export const sent = (tx: Prisma.TransactionClient) => tx.order.deleteMany();
//                                                    ~~~~~~~~~~~~~~~~~~~ unknown
`,
  ],
  'prisma, generated': [
    { '@prisma/client': '7.10.1' },
    `
import { PrismaClient } from './generated/prisma/client';
import { Other } from './generated/elsewhere';
const prisma = new PrismaClient();
export const load = () => prisma.order.findFirst();
//                        ~~~~~~~~~~~~~~~~~~~~~~ absent
export const other = () => new Other().order.findFirst();
`,
  ],
  sequelize: [
    { sequelize: '6.37.8' },
    `
import { Sequelize, Model, DataTypes } from 'sequelize';
const sequelize = new Sequelize('postgres://db', { pool: { acquire: 900 } });
class Order extends Model {}
Order.init({ id: DataTypes.INTEGER }, { sequelize });
await Order.findAll({ where: {} });
//    ~~~~~~~~~~~~~ unknown
const order = Order.build({});
await sequelize.query('select 1');
//    ~~~~~~~~~~~~~~~ absent
await sequelize.transaction(async () => {});
//    ~~~~~~~~~~~~~~~~~~~~~ absent
const bounded = new Sequelize('postgres://db', { dialectOptions: { query_timeout: 500 } });
await bounded.query('select 1');
//    ~~~~~~~~~~~~~ present 500 client
await bounded.query('select 1', { timeout: 500 });
//    ~~~~~~~~~~~~~ present 500 client (ignored)
`,
  ],
  typeorm: [
    { typeorm: '1.1.1' },
    `
import { DataSource, Repository } from 'typeorm';
const source = new DataSource({ type: 'postgres', extra: { query_timeout: 500 } });
const slow = new DataSource({ type: 'postgres', maxQueryExecutionTime: 500 });
class Order {}
await source.getRepository(Order).findOneBy({ id: 1 });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 500 client
await slow.getRepository(Order).save({});
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ ineffective (ignored)
await source.createQueryBuilder().select('o').from(Order, 'o').getMany();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 500 client
await source.createQueryBuilder().insert().into(Order);
await source.transaction(async manager => {
//    ~~~~~~~~~~~~~~~~~~ present 500 client
  await manager.delete(Order, 1);
  //    ~~~~~~~~~~~~~~ present 500 client
});
export const load = (orders: Repository<Order>) => orders.find();
//                                                 ~~~~~~~~~~~ unknown
`,
  ],
  'drizzle-orm': [
    { 'drizzle-orm': '0.45.4', pg: '8.23.1' },
    `
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { sql } from 'drizzle-orm';
import { Pool } from 'pg';
import { orders } from './schema';
const db = drizzle(new Pool({ query_timeout: 500 }));
const open = drizzle({ client: new Pool() });
await db.select().from(orders);
//                ~~~~ present 500 client
await open.select().from(orders).limit(1);
//                               ~~~~~ absent
await open.query.orders.findFirst();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
open.insert(orders).values({ id: 1 });
await open.execute(sql\`select 1\`);
//    ~~~~~~~~~~~~ absent
await open.transaction(async tx => {
//    ~~~~~~~~~~~~~~~~ absent
  await tx.delete(orders);
  //    ~~~~~~~~~ absent
});
export const all = (given: NodePgDatabase) => given.select().from(orders);
//                                                           ~~~~ unknown
`,
  ],
  kysely: [
    { kysely: '0.28.18', pg: '8.23.1' },
    `
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool } from 'pg';
const db = new Kysely<any>({ dialect: new PostgresDialect({ pool: new Pool({ query_timeout: 500 }) }) });
await db.selectFrom('orders').selectAll().executeTakeFirst();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 500 client
await db.insertInto('orders').values({ id: 1 });
await sql\`select 1\`.execute(db);
//    ~~~~~~~~~~~~~~~~~~~~~ present 500 call
await db.transaction().execute(async trx => {
//    ~~~~~~~~~~~~~~~~~~~~~~~~ present 500 client
  await trx.deleteFrom('orders').execute();
  //    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 500 client
});
`,
  ],
  'mikro-orm': [
    { '@mikro-orm/core': '6.6.16' },
    `
import { MikroORM, type EntityManager } from '@mikro-orm/core';
const orm = await MikroORM.init({ dbName: 'orders', driverOptions: { connection: { query_timeout: 500 } } });
//                ~~~~~~~~~~~~~ absent
const em = orm.em.fork();
em.persist({});
await em.flush();
//    ~~~~~~~~ present 500 client
await em.find('Order', {});
//    ~~~~~~~ present 500 client
export const load = (manager: EntityManager) => manager.findOne('Order', 1);
//                                              ~~~~~~~~~~~~~~~ present 500 client
`,
  ],
  mongodb: [
    { mongodb: '7.9.0' },
    `
import { MongoClient, type Collection } from 'mongodb';
const client = new MongoClient('mongodb://db');
await client.connect();
//    ~~~~~~~~~~~~~~ present 30000 library
const orders = client.db('shop').collection('orders');
await orders.findOne({ id: 1 });
//    ~~~~~~~~~~~~~~ absent
await orders.findOne({ id: 1 }, { maxTimeMS: 500 });
//    ~~~~~~~~~~~~~~ present 500 call
await orders.find({}).maxTimeMS(700).toArray();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 700 call
for await (const order of orders.find({})) order;
//                        ~~~~~~~~~~~ absent
await orders.updateOne({}, {}, { timeoutMS: 500 });
//    ~~~~~~~~~~~~~~~~ ineffective (ignored)
orders.find({});
orders.watch();
// ~~~~~~~~~ not-applicable
const bounded = await MongoClient.connect('mongodb://db', { socketTimeoutMS: 800 });
//                    ~~~~~~~~~~~~~~~~~~~ present 30000 library
await bounded.db().collection('orders').insertOne({});
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 800 client
export const load = (given: Collection) => given.countDocuments();
//                                         ~~~~~~~~~~~~~~~~~~~~ unknown
`,
  ],
  mongoose: [
    { mongoose: '9.12.1' },
    `
import mongoose, { Schema, type Model } from 'mongoose';
await mongoose.connect('mongodb://db', { socketTimeoutMS: 900 });
//    ~~~~~~~~~~~~~~~~ present 30000 library
const Order = mongoose.model('Order', new Schema({}));
await Order.findOne({ id: 1 });
//    ~~~~~~~~~~~~~ present 900 client
await Order.find({}).sort('at').exec();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 900 client
await Order.find({}).maxTimeMS(500);
//                   ~~~~~~~~~ present 500 call
Order.updateOne({ id: 1 }, {});
await Order.create({ id: 1 });
//    ~~~~~~~~~~~~ present 900 client
const order = new Order({ id: 2 });
await order.save();
//    ~~~~~~~~~~ present 900 client
export const load = (orders: Model<{}>) => orders.countDocuments();
//                                         ~~~~~~~~~~~~~~~~~~~~~ present 900 client
`,
  ],
};

describe('catalog: ORMs and query builders', () => {
  for (const [name, [dependencies, text]] of Object.entries(cases)) {
    it(name, () => assertAnnotated({ 'package.json': JSON.stringify({ dependencies }), 'a.ts': text }));
  }
});
