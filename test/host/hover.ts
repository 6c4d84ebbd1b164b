/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { eventually } from './eventually.ts';
import type { Point } from './text-editor.ts';

/** What the editor's hover shows: diagnostics first, then what the hover providers say. */
export interface Hover {
  readonly text: string;
  readonly links: readonly { readonly text: string; readonly target: string }[];
}

export const hoverWidget = '.monaco-hover:not(.workbench-hover):visible';

/**
 * Rests the mouse on a place and waits for the hover.
 *
 * @param contains waits until the hover shows this text, since providers answer one after the other.
 */
export async function hoverAt(page: Page, point: Point, contains: string): Promise<Hover> {
  await leaveHover(page);
  await page.mouse.move(point.x, point.y, { steps: 4 });
  return eventually(
    `a hover with "${contains}"`,
    () => readHover(page),
    hover => hover.text !== '' && !/^Loading/m.test(hover.text) && hover.text.includes(contains),
  );
}

/** Moves the mouse away and waits until no hover is left. */
export async function leaveHover(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  await page.locator(hoverWidget).first().waitFor({ state: 'hidden' });
}

async function readHover(page: Page): Promise<Hover> {
  const parts = await page.locator(hoverWidget).evaluateAll(widgets =>
    widgets.map(widget => ({
      text: widget instanceof HTMLElement ? widget.innerText.replaceAll('\u00a0', ' ').trim() : '',
      links: [...widget.querySelectorAll('a')].map(link => ({
        text: link.textContent,
        target: link.dataset.href ?? link.getAttribute('href') ?? '',
      })),
    })),
  );
  return { text: parts.map(part => part.text).join('\n'), links: parts.flatMap(part => part.links) };
}
