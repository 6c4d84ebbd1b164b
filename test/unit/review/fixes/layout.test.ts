import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type Case, fixed } from './workshop.ts';

/** Each: what stands there, and what it becomes. */
function becomes(
  given: Case,
  ...cases: readonly (readonly [name: string, before: string, after: string])[]
): void {
  for (const [name, before, after] of cases) {
    it(name, () => {
      assert.equal(fixed(before, given), after);
    });
  }
}

describe('a timeout where a call has no options yet', () => {
  becomes(
    {},
    ['behind the arguments', 'get(url);', 'get(url, { timeout: 5000 });'],
    ['behind type arguments', 'get<User>(url);', 'get<User>(url, { timeout: 5000 });'],
    ['in an optional call', 'api?.get(url);', 'api?.get(url, { timeout: 5000 });'].map(text =>
      text.replace('api?.get', 'get?.'),
    ) as [string, string, string],
    ['with a trailing comma', 'get(url,);', 'get(url, { timeout: 5000 },);'],
    ['behind a comment', 'get(url /* of the user */);', 'get(url /* of the user */, { timeout: 5000 });'],
    ['in the place of undefined', 'get(url, undefined);', 'get(url, { timeout: 5000 });'],
    ['behind an argument in brackets', 'get((base + path));', 'get((base + path), { timeout: 5000 });'],
    [
      'on one line behind a broken argument',
      'get(`\n  /users\n`);',
      'get(`\n  /users\n`, { timeout: 5000 });',
    ],
    ['on a line of its own', 'get(\n  url,\n);', 'get(\n  url,\n  { timeout: 5000 },\n);'],
    [
      'on a line of its own, without trailing commas',
      '  get(\n    url\n  )',
      '  get(\n    url,\n    { timeout: 5000 }\n  )',
    ],
    [
      'below the comment of the last argument',
      'get(\n  url, // of the user\n);',
      'get(\n  url, // of the user\n  { timeout: 5000 },\n);',
    ],
    [
      'below the comment of the last argument that has no comma',
      'get(\n  url // of the user\n);',
      'get(\n  url, // of the user\n  { timeout: 5000 }\n);',
    ],
    ['with tabs', 'get(\n\turl,\n);', 'get(\n\turl,\n\t{ timeout: 5000 },\n);'],
    ['with CRLF', 'get(\r\n  url,\r\n);', 'get(\r\n  url,\r\n  { timeout: 5000 },\r\n);'],
    ['before a callback', 'get(url, data => data);', 'get(url, { timeout: 5000 }, data => data);'],
    [
      'before a callback on a line of its own',
      'get(\n  url, // of the user\n  // gets the data\n  data => data,\n);',
      'get(\n  url, // of the user\n  { timeout: 5000 },\n  // gets the data\n  data => data,\n);',
    ],
    [
      'before a callback with a comment',
      'get(url, /* cb */ function (data) {});',
      'get(url, { timeout: 5000 }, /* cb */ function (data) {});',
    ],
    ['before a callback that is a name', 'get(url, callback);', 'get(url, { timeout: 5000 }, callback);'],
  );

  describe('with arguments missing in between', () => {
    becomes(
      { at: [{ at: 2 }] },
      ['fills them', 'get(url);', 'get(url, undefined, { timeout: 5000 });'],
      ['keeps those that are there', 'get(url, body);', 'get(url, body, { timeout: 5000 });'],
      [
        'fills them on lines of their own',
        'get(\n  url,\n);',
        'get(\n  url,\n  undefined,\n  { timeout: 5000 },\n);',
      ],
    );
  });

  describe('that stand before the callback', () => {
    becomes(
      { at: [{ at: 'before-callback' }] },
      ['with one argument', 'get(request);', 'get(request, { timeout: 5000 });'],
      [
        'with a callback',
        'get(request, (error, user) => {});',
        'get(request, { timeout: 5000 }, (error, user) => {});',
      ],
      [
        'behind metadata',
        'const metadata = new Metadata();\nget(request, metadata, (error, user) => {});',
        'const metadata = new Metadata();\nget(request, metadata, { timeout: 5000 }, (error, user) => {});',
      ],
      [
        'in an object that is there',
        'get(request, { retries: 1 }, (error, user) => {});',
        'get(request, { retries: 1, timeout: 5000 }, (error, user) => {});',
      ],
    );

    it('not where it cannot be told whether metadata or options stand there', () => {
      assert.equal(
        fixed('function f(request, x) { get(request, x, () => {}); }', { at: [{ at: 'before-callback' }] }),
        null,
      );
    });
  });

  describe('that may stand first or second', () => {
    const given: Case = { at: [{ at: 0, if: 'object' }, { at: 1 }] };
    becomes(
      given,
      ['behind a text', "get('/users');", "get('/users', { timeout: 5000 });"],
      ['behind a URL', "get(new URL('/users', base));", "get(new URL('/users', base), { timeout: 5000 });"],
      ['behind what is named like an address', 'get(api.usersUrl);', 'get(api.usersUrl, { timeout: 5000 });'],
      [
        'behind what comes from the environment',
        'get(process.env.API);',
        'get(process.env.API, { timeout: 5000 });',
      ],
      [
        'behind what is typed as a text',
        'const f = (x: string | undefined) => get(x);',
        'const f = (x: string | undefined) => get(x, { timeout: 5000 });',
      ],
      ['in the object that is the only argument', 'get({ url });', 'get({ url, timeout: 5000 });'],
    );

    it('not where it cannot be told what the first is', () => {
      assert.equal(fixed('function f(x) { return get(x); }', given), null);
    });
  });

  it('not behind arguments that are spread', () => {
    assert.equal(fixed('get(...args);'), null);
    assert.equal(fixed('get(url, ...rest);'), null);
  });
});

describe('a timeout in options that are written out', () => {
  becomes(
    {},
    ['on one line', 'get(url, { headers });', 'get(url, { headers, timeout: 5000 });'],
    [
      'on one line with a trailing comma',
      'get(url, { headers, });',
      'get(url, { headers, timeout: 5000, });',
    ],
    ['on one line without space', 'get(url, {headers});', 'get(url, {headers, timeout: 5000});'],
    ['in an empty object', 'get(url, {});', 'get(url, { timeout: 5000 });'],
    [
      'in an empty object with a comment',
      'get(url, { /* none */ });',
      'get(url, { /* none */ timeout: 5000 });',
    ],
    [
      'in an empty object over lines',
      'get(url, {\n  // none\n});',
      'get(url, {\n  // none\n  timeout: 5000,\n});',
    ],
    [
      'over lines',
      'get(url, {\n  method,\n  headers,\n});',
      'get(url, {\n  method,\n  headers,\n  timeout: 5000,\n});',
    ],
    [
      'over lines without a trailing comma',
      'get(url, {\n    method,\n    headers\n})',
      'get(url, {\n    method,\n    headers,\n    timeout: 5000\n})',
    ],
    [
      'over lines with comments',
      'get(url, {\n  method, // GET\n  headers // none\n  // that is all\n});',
      'get(url, {\n  method, // GET\n  headers, // none\n  // that is all\n  timeout: 5000\n});',
    ],
    [
      'over lines that begin behind the bracket',
      'get(url, { method,\n  headers });',
      'get(url, { method,\n  headers, timeout: 5000 });',
    ],
    ['with quoted keys', 'get(url, { "method": "GET" });', 'get(url, { "method": "GET", "timeout": 5000 });'],
    [
      'behind a comment',
      'get(url, { headers /* none */ });',
      'get(url, { headers /* none */, timeout: 5000 });',
    ],
    [
      'under an assertion',
      'get(url, { headers } as Options);',
      'get(url, { headers, timeout: 5000 } as Options);',
    ],
    ['in brackets', 'get(url, ({ headers }));', 'get(url, ({ headers, timeout: 5000 }));'],
    [
      'with CRLF and tabs',
      'get(url, {\r\n\theaders,\r\n});',
      'get(url, {\r\n\theaders,\r\n\ttimeout: 5000,\r\n});',
    ],
    ['where it is undefined', 'get(url, { timeout: undefined });', 'get(url, { timeout: 5000 });'],
    [
      'behind a spread that is known',
      'const base = { headers };\nget(url, { ...base });',
      'const base = { headers };\nget(url, { ...base, timeout: 5000 });',
    ],
    [
      'in front of a spread that may hold one',
      'const f = (options) => get(url, { method, ...options });',
      'const f = (options) => get(url, { method, timeout: 5000, ...options });',
    ],
    [
      'in front of a spread that may hold one, over lines',
      'const f = (options) =>\n  get(url, {\n    // of the caller\n    ...options,\n  });',
      'const f = (options) =>\n  get(url, {\n    timeout: 5000,\n    // of the caller\n    ...options,\n  });',
    ],
  );
});

describe('a timeout beside options that are an expression', () => {
  becomes(
    {},
    [
      'of a constant',
      'const options = { headers };\nget(url, options);',
      'const options = { headers };\nget(url, { ...options, timeout: 5000 });',
    ],
    [
      'that may hold one: that wins',
      'const f = (options) => get(url, options);',
      'const f = (options) => get(url, { timeout: 5000, ...options });',
    ],
    [
      'whose type has none',
      'const f = (options: { retries: number }) => get(url, options);',
      'const f = (options: { retries: number }) => get(url, { ...options, timeout: 5000 });',
    ],
    [
      'of a choice',
      'const a = { headers };\nget(url, a ?? {});',
      'const a = { headers };\nget(url, { ...(a ?? {}), timeout: 5000 });',
    ],
    [
      'of a function of the project',
      'const optionsOf = () => ({ headers });\nget(url, optionsOf());',
      'const optionsOf = () => ({ headers });\nget(url, { ...optionsOf(), timeout: 5000 });',
    ],
    [
      'over lines',
      'const options = { headers };\nget(\n  url,\n  options,\n);',
      'const options = { headers };\nget(\n  url,\n  { ...options, timeout: 5000 },\n);',
    ],
  );
});

describe('a timeout on a nested path', () => {
  const nested: Case = { fixes: [{ at: 'call', set: { 'timeout.request': '$ms' }, note: '' }] };
  becomes(
    nested,
    ['where nothing is', 'get(url);', 'get(url, { timeout: { request: 5000 } });'],
    ['beside others', 'get(url, { json });', 'get(url, { json, timeout: { request: 5000 } });'],
    [
      'in the object that is there',
      'get(url, { timeout: { connect: 500 } });',
      'get(url, { timeout: { connect: 500, request: 5000 } });',
    ],
    [
      'around a name',
      'const timeout = { connect: 500 };\nget(url, { timeout });',
      'const timeout = { connect: 500 };\nget(url, { timeout: { ...timeout, request: 5000 } });',
    ],
    [
      'around a name of another key',
      'const limits = { connect: 500 };\nget(url, { timeout: limits });',
      'const limits = { connect: 500 };\nget(url, { timeout: { ...limits, request: 5000 } });',
    ],
    [
      'beside a spread that has some of it',
      'const base = { timeout: { connect: 500 } };\nget(url, { ...base });',
      'const base = { timeout: { connect: 500 } };\nget(url, { ...base, timeout: { ...base.timeout, request: 5000 } });',
    ],
    [
      'in the place of nothing',
      'get(url, { timeout: undefined });',
      'get(url, { timeout: { request: 5000 } });',
    ],
  );

  describe('with several keys', () => {
    const set = {
      'handler.requestTimeout': '$ms',
      'handler.throwOnRequestTimeout': 'true',
      'handler.socketTimeout': '$ms',
      'handler.connectionTimeout': '3000',
    };
    const several: Case = { fixes: [{ at: 'call', set, note: '' }], library: { versionOf: 'handlers' } };
    becomes(
      several,
      [
        'breaks what is too long for a line',
        'get(url);',
        'get(url, {\n  handler: {\n    requestTimeout: 5000,\n    throwOnRequestTimeout: true,\n    socketTimeout: 5000,\n    connectionTimeout: 3000,\n  },\n});',
      ],
      [
        'keeps those that are set',
        'get(url, { handler: { requestTimeout: 900, throwOnRequestTimeout: false, connectionTimeout: 100 } });',
        'get(url, { handler: { requestTimeout: 900, throwOnRequestTimeout: true, connectionTimeout: 100, socketTimeout: 5000 } });',
      ],
      [
        "goes into what is made by a class of the library's",
        "import { Handler } from 'handlers';\nget(url, { handler: new Handler({ requestTimeout: 900, throwOnRequestTimeout: true, socketTimeout: 1 }) });",
        "import { Handler } from 'handlers';\nget(url, { handler: new Handler({ requestTimeout: 900, throwOnRequestTimeout: true, socketTimeout: 1, connectionTimeout: 3000 }) });",
      ],
    );

    it('not into what is made by another class', () => {
      assert.equal(
        fixed("import { Handler } from './mine.ts';\nget(url, { handler: new Handler({}) });", several),
        null,
      );
    });
  });
});

describe('other forms of a deadline', () => {
  it('in seconds', () => {
    const given: Case = { deadline: 2500, fixes: [{ at: 'call', set: { wait: '$s' }, note: '' }] };
    assert.equal(fixed('get(url);', given), 'get(url, { wait: 2.5 });');
  });

  it('as a time of day', () => {
    const given: Case = { fixes: [{ at: 'call', set: { deadline: '$epoch' }, note: '' }] };
    assert.equal(fixed('get(url);', given), 'get(url, { deadline: Date.now() + 5000 });');
  });
});
