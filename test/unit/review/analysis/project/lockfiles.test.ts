import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { bunLockfile } from '../../../../../src/review/analysis/project/lockfiles/bun.ts';
import type { Lockfile } from '../../../../../src/review/analysis/project/lockfiles/lockfile.ts';
import { npmLockfile } from '../../../../../src/review/analysis/project/lockfiles/npm.ts';
import { pnpmLockfile } from '../../../../../src/review/analysis/project/lockfiles/pnpm.ts';
import { yarnLockfile } from '../../../../../src/review/analysis/project/lockfiles/yarn.ts';

/** What a lockfile gives to a package at the root, or in a folder of the workspace. */
function locked(lockfile: Lockfile, name: string, folder = '', range: string | null = null): string | null {
  const folders = folder === '' ? [''] : [folder, ''];
  const owners = folder === '' ? ['root'] : [`@acme/${folder.replace('apps/', '')}`, 'root'];
  return lockfile.versionOf({ name, folders, owners, range });
}

describe('package-lock.json', () => {
  it('tells what a folder has from what the root has (versions 2 and 3)', () => {
    const lockfile = npmLockfile(
      JSON.stringify(
        {
          lockfileVersion: 3,
          packages: {
            '': { dependencies: { axios: '^1.0.0' } },
            'apps/api/node_modules/axios': { version: '0.27.2' },
            'node_modules/axios': { resolved: 'x', version: '1.13.2', license: 'MIT' },
            'node_modules/axios-retry': { version: '4.0.0' },
            'node_modules/got/node_modules/keyv': { version: '3.0.0' },
            'node_modules/shared': { resolved: 'packages/shared', link: true },
            'node_modules/@grpc/grpc-js': { version: '1.14.4' },
          },
        },
        null,
        2,
      ),
    );
    assert.equal(locked(lockfile, 'axios'), '1.13.2');
    assert.equal(locked(lockfile, 'axios', 'apps/api'), '0.27.2');
    assert.equal(locked(lockfile, 'axios', 'apps/web'), '1.13.2');
    assert.equal(locked(lockfile, '@grpc/grpc-js', 'apps/web'), '1.14.4');
    assert.equal(locked(lockfile, 'keyv'), null);
    assert.equal(locked(lockfile, 'shared'), null);
    assert.equal(locked(lockfile, 'retry'), null);
  });

  it('takes the outermost entry of version 1', () => {
    const lockfile = npmLockfile(`{
  "lockfileVersion": 1,
  "dependencies": {
    "got": {
      "version": "9.0.0",
      "requires": { "axios": "0.18.0" },
      "dependencies": {
        "axios": {
          "version": "0.18.0"
        }
      }
    },
    "axios": {
      "version": "0.21.1"
    }
  }
}`);
    assert.equal(locked(lockfile, 'axios'), '0.21.1');
    assert.equal(locked(lockfile, 'pg'), null);
  });
});

describe('pnpm-lock.yaml', () => {
  it('reads what each member of the workspace has (version 9)', () => {
    const lockfile = pnpmLockfile(`lockfileVersion: '9.0'

importers:

  .:
    devDependencies:
      '@types/node':
        specifier: ^22
        version: 22.1.0

  apps/api:
    dependencies:
      axios:
        specifier: ^1.6.0
        version: 1.6.8(debug@4.3.4)
      shared:
        specifier: workspace:*
        version: link:../../packages/shared

  'apps/web':
    dependencies:
      axios:
        specifier: 'catalog:'
        version: '0.27.2'

packages:

  axios@0.27.2:
    resolution: {integrity: x}

  '@grpc/grpc-js@1.14.4(react@18.0.0)':
    resolution: {integrity: x}

  axios@1.6.8:
    resolution: {integrity: x}

snapshots:

  axios@0.27.2: {}
`);
    assert.equal(locked(lockfile, 'axios', 'apps/api'), '1.6.8');
    assert.equal(locked(lockfile, 'axios', 'apps/web'), '0.27.2');
    assert.equal(locked(lockfile, '@types/node', 'apps/web'), '22.1.0');
    assert.equal(locked(lockfile, 'shared', 'apps/api'), null);
    assert.equal(locked(lockfile, '@grpc/grpc-js', 'apps/api'), '1.14.4');
    assert.equal(locked(lockfile, 'axios'), null, 'two versions, and the root names neither');
  });

  it('reads version 5, with peers behind an underscore and ranges apart', () => {
    const lockfile = pnpmLockfile(
      `lockfileVersion: 5.4\r\n\r\nspecifiers:\r\n  axios: ^0.27.0\r\n  '@nestjs/axios': ^1\r\n\r\ndependencies:\r\n  '@nestjs/axios': 1.0.0_axios@0.27.2\r\n  axios: 0.27.2\r\n\r\npackages:\r\n\r\n  /axios/0.27.2:\r\n    dev: false\r\n\r\n  /pg/8.1.0_x:\r\n    dev: false\r\n`,
    );
    assert.equal(locked(lockfile, 'axios'), '0.27.2');
    assert.equal(locked(lockfile, '@nestjs/axios'), '1.0.0');
    assert.equal(locked(lockfile, 'pg'), '8.1.0');
  });

  it('reads version 6, with an alias', () => {
    const lockfile = pnpmLockfile(`lockfileVersion: '6.0'

dependencies:
  axios:
    specifier: npm:@acme/axios@^1
    version: /@acme/axios@1.2.3(x@1.0.0)

devDependencies:
  mocha:
    specifier: ^10
    version: 10.0.0-beta.1
`);
    assert.equal(locked(lockfile, 'axios'), '1.2.3');
    assert.equal(locked(lockfile, 'mocha'), '10.0.0-beta.1');
  });
});

describe('yarn.lock', () => {
  const classic = yarnLockfile(`# yarn lockfile v1


"@grpc/grpc-js@^1.8.0":
  version "1.14.4"
  dependencies:
    axios "^0.21.0"

axios@^0.21.0, axios@^0.21.1:
  version "0.21.4"
  resolved "https://x"

axios@^1.6.0:
  version "1.6.8"

my-axios@^2.0.0:
  version "2.0.0"
`);

  it('settles the range that package.json says', () => {
    assert.equal(locked(classic, 'axios', '', '^0.21.1'), '0.21.4');
    assert.equal(locked(classic, 'axios', '', '^1.6.0'), '1.6.8');
    assert.equal(locked(classic, '@grpc/grpc-js', '', null), '1.14.4');
    assert.equal(locked(classic, 'axios', '', null), null, 'two versions, and none is asked for');
    assert.equal(locked(classic, 'grpc-js', '', null), null);
  });

  it('reads berry, without what is in the workspace', () => {
    const berry = yarnLockfile(`__metadata:
  version: 8

"@acme/shared@workspace:*, @acme/shared@workspace:packages/shared":
  version: 0.0.0-use.local
  resolution: "@acme/shared@workspace:packages/shared"

"axios@npm:^1.6.0, axios@npm:^1.6.2":
  version: 1.6.8
  resolution: "axios@npm:1.6.8"

"pg@patch:pg@npm%3A8.1.0#./fix.patch":
  version: 8.1.0
  resolution: "pg@patch:pg@npm%3A8.1.0#./fix.patch"
`);
    assert.equal(locked(berry, 'axios', '', '^1.6.2'), '1.6.8');
    assert.equal(locked(berry, 'pg', '', '^8'), '8.1.0');
    assert.equal(locked(berry, '@acme/shared', '', 'workspace:*'), null);
  });
});

describe('bun.lock', () => {
  it('tells what one member has from what all have', () => {
    const lockfile = bunLockfile(`{
  "lockfileVersion": 1,
  "workspaces": { "": { "dependencies": { "axios": "^1.6.0", }, }, },
  "packages": {
    "axios": ["axios@1.6.8", "", { "dependencies": {} }, "sha512-x"],
    "shared": ["shared@workspace:packages/shared"],

    "@acme/api/axios": ["axios@0.27.2", "", {}, "sha512-y"],
  }
}`);
    assert.equal(locked(lockfile, 'axios'), '1.6.8');
    assert.equal(locked(lockfile, 'axios', 'apps/api'), '0.27.2');
    assert.equal(locked(lockfile, 'shared'), null);
    assert.equal(locked(lockfile, 'pg'), null);
  });
});
