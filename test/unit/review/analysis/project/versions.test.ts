import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createVersions } from '../../../../../src/review/analysis/project/versions.ts';
import { hostOf, type TestHost } from './project-host.ts';

/** The version that a file sees, on one line. */
function seen(host: TestHost, file: string, name: string): string | null {
  const version = createVersions(host).versionOf(file, name);
  return version === null || version === 'pending'
    ? version
    : `${version.exact ? '' : 'range '}${version.version} (${version.from})`;
}

const manifest = { dependencies: { axios: '^1.6.0', pg: '8.1.0' }, devDependencies: { got: '^12' } };
const lock = JSON.stringify({ packages: { 'node_modules/axios': { version: '1.6.8' } } }, null, 2);

describe('the version of a library', () => {
  it('is that of the nearest node_modules', () => {
    const host = hostOf({
      'package.json': manifest,
      'package-lock.json': lock,
      'apps/api/package.json': {},
      'node_modules/axios/package.json': { name: 'axios', version: '1.7.0' },
      'apps/api/node_modules/axios/package.json': { version: '0.27.2' },
    });
    assert.equal(
      seen(host, 'apps/api/src/a.ts', 'axios'),
      '0.27.2 (apps/api/node_modules/axios/package.json)',
    );
    assert.equal(seen(host, 'apps/web/src/a.ts', 'axios'), '1.7.0 (node_modules/axios/package.json)');
  });

  it('is asked for in all folders at once that have a package.json, and pending until then', () => {
    const near = 'apps/api/node_modules/axios/package.json';
    const far = 'node_modules/axios/package.json';
    const host = hostOf({ 'package.json': manifest, 'apps/api/package.json': {} }, [near, far]);
    assert.equal(seen(host, 'apps/api/src/deep/a.ts', 'axios'), 'pending');
    assert.deepEqual(host.wanted, [near, far]);
  });

  it('stays pending while a nearer folder is not known, and is asked for again', () => {
    const near = 'apps/api/node_modules/axios/package.json';
    const unknown = [near];
    const host = hostOf(
      {
        'package.json': manifest,
        'apps/api/package.json': {},
        'node_modules/axios/package.json': { version: '1.7.0' },
      },
      unknown,
    );
    const versions = createVersions(host);
    assert.equal(versions.versionOf('apps/api/a.ts', 'axios'), 'pending');
    unknown.pop();
    assert.deepEqual(versions.versionOf('apps/api/a.ts', 'axios'), {
      version: '1.7.0',
      exact: true,
      from: 'node_modules/axios/package.json',
    });
  });

  it('is that of the nearest lockfile where nothing is installed', () => {
    const host = hostOf({
      'package.json': manifest,
      'package-lock.json': lock,
      'tool/package.json': {},
      'tool/package-lock.json': lock.replace('1.6.8', '1.2.0'),
    });
    assert.equal(seen(host, 'src/a.ts', 'axios'), '1.6.8 (package-lock.json)');
    assert.equal(seen(host, 'tool/a.ts', 'axios'), '1.2.0 (tool/package-lock.json)');
  });

  it('is that of a member of the workspace in the lockfile of the root', () => {
    const host = hostOf({
      'services/package.json': {},
      'services/apps/api/package.json': { dependencies: { axios: '^0.27.0' } },
      'services/pnpm-lock.yaml': `lockfileVersion: '9.0'\n\nimporters:\n\n  apps/api:\n    dependencies:\n      axios:\n        specifier: ^0.27.0\n        version: 0.27.2\n`,
    });
    assert.equal(seen(host, 'services/apps/api/src/a.ts', 'axios'), '0.27.2 (services/pnpm-lock.yaml)');
  });

  it('is the range of the nearest package.json that names it where nothing else is there', () => {
    const host = hostOf({
      'package.json': manifest,
      'apps/api/package.json': { peerDependencies: { axios: '>=1' }, dependencies: { ky: 'latest' } },
    });
    assert.equal(seen(host, 'apps/api/a.ts', 'axios'), 'range >=1 (apps/api/package.json)');
    assert.equal(seen(host, 'apps/api/a.ts', 'pg'), 'range 8.1.0 (package.json)');
    assert.equal(seen(host, 'apps/api/a.ts', 'ky'), 'range * (apps/api/package.json)');
    assert.equal(seen(host, 'apps/api/a.ts', 'got'), 'range ^12 (package.json)');
    assert.equal(seen(host, 'apps/api/a.ts', 'undici'), null);
  });

  it('looks behind catalogs, aliases, workspaces and paths', () => {
    const host = hostOf({
      'package.json': { workspaces: { packages: ['packages/*'], catalog: { got: '^14.0.0' } } },
      'pnpm-workspace.yaml': 'catalog:\n  axios: ^1.6.0\ncatalogs:\n  old:\n    axios: ^0.27.0\n',
      'packages/shared/package.json': { name: 'shared', version: '3.2.1' },
      'packages/a/package.json': {
        dependencies: {
          axios: 'catalog:',
          got: 'catalog:',
          shared: 'workspace:^',
          ky: 'npm:@acme/ky@^1.2.0',
          fork: 'github:acme/fork',
          none: 'catalog:unknown',
          elsewhere: 'workspace:^2.0.0',
        },
      },
      'packages/b/package.json': { dependencies: { axios: 'catalog:old' } },
    });
    assert.equal(seen(host, 'packages/a/x.ts', 'axios'), 'range ^1.6.0 (pnpm-workspace.yaml)');
    assert.equal(seen(host, 'packages/b/x.ts', 'axios'), 'range ^0.27.0 (pnpm-workspace.yaml)');
    assert.equal(seen(host, 'packages/a/x.ts', 'got'), 'range ^14.0.0 (package.json)');
    assert.equal(seen(host, 'packages/a/x.ts', 'shared'), 'range 3.2.1 (packages/a/package.json)');
    assert.equal(seen(host, 'packages/a/x.ts', 'ky'), 'range ^1.2.0 (packages/a/package.json)');
    assert.equal(seen(host, 'packages/a/x.ts', 'elsewhere'), 'range ^2.0.0 (packages/a/package.json)');
    assert.equal(seen(host, 'packages/a/x.ts', 'fork'), null);
    assert.equal(seen(host, 'packages/a/x.ts', 'none'), null);
  });

  it('is none for what the runtime brings along, and nothing is asked for', () => {
    const host = hostOf({ 'package.json': manifest });
    assert.equal(seen(host, 'a.ts', 'http'), null);
    assert.equal(seen(host, 'a.ts', 'node:https'), null);
    assert.deepEqual(host.wanted, []);
  });
});

describe('a version and a range', () => {
  const { satisfies } = createVersions(hostOf({}));
  const exact = (version: string): 'yes' | 'no' | 'maybe' =>
    satisfies({ version, exact: true, from: 'x' }, '>=1.0.0 <2.0.0');
  const range = (version: string): 'yes' | 'no' | 'maybe' =>
    satisfies({ version, exact: false, from: 'x' }, '>=1.0.0 <2.0.0');

  it('agree, disagree, or may', () => {
    assert.equal(exact('1.6.8'), 'yes');
    assert.equal(exact('0.27.2'), 'no');
    assert.equal(exact('1.7.0-beta.1'), 'yes');
    assert.equal(range('^1.6.0'), 'yes');
    assert.equal(range('^0.27.0'), 'no');
    assert.equal(range('>=0.27.0'), 'maybe');
    assert.equal(range('*'), 'maybe');
    assert.equal(range('1.6.8'), 'yes');
  });

  it('may where one is not known or cannot be read', () => {
    assert.equal(satisfies(null, '>=1'), 'maybe');
    assert.equal(range('workspace:x'), 'maybe');
    assert.equal(satisfies({ version: '1.0.0', exact: true, from: 'x' }, 'no range'), 'maybe');
  });
});
