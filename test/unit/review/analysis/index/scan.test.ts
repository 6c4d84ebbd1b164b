import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createWatch, scan, type Scan } from '../../../../../src/review/analysis/index/scan.ts';

const watch = createWatch({
  packages: ['axios', '@aws-sdk/client-*', 'http', 'mysql2/promise'],
  globals: ['fetch', 'WebSocket'],
});

function look(text: string): Scan {
  return scan(text, watch);
}

/** Each import as one line: kind, specifier, names. */
function imports(text: string): readonly string[] {
  return look(text).specifiers.map(one => {
    const names = one.names.map(
      ({ imported, local, typeOnly }) =>
        `${typeOnly ? 'type ' : ''}${imported === local ? local : `${imported} as ${local}`}`,
    );
    const reexports = one.reexports.map(({ imported, exported }) => `${imported} > ${exported}`);
    return [`${one.kind}${one.typeOnly ? ' type' : ''} ${one.specifier}`, ...names, ...reexports]
      .join(', ')
      .replace(', ', ': ');
  });
}

describe('a look at the imports of a text', () => {
  it('reads every form of an import statement', () => {
    assert.deepEqual(imports(`import a from './a'`), ['import ./a: default as a']);
    assert.deepEqual(imports(`import * as a from "./a"`), ['import ./a: * as a']);
    assert.deepEqual(imports(`import a, { b, c as d, 'e-f' as g } from './a'`), [
      'import ./a: default as a, b, c as d, e-f as g',
    ]);
    assert.deepEqual(imports(`import a, * as b from './a';import './b'`), [
      'import ./a: default as a, * as b',
      'import ./b',
    ]);
    assert.deepEqual(imports(`import {} from './a'`), ['import ./a']);
    assert.deepEqual(imports(`import x = require('x')`), ['require x: * as x']);
    assert.deepEqual(imports(`import data from './a' with { type: 'json' }`), [
      'import ./a: default as data',
    ]);
    assert.deepEqual(imports(`import defer * as a from './a'`), ['import ./a: * as a']);
  });

  it('tells types from values', () => {
    assert.deepEqual(imports(`import type { A } from './a'`), ['import type ./a: type A']);
    assert.deepEqual(imports(`import { type A, b } from './a'`), ['import ./a: type A, b']);
    assert.deepEqual(imports(`import { type A } from './a'`), ['import type ./a: type A']);
    assert.deepEqual(imports(`import { type A as B } from './a'`), ['import type ./a: type A as B']);
    assert.deepEqual(imports(`export type { A } from './a'`), ['reexport type ./a: A > A']);
    assert.deepEqual(imports(`export type * from './a'`), ['reexport type ./a: * > *']);
    assert.deepEqual(imports(`let a: typeof import('./a')`), ['dynamic type ./a']);
  });

  it('takes `type`, `from` and `as` for names where they are names', () => {
    assert.deepEqual(imports(`import type from './a'`), ['import ./a: default as type']);
    assert.deepEqual(imports(`import type from from './a'`), ['import type ./a: type default as from']);
    assert.deepEqual(imports(`import { type } from './a'`), ['import ./a: type']);
    assert.deepEqual(imports(`import { as as as } from './a'`), ['import ./a: as']);
    assert.deepEqual(imports(`import type, { from } from './a'`), ['import ./a: default as type, from']);
    assert.deepEqual(imports(`import { type as } from './a'`), ['import type ./a: type as']);
    assert.deepEqual(imports(`import { type as as } from './a'`), ['import ./a: type as as']);
    assert.deepEqual(imports(`import { type as as b } from './a'`), ['import type ./a: type as as b']);
  });

  it('reads what is exported again, and what is exported by its local name', () => {
    assert.deepEqual(imports(`export * from './a'`), ['reexport ./a: * > *']);
    assert.deepEqual(imports(`export * as ns from './a'`), ['reexport ./a: * > ns']);
    assert.deepEqual(imports(`export { a, b as c, default as d, type T } from './a'`), [
      'reexport ./a: a > a, b > c, default > d',
    ]);
    assert.deepEqual(look(`export { a, b as c }; export default d;`).exports, [
      { local: 'a', exported: 'a' },
      { local: 'b', exported: 'c' },
      { local: 'd', exported: 'default' },
    ]);
  });

  it('follows what is loaded by a call into names and patterns', () => {
    assert.deepEqual(imports(`const a = require('./a')`), ['require ./a: * as a']);
    assert.deepEqual(imports(`const { a, b: c } = require("./a")`), ['require ./a: a, b as c']);
    assert.deepEqual(imports(`const a = require('./a').b`), ['require ./a: b as a']);
    assert.deepEqual(imports(`const { a } = await import('./a')`), ['dynamic ./a: a']);
    assert.deepEqual(imports(`const a = (await import('./a')).default`), ['dynamic ./a: default as a']);
    assert.deepEqual(imports(`load(import('./a'))`), ['dynamic ./a']);
    assert.deepEqual(imports(`if (a === require('./a')) {}`), ['require ./a']);
    assert.deepEqual(imports(`this.a = require('./a')`), ['require ./a']);
    assert.deepEqual(imports('const a = import(/* webpackChunkName: "a" */ `./a`)'), ['dynamic ./a: * as a']);
    assert.deepEqual(imports(`const { a: { b } } = require('./a')`), ['require ./a']);
    assert.deepEqual(imports(`import('./' + name); require('./' + name)`), []);
    assert.deepEqual(imports('import(`./${name}`)'), []);
  });

  it('reads the exports of CommonJS', () => {
    assert.deepEqual(imports(`module.exports = require('./a')`), ['require ./a: * > *']);
    assert.deepEqual(imports(`exports.b = require('./a').c`), ['require ./a: c > b']);
    assert.deepEqual(imports(`module.exports = { a: require('./a') }`), ['require ./a: * > a']);
    assert.deepEqual(look(`module.exports = { a, b: c, ...d, e() {} }`).exports, [
      { local: 'a', exported: 'a' },
      { local: 'c', exported: 'b' },
      { local: 'd', exported: '*' },
    ]);
    assert.deepEqual(look(`module.exports = Client;\nexports.x = make()`).exports, [
      { local: 'Client', exported: '=' },
    ]);
    assert.equal(look(`module.exports = 1`).commonjs, true);
    assert.equal(look(`export const a = 1; this.exports = a`).commonjs, false);
  });

  it('reads imports over several lines, with comments, CRLF, a byte order mark and no spaces at all', () => {
    const text = `\uFEFFimport {\r\n  a, // the first\r\n  /* b, */\r\n  c as d,\r\n} from './a';\r\nimport{e}from"./e";export*from"./f"`;
    assert.deepEqual(imports(text), ['import ./a: a, c as d', 'import ./e: e', 'reexport ./f: * > *']);
  });

  it('is not led astray by strings, regular expressions, JSX and members', () => {
    assert.deepEqual(imports(`const s = 'import '; const a = require('./a'); const t = 'x'`).slice(-1), [
      'require ./a: * as a',
    ]);
    assert.deepEqual(imports(`const re = /["'\`]import/; import a from './a'`), ['import ./a: default as a']);
    assert.deepEqual(imports(`const x = <p>Don't import</p>; const a = require('./a')`), [
      'require ./a: * as a',
    ]);
    assert.deepEqual(imports(`sheet.import('./a'); import.meta.url; reimport from './b'`), []);
    assert.deepEqual(imports(`const p = [...require('./a'), ...(await import('./b'))]`), [
      'require ./a',
      'dynamic ./b',
    ]);
    assert.deepEqual(imports('// use import\nimport a from "./a"'), ['import ./a: default as a']);
  });

  it('leaves out what certainly stands in a comment, and nothing else that begins like one', () => {
    assert.deepEqual(imports(`// import a from './a'\n//import './b'`), []);
    assert.deepEqual(imports(`/**\r\n * @type {import('./a').A}\r\n */`), []);
    assert.deepEqual(imports('const banner = `\n/*!\n * v${require("./package.json").version}\n */`'), [
      'require ./package.json',
    ]);
    assert.deepEqual(imports(`<p>\n  // {require('./a')}\n</p>`), ['require ./a']);
    assert.deepEqual(imports(`class A {\n  * list() { return require('./a') }\n}`), ['require ./a']);
  });

  it('decodes escapes in a specifier', () => {
    assert.deepEqual(imports(String.raw`import a from './\u0061\x62\u{63}\''`), [
      `import ./abc': default as a`,
    ]);
  });
});

describe('the watched names in a text', () => {
  it('names packages by their name, whatever the subpath and the form', () => {
    assert.deepEqual(look(`import axios from 'axios'`).names, ['axios']);
    assert.deepEqual(look(`import type { AxiosInstance } from 'axios/index.d.ts'`).names, ['axios']);
    assert.deepEqual(look(`import { S3Client } from '@aws-sdk/client-s3'`).names, ['@aws-sdk/client-s3']);
    assert.deepEqual(look(`const http = require('node:http')`).names, ['http']);
    assert.deepEqual(look(`import a from 'npm:axios@1.7/lib/x.js'`).names, ['axios']);
    assert.deepEqual(look(`import mysql from 'mysql2/promise'`).names, ['mysql2/promise']);
    assert.deepEqual(
      look(`import a from './axios'; import b from 'axios-retry'; import c from 'mysql2'`).names,
      [],
    );
  });

  it('names a global where it may be used', () => {
    for (const text of [
      'fetch(url)',
      'await fetch (url)',
      'globalThis.fetch(url)',
      'window?.fetch(url)',
      `window['fetch'](url)`,
      'const send = fetch;',
      'retry(fetch, 3)',
      'x = { ...fetch }',
      'const f = fetch as typeof fetch',
      'new WebSocket(url)',
      '(globalThis as any).fetch(url)',
    ]) {
      assert.equal(look(text).names.length, 1, text);
    }
  });

  it('does not take members, parts of words, prose and comments for it', () => {
    for (const text of [
      'this.fetch(url)',
      'repo?.fetch()',
      'prefetch(); refetch()',
      'fetched',
      `throw new Error('Failed to fetch users')`,
      `log('cannot fetch')`,
      '// fetch(url)',
      '/**\n * Calls fetch(url).\n */',
    ]) {
      assert.deepEqual(look(text).names, [], text);
    }
  });

  it('gives each name once', () => {
    assert.deepEqual(look(`import a from 'axios'; require('axios'); fetch(); fetch()`).names, [
      'axios',
      'fetch',
    ]);
  });
});
