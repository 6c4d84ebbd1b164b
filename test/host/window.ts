import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { listActions, pickListedAction } from './actions.ts';
import { eventually } from './eventually.ts';
import { hoverAt, hoverWidget, leaveHover, type Hover } from './hover.ts';
import { runDir } from './paths.ts';
import { readProblems, type Problem } from './problems.ts';
import type { VscodeServer } from './server.ts';
import { Tail } from './tail.ts';
import { drawnEditor, pointOf, squigglesOf, type Point, type Squiggle } from './text-editor.ts';
import * as workbench from './workbench.ts';

/** What is left of a failed run. */
export interface Evidence {
  /** A screenshot and the logs. */
  readonly files: readonly string[];
  /** The last lines of all logs: of server, extension host, output channels and page. */
  readonly logs: string;
}

export type Theme = 'light' | 'dark' | 'high-contrast' | 'high-contrast-light';

const themes: Readonly<Record<Theme, { readonly setting: string; readonly className: string }>> = {
  light: { setting: 'Light 2026', className: 'vs' },
  dark: { setting: 'Dark 2026', className: 'vs-dark' },
  'high-contrast': { setting: 'Default High Contrast', className: 'hc-black' },
  'high-contrast-light': { setting: 'Default High Contrast Light', className: 'hc-light' },
};

/**
 * A VS Code window in a headless browser, with what a person does in it. Every method waits until its effect can
 * be seen, for at most 30 s; what an extension does later is waited for with {@link eventually}.
 */
export class VscodeWindow {
  /** For everything that has no method here (a webview's frame, a tree view): Playwright's page. */
  readonly page: Page;
  readonly #server: VscodeServer;
  readonly #browser: Browser;
  readonly #console = new Tail();

  constructor(page: Page, server: VscodeServer, browser: Browser) {
    this.page = page;
    this.#server = server;
    this.#browser = browser;
    page.on('console', message => {
      this.#console.push(`${message.type()}: ${message.text()}\n`);
    });
  }

  /** Opens a file through quick open: a path relative to a workspace folder, or an absolute one. */
  openFile(file: string): Promise<void> {
    return workbench.openByName(this.page, file);
  }

  /** Runs a command through the command palette, by its full title there. */
  runCommand(title: string): Promise<void> {
    return workbench.runByTitle(this.page, title);
  }

  /** The lines in sight of the active editor, joined by \n; tabs are drawn as spaces. */
  async editorText(): Promise<string> {
    return (await drawnEditor(this.page)).lines.map(line => line.text).join('\n');
  }

  /** The squiggles in sight at this moment, from top to bottom; faded and struck-out text counts as well. */
  async squiggles(): Promise<readonly Squiggle[]> {
    return squigglesOf(await drawnEditor(this.page));
  }

  /** Waits until the squiggles in sight are accepted, and returns them. */
  async squigglesOnce(accepts: (squiggles: readonly Squiggle[]) => boolean): Promise<readonly Squiggle[]> {
    return eventually('the expected squiggles', () => this.squiggles(), accepts);
  }

  /**
   * Clicks into the middle of a text, which puts the cursor there.
   *
   * @param line 1-based; without it the first place in sight counts, else the first in the file.
   */
  async cursorAt(text: string, line?: number): Promise<void> {
    const { x, y } = await this.#find(text, line);
    await this.page.mouse.click(x, y);
    await workbench.editorFocus(this.page);
  }

  /** Rests the mouse on a text and returns the hover once it contains `contains` (any content unless given). */
  async hoverOver(text: string, place: { line?: number; contains?: string } = {}): Promise<Hover> {
    return hoverAt(this.page, await this.#find(text, place.line), place.contains ?? '');
  }

  /** Clicks a link of the hover that is open. */
  async followHoverLink(text: string): Promise<void> {
    await this.page.locator(`${hoverWidget} a`, { hasText: text }).first().click();
  }

  /** Presses Ctrl+. at the cursor: the titles of the actions in the list, which stays open; [] where none is offered. */
  async lightbulb(): Promise<readonly string[]> {
    await leaveHover(this.page);
    await workbench.editorFocus(this.page);
    return listActions(this.page);
  }

  /** Picks an action of the open list by its title. */
  pickAction(title: string): Promise<void> {
    return pickListedAction(this.page, title);
  }

  /** Types as on a keyboard, with VS Code's automatic brackets and indentation. */
  type(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  /** Presses a key or chord in Playwright's notation: `Control+Z`, `Escape`. */
  press(keys: string): Promise<void> {
    return this.page.keyboard.press(keys);
  }

  /** Moves the cursor to the start of a line (from 1), or to its end. */
  async goToLine(line: number, where: 'start' | 'end' = 'start'): Promise<void> {
    await workbench.goToLine(this.page, line);
    if (where === 'end') {
      await this.press('End');
    }
  }

  save(): Promise<void> {
    return workbench.saveActive(this.page);
  }

  /** All rows of the Problems panel, which is open afterwards; hints are not among them. */
  problems(): Promise<readonly Problem[]> {
    return readProblems(this.page);
  }

  statusBar(): Promise<readonly string[]> {
    return workbench.statusBarItems(this.page);
  }

  /** The language status items of the active editor, each as "text detail". */
  languageStatus(): Promise<readonly string[]> {
    return workbench.languageStatusItems(this.page);
  }

  /** The messages that stand in the notification centre. */
  notifications(): Promise<readonly string[]> {
    return workbench.notificationMessages(this.page);
  }

  async setTheme(theme: Theme): Promise<void> {
    await this.#server.changeSettings({ 'workbench.colorTheme': themes[theme].setting });
    await this.page.locator(`.monaco-workbench.${themes[theme].className}`).waitFor();
  }

  /** Writes a PNG of the whole window and returns its path: `file` itself, or a name below the run folder's `shots`. */
  async screenshot(file: string): Promise<string> {
    const target = path.resolve(runDir(), 'shots', file);
    await mkdir(path.dirname(target), { recursive: true });
    await this.page.screenshot({ path: target });
    return target;
  }

  /** For a test that failed: writes a screenshot and the logs' last lines to the run folder's `failures`. */
  async keepEvidence(name: string): Promise<Evidence> {
    const base = path.join(runDir(), 'failures', name.replaceAll(/[^\w.-]+/g, '-'));
    const logs = `--- window\n${this.#console.toString()}\n${await this.#server.logs()}`;
    const picture = await this.screenshot(`${base}.png`);
    await writeFile(`${base}.log`, logs);
    return { files: [picture, `${base}.log`], logs };
  }

  /** Closes the window and its browser; the server runs on. */
  close(): Promise<void> {
    return this.#browser.close();
  }

  async #find(text: string, line: number | undefined): Promise<Point> {
    const inSight = pointOf(await drawnEditor(this.page), text, line);
    if (inSight !== undefined) {
      return inSight;
    }
    if (line === undefined) {
      await workbench.findText(this.page, text);
    } else {
      await workbench.goToLine(this.page, line);
    }
    const point = await eventually(
      `"${text}" in the editor`,
      async () => pointOf(await drawnEditor(this.page), text, line),
      found => found !== undefined,
    );
    if (point === undefined) {
      throw new Error(`"${text}" is not in the editor.`);
    }
    return point;
  }
}
