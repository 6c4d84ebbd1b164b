import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { factsCacheOf, type FactsCache } from '../../../src/node/facts-cache.ts';
import { folderWith } from './folder.ts';

const facts = new Map([
  ['b', '{"calls":[1,2]}'],
  ['a', '{"name":"größe"}'],
]);

function cacheOf(root: string, stamp = '1.0.0'): FactsCache {
  const cache = factsCacheOf(root, stamp);
  assert.ok(cache !== null);
  return cache;
}

describe('factsCacheOf', () => {
  it('keeps facts from one review to the next', () => {
    const root = folderWith({ 'node_modules/': '' });
    cacheOf(root).save(facts);

    assert.deepEqual(new Map([...cacheOf(root).load()].sort()), new Map([...facts].sort()));
  });

  it('writes nothing where there is no node_modules', () => {
    const root = folderWith({ '.git/': '', 'src/a.ts': '' });

    assert.equal(factsCacheOf(root, '1.0.0'), null);
    assert.deepEqual(readdirSync(root).sort(), ['.git', 'src']);
  });

  it('uses the node_modules of the repository for a folder in it, and none beyond', () => {
    const top = folderWith({ 'node_modules/': '', 'repo/.git/': '', 'repo/app/a.ts': '', 'pkg/a.ts': '' });
    cacheOf(join(top, 'pkg')).save(facts);

    assert.equal(readdirSync(join(top, 'node_modules/.cache/faultline')).length, 1);
    assert.equal(cacheOf(top).load().size, 0, 'each root has its own');
    assert.equal(factsCacheOf(join(top, 'repo/app'), '1.0.0'), null);
  });

  it('ignores the facts of another version', () => {
    const root = folderWith({ 'node_modules/': '' });
    cacheOf(root, '1.0.0').save(facts);

    assert.equal(cacheOf(root, '1.0.1').load().size, 0);
  });

  it('ignores what is cut short, changed or not its own', () => {
    const root = folderWith({ 'node_modules/': '' });
    cacheOf(root).save(facts);
    const file = onlyFile(root);
    const whole = readFileSync(file, 'utf8');

    for (const text of [whole.slice(0, -3), whole.replace('[1,2]', '[1,3]'), '', 'PNG', '{"a":1}\nx\n']) {
      writeFileSync(file, text);
      assert.equal(cacheOf(root).load().size, 0, JSON.stringify(text));
    }
    writeFileSync(file, whole);
    assert.equal(cacheOf(root).load().size, 2);
  });

  it('gives the same bytes for the same facts, and leaves nothing else behind', () => {
    const root = folderWith({ 'node_modules/': '' });
    cacheOf(root).save(facts);
    const first = readFileSync(onlyFile(root), 'utf8');
    cacheOf(root).save(new Map([...facts].reverse()));

    assert.equal(readFileSync(onlyFile(root), 'utf8'), first);
  });

  it('keeps the newest few roots', () => {
    const files = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`p${String(i)}/a.ts`, '']));
    const root = folderWith({ 'node_modules/': '', ...files });
    for (let i = 0; i < 12; i++) {
      cacheOf(join(root, `p${String(i)}`)).save(facts);
    }

    assert.equal(readdirSync(join(root, 'node_modules/.cache/faultline')).length, 8);
  });

  it('says nothing where it cannot write', () => {
    const root = folderWith({ 'node_modules/.cache/faultline': 'a file where the folder should be' });
    cacheOf(root).save(facts);

    assert.equal(cacheOf(root).load().size, 0);
  });
});

function onlyFile(root: string): string {
  const folder = join(root, 'node_modules/.cache/faultline');
  const [name, ...others] = readdirSync(folder);
  assert.ok(name !== undefined);
  assert.deepEqual(others, []);
  return join(folder, name);
}
