import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { libraries } from '../../../../src/review/catalog/index.ts';

const root = new URL('../', import.meta.url);

/** The sources of all tests of the review. */
function testSources(): string {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.test.ts'))
    .map(path => readFileSync(new URL(path.replaceAll('\\', '/'), root), 'utf8'))
    .join('\n');
}

describe('catalog: fixtures', () => {
  it('has source in some test that imports each package whose calls it knows', () => {
    const text = testSources();
    const isUsed = (name: string): boolean => {
      const plain = name.endsWith('*') ? name.slice(0, -1) : name;
      const ends = name.endsWith('*') ? [''] : ["'", '"', '/'];
      return ["'", '"', "'node:", '"node:'].some(quote =>
        ends.some(end => text.includes(`${quote}${plain}${end}`)),
      );
    };
    const missing = libraries
      .filter(library => library.onlyGuards !== true)
      .flatMap(({ packages }) => packages.filter(name => !isUsed(name)));
    assert.deepEqual(missing, []);
  });
});
