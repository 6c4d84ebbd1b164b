import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { sessionOf } from '../../annotated.ts';

const head = `export async function load(id: string) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), 5000);
`;

/** The defects of the only call of a file, and what its deadline covers. */
async function lasts(text: string, others: Readonly<Record<string, string>> = {}): Promise<string> {
  const session = await sessionOf({ 'src/load.ts': text, ...others });
  const [call] = session.review().calls.filter(({ file }) => file === 'src/load.ts');
  const timeout = call?.guards.timeout;
  const covers = timeout?.sources.flatMap(source => source.covers) ?? [];
  return [timeout?.verdict, ...(timeout?.defects ?? []).map(({ kind }) => kind), ...covers].join(' ');
}

const lasting = 'present connect headers body total';
const early = 'present ends-early connect headers';
const get = "await fetch('https://users.internal/' + id, { signal: controller.signal })";

describe('a deadline by a timer', () => {
  it('ends early where the timer is cleared before the body is read', async () => {
    assert.equal(
      await lasts(`${head}  const answer = ${get};\n  clearTimeout(timer);\n  return answer.json();\n}`),
      early,
    );
    assert.equal(
      await lasts(
        `${head}  let answer;\n  try {\n    answer = ${get};\n  } finally {\n    clearTimeout(timer);\n  }\n  return await answer.text();\n}`,
      ),
      early,
    );
    assert.equal(
      await lasts(
        `${head}  const answer = ${get}.finally(() => clearTimeout(timer));\n  return answer.json();\n}`.replace(
          'await fetch',
          'await fetch',
        ),
      ),
      early,
    );
  });

  it('ends early where a body that nobody awaits is returned past the finally', async () => {
    const text = (read: string): string =>
      `${head}  try {\n    const answer = ${get};\n    return ${read};\n  } finally {\n    clearTimeout(timer);\n  }\n}`;
    assert.equal(await lasts(text('answer.json()')), early);
    assert.equal(await lasts(text('await answer.json()')), lasting);
  });

  it('ends early where the answer is given on and a caller reads it', async () => {
    const wrapper = `${head}  try {\n    return ${get};\n  } finally {\n    clearTimeout(timer);\n  }\n}`;
    const caller = (use: string): string =>
      `import { load } from './load';\nexport async function show() {\n  const answer = await load('1');\n  return ${use};\n}\nawait fetch('/x');`;
    assert.equal(await lasts(wrapper, { 'src/show.ts': caller('answer.json()') }), early);
    assert.equal(await lasts(wrapper, { 'src/show.ts': caller('answer.status') }), lasting);
  });

  it('lasts where it is cleared behind the body, or only after a failure', async () => {
    assert.equal(
      await lasts(
        `${head}  const answer = ${get};\n  const body = await answer.json();\n  clearTimeout(timer);\n  return body;\n}`,
      ),
      lasting,
    );
    assert.equal(
      await lasts(
        `${head}  try {\n    const answer = ${get};\n    return await answer.json();\n  } catch (error) {\n    clearTimeout(timer);\n    throw error;\n  }\n}`,
      ),
      lasting,
    );
    assert.equal(
      await lasts(`${head}  const answer = ${get};\n  clearTimeout(timer);\n  return answer.ok;\n}`),
      lasting,
    );
  });
});

describe('one signal for several attempts', () => {
  const shared = 'present shared-signal connect headers body total';
  const manifest = { 'package.json': '{ "dependencies": { "p-retry": "6.2.0" } }' };
  const retried = (before: string, signal: string): string =>
    `import pRetry from 'p-retry';\nexport async function load(id: string) {\n  ${before}\n  return pRetry(() => fetch('https://users.internal/' + id, { signal: ${signal} }));\n}`;

  it('bounds all of them together where it is made outside of what is repeated', async () => {
    assert.equal(
      await lasts(retried('const signal = AbortSignal.timeout(5000);', 'signal'), manifest),
      shared,
    );
  });

  it('is one for each where it is made inside', async () => {
    assert.equal(await lasts(retried('', 'AbortSignal.timeout(5000)'), manifest), lasting);
  });
});
