import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { describe, it } from 'mocha';
import type { Theme } from '../host/window.ts';
import { inVscode } from './shop.ts';

const themes: readonly Theme[] = ['light', 'dark', 'high-contrast'];

/** Pictures for people to look at, in `.vscode-test/shots`; what can be asserted of them is little. */
describe('the looks of a review', () => {
  const setting = inVscode();

  for (const theme of themes) {
    it(`in ${theme} are in shots/`, async () => {
      const { window } = setting();
      await window.setTheme(theme);
      await window.openFile('src/checkout/pricing.ts');
      await window.squigglesOnce(all => all.length >= 2);
      await window.hoverOver('fetch', { line: 31, contains: 'safe to repeat' });
      const hover = await window.screenshot(`hover-${theme}.png`);
      await window.press('Escape');
      await window.page.mouse.move(0, 0);
      await window.goToLine(26);
      await window.cursorAt('fetch', 26);
      await window.lightbulb();
      const menu = await window.screenshot(`lightbulb-${theme}.png`);
      await window.press('Escape');
      await window.problems();
      const problems = await window.screenshot(`problems-${theme}.png`);
      await window.press('Control+J');
      assert.ok([hover, menu, problems].every(file => statSync(file).size > 10_000));
    });
  }
});
