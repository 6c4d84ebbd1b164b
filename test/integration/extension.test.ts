import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { actionsAt, findingsOnce, folder, pageOf, rangeOf, show, uriOf } from './workspace.ts';

const extension = vscode.extensions.getExtension('faultline.faultline');

/** A function, for the compiler takes what was false to stay so. */
function isActive(): boolean | undefined {
  return extension?.isActive;
}

/** The ids of the servers that this extension host has started. */
function serverProcesses(): readonly string[] {
  const { stdout } = spawnSync('pgrep', ['-P', String(process.pid), '-f', 'dist/server.js'], {
    encoding: 'utf8',
  });
  return stdout.split('\n').filter(pid => pid !== '');
}

afterEach(async () => {
  // What a test has typed is not for the next one. VS Code writes to its own settings, which are none of ours.
  const own = vscode.workspace.textDocuments.filter(({ uri }) => uri.path.startsWith(`${folder().path}/`));
  for (const document of own.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
});

describe('the extension', () => {
  it('sleeps until there is something to review, or its view is opened, which starts no server', async () => {
    await vscode.window.showTextDocument(uriOf('package.json'));
    assert.equal(extension?.isActive, false);
    await vscode.commands.executeCommand('faultline.dependencies.focus');
    await extension.activate();
    assert.equal(isActive(), true);
    if (process.platform !== 'win32') {
      assert.deepEqual(serverProcesses(), []);
    }
  });

  it('says what it finds in an open file, with a page to each code', async () => {
    await show('src/checkout/pricing.ts');
    const found = await findingsOnce('src/checkout/pricing.ts', all => all.length >= 4);
    assert.deepEqual(
      found.map(({ range }) => range.start.line + 1).sort((a, b) => a - b),
      [26, 31, 58, 63],
    );
    assert.deepEqual([...new Set(found.map(pageOf))].sort(), [
      'docs/rules/ineffective-timeout.md',
      'docs/rules/timeout.md',
    ]);
  });

  it('hints at what else a call lacks', async () => {
    await show('src/checkout/pricing.ts');
    const [hint] = await findingsOnce('src/checkout/pricing.ts', all => all.length > 0, 'hints');
    assert.match(hint?.message ?? '', /^No .*circuit breaker.* around `fetch`/);
  });

  it('shows the card of a call with icons', async () => {
    const { document } = await show('src/checkout/pricing.ts');
    await findingsOnce('src/checkout/pricing.ts', all => all.length >= 4);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      rangeOf(document, 'fetch').start,
    );
    const texts = hovers.flatMap(({ contents }) =>
      contents.flatMap(part =>
        part instanceof vscode.MarkdownString && part.supportThemeIcons ? [part.value] : [],
      ),
    );
    assert.match(
      texts.join('\n'),
      /\*\*fetch\*\* · pricing\.internal · POST.*\n\n\$\(check\) \*\*timeout\*\* · 2 s/,
    );
  });

  it('writes the preferred fix', async () => {
    const { document } = await show('src/orders/orders.ts');
    await findingsOnce('src/orders/orders.ts', all => all.length > 0);
    const actions = await actionsAt(document, 'reporting.query');
    const ours = actions.filter(({ title }) => title.includes('timeout'));
    const [fix, ...others] = ours.filter(({ isPreferred }) => isPreferred === true);
    assert.deepEqual(others, []);
    assert.ok(fix?.edit !== undefined);
    await vscode.workspace.applyEdit(fix.edit);
    assert.deepEqual(await findingsOnce('src/orders/orders.ts', all => all.length === 0), []);
  });

  it('writes every safe fix of a file at once', async () => {
    const { document } = await show('src/checkout/pricing.ts');
    await findingsOnce('src/checkout/pricing.ts', all => all.length >= 4);
    const [all] = await actionsAt(document, 'import', 'source.fixAll.faultline');
    assert.ok(all?.edit !== undefined);
    await vscode.workspace.applyEdit(all.edit);
    assert.deepEqual(await findingsOnce('src/checkout/pricing.ts', left => left.length === 0), []);
  });

  it('lists the findings of closed files when the workspace is reviewed', async () => {
    await vscode.commands.executeCommand('faultline.reviewWorkspace');
    const found = await findingsOnce('src/accounts/sessions.ts', all => all.length === 1);
    assert.equal(found[0]?.severity, vscode.DiagnosticSeverity.Warning);
    assert.equal(
      vscode.workspace.textDocuments.some(({ uri }) => uri.path.endsWith('sessions.ts')),
      false,
    );
  });

  it('follows its settings', async () => {
    await show('src/checkout/pricing.ts');
    await findingsOnce('src/checkout/pricing.ts', all => all.length >= 4);
    const settings = vscode.workspace.getConfiguration('faultline', folder());
    await settings.update(
      'rules',
      { timeout: 'error', 'ineffective-timeout': 'off' },
      vscode.ConfigurationTarget.WorkspaceFolder,
    );
    const found = await findingsOnce('src/checkout/pricing.ts', all => all.length === 1);
    assert.equal(found[0]?.severity, vscode.DiagnosticSeverity.Error);
    await settings.update('rules', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
    await findingsOnce('src/checkout/pricing.ts', all => all.length >= 4);
  });

  it('comes back after a restart of the server', async () => {
    await show('src/checkout/pricing.ts');
    await findingsOnce('src/checkout/pricing.ts', all => all.length >= 4);
    await vscode.commands.executeCommand('faultline.restartServer');
    await findingsOnce('src/checkout/pricing.ts', all => all.length >= 4);
  });

  it('starts the server again when it has died', async function () {
    if (process.platform === 'win32') {
      this.skip();
    }
    const { document } = await show('src/checkout/pricing.ts');
    await findingsOnce('src/checkout/pricing.ts', all => all.length >= 4);
    const before = serverProcesses();
    assert.equal(before.length, 1);
    process.kill(Number(before[0]), 'SIGKILL');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(
      document.uri,
      document.positionAt(document.getText().length),
      "void fetch('http://more.internal');\n",
    );
    await vscode.workspace.applyEdit(edit);
    await findingsOnce('src/checkout/pricing.ts', all => all.length === 5);
    assert.equal(serverProcesses().filter(pid => !before.includes(pid)).length, 1);
  });

  it('copies a report without code or names of files', async () => {
    await show('src/checkout/pricing.ts');
    await findingsOnce('src/checkout/pricing.ts', all => all.length >= 4);
    await vscode.commands.executeCommand('faultline.copyDiagnosticsReport');
    const report = await vscode.env.clipboard.readText();
    assert.match(report, /^### Faultline diagnostics report/);
    assert.match(report, /- Folder 1: \d+ files, \d+ parsed/);
    assert.match(report, /\| pull diagnostics \| \d+ \|/);
    assert.doesNotMatch(report, /pricing|fetch|shop/);
  });

  it('shows the page of a rule as a page', async () => {
    await vscode.commands.executeCommand('faultline.showRule', 'timeout');
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    assert.ok(tab?.input instanceof vscode.TabInputCustom);
    assert.match(tab.input.uri.path, /\/docs\/rules\/timeout\.md$/);
  });

  it('speaks lower of a browser component', async () => {
    await show('web/product-page.tsx');
    const [finding] = await findingsOnce('web/product-page.tsx', all => all.length === 1);
    assert.equal(finding?.severity, vscode.DiagnosticSeverity.Information);
  });
});
