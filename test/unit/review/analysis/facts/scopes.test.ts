import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { analyze } from '@typescript-eslint/scope-manager';
import { AST_NODE_TYPES as T } from '@typescript-eslint/types';
import type { TSESTree as ES } from '@typescript-eslint/types';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { describe, it } from 'mocha';
import { loadParser } from '../../../../../src/node/parser.ts';
import { scopesOf } from '../../../../../src/review/analysis/facts/scopes.ts';
import { Tables } from '../../../../../src/review/analysis/facts/tables.ts';
import { snippets } from './scope-snippets.ts';

const parser = await loadParser();
const root = join(import.meta.dirname, '../../../../..');

describe('the scopes of a file, against those that typescript-eslint finds', () => {
  for (const [title, text] of Object.entries(snippets)) {
    it(title, () => {
      const { here, there } = bothOf('snippet.tsx', text);
      assert.deepEqual(here, there);
      assert.notEqual(here.length, 0);
    });
  }

  for (const folder of ['src', 'examples/shop']) {
    it(`every source of ${folder}`, () => {
      const sources = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter(
        path => /\.[cm]?[jt]sx?$/.test(path) && !path.includes('node_modules'),
      );
      assert.ok(sources.length > 10);
      for (const path of sources) {
        const { here, there } = bothOf(path, readFileSync(join(root, folder, path), 'utf8'));
        assert.deepEqual(here, there, path);
      }
    }).timeout(20_000);
  }
});

describe('the scopes of a file', () => {
  it('give a variable one binding, with its first name and what it was declared as', () => {
    const { bindings } = tablesOf(`
      import client from 'client';
      const limit = 1, { a, b: [c = limit] } = client;
      let later; var old;
      function load(id, { page }, ...rest) { var id; }
      class Store<T> { read() { return Store; } }
      try { load(); } catch ({ message }) { later = message; }
      old = function inner() {};
    `);
    const kinds = bindings.map(({ name, kind }) => `${name}: ${kind}`);
    assert.deepEqual(kinds.sort(), [
      'Store: class',
      'T: let',
      'a: const',
      'c: const',
      'client: import',
      'id: parameter',
      'inner: function',
      'later: let',
      'limit: const',
      'load: function',
      'message: catch',
      'old: let',
      'page: parameter',
      'rest: parameter',
    ]);
  });

  it('take no word that is a key, a label, a member or an attribute for a name', () => {
    const text = 'const key = 1; key: for (;;) { ({ key: 0 }).key; break key; }; <Tag key="x" />;';
    const { here } = bothOf('snippet.tsx', text);
    assert.deepEqual(here, ['1:6 key is 1:6', '1:64 Tag is global']);
  });
});

function tablesOf(text: string): Tables {
  const tables = new Tables();
  scopesOf(parser.parse('snippet.ts', text) as ES.Program, tables);
  return tables;
}

/** For every name in the order of the source where it is declared: as it is found here, and by typescript-eslint. */
function bothOf(path: string, text: string): { here: string[]; there: string[] } {
  const program = parser.parse(path, text) as ES.Program;
  const tables = new Tables();
  const scopes = scopesOf(program, tables);
  const theirs = declarationsOf(program);
  const names = namesIn(program);
  const places = new Map(
    names.map(({ range, loc }) => [range[0], `${String(loc.start.line)}:${String(loc.start.column)}`]),
  );
  const list = (declarationOf: (name: Name) => number | undefined): string[] =>
    names.map(name => {
      const start = declarationOf(name);
      const means = start === undefined ? 'global' : String(places.get(start));
      return `${String(places.get(name.range[0]))} ${name.name} is ${means}`;
    });
  return {
    here: list(name => tables.bindings[scopes.bindingOf(name) ?? -1]?.span.start),
    there: list(name => theirs.get(name)),
  };
}

type Name = ES.Identifier | ES.JSXIdentifier;

/** Where what an identifier means is declared, by typescript-eslint; a class's outer and inner name are one. */
function declarationsOf(program: ES.Program): Map<ES.Node, number> {
  const isModule = program.body.some(node => /^(Import|Export)/.test(node.type));
  const { scopes } = analyze(program, {
    sourceType: isModule ? 'module' : 'commonjs',
    lib: [],
    jsxPragma: null,
  });
  const starts = new Map<ES.Node, number>();
  for (const { identifiers } of scopes.flatMap(scope => scope.variables)) {
    const start = identifiers[0] && (starts.get(identifiers[0]) ?? identifiers[0].range[0]);
    identifiers.forEach(identifier => start !== undefined && starts.set(identifier, start));
  }
  const uses = scopes
    .flatMap(scope => scope.references)
    .flatMap(({ identifier, resolved }) => {
      const start = resolved?.identifiers[0] && starts.get(resolved.identifiers[0]);
      return start === undefined ? [] : [[identifier, start] as const];
    });
  return new Map<ES.Node, number>([...starts, ...uses]);
}

/** Every identifier that a program declares or uses as a name. */
function namesIn(program: ES.Program): Name[] {
  const names: Name[] = [];
  const visit = (node: ES.Node): void => {
    if (node.type === T.Identifier || node.type === T.JSXIdentifier) {
      names.push(node);
    }
    for (const key of visitorKeys[node.type] ?? []) {
      if (!isWord(node, key)) {
        [(node as unknown as Record<string, ES.Node | (ES.Node | null)[] | null | undefined>)[key]]
          .flat()
          .forEach(child => child && visit(child));
      }
    }
  };
  visit(program);
  return names;
}

function isComputed(node: ES.Node): boolean {
  return 'computed' in node && (node as { readonly computed: boolean }).computed;
}

/** Whether a part of a node is a word of its own, no name of this file. */
function isWord(node: ES.Node, key: string): boolean {
  return (
    (key === 'key' && !isComputed(node)) ||
    (key === 'property' && node.type === T.MemberExpression && !isComputed(node)) ||
    (key === 'name' && node.type === T.JSXAttribute) ||
    key === 'label' ||
    key === 'imported' ||
    key === 'exported'
  );
}
