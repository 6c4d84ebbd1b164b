import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type Case, fixed } from './workshop.ts';

describe('a first argument that becomes options', () => {
  const given: Case = {
    callee: 'pool.query',
    at: [{ at: 0, if: 'object' }],
    fixes: [
      {
        at: 'call',
        set: { query_timeout: '$ms' },
        shape: { kind: 'wrap-first-argument', key: 'text', valuesKey: 'values' },
        note: '',
      },
    ],
  };

  for (const [name, before, after] of [
    ['a text', "pool.query('SELECT 1');", "pool.query({ text: 'SELECT 1', query_timeout: 5000 });"],
    [
      'a text and its values',
      'pool.query<User>(`SELECT $1`, [id]);',
      'pool.query<User>({ text: `SELECT $1`, values: [id], query_timeout: 5000 });',
    ],
    [
      'a text and values under their own names',
      "const text = 'SELECT $1';\nconst values = [id];\npool.query(text, values);",
      "const text = 'SELECT $1';\nconst values = [id];\npool.query({ text, values, query_timeout: 5000 });",
    ],
    [
      'a text, its values and a callback',
      "pool.query('SELECT $1', [id], (error, rows) => {});",
      "pool.query({ text: 'SELECT $1', values: [id], query_timeout: 5000 }, (error, rows) => {});",
    ],
    [
      'a text and a callback',
      "pool.query('SELECT 1', callback);",
      "pool.query({ text: 'SELECT 1', query_timeout: 5000 }, callback);",
    ],
    [
      'over lines, with comments',
      'pool.query(\n  `SELECT *\n   FROM users`, // all\n  [id],\n);',
      'pool.query(\n  { text: `SELECT *\n   FROM users`, // all\n  values: [id], query_timeout: 5000 },\n);',
    ],
    [
      'an object',
      "pool.query({ text: 'SELECT 1' });",
      "pool.query({ text: 'SELECT 1', query_timeout: 5000 });",
    ],
    [
      'a constant object',
      "const users = { text: 'SELECT 1' };\npool.query(users);",
      "const users = { text: 'SELECT 1' };\npool.query({ ...users, query_timeout: 5000 });",
    ],
  ] as const) {
    it(name, () => {
      assert.equal(fixed(before, given), after);
    });
  }

  it('not where it cannot be told what it is', () => {
    assert.equal(fixed('const f = (query) => pool.query(query);', given), null);
  });
});

describe('an argument in front', () => {
  const given: Case = {
    callee: 'client.get',
    at: [],
    spec: { carrier: { argument: 0, object: 'options' } },
    fixes: [
      {
        at: 'call',
        set: { commandOptions: 'commandOptions({ signal: $signal })' },
        shape: { kind: 'prepend', imports: 'commandOptions' },
        note: '',
      },
    ],
  };
  const call = 'client.get(commandOptions({ signal: AbortSignal.timeout(5000) }), key);\n';

  for (const [name, before, after] of [
    [
      'imported beside another name',
      "import { createClient } from 'library';\nclient.get(key);\n",
      `import { createClient, commandOptions } from 'library';\n${call}`,
    ],
    [
      'imported beside names on lines of their own',
      "import {\n  createClient,\n  type Client,\n} from 'library';\nclient.get(key);\n",
      `import {\n  createClient, commandOptions,\n  type Client,\n} from 'library';\n${call}`,
    ],
    [
      'that is imported already, under another name',
      "import { commandOptions as options } from 'library';\nclient.get(key);\n",
      "import { commandOptions as options } from 'library';\nclient.get(options({ signal: AbortSignal.timeout(5000) }), key);\n",
    ],
    [
      'out of the namespace',
      "import * as redis from 'library';\nclient.get(key);\n",
      "import * as redis from 'library';\nclient.get(redis.commandOptions({ signal: AbortSignal.timeout(5000) }), key);\n",
    ],
    [
      'in a statement of its own, as the file writes them',
      'import { client } from "./client.js"\nclient.get(key)\n',
      'import { client } from "./client.js"\nimport { commandOptions } from "library"\nclient.get(commandOptions({ signal: AbortSignal.timeout(5000) }), key)\n',
    ],
    [
      'beside types only',
      "import type { Client } from 'library';\nimport { client } from './client.js';\nclient.get(key);\n",
      `import type { Client } from 'library';\nimport { client } from './client.js';\nimport { commandOptions } from 'library';\n${call}`,
    ],
    [
      'required beside another name',
      "const { createClient } = require('library');\nclient.get(key);\n",
      `const { createClient, commandOptions } = require('library');\n${call}`,
    ],
    [
      'out of what is required',
      "const redis = require('library');\nclient.get(key);\n",
      "const redis = require('library');\nclient.get(redis.commandOptions({ signal: AbortSignal.timeout(5000) }), key);\n",
    ],
    [
      'below a directive where nothing is imported',
      "'use strict';\nclient.get(key);\n",
      `'use strict';\nimport { commandOptions } from 'library';\n\n${call}`,
    ],
  ] as const) {
    it(name, () => {
      assert.equal(fixed(before, given), after);
    });
  }

  it('not in front of a call that takes its options elsewhere, or none', () => {
    const before = 'client.get(key);';
    assert.equal(fixed(before, { ...given, at: [{ at: 1 }] }), null);
    assert.equal(fixed(before, { ...given, spec: {} }), null);
  });

  it('not where one stands, nor where the name is taken', () => {
    assert.equal(
      fixed("import { commandOptions } from 'library';\nclient.get(commandOptions({}), key);\n", given),
      null,
    );
    assert.equal(fixed('const commandOptions = 1;\nclient.get(key);\n', given), null);
  });
});
