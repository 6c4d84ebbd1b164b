import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { join } from '../../../../../src/base/path.ts';
import { createImporters, type Importers } from '../../../../../src/review/analysis/index/importers.ts';
import { createWatch, scan } from '../../../../../src/review/analysis/index/scan.ts';

const watch = createWatch({ packages: [], globals: [] });

function project(files: Readonly<Record<string, string>>): Importers {
  const importers = createImporters((_, specifier) => {
    const path = `${join(specifier)}.ts`;
    return specifier.startsWith('./') && path in files ? path : null;
  });
  for (const [path, text] of Object.entries(files)) {
    importers.update(path, scan(text, watch));
  }
  return importers;
}

/** Each importer as one line: its file and what it calls it there. */
function users(importers: Importers, path: string, name: string | null): readonly string[] {
  return importers
    .importersOf(path, name)
    .map(
      one =>
        `${one.file} ${one.local ?? (one.namespace === null ? '?' : `${one.namespace}.`)}${one.typeOnly ? ' type' : ''}`,
    );
}

describe('the names that a file exports, by its text', () => {
  it('are its own, those that it takes over, and those of what it exports all of', () => {
    const importers = project({
      'a.ts':
        "export * from './b';\nexport * from './c';\nexport const own = 1;\nexport { x as y } from './d';",
      'b.ts': "export * from './a';\nexport function inner() {}",
      'c.ts': 'const local = 1;\nexport { local as renamed };',
      'd.ts': 'export const x = 1;',
    });
    for (const name of ['own', 'y', 'inner', 'renamed']) {
      assert.ok(importers.exportsName('a.ts', name), name);
    }
    for (const name of ['x', 'local', '*', 'missing']) {
      assert.ok(!importers.exportsName('a.ts', name), name);
    }
    assert.ok(importers.exportsName('b.ts', 'own'), 'in a circle');
  });

  it('follow a file that changes', () => {
    const importers = project({ 'a.ts': "export * from './b';", 'b.ts': '' });
    assert.ok(!importers.exportsName('a.ts', 'late'));
    importers.update('b.ts', scan('export const late = 1;', watch));
    assert.ok(importers.exportsName('a.ts', 'late'));
  });
});

describe('who imports an export', () => {
  it('finds it by its name, under its local one', () => {
    const importers = project({
      'a.ts': 'export function get() {}',
      'b.ts': `import { get as load, other } from './a'`,
      'c.ts': `import { other } from './a'`,
      'd.ts': `import * as api from './a'`,
      'e.ts': `import type { get } from './a'`,
      'f.ts': `import './a'`,
    });
    assert.deepEqual(users(importers, 'a.ts', 'get'), ['b.ts load', 'd.ts api.', 'e.ts get type']);
    assert.deepEqual(users(importers, 'a.ts', 'nothing'), ['d.ts api.']);
    assert.deepEqual(users(importers, 'a.ts', null).length, 5);
  });

  it('goes through re-exports under every name, and ends in circles', () => {
    const importers = project({
      'a.ts': `export function get() {}; export default get`,
      'named.ts': `export { get as fetchUser } from './a'`,
      'star.ts': `export * from './named'; export * from './user'`,
      'namespace.ts': `export * as users from './star'`,
      'local.ts': `import { get } from './a'; export { get as renamed }`,
      'user.ts': `import { fetchUser } from './star'; export * from './star'`,
      'deep.ts': `import { users } from './namespace'`,
      'all.ts': `export * from './a'`,
      'standard.ts': `import get from './all'`,
      'far.ts': `import { renamed } from './local'; import standard from './star'`,
    });
    assert.deepEqual(users(importers, 'a.ts', 'get'), [
      'deep.ts users.',
      'far.ts renamed',
      'local.ts get',
      'user.ts fetchUser',
    ]);
    assert.deepEqual(users(importers, 'a.ts', 'default'), []);
    assert.equal(
      importers.importersOf('a.ts', 'get').find(one => one.file === 'far.ts')?.through,
      'local.ts',
    );
  });

  it('goes through CommonJS, where the default may be the whole module', () => {
    const importers = project({
      'a.ts': `exports.get = get`,
      'index.ts': `const a = require('./a'); module.exports = { client: a, ...require('./b') }`,
      'b.ts': `module.exports = require('./a')`,
      'c.ts': `import a from './a'`,
      'd.ts': `const { get } = require('./index')`,
      'e.ts': `const { client } = require('./index')`,
      'f.ts': `use(require('./a'))`,
    });
    assert.deepEqual(users(importers, 'a.ts', 'get'), [
      'b.ts ?',
      'c.ts a.',
      'd.ts get',
      'e.ts client.',
      'f.ts ?',
      'index.ts ?',
      'index.ts a.',
    ]);
  });

  it('follows the changes of single files', () => {
    const files = { 'a.ts': '', 'b.ts': `import { x } from './a'` };
    const importers = project(files);
    assert.deepEqual(users(importers, 'a.ts', 'x'), ['b.ts x']);
    importers.update('b.ts', scan(`import { y } from './a'`, watch));
    assert.deepEqual(users(importers, 'a.ts', 'x'), []);
    assert.deepEqual(users(importers, 'a.ts', 'y'), ['b.ts y']);
    importers.update('b.ts', null);
    assert.deepEqual(users(importers, 'a.ts', 'y'), []);
    assert.deepEqual(importers.dependentsOf('a.ts'), []);
  });

  it('resolves again when it is told that specifiers lead elsewhere', () => {
    let target = 'a.ts';
    const importers = createImporters(() => target);
    importers.update('b.ts', scan(`import { x } from './a'`, watch));
    assert.deepEqual(importers.dependenciesOf('b.ts'), ['a.ts']);
    target = 'c.ts';
    importers.unresolve();
    assert.deepEqual(importers.dependenciesOf('b.ts'), ['c.ts']);
    assert.deepEqual(users(importers, 'a.ts', 'x'), []);
  });

  it('gives what a file pulls in at run time, without its types', () => {
    const importers = project({
      'a.ts': '',
      'b.ts': '',
      'c.ts': `import type { A } from './a'; import { b } from './b'; export { b } from './b'; import fs from 'fs'`,
    });
    assert.deepEqual(importers.dependenciesOf('c.ts'), ['b.ts']);
    assert.deepEqual(importers.dependentsOf('a.ts'), []);
    assert.deepEqual(importers.dependentsOf('b.ts'), ['c.ts']);
  });
});
