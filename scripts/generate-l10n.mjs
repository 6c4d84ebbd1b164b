import './lib/require-node.mjs';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { texts } from '../src/webview/words/texts.ts';
import { root } from './lib/root.mjs';

/** Writes every text that the extension and its page can say, for translators: from the English text to itself. */
const file = path.join(root, 'l10n', 'bundle.l10n.json');
const said = globSync('src/extension/**/*.ts', { cwd: root }).flatMap(source =>
  [...readFileSync(path.join(root, source), 'utf8').matchAll(/(?<!\w)t\(\s*'([^']+)'/g)].map(
    match => match[1],
  ),
);
const all = [...new Set([...said, ...Object.values(texts)])].sort();
const options = await resolveConfig(file);
const bundle = JSON.stringify(Object.fromEntries(all.map(text => [text, text])));
writeFileSync(file, await format(bundle, { ...options, filepath: file }));
