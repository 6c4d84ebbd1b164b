import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import type { FileFacts } from '../../../../../src/review/analysis/facts/model.ts';
import { factsIn, shownValue } from './shown.ts';

function exportsOf(facts: FileFacts): string[] {
  return facts.exports.map(entry => {
    switch (entry.kind) {
      case 'value':
        return `${entry.name}: ${shownValue(facts, entry.value)}`;
      case 'from':
        return `${entry.name}: ${entry.imported} of '${entry.specifier}'`;
      case 'namespace':
        return `${entry.name}: all of '${entry.specifier}'`;
      case 'star':
        return `*: '${entry.specifier}'`;
    }
  });
}

async function assertExports(text: string, expected: readonly string[], path = 'a.ts'): Promise<void> {
  assert.deepEqual(exportsOf(await factsIn(text, path, path.endsWith('.js') ? 'cjs' : 'esm')), expected);
}

describe('what a module exports', () => {
  it('are its declarations', () =>
    assertExports(
      `
export const a = 1, { b, c: [d, e = 2], ...f } = g;
export let h;
export function i() {}
export class J {}
export async function* k() {}
export type L = string;
export interface M {}
export declare const n: string;
export enum O { P }
`,
      [
        'a: a',
        'b: b',
        'd: d',
        'e: e',
        'f: f',
        'h: h',
        'i: function i',
        'J: class J',
        'k: function k',
        'n: n',
      ],
    ));

  it('are names that it has, or takes from others', () =>
    assertExports(
      `
const a = 1;
export { a, a as b, a as default, a as 'c d' };
export { e, f as g, default, default as h } from './x';
export * from './y';
export * as ns from './z';
export * as default from './z';
`,
      [
        'a: a',
        'b: a',
        'default: a',
        'c d: a',
        "e: e of './x'",
        "g: f of './x'",
        "default: default of './x'",
        "h: default of './x'",
        "*: './y'",
        "ns: all of './z'",
        "default: all of './z'",
      ],
    ));

  it('may be a default of any kind', async () => {
    await assertExports('export default axios.create();', ['default: axios!.create()']);
    await assertExports('export default function () {}', ['default: function']);
    await assertExports('export default class Api {}', ['default: class Api']);
    await assertExports('const a = 1; export default a;', ['default: a']);
    await assertExports('export default { a: 1 } satisfies T;', ['default: ({ a: 1 } as T!)']);
  });

  it('may be assigned, as CommonJS and TypeScript do', async () => {
    await assertExports('module.exports = { a, b: c };', ['=: { a: a!, b: c! }'], 'a.js');
    await assertExports(
      'module.exports.a = 1; exports.b = 2; exports.default = 3;',
      ['a: 1', 'b: 2', 'default: 3'],
      'a.js',
    );
    await assertExports('module.exports = exports = f();', ['=: f!()'], 'a.js');
    await assertExports("module.exports = require('./x');", ["*: './x'", "=: require './x'"], 'a.js');
    await assertExports("exports.a = require('./x').y;", ["a: require './x'.y"], 'a.js');
    await assertExports('const a = 1; export = a;', ['=: a'], 'a.cts');
  });

  it('is not what only looks like it', async () => {
    await assertExports(
      'const module = {}; module.exports = 1; x.exports = 2; exports[k] = 3; exports.a.b = 4;',
      [],
      'a.js',
    );
    await assertExports(
      'module.exports.a.b = 1; module[exports] = 2; module.other = 3; f().exports = 4;',
      [],
      'a.js',
    );
    await assertExports('function f(exports) { exports.a = 1; }', [], 'a.js');
  });
});

describe('the kind of a module', () => {
  it('is told by its statements, its extension and its package, in this order', async () => {
    const kindOf = async (text: string, path: string, module: 'esm' | 'cjs'): Promise<string> =>
      (await factsIn(text, path, module)).module;
    assert.equal(await kindOf('export {};', 'a.js', 'cjs'), 'esm');
    assert.equal(await kindOf("import 'x';", 'a.cjs', 'cjs'), 'esm');
    assert.equal(await kindOf('f();', 'a.mjs', 'cjs'), 'esm');
    assert.equal(await kindOf('f();', 'a.cts', 'esm'), 'cjs');
    assert.equal(await kindOf('f();', 'a.js', 'cjs'), 'cjs');
    assert.equal(await kindOf('f();', 'a.js', 'esm'), 'esm');
  });
});

describe('an assignment to a member', () => {
  it('is kept with the way to it', async () => {
    const facts = await factsIn(`
axios.defaults.timeout = 1;
function f(init) { init.signal = 2; init!['a'].b = 3; init[k] = 4; }
class A { m() { this.x = 5; this.y.z = 6; } }
({ a: o.p } = q);
`);
    assert.deepEqual(
      facts.writes.map(
        ({ object, path, value, within }) =>
          `${within === null ? '' : `in ${facts.functions[within]?.name ?? '?'}: `}${shownValue(facts, object)} ${path.join('.')} = ${shownValue(facts, value)}`,
      ),
      [
        'axios! defaults.timeout = 1',
        'in f: init signal = 2',
        'in f: init a.b = 3',
        'in f: init [] = 4',
        'in m: this of A x = 5',
        'in m: this of A y.z = 6',
        'o! p = q!.a',
      ],
    );
  });
});

describe('marks and directives', () => {
  it('tell where the file runs', async () => {
    const marks = async (text: string, path = 'a.tsx'): Promise<unknown> => (await factsIn(text, path)).marks;
    assert.deepEqual(await marks("'use client';\nf();"), ['use-client']);
    assert.deepEqual(await marks("'use strict';\n'use server';\nf();"), ['use-server']);
    assert.deepEqual(await marks("f();\n'use client';"), []);
    assert.deepEqual(await marks('#!/usr/bin/env node\nf();'), ['shebang']);
    assert.deepEqual(await marks('export const A = () => <><p /></>;'), ['jsx']);
  });

  it('are comments that begin with the word', async () => {
    const text = `
// faultline-disable-next-line timeout -- why
a(); /*  faultline-enable  */
const b = <div>{/* faultline-disable timeout */}</div>;
// not faultline-disable
"// faultline-disable";
`;
    const { directives } = await factsIn(text, 'a.tsx');
    assert.deepEqual(
      directives.map(({ style, text: said, textStart, span }) => [
        style,
        said,
        text.slice(textStart, textStart + said.length) === said,
        text.slice(span.start, span.end).includes(said),
      ]),
      [
        ['line', 'faultline-disable-next-line timeout -- why', true, true],
        ['block', 'faultline-enable', true, true],
        ['jsx', 'faultline-disable timeout', true, true],
      ],
    );
  });
});
