import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { browser } from './browser.ts';
import { becomesTrue } from './becomes-true.ts';
import { type OpenPage, openPage } from './open-page.ts';
import { SampleDocument } from './sample-document.ts';
import { keptState, sloth, slothOf, trafficOnly } from './samples.ts';

/** Presses Tab until the element is focused. */
async function tabTo({ page }: OpenPage, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(wanted => window.document.activeElement?.matches(wanted) === true, selector)) {
      return;
    }
  }
  assert.fail(`Tab never comes to ${selector}.`);
}

async function press({ page }: OpenPage, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
  }
}

async function valueOf(page: OpenPage, selector: string): Promise<string> {
  const text = await page.page.getAttribute(selector, 'aria-valuetext');
  return (text ?? '').replaceAll('\u202f', ' ');
}

describe('the preview without a mouse', () => {
  it('is edited, given an incident, moved through and taken away', async () => {
    const document = new SampleDocument(sloth(99.9), { head: sloth(99.95), settings: trafficOnly });
    const open = await openPage(browser(), document);
    const { page } = open;

    await tabTo(open, '#objective');
    await press(open, 'Control+a');
    await page.keyboard.type('99.5');
    await becomesTrue(() => assert.equal(document.text, sloth(99.5)));
    await tabTo(open, '.objective .link');
    await press(open, 'Enter');
    await becomesTrue(() => assert.equal(document.text, sloth(99.95)));

    await tabTo(open, '#add-incident');
    await press(open, 'Enter');
    assert.equal(
      await page.evaluate(() => window.document.activeElement?.getAttribute('aria-label')),
      'Start',
    );
    await press(open, 'Control+a');
    await page.keyboard.type('day 9, 10:00');
    await press(open, 'Tab', 'Control+a');
    await page.keyboard.type('12m');
    await press(open, 'Tab', 'Control+a');
    await page.keyboard.type('100');
    await press(open, 'Enter');

    const handle = '.handle[data-incident=A]';
    await tabTo(open, handle);
    assert.equal(await valueOf(open, handle), 'day 9, 10:00, 12 min at 100 %');
    await becomesTrue(async () => assert.match(await open.text('#r-burn .head p'), /^← → an hour/));
    await press(open, 'ArrowRight', 'Shift+ArrowRight');
    assert.equal(await valueOf(open, handle), 'day 9, 11:15, 12 min at 100 %');
    await press(open, 'PageUp', 'ArrowLeft');
    assert.equal(await valueOf(open, handle), 'day 10, 10:15, 12 min at 100 %');
    await press(open, 'End');
    assert.equal(await valueOf(open, handle), 'day 29, 23:48, 12 min at 100 %');
    await press(open, 'Home', '+', 'Alt+ArrowRight', '-');
    assert.equal(await valueOf(open, handle), 'day 0, 00:00, 13 min at 100 %');

    const length = '.handle[data-length]';
    await tabTo(open, length);
    await press(open, 'PageUp', 'ArrowRight');
    assert.equal(await valueOf(open, length), '24 min');

    await page.locator('#r-hero .menu button').first().focus();
    await press(open, 'Enter', 'ArrowDown', 'Enter');
    await becomesTrue(() => assert.equal(open.sent.at(-1)?.kind, 'copy'));

    await tabTo(open, handle);
    await press(open, 'Delete');
    assert.match(await open.text('#h-burn'), /^Nothing spent yet/);
    assert.equal(await page.evaluate(() => window.document.activeElement?.id), 'add-incident');
    assert.deepEqual(open.complaints, []);
    await page.context().close();
  }).timeout(60_000);

  it('closes its menu with Escape, and unfolds its form where it is narrow', async () => {
    const open = await openPage(browser(), new SampleDocument(slothOf(['one', 'two'])), { width: 420 });
    await tabTo(open, '#fold');
    await press(open, 'Enter');
    await tabTo(open, '#chooser');
    await press(open, 'ArrowDown');
    assert.equal(await open.text('#h-form'), 'two');
    await tabTo(open, '#r-hero .menu button');
    await press(open, 'Enter');
    assert.equal(await open.page.locator('[role=menu]').count(), 1);
    await press(open, 'Escape');
    assert.equal(await open.page.locator('[role=menu]').count(), 0);
    assert.equal(await open.page.evaluate(() => window.document.activeElement?.textContent), 'Copy as…');
    await open.page.context().close();
  }).timeout(60_000);
});

describe('the pointer in the preview', () => {
  it('closes a menu by a press beside it, and takes what it is pressed on', async () => {
    const open = await openPage(browser(), new SampleDocument(sloth(99.9)));
    const { page } = open;
    await page.click('text=Copy as…');
    assert.equal(await page.locator('[role=menu]').count(), 1);
    await page.click('#h-matrix');
    assert.equal(await page.locator('[role=menu]').count(), 0);
    await page.click('text=Copy as…');
    await page.click('text=Sentence for an engineer');
    await becomesTrue(() => {
      assert.match(JSON.stringify(open.sent.at(-1)), /"kind":"copy","text":"Error budget/);
    });
    assert.equal(await page.locator('[role=menu]').count(), 0);
    await page.context().close();
  });

  it('drags an incident, and draws only what shows incidents while it does', async () => {
    const open = await openPage(browser(), new SampleDocument(sloth(99.9)), { state: keptState() });
    const { page } = open;
    await page.evaluate(() => {
      const changed = new Set<string>();
      Object.assign(window, { changed });
      new MutationObserver(records => {
        records.forEach(({ target }) => {
          const element = target instanceof Element ? target : target.parentElement;
          changed.add(element?.closest('.region')?.id ?? '');
        });
      }).observe(window.document.body, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
    });
    const box = (await page.locator('.handle[data-incident=A] rect').boundingBox()) ?? assert.fail();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 60, y, { steps: 4 });
    await becomesTrue(async () =>
      assert.match(await valueOf(open, '.handle[data-incident=A]'), /^day 12, 00:\d\d, 12 min at 100 %$/),
    );
    const changed = await page.evaluate(() => [...(window as unknown as { changed: Set<string> }).changed]);
    assert.deepEqual(
      changed.filter(region => !['', 'r-bar', 'r-burn', 'r-rate', 'r-what-if'].includes(region)),
      [],
    );
    await page.mouse.up();
    await becomesTrue(() => assert.match(JSON.stringify(open.state), /"letter":"A","start":10[34]\d{4}/));
    await page.context().close();
  });

  it('puts an incident where the chart is double-clicked, and reads what is left', async () => {
    const open = await openPage(browser(), new SampleDocument(sloth(99.9)));
    const chart = open.page.locator('[data-chart=burn]');
    await chart.hover({ position: { x: 400, y: 150 } });
    await becomesTrue(async () =>
      assert.match(await open.text('.readout'), /^day \d+, \d\d:\d\d: 100 % left$/),
    );
    await chart.dblclick({ position: { x: 400, y: 150 } });
    assert.match(await open.text('#h-burn'), /^A would spend/);
    await open.page.context().close();
  });
});
