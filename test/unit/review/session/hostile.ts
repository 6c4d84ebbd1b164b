import type { Project } from '../annotated.ts';

/** A project that could cost without end, and what is to be said of its first call. */
export interface Hostile {
  readonly project: Project;
  readonly verdict: string;
}

function times(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('\n');
}

function one(text: string, verdict: string): Hostile {
  const dependencies = { axios: '1.7.0', '@aws-sdk/client-s3': '3.900.0' };
  return { project: { 'a.ts': `${text}\n`, 'package.json': JSON.stringify({ dependencies }) }, verdict };
}

/** Each leads back to itself, or leads to the same thing on so many ways that nobody could go them all. */
export const hostile: Readonly<Record<string, Hostile>> = {
  'a text made of itself': one("let u; u = u + 'x'; fetch(u);", 'absent'),
  'a template of itself': one('let u; u = `${u}x`; fetch(u);', 'absent'),
  'a command that is its own name': one(
    "import { S3Client } from '@aws-sdk/client-s3'; const a = b; const b = a; new S3Client({}).send(a);",
    'absent',
  ),
  'a number of itself': one(
    "const n = n + n * 2; fetch('x', { signal: AbortSignal.timeout(n) });",
    'present',
  ),
  'doubled numbers': one(
    `import axios from 'axios'; ${times(18, i => `const n${i} = n${i + 1} + n${i + 1};`)} const n18 = 1;
axios.get('x', { timeout: n0 });`,
    'present',
  ),
  'an object spread into itself': one("const a = { ...a, ...a }; fetch('x', a);", 'unknown'),
  'objects spread twice, thirty times': one(
    `${times(30, i => `const a${i} = { ...a${i + 1}, ...a${i + 1} };`)} const a30 = {}; fetch('x', a0);`,
    'absent',
  ),
  'objects assigned twice, thirty times': one(
    `${times(30, i => `const a${i} = Object.assign({}, a${i + 1}, a${i + 1});`)} const a30 = {}; fetch('x', a0);`,
    'absent',
  ),
  'one of two, thirty times': one(
    `${times(30, i => `const a${i} = c ? { ...a${i + 1} } : { ...a${i + 1} };`)} const a30 = {}; fetch('x', a0);`,
    'absent',
  ),
  'a signal made of itself': one(
    "let s = AbortSignal.any([s, AbortSignal.timeout(5)]); fetch('x', { signal: s });",
    'present',
  ),
  'signals of signals of signals': one(
    `${times(
      8,
      i =>
        `const s${i} = AbortSignal.any([${Array(20)
          .fill(`s${i + 1}`)
          .join()}]);`,
    )}
const s8 = AbortSignal.timeout(10); fetch('x', { signal: s0 });`,
    'present',
  ),
  'objects of objects of objects': one(
    `${times(6, i => `const o${i} = { ${times(100, k => `k${k}: o${i + 1},`)} };`)}
const o6 = {}; fetch('x'); export { o0 };`,
    'absent',
  ),
  'functions that hand on what they run': one(
    `${times(6, i => `async function f${i}(run) { ${`f${i + 1}(run); `.repeat(100)}}`)}
async function f6(run) {} f0(fetch('x'));`,
    'absent',
  ),
  'racers of racers': one(
    `${times(
      8,
      i =>
        `const r${i} = [${Array(50)
          .fill(`r${i + 1}`)
          .join()}];`,
    )} const r8 = 1;
async function w(run) { await Promise.race([r0]); } w(fetch('x'));`,
    'absent',
  ),
  'a request given back a hundred times': one(
    `import http from 'node:http'; let req = http.get('http://x');
${times(100, i => `req = req.on('a${i}', () => {});`)}`,
    'absent',
  ),
  'functions that call the next one twice': one(
    `${times(30, i => `function a${i}() { return c ? a${i + 1}() : a${i + 1}(); }`)}
function a30() { return {}; } fetch('x', a0());`,
    'unknown',
  ),
  'functions handed to themselves': one(
    'function f(g) { return f(f(g)); } function h(run) { return h(() => run(run)); } h(s => fetch(f(f), { signal: s }));',
    'unknown',
  ),
  'getters that return themselves': one(
    `class A { get x() { return this.x; } get y() { return this.z; } get z() { return this.y; }
m() { fetch(this.y, this.x); this.x.x.x(); } }`,
    'unknown',
  ),
  'types of themselves': one(
    `type A = A; type B = { b: B } & B; type C = D; type D = C | D;
function f(a: A, b: B, c: C) { fetch(c.d, a); fetch('x', b.b.b); }`,
    'unknown',
  ),
  'classes that extend each other': one(
    "class A extends B {} class B extends A { m() { super.q(); fetch('x', this.q); } } class C extends C {}",
    'unknown',
  ),
  'callers of callers of callers': one(
    `export function f0(s) { return fetch('x', { signal: s }); }
${times(5, i => `export function f${i + 1}(s) { ${`f${i}(s); `.repeat(60)}}`)}`,
    'unknown',
  ),
  'modules that export each other': {
    project: {
      'a.ts':
        "export * from './b'; export * from './c'; export { x as y } from './a'; export { y as x } from './a';",
      'b.ts': "export * from './a'; export * from './c'; export * from './b'; export { z } from './c';",
      'c.ts': "export * from './b'; export { z } from './b'; import { x, z } from './a'; fetch(x, z);",
    },
    verdict: 'unknown',
  },
};
