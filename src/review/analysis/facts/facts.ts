import type { TSESTree as ES } from '@typescript-eslint/types';
import { lineStartsOf, offsetAt } from '../../../base/place.ts';
import { extname } from '../../../base/path.ts';
import type { Parser } from '../parser.ts';
import { directivesOf, marksOf } from './directives.ts';
import type { FactsResult, FileFacts, SyntaxProblem } from './model.ts';
import { Reader } from './reader.ts';
import { scopesOf } from './scopes.ts';
import { Tables } from './tables.ts';
import { tagDeclarations } from './tags.ts';
import { visitAll } from './walk.ts';

/**
 * The facts of one text: one parse, one scope analysis, one walk. Pure in text, path (its extension) and module type.
 * What does not parse, and what is nested too deeply to be walked, comes back as a problem; nothing is thrown.
 */
export function factsOf(path: string, text: string, module: 'esm' | 'cjs', parser: Parser): FactsResult {
  try {
    return {
      kind: 'facts',
      facts: read(text, moduleOf(path, module), parser.parse(path, text) as ES.Program),
    };
  } catch (error) {
    return { kind: 'problem', problem: problemOf(text, error) };
  }
}

function moduleOf(path: string, module: 'esm' | 'cjs'): 'esm' | 'cjs' {
  const extension = extname(path);
  return extension === '.mjs' || extension === '.mts'
    ? 'esm'
    : extension === '.cjs' || extension === '.cts'
      ? 'cjs'
      : module;
}

function read(text: string, packageModule: 'esm' | 'cjs', program: ES.Program): FileFacts {
  const tables = new Tables();
  // A file that imports or exports by statement is a module, whatever its package says.
  const module = program.body.some(node => /^(Import|Export)/.test(node.type)) ? 'esm' : packageModule;
  const reader = new Reader(text, tables, scopesOf(program, tables));
  reader.enterStatement(program);
  visitAll(reader, program.body);
  tagDeclarations(text, program.comments ?? [], tables);
  return {
    lines: lineStartsOf(text),
    module,
    values: tables.values,
    calls: tables.calls,
    bindings: tables.bindings,
    functions: tables.functions,
    classes: tables.classes.map(draft => ({
      ...draft,
      fields: Object.fromEntries(draft.fields),
      fieldTypes: Object.fromEntries(draft.fieldTypes),
      methods: Object.fromEntries(draft.methods),
    })),
    contexts: tables.contexts,
    branches: tables.branches,
    conditions: tables.conditions,
    updates: tables.updates,
    types: tables.types,
    declared: Object.fromEntries(tables.declared),
    exports: tables.exports,
    writes: tables.writes,
    directives: directivesOf(text, program.comments ?? []),
    marks: [...marksOf(program, text), ...tables.marks],
  };
}

interface ParseError {
  readonly message: string;
  readonly location?: {
    readonly start: { readonly line: number; readonly column: number; readonly offset: number };
  };
}

function problemOf(text: string, error: unknown): SyntaxProblem {
  const lines = lineStartsOf(text);
  if (error instanceof RangeError) {
    return {
      kind: 'internal',
      span: { start: 0, end: 0 },
      lines,
      message: 'The code is nested too deeply to be reviewed',
    };
  }
  const { message, location } = error as ParseError;
  if (location === undefined) {
    return {
      kind: 'internal',
      span: { start: 0, end: 0 },
      lines,
      message: `The review of this file failed: ${message}`,
    };
  }
  const start = offsetAt(lines, location.start.line, location.start.column + 1);
  return { kind: 'syntax', span: { start, end: Math.min(start + 1, text.length) }, lines, message };
}
