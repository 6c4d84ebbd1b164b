import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { configFiles, createResolver } from '../../../../../src/review/analysis/project/resolver.ts';
import { hostOf } from './project-host.ts';

type Files = Readonly<Record<string, string | object | undefined>>;

/** Where a specifier leads, on one line. */
function lead(files: Files, from: string, specifier: string): string {
  const answer = createResolver(hostOf(files)).resolve(from, specifier);
  switch (answer.kind) {
    case 'file':
      return answer.path;
    case 'package':
      return `package ${answer.name} ${answer.subpath}`.trim();
    case 'builtin':
      return `builtin ${answer.name} ${answer.subpath}`.trim();
    case 'missing':
      return 'missing';
  }
}

function sources(...paths: string[]): Files {
  return Object.fromEntries(paths.map(path => [path, '']));
}

describe('relative specifiers', () => {
  it('lead to the source that an extension stands for', () => {
    const files = sources(
      'src/a.ts',
      'src/b.tsx',
      'src/c.js',
      'src/d.mts',
      'src/e.cts',
      'src/f.service.ts',
      'src/g.ts',
      'src/g.js',
      'src/h.jsx',
    );
    assert.equal(lead(files, 'src/x.ts', './a'), 'src/a.ts');
    assert.equal(lead(files, 'src/x.ts', './a.js'), 'src/a.ts');
    assert.equal(lead(files, 'src/x.ts', './a.ts'), 'src/a.ts');
    assert.equal(lead(files, 'src/x.ts', './b.js'), 'src/b.tsx');
    assert.equal(lead(files, 'src/x.ts', './b.jsx'), 'src/b.tsx');
    assert.equal(lead(files, 'src/x.ts', './c'), 'src/c.js');
    assert.equal(lead(files, 'src/x.ts', './d.mjs'), 'src/d.mts');
    assert.equal(lead(files, 'src/x.ts', './e.cjs'), 'src/e.cts');
    assert.equal(lead(files, 'src/x.ts', './f.service'), 'src/f.service.ts');
    assert.equal(lead(files, 'src/x.ts', './g.js'), 'src/g.ts');
    assert.equal(lead(files, 'src/x.ts', './h'), 'src/h.jsx');
    assert.equal(lead(files, 'src/x.ts', './a?worker'), 'src/a.ts');
    assert.equal(lead(files, 'src/x.ts', './i'), 'missing');
    assert.equal(lead(files, 'src/x.ts', './data.json'), 'missing');
  });

  it('lead to folders by their index or their package.json', () => {
    const files = {
      ...sources(
        'index.ts',
        'src/users/index.tsx',
        'src/orders/lib/main.ts',
        'src/deep/x.ts',
        'src/users.ts',
      ),
      'src/orders/package.json': { main: './lib/main.js' },
    };
    assert.equal(lead(files, 'src/x.ts', './users'), 'src/users.ts');
    assert.equal(lead(files, 'src/x.ts', './users/'), 'src/users/index.tsx');
    assert.equal(lead(files, 'src/x.ts', './orders'), 'src/orders/lib/main.ts');
    assert.equal(lead(files, 'src/deep/x.ts', '..'), 'missing');
    assert.equal(lead(files, 'src/x.ts', '..'), 'index.ts');
    assert.equal(lead(files, 'src/deep/x.ts', '../..//src/users'), 'src/users.ts');
    assert.equal(lead(files, 'src/x.ts', '../../outside'), 'missing');
  });
});

describe('specifiers by name', () => {
  it('tell packages, subpaths and modules of the runtime apart', () => {
    assert.equal(lead({}, 'a.ts', 'axios'), 'package axios');
    assert.equal(lead({}, 'a.ts', '@aws-sdk/client-s3/dist/x'), 'package @aws-sdk/client-s3 dist/x');
    assert.equal(lead({}, 'a.ts', 'npm:axios@1.7.0'), 'package axios');
    assert.equal(lead({}, 'a.ts', 'node:fs/promises'), 'builtin fs promises');
    assert.equal(lead({}, 'a.ts', 'http'), 'builtin http');
    assert.equal(lead({}, 'a.ts', 'bun:sqlite'), 'builtin bun:sqlite');
    assert.equal(lead({}, 'a.ts', 'virtual:config'), 'missing');
    assert.equal(lead({}, 'a.ts', 'https://esm.sh/x'), 'missing');
    assert.equal(lead({}, 'a.ts', '@/x'), 'missing');
  });

  it('find the folders that frameworks name without saying so', () => {
    const files = { ...sources('apps/web/src/lib/api.ts', 'apps/web/src/a.ts'), 'apps/web/package.json': {} };
    assert.equal(lead(files, 'apps/web/src/a.ts', '@/lib/api'), 'apps/web/src/lib/api.ts');
    assert.equal(lead(files, 'apps/web/src/a.ts', '$lib/api'), 'apps/web/src/lib/api.ts');
  });
});

describe('paths of compiler options', () => {
  const files = {
    ...sources('src/users/api.ts', 'src/http.ts', 'src/lib/deep/x.ts', 'src/a.ts'),
    'tsconfig.json': `{
      // where things are
      "compilerOptions": {
        "baseUrl": "src",
        "paths": {
          "@users/*": ["missing/*", "users/*"],
          "@lib/*": ["lib/*"], "@lib/deep/*": ["lib/deep/*"],
          "http-client": ["http"],
          "lodash": ["../node_modules/lodash-es"],
        },
      },
    }`,
  };

  it('lead to the first target that is there, by the longest pattern', () => {
    assert.equal(lead(files, 'src/a.ts', '@users/api'), 'src/users/api.ts');
    assert.equal(lead(files, 'src/a.ts', '@users/api.js'), 'src/users/api.ts');
    assert.equal(lead(files, 'src/a.ts', '@lib/deep/x'), 'src/lib/deep/x.ts');
    assert.equal(lead(files, 'src/a.ts', 'http-client'), 'src/http.ts');
    assert.equal(lead(files, 'src/a.ts', 'lodash'), 'package lodash-es');
    assert.equal(lead(files, 'src/a.ts', '@users/none'), 'package @users/none');
  });

  it('begin at baseUrl without a pattern, but leave packages alone', () => {
    assert.equal(lead(files, 'src/a.ts', 'users/api'), 'src/users/api.ts');
    assert.equal(lead(files, 'src/a.ts', 'axios'), 'package axios');
  });

  it('come from what is extended, relative to where they are written', () => {
    const extending = {
      ...sources('libs/shared/x.ts', 'apps/a/src/y.ts', 'apps/a/src/z.ts'),
      'tsconfig.base.json': {
        compilerOptions: { paths: { '@shared/*': ['./libs/shared/*'], '@own/*': ['./nowhere/*'] } },
      },
      'strict.json': {},
      'apps/a/tsconfig.json': { extends: ['../../tsconfig.base', '../../strict.json'] },
      'apps/b/tsconfig.json': {
        extends: '../../tsconfig.base.json',
        compilerOptions: { paths: { '@own/*': ['${configDir}/src/*'] } },
      },
      'apps/b/src/y.ts': '',
    };
    assert.equal(lead(extending, 'apps/a/src/y.ts', '@shared/x'), 'libs/shared/x.ts');
    assert.equal(lead(extending, 'apps/b/src/y.ts', '@own/y'), 'apps/b/src/y.ts');
    assert.equal(lead(extending, 'apps/b/src/y.ts', '@shared/x'), 'package @shared/x');
  });

  it('come from a package of the workspace, and circles end', () => {
    const circling = {
      ...sources('apps/a/src/y.ts', 'apps/a/src/z.ts'),
      'package.json': { workspaces: ['config', 'apps/*'] },
      'config/package.json': { name: '@acme/config' },
      'config/base.json': {
        extends: '../apps/a/tsconfig.json',
        compilerOptions: { paths: { '~/*': ['${configDir}/src/*'] } },
      },
      'apps/a/package.json': { name: 'a' },
      'apps/a/tsconfig.json': { extends: '@acme/config/base.json' },
    };
    assert.equal(lead(circling, 'apps/a/src/y.ts', '~/z'), 'apps/a/src/z.ts');
  });

  it('are those of the configuration that includes the file, through references', () => {
    const referring = {
      ...sources('src/app.ts', 'src/app.spec.ts', 'src/a/x.ts', 'src/b/x.ts'),
      'tsconfig.json': {
        files: [],
        references: [{ path: './tsconfig.app.json' }, { path: './tsconfig.spec.json' }],
      },
      'tsconfig.app.json': {
        include: ['src'],
        exclude: ['**/*.spec.ts'],
        compilerOptions: { paths: { '@x': ['./src/a/x'] } },
      },
      'tsconfig.spec.json': {
        include: ['src/**/*.spec.ts'],
        compilerOptions: { paths: { '@x': ['./src/b/x'] } },
      },
    };
    assert.equal(lead(referring, 'src/app.ts', '@x'), 'src/a/x.ts');
    assert.equal(lead(referring, 'src/app.spec.ts', '@x'), 'src/b/x.ts');
  });

  it('are those of a configuration itself before those that it refers to', () => {
    const both = {
      ...sources('src/app.ts', 'vite.config.ts', 'src/a/x.ts', 'src/b/x.ts'),
      'tsconfig.json': {
        include: ['src'],
        references: [{ path: './tsconfig.node.json' }],
        compilerOptions: { paths: { '@x': ['./src/a/x'] } },
      },
      'tsconfig.node.json': { compilerOptions: { paths: { '@x': ['./src/b/x'] } } },
    };
    assert.equal(lead(both, 'src/app.ts', '@x'), 'src/a/x.ts');
    assert.equal(lead(both, 'vite.config.ts', '@x'), 'src/b/x.ts');
  });

  it('are those of the folder above where the nearest configuration leaves the file out', () => {
    const leaving = {
      ...sources('pkg/test/a.ts', 'pkg/src/b.ts', 'shared/x.ts'),
      'tsconfig.json': { compilerOptions: { paths: { shared: ['./shared/x'] } } },
      'pkg/tsconfig.json': { include: ['src/**/*'], compilerOptions: { outDir: 'dist' } },
    };
    assert.equal(lead(leaving, 'pkg/test/a.ts', 'shared'), 'shared/x.ts');
    assert.equal(lead(leaving, 'pkg/src/b.ts', 'shared'), 'package shared');
  });
});

describe('packages of the workspace', () => {
  const shared = { name: '@acme/shared', main: './dist/index.js', types: './dist/index.d.ts' };

  it('are found by npm, yarn and pnpm workspaces', () => {
    const files = sources('packages/shared/src/index.ts', 'apps/a/x.ts');
    for (const root of [
      { 'package.json': { workspaces: ['packages/*', 'apps/*'] } },
      { 'package.json': { workspaces: { packages: ['packages/**'] } } },
      {
        'package.json': {},
        'pnpm-workspace.yaml': `packages:\n  - 'packages/*' # all\n  - "!packages/old"\n`,
      },
    ]) {
      assert.equal(
        lead({ ...files, ...root, 'packages/shared/package.json': shared }, 'apps/a/x.ts', '@acme/shared'),
        'packages/shared/src/index.ts',
      );
    }
  });

  it('are no packages of the workspace where the globs leave them out', () => {
    const files = {
      ...sources('packages/old/src/index.ts', 'test/fixtures/axios/index.js', 'apps/a/x.ts'),
      'pnpm-workspace.yaml': `packages: ['packages/*', '!packages/old']`,
      'packages/old/package.json': { name: 'old' },
      'test/fixtures/axios/package.json': { name: 'axios' },
    };
    assert.equal(lead(files, 'apps/a/x.ts', 'old'), 'package old');
    assert.equal(lead(files, 'apps/a/x.ts', 'axios'), 'package axios');
  });

  it('give the source of an entry that is built', () => {
    const at = (manifest: object, tsconfig: object, ...paths: string[]): string =>
      lead(
        {
          ...sources('apps/a/x.ts', ...paths),
          'package.json': { workspaces: ['packages/*'] },
          'packages/p/package.json': { name: 'p', ...manifest },
          'packages/p/tsconfig.json': tsconfig,
        },
        'apps/a/x.ts',
        'p',
      );
    assert.equal(
      at(
        { main: 'build/main.js' },
        { compilerOptions: { outDir: './build', rootDir: './code' } },
        'packages/p/code/main.ts',
      ),
      'packages/p/code/main.ts',
    );
    assert.equal(at({ main: 'dist/cjs/index.js' }, {}, 'packages/p/src/index.ts'), 'packages/p/src/index.ts');
    assert.equal(at({ main: 'lib/server.mjs' }, {}, 'packages/p/src/server.ts'), 'packages/p/src/server.ts');
    assert.equal(
      at(
        { exports: { '.': { types: './dist/index.d.ts', import: './dist/index.mjs' } } },
        {},
        'packages/p/src/index.ts',
      ),
      'packages/p/src/index.ts',
    );
    assert.equal(at({ exports: './main.js' }, {}, 'packages/p/main.js'), 'packages/p/main.js');
    assert.equal(
      at({ source: 'src/api.ts', main: 'bundle.js' }, {}, 'packages/p/src/api.ts'),
      'packages/p/src/api.ts',
    );
    assert.equal(at({}, {}, 'packages/p/index.js'), 'packages/p/index.js');
    assert.equal(at({ main: 'dist/none.js' }, {}, 'packages/p/other.ts'), 'missing');
  });

  it('give subpaths by exports, patterns and folders', () => {
    const files = {
      ...sources(
        'packages/p/src/index.ts',
        'packages/p/src/net/get.ts',
        'packages/p/src/db.ts',
        'packages/p/tools/x.ts',
        'apps/a/x.ts',
      ),
      'package.json': { workspaces: ['packages/*'] },
      'packages/p/package.json': {
        name: '@acme/p',
        exports: {
          '.': './dist/index.js',
          './*': './dist/*.js',
          './http/*': { default: ['./dist/net/*.js'] },
          './hidden': null,
        },
      },
    };
    assert.equal(lead(files, 'apps/a/x.ts', '@acme/p/db'), 'packages/p/src/db.ts');
    assert.equal(lead(files, 'apps/a/x.ts', '@acme/p/http/get'), 'packages/p/src/net/get.ts');
    assert.equal(lead(files, 'apps/a/x.ts', '@acme/p/tools/x'), 'packages/p/tools/x.ts');
    assert.equal(lead(files, 'packages/p/tools/x.ts', '@acme/p'), 'packages/p/src/index.ts');
  });

  it('are named by path or as workspace: where no globs are listed', () => {
    const files = {
      ...sources('api/x.ts', 'shared/index.ts', 'libs/b/index.ts'),
      'api/package.json': { dependencies: { shared: 'file:../shared', b: 'workspace:*' } },
      'shared/package.json': { name: 'something-else' },
      'libs/b/package.json': { name: 'b' },
    };
    assert.equal(lead(files, 'api/x.ts', 'shared'), 'shared/index.ts');
    assert.equal(lead(files, 'api/x.ts', 'b'), 'libs/b/index.ts');
  });

  it('have names of their own for what is inside (imports)', () => {
    const files = {
      ...sources('src/config.ts', 'src/db/client.ts', 'src/a.ts'),
      'package.json': {
        imports: { '#config': { node: './dist/config.js' }, '#db/*': './src/db/*.ts', '#http': 'undici' },
      },
    };
    assert.equal(lead(files, 'src/a.ts', '#config'), 'src/config.ts');
    assert.equal(lead(files, 'src/a.ts', '#db/client'), 'src/db/client.ts');
    assert.equal(lead(files, 'src/a.ts', '#http'), 'package undici');
    assert.equal(lead(files, 'src/a.ts', '#none'), 'missing');
  });
});

describe('configuration of the resolver', () => {
  it('names the files that are wanted up front', () => {
    const paths = [
      'a.ts',
      'package.json',
      'x/tsconfig.build.json',
      'jsconfig.json',
      'yarn.lock',
      'bun.lockb',
      'data.json',
      '.faultline.yaml',
    ];
    assert.deepEqual(configFiles(paths), [
      'package.json',
      'x/tsconfig.build.json',
      'jsconfig.json',
      'yarn.lock',
      '.faultline.yaml',
    ]);
  });

  it('reports what it cannot read, where it is wrong, and goes on with the rest', () => {
    const host = hostOf({
      ...sources('src/x.ts', 'src/a.ts'),
      'tsconfig.json': `{\n  "compilerOptions": { "paths": { "@x": ["./src/x"] } "target" }\n}`,
    });
    const resolver = createResolver(host);
    assert.deepEqual(resolver.resolve('src/a.ts', '@x'), { kind: 'file', path: 'src/x.ts' });
    assert.deepEqual(resolver.problems(), [
      {
        file: 'tsconfig.json',
        range: { line: 2, column: 55, endLine: 2, endColumn: 56 },
        kind: 'config',
        message: '`,` or `}` is expected',
      },
    ]);
  });

  it('reports YAML that it cannot read', () => {
    const resolver = createResolver(hostOf({ 'pnpm-workspace.yaml': 'packages:\n  - [a\nb: c', 'a.ts': '' }));
    resolver.resolve('a.ts', 'x');
    const [problem] = resolver.problems();
    assert.equal(problem?.file, 'pnpm-workspace.yaml');
    assert.equal(problem.kind, 'config');
    assert.equal(problem.range?.line, 3);
  });

  it('asks for a configuration that is not known yet, and only for that', () => {
    const host = hostOf({ 'a.ts': '', 'tsconfig.json': undefined, 'unrelated/tsconfig.json': undefined });
    createResolver(host).resolve('a.ts', '@x');
    assert.deepEqual([...new Set(host.wanted)], ['tsconfig.json']);
  });
});
