import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { describe, it } from 'mocha';
import { commandIds } from '../../../src/extension/command-ids.ts';
import { defaultEditorSettings, readEditorSettings } from '../../../src/protocol/settings.ts';
import { settingsSections } from '../../../src/protocol/settings-schema.ts';
import { rules } from '../../../src/review/rules/index.ts';
import { texts } from '../../../src/webview/words/texts.ts';
import { isObject, objectOf, root, textOf } from '../project/files.ts';

const manifest = objectOf('package.json');
const contributes = isObject(manifest.contributes) ? manifest.contributes : {};

describe('what package.json contributes', () => {
  it('are the settings that the server reads (node scripts/generate-manifest.mjs)', () => {
    const sections = settingsSections(rules.map(({ meta }) => meta.id));
    assert.deepEqual(contributes.configuration, JSON.parse(JSON.stringify(sections)));
  });

  it('are the commands that the extension has', () => {
    assert.ok(Array.isArray(contributes.commands));
    const ids = contributes.commands.map((command: unknown) => (isObject(command) ? command.command : null));
    assert.deepEqual(ids, [...commandIds]);
  });

  it('has every text in package.nls.json, which holds no other', () => {
    const used = [...textOf('package.json').matchAll(/"%([^%"]+)%"/g)].map(match => match[1]);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(objectOf('package.nls.json')).sort());
  });

  it('starts for the languages that are reviewed, and those that SLO documents are written in', () => {
    assert.deepEqual(manifest.activationEvents, [
      'onLanguage:javascript',
      'onLanguage:javascriptreact',
      'onLanguage:typescript',
      'onLanguage:typescriptreact',
      'onLanguage:yaml',
      'onLanguage:markdown',
    ]);
  });
});

describe('what the extension says', () => {
  it('can be translated: every text is in l10n/bundle.l10n.json (node scripts/generate-l10n.mjs), which holds no other', () => {
    const said = globSync('src/extension/**/*.ts', { cwd: root }).flatMap(file =>
      [...textOf(file).matchAll(/(?<!\w)t\(\s*'([^']+)'/g)].map(match => match[1]),
    );
    const all = new Set([...said, ...Object.values(texts)]);
    assert.deepEqual(Object.keys(objectOf('l10n/bundle.l10n.json')).sort(), [...all].sort());
  });
});

describe('the settings of the editor', () => {
  it('are read as they are written', () => {
    const given = {
      ...defaultEditorSettings,
      preset: 'strict',
      rules: { timeout: 'off' },
      include: ['test'],
    };
    assert.deepEqual(readEditorSettings(given), given);
  });

  it('are as nobody had set them where they make no sense', () => {
    const given = {
      enable: 'yes',
      preset: 'loud',
      rules: { timeout: 'fatal' },
      deadline: -1,
      include: 'test',
    };
    assert.deepEqual(readEditorSettings(given), defaultEditorSettings);
    assert.deepEqual(readEditorSettings(null), defaultEditorSettings);
  });
});
