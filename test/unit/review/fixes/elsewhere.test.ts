import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type Case, fix, fixed, main } from './workshop.ts';

/** What the options hold, when they stand elsewhere: whether ours may come behind them or must stand in front. */
describe('options that stand elsewhere', () => {
  for (const [name, before, after] of [
    [
      'a choice of which neither holds it',
      'const f = (x) => get(url, x ? { a: 1 } : { b: 1 });',
      'const f = (x) => get(url, { ...(x ? { a: 1 } : { b: 1 }), timeout: 5000 });',
    ],
    [
      'a choice of which one may hold it',
      'const f = (x) => get(url, x ?? { b: 1 });',
      'const f = (x) => get(url, { timeout: 5000, ...(x ?? { b: 1 }) });',
    ],
    [
      'a spread under a condition',
      'const f = (x) => get(url, { ...(x && { b: 1 }) });',
      'const f = (x) => get(url, { ...(x && { b: 1 }), timeout: 5000 });',
    ],
    [
      'a constant that is written to',
      'const options = {};\noptions.timeout = limit;\nget(url, options);',
      'const options = {};\noptions.timeout = limit;\nget(url, { timeout: 5000, ...options });',
    ],
    [
      'a constant with a computed key',
      'const options = { [key]: 1 };\nget(url, options);',
      'const options = { [key]: 1 };\nget(url, { timeout: 5000, ...options });',
    ],
    [
      'a function of the project that may set it',
      'function optionsOf(x) {\n  return x ? {} : { timeout: 1 };\n}\nget(url, optionsOf(1));',
      'function optionsOf(x) {\n  return x ? {} : { timeout: 1 };\n}\nget(url, { timeout: 5000, ...optionsOf(1) });',
    ],
    [
      'a function that is not known',
      'get(url, optionsOf(1));',
      'get(url, { timeout: 5000, ...optionsOf(1) });',
    ],
    ['awaited', 'get(url, await optionsOf(1));', 'get(url, { timeout: 5000, ...(await optionsOf(1)) });'],
    [
      'an interface without it',
      'interface Base { a: 1 }\ninterface Options extends Base { b: 1 }\nconst f = (options?: Options) => get(url, options);',
      'interface Base { a: 1 }\ninterface Options extends Base { b: 1 }\nconst f = (options?: Options) => get(url, { ...options, timeout: 5000 });',
    ],
    [
      'a type with it',
      'type Options = { timeout?: number } | undefined;\nconst f = (options: Options) => get(url, options);',
      'type Options = { timeout?: number } | undefined;\nconst f = (options: Options) => get(url, { timeout: 5000, ...options });',
    ],
    [
      'a type that extends one from elsewhere',
      'interface Options extends Theirs { b: 1 }\nconst f = (options: Options) => get(url, options);',
      'interface Options extends Theirs { b: 1 }\nconst f = (options: Options) => get(url, { timeout: 5000, ...options });',
    ],
    [
      'asserted to be of a type',
      'const f = (options) => get(url, options as Options);',
      'const f = (options) => get(url, { timeout: 5000, ...(options as Options) });',
    ],
  ] as const) {
    it(name, () => {
      assert.equal(fixed(before), after);
    });
  }

  it('a constant of another file', () => {
    const texts = {
      [main]: "import { options } from './options.ts';\nget(url, options);\n",
      'src/options.ts': "export const options = { method: 'GET' } as const;\n",
    };
    assert.equal(
      fix(texts)?.text,
      "import { options } from './options.ts';\nget(url, { ...options, timeout: 5000 });\n",
    );
  });
});

describe('keys as they are written', () => {
  const nested: Case = { fixes: [{ at: 'call', set: { 'timeout.request': '$ms' }, note: '' }] };
  for (const [name, before, after] of [
    [
      'quoted',
      "get(url, { 'timeout': { connect: 1 } });",
      "get(url, { 'timeout': { connect: 1, request: 5000 } });",
    ],
    [
      'in brackets',
      "get(url, { ['timeout']: { connect: 1 } });",
      "get(url, { ['timeout']: { connect: 1, request: 5000 } });",
    ],
    [
      'with comments around',
      'get(url, { timeout /* ms */ : /* few */ { connect: 1 } });',
      'get(url, { timeout /* ms */ : /* few */ { connect: 1, request: 5000 } });',
    ],
    [
      'a number in the place of an object',
      'get(url, { timeout: 7 });',
      'get(url, { timeout: { request: 5000 } });',
    ],
  ] as const) {
    it(name, () => {
      assert.equal(fixed(before, nested), after);
    });
  }

  it('not over a method or an accessor', () => {
    assert.equal(fixed('get(url, { timeout() {} });', nested), null);
    assert.equal(fixed('get(url, { get timeout() { return {}; } });', nested), null);
  });

  it('quoted where a name must be', () => {
    const dashed: Case = { fixes: [{ at: 'call', set: { 'time-out': '$ms' }, note: '' }] };
    assert.equal(fixed('get("/", { a });', dashed), 'get("/", { a, "time-out": 5000 });');
  });
});

describe('objects that are made for options', () => {
  const given: Case = {
    fixes: [{ at: 'call', set: { 'handler.timeout': '$ms' }, note: '' }],
    library: { packages: ['@library/client-*'], versionOf: 'handlers' },
  };
  const around = (text: string): string =>
    `import { Handler } from 'handlers';\nget(url, { handler: ${text} });\n`;

  it('get them as their first argument', () => {
    assert.equal(fixed(around('new Handler()'), given), around('new Handler({ timeout: 5000 })'));
    assert.equal(fixed(around('new Handler'), given), around('new Handler({ timeout: 5000 })'));
    assert.equal(fixed(around('new Handler({ a })'), given), around('new Handler({ a, timeout: 5000 })'));
  });

  it('also where the class is a member of the package', () => {
    const before =
      "import * as client from '@library/client-users';\nget(url, { handler: new client.Handler() });\n";
    assert.equal(fixed(before, given), before.replace('Handler()', 'Handler({ timeout: 5000 })'));
  });

  it('not behind arguments that are spread', () => {
    assert.equal(fixed(around('new Handler(...args)'), given), null);
  });
});

describe('options that are the first or last object', () => {
  const first: Case = { at: [{ at: 'first-object' }] };
  const last: Case = { at: [{ at: 'last-object' }] };

  it('are found among the arguments', () => {
    assert.equal(fixed("get('/', { a }, () => {});", first), "get('/', { a, timeout: 5000 }, () => {});");
    assert.equal(fixed("get('/', () => {});", first), "get('/', { timeout: 5000 }, () => {});");
    assert.equal(fixed("get({ b }, '/', { a });", last), "get({ b }, '/', { a, timeout: 5000 });");
    assert.equal(fixed("get('/', [1]);", last), "get('/', [1], { timeout: 5000 });");
  });

  it('are not guessed', () => {
    assert.equal(fixed('const f = (x) => get(x, () => {});', first), null);
    assert.equal(fixed('const f = (x) => get(x);', last), null);
  });
});

describe('what an argument is', () => {
  const given: Case = { at: [{ at: 0, if: 'object' }, { at: 1 }] };
  for (const [name, parameter, isText] of [
    ['a text', 'x: string', true],
    ['a text or a URL', 'x: string | URL', true],
    ['a type of the project that is a text', 'x: Id', true],
    ['an object by its type', 'x: { a: 1 }', false],
    ['a type from elsewhere', 'x: ns.Options', null],
    ['anything', 'x: any', null],
    ['a text or an object', 'x: string | { a: 1 }', null],
  ] as const) {
    it(name, () => {
      const before = `type Id = string;\nconst f = (${parameter}) => get(x);`;
      const wanted = {
        true: before.replace('get(x)', 'get(x, { timeout: 5000 })'),
        false: before.replace('get(x)', 'get({ ...x, timeout: 5000 })'),
        null: null,
      }[String(isText) as 'true' | 'false' | 'null'];
      assert.equal(fixed(before, given), wanted);
    });
  }
});
