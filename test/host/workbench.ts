/// <reference lib="dom" />
import path from 'node:path';
import type { Page } from 'playwright-core';
import { activeEditor } from './editor-dom.ts';
import { eventually } from './eventually.ts';

/** One row of a list that quick open or the command palette shows. */
interface QuickPickRow {
  readonly label: string;
  readonly description: string;
}

const quickInput = '.quick-input-widget:visible';

/** How long a list may take to show what is wanted, in ms, before it is opened again: it keeps what it once found. */
const listMilliseconds = 8_000;
const mostOpenings = 4;

async function pick(
  page: Page,
  keys: string,
  text: string,
  wanted: (row: QuickPickRow) => boolean,
): Promise<void> {
  for (let opening = 1; opening < mostOpenings; opening++) {
    try {
      await pickOnce(page, keys, text, wanted);
      return;
    } catch {
      // A file that is new is in the next list.
      await page.keyboard.press('Escape');
      await page.locator(quickInput).first().waitFor({ state: 'hidden' });
    }
  }
  await pickOnce(page, keys, text, wanted);
}

async function pickOnce(
  page: Page,
  keys: string,
  text: string,
  wanted: (row: QuickPickRow) => boolean,
): Promise<void> {
  await page.keyboard.press(keys);
  await page.locator(`${quickInput} input`).first().waitFor();
  await page.keyboard.insertText(text);
  const rows = page.locator(`${quickInput} .monaco-list-row`);
  const shown = await eventually(
    `"${text}" in the list that ${keys} opens`,
    () =>
      rows.evaluateAll(elements =>
        elements.map(element => ({
          label: element.querySelector('.label-name')?.textContent ?? '',
          description: element.querySelector('.label-description')?.textContent ?? '',
        })),
      ),
    list => list.some(wanted),
    listMilliseconds,
  );
  await rows.nth(shown.findIndex(wanted)).click({ timeout: 10_000 });
}

/** Opens a file by its path through quick open (Ctrl+P) and waits for its tab. */
export async function openByName(page: Page, file: string): Promise<void> {
  const { base, dir } = path.posix.parse(file);
  // A workspace of several folders finds nothing under "folder/src/file.ts", so the name alone is typed.
  const typed = path.posix.isAbsolute(file) ? file : base;
  const tab = page.locator(`.editor-group-container.active .tab.active[data-resource-name="${base}"]`);
  const choose = (): Promise<void> =>
    pick(page, 'Control+P', typed, ({ label, description }) => label === base && isFolder(description, dir));
  await choose();
  // A list that is drawn anew under the mouse swallows the click: then it is opened again.
  await tab.waitFor({ timeout: 5000 }).catch(async () => {
    await page.keyboard.press('Escape');
    await choose();
  });
  await tab.waitFor();
}

/** Whether a row's description, "src" or "folder • src", and a folder asked for end alike. */
function isFolder(description: string, asked: string): boolean {
  const shown = `/${description.split(/[/\\]|\s*•\s*/).join('/')}`.replace(/^\/\//, '/').replace(/\/$/, '');
  const wanted = `/${asked}`.replace(/^\/\//, '/').replace(/\/$/, '');
  return shown.endsWith(wanted) || (asked.startsWith('/') && wanted.endsWith(shown));
}

/** Runs a command by the title that the command palette (F1) shows: "Developer: Reload Window". */
export async function runByTitle(page: Page, title: string): Promise<void> {
  await pick(page, 'F1', title, ({ label }) => label === title);
}

/** Moves the cursor to the start of a line (Ctrl+G), and waits until the status bar says so and the editor has the focus. */
export async function goToLine(page: Page, line: number): Promise<void> {
  await page.keyboard.press('Control+G');
  await page.locator(`${quickInput} input`).first().waitFor();
  await page.keyboard.insertText(String(line));
  await page.keyboard.press('Enter');
  await page.locator(quickInput).waitFor({ state: 'hidden' });
  await page.locator(`[id="status.editor.selection"][aria-label^="Ln ${String(line)}, "]`).waitFor();
  await editorFocus(page);
}

/** Waits until the keyboard is the active editor's. */
export async function editorFocus(page: Page): Promise<void> {
  await page.locator(`${activeEditor}.focused`).waitFor();
}

/** Selects the first place where `text` stands after the cursor, with the find widget (Ctrl+F). */
export async function findText(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+F');
  const input = page
    .locator('.editor-group-container.active .find-widget.visible .find-part textarea')
    .first();
  await input.waitFor();
  await input.fill(text);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await editorFocus(page);
}

/** The status bar's items as a screen reader says them, from left to right. */
export async function statusBarItems(page: Page): Promise<readonly string[]> {
  return page
    .locator('.statusbar-item:visible')
    .evaluateAll(items => items.map(item => item.getAttribute('aria-label') ?? item.textContent));
}

/** The language status items behind the status bar's `{}`, each as "text detail". */
export async function languageStatusItems(page: Page): Promise<readonly string[]> {
  await page.locator('[id="status.languageStatus"]').hover();
  const items = page.locator('.hover-language-status:visible .left');
  await items.first().waitFor();
  const texts = await items.evaluateAll(elements =>
    elements.map(element =>
      [...element.childNodes]
        .map(node => node.textContent)
        .filter(Boolean)
        .join(' '),
    ),
  );
  await page.mouse.move(0, 0);
  await items.first().waitFor({ state: 'hidden' });
  return texts;
}

/** The messages in the notification centre (the bell), the newest first. */
export async function notificationMessages(page: Page): Promise<readonly string[]> {
  const center = page.locator('.notifications-center.visible');
  if (!(await center.isVisible())) {
    await page.locator('[id="status.notifications"]').click();
  }
  await center.waitFor();
  const messages = await center.locator('.notification-list-item-message').allInnerTexts();
  await page.keyboard.press('Escape');
  await center.waitFor({ state: 'hidden' });
  return messages;
}

/** Saves the active file (Ctrl+S) and waits until its tab says so. */
export async function saveActive(page: Page): Promise<void> {
  await page.keyboard.press('Control+S');
  const tab = '.editor-group-container.active .tab.active';
  await page.locator(`${tab}:not(.dirty)`).waitFor();
}
