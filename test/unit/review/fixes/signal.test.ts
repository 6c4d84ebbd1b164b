import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type Case, fix, fixed } from './workshop.ts';

const signal: Case = { callee: 'fetch', fixes: [{ at: 'call', set: { signal: '$signal' }, note: '' }] };

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

describe('a signal for the deadline', () => {
  becomes(
    signal,
    ['where none stands', 'await fetch(url);', 'await fetch(url, { signal: AbortSignal.timeout(5000) });'],
    [
      'where undefined stands',
      "await fetch(url, { method: 'PUT', signal: undefined });",
      "await fetch(url, { method: 'PUT', signal: AbortSignal.timeout(5000) });",
    ],
    [
      'combined with that of a controller',
      'const controller = new AbortController();\nawait fetch(url, { signal: controller.signal });',
      'const controller = new AbortController();\nawait fetch(url, { signal: AbortSignal.any([controller.signal, AbortSignal.timeout(5000)]) });',
    ],
    [
      'combined with one that is always there',
      'const f = (signal: AbortSignal) => fetch(url, { signal });',
      'const f = (signal: AbortSignal) => fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(5000)]) });',
    ],
    [
      'combined with one that may be left out',
      'const f = (signal?: AbortSignal) => fetch(url, { signal });',
      'const f = (signal?: AbortSignal) => fetch(url, { signal: signal ? AbortSignal.any([signal, AbortSignal.timeout(5000)]) : AbortSignal.timeout(5000) });',
    ],
    [
      'combined with one that may be undefined by its type',
      'const f = (signal: AbortSignal | undefined) => fetch(url, { signal });',
      'const f = (signal: AbortSignal | undefined) => fetch(url, { signal: signal ? AbortSignal.any([signal, AbortSignal.timeout(5000)]) : AbortSignal.timeout(5000) });',
    ],
    [
      'combined with one that is asserted to be there',
      'const f = (signal?: AbortSignal) => fetch(url, { signal: signal! });',
      'const f = (signal?: AbortSignal) => fetch(url, { signal: AbortSignal.any([signal!, AbortSignal.timeout(5000)]) });',
    ],
    [
      'combined with one out of other options',
      'const f = (options) => fetch(url, { signal: options?.signal });',
      'const f = (options) => fetch(url, { signal: options?.signal ? AbortSignal.any([options.signal, AbortSignal.timeout(5000)]) : AbortSignal.timeout(5000) });',
    ],
    [
      'one more of those that are combined',
      'const f = (a: AbortSignal, b: AbortSignal) => fetch(url, { signal: AbortSignal.any([a, b]) });',
      'const f = (a: AbortSignal, b: AbortSignal) => fetch(url, { signal: AbortSignal.any([a, b, AbortSignal.timeout(5000)]) });',
    ],
    [
      'beside options that have none',
      "const options = { method: 'PUT' };\nawait fetch(url, options);",
      "const options = { method: 'PUT' };\nawait fetch(url, { ...options, signal: AbortSignal.timeout(5000) });",
    ],
    [
      'combined with that of a constant',
      'const controller = new AbortController();\nconst options = { signal: controller.signal };\nawait fetch(url, options);',
      'const controller = new AbortController();\nconst options = { signal: controller.signal };\nawait fetch(url, { ...options, signal: AbortSignal.any([options.signal, AbortSignal.timeout(5000)]) });',
    ],
    [
      'combined with that of options that are handed in',
      'const f = (init?: RequestInit) => fetch(url, init);',
      'const f = (init?: RequestInit) => fetch(url, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, AbortSignal.timeout(5000)]) : AbortSignal.timeout(5000) });',
    ],
    [
      'combined with that of options that are always handed in',
      "const f = (init: RequestInit) => fetch(url, { method: 'PUT', ...init });",
      "const f = (init: RequestInit) => fetch(url, { method: 'PUT', ...init, signal: init.signal ? AbortSignal.any([init.signal, AbortSignal.timeout(5000)]) : AbortSignal.timeout(5000) });",
    ],
    [
      'beside options whose type has none',
      'const f = (init: { method: string }) => fetch(url, init);',
      'const f = (init: { method: string }) => fetch(url, { ...init, signal: AbortSignal.timeout(5000) });',
    ],
  );

  it('is not written over one that would have to be asked for twice', () => {
    assert.equal(fixed('await fetch(url, { signal: signalOf(user) });', signal), null);
    assert.equal(fixed('await fetch(url, optionsOf(user));', signal), null);
  });

  it('goes into a `new Request` that the call is given only as far as it keeps its signal', () => {
    const given: Case = {
      ...signal,
      spec: { carrier: { argument: 0, object: 'request' } },
      library: { globals: { Request: { is: 'maker', object: 'request', by: 'new', options: [{ at: 1 }] } } },
    };
    assert.equal(
      fixed('const request = new Request(url);\nawait fetch(request);', given),
      'const request = new Request(url);\nawait fetch(request, { signal: AbortSignal.timeout(5000) });',
    );
    assert.equal(
      fixed('const f = (request: Request) => fetch(request);', given),
      'const f = (request: Request) => fetch(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(5000)]) });',
    );
    assert.equal(fixed('await fetch(new Request(url, { signal: controller.signal }));', given), null);
  });

  it('says in its title what will stand there', () => {
    const title = (source: string, more: Case = {}): string | undefined =>
      fix(source, { ...signal, ...more })?.title;
    assert.equal(title('await fetch(url);'), 'Add a 5 s timeout (`signal` on the call)');
    assert.equal(
      title('await fetch(url);', { deadline: 250 }),
      'Add a 250 ms timeout (`signal` on the call)',
    );
    assert.equal(
      title('const f = (signal: AbortSignal) => fetch(url, { signal });'),
      'Add a 5 s timeout beside `signal` (`AbortSignal.any`)',
    );
    assert.equal(
      title('await fetch(url);', { capabilities: { signalTimeout: 'no' } }),
      'Add a 5 s timeout (`AbortController` with a timer)',
    );
  });
});

describe('a controller with a timer', () => {
  const old: Case = { ...signal, capabilities: { signalTimeout: 'no', signalAny: 'no' } };
  becomes(
    old,
    [
      'in front of the statement, where there is no AbortSignal.timeout',
      'async function f() {\n  const response = await fetch(url);\n  return response.json();\n}\n',
      'async function f() {\n  const controller = new AbortController();\n  setTimeout(() => controller.abort(), 5000);\n  const response = await fetch(url, { signal: controller.signal });\n  return response.json();\n}\n',
    ],
    [
      'written as the file is: tabs, CRLF, no semicolons',
      'async function f() {\r\n\tconst base = host()\r\n\tconst response = await fetch(base)\r\n\treturn response.json()\r\n}\r\n',
      'async function f() {\r\n\tconst base = host()\r\n\tconst controller = new AbortController()\r\n\tsetTimeout(() => controller.abort(), 5000)\r\n\tconst response = await fetch(base, { signal: controller.signal })\r\n\treturn response.json()\r\n}\r\n',
    ],
    [
      'under a name that is free',
      "import { controller } from './users.ts';\nasync function f() {\n  return await fetch(controller.url);\n}\n",
      "import { controller } from './users.ts';\nasync function f() {\n  const deadline = new AbortController();\n  setTimeout(() => deadline.abort(), 5000);\n  return await fetch(controller.url, { signal: deadline.signal });\n}\n",
    ],
    [
      'below a comment',
      'async function f() {\n  // asks\n  await fetch(url);\n}\n',
      'async function f() {\n  // asks\n  const controller = new AbortController();\n  setTimeout(() => controller.abort(), 5000);\n  await fetch(url, { signal: controller.signal });\n}\n',
    ],
    [
      'in the body of a loop, for each round',
      'for (const url of urls) {\n  await fetch(url);\n}\n',
      'for (const url of urls) {\n  const controller = new AbortController();\n  setTimeout(() => controller.abort(), 5000);\n  await fetch(url, { signal: controller.signal });\n}\n',
    ],
  );

  const withoutAny: Case = { ...signal, capabilities: { signalAny: 'no' } };
  becomes(
    withoutAny,
    [
      'not where AbortSignal.timeout is enough',
      'await fetch(url);',
      'await fetch(url, { signal: AbortSignal.timeout(5000) });',
    ],
    [
      'that follows the signal that stands there',
      "async function f(signal: AbortSignal) {\n  await fetch('/', { signal });\n}\n",
      "async function f(signal: AbortSignal) {\n  const controller = new AbortController();\n  setTimeout(() => controller.abort(), 5000);\n  if (signal.aborted) controller.abort();\n  signal.addEventListener('abort', () => controller.abort(), { signal: controller.signal });\n  await fetch('/', { signal: controller.signal });\n}\n",
    ],
    [
      'that follows a signal that may be left out, in the quotes of the file',
      'async function f(signal?: AbortSignal) {\n  await fetch("/", { signal });\n}\n',
      'async function f(signal?: AbortSignal) {\n  const controller = new AbortController();\n  setTimeout(() => controller.abort(), 5000);\n  if (signal?.aborted) controller.abort();\n  signal?.addEventListener("abort", () => controller.abort(), { signal: controller.signal });\n  await fetch("/", { signal: controller.signal });\n}\n',
    ],
  );

  for (const [name, source] of [
    ['in an arrow that is an expression', 'const all = urls.map(url => fetch(url));\n'],
    ['in the head of a loop', 'while (await fetch(url)) {\n  wait();\n}\n'],
    ['in the body of an `if` without braces', 'if (ready)\n  await fetch(url);\n'],
    ['in the body of an `else` without braces', 'if (ready) {\n  wait();\n} else\n  await fetch(url);\n'],
    ['behind another statement on the line', 'wait(); await fetch(url);\n'],
    ['in a field of a class', 'class Users {\n  all = fetch(url);\n}\n'],
    ['in a default of a parameter', 'function f(users = fetch(url)) {}\n'],
  ] as const) {
    it(`not ${name}`, () => {
      assert.equal(fixed(source, old), null);
    });
  }

  it('not where nothing is known of the engines', () => {
    const unknown: Case = { ...signal, capabilities: { signalTimeout: 'unknown', signalAny: 'unknown' } };
    assert.equal(
      fixed('const f = (signal: AbortSignal) => fetch(url, { signal });', unknown),
      'const f = (signal: AbortSignal) => fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(5000)]) });',
    );
  });
});
