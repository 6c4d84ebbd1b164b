import assert from 'node:assert/strict';
import { Linter } from 'eslint';
import { describe, it } from 'mocha';
import tseslint from 'typescript-eslint';
import { boundaries } from '../../../scripts/lint/boundaries.mjs';

const linter = new Linter({ cwd: '/project', configType: 'flat' });

/** What the rule says about the code when it stands in that file. */
function complaints(file: string, code: string): readonly string[] {
  const config: Linter.Config = {
    files: ['**/*.ts'],
    languageOptions: { parser: tseslint.parser },
    plugins: { faultline: { rules: { boundaries } } },
    rules: { 'faultline/boundaries': 'error' },
  };
  return linter.verify(code, config, { filename: `/project/${file}` }).map(({ message }) => message);
}

const allowed: readonly (readonly [file: string, code: string])[] = [
  ['src/base/span.ts', "import { positionAt } from './place.ts';"],
  ['src/review/rules/timeout.ts', "import type { OutboundCall } from '../analysis/call.ts';"],
  ['src/review/fixes/local.ts', "import { primitiveText } from '../../resilience/text/index.ts';"],
  ['src/review/session.ts', "import { link } from './analysis/link/linker.ts';"],
  ['src/review/report/json.ts', "import type { Review } from '../session-types.ts';"],
  ['src/protocol/messages.ts', "import type { Review } from '../review/session-types.ts';"],
  ['src/node/walk.ts', "import { readdir } from 'node:fs/promises';"],
  ['src/node/parser.ts', "const parser = await import('./estree.ts');"],
  ['src/node/parser.ts', "import type { TSESTreeOptions } from '@typescript-eslint/typescript-estree';"],
  ['src/node/estree.ts', "export { parse } from '@typescript-eslint/typescript-estree';"],
  ['src/server/node-main.ts', "import process from 'node:process';"],
  ['src/extension/main.ts', "import * as vscode from 'vscode';"],
  ['test/unit/base/span.test.ts', "import { positionAt } from '../../../src/base/place.ts';"],
];

const refused: readonly (readonly [file: string, code: string, says: RegExp])[] = [
  [
    'src/base/span.ts',
    "import { link } from '../review/analysis/link/linker.ts';",
    /may not import src\/review\/analysis/,
  ],
  [
    'src/review/fixes/local.ts',
    "import { withTimeout } from '../../resilience/timeout.ts';",
    /may not import src\/resilience;/,
  ],
  [
    'src/resilience/text/index.ts',
    "import { withTimeout } from '../timeout.ts';",
    /may not import src\/resilience; it may import nothing/,
  ],
  ['src/base/span.ts', "export * from '../review/session.ts';", /may not import src\/review;/],
  ['src/base/span.ts', "const { join } = await import('node:path');", /may not import node:path/],
  [
    'src/review/analysis/call.ts',
    "import type { Rule } from '../rules/rule.ts';",
    /may not import src\/review\/rules/,
  ],
  [
    'src/review/analysis/call.ts',
    "type R = import('../rules/rule.ts').Rule;",
    /may not import src\/review\/rules/,
  ],
  ['src/review/session.ts', "import { writeFile } from 'node:fs';", /may not import node:fs/],
  [
    'src/review/report/json.ts',
    "import { createSession } from '../session.ts';",
    /only types of src\/review\./,
  ],
  [
    'src/server/hover.ts',
    "import { call } from '../review/analysis/call.ts';",
    /may not import src\/review\/analysis/,
  ],
  ['src/server/hover.ts', "import path from 'node:path';", /may not import node:path/],
  ['src/server/hover.ts', "import * as vscode from 'vscode';", /Only src\/extension/],
  [
    'src/extension/main.ts',
    "import { startServer } from '../server/node-main.ts';",
    /may not import src\/server/,
  ],
  [
    'src/cli/main.ts',
    "import { parse } from '@typescript-eslint/typescript-estree';",
    /loads the TypeScript compiler/,
  ],
  ['src/cli/main.ts', "import ts from 'typescript';", /loads the TypeScript compiler/],
  ['src/node/parser.ts', "import { parse } from './estree.ts';", /import it dynamically/],
  ['src/cli/main.ts', "import { version } from '../../package.json';", /is in no room/],
];

describe('the table of rooms', () => {
  for (const [file, code] of allowed) {
    it(`lets ${file} say ${code}`, () => {
      assert.deepEqual(complaints(file, code), []);
    });
  }

  for (const [file, code, says] of refused) {
    it(`does not let ${file} say ${code}`, () => {
      const [message = '', ...more] = complaints(file, code);
      assert.match(message, says);
      assert.deepEqual(more, []);
    });
  }
});
