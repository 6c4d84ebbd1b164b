import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { factsIn, functionNamed, namesIn, shownType, shownValue } from './shown.ts';

describe('a function', () => {
  it('has a style, a flow, parameters and what it returns', async () => {
    const facts = await factsIn(`
async function load(url: string, { id }: Query, retries = 3, init?: RequestInit, ...rest: string[]): Promise<Data> {
  if (url) { return fetch(url); }
  const inner = () => { return 'not of load'; };
  return null;
}
`);
    const load = functionNamed(facts, 'load');
    assert.deepEqual([load.style, load.flow], ['function', 'async']);
    assert.deepEqual(
      load.returns.map(value => shownValue(facts, value)),
      ['fetch!(url)', 'null'],
    );
    assert.equal(load.returnType === null ? null : shownType(facts, load.returnType), 'Promise!<Data!>');
    assert.deepEqual(
      load.parameters.map(({ name, type, default: fallback, rest, optional }) => [
        name,
        type === null ? null : shownType(facts, type),
        fallback === null ? null : shownValue(facts, fallback),
        rest,
        optional,
      ]),
      [
        ['url', 'string', null, false, false],
        [null, 'Query!', null, false, false],
        ['retries', null, '3', false, true],
        ['init', 'RequestInit!', null, false, true],
        ['rest', null, null, true, false],
      ],
    );
  });

  it('has the flow that its head says', async () => {
    const facts = await factsIn(
      'function* a() {} async function* b() {} const c = async () => x; declare function d(): void;',
    );
    assert.deepEqual(
      facts.functions.map(fn => `${fn.style} ${fn.flow} ${fn.name ?? ''}`.trim()),
      ['function generator a', 'function async-generator b', 'arrow async', 'function sync d'].filter(
        each => !each.endsWith(' d'),
      ),
    );
    const [, , arrow] = facts.functions;
    assert.deepEqual(
      arrow?.returns.map(value => shownValue(facts, value)),
      ['x!'],
    );
  });

  it('knows which keys it sets', async () => {
    const facts = await factsIn(
      'function f(c) { c.timeout = 1; c.a.b = 2; return { ...c, signal, "x-y": 3, [k]: 4 }; }',
    );
    assert.deepEqual(functionNamed(facts, 'f').sets, ['timeout', 'b', 'signal', 'x-y']);
  });
});

describe('a class', () => {
  const text = `
@Injectable()
class Users extends Base<User> implements Api {
  private readonly http: AxiosInstance = axios.create();
  static shared = new Users();
  declare later: Pool;
  accessor live = 1;
  #secret = 2;
  'quoted' = 3;
  [computed] = 4;
  constructor(private readonly db: Pool, readonly log = console, plain: string) { super(); this.http = plain; this.made = db; }
  @Get() load() { return this.http; }
  get client() { return this.#secret; }
  set client(value) { this.set = value; }
  static { this.ready = true; }
  abstract(): void;
  [Symbol.iterator]() {}
}
`;

  it('has fields from initialisers, parameters and assignments', async () => {
    const facts = await factsIn(text);
    const [users] = facts.classes;
    assert.ok(users !== undefined);
    assert.equal(users.name, 'Users');
    assert.equal(users.superclass === null ? null : shownValue(facts, users.superclass), 'Base!');
    assert.deepEqual(
      Object.fromEntries(
        Object.entries(users.fields).map(([name, values]) => [
          name,
          values.map(each => shownValue(facts, each)),
        ]),
      ),
      {
        http: ['axios!.create()', 'plain'],
        shared: ['new Users()'],
        live: ['1'],
        '#secret': ['2'],
        quoted: ['3'],
        db: ['db'],
        log: ['log'],
        made: ['db'],
        set: ['value'],
        ready: ['true'],
      },
    );
    assert.deepEqual(
      Object.fromEntries(
        Object.entries(users.fieldTypes).map(([name, type]) => [name, shownType(facts, type)]),
      ),
      { http: 'AxiosInstance!', later: 'Pool!', db: 'Pool!' },
    );
  });

  it('has methods, getters and a constructor', async () => {
    const facts = await factsIn(text);
    const [users] = facts.classes;
    assert.ok(users !== undefined);
    assert.deepEqual(
      Object.entries(users.methods).map(([name, fn]) => `${facts.functions[fn]?.style ?? '?'} ${name}`),
      ['method load', 'getter client', 'method abstract'],
    );
    assert.equal(facts.functions[users.constructorFn ?? -1]?.style, 'constructor');
    assert.deepEqual(
      users.decorators.map(each => shownValue(facts, each)),
      ['Injectable!()'],
    );
    assert.deepEqual(
      functionNamed(facts, 'load').decorators.map(each => shownValue(facts, each)),
      ['Get!()'],
    );
  });

  it('may have names that every object has', async () => {
    const { classes } = await factsIn(
      'class A { __proto__ = 1; toString = 2; constructor() {} valueOf() {} }',
    );
    assert.deepEqual(Object.keys(classes[0]?.fields ?? {}), ['__proto__', 'toString']);
    assert.deepEqual(Object.keys(classes[0]?.methods ?? {}), ['valueOf']);
  });
});

describe('a type', () => {
  it('is read as it is written', async () => {
    assert.deepEqual(
      await namesIn(`
import type { Pool } from 'pg';
import * as pg from 'pg';
let a: Pool, b: pg.Client, c: typeof fetch, d: typeof pg.types, e: A | null, f: A & B, g: Pool[], h: readonly A[];
let i: { pool: Pool; 'x-y'?: string; call(): void; untyped; [key: string]: A }, j: () => A, k: new () => A;
let l: import('pg').Pool, m: import('pg'), n: typeof import('pg'), o: Map<string, Promise<A>>, p: unique symbol, q: keyof A;
let r: A extends B ? C : D, s: \`x\${string}\`, t: 5, u: unknown, v: never, w: this, x: [A, B];
`),
      [
        "Pool = Pool of 'pg'",
        "pg = import 'pg'",
        'a: Pool',
        'b: pg.Client',
        'c: typeof fetch!',
        'd: typeof pg.types',
        'e: A! | null',
        'f: A! & B!',
        'g: Pool[]',
        'h: A![]',
        'i: { pool: Pool, x-y: string, call: function }',
        'j: function',
        'k: function',
        "l: import 'pg'.Pool",
        "m: import 'pg'",
        "n: import 'pg'",
        'o: Map!<string, Promise!<A!>>',
        'p: <other>',
        'q: <other>',
        'r: <other>',
        's: <other>',
        't: <other>',
        'u: unknown',
        'v: never',
        'w: <other>',
        'x: <other>',
      ],
    );
  });

  it('may be declared under a name, with what it extends', async () => {
    const facts = await factsIn('type A = { b: string }; interface C extends A, ns.D, E<F> { g: number }');
    assert.deepEqual(
      Object.entries(facts.declared).map(([name, { type, extends: bases }]) => [
        name,
        shownType(facts, type),
        bases.map(base => shownType(facts, base)),
      ]),
      [
        ['A', '{ b: string }', []],
        ['C', '{ g: number }', ['A', 'E!']],
      ],
    );
  });
});
