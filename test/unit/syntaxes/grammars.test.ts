import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { root } from '../project/files.ts';
import { fixtures, hosts, texts } from './texts.ts';
import { contributedGrammars, tokenise } from './tokens.ts';

/** With UPDATE_SNAPSHOTS=1 what is expected is written anew. */
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
