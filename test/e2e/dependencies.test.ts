import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { eventually } from '../host/eventually.ts';
import { inVscode } from './shop.ts';
import { ReliabilityTree, type TreeRow } from './tree.ts';

const toasts = '.notifications-toasts';

/** The lines below a dependency. */
function below(rows: readonly TreeRow[], label: string): readonly TreeRow[] {
  const from = rows.findIndex(row => row.label === label) + 1;
  const to = rows.findIndex((row, index) => index >= from && row.level === 1);
  return rows.slice(from, to < 0 ? rows.length : to);
}

describe('a person who looks at what the sample calls', () => {
  const setting = inVscode();

  it('is told what a review does before there was one, and that nothing leaves the machine', async () => {
    const tree = new ReliabilityTree(setting().window);
    await tree.open();
    assert.match(await tree.welcome(), /^Nothing is reviewed yet\. Review Workspace The review reads/);
    assert.match(await tree.welcome(), /Nothing leaves your machine/);
  });

  it('starts it there, and sees the dependencies with their guards, the worst first', async () => {
    const tree = new ReliabilityTree(setting().window);
    await tree.pressButton('Review Workspace');
    const rows = await tree.rowsOnce(all => all.length >= 15);
    const [worst] = rows;
    assert.deepEqual([worst?.label, worst?.icon], ['pricing.internal', 'globe']);
    assert.match(worst?.description ?? '', /^8 calls · timeout 3\/8 .*· fetch$/);
    assert.match(
      worst?.spoken ?? '',
      /^pricing\.internal, fetch, HTTP, 8 calls, 4 with findings, timeout 3 of 8/,
    );
    const icons = new Map(rows.map(({ label, icon }) => [label, icon]));
    assert.deepEqual(
      ['orders', 'sessions', 'stock', 'openai', 'stripe', 'receipts'].map(name => icons.get(name)),
      ['database', 'zap', 'plug', 'sparkle', 'credit-card', 'cloud'],
    );
    const { window } = setting();
    await eventually(
      'the findings of closed files',
      () => window.problems(),
      all => all.some(({ file }) => file.endsWith('src/accounts/sessions.ts')),
    );
    await window.press('Control+J');
  });

  it('opens a dependency, and sees its calls with place and marks, the worst first', async () => {
    const tree = new ReliabilityTree(setting().window);
    await tree.toggle('pricing.internal');
    const rows = below(
      await tree.rowsOnce(all => below(all, 'pricing.internal').length === 8),
      'pricing.internal',
    );
    assert.match(rows[0]?.description ?? '', /^pricing\.ts:26 · ! timeout/);
    assert.match(
      rows[0]?.spoken ?? '',
      /^fetch, GET, src\/checkout\/pricing\.ts line 26, warning: .* timeout without effect/,
    );
    assert.deepEqual(
      rows.slice(0, 4).map(({ icon }) => icon),
      ['warning', 'warning', 'warning', 'warning'],
    );
    assert.match(rows.at(-1)?.description ?? '', /✓ timeout/);
  });

  it('reads the guard card of a call under the mouse', async () => {
    const { window } = setting();
    const tree = new ReliabilityTree(window);
    const tooltip = await tree.tooltip(tree.call('fetch', 'pricing.ts:63'));
    assert.match(tooltip, /waits without a deadline/);
    assert.match(tooltip, /fetch · pricing\.internal/);
    assert.match(tooltip, /timeout · none: not on the call/);
    assert.match(tooltip, /src\/checkout\/pricing\.ts:63/);
  });

  it('fixes a call from its line, and the line follows', async () => {
    const { window } = setting();
    const tree = new ReliabilityTree(window);
    await tree.inline(tree.call('fetch', 'pricing.ts:63'), 'Fix');
    await eventually(
      'the fix in the editor',
      () => window.editorText(),
      text => /AbortSignal\.timeout\(\d+\)/.test(text.split('\n').slice(-6).join('\n')),
    );
    await tree.rowsOnce(all =>
      all.some(
        ({ label, description }) => label === 'pricing.internal' && description.includes('timeout 4/8'),
      ),
    );
  });

  it('has a rule pass over a call, and it is no longer reported', async () => {
    const { window } = setting();
    const tree = new ReliabilityTree(window);
    await tree.toggle('carriers.example.com');
    await tree.inline(tree.call('carriers.post', 'quotes.ts:14'), 'Disable');
    await tree.rowsOnce(all =>
      all.some(({ spoken }) => spoken.includes('quotes.ts line 15') && !spoken.includes(' warning: ')),
    );
    assert.match(await window.editorText(), /\/\/ faultline-disable-next-line timeout\n/);
  });

  it('opens a call in the editor', async () => {
    const { window } = setting();
    const tree = new ReliabilityTree(window);
    await tree.toggle('sessions');
    await tree.inline(tree.call('sessions.set', 'sessions.ts:11'), 'Open');
    await eventually(
      'the callee selected',
      () => window.statusBar(),
      items => items.some(item => item.startsWith('Ln 11, Col')),
    );
    assert.match(await window.editorText(), /sessions\.set/);
  });

  it('keeps only what has findings, and all again', async () => {
    const tree = new ReliabilityTree(setting().window);
    await tree.title('Show Only Calls with Findings');
    await tree.rowsOnce(
      all => !all.some(({ label }) => label === 'orders') && below(all, 'pricing.internal').length === 3,
    );
    await tree.title('Show All Calls');
    await tree.rowsOnce(all => all.some(({ label }) => label === 'orders'));
  });
});

describe('a person whose project calls nothing', () => {
  const setting = inVscode(async shop => {
    await shop.keepOnly({ 'src/add.ts': 'export const add = (a: number, b: number) => a + b;\n' });
    return shop.folder;
  });

  it('is told so, and what was looked for', async () => {
    const tree = new ReliabilityTree(setting().window);
    await tree.open();
    await tree.pressButton('Review Workspace');
    assert.match(await tree.welcomeOnce(/no outbound call/), /Looked for were the clients of HTTP/);
  });
});

describe('a person without a folder', () => {
  const setting = inVscode(() => Promise.resolve(undefined));

  it('is offered to open one', async () => {
    const tree = new ReliabilityTree(setting().window);
    await tree.open();
    assert.match(await tree.welcome(), /No folder is open\. Open Folder/);
  });
});

describe('a person who stops a review', () => {
  const setting = inVscode(async shop => {
    const call = (index: number): string =>
      `export const f${String(index)} = () => fetch('http://h${String(index)}.internal');\n`;
    const text = Array.from({ length: 1 }, (_, index) => call(index)).join('');
    await shop.keepOnly(
      Object.fromEntries(
        Array.from({ length: 4000 }, (_, index) => [
          `src/f${String(index)}.ts`,
          `// ${String(index)}\n${text}`,
        ]),
      ),
    );
    return shop.folder;
  });

  it('sees what was found until then', async () => {
    const { window } = setting();
    const { page } = window;
    const tree = new ReliabilityTree(window);
    await tree.open();
    await tree.pressButton('Review Workspace');
    // It is told in files read and files parsed: more than there are means that some calls are known.
    await eventually(
      'a review that has come so far',
      () => page.locator(`${toasts} .notification-list-item-message`).first().innerText(),
      text => Number(/\d+\/(\d+)/.exec(text)?.[1]) > 4200,
    );
    await page.locator(`${toasts} .monaco-button`, { hasText: 'Cancel' }).click();
    await page
      .locator(`${toasts} .notification-list-item-message`, { hasText: 'The review was stopped' })
      .waitFor();
    assert.match(await tree.message(), /The review was stopped before its end/);
    await tree.rowsOnce(all => all.length > 0);
    await eventually(
      'problems of closed files',
      () => window.statusBar(),
      items => items.some(item => /Warnings: [1-9]/.test(item)),
    );
  });
});
