import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'mocha';
import { eventually } from '../host/eventually.ts';
import { inVscode, onlyTheWorst } from './shop.ts';
import { statusOnce } from './status.ts';

const quotes = 'src/checkout/quotes.ts';

describe('a person who opens the sample', () => {
  const setting = inVscode(onlyTheWorst);

  it('sees the callees underlined, and reads why, with links to the page and to the client', async () => {
    const { window, shop } = setting();
    await window.openFile(quotes);
    const squiggles = await window.squigglesOnce(all => all.length >= 2);
    assert.deepEqual(squiggles, [
      { kind: 'warning', line: 14, text: 'carriers.post' },
      { kind: 'warning', line: 33, text: 'request' },
    ]);
    const [problem] = await window.problems();
    assert.equal(
      problem?.message,
      '`carriers.post` has no timeout, nor has its client (src/lib/clients.ts:11); set `timeout`',
    );
    assert.match(problem.target ?? '', /\/docs\/rules\/timeout\.md$/);
    const client = problem.related.find(({ file }) => file === path.join(shop.folder, 'src/lib/clients.ts'));
    assert.deepEqual([client?.line, client?.message], [11, 'the client is made here, without a timeout']);
    await window.press('Control+J');
  });

  it('reads the card of the call, and follows its link to the client', async () => {
    const { window } = setting();
    const hover = await window.hoverOver('carriers.post', { contains: 'safe to repeat' });
    assert.match(
      hover.text,
      /carriers\.post · axios [\d.]+ · carriers\.example\.com · POST, not safe to repeat/,
    );
    assert.match(
      hover.text,
      /timeout · none: not on the call and not on carriers · axios [\d.]+ has no timeout/,
    );
    await window.followHoverLink('carriers');
    await eventually(
      'the line where the client is made',
      () => window.statusBar(),
      items => items.some(item => item.startsWith('Ln 11, Col 25')),
    );
    assert.match(await window.editorText(), /export const carriers = axios\.create/);
  });

  it('reads the page of the rule as a page', async () => {
    const { window } = setting();
    await window.openFile(quotes);
    await window.squigglesOnce(all => all.length >= 2);
    await window.hoverOver('carriers.post', { contains: 'faultline' });
    await window.page.locator('.monaco-hover:visible a.code-link').first().click();
    const page = window.page.locator(
      '.editor-group-container.active .tab.active[data-resource-name="timeout.md"]',
    );
    await page.waitFor();
    await window.page.locator('iframe.webview').first().waitFor();
    await eventually(
      'the page in place of its text',
      () => window.page.locator('.tab[data-resource-name="timeout.md"]').count(),
      count => count === 1,
    );
    await window.page
      .locator('.editor-instance .monaco-editor[data-uri$="timeout.md"]')
      .waitFor({ state: 'detached' });
  });

  it('reads it from the lightbulb, too', async () => {
    const { window } = setting();
    await window.openFile(quotes);
    await window.cursorAt('carriers.post', 14);
    await window.lightbulb();
    await window.pickAction('About `timeout`');
    await window.page
      .locator('.editor-group-container.active .tab.active[data-resource-name="timeout.md"]')
      .waitFor();
    await window.page.locator('iframe.webview').first().waitFor();
  });

  it('picks the fix from the lightbulb, and the call is clean', async () => {
    const { window } = setting();
    // By the mouse: the page has the keyboard.
    await window.page.locator('.tab[data-resource-name="quotes.ts"]').click();
    await window.cursorAt('carriers.post', 14);
    const titles = await window.lightbulb();
    const wrapping = /\((?:resilience\.\w+|cockatiel|opossum|p-retry)\)$/;
    assert.deepEqual(titles.filter(title => !wrapping.test(title)).slice(0, 5), [
      'Add a 5 s timeout (`timeout` on the call)',
      'Add a 5 s timeout to `carriers`, for its 2 calls',
      'Disable `timeout` for this line',
      'Disable `timeout` for this file',
      'About `timeout`',
    ]);
    await window.pickAction('Add a 5 s timeout (`timeout` on the call)');
    const left = await window.squigglesOnce(all => all.length === 1);
    assert.deepEqual(left, [{ kind: 'warning', line: 33, text: 'request' }]);
    assert.match(await window.editorText(), /timeout: 5000/);
  });

  it('disables the rule for a line, and the file is clean', async () => {
    const { window, shop } = setting();
    await window.cursorAt('request', 33);
    await window.lightbulb();
    await window.pickAction('Disable `timeout` for this line');
    assert.deepEqual(await window.squigglesOnce(all => all.length === 0), []);
    await window.save();
    const saved = await shop.read(quotes);
    assert.match(saved, /timeout: 5000/);
    assert.match(saved, /\/\/ faultline-disable-next-line timeout\n.*request\(/);
    await statusOnce(window, 'Faultline: no findings in this file');
  });

  it('mends the client for all its calls', async () => {
    const { window } = setting();
    await window.openFile('src/accounts/sessions.ts');
    await window.squigglesOnce(all => all.length === 1);
    await window.cursorAt('sessions.get');
    await window.lightbulb();
    await window.pickAction('Add a 1 s timeout to `sessions`, for its 2 calls');
    assert.deepEqual(await window.squigglesOnce(all => all.length === 0), []);
  });
});
