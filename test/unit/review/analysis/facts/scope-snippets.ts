/** Sources whose names are easy to get wrong, by what is told in them. */
export const snippets: Readonly<Record<string, string>> = {
  'a var belongs to its function, a let to its block': `
    function f() { if (x) { var x = 1; let y = x; { const y = 2; y; } y; } return [x, y]; }
    for (var i = 0; i < 1; i++) { var j = i; } i; j;
    { function g() { return g; } g(); } try { } finally { var k; } k;
    switch (i) { case 0: let z = 1; var w; break; default: z = w; } z; w;`,
  'a loop has names of its own': `
    const n = 1, xs = []; for (let n = 0, m = n; n < m; n++) n; n; m;
    for (const x of xs) { const x = 1; x; } for (const k in xs) k; k;
    for (n of xs) n; for ({ a: n, b: [q] } of xs) q; for (var v in xs); v;`,
  'a parameter does not see what its body declares': `
    const x = 1, b = 2; function f(a = x, { b, c = b, [x]: d } = a, ...[e = d]) { var x = 2, a; let d; return x; }
    const g = (x = y, y = () => x) => x; const h = (b = x) => { const x = b; return x; };
    function t(x: typeof y, y: typeof x = x): x is string { var z: typeof x; return z; }`,
  'a name that is used before it is declared': `
    use(late, hoisted, Klass); const late = 1; function hoisted() { return late + inner; let inner; }
    class Klass extends late {} export { late as early, hoisted as default, Klass };`,
  'the name of an expression is its own': `
    const f = function g() { return g; }; g; const A = class B { x = B; static y = A; m() { return B; } }; B;
    const h = function h(h) { return h; }; const k = function k() { var k; return k; };
    (function arguments_() { return arguments; })(); const o = { m() { return m; }, get p() { return p; } };`,
  'a class is one name, outside and inside': `
    class A<T, U extends T = T> extends B<T> implements I<U>, A.J { [A.key]: T; static { var s = A; s; }
      constructor(private readonly http: T, @inject(U) public u = http) { super(http); s; }
      @deco(A) m<T>(@param(T) p: T, q: U): asserts p is T { return p; } declare d: A; accessor e = A; [k: string]: U; }
    interface I<U> { u: U } class B<T> {} s; export default class extends A {}`,
  'arguments belongs to the function around it': `
    const arguments_ = 1; function f(a = arguments) { return () => arguments; } arguments;
    function g() { var arguments = 1; return () => arguments; } const h = arguments => arguments;`,
  'a catch parameter': `
    try { e; } catch (e) { var e = 1; let f = e; } e; try { } catch { e; } try { } catch ({ a, b: [c = a] }) { c; } c;`,
  'assignments use what they write to': `
    let a, b; ({ a, b: b.c, [a]: a.b[b], ...a } = b); [a, , b = a, ...b.x] = a; a += b; a ??= c; (a as B).x = 1;
    a++; (b as any)++; --c.a; ({ c = a }) => c; const { a: { b: d = a } = b, ...e } = a; d; e;`,
  'labels, keys and members are no names': `
    const a = 1; a: for (;;) { if (a) continue a; break a; } ({ a: 1, 'a': 2, a() {}, [a]: 3 }).a; x.a?.a; new.target;
    import.meta.a; class C { a = 1; #a = 2; m() { this.a; this.#a; return #a in this; } }`,
  'exports and imports': `
    import d, { a as b, type T, default as e } from 'm'; import * as ns from 'n'; import type { U } from 'u';
    import eq = require('eq'); import al = ns.a.b; export { a, b, b as a, type T, d as default }; export type { U, b as V };
    export { a as x, b as y } from 'z'; export * as ns2 from 'z'; export const { p, q: [r] } = eq; export default d;
    const v = 1; type W = 1; export type { v }; export { W }; al; p; r; let t: ns.X<T, e>;`,
  'a type does not hide a value, nor a value a type': `
    interface Both { a: 1 } const Both = 1; type T = Both; Both; const value = 1; type OnlyType = 1;
    function f(OnlyType: OnlyType, value: value) { type value = typeof value; let x: value; return OnlyType + value; }
    { interface value {} value; let y: value; } { const OnlyType = 1; let z: OnlyType; OnlyType; }
    OnlyType; let w: value; type Y = typeof OnlyType; type Z = typeof value.a.b<Both>;`,
  'type parameters hide, and end with what they are of': `
    type T = 1; type A<T, U = T> = [T, U]; let u: U; interface I<T> extends J<T>, K.L<T> { [k: string]: T; (a: T): T; new <V>(a: V): V }
    function f<T extends U, U>(a: T, b: U): T { let c: U; return <T,>(x: T) => x; } type V2 = V;
    const g = <U,>(a: U) => a as T; g<T>(1 satisfies U); new Map<T, typeof g>();`,
  'conditional and mapped types': `
    type K = 1; type P = 2; type C<X> = X extends (infer U extends K)[] ? U : U; type M<X> = { readonly [K in keyof X as \`get\${K}\`]?: X[K] | P };
    type F<X> = X extends (a: infer A, ...r: infer R) => infer Q ? [A, R, Q] : A; type N<X> = X extends { [P in infer S]: P } ? S : P;
    type O<X> = X extends infer Y ? Y extends infer Z ? [Y, Z] : Z : Y; let k: U;`,
  'types of functions name their parameters': `
    const x = 1; type F = (x: string, { y }: { y: typeof x }, ...z: typeof y[]) => x is typeof x;
    interface I { m(x: number): typeof x; [x]: 1; [x](): void; new (x: I): typeof x; get y(): I; }
    type Ctor = abstract new (x: I) => typeof x; type Tu = [x: I, y?: typeof x, ...I[]]; type Im = import('x').x<I>; type Q = typeof import('x');
    declare function d(x: I): asserts x; let t: this is I; type L = -1 | 'x' | \`\${I}x\`; let s: unique symbol;`,
  'overloads and abstract classes': `
    function f(a: string): void; function f(a: number): void; function f(a: unknown) { return f(a); }
    export declare function g<T>(a: T): typeof a; export default function (a) { return a; }
    abstract class A { abstract m(a: A): typeof a; abstract x: A; o(a: A): void; o(a: unknown) { return a; } abstract [f]: A; static [f]() {} }
    declare class D extends A { m(a: D): D; } declare const c: A, e: typeof c;`,
  'enums and their members': `
    const A = 0; enum E { A, B = A, 'C-D' = 1, 'F' = B, G = F, H = E.A | x } const enum E { I = A, J = E.B } E.A; B; F;
    const F = 1; let e: E.A; declare enum X { A = 1 }`,
  namespaces: `
    const x = 1; namespace N { export const x = 2; var v = x; export function f() { return N; } } namespace N { x; f; }
    N.x; v; namespace A.B.C { const a = x; } A; declare module 'mod' { const m: typeof x; export { m }; export default m; } m;
    declare global { interface Window { x: typeof x } const gl: 1; } gl; let t: N.T;`,
  JSX: `
    const Button = 1, div = 2, a = { b: 3 }, key = 4, $x = 5; const v = <Button key={key} div="1" {...a}>
    <div>{div}</div><a.b.c /><Other<Props> on={() => Button} /><$x /><this.x /><a /></Button>; <><Button /></>; type Props = 1;`,
  'decorators see the names outside': `
    import { dec, arg } from 'd'; @dec(A, arg) class A { @dec p: A = arg; @arg(dec) static m(@arg dec) { return dec; }
    constructor(@dec private arg: string, @arg() b = arg) {} @dec get g() { return arg; } @dec accessor x; } export @dec class B {}`,
  'a script without imports': `
    'use strict'; const { x } = require('x'); module.exports = { x, y }; var y = exports; arguments; function f() { return require; }`,
  'undeclared names, and names of objects': `
    undefined; fetch(NaN); globalThis.fetch; constructor; toString(); hasOwnProperty; __proto__; const __proto__ = 1, constructor = 2;
    implicit = 1; { implicit; } typeof missing; valueOf: for (;;) { break valueOf; }`,
};
