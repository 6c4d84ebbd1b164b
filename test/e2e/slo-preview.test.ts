import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'mocha';
import type { Locator } from 'playwright-core';
import { eventually } from '../host/eventually.ts';
import type { Theme, VscodeWindow } from '../host/window.ts';
import { PreviewPage } from './preview-page.ts';
import { inVscode, type Shop } from './shop.ts';

const file = 'slo/checkout.slo.yaml';
const text = `# What the checkout promises.
version: prometheus/v1
service: checkout
slos:
  - name: availability
    objective: 99.9 # agreed with sales
    sli:
      events:
        error_query: sum(rate(http_requests_total{job="checkout",code=~"5.."}[{{.window}}]))
        total_query: sum(rate(http_requests_total{job="checkout"}[{{.window}}]))
    alerting:
      name: CheckoutAvailability
      page_alert:
        labels:
          severity: page
      ticket_alert:
        labels:
          severity: ticket
`;

async function withSlo(shop: Shop): Promise<string> {
  await shop.keepOnly({ [file]: text, 'slo/plain.yaml': text });
  return shop.folder;
}

/** Opens the text, and its preview beside it by the line above the SLO. */
async function besideTheText(window: VscodeWindow): Promise<PreviewPage> {
  await window.openFile(file);
  await window.page.locator('.codelens-decoration a', { hasText: 'Error budget' }).first().click();
  const preview = await PreviewPage.shown(window);
  await preview.promises('43 min 12 s');
  return preview;
}

/** Saves the text, which has the focus, and reads it from disk once it is another. */
async function savedOnce(
  window: VscodeWindow,
  shop: Shop,
  accepts: (saved: string) => boolean,
): Promise<string> {
  return eventually(
    'the saved text',
    async () => {
      await window.press('Control+S');
      return shop.read(file).catch(() => '');
    },
    accepts,
  );
}

describe('a person who looks at what an SLO means', () => {
  const setting = inVscode(withSlo);

  it('types in the text, and the preview beside it follows', async () => {
    const { window } = setting();
    const preview = await besideTheText(window);
    await inTheText(window, 6);
    await replaceInLine(window, '    objective: 99.95 # agreed with sales');
    await preview.promises('21 min 36 s');
    await replaceInLine(window, '    objective: 99.9 # agreed with sales');
    await preview.promises('43 min 12 s');
  });

  it('changes a field, which changes one line and leaves its comment, and takes it back', async () => {
    const { window, shop } = setting();
    const preview = await PreviewPage.shown(window);
    const objective = await preview.field('Objective');
    await objective.fill('99.5');
    await preview.promises('3 h 36 min');
    const changed = await savedOnce(window, shop, saved => saved.includes('99.5'));
    assert.equal(changed, text.replace('objective: 99.9 #', 'objective: 99.5 #'));
    await window.press('Control+Z');
    await preview.promises('43 min 12 s');
    assert.equal(await savedOnce(window, shop, saved => !saved.includes('99.5')), text);
  });

  it('breaks the YAML and mends it, while the preview keeps what it could last read', async () => {
    const { window } = setting();
    const preview = await PreviewPage.shown(window);
    await inTheText(window, 3);
    await replaceInLine(window, 'service: checkout: x');
    await preview
      .banner()
      .filter({ hasText: /line \d+/i })
      .waitFor();
    await preview.promises('43 min 12 s');
    await replaceInLine(window, 'service: checkout');
    await preview.banner().waitFor({ state: 'detached' });
  });

  it('puts an incident in, drags it, and finds it again after the window is loaded anew', async () => {
    const { window } = setting();
    const preview = await PreviewPage.shown(window);
    await preview.addIncident();
    const before = await preview.incidentSaid();
    await preview.dragIncident(90);
    const dragged = await eventually(
      'another time',
      () => preview.incidentSaid(),
      said => said !== before,
    );
    await Promise.all([window.page.waitForEvent('load'), window.runCommand('Developer: Reload Window')]);
    const again = await PreviewPage.shown(window);
    await again.promises('43 min 12 s');
    assert.equal(await again.incidentSaid(), dragged);
  });

  it('sees that the server has ended, and that all is there when it is back', async () => {
    const { window } = setting();
    const preview = await PreviewPage.shown(window);
    const incident = await preview.incidentSaid();
    await window.runCommand('Faultline: Restart Server');
    await inTheText(window, 1);
    await replaceInLine(window, '# What the checkout promised.');
    await preview.banner().waitFor({ state: 'detached' });
    const objective = await preview.field('Objective');
    await objective.fill('99');
    await preview.promises('7 h 12 min');
    await window.press('Control+Z');
    await preview.promises('43 min 12 s');
    assert.equal(await preview.incidentSaid(), incident);
    await savedOnce(window, setting().shop, saved => saved.includes('promised'));
  });

  it('is told that the file was deleted, and has it again by saving it', async () => {
    const { window, shop } = setting();
    await window.runCommand('View: Close All Editors');
    await window.openFile(file);
    await window.page.locator('.codelens-decoration a').first().waitFor();
    await rm(path.join(shop.folder, file));
    await window.runCommand('Faultline: Open SLO Preview');
    const preview = await PreviewPage.shown(window);
    await preview.banner().filter({ hasText: 'not there' }).waitFor();
    await savedOnce(window, shop, saved => saved !== '');
    await preview.banner().waitFor({ state: 'detached' });
    await preview.promises('43 min 12 s');
  });

  it('opens the preview of a document with another name in its place, and goes back to the text', async () => {
    const { window } = setting();
    await window.runCommand('View: Close All Editors');
    await window.openFile('slo/plain.yaml');
    await window.page.locator('.codelens-decoration a').first().waitFor();
    await window.runCommand('Faultline: Open SLO Preview');
    const preview = await PreviewPage.shown(window);
    await preview.promises('43 min 12 s');
    await window.runCommand('Faultline: Show SLO Source');
    assert.match(await window.editorText(), /prometheus\/v1/);
  });
});

/** Pictures for people to look at, in `.vscode-test/shots`. */
describe('the looks of the SLO preview', () => {
  const setting = inVscode(withSlo);
  const themes: readonly Theme[] = ['light', 'dark', 'high-contrast', 'high-contrast-light'];

  it('beside the text are in shots/', async () => {
    const { window } = setting();
    const preview = await besideTheText(window);
    await preview.addIncident();
    await preview.dragIncident(60);
    await inEveryTheme(window, 'slo-beside');
  });

  it('alone are in shots/', async () => {
    const { window } = setting();
    await window.runCommand('View: Close Primary Side Bar');
    await window.runCommand('View: Join All Editor Groups');
    await inEveryTheme(window, 'slo-alone');
  });

  async function inEveryTheme(window: VscodeWindow, name: string): Promise<void> {
    for (const theme of themes) {
      await window.setTheme(theme);
      const picture = await window.screenshot(`${name}-${theme}.png`);
      assert.ok(statSync(picture).size > 10_000);
    }
  }
});

function textEditor({ page }: VscodeWindow): Locator {
  return page.locator('.editor-group-container').first().locator('.view-line span[class^=mtk]').first();
}

/** Puts the cursor on a line of the text, which stands in the first group. */
async function inTheText(window: VscodeWindow, line: number): Promise<void> {
  await textEditor(window).click();
  await window.goToLine(line);
}

/** Replaces the line that the cursor is in. */
async function replaceInLine(window: VscodeWindow, line: string): Promise<void> {
  await window.press('Home');
  await window.press('Home');
  await window.press('Shift+End');
  await window.page.keyboard.insertText(line);
}
