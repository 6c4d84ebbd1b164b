import fc from 'fast-check';

export const names = ['a.ts', 'b.ts', 'c.js'] as const;

/** What a file of a small project may say. `@` stands for the specifier of some file of it, its own among them. */
const statements = [
  "import { x, y, load } from '@';",
  "import * as ns from '@';\nexport const viaNs = ns.x;",
  "import def from '@';\nexport const again = def;",
  "import type { Shape } from '@';\nexport function typed(s: Shape) { return s.client.get('/'); }",
  "export * from '@';",
  "import { client, load as send } from '@';\nexport const used = () => client.get('/') ?? send('/');",
  "import { A, y as options } from '@';\nexport const held = new A(options).http.get('/', options);",
  "import only from '@';\nonly.get('/', { timeout: 0 });",
  'export const y = { timeout: 250 };',
  "export * as inner from '@';",
  "export { x as y, load as send } from '@';",
  "export { default } from '@';",
  "const { x: required, ...others } = require('@');\nexport const o = others;",
  "export const late = async () => (await import('@')).load('u');",
  "module.exports = { ...require('@'), x: 1 };",
  'exports.y = exports.x;',
  "import axios from 'axios';\nexport const client = axios.create({ timeout: 5, ...opts });",
  "import axios from 'axios';\nexport default axios.create();\naxios.defaults.timeout = y;",
  'export const opts = { ...opts, timeout: 10 };',
  'export let x = { ...y, ...x };',
  'export let y = x;',
  'Object.assign(x, x, { signal });',
  'x.timeout = y; x = Object.assign(x, y);',
  'let signal = AbortSignal.any([signal, AbortSignal.timeout(n)]);',
  'const n = n + n * 2;',
  "let url = 'https://example.com'; url = url + `${url}/x`;",
  'export function load(u) { return u ? load(u) : fetch(u, x); }',
  'export async function send(u, ...rest) { return send(...rest) ?? fetch(u, { signal }); }',
  'export const twice = run => twice(() => run(twice));\ntwice(s => fetch(url, { signal: s }));',
  'export type Shape = Shape & { client: Client };\ntype Client = typeof client | Client;',
  'export class A extends B { get self() { return this.self; } get http() { return this.http ?? this.self; } go() { return this.http.get(url); } }',
  'export class B extends A { http = this.http; constructor(private readonly a: A, b = new B(a)) { super(a, b); this.http = client; } }',
  'class C extends C { static c = new C(); m() { return this.m().m(); } }\nnew C().m(C.c.c);',
  'await Promise.race([load(url), load(url), new Promise((_, no) => setTimeout(no, n))]);',
  'const pending = fetch(url, x);\nawait Promise.race([pending, pending.then(() => pending)]);',
  'const { signal: own, abort } = new AbortController();\nsetTimeout(abort, n, own);\nfetch(url, { signal: own ?? signal });',
  'for (const each of [each, fetch]) { each(url, x); }',
  'const [f = fetch, g = f] = [g, f];\ng(url); f(url, { timeout: n });',
  'try { load(url); } catch (x) { throw fetch(x); } finally { send(url, x, y); }',
  'fetch`u`; new fetch(url); fetch?.(url)?.then(fetch); (0, fetch)(url); fetch.call(null, url);',
  '// faultline-disable-next-line timeout -- why not\nfetch(url);',
  'var fetch = fetch; export { fetch };',
] as const;

const specifiers = ['./a', './b', './c.js', './a.ts', './missing'];

/** The names that a statement declares: `let x`, `import { y as z }`. A module may declare each once. */
function namesIn(statement: string): string[] {
  const single = /(?:^|\s)(?:let|const|class|function|var|type|import)\s+(?:\*\s+as\s+)?([\w$]+)/g;
  const listed = /(?:import|const)\s*[{[]([^}\]]*)[}\]]/g;
  return [
    ...[...statement.matchAll(single)].map(match => match[1] ?? ''),
    ...[...statement.matchAll(listed)].flatMap(match =>
      (match[1] ?? '').split(',').map(part => /[\w$]+(?=\s*(?:=.*)?$)/.exec(part)?.[0] ?? ''),
    ),
  ];
}

function saying(texts: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...texts), fc.constantFrom(...specifiers))
    .map(([text, specifier]) => text.replaceAll('@', specifier));
}

/** Those that name nothing outbound: such a file is read only where another leads to it. */
const quiet = statements.filter(each => !/fetch|axios/.test(each));

function textOf(statement: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.array(statement, { minLength: 1, maxLength: 6 }).map(withoutDoubles);
}

function withoutDoubles(list: readonly string[]): string {
  const taken = new Set<string>();
  const kept = list.filter(each => {
    const own = namesIn(each);
    const free = own.every(name => !taken.has(name));
    own.forEach(name => taken.add(name));
    return free;
  });
  return `${kept.join('\n')}\n`;
}

/** A text of one file. */
const fileText = fc.oneof(textOf(saying(statements)), textOf(saying(quiet)));

/**
 * The same, without what only an imported type tells. A file that was read once stays read, and from then on its types tell of
 * calls for which alone it would not have been read.
 */
export const plainText = fileText.filter(text => !text.includes('import type'));

const manifest = fc.constantFrom(
  '{ "dependencies": { "axios": "^1.7.0" } }',
  '{ "type": "module", "dependencies": { "axios": "0.27.2" } }',
);

function projectOf(text: fc.Arbitrary<string>): fc.Arbitrary<Record<string, string>> {
  return fc
    .tuple(text, text, text, manifest)
    .map(([a, b, c, packageJson]) => ({ 'a.ts': a, 'b.ts': b, 'c.js': c, 'package.json': packageJson }));
}

/** Three files that import each other and themselves, and a package.json. */
export const smallProject = projectOf(fileText);
export const plainProject = projectOf(plainText);
