import { AST_NODE_TYPES as T } from '@typescript-eslint/types';
import { parse, type TSESTree } from '@typescript-eslint/typescript-estree';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { guardingPackages, libraries } from '../../../src/review/catalog/index.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/**
 * Names that the engine may hold though a catalogued library has them: what every program on the platform has, and what is a
 * word of the language too.
 */
const excepted: ReadonlySet<string> = new Set([
  // Globals of the platform, and modules that come with it.
  'fetch',
  'http',
  'https',
  'node:http',
  'node:https',
  // A word of the language.
  'async',
  // A guard, and a kind of dependency: words of our own.
  'retry',
  'ai',
]);

const names: ReadonlySet<string> = new Set(
  [
    ...libraries.flatMap(library => [library.id, ...library.packages]),
    ...guardingPackages.flatMap(each => each.packages),
  ]
    .map(name => name.replace(/\*$/, ''))
    .filter(name => !excepted.has(name)),
);

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function* nodesIn(node: TSESTree.Node): Generator<TSESTree.Node> {
  yield node;
  for (const key of visitorKeys[node.type] ?? []) {
    const child: unknown = Reflect.get(node, key);
    for (const each of Array.isArray(child) ? child : [child]) {
      if (isNode(each)) {
        yield* nodesIn(each);
      }
    }
  }
}

/** The text of a string, a template's piece or a regular expression; null: the node is none. */
function textOf(node: TSESTree.Node): string | null {
  if (node.type === T.Literal) {
    return 'regex' in node ? node.regex.pattern : typeof node.value === 'string' ? node.value : null;
  }
  return node.type === T.TemplateElement ? node.value.cooked : null;
}

/** The library names that a source holds, with their lines. Specifiers of imports lead to files of ours. */
function namesHeld(text: string): string[] {
  const program = parse(text, { range: true, loc: true });
  return [...nodesIn(program)].flatMap(node => {
    const held = textOf(node);
    return held !== null && names.has(held) ? [`${String(node.loc.start.line)} ${held}`] : [];
  });
}

describe('the engine', () => {
  const files = globSync('src/review/{analysis,rules,fixes}/**/*.ts', { cwd: root }).sort();

  it('is what the test reads', () => {
    assert.ok(files.length > 80);
    assert.ok(names.has('axios') && names.has('@aws-sdk/client-') && names.has('cockatiel'));
  });

  it('holds no name of a library: those are data of the catalog', () => {
    const held = files.flatMap(file =>
      namesHeld(readFileSync(path.join(root, file), 'utf8')).map(name => `${file}:${name}`),
    );
    assert.deepEqual(held, []);
  });

  it('would be caught with one, in a string, a template or an expression', () => {
    const text =
      "const a = 'axios';\nconst b = `pg`;\nconst c = /got/;\nconst d = 'fetch' + `${a}ioredis`;\n";
    assert.deepEqual(namesHeld(text), ['1 axios', '2 pg', '3 got', '4 ioredis']);
  });
});
