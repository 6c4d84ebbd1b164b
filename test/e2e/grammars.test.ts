import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { installVscode } from '../host/install.ts';
import { projectDir } from '../host/paths.ts';
import { hosts, texts } from '../unit/syntaxes/texts.ts';
import { tokenise } from '../unit/syntaxes/tokens.ts';

/** What our grammars say of a text, whatever stands around it: each token with our scopes alone. */
async function ours(file: string, scope: string, around: Readonly<Record<string, string>>): Promise<string> {
  const text = readFileSync(path.join(projectDir, 'test/fixtures/syntaxes', file), 'utf8');
  const lines = (await tokenise(text, scope, around)).split('\n').flatMap(line => {
    const [token = '', scopes = ''] = line.split(/ {4}(?=\S+$|\S+ )/);
    const own = scopes.split(' ').filter(each => /\.(?:promql|faultline)$/.test(each));
    return line.startsWith('>') ? [line] : own.length === 0 ? [] : [`${token} ${own.join(' ')}`];
  });
  return lines.join('\n');
}

/** The grammars of VS Code itself, by scope. */
function grammarsIn(extensions: string): Readonly<Record<string, string>> {
  const yaml = (version: string): [string, string] => [
    `source.yaml${version}`,
    path.join(extensions, 'yaml/syntaxes', `yaml${version.replace('.', '-')}.tmLanguage.json`),
  ];
  return {
    ...Object.fromEntries(['', '.1.0', '.1.1', '.1.2', '.1.3', '.embedded'].map(yaml)),
    'text.html.markdown': path.join(extensions, 'markdown-basics/syntaxes/markdown.tmLanguage.json'),
    'source.ts': path.join(extensions, 'typescript-basics/syntaxes/TypeScript.tmLanguage.json'),
  };
}

describe('the grammars, within those of VS Code', () => {
  for (const [file, scope] of Object.entries(texts)) {
    it(`say of ${file} what they say within the small ones of the tests`, async () => {
      const { serverDir } = await installVscode();
      const real = await ours(file, scope, grammarsIn(path.join(serverDir, 'extensions')));
      assert.equal(real, await ours(file, scope, hosts));
      assert.match(real, /^ {3}.*\.(?:promql|faultline)$/m);
    });
  }
});
