import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, it } from 'mocha';
import { statusMethod } from '../../../../src/protocol/messages.ts';
import { readLargeCommand, yamlServerMethod } from '../../../../src/protocol/slo.ts';
import { folderWith } from '../../node/folder.ts';
import { Editor, everything, until } from '../editor.ts';
import { indicatorText, openSloText, slothText } from './texts.ts';

async function editorOn(
  files: Readonly<Record<string, string>>,
  more: Partial<Parameters<typeof Editor.start>[0]> = {},
): Promise<Editor> {
  return Editor.start({ folders: [folderWith(files)], settings: () => ({}), ...more });
}

describe('diagnostics of SLO documents', () => {
  it('follow what is typed, with the place and the page of the rule', async () => {
    const editor = await editorOn({ 'a.slo.yaml': slothText });
    await editor.open('a.slo.yaml');
    assert.deepEqual(await editor.marks('a.slo.yaml'), []);
    await editor.replace('a.slo.yaml', '99.9', '0.999');
    const [diagnostic] = await editor.diagnostics('a.slo.yaml');
    assert.deepEqual(await editor.marks('a.slo.yaml'), ['slo/objective-unit: 0.999']);
    assert.match(diagnostic?.codeDescription?.href ?? '', /\/docs\/rules\/slo\/objective-unit\.md$/);
    assert.deepEqual([diagnostic?.source, diagnostic?.severity], ['faultline', 2]);
    await editor.replace('a.slo.yaml', '0.999', '101');
    assert.deepEqual(await editor.marks('a.slo.yaml'), ['slo/objective-range: 101']);
    await editor.replace('a.slo.yaml', '101', '99.95');
    assert.deepEqual(await editor.marks('a.slo.yaml'), []);
  });

  it('are there for documents that only their text tells, and for no other YAML or Markdown', async () => {
    const editor = await editorOn({});
    await editor.open('rules/checkout.yml', slothText.replace('99.9', '101'));
    await editor.open('compose.yml', 'services:\n  web:\n    objective: 0\n');
    await editor.open('README.md', '# Checkout\n');
    await editor.open('a.slo.yaml', '\n');
    assert.deepEqual(await editor.marks('rules/checkout.yml'), ['slo/objective-range: 101']);
    assert.deepEqual(await editor.marks('compose.yml'), []);
    assert.deepEqual(await editor.marks('README.md'), []);
    assert.deepEqual(await editor.marks('a.slo.yaml'), []);
    assert.equal(await editor.hover('compose.yml', 'objective'), null);
  });

  it('say where YAML does not parse, and what is left of the document', async () => {
    const editor = await editorOn({});
    await editor.open('a.slo.yaml', slothText.replace('service: checkout', 'service: [checkout'));
    const marks = await editor.marks('a.slo.yaml');
    assert.ok(
      marks.some(mark => mark.startsWith('slo/syntax: ')),
      marks.join('\n'),
    );
  });

  it('leave the review of the code alone', async () => {
    let answers = 0;
    const files = { 'a.slo.yaml': slothText, 'package.json': '{}', 'src/a.ts': 'export const a = 1;\n' };
    const editor = await editorOn(files, {
      platform: real => ({
        ...real,
        answer: (...args) => {
          answers += 1;
          real.answer(...args);
        },
      }),
    });
    await editor.open('src/a.ts');
    await editor.open('a.slo.yaml');
    await editor.diagnostics('src/a.ts');
    await until(
      () => editor.notified(statusMethod),
      all => all.some(status => JSON.stringify(status).includes('"ready"')),
    );
    const before = { answers, said: editor.notified(statusMethod).length };
    for (const objective of ['99.5', '99', '100']) {
      await editor.replace(
        'a.slo.yaml',
        /objective: (.*)/.exec(editor.text('a.slo.yaml'))?.[1] ?? '',
        objective,
      );
      await editor.diagnostics('a.slo.yaml');
    }
    assert.deepEqual({ answers, said: editor.notified(statusMethod).length }, before);
  });

  it('know the other files of the folder, as they are in the editor or on disk', async () => {
    const folder = folderWith({ 'slo/checkout.yaml': openSloText, 'slo/indicators.yaml': indicatorText });
    const editor = await Editor.start({ folders: [folder], settings: () => ({}) });
    await editor.open('slo/checkout.yaml');
    assert.deepEqual(await editor.marks('slo/checkout.yaml'), []);
    await editor.open('slo/indicators.yaml');
    await editor.replace('slo/indicators.yaml', 'checkout-requests', 'requests');
    assert.deepEqual(await editor.marks('slo/checkout.yaml'), ['slo/missing-reference: checkout-requests']);
    await editor.close('slo/indicators.yaml');
    assert.deepEqual(await editor.marks('slo/checkout.yaml'), []);
    const file = path.join(folder, 'slo/indicators.yaml');
    writeFileSync(file, indicatorText.replace('checkout-requests', 'orders'));
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: pathToFileURL(file).href, type: 2 }],
    });
    assert.deepEqual(await editor.marks('slo/checkout.yaml'), ['slo/missing-reference: checkout-requests']);
    await until(
      () => editor.refreshes,
      count => count > 0,
    );
  });

  it('are as loud as .faultline.yaml has it, on disk and while it is edited', async () => {
    const editor = await editorOn({
      '.faultline.yaml': 'rules:\n  slo/objective-unit: error\n',
      'a.slo.yaml': slothText.replace('99.9', '0.999'),
    });
    await editor.open('a.slo.yaml');
    assert.deepEqual(
      (await editor.diagnostics('a.slo.yaml')).map(({ severity }) => severity),
      [1],
    );
    await editor.open('.faultline.yaml');
    await editor.replace('.faultline.yaml', 'error', 'off');
    assert.deepEqual(await editor.marks('a.slo.yaml'), []);
  });

  it('follow the settings of the editor', async () => {
    const editor = await editorOn({ 'a.slo.yaml': slothText.replace('99.9', '0.999') });
    await editor.open('a.slo.yaml');
    assert.deepEqual(await editor.marks('a.slo.yaml'), ['slo/objective-unit: 0.999']);
    editor.settings = () => ({ rules: { 'slo/objective-unit': 'off' } });
    await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    assert.deepEqual(await editor.marks('a.slo.yaml'), []);
    editor.settings = () => ({ enable: false });
    await editor.replace('a.slo.yaml', '0.999', '101');
    await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    assert.deepEqual(await editor.marks('a.slo.yaml'), []);
    assert.deepEqual(await editor.lenses('a.slo.yaml'), []);
    assert.equal(await editor.hover('a.slo.yaml', '101'), null);
  });

  it('are not said twice where another server speaks of YAML', async () => {
    const editor = await editorOn({});
    const pyrra = `apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata:
  name: checkout
spec:
  target: "99.9"
  indicator:
    bool_gauge:
      metric: up{job="checkout"}
`;
    await editor.open('a.slo.yaml', pyrra);
    await editor.open('a.yaml', pyrra);
    const before = await editor.marks('a.slo.yaml');
    assert.ok(
      before.some(mark => mark.startsWith('slo/required: ')),
      before.join('\n'),
    );
    await editor.connection.sendNotification(yamlServerMethod, { state: 'active' });
    const after = await editor.marks('a.slo.yaml');
    assert.deepEqual(
      after,
      before.filter(mark => !mark.startsWith('slo/required: ')),
    );
    assert.deepEqual(await editor.marks('a.yaml'), before);
    assert.ok(editor.refreshes > 0);
  });

  it('wait for a click where the document is large', async () => {
    const editor = await editorOn({});
    const long = `${slothText.replace('99.9', '101')}${'# padding\n'.repeat(110_000)}`;
    await editor.open('a.slo.yaml', long);
    const [notice] = await editor.diagnostics('a.slo.yaml');
    assert.equal(
      notice?.message,
      'This document has 1.1 MB and is not read by itself; read it from the line above',
    );
    assert.deepEqual(await editor.hints('a.slo.yaml'), []);
    assert.deepEqual(await editor.lenses('a.slo.yaml'), ['1: Read this SLO document, although it is large']);
    const [action] = await editor.actions('a.slo.yaml', 'version');
    assert.equal(action?.command?.command, readLargeCommand);
    await editor.connection.sendRequest('workspace/executeCommand', action.command);
    assert.deepEqual(await editor.marks('a.slo.yaml'), ['slo/objective-range: 101']);
  });

  it('are sent to an editor that does not ask', async () => {
    const editor = await editorOn(
      {},
      { capabilities: { workspace: { configuration: true }, textDocument: { hover: {} } } },
    );
    await editor.open('a.slo.yaml', slothText.replace('99.9', '101'));
    const [sent] = await until(
      () => editor.notified('textDocument/publishDiagnostics'),
      all => all.length > 0,
    );
    assert.match(JSON.stringify(sent), /slo\/objective-range/);
  });
});

describe('what is offered for SLO documents', () => {
  it('is announced with the first of them, for YAML and Markdown alone', async () => {
    const editor = await editorOn({ 'src/a.ts': '' });
    await editor.open('src/a.ts');
    await editor.diagnostics('src/a.ts');
    assert.deepEqual(editor.registered('textDocument/completion'), []);
    await editor.open('a.slo.yaml', slothText);
    await editor.diagnostics('a.slo.yaml');
    const [completion] = await until(
      () => editor.registered('textDocument/completion'),
      all => all.length === 1,
    );
    assert.deepEqual((completion?.registerOptions as { documentSelector: unknown }).documentSelector, [
      { language: 'yaml' },
      { language: 'markdown' },
    ]);
  });

  it('is announced at once to an editor that takes nothing later', async () => {
    const capabilities = { ...everything, textDocument: {} };
    const { inlayHintProvider, codeLensProvider, documentSymbolProvider } =
      (await editorOn({}, { capabilities })).capabilities ?? {};
    assert.ok([inlayHintProvider, codeLensProvider, documentSymbolProvider].every(Boolean));
  });
});
