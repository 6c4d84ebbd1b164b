import type { Page } from 'playwright-core';
import { patience } from './eventually.ts';

const widget = '.action-widget:has(> .actionList):visible';
const attemptMilliseconds = 5000;

/**
 * Opens the list of code actions at the cursor (Ctrl+.) and returns their titles; the list stays open. Where none is
 * offered, the editor says so and the answer is [].
 *
 * VS Code drops the list when something changes while it is being made (new diagnostics, for one), as it would for
 * a person, who presses the keys again; so does this.
 */
export async function listActions(page: Page): Promise<readonly string[]> {
  const titles = page.locator(`${widget} .monaco-list-row.action .title`);
  const answer = titles.first().or(page.locator('.monaco-editor-overlaymessage:visible'));
  const deadline = performance.now() + patience;
  for (;;) {
    await page.keyboard.press('Control+.');
    try {
      await answer.first().waitFor({ timeout: attemptMilliseconds });
      return await titles.allInnerTexts();
    } catch (error) {
      if (performance.now() > deadline) {
        throw error;
      }
    }
  }
}

/** Picks an action of the open list by its whole title. */
export async function pickListedAction(page: Page, title: string): Promise<void> {
  await page.locator(widget).getByText(title, { exact: true }).first().click();
  await page.locator(widget).waitFor({ state: 'hidden' });
}
