import fc from 'fast-check';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../../..');

/** The texts of the sample service, and those that stand in the tests of the analysis. */
export function realTexts(): string[] {
  const sample = globSync(['examples/shop/{src,web,scripts,test}/**/*.{ts,tsx,js}'], { cwd: root })
    .sort()
    .map(file => readFileSync(path.join(root, file), 'utf8'));
  const tests = globSync(['test/unit/review/analysis/*.test.ts'], { cwd: root })
    .sort()
    .flatMap(file => readFileSync(path.join(root, file), 'utf8').match(/(?<=`\n)[^`]{80,}(?=`)/g) ?? []);
  return [...sample, ...tests];
}

/** What people seldom write, and what a text that is cut in two may hold. */
const odd = [
  '\uFEFF',
  '\r\n',
  '\r',
  '\u2028',
  '\0',
  '\uD83D',
  '💥',
  'ﬁ',
  '`',
  '${',
  '/*',
  '*/',
  '//',
  '// faultline-disable-next-line timeout',
  '/* faultline-enable */',
  "'",
  '"',
  '/',
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  '=>',
  '...',
  '?.',
  '??=',
  '#x',
  '@x',
  'await',
  'async',
  'yield',
  'import',
  "import './a'",
  'export *',
  'export default',
  'require(',
  'this',
  'super',
  'new',
  'class',
  'static {',
  'get',
  'type',
  'enum E { A }',
  'namespace N {',
  'declare',
  'let',
  'fetch',
  'constructor',
  '__proto__',
  'undefined',
  '1e999',
  '0n',
  '<T,>',
  '<div>',
];

export function tokensOf(text: string): string[] {
  return text.match(/\w+|\s+|[^\w\s]/g) ?? [];
}

type Mutation = (tokens: readonly string[]) => string[];

const place = fc.double({ min: 0, max: 0.999, noNaN: true });
const at = (tokens: readonly string[], where: number): number => Math.floor(where * tokens.length);

/** One change to a list of tokens: something is cut, doubled, moved, put in, or all behind it is gone. */
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(place, fc.integer({ min: 1, max: 12 })).map(
    ([where, count]): Mutation =>
      tokens =>
        tokens.toSpliced(at(tokens, where), count),
  ),
  fc.tuple(place, place, fc.integer({ min: 1, max: 40 })).map(
    ([from, to, count]): Mutation =>
      tokens =>
        tokens.toSpliced(at(tokens, to), 0, ...tokens.slice(at(tokens, from), at(tokens, from) + count)),
  ),
  fc.tuple(place, place).map(([one, other]): Mutation => tokens => {
    const [a, b] = [at(tokens, one), at(tokens, other)];
    return tokens.with(a, tokens[b] ?? '').with(b, tokens[a] ?? '');
  }),
  fc.tuple(place, fc.constantFrom(...odd)).map(
    ([where, token]): Mutation =>
      tokens =>
        tokens.toSpliced(at(tokens, where), 0, ` ${token} `),
  ),
  place.map(
    (where): Mutation =>
      tokens =>
        tokens.slice(0, at(tokens, where)),
  ),
);

/** A text that began as a real one. */
export function mutated(texts: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.constantFrom(...texts),
      fc.array(mutation, { minLength: 1, maxLength: 5 }),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.constantFrom('', '\uFEFF'),
    )
    .map(([text, mutations, end, mark]) => {
      const tokens = mutations.reduce(
        (now, mutate) => (now.length === 0 ? now : mutate(now)),
        tokensOf(text),
      );
      return mark + tokens.join('').replaceAll('\n', end);
    });
}
