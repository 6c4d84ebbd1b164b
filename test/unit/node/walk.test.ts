import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import fc from 'fast-check';
import { isIgnored, withFolder } from '../../../src/node/gitignore.ts';
import { walk } from '../../../src/node/walk.ts';
import { folderWith } from './folder.ts';

function filesOf(root: string, starts?: readonly string[]): readonly string[] {
  return [...walk(root, starts).files].sort();
}

describe('walk', () => {
  it('lists sources and configuration, and nothing else', () => {
    const root = folderWith({
      'package.json': '{}',
      'tsconfig.json': '{}',
      'tsconfig.build.json': '{}',
      'jsconfig.json': '{}',
      'pnpm-lock.yaml': '',
      'pnpm-workspace.yaml': '',
      '.faultline.yaml': '',
      'README.md': '',
      'data.json': '{}',
      'src/a.ts': '',
      'src/b.mjs': '',
      'src/c.tsx': '',
      'src/types.d.ts': '',
      'src/style.d.css.ts': '',
      'src/noext': '',
    });

    assert.deepEqual(filesOf(root), [
      '.faultline.yaml',
      'jsconfig.json',
      'package.json',
      'pnpm-lock.yaml',
      'pnpm-workspace.yaml',
      'src/a.ts',
      'src/b.mjs',
      'src/c.tsx',
      'tsconfig.build.json',
      'tsconfig.json',
    ]);
  });

  it('gives the same order every time, whatever order the files were made in', () => {
    const names = ['b.ts', 'a/z.ts', 'a.ts', 'B.ts', 'a/b/c.ts', 'é.ts'];
    const files = (list: readonly string[]) => Object.fromEntries(list.map(name => [name, '']));
    const one = walk(folderWith(files(names))).files;
    const other = walk(folderWith(files([...names].reverse()))).files;

    assert.deepEqual(one, other);
    assert.deepEqual(one, ['B.ts', 'a.ts', 'b.ts', 'é.ts', 'a/z.ts', 'a/b/c.ts']);
  });

  it('skips packages and build output, but not code in folders that only share the name', () => {
    const root = folderWith({
      'package.json': '{}',
      'node_modules/axios/index.js': '',
      '.git/hooks/hook.js': '',
      '.next/server.js': '',
      'coverage/lcov.js': '',
      'dist/index.js': '',
      'dist/package.json': '{}',
      'build/index.js': '',
      'src/build/index.ts': '',
      'src/vendor/client.ts': '',
      'packages/build/package.json': '{}',
      'packages/build/main.ts': '',
      'packages/build/dist/main.js': '',
    });

    assert.deepEqual(filesOf(root), [
      'package.json',
      'packages/build/main.ts',
      'packages/build/package.json',
      'src/build/index.ts',
      'src/vendor/client.ts',
    ]);
  });

  it('walks a start whatever it is called', () => {
    const root = folderWith({ 'package.json': '{}', 'dist/a.js': '', '.gitignore': 'dist\n', '.git/': '' });

    assert.deepEqual(filesOf(root), ['package.json']);
    assert.deepEqual(filesOf(join(root, 'dist')), ['a.js']);
    assert.deepEqual(filesOf(root, ['', 'dist']), ['dist/a.js', 'package.json']);
  });

  it('sets minified scripts aside by their name, and says so', () => {
    const listing = walk(folderWith({ 'public/jquery.min.js': '', 'public/admin.ts': '' }));

    assert.deepEqual(
      [...listing.failures],
      [['public/jquery.min.js', { kind: 'skipped', reason: 'minified' }]],
    );
  });
});

describe('walk and .gitignore', () => {
  it('agrees with git', () => {
    const root = folderWith({
      '.gitignore':
        '*.gen.ts\n/only-top.ts\n!keep.gen.ts\nlogs/\n# comment\n\\#odd.ts\ntemp/**/x.ts\n[ab]c.ts\n',
      'a.gen.ts': '',
      'keep.gen.ts': '',
      'only-top.ts': '',
      'deep/only-top.ts': '',
      'deep/b.gen.ts': '',
      'deep/.gitignore': '!b.gen.ts\n*.js\n',
      'deep/c.js': '',
      'deep/d/.gitignore': '!e.js\n',
      'deep/d/e.js': '',
      'deep/d/f.js': '',
      'logs/l.ts': '',
      'src/logs/.gitignore': '!m.ts\n',
      'src/logs/m.ts': '',
      'logs.ts': '',
      '#odd.ts': '',
      'temp/one/two/x.ts': '',
      'temp/y.ts': '',
      'ac.ts': '',
      'dc.ts': '',
      'excluded.ts': '',
      'crlf/.gitignore': 'x.ts\r\ny.ts  \r\n',
      'crlf/x.ts': '',
      'crlf/y.ts': '',
      'crlf/z.ts': '',
    });
    git(root, 'init', '-q');
    execFileSync('sh', ['-c', 'mkdir -p .git/info && echo excluded.ts >> .git/info/exclude'], { cwd: root });

    const tracked = git(root, 'ls-files', '--others', '--exclude-standard', '-z');
    const expected = tracked.split('\0').filter(file => /\.[jt]s$/.test(file));

    assert.deepEqual(filesOf(root), expected.sort());
  });

  it('minds the case of names, on every machine', () => {
    assert.deepEqual(filesOf(folderWith({ '.gitignore': 'Build.ts\n', 'build.ts': '', 'Build.ts': '' })), [
      'build.ts',
    ]);
  });

  it('is not held up by patterns made to hold it up', () => {
    const patterns = [`${'*a'.repeat(30)}b.ts`, `${'**/'.repeat(30)}b.ts`, 'ok.ts'].join('\n');
    const root = folderWith({ '.gitignore': patterns, [`${'a'.repeat(200)}.ts`]: '', 'ok.ts': '' });

    assert.deepEqual(filesOf(root), [`${'a'.repeat(200)}.ts`]);
  });

  it('never throws, whatever stands in the file', () => {
    const root = folderWith({});
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('*?[]!\\/-^ab.{}()#\n \t\0é')) }), text => {
        writeFileSync(join(root, '.gitignore'), text);
        assert.equal(typeof isIgnored(withFolder(null, root), `${root}/a/b.ts`), 'boolean');
      }),
    );
  });

  it('obeys the rules of the repository around the root', () => {
    const top = folderWith({
      '.git/info/exclude': 'secret.ts\n',
      '.gitignore': 'gen/\n',
      'app/.gitignore': '/own.ts\n',
    });
    const files = { 'app/src/gen/a.ts': '', 'app/src/b.ts': '', 'app/src/secret.ts': '', 'app/own.ts': '' };
    addTo(top, files);

    assert.deepEqual(filesOf(join(top, 'app')), ['src/b.ts']);
    assert.deepEqual(filesOf(join(top, 'app/src')), ['b.ts']);
    assert.deepEqual(filesOf(join(top, 'app/src/gen')), ['a.ts']);
  });

  it('finds the exclusions of a worktree', () => {
    const main = folderWith({ '.git/info/exclude': 'x.ts\n', '.git/worktrees/w/commondir': '../..\n' });
    const worktree = folderWith({ '.git': `gitdir: ${main}/.git/worktrees/w\n`, 'x.ts': '', 'y.ts': '' });

    assert.deepEqual(filesOf(worktree), ['y.ts']);
  });
});

describe('walk and links', () => {
  it('is not caught in a circle', () => {
    const root = folderWith({ '.git/': '', 'a/b/c.ts': '' });
    symlinkSync(root, join(root, 'a/b/up'));
    symlinkSync('..', join(root, 'a/parent'));
    symlinkSync('self', join(root, 'a/self'));
    symlinkSync('self.ts', join(root, 'a/self.ts'));

    const listing = walk(root);

    assert.deepEqual(listing.files, ['a/self.ts', 'a/b/c.ts']);
    assert.equal(listing.failures.get('a/self.ts')?.kind, 'unreadable');
  });

  it('lists what a link brings in from outside, once', () => {
    const top = folderWith({ '.git/': '', 'shared/lib/one.ts': '', 'shared/two.ts': '', 'app/main.ts': '' });
    symlinkSync('../shared', join(top, 'app/shared'));
    symlinkSync('../shared/lib', join(top, 'app/the-same'));
    symlinkSync('../shared/two.ts', join(top, 'app/two.ts'));
    symlinkSync('main.ts', join(top, 'app/alias.ts'));

    assert.deepEqual(filesOf(join(top, 'app')), ['main.ts', 'shared/lib/one.ts', 'shared/two.ts', 'two.ts']);
  });

  it('does not leave the repository through a link to a folder', () => {
    const other = folderWith({ 'huge.ts': '' });
    const root = folderWith({ '.git/': '', 'main.ts': '' });
    symlinkSync(other, join(root, 'other'));
    symlinkSync('/', join(root, 'everything'));

    assert.deepEqual(filesOf(root), ['main.ts']);
  });

  it('reports a link that leads nowhere, and what is no regular file', () => {
    const root = folderWith({ 'folder.ts/inner.ts': '' });
    symlinkSync('gone.ts', join(root, 'dangling.ts'));
    execFileSync('mkfifo', [join(root, 'pipe.ts')]);

    const { files, failures } = walk(root);

    assert.deepEqual(files, ['dangling.ts', 'pipe.ts', 'folder.ts/inner.ts']);
    assert.deepEqual(failures.get('dangling.ts'), { kind: 'unreadable', message: 'The link leads nowhere' });
    assert.deepEqual(failures.get('pipe.ts'), { kind: 'skipped', reason: 'not a regular file' });
  });

  it('goes on where a folder cannot be read', () => {
    const root = folderWith({ 'a.ts': '' });
    const { files, failures } = walk(root, ['', 'gone']);

    assert.deepEqual(files, ['a.ts']);
    assert.equal(failures.get('gone')?.kind, 'unreadable');
  });

  it('goes as deep as the file system does', () => {
    const root = folderWith({});
    const deep = Array.from({ length: 300 }, () => 'd').join('/');
    mkdirSync(join(root, deep), { recursive: true });
    addTo(root, { [`${deep}/a.ts`]: '' });

    assert.deepEqual(walk(root).files, [`${deep}/a.ts`]);
  });
});

function git(cwd: string, ...args: readonly string[]): string {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  return execFileSync('git', args, { cwd, env, encoding: 'utf8' });
}

function addTo(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    execFileSync('sh', ['-c', 'mkdir -p "$(dirname "$1")" && printf %s "$2" > "$1"', 'sh', path, text], {
      cwd: root,
    });
  }
}
