import { describe, it } from 'mocha';
import { assertAnnotated } from '../annotated.ts';

/** Source by library: with and without what bounds it, on the call, on the client and in a chain, and what only looks like it. */
const cases: Readonly<Record<string, readonly [Readonly<Record<string, string>>, string]>> = {
  postgres: [
    { postgres: '3.4.9' },
    `
import postgres from 'postgres';
const sql = postgres('postgres://db/orders');
const bounded = postgres({ host: 'db', connection: { statement_timeout: 500 } });
const idle = postgres({ host: 'db', statement_timeout: 500 });
const id = 1;
await sql\`select * from orders where id = \${id}\`;
//    ~~~ absent
await bounded\`select 1\`;
//    ~~~~~~~ present 500 client
await idle\`select 1\`;
//    ~~~~ ineffective (ignored)
await sql.unsafe('select 1');
//    ~~~~~~~~~~ absent
const part = sql\`where id = 1\`;
await sql\`select * from orders \${part} order by \${sql('at')}\`;
//    ~~~ absent
await sql.begin(async tx => {
//    ~~~~~~~~~ absent
  await tx\`delete from orders\`;
  //    ~~ absent
});
await sql.listen('orders', () => {});
//    ~~~~~~~~~~ not-applicable
sql\`insert into orders values (1)\`;
`,
  ],
  'pg-promise': [
    { 'pg-promise': '11.15.0' },
    `
import pgPromise from 'pg-promise';
const pgp = pgPromise();
const db = pgp('postgres://db/orders');
const bounded = pgp({ host: 'db', query_timeout: 500 });
await db.one('select 1');
//    ~~~~~~ absent
await bounded.any('select 1');
//    ~~~~~~~~~~~ present 500 client
await db.tx(async t => {
//    ~~~~~ absent
  await t.none('delete from orders');
  //    ~~~~~~ absent
});
pgp.end();
`,
  ],
  neon: [
    { '@neondatabase/serverless': '1.2.0' },
    `
import { neon, Pool } from '@neondatabase/serverless';
const sql = neon('postgres://db/orders');
await sql\`select 1\`;
//    ~~~ absent
await sql.query('select 1', [], { fetchOptions: { signal: AbortSignal.timeout(500) } });
//    ~~~~~~~~~ present 500 call
const pool = new Pool({ connectionString: 'postgres://db', query_timeout: 700 });
await pool.query('select 1');
//    ~~~~~~~~~~ present 700 client
`,
  ],
  mysql2: [
    { mysql2: '3.24.6' },
    `
import mysql from 'mysql2/promise';
import { createPool } from 'mysql2';
const pool = mysql.createPool({ host: 'db', connectTimeout: 900 });
await pool.query('select 1');
//    ~~~~~~~~~~ absent
await pool.query({ sql: 'select 1', timeout: 500 });
//    ~~~~~~~~~~ present 500 call
await pool.execute('select ?', [1], { timeout: 500 });
//    ~~~~~~~~~~~~ ineffective (ignored)
const connection = await pool.getConnection();
//                       ~~~~~~~~~~~~~~~~~~ present 900 client
await connection.beginTransaction();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
connection.release();
const old = createPool({ host: 'db', timeout: 500 });
old.query('select 1', () => {});
// ~~~~~~ ineffective (ignored)
await old.promise().query('select 1');
//    ~~~~~~~~~~~~~~~~~~~ ineffective (ignored)
`,
  ],
  mysql: [
    { mysql: '2.18.1' },
    `
import mysql from 'mysql';
const connection = mysql.createConnection({ host: 'db' });
connection.connect();
// ~~~~~~~~~~~~~~~ present 10000 library
connection.query('select 1', () => {});
// ~~~~~~~~~~~~~ absent
connection.query({ sql: 'select 1', timeout: 500 }, () => {});
// ~~~~~~~~~~~~~ present 500 call
connection.end();
`,
  ],
  mariadb: [
    { mariadb: '3.5.4' },
    `
import mariadb from 'mariadb';
const pool = mariadb.createPool({ host: 'db' });
await pool.query('select 1');
//    ~~~~~~~~~~ absent
await mariadb.createPool({ host: 'db', socketTimeout: 500 }).query('select 1');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 500 client
await pool.getConnection();
//    ~~~~~~~~~~~~~~~~~~ present 10000 library
`,
  ],
  mssql: [
    { mssql: '12.7.14' },
    `
import sql from 'mssql';
const pool = await sql.connect({ server: 'db', requestTimeout: 500 });
//                 ~~~~~~~~~~~ present 15000 library
await pool.request().input('id', 1).query('select 1');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 500 client
await sql.query\`select 1\`;
//    ~~~~~~~~~ present 15000 library
const other = new sql.ConnectionPool({ server: 'db', requestTimeout: 0 });
await other.query('select 1');
//    ~~~~~~~~~~~ ineffective (off)
`,
  ],
  tedious: [
    { tedious: '19.2.2' },
    `
import { Connection, Request } from 'tedious';
const connection = new Connection({ server: 'db', options: { requestTimeout: 500 } });
connection.connect();
// ~~~~~~~~~~~~~~~ present 15000 library
connection.execSql(new Request('select 1', () => {}));
// ~~~~~~~~~~~~~~~ present 500 client
new Connection({ server: 'db', requestTimeout: 500 }).execSql(new Request('select 1', () => {}));
// ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 15000 library (ignored)
`,
  ],
  oracledb: [
    { oracledb: '26.0.0' },
    `
import oracledb from 'oracledb';
const connection = await oracledb.getConnection({ connectString: 'db' });
//                       ~~~~~~~~~~~~~~~~~~~~~~ present 60000 library
await connection.execute('select 1 from dual');
//    ~~~~~~~~~~~~~~~~~~ absent
const bounded = await oracledb.getConnection({ connectString: 'db' });
//                    ~~~~~~~~~~~~~~~~~~~~~~ present 60000 library
bounded.callTimeout = 500;
await bounded.execute('select 1 from dual');
//    ~~~~~~~~~~~~~~~ present 500 call
`,
  ],
  'cassandra-driver': [
    { 'cassandra-driver': '4.10.0' },
    `
import { Client } from 'cassandra-driver';
const client = new Client({ contactPoints: ['db'] });
await client.execute('SELECT now() FROM local');
//    ~~~~~~~~~~~~~~ present 12000 library
await client.execute('SELECT now() FROM local', [], { readTimeout: 500 });
//    ~~~~~~~~~~~~~~ present 500 call
await new Client({ contactPoints: ['db'], socketOptions: { readTimeout: 0 } }).execute('SELECT 1');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ ineffective (off)
`,
  ],
  'neo4j-driver': [
    { 'neo4j-driver': '6.3.0' },
    `
import neo4j from 'neo4j-driver';
const driver = neo4j.driver('bolt://db', neo4j.auth.basic('a', 'b'), { connectionTimeout: 900 });
const session = driver.session();
await session.run('MATCH (n) RETURN n');
//    ~~~~~~~~~~~ absent
await session.executeRead(async tx => {
//    ~~~~~~~~~~~~~~~~~~~ present 500 call
  await tx.run('MATCH (n) RETURN n');
  //    ~~~~~~ absent
}, { timeout: 500 });
`,
  ],
  clickhouse: [
    { '@clickhouse/client': '1.23.1' },
    `
import { createClient } from '@clickhouse/client';
const client = createClient({ url: 'http://db' });
await client.query({ query: 'SELECT 1' });
//    ~~~~~~~~~~~~ present 30000 library
await client.query({ query: 'SELECT 1', abort_signal: AbortSignal.timeout(500) });
//    ~~~~~~~~~~~~ present 500 call 30000 library
await createClient({ request_timeout: 700 }).ping();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 700 client
`,
  ],
  planetscale: [
    { '@planetscale/database': '1.20.2' },
    `
import { connect } from '@planetscale/database';
const connection = connect({ url: 'mysql://db' });
await connection.execute('select 1');
//    ~~~~~~~~~~~~~~~~~~ absent
await connect({ url: 'mysql://db', fetch: (url: string, init: RequestInit) => fetch(url, init) }).execute('select 1');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unknown
`,
  ],
};

describe('catalog: SQL databases', () => {
  for (const [name, [dependencies, text]] of Object.entries(cases)) {
    it(name, () => assertAnnotated({ 'package.json': JSON.stringify({ dependencies }), 'a.ts': text }));
  }
});
