import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { contextOf, scopeOf, type Scope } from '../../../src/node/review-root.ts';
import { folderWith } from './folder.ts';

function scope(cwd: string, ...paths: readonly string[]): Scope {
  const result = scopeOf(cwd, paths);
  assert.ok(result.kind === 'scope');
  return result.scope;
}

describe('scopeOf', () => {
  const root = folderWith({ 'a/one.ts': '', 'a/b/two.ts': '', 'c/three.ts': '' });

  it('is the working directory where that holds every path', () => {
    assert.deepEqual(scope(root), { root, files: [], folders: [''] });
    assert.deepEqual(scope(root, 'a/one.ts', 'c', './c/'), { root, files: ['a/one.ts'], folders: ['c'] });
    assert.deepEqual(scope(join(root, 'a'), join(root, 'a/b')), {
      root: join(root, 'a'),
      files: [],
      folders: ['b'],
    });
  });

  it('is the deepest common folder of the paths where one lies elsewhere', () => {
    assert.deepEqual(scope(join(root, 'c'), '../a/one.ts', '../a/b'), {
      root: join(root, 'a'),
      files: ['one.ts'],
      folders: ['b'],
    });
    assert.deepEqual(scope(join(root, 'c'), '../a'), { root: join(root, 'a'), files: [], folders: [''] });
    assert.deepEqual(scope(join(root, 'c'), '../a', '.'), { root, files: [], folders: ['a', 'c'] });
  });

  it('does not take a name for a folder that only begins like another', () => {
    const twin = folderWith({ 'app/a.ts': '', 'app-two/b.ts': '' });
    assert.deepEqual(scope(join(twin, 'app'), '../app-two'), {
      root: join(twin, 'app-two'),
      files: [],
      folders: [''],
    });
  });

  it('tells the path that is not there, as it was given', () => {
    assert.deepEqual(scopeOf(root, ['a', './gone.ts']), { kind: 'missing', path: './gone.ts' });
  });
});

describe('contextOf', () => {
  it('is the project around what was asked for, not all that lies in the working directory', () => {
    const home = folderWith({
      'package-lock.json': '{}',
      'work/shop/.git/': '',
      'work/shop/packages/api/package.json': '{}',
      'work/shop/packages/api/src/a.ts': '',
      'work/tool/package.json': '{}',
      'work/tool/yarn.lock': '',
      'work/tool/lib/package.json': '{}',
      'work/tool/lib/b.ts': '',
      'loose/c.ts': '',
    });

    assert.deepEqual(contextOf(scope(home, 'work/shop/packages/api/src/a.ts')), ['work/shop']);
    assert.deepEqual(contextOf(scope(home, 'work/tool/lib')), ['work/tool']);
    assert.deepEqual(contextOf(scope(join(home, 'work/shop/packages/api'), 'src/a.ts')), ['']);
    assert.deepEqual(contextOf(scope(home)), ['']);
  });
});
