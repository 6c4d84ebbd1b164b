import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  createCapabilities,
  type Capabilities,
} from '../../../../../src/review/analysis/project/capabilities.ts';
import { hostOf } from './project-host.ts';

function of(file: string, files: Readonly<Record<string, string | object>>): Capabilities {
  return createCapabilities(hostOf(files)).of(file);
}

describe('what the code of a file can rely on', () => {
  it('is a module by extension, then by its package', () => {
    const files = { 'package.json': { type: 'module' }, 'old/package.json': { type: 'commonjs' } };
    assert.equal(of('a.js', files).module, 'esm');
    assert.equal(of('a.cjs', files).module, 'cjs');
    assert.equal(of('old/a.js', files).module, 'cjs');
    assert.equal(of('old/a.mts', files).module, 'esm');
    assert.equal(of('a.js', { 'package.json': {} }).module, 'cjs');
    assert.equal(of('a.ts', {}).module, 'esm');
  });

  it('has AbortSignal.timeout and .any where every Node that is allowed has them', () => {
    const node = (range: string): string => {
      const { signalTimeout, signalAny, nodeMin } = of('a.ts', {
        'package.json': { engines: { node: range } },
      });
      return `${signalTimeout} ${signalAny} ${String(nodeMin)}`;
    };
    assert.equal(node('>=22'), 'yes yes 22.0.0');
    assert.equal(node('>=20.3'), 'yes yes 20.3.0');
    assert.equal(node('^18.17 || >=20.3'), 'yes yes 18.17.0');
    assert.equal(node('>=20'), 'yes unknown 20.0.0');
    assert.equal(node('>=18'), 'yes unknown 18.0.0');
    assert.equal(node('>=16'), 'unknown no 16.0.0');
    assert.equal(node('>=14'), 'no no 14.0.0');
    assert.equal(node('*'), 'unknown unknown null');
  });

  it('takes the engines of the nearest package that says them', () => {
    const files = {
      'package.json': { engines: { node: '>=22' } },
      'a/package.json': {},
      'b/package.json': { engines: { node: '>=14' } },
    };
    assert.equal(of('a/x.ts', files).signalAny, 'yes');
    assert.equal(of('b/x.ts', files).signalAny, 'no');
  });

  it('goes by @types/node where no engines are said', () => {
    const types = (range: string): string => {
      const { signalTimeout, signalAny } = of('a.ts', {
        'package.json': { devDependencies: { '@types/node': range } },
      });
      return `${signalTimeout} ${signalAny}`;
    };
    assert.equal(types('^22.0.0'), 'yes yes');
    assert.equal(types('^18.0.0'), 'yes unknown');
    assert.equal(types('^16.0.0'), 'unknown unknown');
  });

  it('goes by the compiler options else', () => {
    const options = (compilerOptions: object): Capabilities =>
      of('a.ts', { 'tsconfig.json': { compilerOptions } });
    assert.deepEqual(options({ target: 'ES2022' }).lib, { dom: true, es: 2022 });
    assert.equal(options({ target: 'ES2022' }).signalAny, 'yes');
    assert.equal(options({ target: 'ES2020', lib: ['DOM', 'ESNext'] }).signalAny, 'yes');
    assert.equal(options({ target: 'ES2022', lib: ['ES2022'] }).signalAny, 'unknown');
    assert.equal(options({ target: 'ES2017' }).signalTimeout, 'unknown');
    assert.deepEqual(options({}).lib, { dom: false, es: null });
  });

  it('asks for nothing in node_modules while only the module type is looked at', () => {
    const unknown = ['node_modules/@types/node/package.json'];
    const host = hostOf({ 'package.json': {} }, unknown);
    const capabilities = createCapabilities(host).of('a.ts');
    assert.equal(capabilities.module, 'esm');
    assert.deepEqual(host.wanted, []);
    assert.equal(capabilities.signalAny, 'unknown');
    assert.deepEqual(host.wanted, unknown);
  });

  it('knows what a package is for by what it depends on', () => {
    const platform = (dependencies: object): string =>
      of('a.ts', { 'package.json': { dependencies } }).platform;
    assert.equal(platform({ 'react-dom': '19' }), 'browser');
    assert.equal(platform({ express: '5', pg: '8' }), 'server');
    assert.equal(platform({ next: '15', 'react-dom': '19' }), 'both');
    assert.equal(platform({ lodash: '4' }), 'unknown');
    const devDependencies = { '@sveltejs/kit': '2', express: '5' };
    assert.equal(of('a.ts', { 'package.json': { devDependencies } }).platform, 'both');
  });

  it('knows a command that a person runs from one that starts a server', () => {
    const platform = (manifest: object): string => of('src/a.ts', { 'package.json': manifest }).platform;
    const bin = { shop: './dist/index.js' };
    assert.equal(platform({ bin, dependencies: { prompts: '2' } }), 'tool');
    assert.equal(platform({ bin: './dist/index.js', dependencies: { ora: '8' } }), 'tool');
    assert.equal(platform({ name: '@shop/cli', bin }), 'tool');
    assert.equal(platform({ name: 'shop-cli', bin, dependencies: { commander: '12' } }), 'tool');
    assert.equal(platform({ name: 'shop-cli' }), 'unknown');
    assert.equal(platform({ bin, dependencies: { commander: '12' } }), 'unknown');
    assert.equal(platform({ name: 'shop-cli', bin, dependencies: { prompts: '2', express: '5' } }), 'server');
  });

  it('knows what others test with by the folder of a package in a project', () => {
    const files = {
      'package.json': { name: 'test' },
      'libs/testing/package.json': { name: '@shop/testing', dependencies: { mongoose: '8' } },
      'libs/orders/package.json': { dependencies: { mongoose: '8' } },
    };
    assert.equal(of('libs/testing/src/orders.ts', files).platform, 'test');
    assert.equal(of('libs/orders/src/orders.ts', files).platform, 'server');
    assert.equal(of('src/a.ts', files).platform, 'unknown');
    assert.equal(of('test/a.ts', { 'test/package.json': {} }).platform, 'unknown', 'a project called test');
  });

  it('knows an application whose bundler takes in all that it uses', () => {
    const platform = (manifest: object): string => of('a.ts', { 'package.json': manifest }).platform;
    const devDependencies = { vite: '7', 'react-dom': '19' };
    assert.equal(platform({ private: true, devDependencies }), 'browser');
    assert.equal(platform({ devDependencies }), 'unknown', 'a library that is tried out in a page');
    assert.equal(
      platform({ private: true, devDependencies: { ...devDependencies, express: '5' } }),
      'unknown',
    );
    assert.equal(platform({ private: true, devDependencies, dependencies: { express: '5' } }), 'server');
  });
});
