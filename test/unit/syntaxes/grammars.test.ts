import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { root } from '../project/files.ts';
import { contributedGrammars, tokenise } from './tokens.ts';

const fixtures = path.join(root, 'test/fixtures/syntaxes');
const hosts = {
  'source.yaml': path.join(fixtures, 'host-yaml.json'),
  'text.html.markdown': path.join(fixtures, 'host-markdown.json'),
  'source.ts': path.join(fixtures, 'host-typescript.json'),
};

/** Each text and the language that an editor takes it for. With UPDATE_SNAPSHOTS=1 what is expected is written anew. */
const texts: Readonly<Record<string, string>> = {
  'promql.promql': 'source.faultline.promql',
  'slo.yaml': 'source.yaml',
  'slo.md': 'text.html.markdown',
  'suppressions.ts': 'source.ts',
  'suppressions.yaml': 'source.yaml',
};

describe('the grammars', () => {
  for (const [file, scope] of Object.entries(texts)) {
    it(`tokenise ${file} as test/fixtures/syntaxes/${file}.snap says`, async () => {
      const tokens = await tokenise(readFileSync(path.join(fixtures, file), 'utf8'), scope, hosts);
      const snapshot = path.join(fixtures, `${file}.snap`);
      if (process.env.UPDATE_SNAPSHOTS === '1') {
        writeFileSync(snapshot, tokens);
      }
      assert.equal(tokens, readFileSync(snapshot, 'utf8'));
    });
  }

  it('are where package.json says, each under its own name', () => {
    for (const { scopeName, path: file } of contributedGrammars()) {
      assert.ok(existsSync(path.join(root, file)), file);
      const grammar = JSON.parse(readFileSync(path.join(root, file), 'utf8')) as { scopeName: string };
      assert.equal(grammar.scopeName, scopeName);
    }
  });
});
