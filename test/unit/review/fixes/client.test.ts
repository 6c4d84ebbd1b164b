import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type Case, fix, main } from './workshop.ts';

const given: Case = {
  callee: 'http.get',
  client: { callee: 'create' },
  fixes: [{ at: 'client', set: { timeout: '$ms' }, note: '' }],
};

function atClient(before: string, more: Case = {}): string | undefined {
  return fix(before, { ...given, ...more }, 'timeout/native@client')?.text;
}

describe('a timeout at the client', () => {
  for (const [name, before, after] of [
    ['without arguments', 'create()', 'create({ timeout: 5000 })'],
    ['without brackets', 'new Create', 'new Create({ timeout: 5000 })'],
    ['with type arguments alone', 'create<Users>()', 'create<Users>({ timeout: 5000 })'],
    ['with options', 'create({ baseURL })', 'create({ baseURL, timeout: 5000 })'],
    ['with a comment', 'create(/* defaults */)', 'create(/* defaults */ { timeout: 5000 })'],
    ['with options that are handed in', 'create(options)', 'create({ timeout: 5000, ...options })'],
  ] as const) {
    it(name, () => {
      const callee = before.startsWith('new ') ? 'Create' : 'create';
      const around = (text: string): string =>
        `const f = (options) => {\n  const http = ${text};\n  return http.get(url);\n};\n`;
      assert.equal(atClient(around(before), { client: { callee } }), around(after));
    });
  }

  it('behind an address', () => {
    const at = [
      { at: 0, if: 'object' },
      { at: 1, if: 'object' },
      { at: 2, if: 'object' },
    ] as const;
    const more = { client: { callee: 'Redis', at } };
    const around = (text: string): string => `const http = new Redis(${text});\nhttp.get(key);\n`;
    assert.equal(
      atClient(around('process.env.REDIS_URL!'), more),
      around('process.env.REDIS_URL!, { timeout: 5000 }'),
    );
    assert.equal(atClient(around("6379, 'cache'"), more), around("6379, 'cache', { timeout: 5000 }"));
    assert.equal(atClient(around('{ port }'), more), around('{ port, timeout: 5000 }'));
  });

  it('where its options are a constant', () => {
    assert.equal(
      atClient('const options = { baseURL };\nconst http = create(options);\nhttp.get(url);\n'),
      'const options = { baseURL, timeout: 5000 };\nconst http = create(options);\nhttp.get(url);\n',
    );
  });

  it('where its options are a constant of another file', () => {
    const texts = {
      [main]: "import { http } from './http.ts';\nhttp.get(url);\n",
      'src/http.ts': "import { options } from './options.ts';\nexport const http = create(options);\n",
      'src/options.ts': "export const options = {\r\n  baseURL: '/',\r\n};\r\n",
    };
    const result = fix(texts, { ...given, client: { callee: 'create', file: 'src/http.ts' } });
    assert.deepEqual(result?.texts, {
      ...texts,
      'src/options.ts': "export const options = {\r\n  baseURL: '/',\r\n  timeout: 5000,\r\n};\r\n",
    });
  });

  it('beside a constant whose type may not know the option', () => {
    assert.equal(
      atClient('const options: Mine = { baseURL };\nconst http = create(options);\nhttp.get(url);\n'),
      'const options: Mine = { baseURL };\nconst http = create({ ...options, timeout: 5000 });\nhttp.get(url);\n',
    );
  });

  it('in a text that becomes options', () => {
    const shape = { kind: 'wrap-first-argument', key: 'connectionString' } as const;
    const fixes = [
      { at: 'client', set: { timeout: '$ms' }, note: '' },
      { at: 'client', set: { timeout: '$ms' }, shape, note: '' },
    ] as const;
    assert.equal(
      atClient("const http = create('postgres://db');\nhttp.get(key);\n", { fixes }),
      "const http = create({ connectionString: 'postgres://db', timeout: 5000 });\nhttp.get(key);\n",
    );
  });

  it('not where one of its calls is there to wait', () => {
    assert.equal(
      atClient('const http = create();\nhttp.get(url);\n', { client: { callee: 'create', waits: true } }),
      undefined,
    );
  });

  it('not as one signal for all calls', () => {
    const fixes = [{ at: 'client', set: { signal: '$signal' }, note: '' }] as const;
    assert.equal(atClient('const http = create();\nhttp.get(url);\n', { fixes }), undefined);
  });

  it('is offered behind the one at the call, which is preferred', () => {
    const fixes = [
      { at: 'call', set: { timeout: '$ms' }, note: '' },
      { at: 'client', set: { timeout: '$ms' }, note: '' },
    ] as const;
    const before = 'const http = create();\nhttp.get(url);\n';
    assert.equal(
      fix(before, { ...given, fixes })?.text,
      'const http = create();\nhttp.get(url, { timeout: 5000 });\n',
    );
    const result = fix(before, { ...given, fixes }, 'timeout/native@client');
    assert.equal(result?.title, 'Add a 5 s timeout to `http`, for its call');
  });
});

describe('which of the ways of the catalog', () => {
  const older = { at: 'call', versions: '<2', set: { wait: '$ms' }, note: '' } as const;
  const newer = { at: 'call', versions: '>=2', set: { timeout: '$ms' }, note: '' } as const;

  it('is that of the version', () => {
    const satisfies = (range: string): 'yes' | 'no' => (range === '<2' ? 'yes' : 'no');
    assert.equal(fix('get(url);', { fixes: [newer, older], satisfies })?.text, 'get(url, { wait: 5000 });');
  });

  it('is none where two may fit', () => {
    assert.equal(fix('get(url);', { fixes: [newer, older], satisfies: () => 'maybe' }), null);
  });

  it('is the only one that may fit, or one that fits all', () => {
    assert.equal(
      fix('get(url);', { fixes: [newer], satisfies: () => 'maybe' })?.text,
      'get(url, { timeout: 5000 });',
    );
    const any = { at: 'call', set: { limit: '$ms' }, note: '' } as const;
    assert.equal(
      fix('get(url);', { fixes: [newer, any], satisfies: () => 'maybe' })?.text,
      'get(url, { limit: 5000 });',
    );
  });
});
