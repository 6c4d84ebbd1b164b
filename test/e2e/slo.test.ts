import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'mocha';
import type { Locator } from 'playwright-core';
import { readSlo } from '../../src/slo/formats/read.ts';
import { eventually } from '../host/eventually.ts';
import type { Theme, VscodeWindow } from '../host/window.ts';
import { inVscode, type Shop } from './shop.ts';

const checkout = `version: prometheus/v1
service: checkout
slos:
  - name: availability
    objective: 99.9
    sli:
      events:
        error_query: sum(rate(http_requests_total{job="checkout",code=~"5.."}[{{.window}}]))
        total_query: |
          sum(
            rate(http_requests_total{job="checkout"}[{{.window}}])
          )
    alerting:
      name: CheckoutAvailability
      page_alert:
        labels:
          severity: page
`;

async function withSlos(shop: Shop, more: Readonly<Record<string, string>> = {}): Promise<string> {
  await shop.keepOnly({
    'slo/checkout.slo.yaml': checkout,
    'slo/empty.slo.yaml': '',
    'slo/pasted.yaml': 'name: none\n',
    ...more,
  });
  return shop.folder;
}

/** The text of the editor with its inlay hints, once it holds something. */
function textOnce(window: VscodeWindow, text: string): Promise<string> {
  return eventually(
    `"${text}" in the editor`,
    async () => (await window.editorText()).replaceAll('\u00a0', ' '),
    all => all.includes(text),
  );
}

/** The colour of a word on a line, as it is drawn. */
function colourOf({ page }: VscodeWindow, word: string): Promise<string | undefined> {
  return page.evaluate(text => {
    const spans = [...document.querySelectorAll('.view-line span[class^="mtk"]')];
    const span = spans.find(each => each.textContent.includes(text));
    return span === undefined ? undefined : getComputedStyle(span).color;
  }, word);
}

async function lensOnce({ page }: VscodeWindow, text: string): Promise<void> {
  await page.locator('.codelens-decoration', { hasText: text }).first().waitFor();
}

/** Asks for suggestions, again where none appear, until one is there. */
async function suggestion(window: VscodeWindow, label: string): Promise<Locator> {
  const row = window.page.locator('.suggest-widget.visible .monaco-list-row', { hasText: label }).first();
  await eventually(
    `the suggestion "${label}"`,
    async () => {
      if (!(await row.isVisible())) {
        await window.press('Control+Space');
        await row.waitFor({ timeout: 3000 }).catch(() => undefined);
      }
      return row.isVisible();
    },
    isThere => isThere,
  );
  return row;
}

describe('a person who writes an SLO', () => {
  const setting = inVscode(shop => withSlos(shop));

  it('sees at once what the objective means, and what another one would', async () => {
    const { window } = setting();
    await window.openFile('slo/checkout.slo.yaml');
    await textOnce(window, '43 min 12 s / 30 d');
    await lensOnce(window, 'Error budget 43 min 12 s / 30 d · a full outage pages after 52 s');
    assert.deepEqual(await window.squiggles(), []);
    await window.cursorAt('objective: 99.9');
    await window.goToLine(5, 'end');
    await window.type('5');
    await textOnce(window, '21 min 36 s / 30 d');
    const hover = await window.hoverOver('99.95', { contains: '21 min 36 s' });
    assert.match(hover.text, /The share of good events that is promised, in per cent/);
    assert.match(hover.text, /page\s+1 h and 5 min\s+14\.4×/);
  });

  it('is told of a wrong unit, and has it corrected', async () => {
    const { window } = setting();
    await window.goToLine(5, 'end');
    for (let left = '99.95'.length; left > 0; left -= 1) {
      await window.press('Backspace');
    }
    await window.type('0.999');
    const squiggles = await window.squigglesOnce(all => all.some(({ text }) => text === '0.999'));
    assert.deepEqual(squiggles, [{ kind: 'warning', line: 5, text: '0.999' }]);
    await window.cursorAt('0.999');
    const [fix] = await window.lightbulb();
    assert.match(fix ?? '', /99\.9/);
    await window.pickAction(fix ?? '');
    assert.deepEqual(await window.squigglesOnce(all => all.length === 0), []);
    await textOnce(window, '43 min 12 s / 30 d');
  });

  it('reads PromQL in its colours, in one line and in several', async () => {
    const { window } = setting();
    const plain = await colourOf(window, 'availability');
    const metric = await colourOf(window, 'http_requests_total');
    const label = await colourOf(window, 'code');
    assert.ok(plain !== undefined && metric !== undefined && label !== undefined);
    assert.notEqual(metric, plain);
  });

  it('begins a file with a whole SLO', async () => {
    const { window, shop } = setting();
    await window.openFile('slo/empty.slo.yaml');
    const row = await suggestion(window, 'New SLO: Pyrra');
    await window.screenshot('slo-completion.png');
    await row.click();
    await textOnce(window, 'pyrra.dev/v1alpha1');
    await window.press('Escape');
    await window.press('Escape');
    await window.press('Control+Home');
    await lensOnce(window, 'Error budget 40 min 19 s / 28 d');
    assert.deepEqual(await window.squiggles(), []);
    await window.save();
    const file = readSlo('slo/empty.slo.yaml', await shop.read('slo/empty.slo.yaml'));
    assert.deepEqual([file.issues, file.slos.map(({ format }) => format)], [[], ['pyrra']]);
  });

  it('is understood as soon as a text is an SLO, whatever the name of the file', async () => {
    const { window } = setting();
    await window.openFile('slo/pasted.yaml');
    await window.press('Control+A');
    await window.press('Delete');
    await window.page.keyboard.insertText('version: prometheus/v1\nservice: a\nslos: []\n');
    const squiggles = await window.squigglesOnce(all => all.length > 0);
    assert.ok(squiggles.some(({ kind }) => kind === 'error'));
  });
});

const themes: readonly Theme[] = ['light', 'dark', 'high-contrast'];
const yamlServer = (shop: Shop): string => path.join(path.dirname(shop.folder), 'yaml-server');

/** Pictures for people to look at, in `.vscode-test/shots`. */
describe('the looks of an SLO, beside another extension for YAML', () => {
  const setting = inVscode(
    async shop => {
      const wrong = checkout.replace('99.9', '0.999');
      await withSlos(shop, {
        'slo/checkout.slo.yaml': wrong,
        'slo/broken.slo.yaml': `${wrong.replaceAll('checkout', 'orders')}labels: {team: [`,
      });
      await mkdir(yamlServer(shop), { recursive: true });
      const manifest = {
        name: 'vscode-yaml',
        publisher: 'redhat',
        version: '1.0.0',
        engines: { vscode: '*' },
      };
      await writeFile(path.join(yamlServer(shop), 'package.json'), JSON.stringify(manifest));
      return shop.folder;
    },
    shop => [yamlServer(shop)],
  );

  for (const theme of themes) {
    it(`in ${theme} are in shots/`, async () => {
      const { window } = setting();
      await window.setTheme(theme);
      await window.openFile('slo/checkout.slo.yaml');
      await window.squigglesOnce(all => all.length > 0);
      await textOnce(window, '/ 30 d');
      // It moves the lines below it.
      await lensOnce(window, 'Error budget');
      await window.hoverOver('0.999', { contains: 'full outage' });
      const hover = await window.screenshot(`slo-hover-${theme}.png`);
      await window.press('Escape');
      await window.page.mouse.move(0, 0);
      await window.cursorAt('0.999');
      await window.lightbulb();
      const menu = await window.screenshot(`slo-lightbulb-${theme}.png`);
      await window.press('Escape');
      assert.ok([hover, menu].every(file => statSync(file).size > 10_000));
    });
  }

  it('leave it to that extension where YAML does not parse', async () => {
    const { window } = setting();
    await window.openFile('slo/broken.slo.yaml');
    const squiggles = await window.squigglesOnce(all => all.length > 0);
    assert.deepEqual(squiggles, [{ kind: 'warning', line: 5, text: '0.999' }]);
  });
});
