import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { contextsOut } from '../../../../../src/review/analysis/verdicts/inspect.ts';
import { factsIn, namesIn, shownCall } from './shown.ts';

/** What each name in a text stands for. */
async function assertNames(text: string, expected: readonly string[], path?: string): Promise<void> {
  assert.deepEqual(await namesIn(text, path), expected);
}

describe('the value of an expression', () => {
  it('is what stands there: literals, names, members, calls', () =>
    assertNames(
      `
const a = 1, b = 'x', c = null, d = true, e = undefined, f = /x/, g = 1n, h = 1e999;
const i = a, j = Infinity, k = a.b.c, l = a['b'][0], m = a[b], n = a?.b!.c;
const o = a(), p = new a.b(1, ...c), q = a?.(b), r = a\`x\${b}\`, s = (0, a)(b);
`,
      [
        'a = 1',
        'b = "x"',
        'c = null',
        'd = true',
        'e = undefined',
        'f = <object>',
        'g = <bigint>',
        'h = Infinity!',
        'i = a',
        'j = Infinity!',
        'k = a.b.c',
        'l = a.b.0',
        'm = a.[b]',
        'n = a.b.c',
        'o = a()',
        'p = new a.b(1, ...c)',
        'q = a(b)',
        'r = a`x${b}`',
        's = a(b)',
      ],
    ));

  it('is an object or an array with what it holds', () =>
    assertNames(
      `
const k = 'key';
const a = { k, 'x y': 1, [k]: 2, ['z']: 3, 4: 5, ...k, m() {}, get n() { return 1; } };
const b = [1, , ...k, [k]];
`,
      [
        'k = "key"',
        'a = { k: k, x y: 1, [k]: 2, z: 3, 4: 5, ...k, m: function, n: function }',
        'b = [1, ...k, [k]]',
      ],
    ));

  it('is one of two, or made of two', () =>
    assertNames(
      `
const x = a ?? b, y = a || b, z = a && b, t = a ? b : c;
const u = a + b * 2, v = -a, w = !a, s = (a, b), r = (y = a), q = (y += a);
`,
      [
        'x = (a! ?? b!)',
        'y = (a! || b!) | a! | <assignment>',
        'z = (a! && b!)',
        't = (a! b! ?: c!)',
        'u = (a! + (b! * 2))',
        'v = -a!',
        'w = !a!',
        's = b!',
        'r = a!',
        'q = <assignment>',
      ],
    ));

  it('is a function, a class, what is awaited, or `this`', () =>
    assertNames(
      `
const a = () => 1, b = function named() {}, c = class {}, d = await a, e = class Own { f = this; static g = super.h; };
`,
      ['a = function', 'b = function named', 'named', 'c = class', 'd = await a', 'e = class Own', 'Own'],
    ));

  it('is read through what types say of it', () =>
    assertNames(
      `
const a = x as AxiosInstance, b = <Foo.Bar<string>>x, c = x satisfies T, d = x!, e = x as const, f = x<string>;
let g: Api;
let h: Api | undefined = make();
`,
      [
        'a = (x! as AxiosInstance!)',
        'b = (x! as Foo.Bar!<string>)',
        'c = (x! as T!)',
        'd = x!',
        'e = x!',
        'f = x!',
        'g: Api!',
        'h: Api! | undefined = make!()',
      ],
    ));

  it('is a module where it is loaded', () =>
    assertNames(
      `
const a = require('x'), b = await import('y'), c = require(\`z\`), d = require(a), e = import(a);
function f(require) { const g = require('x'); }
`,
      [
        "a = require 'x'",
        "b = await dynamic 'y'",
        "c = require 'z'",
        'd = require!(a)',
        'e = <import>',
        'f = function f',
        'require = parameter 0',
        'g = require("x")',
      ],
      'a.js',
    ));

  it('is not followed where the language does something of its own', () =>
    assertNames('const a = function* () { const b = yield 1; }, c = import.meta.url, e = x++;', [
      'a = function',
      'b = <YieldExpression>',
      'c = <MetaProperty>.url',
      'e = ++x!',
    ]));
});

describe('a name', () => {
  it('stands for a part of what is taken apart', () =>
    assertNames(
      `
const { a, b: { c = 1 }, 'd': e, [f]: g, ...h } = source;
const [i, , j = 2, ...[k]] = list;
for (const { l } of list) {}
for (const m in list) {}
`,
      [
        'a = source!.a',
        'c = (source!.b.c default 1)',
        'e = source!.d',
        'g = source!.<rest>',
        'h = source!.<rest>',
        'i = list!.0',
        'j = (list!.2 default 2)',
        'k = list!.<rest>.0',
        'l = each of list!.l',
        'm = each of list!',
      ],
    ));

  it('stands for all that is ever assigned to it', () =>
    assertNames(
      `
let a; a = 1; a ??= 2; a ||= 3; a += 4; [a] = b; ({ a } = c); for (a of d) {}
var b = 1; var b = 2;
function c() {} c = 3;
`,
      ['a = 1 | 2 | 3 | <assignment> | b.0 | c.a | each of d!', 'b = 1 | 2', 'c = function c | 3'],
    ));

  it('may be a parameter, with a default, a pattern or the rest', () =>
    assertNames('function f(a, b = 1, { c }: { c: Api }, [d] = e, ...g: string[]) {}', [
      'f = function f',
      'a = parameter 0',
      'b = (parameter 1 default 1)',
      'c = (parameter 2 as { c: Api! }).c',
      'd = (parameter 3 default e!).0',
      'g = parameter ...4',
    ]));

  it('may be imported', () =>
    assertNames(
      `
import a, { b, c as d, default as e, 'f g' as h, type I } from 'x';
import * as j from 'y';
import type K from 'z';
import l = require('m');
import n = l.o;
`,
      [
        "a = default of 'x'",
        "b = b of 'x'",
        "d = c of 'x'",
        "e = default of 'x'",
        "h = f g of 'x'",
        "I = I of 'x'",
        "j = import 'y'",
        "K = default of 'z'",
        "l = require 'm'",
        'n',
      ],
    ));

  it('is known to be a type only where the import says so', async () => {
    const { bindings } = await factsIn(
      "import type A from 'x'; import { type B, c } from 'y'; import type { D } from 'z';",
    );
    assert.deepEqual(
      bindings.map(({ name, typeOnly }) => [name, typeOnly]),
      [
        ['A', true],
        ['B', true],
        ['c', false],
        ['D', true],
      ],
    );
  });

  it('may be that of what is caught, or of a class inside and outside', () =>
    assertNames('try {} catch (e) { e; } try {} catch {} class A { m() { return A; } }', [
      'e',
      'A = class A',
    ]));
});

describe('a call', () => {
  it('has its callee as it is written, its name and its arguments', async () => {
    const text = 'axios\n  .get /* ( */ <Data> ( url, { timeout: 1 } );\nnew Api;\nnew Api ();\nx?.y!(z);\n';
    const { calls } = await factsIn(text);
    const cut = (span: { start: number; end: number } | null): string | null =>
      span === null ? null : text.slice(span.start, span.end);
    assert.deepEqual(
      calls.map(call => [call.calleeText, cut(call.nameSpan), cut(call.argsSpan), call.by, call.optional]),
      [
        ['axios .get', 'get', '( url, { timeout: 1 } )', 'call', false],
        ['Api', 'Api', null, 'new', false],
        ['Api', 'Api', '()', 'new', false],
        ['x?.y!', 'y', '(z)', 'call', false],
      ],
    );
  });

  it('is told once, wherever its value is asked for', async () => {
    const facts = await factsIn('const { a, b } = f(g()); export { a as c }; export default f(1);');
    assert.deepEqual(
      facts.calls.map(call => shownCall(facts, call)),
      ['f!(g!())', 'g!()', 'f!(1)'],
    );
  });

  it('stands in a statement, a function and all that is around it', async () => {
    const facts = await factsIn(`
export const load = async () => {
  try {
    for (const url of urls) {
      return [await fetch(url).then(read)];
    }
  } catch {
    throw failed();
  } finally {
    done({ last: end() });
  }
};
`);
    const around = (text: string): string => {
      const call = facts.calls.find(each => each.calleeText === text);
      assert.ok(call !== undefined, text);
      const kinds = [...contextsOut(facts, call.context)].map(context =>
        context.kind === 'try' ? context.part : context.kind === 'loop' ? context.loop : context.kind,
      );
      return kinds.join(' ');
    };
    const function_ = 'function initializer statement statement statement';
    assert.equal(
      around('fetch'),
      `receiver await element return statement for-of statement block ${function_}`,
    );
    assert.equal(around('failed'), `statement handler ${function_}`);
    assert.equal(around('end'), `property argument statement finalizer ${function_}`);
  });
});
