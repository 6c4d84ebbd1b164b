import { describe, it } from 'mocha';
import { assertAnnotated } from '../../annotated.ts';

const packageJson = JSON.stringify({ dependencies: { pg: '8.23.1', mongodb: '7.9.0', mysql2: '3.24.6' } });

describe('what a generic function gives', () => {
  it('is what the function gives that it is handed', () =>
    assertAnnotated({
      'remember.ts': `
const kept = new Map<string, any>();
export function remember<T>(name: string, make: () => T): T {
  if (!kept.has(name)) {
    kept.set(name, make());
  }
  return kept.get(name);
}
`,
      'lazy.ts': `
export class Lazy<T> {
  private value?: T;
  private readonly make: () => T;
  constructor(make: () => T) {
    this.make = make;
  }
  get(): T {
    return (this.value ??= this.make());
  }
}
`,
      'a.ts': `
import { Pool } from 'pg';
import { Lazy } from './lazy';
import { remember } from './remember';
const pool = remember('pool', () => new Pool({ query_timeout: 500 }));
const lazy = new Lazy(() => new Pool());
export const first = () => pool.query('SELECT 1');
//                         ~~~~~~~~~~ present 500 client
export const second = () => lazy.get().query('SELECT 1');
//                          ~~~~~~~~~~~~~~~~ absent
`,
      'package.json': packageJson,
    }));

  it('is nothing of what only its own parts have', () =>
    assertAnnotated({
      'a.ts': `
import { Pool } from 'pg';
declare const kept: Map<string, any>;
function look<T>(name: string, ask: () => Promise<T>): Promise<T> {
  return kept.get(name);
}
const found = await look('rows', async () => {
  const { rows } = await new Pool().query('SELECT 1');
  //                     ~~~~~~~~~~~~~~~~ absent
  return rows;
});
found.query('SELECT 1');
`,
      'package.json': packageJson,
    }));
});

describe('a class that is taken out of a module by its name', () => {
  it('is a type too', () =>
    assertAnnotated({
      'a.js': `
const mongodb = require('mongodb');
const Collection = mongodb.Collection;
module.exports.Orders = class {
  constructor(collection: Collection) {
    this.collection = collection;
  }
  all(query) {
    let cursor = this.collection.find(query);
    if (query.sorted) {
      cursor = cursor.sort({ at: 1 });
    }
    return cursor.toArray();
    //     ~~~~~~~~~~~~~~ unknown
  }
};
`,
      'package.json': packageJson,
    }));
});

describe('promisify', () => {
  it('gives the same function', () =>
    assertAnnotated({
      'a.js': `
const util = require('util');
const mysql = require('mysql2');
const connection = mysql.createConnection({ host: 'db' });
const query = util.promisify(connection.query).bind(connection);
query('SELECT 1');
// ~~ absent
query({ sql: 'SELECT 1', timeout: 500 });
// ~~ present 500 call
`,
      'package.json': packageJson,
    }));
});
