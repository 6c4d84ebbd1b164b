import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, it } from 'mocha';
import { browser } from './browser.ts';
import { type Opening, openPage, pageBundles } from './open-page.ts';
import { SampleDocument } from './sample-document.ts';
import { keptState, settings, sloth } from './samples.ts';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What axe finds wrong, in a line each. */
async function violations(opening: Opening, then = (text: string) => text): Promise<readonly string[]> {
  const document = new SampleDocument(sloth(99.9), { head: sloth(99.95), settings });
  const open = await openPage(browser(), document, { state: keptState(), ...opening });
  const changed = then(document.text);
  if (changed !== document.text) {
    await open.type(changed);
  }
  // The page's own policy lets nothing else in.
  await open.page.evaluate(await readFile(axe, 'utf8'));
  const found = await open.page.evaluate(async () => {
    const { axe: run } = window as unknown as {
      axe: { run: (options: object) => Promise<{ violations: Violation[] }> };
    };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    return (await run.run({ runOnly: tags })).violations;
  });
  assert.deepEqual(open.complaints, []);
  await open.page.context().close();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

describe('the page of a preview, to axe', () => {
  const all: Readonly<Record<string, Opening>> = {
    'in a light theme': { theme: 'light' },
    'in a dark theme': { theme: 'dark' },
    'in high contrast, dark': { theme: 'highContrast' },
    'in high contrast, light': { theme: 'highContrastLight' },
    'with forced colours': { theme: 'highContrast', forcedColors: 'active' },
    'narrow, with its form unfolded': { width: 360, state: { ...keptState(), form: 'open' } },
    'with tables in the place of its charts': { state: { ...keptState(), twins: ['burn', 'rate'] } },
    'without incidents': { state: keptState([]) },
  };
  for (const [name, opening] of Object.entries(all)) {
    it(`is without a violation ${name}`, async () => {
      assert.deepEqual(await violations(opening), []);
    }).timeout(60_000);
  }

  it('is without a violation where the text is broken', async () => {
    assert.deepEqual(await violations({}, text => `${text}  bad: [\n`), []);
  }).timeout(60_000);
});

describe('the page of a preview, at any width', () => {
  for (const width of [360, 420, 620, 800, 1000, 1400]) {
    it(`does not scroll sideways at ${String(width)} pixels`, async () => {
      const document = new SampleDocument(sloth(99.9), { head: sloth(99.95), settings });
      const open = await openPage(browser(), document, { width, state: { ...keptState(), form: 'open' } });
      const beyond = await open.page.evaluate(
        () => window.document.documentElement.scrollWidth - window.document.documentElement.clientWidth,
      );
      assert.equal(beyond, 0);
      await open.page.context().close();
    });
  }
});

describe('what is shipped of the page', () => {
  it('is small: at most 120 kB of script and 20 kB of style', async () => {
    const { script, style } = await pageBundles();
    assert.ok(Buffer.byteLength(script) <= 120_000, `${String(Buffer.byteLength(script))} bytes of script`);
    assert.ok(Buffer.byteLength(style) <= 20_000, `${String(Buffer.byteLength(style))} bytes of style`);
  });
});
