import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type KitUnderTest, kits, noKit, projectWith } from './kits.ts';
import { wrap } from './wrapping.ts';

const [, cockatiel] = kits;

async function fixed(
  source: string,
  guard = 'circuit-breaker',
  kit: KitUnderTest = noKit,
  file = 'src/orders.ts',
): Promise<string> {
  const wrapped = await wrap(projectWith(kit, { [file]: source }), file, guard);
  assert.ok(wrapped !== null, 'it is not offered');
  assert.deepEqual(wrapped.session.review().problems, []);
  return wrapped.texts[file] ?? '';
}

describe('a fix that wraps, and how a file is written', () => {
  it('keeps comments, in the call and around it', async () => {
    const source = `import { url } from './url'; // where orders are

// The one call.
export const order = async (id: string) => /* slow */ await fetch(url + id /* no slash */, { /* none */ }); // kept
`;
    assert.equal(
      await fixed(source, 'retry'),
      source
        .replace(
          '// where orders are\n',
          "// where orders are\nimport { retryWithBackoff } from './resilience';\n",
        )
        .replace('fetch(', 'retryWithBackoff(() => fetch(')
        .replace('{ /* none */ })', '{ /* none */ }))'),
    );
  });

  it('writes CRLF, tabs, double quotes and no semicolons where the file does', async () => {
    const source = [
      'import { url } from "./url"',
      '',
      'export async function order(id: string) {',
      '\tconst response = await fetch(url + id)',
      '\treturn response.json()',
      '}',
      '',
    ].join('\r\n');
    assert.equal(
      await fixed(source, 'circuit-breaker', cockatiel),
      [
        'import { url } from "./url"',
        'import { circuitBreaker, ConsecutiveBreaker, handleAll } from "cockatiel"',
        '',
        'const fetchBreaker = circuitBreaker(handleAll, {',
        '\thalfOpenAfter: 10_000,',
        '\tbreaker: new ConsecutiveBreaker(5),',
        '})',
        '',
        'export async function order(id: string) {',
        '\tconst response = await fetchBreaker.execute(() => fetch(url + id))',
        '\treturn response.json()',
        '}',
        '',
      ].join('\r\n'),
    );
  });

  const call = "export const order = (id: string) => fetch('https://orders.example.com/' + id);\n";
  const heads: Readonly<Record<string, string>> = {
    'a directive': "'use client';\n\n",
    'a directive below a comment': "/* eslint-disable no-console */\n'use client';\n\n",
    'a shebang': '#!/usr/bin/env node\n\n',
    'a licence': '/**\n * Copyright of the shop.\n */\n\n',
    'a reference': '/// <reference types="node" />\n',
    'a word to the compiler': '// @ts-check\n\n',
  };
  for (const [what, head] of Object.entries(heads)) {
    it(`leaves ${what} at the top`, async () => {
      const text = await fixed(head + call, 'retry');
      assert.ok(text.startsWith(head + "import { retryWithBackoff } from './resilience';\n\nexport"), text);
    });
  }

  it('keeps the comment of the first statement with it', async () => {
    const text = await fixed(`// The one call.\n${call}`, 'retry');
    assert.ok(
      text.endsWith(
        "'./resilience';\n\n// The one call.\n" +
          call.replace('fetch(', 'retryWithBackoff(() => fetch(').replace('id);', 'id));'),
      ),
      text,
    );
  });

  it('takes no import in a text for one', async () => {
    const source = `import { url } from './url';

export const template = \`
import { other } from './other';
\`;
export const order = (id: string) => fetch(url + id);
`;
    assert.equal(
      await fixed(source, 'retry'),
      source
        .replace("'./url';\n", "'./url';\nimport { retryWithBackoff } from './resilience';\n")
        .replace('fetch(url + id)', 'retryWithBackoff(() => fetch(url + id))'),
    );
  });

  it('declares a guard before a call that is made when the module is loaded', async () => {
    const source = `const { url } = require('./url');
const first = fetch(url);
const other = require('./other');
module.exports = { first, other };
`;
    const text = await fixed(source, 'circuit-breaker', noKit, 'src/orders.cjs');
    assert.ok(text.indexOf('new CircuitBreaker') < text.indexOf('.execute('), text);
  });

  it('takes other names where its own are taken', async () => {
    const text = await fixed(
      `const ordersBreaker = 'mine';\n${call.replace('+ id', '+ id + ordersBreaker')}`,
    );
    assert.match(text, /const ordersBreaker2 = new CircuitBreaker/);
    assert.match(text, /ordersBreaker2\.execute\(\(\) => fetch/);
  });

  it('uses its own module where a name of the kit means something else in the file', async () => {
    const wrapped = await wrap(
      projectWith(cockatiel, {
        'src/orders.ts': `const retry = 3;\n${call.replace('+ id', '+ id + retry')}`,
      }),
      'src/orders.ts',
      'retry',
    );
    assert.equal(wrapped?.id, 'retry/local');
  });

  it('makes the function that takes its place asynchronous where something is awaited in the call', async () => {
    const text = await fixed(
      'export async function order(id: string) {\n  return fetch(await url(id));\n}\ndeclare function url(id: string): Promise<string>;\n',
      'retry',
    );
    assert.match(text, /return retryWithBackoff\(async \(\) => fetch\(await url\(id\)\)\);/);
  });
});
