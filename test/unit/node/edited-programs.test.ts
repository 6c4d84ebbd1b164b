import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { parse } from '@typescript-eslint/typescript-estree';
import { loadParser, optionsFor } from '../../../src/node/parser.ts';

const shop = path.resolve(import.meta.dirname, '../../../examples/shop');
const texts = readdirSync(shop, { recursive: true, encoding: 'utf8' })
  .filter(name => /\.(?:ts|tsx|js)$/.test(name) && !name.includes('node_modules'))
  .map(name => ({ name, text: readFileSync(path.join(shop, name), 'utf8') }));

/** The tree as plain data with its ranges, or what was thrown. */
function outcome(run: () => unknown): string {
  try {
    return JSON.stringify(run(), (key, value: unknown) =>
      key === 'parent' || key === 'loc' || key === 'tokens' || typeof value === 'bigint' ? undefined : value,
    );
  } catch (error) {
    return `throws ${(error as Error).message}`;
  }
}

const pieces = [
  '',
  ' ',
  'x',
  '\n',
  '{',
  '}',
  '(',
  ')',
  ';',
  '`',
  "'",
  '/*',
  '*/',
  '//',
  '<a>',
  'await ',
  'class A {}',
  '=> ',
  '\r\n',
  '🙂',
];

describe('a text that is parsed again after an edit', () => {
  it('gives the tree that it gives on its own', async () => {
    const parser = await loadParser();
    let count = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(
          fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(12), fc.constantFrom(...pieces)),
          { minLength: 1, maxLength: 6 },
        ),
        ({ name, text }, edits) => {
          count += 1;
          const file = `${String(count)}/${name}`;
          let now = text;
          parser.parse(file, now);
          for (const [at, cut, piece] of edits) {
            const start = Math.floor(at * now.length);
            now = now.slice(0, start) + piece + now.slice(start + cut);
            const edited = outcome(() => parser.parse(file, now));
            const alone = outcome(() =>
              parse(now, { ...optionsFor(file), comment: now.includes('faultline') }),
            );
            assert.equal(edited, alone);
          }
        },
      ),
      { seed: 7, numRuns: 150 },
    );
  });
});
