import { eventually } from '../host/eventually.ts';
import type { VscodeWindow } from '../host/window.ts';

const entry = '[id="status.languageStatus"]';
const items = '.hover-language-status:visible .left';

/** Looks at the language status (the `{}` of the status bar) until one of its items begins with a text; its whole text. */
export async function statusOnce({ page }: VscodeWindow, beginning: string): Promise<string> {
  const found = await eventually(
    `a language status that begins with "${beginning}"`,
    async () => {
      // A hover whose content changes stays where it is; the next look begins anew.
      await page.mouse.move(0, 0);
      await page.locator(entry).hover();
      await page.locator(items).first().waitFor();
      return (await page.locator(items).allInnerTexts()).map(text => text.replaceAll(/\s+/g, ' ').trim());
    },
    texts => texts.some(text => text.startsWith(beginning)),
  );
  await page.mouse.move(0, 0);
  return found.find(text => text.startsWith(beginning)) ?? '';
}
