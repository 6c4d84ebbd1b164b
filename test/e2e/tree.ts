import type { Locator } from 'playwright-core';
import { eventually } from '../host/eventually.ts';
import type { VscodeWindow } from '../host/window.ts';

/** A line of the view as a person sees it. */
export interface TreeRow {
  readonly label: string;
  readonly description: string;
  /** What a screen reader says. */
  readonly spoken: string;
  /** The names of the icon: `database`. */
  readonly icon: string;
  readonly level: number;
}

const pane = '.pane:has(.pane-header[aria-label*="Reliability"])';
const line = `${pane} .monaco-list-row`;

/** The view of dependencies in the side bar. */
export class ReliabilityTree {
  private readonly window: VscodeWindow;

  constructor(window: VscodeWindow) {
    this.window = window;
  }

  /** Clicks its icon in the activity bar. */
  async open(): Promise<void> {
    const { page } = this.window;
    const visible = page.locator(pane);
    if (!(await visible.isVisible())) {
      await page.locator('.activitybar .action-item:has([aria-label^="Faultline"])').click();
    }
    await visible.waitFor();
  }

  async rows(): Promise<readonly TreeRow[]> {
    return this.window.page.locator(line).evaluateAll(rows =>
      rows.map(row => ({
        label: row.querySelector('.label-name')?.textContent ?? '',
        description: row.querySelector('.label-description')?.textContent ?? '',
        spoken: row.getAttribute('aria-label') ?? '',
        icon:
          /codicon-(?!custom)([\w-]+)/.exec(
            row.querySelector('.custom-view-tree-node-item-icon')?.className ?? '',
          )?.[1] ?? '',
        level: Number(row.getAttribute('aria-level')),
      })),
    );
  }

  /** Waits until the lines in sight are accepted. */
  async rowsOnce(accepts: (rows: readonly TreeRow[]) => boolean): Promise<readonly TreeRow[]> {
    return eventually('the expected lines of the view', () => this.rows(), accepts);
  }

  /** Opens or closes a dependency. */
  async toggle(label: string): Promise<void> {
    await this.row(label).click();
  }

  /** The first line with that label. */
  row(label: string): Locator {
    const { page } = this.window;
    const name = page.locator('.label-name', { hasText: new RegExp(`^${escaped(label)}$`) });
    return page.locator(line).filter({ has: name }).first();
  }

  /** The line of a call, by its callee and the place that stands behind it. */
  call(callee: string, place: string): Locator {
    const { page } = this.window;
    const name = page.locator('.label-name', { hasText: new RegExp(`^${escaped(callee)}$`) });
    const where = page.locator('.label-description', { hasText: new RegExp(`^${escaped(place)}( |$)`) });
    return page.locator(line).filter({ has: name }).filter({ has: where }).first();
  }

  /** What is shown under the mouse, once it is all there. */
  async tooltip(row: Locator): Promise<string> {
    const { page } = this.window;
    await page.mouse.move(0, 0);
    await row.locator('.label-name').hover();
    const hover = page.locator('.workbench-hover-container .monaco-hover').first();
    await hover.waitFor();
    return eventually(
      'a tooltip that is there',
      async () => (await hover.innerText()).replaceAll('\u00a0', ' '),
      text => !text.trim().startsWith('Loading'),
    );
  }

  /** Clicks one of the icons that a line shows under the mouse, by its title. */
  async inline(row: Locator, title: string): Promise<void> {
    await row.hover();
    await row.locator(`.actions a[aria-label^="${title}"]`).click();
  }

  /** Clicks one of the icons beside the title. */
  async title(title: string): Promise<void> {
    const { page } = this.window;
    await page.locator(pane).hover();
    await page
      .locator(`.composite.title a[aria-label^="${title}"], ${pane} .pane-header a[aria-label^="${title}"]`)
      .first()
      .click();
  }

  /** What the view says where it has no lines. */
  welcome(): Promise<string> {
    return this.welcomeOnce(/./);
  }

  /** Waits until it says so. */
  async welcomeOnce(expected: RegExp): Promise<string> {
    const content = this.window.page.locator(`${pane} .welcome-view-content`);
    await content.waitFor();
    return eventually(
      `${String(expected)} in the view`,
      async () => (await content.innerText()).replaceAll(/\s+/g, ' ').trim(),
      text => expected.test(text),
    );
  }

  /** Presses a button of what it says where it has no lines. */
  async pressButton(label: string): Promise<void> {
    await this.window.page
      .locator(`${pane} .welcome-view-content .monaco-button`, { hasText: label })
      .click();
  }

  /** What stands above the lines. */
  async message(): Promise<string> {
    const message = this.window.page.locator(`${pane} .message:not(.hide)`);
    await message.waitFor();
    return message.innerText();
  }
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
