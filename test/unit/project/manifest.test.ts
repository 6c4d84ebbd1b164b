import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isObject, objectOf, textOf } from './files.ts';

const manifest = objectOf('package.json');

describe('package.json', () => {
  it('says who we are to npm and to the Marketplace', () => {
    const { name, displayName, publisher, license, categories, type, main, bin } = manifest;
    assert.deepEqual(
      { name, displayName, publisher, license, categories, type, main, bin },
      {
        name: 'faultline',
        displayName: 'Faultline',
        publisher: 'faultline',
        license: 'MIT',
        categories: ['Linters'],
        type: 'module',
        main: './dist/extension.cjs',
        bin: { faultline: 'dist/cli.js' },
      },
    );
  });

  it('promises Node 20 and VS Code 1.101, and is checked against that very API', () => {
    assert.deepEqual(manifest.engines, { node: '>=20', vscode: '^1.101.0' });
    assert.ok(isObject(manifest.devDependencies));
    assert.equal(manifest.devDependencies['@types/vscode'], '1.101.0');
  });

  it('keeps TypeScript at the last version that has a parser to call', () => {
    assert.ok(isObject(manifest.devDependencies));
    assert.match(String(manifest.devDependencies.typescript), /^~6\.0\./);
  });

  it('names no address, for there is none', () => {
    const addresses = ['repository', 'homepage', 'bugs', 'qna', 'author'].filter(key => key in manifest);
    assert.deepEqual(addresses, []);
  });

  it('needs nothing installed beside it, for everything is bundled', () => {
    const kinds = ['dependencies', 'peerDependencies', 'optionalDependencies', 'bundleDependencies'];
    assert.deepEqual(
      kinds.filter(kind => kind in manifest),
      [],
    );
  });

  it('lets only the packages run their install scripts that are of no use without', () => {
    assert.ok(isObject(manifest.allowScripts));
    const allowed = Object.entries(manifest.allowScripts).filter(([, may]) => may === true);
    assert.deepEqual(
      allowed.map(([name]) => name),
      ['esbuild', 'node'],
    );
  });

  it('has a changelog entry for its version', () => {
    assert.match(
      textOf('CHANGELOG.md'),
      new RegExp(`^## ${String(manifest.version).replaceAll('.', '\\.')}\\b`, 'm'),
    );
  });
});

describe('package-lock.json', () => {
  const { packages, name, version } = objectOf('package-lock.json');
  assert.ok(isObject(packages));
  const installed = Object.entries(packages).filter(([folder]) => folder !== '');

  it('belongs to this version', () => {
    assert.deepEqual({ name, version }, { name: manifest.name, version: manifest.version });
  });

  it('names no registry, so that it installs from any', () => {
    const resolved = installed.filter(([, entry]) => isObject(entry) && 'resolved' in entry);
    assert.deepEqual(
      resolved.map(([folder]) => folder),
      [],
    );
    assert.match(textOf('.npmrc'), /^omit-lockfile-registry-resolved=true$/m);
  });

  it('holds the hash of every package', () => {
    const bare = installed.filter(([, entry]) => !isObject(entry) || typeof entry.integrity !== 'string');
    assert.deepEqual(
      bare.map(([folder]) => folder),
      [],
    );
  });
});
