import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type Case, fix } from './workshop.ts';

const bySignal: Case = { callee: 'fetch', fixes: [{ at: 'call', set: { signal: '$signal' }, note: '' }] };

/** What becomes of it, and the title. */
function mended(before: string, given: Case): readonly [string | undefined, string | undefined] {
  const result = fix(before, given);
  return [result?.text, result?.title];
}

describe('an option that is ignored', () => {
  const ignored = (text: string, option = 'timeout'): Case => ({
    ...bySignal,
    options: [{ path: 'timeout', at: 'call', form: 'ms', effect: 'ignored', covers: [], note: '' }],
    defect: { kind: 'ignored', option, instead: null, note: '', text },
  });

  it('gives way to the one that works, with its time', () => {
    assert.deepEqual(mended("fetch(url, { timeout: 3000, method: 'PUT' });", ignored('3000')), [
      "fetch(url, { signal: AbortSignal.timeout(3000), method: 'PUT' });",
      'Replace the ignored `timeout` by `signal: AbortSignal.timeout(3000)`',
    ]);
  });

  it('keeps a time that has a name, and gives one where it may be left out', () => {
    const named = 'const LIMIT = 2 * 1000;\nfetch(url, { timeout: LIMIT });';
    assert.equal(
      fix(named, ignored('LIMIT'))?.text,
      'const LIMIT = 2 * 1000;\nfetch(url, { signal: AbortSignal.timeout(LIMIT) });',
    );
    const handed = 'const f = (options) => fetch(url, { timeout: options.timeout });';
    assert.equal(
      fix(handed, ignored('options.timeout'))?.text,
      'const f = (options) => fetch(url, { signal: AbortSignal.timeout(options.timeout ?? 5000) });',
    );
    const shorthand = 'const f = (timeout: number) => fetch(url, { timeout });';
    assert.equal(
      fix(shorthand, ignored('timeout'))?.text,
      'const f = (timeout: number) => fetch(url, { signal: AbortSignal.timeout(timeout) });',
    );
    assert.equal(
      fix('fetch(url, { timeout: timeOf(url) });', ignored('timeOf(url)'))?.text,
      'fetch(url, { signal: AbortSignal.timeout(5000) });',
    );
  });

  it('is taken out where a signal stands beside it, which is combined', () => {
    assert.equal(
      fix('const f = (signal: AbortSignal) => fetch(url, { timeout: 3000, signal });', ignored('3000'))?.text,
      'const f = (signal: AbortSignal) => fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(3000)]) });',
    );
  });

  it('is taken out of a constant that only the call uses', () => {
    assert.equal(
      fix("const options = { method: 'PUT', timeout: 3000 };\nfetch(url, options);", ignored('3000'))?.text,
      "const options = { method: 'PUT' };\nfetch(url, { ...options, signal: AbortSignal.timeout(3000) });",
    );
  });

  it('stays in a constant that others use too', () => {
    const before = 'const options = { timeout: 3000 };\nother(options);\nfetch(url, options);';
    assert.equal(
      fix(before, ignored('3000'))?.text,
      'const options = { timeout: 3000 };\nother(options);\nfetch(url, { ...options, signal: AbortSignal.timeout(3000) });',
    );
  });

  it('is taken out of the argument where it stands by mistake', () => {
    const given: Case = {
      callee: 'post',
      at: [{ at: 2 }],
      defect: { kind: 'ignored', option: 'timeout', instead: null, note: '', text: '3000' },
    };
    assert.equal(fix('post(url, { timeout: 3000 });', given)?.text, 'post(url, {}, { timeout: 3000 });');
    assert.equal(
      fix("post(url, { name: 'Ada', timeout: 3000 });", given)?.text,
      "post(url, { name: 'Ada' }, { timeout: 3000 });",
    );
  });

  it('only goes where another option of the call works', () => {
    const given: Case = {
      ...ignored('3000'),
      verdict: { verdict: 'present', sources: [{ origin: 'call', value: null, covers: [], evidence: [] }] },
    };
    const before = 'fetch(url, {\n  timeout: 3000, // ms\n  signal: AbortSignal.timeout(1000),\n});';
    assert.deepEqual(mended(before, given), [
      'fetch(url, {\n  // ms\n  signal: AbortSignal.timeout(1000),\n});',
      'Remove the ignored `timeout`',
    ]);
  });

  it('is taken out with its line, and the last one with the comma in front', () => {
    const given: Case = {
      ...ignored('3000'),
      verdict: { verdict: 'present', sources: [{ origin: 'call', value: null, covers: [], evidence: [] }] },
    };
    assert.equal(
      fix('fetch(url, {\n  signal,\n  timeout: 3000,\n});', given)?.text,
      'fetch(url, {\n  signal,\n});',
    );
    assert.equal(
      fix('fetch(url, {\n  signal, // ours\n  timeout: 3000\n});', given)?.text,
      'fetch(url, {\n  signal // ours\n});',
    );
    assert.equal(fix('fetch(url, { signal, timeout: 3000 });', given)?.text, 'fetch(url, { signal });');
    assert.equal(fix('fetch(url, { timeout: 3000, signal });', given)?.text, 'fetch(url, { signal });');
  });
});

describe('an option that is ignored at the client', () => {
  const given = (text: string, form: 'ms' | 's' = 'ms'): Case => ({
    callee: 'http.get',
    client: { callee: 'create' },
    fixes: [{ at: 'client', set: { 'socket.timeout': '$ms' }, note: '' }],
    options: [{ path: 'wait', at: 'client', form, effect: 'ignored', covers: [], note: '' }],
    defect: { kind: 'ignored', option: 'wait', instead: null, note: '', text },
  });

  it('gives way there, with its time', () => {
    assert.deepEqual(mended('const http = create({ wait: 3_000 });\nhttp.get(url);', given('3_000')), [
      'const http = create({ socket: { timeout: 3_000 } });\nhttp.get(url);',
      'Replace the ignored `wait` by `socket: { timeout: 3_000 }`',
    ]);
  });

  it('gives way with seconds made milliseconds', () => {
    assert.equal(
      fix('const http = create({ wait: 3 });\nhttp.get(url);', given('3', 's'))?.text,
      'const http = create({ socket: { timeout: 3000 } });\nhttp.get(url);',
    );
    assert.equal(
      fix('const WAIT = 6 / 2;\nconst http = create({ wait: WAIT });\nhttp.get(url);', given('WAIT', 's'))
        ?.text,
      'const WAIT = 6 / 2;\nconst http = create({ socket: { timeout: WAIT * 1000 } });\nhttp.get(url);',
    );
  });

  it('gives way to one at the call, where only calls can be bounded', () => {
    const more: Case = { ...given('3000'), fixes: [{ at: 'call', set: { timeout: '$ms' }, note: '' }] };
    assert.deepEqual(mended('const http = create({ wait: 3000, a });\nhttp.get(url);', more), [
      'const http = create({ a });\nhttp.get(url, { timeout: 3000 });',
      'Replace the ignored `wait` by `timeout: 3000`',
    ]);
  });

  it('is not mended where nothing is known to work', () => {
    assert.equal(
      fix('const http = create({ wait: 3000 });\nhttp.get(url);', { ...given('3000'), fixes: [] }),
      null,
    );
  });
});

describe('an option that is ignored where only the client can be bounded', () => {
  it('goes, and the client gets the time that suits all calls', () => {
    const given: Case = {
      callee: 'http.get',
      client: { callee: 'create' },
      fixes: [{ at: 'client', set: { limit: '$ms' }, note: '' }],
      defect: { kind: 'ignored', option: 'timeout', instead: null, note: '', text: '300' },
    };
    assert.deepEqual(mended('const http = create();\nhttp.get(url, { timeout: 300, a });', given), [
      'const http = create({ limit: 5000 });\nhttp.get(url, { a });',
      'Add a 5 s timeout to `http`, for its call',
    ]);
  });
});

describe('an option that is refused', () => {
  it('gives way to the one that is taken', () => {
    const given: Case = {
      callee: 'got',
      fixes: [{ at: 'call', set: { 'timeout.request': '$ms' }, note: '' }],
      defect: { kind: 'refused', option: 'timeout', instead: null, note: '', text: '3000' },
    };
    assert.deepEqual(mended('got(url, {\n  timeout: 3000,\n  retry: { limit: 1 },\n});', given), [
      'got(url, {\n  timeout: { request: 3000 },\n  retry: { limit: 1 },\n});',
      'Replace the refused `timeout` by `timeout: { request: 3000 }`',
    ]);
  });
});

describe('an option that works only with another', () => {
  it('stays and gets the other, at the client', () => {
    const set = { 'handler.requestTimeout': '$ms', 'handler.throwOnRequestTimeout': 'true' };
    const given: Case = {
      callee: 'client.send',
      client: { callee: 'Client' },
      fixes: [{ at: 'client', set, note: '' }],
      options: [
        {
          path: 'handler.requestTimeout',
          at: 'client',
          form: 'ms',
          effect: 'bounds',
          covers: [],
          needs: { path: 'handler.throwOnRequestTimeout', value: true, otherwise: 'ignored' },
          note: '',
        },
      ],
      defect: { kind: 'ignored', option: 'handler.requestTimeout', instead: null, note: '', text: '3000' },
    };
    assert.equal(
      fix('const client = new Client({ handler: { requestTimeout: 3000 } });\nclient.send(command);', given)
        ?.text,
      'const client = new Client({ handler: { requestTimeout: 3000, throwOnRequestTimeout: true } });\nclient.send(command);',
    );
  });
});

describe('a timeout that is switched off', () => {
  const off = (text: string, value: string): Case => ({
    defect: { kind: 'off', option: 'timeout', value, text },
    options: [{ path: 'timeout', at: 'both', form: 'ms', effect: 'bounds', covers: [], note: '' }],
  });

  it('gets a time', () => {
    assert.deepEqual(mended('get(url, { timeout: 0 /* none */ });', off('0', '0')), [
      'get(url, { timeout: 5000 /* none */ });',
      'Replace `timeout: 0` by `timeout: 5000`',
    ]);
    assert.equal(
      fix('const timeout = 0;\nget(url, { timeout });', off('timeout', '0'))?.text,
      'const timeout = 0;\nget(url, { timeout: 5000 });',
    );
  });

  it('gets it at the client, and in its defaults', () => {
    const atClient: Case = { ...off('false', 'false'), callee: 'http.get', client: { callee: 'create' } };
    const result = fix(
      'const http = create({ timeout: false });\nhttp.get(url);',
      atClient,
      'timeout/native@client',
    );
    assert.equal(result?.text, 'const http = create({ timeout: 5000 });\nhttp.get(url);');
    const defaults: Case = { ...off('0', '0'), callee: 'http.get', client: { callee: 'create' } };
    assert.equal(
      fix('const http = create();\nhttp.defaults.timeout = 0;\nhttp.get(url);', defaults)?.text,
      'const http = create();\nhttp.defaults.timeout = 5000;\nhttp.get(url);',
    );
  });
});

describe('a deadline that is dropped', () => {
  const dropped = (text: string, other = 'signal'): Case => ({
    ...bySignal,
    defect: { kind: 'dropped', option: 'signal', ms: 3000, other, text },
  });

  it('is kept beside the signal that is given', () => {
    assert.deepEqual(
      mended(
        'const f = (signal?: AbortSignal) => fetch(url, { signal: signal ?? AbortSignal.timeout(3000) });',
        dropped('signal ?? AbortSignal.timeout(3000)'),
      ),
      [
        'const f = (signal?: AbortSignal) => fetch(url, { signal: signal ? AbortSignal.any([signal, AbortSignal.timeout(3000)]) : AbortSignal.timeout(3000) });',
        'Keep the 3 s deadline with `AbortSignal.any`',
      ],
    );
  });

  it('is kept where the choice is made in front of the call', () => {
    assert.equal(
      fix(
        'function f(init) {\n  const signal = init.signal || AbortSignal.timeout(LIMIT);\n  return fetch(url, { signal });\n}',
        {
          ...dropped('signal'),
          defect: { kind: 'dropped', option: 'signal', ms: null, other: 'init.signal', text: 'signal' },
        },
      )?.text,
      'function f(init) {\n  const signal = init.signal ? AbortSignal.any([init.signal, AbortSignal.timeout(LIMIT)]) : AbortSignal.timeout(LIMIT);\n  return fetch(url, { signal });\n}',
    );
  });

  it('is kept at the call where it is the default of a parameter', () => {
    assert.equal(
      fix('const f = (signal = AbortSignal.timeout(3000)) => fetch(url, { signal });', dropped('signal'))
        ?.text,
      'const f = (signal = AbortSignal.timeout(3000)) => fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(3000)]) });',
    );
  });
});

describe('a race that comes too late', () => {
  it('gives way to a timeout of the call', () => {
    const given: Case = { ...bySignal, defect: { kind: 'late-race', text: 'fetch(url)' } };
    assert.equal(
      fix('await Promise.race([await fetch(url), later]);', given)?.text,
      'await Promise.race([await fetch(url, { signal: AbortSignal.timeout(5000) }), later]);',
    );
  });
});

describe('a signal that nothing aborts', () => {
  it('is combined with a deadline', () => {
    const given: Case = {
      ...bySignal,
      defect: { kind: 'idle-signal', option: 'signal', text: 'controller.signal' },
    };
    assert.equal(
      fix('const controller = new AbortController();\nfetch(url, { signal: controller.signal });', given)
        ?.text,
      'const controller = new AbortController();\nfetch(url, { signal: AbortSignal.any([controller.signal, AbortSignal.timeout(5000)]) });',
    );
  });
});
