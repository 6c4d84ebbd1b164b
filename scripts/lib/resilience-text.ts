import { readFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { PrimitiveName } from '../../src/resilience/text/declaration.ts';
import { javascriptOf } from './resilience-javascript.ts';
import { declarationsOf, typescriptOf, type SourceDeclaration } from './resilience-source.ts';
import { root } from './root.mjs';

/** The file that holds the text of the primitives, relative to the root of the project. */
export const generatedFile = 'src/resilience/text/generated.ts';

/** In the order in which they stand in a user's module. */
const primitiveFiles: Readonly<Record<PrimitiveName, string>> = {
  retryWithBackoff: 'retry.ts',
  CircuitBreaker: 'circuit-breaker.ts',
  withTimeout: 'timeout.ts',
  withFallback: 'fallback.ts',
  Bulkhead: 'bulkhead.ts',
  TokenBucket: 'token-bucket.ts',
};

const helperFiles = ['checks.ts', 'pause.ts', 'queue.ts'];

/** What `generatedFile` must hold: the text of each primitive and helper of `src/resilience`, as TypeScript and JavaScript. */
export async function generatedText(): Promise<string> {
  const helpers = helperFiles.flatMap(read);
  const primitives = await Promise.all(
    Object.entries(primitiveFiles).map(async ([name, file]) => {
      const declarations = read(file);
      const needed = helpersOf(declarations, helpers).map(helper => `'${helper}'`);
      return `${name}: { declarations: [${await literals(declarations)}], helpers: [${needed.join()}] },\n`;
    }),
  );
  const text = `// Made of the sources in src/resilience by scripts/generate-resilience-text.mjs; change those.
import type { Declaration, Primitive, PrimitiveName } from './declaration.ts';

/** In the order in which they stand in a module. */
export const primitives: Readonly<Record<PrimitiveName, Primitive>> = {${primitives.join('')}};

/** What primitives share, in the order in which it stands in a module. */
export const helpers: readonly Declaration[] = [${await literals(helpers)}];
`;
  return formatted(generatedFile, text);
}

function read(file: string): readonly SourceDeclaration[] {
  return declarationsOf(file, readFileSync(path.join(root, 'src/resilience', file), 'utf8'));
}

/** The names of the helpers that the declarations use, and that those use in turn. */
function helpersOf(
  declarations: readonly SourceDeclaration[],
  helpers: readonly SourceDeclaration[],
): readonly string[] {
  const needed = new Set(declarations);
  // A set is gone through to the end, also through what is added on the way.
  for (const { uses } of needed) {
    helpers.filter(({ name }) => uses.has(name)).forEach(helper => needed.add(helper));
  }
  return helpers.filter(helper => needed.has(helper)).map(({ name }) => name);
}

async function literals(declarations: readonly SourceDeclaration[]): Promise<string> {
  const texts = declarations.map(async declaration => {
    const js = await formatted('module.js', javascriptOf(declaration));
    const { name, kind } = declaration;
    return `{ name: '${name}', kind: '${kind}', ts: ${quoted(typescriptOf(declaration))}, js: ${quoted(js)} }`;
  });
  return (await Promise.all(texts)).join(',\n');
}

function quoted(text: string): string {
  return `\`${text.replaceAll(/[\\`]|\$\{/g, '\\$&')}\``;
}

async function formatted(file: string, text: string): Promise<string> {
  const filepath = path.join(root, file);
  return format(text, { ...(await resolveConfig(filepath)), filepath });
}
