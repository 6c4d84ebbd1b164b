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

/** How long the mouse rests before it is moved away and back, in ms: an editor that had no answer yet asks only then. */
const restMilliseconds = 4_000;

/**
 * Rests the mouse on a place and waits for the hover, and as a person would, tries again where none appears.
 *
 * @param contains waits until the hover shows this text, since providers answer one after the other.
 */
export async function hoverAt(page: Page, point: Point, contains: string): Promise<Hover> {
  let rested = -Infinity;
  return eventually(
    `a hover with "${contains}"`,
    async () => {
      const seen = await readHover(page);
      if (performance.now() - rested > restMilliseconds && !shows(seen, contains)) {
        await leaveHover(page);
        await page.mouse.move(point.x, point.y, { steps: 4 });
        rested = performance.now();
        return nothing;
      }
      return seen;
    },
    hover => shows(hover, contains),
  );
}

const nothing: Hover = { text: '', links: [] };

function shows({ text }: Hover, contains: string): boolean {
  return text !== '' && !/^Loading/m.test(text) && text.includes(contains);
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
