import { describe, it } from 'mocha';
import { assertAnnotated } from '../annotated.ts';

function code(
  dependencies: Readonly<Record<string, string>>,
  text: string,
): Readonly<Record<string, string>> {
  return { 'package.json': JSON.stringify({ dependencies }), 'a.ts': text };
}

/** Query builders: sent where they are awaited, returned, iterated or handed on, and not before. */
describe('catalog: knex', () => {
  it('is sent where its chain is awaited', () =>
    assertAnnotated(
      code(
        { knex: '3.3.0' },
        `
import knex, { type Knex } from 'knex';
const db = knex({ client: 'pg', connection: { host: 'db' } });
await db('orders').where({ id: 1 }).first();
//                                  ~~~~~ absent
await db('orders').timeout(500, { cancel: true }).where({ id: 1 });
//                                                ~~~~~ present 500 call
await db('orders').where({ id: 1 }).timeout(700);
//                                  ~~~~~~~ present 700 call
await db.raw('select 1');
//    ~~~~~~ absent
db('orders').insert({ id: 2 });
db('orders').count('*').then(rows => rows[0]);
//           ~~~~~ absent
export const all = () => db('orders').select();
//                                    ~~~~~~ absent
await Promise.all([db('orders').del(), db.schema.dropTable('orders')]);
//                              ~~~ absent
//                                     ~~~~~~~~~~~~~~~~~~~ absent
for await (const row of db('orders').stream()) row;
//                      ~~~~~~~~~~~~~~~~~~~ absent
`,
      ),
    ));

  it('is not sent where it is part of another query, or goes on', () =>
    assertAnnotated(
      code(
        { knex: '3.3.0' },
        `
import knex from 'knex';
const db = knex({ client: 'pg', connection: { host: 'db', query_timeout: 900 } });
const inner = db('items').select('order');
await db('orders').whereIn('id', inner).whereExists(() => db('items').select());
//                                      ~~~~~~~~~~~ present 900 client
const base = () => db('orders').where({ open: true });
await base().first();
//           ~~~~~ present 900 client
let query = db('orders');
//          ~~ present 900 client
if (inner) query = query.where({ id: 1 });
const rows = await query;
rows.map(row => row.id);
console.log(db('orders').toString());
`,
      ),
    ));

  it('has a client in its transactions, and where it is annotated', () =>
    assertAnnotated(
      code(
        { knex: '3.3.0' },
        `
import knex, { type Knex } from 'knex';
const db = knex({ client: 'pg', connection: { host: 'db' } });
await db.transaction(async trx => {
//    ~~~~~~~~~~~~~~ absent
  await trx('orders').insert({ id: 1 });
  //                  ~~~~~~ absent
});
export class Store {
  private db: Knex | Knex.Transaction;
  constructor(db: Knex | Knex.Transaction) {
    this.db = db;
  }
  async load() {
    return this.db('orders').first();
    //                       ~~~~~ absent
  }
}
`,
      ),
    ));
});
